//! What a tablet sends: where it stands, what it saw, and the operations the server lacks.

use super::attached::{
    leave_out_commitment, pack_ids, put_attachments, put_commitment_back, read_attachments,
    unpack_ids,
};
use super::{MAX_COLUMNS, MAX_OP, MAX_OPS, MAX_WANTED, Malformed, PROTOCOL};
use crate::bytes::{Reader, put_bytes, put_i64, put_len, put_u64};
use crate::id::{Cursor, Epoch, Hash16, LogId, OperationId};
use crate::op::Attachment;
use crate::pack::{pack, unpack};
use crate::proof::{Proof, Signature};

/// One request: it pushes and it pulls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The app's build, for people.
    pub build: String,
    /// Version of the shapes of operations and events the tablet knows.
    pub schema: u32,
    /// Version of its rules.
    pub rules: u32,
    /// Random: the answer repeats it, so that no other answer is taken for it.
    pub nonce: u64,
    pub device: String,
    /// Who is signed in, proven, to be shown what is meant for them.
    pub session: Option<Session>,
    pub epoch: Epoch,
    /// How much of the history the tablet has.
    pub cursor: Cursor,
    /// Asks for the tablet's own events in full: deriving them did not give the server's hash.
    pub explain: bool,
    /// Asks for pages: the tablet's state cannot be trusted.
    pub rebuild: bool,
    pub logs: Vec<LogPart>,
    /// Operations whose attachments the tablet needs and lacks; at most [`MAX_WANTED`].
    pub wanted: Vec<OperationId>,
    /// How many bytes of columns the answer should at most hold.
    pub pull_bytes: u64,
    /// How many operations wait on the tablet in all, for the warning if it is lost.
    pub waiting: u64,
    /// Whether the browser promised not to evict the storage.
    pub persisted: bool,
    /// The time as the tablet keeps it: its clock as the server last set it, ms since 1970.
    pub time: i64,
}

/// Proof that a person is signed in at the tablet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub actor: String,
    /// Over [`crate::proof::session_message`].
    pub signature: Signature,
}

/// What a request says of one log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPart {
    pub log: LogId,
    /// Up to here the tablet knows every final verdict, and needs none again.
    pub settled: u64,
    /// The tablet's last operation.
    pub head: u64,
    /// The operations sent stand after this one.
    pub base: u64,
    /// The tablet's chain at `base`.
    pub base_hash: Hash16,
    /// The tablet's chain after the last operation sent; at `base` if none is.
    pub top_hash: Hash16,
    /// Sealed bytes, in order.
    pub ops: Vec<Vec<u8>>,
    /// Attachments of the operations sent, by place among them.
    pub attachments: Vec<(usize, Attachment)>,
    /// Staff signatures covering the operations sent, and earlier ones that lacked any.
    pub proofs: Vec<Proof>,
}

impl Request {
    /// Writes the request as columns, to be compressed, signed and framed.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_u64(&mut out, PROTOCOL);
        put_bytes(&mut out, self.build.as_bytes());
        put_u64(&mut out, self.schema.into());
        put_u64(&mut out, self.rules.into());
        out.extend_from_slice(&self.nonce.to_be_bytes());
        put_bytes(&mut out, self.device.as_bytes());
        put_len(&mut out, usize::from(self.session.is_some()));
        if let Some(session) = &self.session {
            put_bytes(&mut out, session.actor.as_bytes());
            out.extend_from_slice(&session.signature.0);
        }
        out.extend_from_slice(&self.epoch.0);
        put_cursor(&mut out, &self.cursor);
        let flags = [self.explain, self.rebuild, self.persisted];
        out.push(flags.iter().rev().fold(0, |bits, flag| bits * 2 + u8::from(*flag)));
        put_u64(&mut out, self.pull_bytes);
        put_u64(&mut out, self.waiting);
        put_i64(&mut out, self.time);
        put_len(&mut out, self.logs.len());
        for part in &self.logs {
            part.encode(&mut out);
        }
        put_bytes(&mut out, &pack_ids(&self.wanted));
        out
    }

    /// Reads a request from decompressed columns. Bytes after its end are a newer minor form's.
    ///
    /// # Errors
    /// [`Malformed`], for anything else.
    pub fn decode(columns: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(columns);
        let r = &mut reader;
        if r.u64()? > PROTOCOL {
            return Err(Malformed::NewerProtocol);
        }
        let build = r.text()?.to_owned();
        let (schema, rules) = (r.u32()?, r.u32()?);
        let nonce = u64::from_be_bytes(r.array()?);
        let device = r.text()?.to_owned();
        let session = if r.count(1)? == 0 {
            None
        } else {
            Some(Session { actor: r.text()?.to_owned(), signature: Signature(r.array()?) })
        };
        let epoch = Epoch(r.array()?);
        let cursor = read_cursor(r)?;
        let flags = r.byte()?;
        let (pull_bytes, waiting, time) = (r.u64()?, r.u64()?, r.i64()?);
        let count = r.count(64)?;
        let mut room = MAX_COLUMNS;
        let logs =
            (0..count).map(|_| LogPart::decode(r, &mut room)).collect::<Result<_, Malformed>>()?;
        let wanted = unpack_ids(r.bytes()?)?;
        if wanted.len() > MAX_WANTED {
            return Err(Malformed::TooLarge);
        }
        Ok(Self {
            build,
            schema,
            rules,
            nonce,
            device,
            session,
            epoch,
            cursor,
            explain: flags & 1 != 0,
            rebuild: flags & 2 != 0,
            persisted: flags & 4 != 0,
            pull_bytes,
            waiting,
            time,
            logs,
            wanted,
        })
    }
}

