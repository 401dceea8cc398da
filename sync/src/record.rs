//! One event as it stands in the site's history: canonical bytes, hashed as a leaf.

use serde::{Deserialize, Serialize};

use crate::id::OperationId;
use crate::rules::Stamp;

#[derive(Serialize)]
struct Writing<'a, E> {
    op: OperationId,
    by: &'a str,
    on: &'a str,
    at: i64,
    got: i64,
    e: &'a E,
}

#[derive(Deserialize)]
struct Reading {
    op: OperationId,
    by: String,
    on: String,
    at: i64,
    got: i64,
}

/// Says that bytes are not a record of an event this version can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a record of an event this version can read")]
pub struct UnreadableRecord;

/// Writes the canonical bytes of an event and its circumstances.
pub fn write<E: Serialize>(stamp: &Stamp, event: &E) -> Vec<u8> {
    let writing = Writing {
        op: stamp.operation,
        by: &stamp.actor,
        on: &stamp.device,
        at: stamp.at,
        got: stamp.received,
        e: event,
    };
    json::to_vec(&writing)
}

/// Reads the circumstances and the event of the record at a place in the history.
///
/// # Errors
/// [`UnreadableRecord`] for anything malformed or of a newer kind.
pub fn read<E: for<'de> Deserialize<'de>>(
    bytes: &[u8],
    place: u64,
) -> Result<(Stamp, E), UnreadableRecord> {
    let unreadable = |_| UnreadableRecord;
    let text = std::str::from_utf8(bytes).map_err(|_| UnreadableRecord)?;
    let reading: Reading = json::from_str(text).map_err(unreadable)?;
    let event = json::from_str(json::member(text, "e").map_err(unreadable)?).map_err(unreadable)?;
    let stamp = Stamp {
        operation: reading.op,
        actor: reading.by,
        device: reading.on,
        at: reading.at,
        received: reading.got,
        seen: 0,
        place,
    };
    Ok((stamp, event))
}
