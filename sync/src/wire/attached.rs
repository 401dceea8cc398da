//! Attachments on the way, and the commitments that need not travel beside them.

use super::{MAX_COLUMNS, Malformed};
use crate::bytes::{Reader, put_bytes, put_len};
use crate::id::{Hash16, OperationId};
use crate::op::Attachment;
use crate::pack::{pack, unpack};

const BEFORE: &str = ",\"commit\":\"";
const AFTER: &str = "\",\"op\":";

/// Takes out of sealed bytes a commitment the other end computes from the attachment.
pub(super) fn leave_out_commitment(bytes: &mut Vec<u8>, commitment: &Hash16) {
    let pattern = format!("{BEFORE}{commitment}{AFTER}");
    if let Some(at) = find(bytes, pattern.as_bytes()) {
        bytes.drain(at + BEFORE.len()..at + pattern.len() - AFTER.len());
    }
}

/// Undoes [`leave_out_commitment`].
pub(super) fn put_commitment_back(bytes: &mut Vec<u8>, commitment: &Hash16) {
    if let Some(at) = find(bytes, format!("{BEFORE}{AFTER}").as_bytes()) {
        let at = at + BEFORE.len();
        bytes.splice(at..at, commitment.to_string().into_bytes());
    }
}

fn find(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    bytes.windows(pattern.len()).position(|window| window == pattern)
}

/// Writes attachments by place: places, keys, then the packed personal fields.
pub(super) fn put_attachments(out: &mut Vec<u8>, attachments: &[(usize, Attachment)]) {
    put_len(out, attachments.len());
    let mut next = 0;
    for (place, attachment) in attachments {
        put_len(out, place.saturating_sub(next));
        next = place + 1;
        out.extend_from_slice(&attachment.key);
    }
    if !attachments.is_empty() {
        let bodies: Vec<&[u8]> = attachments.iter().map(|(_, a)| a.bytes.as_slice()).collect();
        put_bytes(out, &pack(&bodies));
    }
}

/// Undoes [`put_attachments`]; places are below `end`.
pub(super) fn read_attachments(
    r: &mut Reader<'_>,
    room: usize,
    end: usize,
) -> Result<Vec<(usize, Attachment)>, Malformed> {
    let count = r.count(end)?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let mut keys = Vec::new();
    let mut next = 0;
    for _ in 0..count {
        let place = r.count(end)?.checked_add(next).ok_or(Malformed::Unreadable)?;
        if place >= end {
            return Err(Malformed::Unreadable);
        }
        next = place + 1;
        keys.push((place, r.array()?));
    }
    let bodies = unpack(r.bytes()?, room)?;
    if bodies.len() != count {
        return Err(Malformed::Unreadable);
    }
    let attach = |((place, key), bytes)| (place, Attachment { key, bytes });
    Ok(keys.into_iter().zip(bodies).map(attach).collect())
}

/// Packs names of operations.
pub(super) fn pack_ids(ids: &[OperationId]) -> Vec<u8> {
    pack(&ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>())
}

/// Undoes [`pack_ids`].
pub(super) fn unpack_ids(bytes: &[u8]) -> Result<Vec<OperationId>, Malformed> {
    let read = |id: &Vec<u8>| json::from_slice(id).map_err(|_| Malformed::Unreadable);
    unpack(bytes, MAX_COLUMNS)?.iter().map(read).collect()
}
