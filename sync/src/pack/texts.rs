//! A column of texts: as they are, as places in a small dictionary, or as a known beginning and a
//! counted number (`<log>-17`, `<log>-18`, dates, phone numbers).

use std::collections::BTreeMap;

use super::scan::canonical_int;
use crate::bytes::{Reader, Torn, put_bytes, put_i64, put_len, put_u64, varint_size, zigzag};

const PLAIN: u8 = 0;
const DICTIONARY: u8 = 1;
const COUNTED: u8 = 2;

/// The guessed size of a byte of text after compression, in eighths of a byte.
const LETTER: usize = 5;

/// Writes a column in the form that is likely to be the smallest after compression.
pub fn write(texts: &[&[u8]]) -> Vec<u8> {
    let counted: Vec<(&[u8], i64)> = texts.iter().filter_map(|text| split(text)).collect();
    let places = places(texts.iter().copied());
    let plain = plain_cost(texts, &places);
    let dictionary = dictionary_cost(texts, &places);
    let all_counted = counted.len() == texts.len();
    if all_counted && counted_cost(&counted) < plain.min(dictionary) {
        write_counted(&counted)
    } else if dictionary < plain {
        write_dictionary(texts, &places)
    } else {
        write_plain(texts)
    }
}

/// Splits a text into a beginning and a canonical number of at most 15 digits at its end.
fn split(text: &[u8]) -> Option<(&[u8], i64)> {
    let digits = text.iter().rev().take(15).take_while(|b| b.is_ascii_digit()).count();
    let zeros = text.iter().skip(text.len() - digits).take_while(|b| **b == b'0').count();
    let at = text.len() - digits + zeros.min(digits.saturating_sub(1));
    let (beginning, number) = text.split_at(at);
    Some((beginning, canonical_int(number)?))
}

/// Numbers the different texts in order of their first appearance.
fn places<'a>(texts: impl Iterator<Item = &'a [u8]>) -> BTreeMap<&'a [u8], usize> {
    let mut places = BTreeMap::new();
    for text in texts {
        let next = places.len();
        places.entry(text).or_insert(next);
    }
    places
}

fn letters(places: &BTreeMap<&[u8], usize>) -> usize {
    places.keys().map(|text| LETTER * text.len() + 4).sum()
}

/// Guesses a reference's size in eighths of a byte.
fn reference(places: &BTreeMap<&[u8], usize>) -> usize {
    usize::try_from(places.len().max(1).ilog2()).unwrap_or(64)
}

fn plain_cost(texts: &[&[u8]], places: &BTreeMap<&[u8], usize>) -> usize {
    let again = texts.len() - places.len();
    letters(places) + 20 * again
}

fn dictionary_cost(texts: &[&[u8]], places: &BTreeMap<&[u8], usize>) -> usize {
    letters(places) + texts.len() * (reference(places) + 1) + 4 * places.len()
}

fn counted_cost(counted: &[(&[u8], i64)]) -> usize {
    let places = places(counted.iter().map(|(beginning, _)| *beginning));
    let mut last = BTreeMap::new();
    let mut cost = letters(&places) + counted.len() * reference(&places);
    for (beginning, number) in counted {
        let step = number.wrapping_sub(last.insert(*beginning, *number).unwrap_or(0));
        cost += if step.abs() <= 1 { 2 } else { 8 * varint_size(zigzag(step)) - 2 };
    }
    cost
}

fn write_plain(texts: &[&[u8]]) -> Vec<u8> {
    let mut out = vec![PLAIN];
    let mut sizes = Vec::new();
    for text in texts {
        put_len(&mut sizes, text.len());
    }
    put_bytes(&mut out, &sizes);
    for text in texts {
        out.extend_from_slice(text);
    }
    out
}

/// Writes references; the first one to a text is followed by its length.
fn refer<'a>(
    out: &mut Vec<u8>,
    letters: &mut Vec<u8>,
    texts: impl Iterator<Item = &'a [u8]>,
    places: &BTreeMap<&[u8], usize>,
) {
    let mut known = 0;
    for text in texts {
        let place = places.get(text).copied().unwrap_or(known);
        // 0 is a new text, so that a column of new and repeated ones stays even.
        if place == known {
            put_u64(out, 0);
            put_len(out, text.len());
            letters.extend_from_slice(text);
            known += 1;
        } else {
            put_len(out, place + 1);
        }
    }
}

