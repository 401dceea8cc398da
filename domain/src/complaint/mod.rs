//! Complaints: what visitors say is not as it should be, by themselves or through whoever they told it, to
//! whoever supervises and to nobody it is about. S1.4.3, S1.6.1, 2.7
//!
//! Life: filed, acknowledged, whoever gave a bad rating with a name spoken to first, a petition accepted, answered, once later with a reason; after a bad rating
//! with a name somebody asks whether it is mended; whoever filed it may say more, and an answer that does not
//! mend it opens it again. A bad rating files one, too. What is said and shown travels apart from the log.
//! Complaints are no part of what tablets hold: those who may read them ask the server.

mod accept;
mod acknowledge;
mod answer;
pub mod clock;
mod extend;
mod file;
mod first_contact;
mod found;
mod handling;
mod pass_on;
mod refusal;
mod return_visit;
pub mod returns;
pub mod rules;
mod say_more;
mod show_photo;
mod state;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use accept::{Accept, Accepted};
pub use acknowledge::{Acknowledge, Acknowledged};
pub use answer::{Answer, Answered};
pub use extend::{Extend, Extended};
pub use file::{File, Filed};
pub use first_contact::{FirstContact, FirstContacted};
pub use found::FoundToConcern;
pub use handling::Handling;
pub use pass_on::PassOn;
pub use refusal::Refusal;
pub use return_visit::{ReturnVisit, ReturnVisited};
pub use say_more::{SaidMore, SayMore};
pub use show_photo::{PhotoShown, ShowPhoto};
pub use state::{About, Complaint, Kind, Outcome, Stage, State, Step, What};

/// What may be asked about complaints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    File(File),
    PassOn(PassOn),
    Acknowledge(Acknowledge),
    Accept(Accept),
    Extend(Extend),
    Answer(Answer),
    ReturnVisit(ReturnVisit),
    SayMore(SayMore),
    ShowPhoto(ShowPhoto),
    FirstContact(FirstContact),
}

/// What has happened to complaints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Filed(Filed),
    Acknowledged(Acknowledged),
    Accepted(Accepted),
    Extended(Extended),
    Answered(Answered),
    ReturnVisited(ReturnVisited),
    SaidMore(SaidMore),
    PhotoShown(PhotoShown),
    FoundToConcern(FoundToConcern),
    FirstContacted(FirstContacted),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Complaint(event)], warnings: Vec::new() }
}

impl Operation {
    /// Decides one operation on complaints.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::File(file) => file.decide(state, stamp),
            Self::PassOn(pass_on) => pass_on.decide(state, stamp),
            Self::Acknowledge(acknowledge) => acknowledge.decide(state, stamp),
            Self::Accept(accept) => accept.decide(state, stamp),
            Self::Extend(extend) => extend.decide(state, stamp),
            Self::Answer(answer) => answer.decide(state, stamp),
            Self::ReturnVisit(visit) => visit.decide(state, stamp),
            Self::SayMore(more) => more.decide(state),
            Self::ShowPhoto(photo) => photo.decide(state),
            Self::FirstContact(contact) => contact.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened to complaints; an unknown one is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Filed(event) => event.evolve(self, stamp),
            Event::Acknowledged(event) => event.evolve(self, stamp),
            Event::Accepted(event) => event.evolve(self, stamp),
            Event::Extended(event) => event.evolve(self, stamp),
            Event::Answered(event) => event.evolve(self, stamp),
            Event::ReturnVisited(event) => event.evolve(self, stamp),
            Event::SaidMore(event) => event.evolve(self, stamp),
            Event::PhotoShown(event) => event.evolve(self, stamp),
            Event::FoundToConcern(event) => event.evolve(self),
            Event::FirstContacted(event) => event.evolve(self, stamp),
        }
    }
}
