//! Reading and writing of varints and length-prefixed bytes. Reading never panics, whatever it gets.

/// Says that bytes end early or a number is out of range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bytes end early or do not add up")]
pub struct Torn;

/// Appends an unsigned LEB128 varint.
pub fn put_u64(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

/// Appends a length, count or index.
pub fn put_len(out: &mut Vec<u8>, len: usize) {
    put_u64(out, u64::try_from(len).unwrap_or(u64::MAX));
}

/// Appends a signed number, zig-zag.
pub fn put_i64(out: &mut Vec<u8>, value: i64) {
    put_u64(out, zigzag(value));
}

/// Appends bytes after their length.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_len(out, bytes.len());
    out.extend_from_slice(bytes);
}

/// Maps small numbers of either sign to small unsigned ones.
pub fn zigzag(value: i64) -> u64 {
    (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned()
}

/// Undoes [`zigzag`].
pub fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// Returns how many bytes a varint takes.
pub fn varint_size(value: u64) -> usize {
    let bits = 64 - (value | 1).leading_zeros();
    usize::try_from(bits.div_ceil(7)).unwrap_or(10)
}

/// A cursor over bytes of unknown origin.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Begins to read.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Says whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Takes one byte.
    ///
    /// # Errors
    /// [`Torn`] here and below, when the bytes end early or do not add up.
    pub fn byte(&mut self) -> Result<u8, Torn> {
        let (first, rest) = self.rest.split_first().ok_or(Torn)?;
        self.rest = rest;
        Ok(*first)
    }

    /// Takes a given number of bytes.
    pub fn take(&mut self, len: usize) -> Result<&'a [u8], Torn> {
        if len > self.rest.len() {
            return Err(Torn);
        }
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        Ok(taken)
    }

    /// Takes an array.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Torn> {
        self.take(N)?.try_into().map_err(|_| Torn)
    }

    /// Takes a varint.
    pub fn u64(&mut self) -> Result<u64, Torn> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(Torn);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Torn)
    }

    /// Takes a varint that fits 32 bits.
    pub fn u32(&mut self) -> Result<u32, Torn> {
        u32::try_from(self.u64()?).map_err(|_| Torn)
    }

    /// Takes a signed varint.
    pub fn i64(&mut self) -> Result<i64, Torn> {
        Ok(unzigzag(self.u64()?))
    }

    /// Takes a count of things that each take at least one byte of what is left or of `elsewhere`.
    pub fn count(&mut self, at_most: usize) -> Result<usize, Torn> {
        let count = usize::try_from(self.u64()?).map_err(|_| Torn)?;
        if count > at_most { Err(Torn) } else { Ok(count) }
    }

    /// Takes length-prefixed bytes.
    pub fn bytes(&mut self) -> Result<&'a [u8], Torn> {
        let len = self.count(self.rest.len())?;
        self.take(len)
    }

    /// Takes length-prefixed text.
    pub fn text(&mut self) -> Result<&'a str, Torn> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Torn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_come_back() {
        for value in [0, 1, 127, 128, 16_383, 16_384, u64::MAX / 2, u64::MAX] {
            let mut out = Vec::new();
            put_u64(&mut out, value);
            assert_eq!(out.len(), varint_size(value));
            assert_eq!(Reader::new(&out).u64(), Ok(value));
            assert_eq!(zigzag(unzigzag(value)), value);
        }
        for value in [0, -1, 1, i64::MIN, i64::MAX] {
            let mut out = Vec::new();
            put_i64(&mut out, value);
            assert_eq!(Reader::new(&out).i64(), Ok(value));
        }
    }

    #[test]
    fn an_endless_number_is_torn() {
        assert_eq!(Reader::new(&[0xff; 20]).u64(), Err(Torn));
        assert_eq!(Reader::new(&[0x80]).u64(), Err(Torn));
    }
}
