//! What the server answers: how far it is, its verdicts, and the events the tablet lacks.

use super::attached::{pack_ids, put_attachments, read_attachments, unpack_ids};
use super::logs::{CodedRun, with_params};
use super::request::{put_cursor, read_cursor};
use super::{MAX_COLUMNS, Malformed, PROTOCOL};
use crate::bytes::{Reader, put_bytes, put_i64, put_len, put_u64};
use crate::id::{Cursor, Epoch, Hash16, LogId, OperationId};
use crate::op::Attachment;
use crate::pack::{pack, unpack};
use crate::verdict::Verdict;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Version of the shapes of operations and events the server knows.
    pub schema: u32,
    /// Version of its rules.
    pub rules: u32,
    /// The request's.
    pub nonce: u64,
    pub epoch: Epoch,
    /// The server's clock, ms since 1970, never before an earlier answer's.
    pub time: i64,
    pub status: Status,
    pub logs: Vec<LogReply>,
    /// Where the items begin: the request's cursor.
    pub from: Cursor,
    pub items: Vec<Item>,
    /// Where the items end.
    pub cursor: Cursor,
    /// How long the history is.
    pub head: u64,
    /// With [`Status::Pages`] and [`Status::Rewound`]: JSON of the [`crate::page::Manifest`].
    pub manifest: Option<String>,
    /// Attachments of events in the items; none for those that were erased.
    pub attachments: Vec<(OperationId, Attachment)>,
    /// Whether the tablet's app should be renewed soon. It is served all the same.
    pub upgrade: bool,
    /// When to ask again if nothing happens, in seconds.
    pub hint_s: u32,
    /// How long not to ask, in seconds.
    pub retry_after_s: u32,
}

/// How the tablet's history relates to the server's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The items continue the tablet's history.
    Continued,
    /// The tablet is new or far behind: take the pages of the manifest.
    Pages,
    /// The server lost history the tablet has: take the pages, and give back what it lost.
    Rewound,
}

/// What an answer says of one log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogReply {
    pub log: LogId,
    /// The log's number at the site, from 1.
    pub number: u32,
    /// The last operation received.
    pub head: u64,
    /// The server's chain there.
    pub head_hash: Hash16,
    pub state: LogState,
    /// Operations up to here are durable beyond any restore: the tablet may forget them.
    pub durable: u64,
    /// What became of the operations after the tablet's `settled`, in order.
    pub runs: Vec<Run>,
}

/// How a tablet's log relates to the server's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogState {
    /// The server's is a beginning of the tablet's, or the same.
    Fine,
    /// Operations are missing between the server's head and those sent: send from after the head.
    NeedFrom,
    /// The chains differ before the operations sent: send from earlier on.
    Differs,
    /// From this operation on the chains differ: move them to a new log.
    Fork(u64),
}

/// Consecutive operations with the same answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub count: u64,
    /// None while they are received and not decided.
    pub answer: Option<Answer>,
}

/// A verdict and its circumstances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub verdict: Verdict,
    /// When the operation was received, ms since 1970.
    pub received: i64,
    /// Whether its events, if any, stand at or before the cursor the tablet sent.
    pub included: bool,
}

/// The next thing in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// All events of one operation, which the tablet has and derives them from.
    Own { log: LogId, seq: u64 },
    /// An event's canonical record.
    Record(Vec<u8>),
    /// An event the tablet may not see: its leaf hash, so that the chain can be followed.
    Hidden([u8; 32]),
}

impl Item {
    fn record(&self) -> Option<&[u8]> {
        match self {
            Self::Record(bytes) => Some(bytes),
            Self::Own { .. } | Self::Hidden(_) => None,
        }
    }
}

