//! What must hold when all is quiet: the promises of the protocol, one by one.

use std::collections::BTreeMap;

use super::server::Server;
use super::world::World;
use super::{Asked, Course, Workload};
use crate::hash::{Tree, leaf, step};
use crate::id::{Cursor, LogId, OperationId, Origin};
use crate::ledger::{EventRow, OpRow};
use crate::op::{Header, header, operation};
use crate::record;
use crate::rules::{Move, Page, Rules, Stamp};
use crate::verdict::{Hold, Verdict};

fn verdict(row: &OpRow) -> Option<Verdict> {
    json::from_str(&row.ruling.as_ref()?.verdict).ok()
}

fn intrinsic(row: &OpRow, header: Option<&Header>) -> Origin {
    let mut hash = [0; 8];
    hash.copy_from_slice(&row.hash.0[..8]);
    header.and_then(|header| header.origin).unwrap_or(Origin { id: row.id, hash })
}

impl<R: Rules, W: Workload<R>> World<'_, R, W> {
    /// Says why a tablet is not quiet, none if it is.
    pub fn unrest(&self, place: usize) -> Option<String> {
        let tablet = &self.tablets[place];
        let replica = &tablet.replica;
        let head = self.server.as_ref()?.authority.head();
        if replica.cursor() != head {
            let cursor = replica.cursor();
            return Some(format!("I21: tablet {place} stands at {cursor:?}, not at {head:?}"));
        }
        if replica.is_urgent() || replica.wanted_page().is_some() {
            return Some(format!("I21: tablet {place} still asks for something"));
        }
        let held = |id: &OperationId| {
            replica.inbox().any(|notice| {
                let waits = match notice.verdict {
                    // What is left of a torn group waits for a person, too.
                    Verdict::Held(Hold::Dependency | Hold::Review) => true,
                    Verdict::Held(Hold::MissingProof) => tablet.revoked,
                    Verdict::Held(Hold::ServerFault) => !self.mended,
                    Verdict::Held(Hold::UnknownKind)
                    | Verdict::Accepted
                    | Verdict::AcceptedOldRules
                    | Verdict::Merged { .. }
                    | Verdict::Rejected { .. }
                    | Verdict::DependencyRejected { .. } => false,
                };
                notice.id == *id && waits
            })
        };
        let stuck = replica.pending().into_iter().find(|id| !held(id))?;
        let notice = replica.inbox().find(|notice| notice.id == stuck);
        Some(format!("I21: tablet {place} has {stuck} pending: {notice:?}"))
    }

    /// Judges the end.
    pub fn judge(&mut self) -> Result<(), String> {
        let Some(server) = self.server.as_ref() else { return Ok(()) };
        Self::judge_history(server)?;
        let (left, came_back) = self.judge_archive(server)?;
        *self.counters.entry("things archived").or_default() += left;
        *self.counters.entry("things brought back").or_default() += came_back;
        self.judge_operations(server)?;
        let counted = self.workload.judge(&self.course(server)?)?;
        Self::judge_groups(server)?;
        self.judge_tablets(server)?;
        self.workload.check(server.authority.state())?;
        for (what, times) in counted {
            *self.counters.entry(what).or_default() += times;
        }
        Ok(())
    }

    /// Returns the run as the rules' own oracles judge it.
    fn course<'a>(&'a self, server: &'a Server<R>) -> Result<Course<'a, R>, String> {
        let ledger = server.authority.ledger();
        let read = |row: &EventRow| record::read(&row.bytes, row.gseq).map_err(|e| e.to_string());
        let asked = ledger.every_op().filter_map(|row| {
            let operation = json::from_str(operation(&row.bytes).ok()?).ok()?;
            let header = header(&row.bytes).ok()?;
            let (received, verdict) = (row.received, verdict(row));
            Some((row.id, Asked { operation, header, received, verdict }))
        });
        Ok(Course {
            history: ledger.every_event().map(read).collect::<Result<_, _>>()?,
            asked: asked.collect(),
            state: server.authority.state(),
            faults: &self.counters,
            now: self.now,
        })
    }

    /// I9, I11, I12: what is told is the fold of the history, and its hashes are right.
    fn judge_history(server: &Server<R>) -> Result<(), String> {
        let mut state = R::State::default();
        let (mut cursor, mut tree) = (Cursor::default(), Tree::default());
        for row in server.authority.ledger().every_event() {
            let (stamp, event) = record::read(&row.bytes, row.gseq)
                .map_err(|e| format!("event {}: {e}", row.gseq))?;
            R::evolve(&mut state, &stamp, &event);
            let leaf = leaf(&row.bytes);
            tree.push(leaf);
            cursor = Cursor { gseq: cursor.gseq + 1, hash: step(&cursor.hash, &leaf) };
        }
        if cursor != server.authority.head() || tree != *server.authority.tree() {
            return Err("the history's hashes are not those of its events".into());
        }
        if R::pages(&state) != R::pages(server.authority.state()) {
            return Err("I9: the server's state is not the fold of its history".into());
        }
        Ok(())
    }

    /// I27: the working set and the archive together are the site as it would be had nothing ever
    /// left, and nothing is in both.
    fn judge_archive(&self, server: &Server<R>) -> Result<(u64, u64), String> {
        let mut plain = R::State::default();
        let (mut left, mut came_back) = (0, 0);
        for row in server.authority.ledger().every_event() {
            let (stamp, event) = record::read(&row.bytes, row.gseq).map_err(|e| e.to_string())?;
            let moves = R::moves(&plain, &event);
            if moves.is_empty() {
                R::evolve(&mut plain, &stamp, &event);
            }
            for one in moves {
                match one {
                    Move::Leaves(_) => left += 1,
                    Move::Returns(_) => came_back += 1,
                }
            }
        }
        let mut whole = server.authority.state().clone();
        for row in server.authority.ledger().every_archived() {
            let stamp = Stamp {
                operation: OperationId::new(LogId::SERVER, u64::MAX),
                actor: R::SYSTEM.to_owned(),
                device: "server".to_owned(),
                at: self.now,
                received: self.now,
                seen: 0,
                place: 0,
            };
            let asked = R::recall(std::slice::from_ref(&row.body));
            let asked = asked.ok_or_else(|| format!("I27: {} cannot be read", row.id))?;
            let decision = R::decide(&whole, &asked, &stamp);
            let events = decision.map_err(|e| format!("I27: {} got {e:?}", row.id))?.events;
            if events.is_empty() {
                return Err(format!("I27: {} is here and in the archive", row.id));
            }
            for event in &events {
                R::evolve(&mut whole, &stamp, event);
            }
        }
        let whole = R::pages(&self.workload.without_archive(whole));
        match differs(&R::pages(&self.workload.without_archive(plain)), &whole) {
            Some(page) => Err(format!("I27: something was lost or changed on its way: {page}")),
            None => Ok((left, came_back)),
        }
    }

    /// 2.14, I3, I4: everything called saved is received, and takes effect at most once.
    fn judge_operations(&self, server: &Server<R>) -> Result<(), String> {
        let mut received: BTreeMap<Origin, Vec<(OperationId, Option<Verdict>)>> = BTreeMap::new();
        for row in server.authority.ledger().every_op() {
            let header = header(&row.bytes).ok();
            let own = received.entry(intrinsic(row, header.as_ref())).or_default();
            own.push((row.id, verdict(row)));
        }
        for (name, rows) in &received {
            let effects = rows.iter().filter(|(_, v)| v.as_ref().is_some_and(Verdict::has_events));
            if effects.count() > 1 {
                return Err(format!("I4: {name} took effect twice: {rows:?}"));
            }
        }
        for (place, tablet) in self.tablets.iter().enumerate() {
            for name in tablet.told.iter().filter(|name| !tablet.destroyed.contains(name)) {
                let Some(rows) = received.get(name) else {
                    return Err(format!("2.14: tablet {place} called {name} saved; it is lost"));
                };
                if rows.iter().all(|(_, verdict)| verdict.is_none()) {
                    return Err(format!("2.14: {name} has no verdict: {rows:?}"));
                }
            }
        }
        Ok(())
    }

    /// I13, I14: groups are whole, and nothing stands upon what was refused.
    fn judge_groups(server: &Server<R>) -> Result<(), String> {
        let rows: BTreeMap<OperationId, (&OpRow, Header)> = server
            .authority
            .ledger()
            .every_op()
            .filter_map(|row| Some((row.id, (row, header(&row.bytes).ok()?))))
            .collect();
        for (id, (row, header)) in &rows {
            if !verdict(row).is_some_and(|verdict| verdict.has_events()) {
                continue;
            }
            for back in &header.deps {
                let dep = OperationId::new(id.log, id.seq.saturating_sub(*back));
                let refused = rows.get(&dep).and_then(|(row, _)| verdict(row));
                if matches!(
                    refused,
                    Some(Verdict::Rejected { .. } | Verdict::DependencyRejected { .. })
                ) {
                    return Err(format!("I14: {id} stands upon {dep}, which was refused"));
                }
            }
            let Some((place, size)) = header.group else { continue };
            let first = id.seq - u64::from(place);
            for seq in first..first + u64::from(size) {
                let other = rows.get(&OperationId::new(id.log, seq));
                let other = other.and_then(|(row, _)| verdict(row));
                if other.is_none_or(|verdict| verdict.needs_a_person()) {
                    return Err(format!("I13: of the group of {id} only some took effect"));
                }
            }
        }
        Ok(())
    }

    /// I9, I10, I12, I16: every tablet shows the same, and what needs a person is shown to one.
    fn judge_tablets(&self, server: &Server<R>) -> Result<(), String> {
        let truth = R::pages(server.authority.state());
        let verdicts: BTreeMap<OperationId, Option<Verdict>> =
            server.authority.ledger().every_op().map(|row| (row.id, verdict(row))).collect();
        for (place, tablet) in self.tablets.iter().enumerate() {
            let replica = &tablet.replica;
            if let Some(page) = differs(&truth, &R::pages(replica.confirmed())) {
                return Err(format!("I12: tablet {place} differs from the server in {page}"));
            }
            let shown = differs(&truth, &R::pages(replica.view()));
            if let Some(page) = shown.filter(|_| replica.pending().is_empty()) {
                return Err(format!("I10: tablet {place} shows something else in {page}"));
            }
            for id in tablet.stored_names().into_keys() {
                let needs = verdicts.get(&id).and_then(Option::as_ref);
                let needs = needs.is_some_and(Verdict::needs_a_person);
                if needs && !replica.inbox().any(|notice| notice.id == id) {
                    return Err(format!("I16: nobody is told at tablet {place} about {id}"));
                }
            }
        }
        Ok(())
    }
}

fn differs(truth: &[Page], shown: &[Page]) -> Option<String> {
    let pair = truth.iter().zip(shown).find(|(truth, shown)| truth != shown);
    let count = (truth.len() != shown.len()).then(|| "their number".to_owned());
    pair.map(|(page, _)| page.name.clone()).or(count)
}
