//! Texts between quotes.

use std::borrow::Cow;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends a text between quotes, its control characters, quotes and backslashes escaped.
pub fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x08 => "\\b",
            0x0c => "\\f",
            0..0x20 => "\\u00",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        out.push_str(short);
        if short.len() > 2 {
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(HEX[usize::from(digit)]));
            }
        }
        plain = at + 1;
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

/// Returns the text that stood between quotes, or nothing for an escape that is none.
pub fn unquote(text: &str) -> Option<Cow<'_, str>> {
    let Some((plain, mut rest)) = text.split_once('\\') else { return Some(Cow::Borrowed(text)) };
    let mut out = String::from(plain);
    loop {
        let mut letters = rest.chars();
        match letters.next()? {
            letter @ ('"' | '\\' | '/') => out.push(letter),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'u' => {
                let after;
                (letters, after) = escaped(letters.as_str())?;
                out.push(after);
            }
            _ => return None,
        }
        let Some((plain, next)) = letters.as_str().split_once('\\') else {
            out.push_str(letters.as_str());
            return Some(Cow::Owned(out));
        };
        out.push_str(plain);
        rest = next;
    }
}

/// Reads what follows `\u`: four digits, or two times four for what lies beyond them.
fn escaped(text: &str) -> Option<(std::str::Chars<'_>, char)> {
    let (first, rest) = unit(text)?;
    if let Some(letter) = char::from_u32(first) {
        return Some((rest.chars(), letter));
    }
    let (second, rest) = unit(rest.strip_prefix("\\u")?)?;
    let paired = (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&second);
    let letter = char::from_u32(0x1_0000 + ((first & 0x3ff) << 10) + (second & 0x3ff))?;
    paired.then_some((rest.chars(), letter))
}

fn unit(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}
