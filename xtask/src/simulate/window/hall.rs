//! The line in the hall by chance: numbers given, called, called again, set aside, served.

use domain::queue::{Call, Leave, Operation as Ask, Park, Serve, Take, Ticket, view};
use domain::time::Timestamp;
use domain::{Operation, State};
use sync::sim::Here;

use super::Person;

impl Person<'_> {
    /// Returns what somebody does in the line: as their tablet shows it, which others may not.
    pub fn in_line(&mut self, here: &Here) -> Option<Operation> {
        let now = Timestamp(here.at);
        let own = view::calling(self.state, &self.me, now).map(|one| one.id.clone());
        let asked = match (self.chance.below(10), own) {
            (0..4, Some(ticket)) => Ask::Serve(Serve { ticket, contact: self.mine()?.id.clone() }),
            (4..6, Some(ticket)) => Ask::Park(Park { ticket }),
            (6..8, Some(ticket)) => Ask::Call(Call { ticket, ahead: None }),
            (8, Some(ticket)) => Ask::Leave(Leave { ticket }),
            (0..6, None) => Ask::Call(Call { ticket: self.somebody_here()?, ahead: None }),
            _ => Ask::Take(Take { post: self.post()?, item: None, number: 0 }),
        };
        Some(Operation::Queue(asked))
    }

    /// Returns somebody who waits, or whom somebody else calls already.
    fn somebody_here(&mut self) -> Option<domain::TicketId> {
        let open: Vec<&Ticket> = self.state.queue.open().collect();
        self.chance.pick(&open).map(|one| one.id.clone())
    }
}

/// No number is given twice on a day, and whoever is served was called.
pub fn check(state: &State) -> Result<(), String> {
    let mut given = std::collections::BTreeSet::new();
    for one in state.queue.all().filter(|one| one.appointment.is_none()) {
        if !given.insert((one.taken.date(state.site.zone), one.no.clone())) {
            return Err(format!("2.6 the number {} was given twice on one day", one.no));
        }
        if one.contact().is_some() && one.calls.is_empty() {
            return Err(format!("2.6 {} was served and never called", one.no));
        }
    }
    Ok(())
}