fn write_dictionary(texts: &[&[u8]], places: &BTreeMap<&[u8], usize>) -> Vec<u8> {
    let (mut out, mut references, mut letters) = (vec![DICTIONARY], Vec::new(), Vec::new());
    refer(&mut references, &mut letters, texts.iter().copied(), places);
    put_bytes(&mut out, &references);
    out.extend_from_slice(&letters);
    out
}

fn write_counted(counted: &[(&[u8], i64)]) -> Vec<u8> {
    let beginnings = || counted.iter().map(|(beginning, _)| *beginning);
    let places = places(beginnings());
    let (mut out, mut references, mut letters) = (vec![COUNTED], Vec::new(), Vec::new());
    refer(&mut references, &mut letters, beginnings(), &places);
    put_bytes(&mut out, &references);
    put_bytes(&mut out, &letters);
    let mut last = BTreeMap::new();
    for (beginning, number) in counted {
        put_i64(&mut out, number.wrapping_sub(last.insert(*beginning, *number).unwrap_or(0)));
    }
    out
}

/// Reads a column text by text.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    form: u8,
    sizes: Reader<'a>,
    letters: Reader<'a>,
    numbers: Reader<'a>,
    /// Known texts or beginnings, each with its last number.
    known: Vec<(&'a [u8], i64)>,
}

impl<'a> Texts<'a> {
    /// Begins to read a written column.
    pub fn new(bytes: &'a [u8]) -> Result<Self, Torn> {
        let mut rest = Reader::new(bytes);
        let form = rest.byte()?;
        let sizes = Reader::new(rest.bytes()?);
        let letters = if form == COUNTED { Reader::new(rest.bytes()?) } else { rest.clone() };
        if form > COUNTED {
            return Err(Torn);
        }
        Ok(Self { form, sizes, letters, numbers: rest, known: Vec::new() })
    }

    /// Takes the next text: a beginning, and a number to be written after it if there is one.
    pub fn next(&mut self) -> Result<(&'a [u8], Option<i64>), Torn> {
        if self.form == PLAIN {
            let size = usize::try_from(self.sizes.u64()?).map_err(|_| Torn)?;
            return Ok((self.letters.take(size)?, None));
        }
        let place = self.place()?;
        let (text, last) = self.known.get_mut(place).ok_or(Torn)?;
        if self.form == DICTIONARY {
            return Ok((text, None));
        }
        *last = last.wrapping_add(self.numbers.i64()?);
        Ok((text, Some(*last)))
    }

    /// Takes a reference to a known text, or a new one.
    fn place(&mut self) -> Result<usize, Torn> {
        let reference = usize::try_from(self.sizes.u64()?).map_err(|_| Torn)?;
        if let Some(place) = reference.checked_sub(1) {
            return Ok(place);
        }
        let size = usize::try_from(self.sizes.u64()?).map_err(|_| Torn)?;
        self.known.push((self.letters.take(size)?, 0));
        Ok(self.known.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn come_back(texts: &[&str]) -> u8 {
        let texts: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
        let bytes = write(&texts);
        let mut column = Texts::new(&bytes).unwrap();
        for text in &texts {
            let (beginning, number) = column.next().unwrap();
            let mut whole = beginning.to_vec();
            whole.extend(number.map(|n| n.to_string()).unwrap_or_default().bytes());
            assert_eq!(&whole, text);
        }
        bytes[0]
    }

    #[test]
    fn columns_of_every_form_come_back() {
        assert_eq!(come_back(&["one of a kind", "another", "", "a third one"]), PLAIN);
        assert_eq!(come_back(&["walk-in", "phone", "phone", "walk-in", "walk-in"]), DICTIONARY);
        let ids: Vec<String> = (1..40).map(|n| format!("a1b2c3d4e5f60708-{n}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(come_back(&ids), COUNTED);
    }

    #[test]
    fn numbers_at_the_end_keep_their_zeros() {
        let dates: Vec<String> = (1..29).map(|n| format!("2026-02-{n:02}")).collect();
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        come_back(&dates);
        come_back(&["0", "00", "007", "x0", "x00", "x010", "9999999999999999999999"]);
        come_back(&["-5", "--5", "-0"]);
    }
}
