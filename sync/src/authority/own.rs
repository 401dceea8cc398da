//! The server's own log: what the operator and the system do goes through the same rules.

use super::Authority;
use super::decide::judge;
use super::unit::Outcome;
use crate::hash::link;
use crate::id::{LogId, OperationId};
use crate::ledger::{Broken, EventRow, Ledger, LogRow, OpRow};
use crate::op::{Attachment, HEADER_VERSION, Header, header, operation, seal};
use crate::rules::{Rules, Stamp};
use crate::verdict::Verdict;

/// What became of an operation of the server's own.
#[derive(Clone, Debug)]
pub struct OwnOutcome<E> {
    pub id: OperationId,
    /// None if it was true already.
    pub events: Vec<E>,
    /// The sealed bytes, to be shipped off the machine and given to
    /// [`Authority::readmit_own`] after a restore.
    pub sealed: Vec<u8>,
}

/// The server's own log's tablet.
const DEVICE: &str = "server";

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Decides an operation of the operator or of the system at once. A refused one is not kept:
    /// whoever asked is told.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails; inside, the refusal.
    pub fn submit_own(
        &mut self,
        asked: &R::Operation,
        actor: &str,
        now: i64,
    ) -> Result<Result<OwnOutcome<R::Event>, R::Refusal>, Broken> {
        self.submit_own_with(asked, actor, None, now)
    }

    /// Decides an operation of the server's own log that has personal fields: they are kept apart,
    /// and only where it is accepted.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails; inside, the refusal.
    pub fn submit_own_with(
        &mut self,
        asked: &R::Operation,
        actor: &str,
        attachment: Option<&Attachment>,
        now: i64,
    ) -> Result<Result<OwnOutcome<R::Event>, R::Refusal>, Broken> {
        let now = self.tick(now);
        let (header, sealed) = self.seal_own(asked, actor, attachment, now);
        let mut events = Vec::new();
        let outcome = self.admit_own(asked, &header, sealed, now, &mut events)?;
        self.ledger.append_events(&events)?;
        if let (Ok(outcome), Some(attachment)) = (&outcome, attachment)
            && !outcome.events.is_empty()
        {
            self.ledger.attach(outcome.id, attachment)?;
        }
        Ok(outcome)
    }

    /// Seals an operation of the server's own.
    pub(super) fn seal_own(
        &self,
        asked: &R::Operation,
        actor: &str,
        attachment: Option<&Attachment>,
        now: i64,
    ) -> (Header, Vec<u8>) {
        let header = Header {
            v: HEADER_VERSION,
            by: actor.to_owned(),
            at: now,
            wall: 0,
            mono: 0,
            boot: 0,
            seen: self.cursor.gseq,
            rules: R::RULES,
            group: None,
            deps: Vec::new(),
            origin: None,
            commit: attachment.map(Attachment::commitment),
        };
        let json = json::to_string(asked);
        let sealed = seal(&header, &json);
        (header, sealed)
    }

    /// Takes own operations again that a restore lost, oldest first, from where they were shipped
    /// to. Those the ledger still has are passed over by their place, so give all from the first.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails or the bytes are not sealed operations.
    pub fn readmit_own(&mut self, shipped: &[Vec<u8>], now: i64) -> Result<(), Broken> {
        let have = self.logs.get(&LogId::SERVER).map_or(0, |row| row.head);
        let have = usize::try_from(have).unwrap_or(usize::MAX);
        for sealed in shipped.iter().skip(have) {
            let header = header(sealed).map_err(|e| Broken(e.to_string()))?;
            let json = operation(sealed).map_err(|e| Broken(e.to_string()))?;
            let asked = json::from_str(json).map_err(|e| Broken(e.to_string()))?;
            let now = self.tick(now);
            let mut events = Vec::new();
            if self.admit_own(&asked, &header, sealed.clone(), now, &mut events)?.is_err() {
                // What it asked for is not possible after the restore. It keeps its place: those
                // after it are named by theirs.
                self.keep_own(
                    sealed.clone(),
                    Verdict::Merged { of: None }.into(),
                    now,
                    &mut events,
                )?;
            }
            self.ledger.append_events(&events)?;
        }
        Ok(())
    }

    /// Decides an operation of the server's own and keeps it; the caller appends its events.
    pub(super) fn admit_own(
        &mut self,
        asked: &R::Operation,
        header: &Header,
        sealed: Vec<u8>,
        now: i64,
        rows: &mut Vec<EventRow>,
    ) -> Result<Result<OwnOutcome<R::Event>, R::Refusal>, Broken> {
        let head = self.logs.get(&LogId::SERVER).map_or(0, |log| log.head);
        let operation = OperationId::new(LogId::SERVER, head + 1);
        let (actor, device) = (header.by.clone(), DEVICE.to_owned());
        let (seen, place) = (header.seen, self.cursor.gseq + 1);
        let stamp = Stamp { operation, actor, device, at: header.at, received: now, seen, place };
        let mut state = self.state.clone();
        if let Err(refusal) = R::decide(&state, asked, &stamp) {
            return Ok(Err(refusal));
        }
        let mut outcome = judge::<R>(&mut state, asked, stamp, R::RULES, None);
        if self.has_archived(&outcome.moves)? {
            self.state = state;
        } else {
            outcome = Verdict::Merged { of: None }.into();
        }
        let events = outcome.events.clone();
        let id = self.keep_own(sealed.clone(), outcome, now, rows)?;
        Ok(Ok(OwnOutcome { id, events, sealed }))
    }

    /// Appends an operation to the server's own log, with what it came to.
    fn keep_own(
        &mut self,
        sealed: Vec<u8>,
        outcome: Outcome<R::Event>,
        now: i64,
        rows: &mut Vec<EventRow>,
    ) -> Result<OperationId, Broken> {
        let log = match self.logs.get(&LogId::SERVER) {
            Some(row) => row.clone(),
            None => LogRow { number: 0, ..self.register_log(LogId::SERVER, DEVICE)? },
        };
        self.meta.arrival += 1;
        let mut row = OpRow {
            id: OperationId::new(LogId::SERVER, log.head + 1),
            hash: link(&log.hash, &sealed),
            arrival: self.meta.arrival,
            received: now,
            tries: 0,
            quarantined: false,
            proven: true,
            bytes: sealed,
            ruling: None,
        };
        row.ruling = Some(self.write(&row, outcome, rows)?);
        self.ledger.append(std::slice::from_ref(&row))?;
        self.save_log(LogRow { head: row.id.seq, hash: row.hash, ..log })?;
        self.release_reviewed()?;
        self.save_meta()?;
        Ok(row.id)
    }

    /// Returns the verdict of a received operation, if there is one.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn verdict(&self, id: OperationId) -> Result<Option<Verdict>, Broken> {
        let ruling = self.ledger.rulings(id.log, id.seq, id.seq)?.pop().and_then(|(.., r)| r);
        Ok(ruling.and_then(|ruling| json::from_str(&ruling.verdict).ok()))
    }
}
