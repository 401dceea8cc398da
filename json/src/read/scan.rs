//! The text, and how far it is read. None of it knows a type, so there is one copy of it.

use std::borrow::Cow;

use super::Bad;
use crate::text::unquote;

/// A text that is read from its beginning.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Scan<'de> {
    pub fn new(text: &'de str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns how many bytes are read.
    pub fn at(&self) -> usize {
        self.at
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Returns the next byte that is no white space, 0 at the end.
    #[inline(never)]
    pub fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.byte()
    }

    /// Reads a byte that must come next.
    #[inline(never)]
    pub fn expect(&mut self, byte: u8) -> Result<(), Bad> {
        if self.peek() != byte {
            return Err(Bad);
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a word if it comes next.
    #[inline(never)]
    pub fn takes(&mut self, word: &str) -> bool {
        self.peek();
        let takes =
            self.text.as_bytes().get(self.at..).is_some_and(|t| t.starts_with(word.as_bytes()));
        if takes {
            self.at += word.len();
        }
        takes
    }

    /// Comes to the next element or member: past the comma before it, if it is not the first.
    /// False at the closing bracket, which is left.
    #[inline(never)]
    pub fn more(&mut self, end: u8) -> Result<bool, Bad> {
        let next = self.peek();
        if next == end {
            return Ok(false);
        }
        let before = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let open = end - 2;
        let first = before.iter().rev().find(|byte| !byte.is_ascii_whitespace()) == Some(&open);
        if first {
            return Ok(true);
        }
        self.expect(b',')?;
        if self.peek() == end { Err(Bad) } else { Ok(true) }
    }

    /// Makes sure that nothing follows.
    pub fn end(&mut self) -> Result<(), Bad> {
        if self.peek() == 0 && self.at == self.text.len() { Ok(()) } else { Err(Bad) }
    }

    /// Reads a text between quotes.
    #[inline(never)]
    pub fn text(&mut self) -> Result<Cow<'de, str>, Bad> {
        unquote(self.quoted()?).ok_or(Bad)
    }

    /// Reads a text between quotes as it stands there, escapes and all.
    fn quoted(&mut self) -> Result<&'de str, Bad> {
        self.expect(b'"')?;
        let start = self.at;
        loop {
            match self.byte() {
                b'"' => break,
                b'\\' => self.at += 2,
                0..0x20 => return Err(Bad),
                _ => self.at += 1,
            }
        }
        let text = self.text.get(start..self.at).ok_or(Bad)?;
        self.at += 1;
        Ok(text)
    }

    /// Reads an integer used as a key: between quotes, and nothing beside it.
    pub fn integer_key(&mut self) -> Result<(u64, bool), Bad> {
        self.expect(b'"')?;
        let spaced = self.byte().is_ascii_whitespace();
        let integer = self.integer()?;
        if spaced || self.byte() != b'"' {
            return Err(Bad);
        }
        self.at += 1;
        Ok(integer)
    }

    /// Reads an integer: its magnitude, and whether it is below zero.
    #[inline(never)]
    pub fn integer(&mut self) -> Result<(u64, bool), Bad> {
        let negative = self.peek() == b'-';
        self.at += usize::from(negative);
        let (start, mut magnitude) = (self.at, 0_u64);
        while let digit @ b'0'..=b'9' = self.byte() {
            magnitude = magnitude.checked_mul(10).ok_or(Bad)?;
            magnitude = magnitude.checked_add(u64::from(digit - b'0')).ok_or(Bad)?;
            self.at += 1;
        }
        let digits = self.text.as_bytes().get(start..self.at).unwrap_or_default();
        let padded = digits.len() > 1 && digits.starts_with(b"0");
        let fraction = matches!(self.byte(), b'.' | b'e' | b'E');
        if digits.is_empty() || padded || fraction || negative && magnitude == 0 {
            return Err(Bad);
        }
        Ok((magnitude, negative))
    }

    /// Reads past a value of any kind.
    #[inline(never)]
    pub fn skip(&mut self) -> Result<(), Bad> {
        let mut open = Vec::new();
        loop {
            match self.peek() {
                bracket @ (b'{' | b'[') => {
                    self.at += 1;
                    open.push(bracket + 2);
                }
                b'"' => drop(self.text()?),
                b'-' | b'0'..=b'9' => self.skip_number()?,
                _ => {
                    let word = ["null", "true", "false"].into_iter().find(|word| self.takes(word));
                    word.ok_or(Bad)?;
                }
            }
            // Up to the next value, past what ends with this one.
            loop {
                let Some(end) = open.last().copied() else { return Ok(()) };
                if self.more(end)? {
                    if end == b'}' {
                        self.text()?;
                        self.expect(b':')?;
                    }
                    break;
                }
                self.at += 1;
                open.pop();
            }
        }
    }

    fn skip_number(&mut self) -> Result<(), Bad> {
        let start = self.at;
        while matches!(self.byte(), b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9') {
            self.at += 1;
        }
        let text = self.text.get(start..self.at).ok_or(Bad)?;
        if is_number(text) { Ok(()) } else { Err(Bad) }
    }

    /// Reads past a value and returns it as it stands.
    pub fn raw(&mut self) -> Result<&'de str, Bad> {
        self.peek();
        let start = self.at;
        self.skip()?;
        self.text.get(start..self.at).ok_or(Bad)
    }
}

/// Says whether a text is a number by JSON's grammar.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, power)) => (number, Some(power.strip_prefix(['+', '-']).unwrap_or(power))),
        None => (text, None),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}
