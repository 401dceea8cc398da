//! Photos of a complaint: made to hold the picture and nothing of whoever took it.
//!
//! A JPEG is a row of segments. Kept are those a picture is drawn from, up to its end; the rest goes:
//! place and time, camera, thumbnail, comments, and a second picture or a film behind the first. Which
//! way up it was held is kept by a segment of our own. ITU-T T.81 Annex B; Exif 2.3 §4.6

/// The largest photo that is kept, in bytes: what a phone makes is made smaller by the page's script.
pub const LARGEST: usize = 1_500_000;

/// The most pixels: a small file may claim to be a picture that fills a tablet's memory.
const MOST_PIXELS: u32 = 64_000_000;

/// Why a photo is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    TooLarge,
    /// No JPEG, or not all of one.
    NoPhoto,
}

/// The markers of T.81 that matter here, without the `FF` before them.
mod marker {
    pub const TABLES: u8 = 0xC4;
    pub const RESERVED: u8 = 0xC8;
    pub const CONDITIONING: u8 = 0xCC;
    pub const START: u8 = 0xD8;
    pub const END: u8 = 0xD9;
    pub const SCAN: u8 = 0xDA;
    pub const QUANTIZATION: u8 = 0xDB;
    pub const RESTARTS: u8 = 0xDD;
    pub const EXIF: u8 = 0xE1;
    pub const ADOBE: u8 = 0xEE;
}

/// Returns a photo without what is not the picture.
///
/// # Errors
/// [`Fault`].
pub fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    picture(bytes).ok_or(Fault::NoPhoto)
}

/// Returns the segments of the picture; nothing where they do not come to an end.
fn picture(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xFF, marker::START])?;
    let (mut kept, mut way_up) = (Vec::with_capacity(bytes.len()), None);
    let (mut framed, mut scanned) = (false, false);
    loop {
        let (name, after) = next_marker(rest)?;
        if name == marker::END {
            break;
        }
        let length = usize::from(big(after, 0)?);
        let (segment, after) = after.split_at_checked(length)?;
        let body = segment.get(2..)?;
        rest = after;
        let kept_part = match name {
            marker::EXIF => {
                way_up = way_up.or_else(|| orientation(body));
                continue;
            }
            // Twelve bytes say how colours are written; whatever follows goes.
            marker::ADOBE if body.starts_with(b"Adobe") => {
                kept.extend([0xFF, marker::ADOBE, 0, 14]);
                kept.extend(body.get(..12)?);
                continue;
            }
            marker::SCAN => {
                scanned = framed;
                let (scan, after) = rest.split_at(scan_length(rest));
                rest = after;
                [segment, scan]
            }
            marker::QUANTIZATION | marker::RESTARTS | marker::TABLES | marker::CONDITIONING => {
                [segment, &[]]
            }
            0xC0..=0xCF if name != marker::RESERVED => {
                let pixels = u32::from(big(body, 1)?).checked_mul(big(body, 3)?.into())?;
                if framed || pixels > MOST_PIXELS {
                    return None;
                }
                framed = true;
                [segment, &[]]
            }
            _ => continue,
        };
        kept.extend([0xFF, name]);
        kept.extend(kept_part.concat());
    }
    let head = [&[0xFF, marker::START][..], &turned(way_up)].concat();
    scanned.then(|| [&head, &kept[..], &[0xFF, marker::END]].concat())
}

/// Returns the next marker and what follows it; more than one `FF` may stand before it.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let behind = bytes.strip_prefix(&[0xFF])?;
    let fill = behind.iter().take_while(|byte| **byte == 0xFF).count();
    behind.get(fill..)?.split_first().map(|(name, after)| (*name, after))
}

/// Returns how many bytes of a scan stand before the next marker that is no part of it.
fn scan_length(bytes: &[u8]) -> usize {
    let ends =
        |pair: &[u8]| matches!(pair, [0xFF, name] if !matches!(name, 0 | 0xD0..=0xD7 | 0xFF));
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

/// Returns which way up a picture was held, 2 to 8, where Exif says so.
fn orientation(body: &[u8]) -> Option<u8> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let read: fn(&[u8], usize) -> Option<u16> = match tiff.get(..2)? {
        b"MM" => big,
        b"II" => little,
        _ => return None,
    };
    // The offset has four bytes; no list of Exif begins behind the first 64 KB.
    let first = usize::from(read(tiff, if tiff.starts_with(b"MM") { 6 } else { 4 })?);
    let count = usize::from(read(tiff, first)?);
    let entries = (0..count).map(|place| first + 2 + place * 12);
    let found = entries.into_iter().find(|at| read(tiff, *at) == Some(ORIENTATION))?;
    u8::try_from(read(tiff, found + 8)?).ok().filter(|way| (2..=8).contains(way))
}

/// The tag of Exif for which way up.
const ORIENTATION: u16 = 0x0112;

/// Returns a segment of Exif that says which way up and nothing else; none where nothing need be said.
fn turned(way_up: Option<u8>) -> Vec<u8> {
    let Some(way) = way_up else { return Vec::new() };
    let mut segment = vec![0xFF, marker::EXIF, 0, 34];
    segment.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    segment.extend([way, 0, 0, 0, 0, 0, 0]);
    segment
}

fn big(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_be_bytes(*pair))
}

fn little(bytes: &[u8], at: usize) -> Option<u16> {
    big(bytes, at).map(u16::swap_bytes)
}
