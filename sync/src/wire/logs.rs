//! What an answer says of each log, its verdicts run by run.

use super::Malformed;
use super::response::{Answer, LogReply, LogState, Run};
use crate::bytes::{Reader, put_i64, put_len, put_u64};
use crate::id::{Hash16, LogId};
use crate::verdict::Verdict;
use crate::wire::MAX_COLUMNS;

/// A run whose verdict's parameters stand elsewhere.
pub(super) struct CodedRun {
    count: u64,
    code: u8,
    received: i64,
}

const UNDECIDED: u8 = 0;
const ACCEPTED: u8 = 1;
const OTHER: u8 = 2;
const INCLUDED: u8 = 0x80;

impl LogReply {
    pub(super) fn encode(&self, out: &mut Vec<u8>, params: &mut Vec<Vec<u8>>, time: i64) {
        out.extend_from_slice(&self.log.0);
        put_u64(out, self.number.into());
        put_u64(out, self.head);
        out.extend_from_slice(&self.head_hash.0);
        match self.state {
            LogState::Fine => out.push(0),
            LogState::NeedFrom => out.push(1),
            LogState::Differs => out.push(2),
            LogState::Fork(seq) => {
                out.push(3);
                put_u64(out, seq);
            }
        }
        put_u64(out, self.durable);
        put_len(out, self.runs.len());
        for run in &self.runs {
            put_u64(out, run.count);
            let Some(answer) = &run.answer else {
                out.push(UNDECIDED);
                continue;
            };
            let code = if answer.verdict == Verdict::Accepted { ACCEPTED } else { OTHER };
            out.push(code | if answer.included { INCLUDED } else { 0 });
            put_i64(out, time.wrapping_sub(answer.received));
            if code == OTHER {
                params.push(json::to_vec(&answer.verdict));
            }
        }
    }

    pub(super) fn decode(
        r: &mut Reader<'_>,
        time: i64,
    ) -> Result<(Self, Vec<CodedRun>), Malformed> {
        let log = LogId(r.array()?);
        let (number, head) = (r.u32()?, r.u64()?);
        let head_hash = Hash16(r.array()?);
        let state = match r.byte()? {
            0 => LogState::Fine,
            1 => LogState::NeedFrom,
            2 => LogState::Differs,
            3 => LogState::Fork(r.u64()?),
            _ => return Err(Malformed::Unreadable),
        };
        let durable = r.u64()?;
        let mut coded = Vec::new();
        for _ in 0..r.count(MAX_COLUMNS)? {
            let (count, code) = (r.u64()?, r.byte()?);
            let late = if code & !INCLUDED == UNDECIDED { 0 } else { r.i64()? };
            coded.push(CodedRun { count, code, received: time.wrapping_sub(late) });
        }
        Ok((Self { log, number, head, head_hash, state, durable, runs: Vec::new() }, coded))
    }
}

/// Gives the runs their verdicts.
pub(super) fn with_params(
    coded: Vec<(LogReply, Vec<CodedRun>)>,
    params: Vec<Vec<u8>>,
) -> Result<Vec<LogReply>, Malformed> {
    let mut params = params.into_iter();
    let mut verdict = |code| match code {
        ACCEPTED => Ok(Some(Verdict::Accepted)),
        OTHER => {
            let param = params.next().ok_or(Malformed::Unreadable)?;
            json::from_slice(&param).map(Some).map_err(|_| Malformed::Unreadable)
        }
        UNDECIDED => Ok(None),
        _ => Err(Malformed::Unreadable),
    };
    let mut run = |coded: CodedRun| {
        let included = coded.code & INCLUDED != 0;
        let verdict: Option<Verdict> = verdict(coded.code & !INCLUDED)?;
        let received = coded.received;
        let answer = verdict.map(|verdict| Answer { verdict, received, included });
        Ok(Run { count: coded.count, answer })
    };
    let mut logs = Vec::new();
    for (mut log, coded) in coded {
        log.runs = coded.into_iter().map(&mut run).collect::<Result<_, Malformed>>()?;
        logs.push(log);
    }
    Ok(logs)
}