/// Writes a place in the history.
pub(super) fn put_cursor(out: &mut Vec<u8>, cursor: &Cursor) {
    put_u64(out, cursor.gseq);
    out.extend_from_slice(&cursor.hash.0);
}

/// Reads a place in the history.
pub(super) fn read_cursor(r: &mut Reader<'_>) -> Result<Cursor, Malformed> {
    Ok(Cursor { gseq: r.u64()?, hash: Hash16(r.array()?) })
}

impl LogPart {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.log.0);
        put_u64(out, self.settled);
        put_u64(out, self.head - self.settled.min(self.head));
        put_u64(out, self.base);
        out.extend_from_slice(&self.base_hash.0);
        put_len(out, self.ops.len());
        if self.ops.is_empty() {
            return self.encode_proofs(out);
        }
        out.extend_from_slice(&self.top_hash.0);
        let mut ops = self.ops.clone();
        for (place, attachment) in &self.attachments {
            if let Some(bytes) = ops.get_mut(*place) {
                leave_out_commitment(bytes, &attachment.commitment());
            }
        }
        put_bytes(out, &pack(&ops));
        put_attachments(out, &self.attachments);
        self.encode_proofs(out);
    }

    fn encode_proofs(&self, out: &mut Vec<u8>) {
        put_len(out, self.proofs.len());
        for proof in &self.proofs {
            put_u64(out, proof.from);
            put_u64(out, proof.to);
            out.extend_from_slice(&proof.signature.0);
        }
    }

    fn decode(r: &mut Reader<'_>, room: &mut usize) -> Result<Self, Malformed> {
        let log = LogId(r.array()?);
        let settled = r.u64()?;
        let head = settled.checked_add(r.u64()?).ok_or(Malformed::Unreadable)?;
        let base = r.u64()?;
        let base_hash = Hash16(r.array()?);
        let count = r.u64()?;
        let mut part = Self {
            log,
            settled,
            head,
            base,
            base_hash,
            top_hash: base_hash,
            ops: Vec::new(),
            attachments: Vec::new(),
            proofs: Vec::new(),
        };
        if count > 0 {
            part.decode_ops(r, count, room)?;
        }
        for _ in 0..r.count(MAX_OPS)? {
            let (from, to) = (r.u64()?, r.u64()?);
            part.proofs.push(Proof { from, to, signature: Signature(r.array()?) });
        }
        // Sequences stay far below 2^53, so that sums of them cannot overflow.
        let numbers = [part.head, part.base];
        if numbers.iter().any(|n| *n >= 1 << 52) { Err(Malformed::Unreadable) } else { Ok(part) }
    }

    fn decode_ops(
        &mut self,
        r: &mut Reader<'_>,
        count: u64,
        room: &mut usize,
    ) -> Result<(), Malformed> {
        if usize::try_from(count).map_or(true, |count| count > MAX_OPS) {
            return Err(Malformed::TooLarge);
        }
        self.top_hash = Hash16(r.array()?);
        self.ops = unpack(r.bytes()?, *room)?;
        self.attachments = read_attachments(r, *room, self.ops.len())?;
        for (place, attachment) in &self.attachments {
            let bytes = self.ops.get_mut(*place).ok_or(Malformed::Unreadable)?;
            put_commitment_back(bytes, &attachment.commitment());
        }
        let sizes = self.ops.iter().map(Vec::len);
        let size: usize = sizes.clone().sum();
        *room = room.checked_sub(size).ok_or(Malformed::TooLarge)?;
        if sizes.max().unwrap_or(0) > MAX_OP {
            return Err(Malformed::TooLarge);
        }
        if u64::try_from(self.ops.len()) != Ok(count) {
            return Err(Malformed::Unreadable);
        }
        Ok(())
    }
}
