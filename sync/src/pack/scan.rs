//! Compact JSON as a tree of slices: nothing is unescaped or rounded, so nothing can be lost.

/// How deep documents may nest; deeper ones travel as they are.
pub const DEEPEST: usize = 24;

/// A value's kind, which chooses its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Null,
    False,
    True,
    Int,
    Text,
    /// A number that is not a canonical integer: its text.
    Number,
    Array,
    Object,
    /// A whole document that is not compact JSON: its bytes.
    Raw,
}

impl Kind {
    /// Returns the kind's number in packed bytes.
    pub fn code(self) -> u8 {
        match self {
            Self::Null => 0,
            Self::False => 1,
            Self::True => 2,
            Self::Int => 3,
            Self::Text => 4,
            Self::Number => 5,
            Self::Array => 6,
            Self::Object => 7,
            Self::Raw => 8,
        }
    }

    /// Returns the kind of a number in packed bytes.
    pub fn of(code: u8) -> Option<Self> {
        Some(match code {
            0 => Self::Null,
            1 => Self::False,
            2 => Self::True,
            3 => Self::Int,
            4 => Self::Text,
            5 => Self::Number,
            6 => Self::Array,
            7 => Self::Object,
            8 => Self::Raw,
            _ => return None,
        })
    }
}

/// A value of a document.
#[derive(Debug)]
pub enum Value<'a> {
    Null,
    False,
    True,
    Int(i64),
    /// What stands between the quotes, escapes and all.
    Text(&'a [u8]),
    Number(&'a [u8]),
    Array(Vec<Self>),
    Object(Vec<(&'a [u8], Self)>),
    Raw(&'a [u8]),
}

impl Value<'_> {
    /// Returns the value's kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::False => Kind::False,
            Self::True => Kind::True,
            Self::Int(_) => Kind::Int,
            Self::Text(_) => Kind::Text,
            Self::Number(_) => Kind::Number,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
            Self::Raw(_) => Kind::Raw,
        }
    }
}

/// Reads a document; what is not compact JSON is [`Value::Raw`].
pub fn scan(document: &[u8]) -> Value<'_> {
    let mut scanner = Scanner { rest: document };
    match scanner.value(0) {
        Some(value) if scanner.rest.is_empty() => value,
        Some(_) | None => Value::Raw(document),
    }
}

struct Scanner<'a> {
    rest: &'a [u8],
}

impl<'a> Scanner<'a> {
    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        match *self.rest.first()? {
            b'{' if depth < DEEPEST => self.object(depth),
            b'[' if depth < DEEPEST => self.array(depth),
            b'"' => self.text().map(Value::Text),
            b'n' => self.word(b"null", Value::Null),
            b't' => self.word(b"true", Value::True),
            b'f' => self.word(b"false", Value::False),
            b'-' | b'0'..=b'9' => Some(self.number()),
            _ => None,
        }
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        self.rest = self.rest.strip_prefix(&[byte])?;
        Some(())
    }

    fn word(&mut self, word: &[u8], value: Value<'a>) -> Option<Value<'a>> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    fn object(&mut self, depth: usize) -> Option<Value<'a>> {
        self.eat(b'{')?;
        let mut fields = Vec::new();
        while self.eat(b'}').is_none() {
            if !fields.is_empty() {
                self.eat(b',')?;
            }
            let key = self.text()?;
            self.eat(b':')?;
            fields.push((key, self.value(depth + 1)?));
        }
        Some(Value::Object(fields))
    }

    fn array(&mut self, depth: usize) -> Option<Value<'a>> {
        self.eat(b'[')?;
        let mut items = Vec::new();
        while self.eat(b']').is_none() {
            if !items.is_empty() {
                self.eat(b',')?;
            }
            items.push(self.value(depth + 1)?);
        }
        Some(Value::Array(items))
    }

    fn text(&mut self) -> Option<&'a [u8]> {
        self.eat(b'"')?;
        let mut at = 0;
        loop {
            match self.rest.get(at)? {
                b'"' => break,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        let text = self.rest.get(..at)?;
        self.rest = self.rest.get(at + 1..)?;
        Some(text)
    }

    fn number(&mut self) -> Value<'a> {
        let is_part = |b: &u8| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let len = self.rest.iter().take_while(|b| is_part(b)).count();
        let (text, rest) = self.rest.split_at(len);
        self.rest = rest;
        canonical_int(text).map_or(Value::Number(text), Value::Int)
    }
}

/// Reads an integer if it is written the one way we would write it.
pub fn canonical_int(text: &[u8]) -> Option<i64> {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let plain = !digits.is_empty() && digits.len() <= 18 && digits.iter().all(u8::is_ascii_digit);
    let leads = digits.starts_with(b"0") && (digits.len() > 1 || text.len() > 1);
    if !plain || leads {
        return None;
    }
    let size = digits.iter().fold(0_i64, |n, d| n * 10 + i64::from(d - b'0'));
    Some(if text.len() == digits.len() { size } else { -size })
}