impl Response {
    /// Writes the answer as columns, to be compressed and framed.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_u64(&mut out, PROTOCOL);
        put_u64(&mut out, self.schema.into());
        put_u64(&mut out, self.rules.into());
        out.extend_from_slice(&self.nonce.to_be_bytes());
        out.extend_from_slice(&self.epoch.0);
        put_i64(&mut out, self.time);
        let status = match self.status {
            Status::Continued => 0,
            Status::Pages => 1,
            Status::Rewound => 2,
        };
        out.push(status | (u8::from(self.upgrade) << 2));
        put_u64(&mut out, self.hint_s.into());
        put_u64(&mut out, self.retry_after_s.into());
        put_len(&mut out, self.logs.len());
        let mut params = Vec::new();
        for log in &self.logs {
            log.encode(&mut out, &mut params, self.time);
        }
        put_bytes(&mut out, &pack(&params));
        put_cursor(&mut out, &self.from);
        self.encode_items(&mut out);
        put_cursor(&mut out, &self.cursor);
        put_u64(&mut out, self.head);
        put_bytes(&mut out, self.manifest.as_deref().unwrap_or_default().as_bytes());
        self.encode_attachments(&mut out);
        out
    }

    fn encode_items(&self, out: &mut Vec<u8>) {
        let mut runs: Vec<(u8, LogId, u64, u64)> = Vec::new();
        for item in &self.items {
            let (kind, log, seq) = match item {
                Item::Own { log, seq } => (0, *log, *seq),
                Item::Record(_) => (1, LogId::SERVER, 0),
                Item::Hidden(_) => (2, LogId::SERVER, 0),
            };
            match runs.last_mut() {
                Some(run)
                    if run.0 == kind && run.1 == log && (kind > 0 || run.2 + run.3 == seq) =>
                {
                    run.3 += 1;
                }
                Some(_) | None => runs.push((kind, log, seq, 1)),
            }
        }
        put_len(out, runs.len());
        for (kind, log, first, count) in runs {
            out.push(kind);
            put_u64(out, count);
            if kind == 0 {
                out.extend_from_slice(&log.0);
                put_u64(out, first);
            }
        }
        put_bytes(out, &pack(&self.items.iter().filter_map(Item::record).collect::<Vec<_>>()));
        for item in &self.items {
            if let Item::Hidden(leaf) = item {
                out.extend_from_slice(leaf);
            }
        }
    }

    fn encode_attachments(&self, out: &mut Vec<u8>) {
        let ids: Vec<OperationId> = self.attachments.iter().map(|(id, _)| *id).collect();
        put_bytes(out, &pack_ids(&ids));
        let placed: Vec<(usize, Attachment)> =
            self.attachments.iter().map(|(_, attachment)| attachment.clone()).enumerate().collect();
        put_attachments(out, &placed);
    }

    /// Reads an answer from decompressed columns. Bytes after its end are a newer minor form's.
    ///
    /// # Errors
    /// [`Malformed`], for anything else.
    pub fn decode(columns: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(columns);
        let r = &mut reader;
        if r.u64()? > PROTOCOL {
            return Err(Malformed::NewerProtocol);
        }
        let (schema, rules) = (r.u32()?, r.u32()?);
        let nonce = u64::from_be_bytes(r.array()?);
        let epoch = Epoch(r.array()?);
        let time = r.i64()?;
        let flags = r.byte()?;
        let status = match flags & 3 {
            0 => Status::Continued,
            1 => Status::Pages,
            2 => Status::Rewound,
            _ => return Err(Malformed::Unreadable),
        };
        let (hint_s, retry_after_s) = (r.u32()?, r.u32()?);
        let count = r.count(64)?;
        let coded: Vec<(LogReply, Vec<CodedRun>)> =
            (0..count).map(|_| LogReply::decode(r, time)).collect::<Result<_, Malformed>>()?;
        let logs = with_params(coded, unpack(r.bytes()?, MAX_COLUMNS)?)?;
        let from = read_cursor(r)?;
        let items = decode_items(r)?;
        let cursor = read_cursor(r)?;
        let head = r.u64()?;
        let manifest = Some(r.text()?).filter(|text| !text.is_empty()).map(str::to_owned);
        let attachments = decode_attachments(r)?;
        Ok(Self {
            schema,
            rules,
            nonce,
            epoch,
            time,
            status,
            logs,
            from,
            items,
            cursor,
            head,
            manifest,
            attachments,
            upgrade: flags & 4 != 0,
            hint_s,
            retry_after_s,
        })
    }
}

fn decode_items(r: &mut Reader<'_>) -> Result<Vec<Item>, Malformed> {
    let runs = r.count(MAX_COLUMNS)?;
    let mut shape = Vec::new();
    let mut room = MAX_COLUMNS / 32;
    for _ in 0..runs {
        let (kind, count) = (r.byte()?, r.count(room)?);
        room -= count;
        let (log, first) =
            if kind == 0 { (LogId(r.array()?), r.u64()?) } else { (LogId::SERVER, 0) };
        shape.push((kind, log, first, count));
    }
    let mut records = unpack(r.bytes()?, MAX_COLUMNS)?.into_iter();
    let mut items = Vec::new();
    for (kind, log, first, count) in shape {
        for seq in (first..).take(count) {
            items.push(match kind {
                0 => Item::Own { log, seq },
                1 => Item::Record(records.next().ok_or(Malformed::Unreadable)?),
                2 => Item::Hidden(r.array()?),
                _ => return Err(Malformed::Unreadable),
            });
        }
    }
    Ok(items)
}

fn decode_attachments(r: &mut Reader<'_>) -> Result<Vec<(OperationId, Attachment)>, Malformed> {
    let ids = unpack_ids(r.bytes()?)?;
    let placed = read_attachments(r, MAX_COLUMNS, ids.len())?;
    let name = |(place, attachment): (usize, Attachment)| {
        Ok((*ids.get(place).ok_or(Malformed::Unreadable)?, attachment))
    };
    placed.into_iter().map(name).collect()
}
