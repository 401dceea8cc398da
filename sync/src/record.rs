//! One event as it stands in the site's history: canonical bytes, hashed as a leaf.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

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
struct Reading<'a> {
    op: OperationId,
    by: String,
    on: String,
    at: i64,
    got: i64,
    #[serde(borrow)]
    e: &'a RawValue,
}

/// Says that bytes are not a record of an event this version can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a record of an event this version can read")]
pub struct UnreadableRecord;

/// Writes the canonical bytes of an event and its circumstances.
///
/// # Errors
/// [`UnreadableRecord`] if the event cannot be written as JSON.
pub fn write<E: Serialize>(stamp: &Stamp, event: &E) -> Result<Vec<u8>, UnreadableRecord> {
    let writing = Writing {
        op: stamp.operation,
        by: &stamp.actor,
        on: &stamp.device,
        at: stamp.at,
        got: stamp.received,
        e: event,
    };
    serde_json::to_vec(&writing).map_err(|_| UnreadableRecord)
}

/// Reads a record's circumstances and its event.
///
/// # Errors
/// [`UnreadableRecord`] for anything malformed or of a newer kind.
pub fn read<E: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<(Stamp, E), UnreadableRecord> {
    let reading: Reading<'_> = serde_json::from_slice(bytes).map_err(|_| UnreadableRecord)?;
    let event = serde_json::from_str(reading.e.get()).map_err(|_| UnreadableRecord)?;
    let stamp = Stamp {
        operation: reading.op,
        actor: reading.by,
        device: reading.on,
        at: reading.at,
        received: reading.got,
    };
    Ok((stamp, event))
}
