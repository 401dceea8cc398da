//! As much of the zip format as a workbook needs: stored entries out, stored and deflated ones in.
//! Source: PKWARE APPNOTE 6.3.10, 4.3.

use super::NotAWorkbook;

/// One part of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    /// Whether `bytes` must be inflated (raw deflate) before they are read.
    pub deflated: bool,
    /// The length the archive claims of the inflated bytes: a bound for whoever inflates.
    pub size: usize,
    pub bytes: Vec<u8>,
}

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// 1 January 1980: no clock is read.
const DATE: u16 = 0x0021;
/// Entry names are UTF-8.
const UTF8: u16 = 0x0800;
/// How far before the end the end record may begin: its own length and the longest comment.
const END_WITHIN: usize = 22 + 0xffff;

/// Writes parts as stored entries.
pub fn write(parts: &[(String, String)]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let offset = word(file.len());
        let entry = entry(name, text.as_bytes());
        file.extend(LOCAL.to_le_bytes());
        file.extend(&entry);
        file.extend(name.as_bytes());
        file.extend(text.as_bytes());
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(20_u16.to_le_bytes());
        directory.extend(entry);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, offset, length) = (half(parts.len()), word(file.len()), word(directory.len()));
    file.extend(directory);
    file.extend(END.to_le_bytes());
    file.extend([0; 4]);
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(length.to_le_bytes());
    file.extend(offset.to_le_bytes());
    file.extend([0; 2]);
    file
}

/// Returns the fields that an entry's two records share.
fn entry(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut entry = Vec::with_capacity(26);
    for field in [20, UTF8, 0, 0, DATE] {
        entry.extend(field.to_le_bytes());
    }
    let length = word(bytes.len());
    for field in [crc32(bytes), length, length] {
        entry.extend(field.to_le_bytes());
    }
    for field in [half(name.len()), 0] {
        entry.extend(field.to_le_bytes());
    }
    entry
}

/// Reads the entries the archive's directory lists.
pub fn read(file: &[u8]) -> Result<Vec<Part>, NotAWorkbook> {
    entries(file).ok_or(NotAWorkbook::NotAnArchive)?.into_iter().collect()
}

fn entries(file: &[u8]) -> Option<Vec<Result<Part, NotAWorkbook>>> {
    let from = file.len().saturating_sub(END_WITHIN);
    let end =
        (from..=file.len().checked_sub(22)?).rev().find(|at| u32_at(file, *at) == Some(END))?;
    let count = u16_at(file, end + 10)?;
    let mut at = size(u32_at(file, end + 16)?);
    let mut entries = Vec::new();
    for _ in 0..count {
        if u32_at(file, at)? != CENTRAL {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|field| u16_at(file, at + field));
        let name_end = at + 46 + usize::from(name?);
        entries.push(part(file, at, file.get(at + 46..name_end)?)?);
        at = name_end + usize::from(extra?) + usize::from(comment?);
    }
    Some(entries)
}

/// Returns the part that a directory entry at `at` stands for.
fn part(file: &[u8], at: usize, name: &[u8]) -> Option<Result<Part, NotAWorkbook>> {
    let (flags, method) = (u16_at(file, at + 8)?, u16_at(file, at + 10)?);
    let encrypted = flags & 1 == 1;
    if encrypted || !matches!(method, 0 | 8) {
        return Some(Err(NotAWorkbook::Packed));
    }
    let (packed, whole) = (size(u32_at(file, at + 20)?), size(u32_at(file, at + 24)?));
    let local = size(u32_at(file, at + 42)?);
    if u32_at(file, local)? != LOCAL {
        return None;
    }
    let [name_length, extra] = [26, 28].map(|field| u16_at(file, local + field));
    let begin = local + 30 + usize::from(name_length?) + usize::from(extra?);
    let bytes = file.get(begin..begin.checked_add(packed)?)?.to_vec();
    let name = String::from_utf8_lossy(name).into_owned();
    Some(Ok(Part { name, deflated: method == 8, size: whole, bytes }))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Returns a length as an index; what does not fit is past any file's end.
fn size(length: u32) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX / 4)
}

fn word(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn half(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// Returns the CRC-32 (IEEE) of bytes.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn parts_come_back_by_name() {
        let file = write(
            &[("甲.xml", "一"), ("b/c.xml", "")]
                .map(|(name, text)| (name.to_owned(), text.to_owned())),
        );
        let parts = read(&file).unwrap();
        assert_eq!(parts[0].name, "甲.xml");
        assert_eq!(parts[0].bytes, "一".as_bytes());
        assert_eq!((parts[1].name.as_str(), parts[1].size), ("b/c.xml", 0));
    }
}
