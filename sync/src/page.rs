//! Pages of a state as they travel and are stored, and the list of them.

use serde::{Deserialize, Serialize};

use crate::bytes::{Reader, Torn, put_bytes};
use crate::hash::sha256;
use crate::id::{Cursor, Hash16};
use crate::pack::{pack, unpack};
use crate::rules::{Audience, Page};
use crate::wire::MAX_COLUMNS;

/// The pages of one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Which part of the history the state is of.
    pub cursor: Cursor,
    /// The first is the one a first screen needs.
    pub pages: Vec<Mark>,
}

/// A page's name, and the hash of its packed bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub name: String,
    pub audience: Audience,
    pub hash: Hash16,
    /// Packed size in bytes, before compression.
    pub size: u64,
}

/// Packs a page; the hash in its mark names the bytes.
pub fn pack_page(page: &Page) -> (Mark, Vec<u8>) {
    let mut bytes = Vec::new();
    put_bytes(&mut bytes, page.name.as_bytes());
    put_bytes(&mut bytes, &json::to_vec(&page.audience));
    put_bytes(&mut bytes, &pack(&page.records));
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let (name, audience) = (page.name.clone(), page.audience.clone());
    (Mark { name, audience, hash: page_hash(&bytes), size }, bytes)
}

/// Returns the hash a page's bytes are named by.
pub fn page_hash(bytes: &[u8]) -> Hash16 {
    let mut hash = Hash16::default();
    hash.0.copy_from_slice(&sha256(&[bytes])[..16]);
    hash
}

/// Unpacks a page.
///
/// # Errors
/// [`Torn`] for bytes [`pack_page`] did not write.
pub fn unpack_page(bytes: &[u8]) -> Result<Page, Torn> {
    let mut r = Reader::new(bytes);
    let name = r.text()?.to_owned();
    let audience = json::from_slice(r.bytes()?).map_err(|_| Torn)?;
    let records = unpack(r.bytes()?, 4 * MAX_COLUMNS)?;
    let text = |record| String::from_utf8(record).map_err(|_| Torn);
    Ok(Page { name, audience, records: records.into_iter().map(text).collect::<Result<_, _>>()? })
}
