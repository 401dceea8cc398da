//! The frame: magic, length, checksum, body, and a request's device signature.

use super::{MAX_BODY, Malformed};

const MAGIC: &[u8; 4] = b"BMS1";
const HEAD: usize = 12;
const SIGNATURE: usize = 64;

/// A frame taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Compressed columns.
    pub body: &'a [u8],
    /// The tablet's signature over [`crate::proof::push_message`] of the body: requests only.
    pub signature: Option<&'a [u8; SIGNATURE]>,
}

impl<'a> Frame<'a> {
    /// Takes a frame apart.
    ///
    /// # Errors
    /// [`Malformed`], for anything that is not exactly one frame.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Malformed::NotAFrame)?;
        let (len, rest) = number(rest)?;
        let (checksum, rest) = number(rest)?;
        let len = usize::try_from(len).map_err(|_| Malformed::TooLarge)?;
        if len > MAX_BODY {
            return Err(Malformed::TooLarge);
        }
        if len > rest.len() {
            return Err(Malformed::Length);
        }
        let (body, signature) = rest.split_at(len);
        if crc32(body) != checksum {
            return Err(Malformed::Checksum);
        }
        let signature = match signature.len() {
            0 => None,
            SIGNATURE => signature.try_into().ok(),
            _ => return Err(Malformed::Length),
        };
        Ok(Self { body, signature })
    }
}

fn number(bytes: &[u8]) -> Result<(u32, &[u8]), Malformed> {
    let (number, rest) = bytes.split_first_chunk::<4>().ok_or(Malformed::Length)?;
    Ok((u32::from_be_bytes(*number), rest))
}

/// Puts a body, and the device's signature if it is a request, into a frame.
pub fn frame(body: &[u8], signature: Option<&[u8; SIGNATURE]>) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEAD + body.len() + SIGNATURE);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(&crc32(body).to_be_bytes());
    out.extend_from_slice(body);
    out.extend(signature.into_iter().flatten());
    out
}

/// Returns the CRC-32 that zip and PNG use, four bits at a time.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = nibbles();
    let step = |crc: u32, nibble: u8| {
        (crc >> 4) ^ TABLE[usize::from((crc.to_le_bytes()[0] ^ nibble) & 15)]
    };
    !bytes.iter().fold(u32::MAX, |crc, byte| step(step(crc, *byte), byte >> 4))
}

/// Returns what four bits shifted out do to the checksum.
const fn nibbles() -> [u32; 16] {
    let mut table = [0; 16];
    let (mut at, mut nibble) = (0, 0_u32);
    while at < 16 {
        let mut crc = nibble;
        let mut bit = 0;
        while bit < 4 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[at] = crc;
        at += 1;
        nibble += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_frame_opens_to_what_was_put_in() {
        let bytes = frame(b"body", Some(&[7; 64]));
        let opened = Frame::open(&bytes).unwrap();
        assert_eq!((opened.body, opened.signature), (&b"body"[..], Some(&[7; 64])));
        assert_eq!(Frame::open(&frame(b"", None)).unwrap().body, b"");
    }

    #[test]
    fn a_portal_s_page_a_cut_or_a_flipped_byte_is_no_frame() {
        let page = b"<html>Please sign in</html>";
        assert_eq!(Frame::open(page).unwrap_err(), Malformed::NotAFrame);
        let bytes = frame(b"a body of some length", Some(&[7; 64]));
        for end in 0..bytes.len() - 64 {
            assert!(Frame::open(&bytes[..end]).is_err());
        }
        for place in 0..bytes.len() - 64 {
            let mut flipped = bytes.clone();
            flipped[place] ^= 4;
            assert!(Frame::open(&flipped).is_err(), "{place}");
        }
    }
}
