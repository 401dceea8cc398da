//! A column of integers: the same one, as they are, differences, or differences of differences.

use crate::bytes::{Reader, Torn, put_i64, varint_size, zigzag};

const SAME: u8 = 0;
const PLAIN: u8 = 1;
const STEPS: u8 = 2;
const TURNS: u8 = 3;

/// Writes a column in the form that is likely to be the smallest after compression.
pub fn write(values: &[i64]) -> Vec<u8> {
    let Some(first) = values.first() else { return Vec::new() };
    if values.iter().all(|value| value == first) {
        let mut out = vec![SAME];
        put_i64(&mut out, *first);
        return out;
    }
    let steps = differences(values);
    let turns = differences(&steps);
    let mut best = (PLAIN, values);
    for candidate in [(STEPS, steps.as_slice()), (TURNS, turns.as_slice())] {
        if cost(candidate.1) < cost(best.1) {
            best = candidate;
        }
    }
    let mut out = vec![best.0];
    for value in best.1 {
        put_i64(&mut out, *value);
    }
    out
}

fn differences(values: &[i64]) -> Vec<i64> {
    let mut last = 0;
    values.iter().map(|value| value.wrapping_sub(std::mem::replace(&mut last, *value))).collect()
}

/// Guesses the size in quarters of a byte: what repeats its neighbour nearly vanishes.
fn cost(values: &[i64]) -> usize {
    let mut last = None;
    let mut sum = 0;
    for value in values {
        sum += if last == Some(value) { 1 } else { 4 * varint_size(zigzag(*value)) };
        last = Some(value);
    }
    sum
}

/// Reads a column value by value.
#[derive(Clone, Debug)]
pub struct Numbers<'a> {
    form: u8,
    rest: Reader<'a>,
    value: i64,
    step: i64,
}

impl<'a> Numbers<'a> {
    /// Begins to read a written column.
    pub fn new(bytes: &'a [u8]) -> Result<Self, Torn> {
        let mut rest = Reader::new(bytes);
        let form = if bytes.is_empty() { PLAIN } else { rest.byte()? };
        let value = if form == SAME { rest.i64()? } else { 0 };
        if form > TURNS { Err(Torn) } else { Ok(Self { form, rest, value, step: 0 }) }
    }

    /// Takes the next value.
    pub fn next(&mut self) -> Result<i64, Torn> {
        match self.form {
            SAME => {}
            PLAIN => self.value = self.rest.i64()?,
            STEPS => self.value = self.value.wrapping_add(self.rest.i64()?),
            _ => {
                self.step = self.step.wrapping_add(self.rest.i64()?);
                self.value = self.value.wrapping_add(self.step);
            }
        }
        Ok(self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_every_form_come_back() {
        for values in [
            vec![],
            vec![7; 9],
            vec![1, 2, 3, 4, 5],
            vec![10, 20, 30, 40, 50, 60],
            vec![5, -9, 1_000_000, 3],
            vec![i64::MIN, i64::MAX, 0, i64::MIN],
        ] {
            let bytes = write(&values);
            let mut numbers = Numbers::new(&bytes).unwrap();
            for value in &values {
                assert_eq!(numbers.next(), Ok(*value));
            }
        }
    }

    #[test]
    fn an_even_pace_costs_next_to_nothing() {
        let values: Vec<i64> = (0..100).map(|n| 1_700_000_000_000 + n * 60_000).collect();
        let packed = miniz_oxide::deflate::compress_to_vec(&write(&values), 9);
        assert!(packed.len() < 40, "{}", packed.len());
    }
}
