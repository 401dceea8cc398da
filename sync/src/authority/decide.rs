//! Deciding: each operation in its own turn, a group as one, and nothing blocks what comes after.

use super::settle::group_range;
use super::unit::{MOST_TRIES, Outcome, Unit};
use super::{Authority, Progress};
use crate::hash::{leaf, step};
use crate::id::{Cursor, OperationId};
use crate::ledger::{Broken, EventRow, Ledger, OpRow, Ruling};
use crate::op::header;
use crate::record;
use crate::rules::{Audience, Rules, Stamp};
use crate::switch::{Rule, is_on};
use crate::verdict::{Hold, Verdict};

/// How many verdicts are remembered for those that build upon them.
const MOST_RECENT: usize = 4_096;

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Takes the next operations, at most `most` and a group whole, and notes that they are tried.
    /// The caller makes it durable, then calls [`Authority::decide`].
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn begin(&mut self, most: usize) -> Result<(), Broken> {
        if !self.begun.is_empty() {
            return Ok(());
        }
        while self.begun.len() < most {
            let Some(row) = self.queue.pop_front() else { break };
            // What failed once is tried alone, so that it cannot take others with it.
            let alone = row.tries > 0;
            if alone && !self.begun.is_empty() {
                self.queue.push_front(row);
                break;
            }
            if !self.take_whole(row) {
                continue;
            }
            if alone {
                break;
            }
        }
        let ids: Vec<OperationId> = self.begun.iter().map(|row| row.id).collect();
        self.ledger.begin(&ids)
    }

    /// Moves an operation and the rest of its group to what is begun, or parks it until the rest
    /// has come.
    fn take_whole(&mut self, row: OpRow) -> bool {
        let (_, last) = group_range(&row.bytes, row.id.seq);
        if row.quarantined && !R::reviewed(&self.state, row.id, row.received) {
            self.begun.push(row);
            return true;
        }
        let torn = self.logs.get(&row.id.log).is_none_or(|log| log.head < last);
        if torn && R::reviewed(&self.state, row.id, row.received) {
            self.begun.push(row);
            return true;
        }
        if torn {
            self.parked.push(row);
            return false;
        }
        let mut next = row.id.seq + 1;
        let log = row.id.log;
        self.begun.push(row);
        while next <= last {
            let place = self.queue.iter().position(|op| op.id == OperationId::new(log, next));
            self.begun.extend(place.and_then(|place| self.queue.remove(place)));
            next += 1;
        }
        true
    }

    /// Decides what was begun.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn decide(&mut self, now: i64) -> Result<Progress, Broken> {
        let now = self.tick(now);
        let mut rows = std::mem::take(&mut self.begun).into_iter().peekable();
        let (mut rulings, mut events) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next() {
            let (_, last) = group_range(&row.bytes, row.id.seq);
            let first = row.id;
            let mut unit = vec![Unit::from(row)];
            while let Some(next) = rows.next_if(|next| {
                next.id.log == first.log && next.id.seq > first.seq && next.id.seq <= last
            }) {
                unit.push(next.into());
            }
            self.recall_for(&unit, now, &mut events)?;
            let outcomes = self.outcomes(&unit)?;
            for (one, outcome) in unit.iter().zip(outcomes) {
                let ruling = self.write(&one.row, outcome, &mut events)?;
                rulings.push(ruling);
            }
        }
        if !rulings.is_empty() {
            self.ledger.append_events(&events)?;
            self.ledger.rule(&rulings)?;
            self.release_reviewed()?;
            self.save_meta()?;
        }
        Ok(if self.queue.is_empty() { Progress::Done } else { Progress::More })
    }

    /// Decides an operation alone, or a group all or nothing.
    fn outcomes(&mut self, unit: &[Unit<R>]) -> Result<Vec<Outcome<R::Event>>, Broken> {
        if let [one] = unit {
            // Nothing to undo: the state changes only if the operation is accepted. It is moved
            // out rather than cloned, so that it is the only one and changes in place.
            let mut state = std::mem::take(&mut self.state);
            let outcome = self.outcome(&mut state, one, self.cursor.gseq + 1);
            self.state = state;
            return Ok(vec![outcome?]);
        }
        let mut state = self.state.clone();
        let mut outcomes: Vec<Outcome<R::Event>> = Vec::new();
        let mut stopped = None;
        let mut place = self.cursor.gseq + 1;
        for one in unit {
            let outcome = self.outcome(&mut state, one, place)?;
            place += u64::try_from(outcome.events.len()).unwrap_or(0);
            let stops = outcome.verdict.needs_a_person() && is_on(Rule::WholeGroups);
            if stops && stopped.is_none() {
                stopped = Some((one.row.id, outcome.verdict.is_final()));
            }
            outcomes.push(outcome);
        }
        let Some((id, is_final)) = stopped else {
            self.state = state;
            return Ok(outcomes);
        };
        for (_, outcome) in unit.iter().zip(&mut outcomes).filter(|(one, _)| one.row.id != id) {
            let refused = Verdict::DependencyRejected { of: id };
            let verdict = if is_final { refused } else { Verdict::Held(Hold::Dependency) };
            *outcome = verdict.into();
        }
        Ok(outcomes)
    }

    /// Says what an operation comes to in a state and at a place in the history, and takes its
    /// events into it.
    fn outcome(
        &mut self,
        state: &mut R::State,
        one: &Unit<R>,
        place: u64,
    ) -> Result<Outcome<R::Event>, Broken> {
        let row = &one.row;
        if row.tries >= MOST_TRIES && is_on(Rule::HoldPoison) {
            return Ok(Verdict::Held(Hold::ServerFault).into());
        }
        let reviewed = R::reviewed(state, row.id, row.received);
        if row.quarantined && !reviewed {
            return Ok(Verdict::Held(Hold::Review).into());
        }
        let Ok(header) = header(&row.bytes) else {
            return Ok(Verdict::Held(Hold::UnknownKind).into());
        };
        if let Some(of) = self.twin(row, &header)? {
            return Ok(Verdict::Merged { of: Some(of) }.into());
        }
        if !row.proven && !reviewed {
            return Ok(Verdict::Held(Hold::MissingProof).into());
        }
        if let Some(verdict) = self.dependency(row, &header)? {
            return Ok(verdict.into());
        }
        let Some(asked) = &one.asked else { return Ok(Verdict::Held(Hold::UnknownKind).into()) };
        let at = self.bounded(&header, row.received)?;
        let stamp = Stamp {
            operation: row.id,
            actor: header.by,
            device: self.logs.get(&row.id.log).map(|log| log.device.clone()).unwrap_or_default(),
            at,
            received: row.received,
            seen: header.seen,
            place,
        };
        let bounded = (at != header.at).then_some(at);
        Ok(judge::<R>(state, asked, stamp, header.rules, bounded))
    }

    /// Writes an outcome's events and ruling.
    pub(super) fn write(
        &mut self,
        row: &OpRow,
        outcome: Outcome<R::Event>,
        events: &mut Vec<EventRow>,
    ) -> Result<Ruling, Broken> {
        if let Some(stamp) = &outcome.stamp {
            for event in &outcome.events {
                events.push(self.event_row(stamp, event));
            }
        }
        self.shelve(outcome.moves)?;
        let was_held = self.held.remove(&row.id).is_some() || row.ruling.is_some();
        if let Verdict::Held(hold) = outcome.verdict {
            self.held.insert(row.id, hold);
        } else if was_held {
            self.requeue_dependents(row.id.log)?;
        }
        let ruling = Ruling {
            id: row.id,
            verdict: json::to_string(&outcome.verdict),
            is_final: outcome.verdict.is_final(),
            gseq: if outcome.verdict.has_events() { self.cursor.gseq } else { 0 },
            bounded: outcome.bounded,
            explicit: outcome.explicit,
        };
        if self.recent.len() >= MOST_RECENT {
            self.recent.clear();
        }
        self.recent.insert(row.id, outcome.verdict);
        Ok(ruling)
    }

    fn event_row(&mut self, stamp: &Stamp, event: &R::Event) -> EventRow {
        let bytes = record::write(stamp, event);
        let leaf = leaf(&bytes);
        let hash = step(&self.cursor.hash, &leaf);
        self.cursor = Cursor { gseq: self.cursor.gseq + 1, hash };
        self.meta.tree.push(leaf);
        let audience = match R::audience(event) {
            Audience::Site => None,
            other @ (Audience::Oversight | Audience::Person(_)) => Some(json::to_string(&other)),
        };
        let (gseq, op, received) = (self.cursor.gseq, stamp.operation, stamp.received);
        EventRow { gseq, hash, leaf, op, received, audience, bytes }
    }
}

/// Applies the rules to one operation, and its events to the state.
pub(super) fn judge<R: Rules>(
    state: &mut R::State,
    operation: &R::Operation,
    stamp: Stamp,
    rules: u32,
    bounded: Option<i64>,
) -> Outcome<R::Event> {
    let decision = match R::decide(state, operation, &stamp) {
        Ok(decision) => decision,
        Err(refusal) => {
            let refusal = json::to_string(&refusal);
            return Verdict::Rejected { refusal }.into();
        }
    };
    if decision.events.is_empty() {
        return Verdict::Merged { of: None }.into();
    }
    let mut moves = Vec::new();
    for (nth, event) in decision.events.iter().enumerate() {
        moves.extend(R::moves(state, event));
        R::evolve(state, &stamp.of_event(nth), event);
    }
    let verdict = if rules < R::RULES { Verdict::AcceptedOldRules } else { Verdict::Accepted };
    Outcome {
        verdict,
        stamp: Some(stamp),
        events: decision.events,
        moves,
        bounded,
        explicit: (bounded.is_some() || rules != R::RULES) && is_on(Rule::VerifiedHistory),
    }
}
