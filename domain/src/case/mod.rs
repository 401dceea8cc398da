//! Cases, from intake to their end: papers ticked, told at one time what is missing, accepted with
//! a promised date, finished, refused or withdrawn. S1.1.2, S1.6.2, R-CLK
//!
//! Life: intake, supplement, accepted, done; or refused with its ground, or withdrawn by the
//! visitor. An immediate matter goes from complete papers straight to done. On its way a special
//! procedure stops the clock, an extension lengthens the limit, steps are taken; a document is
//! handed over at the end.

mod accept;
mod answer_extension;
mod ask_extension;
mod ask_supplement;
mod begin_special;
mod convert;
mod course;
mod deliver;
mod end_special;
mod finish;
mod give_feedback;
mod note_delay;
mod number;
mod open;
mod promise;
mod reassign;
mod refusal;
mod refuse;
mod register;
pub mod rules;
mod state;
mod take_step;
mod tick;
pub mod view;
mod withdraw;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::CaseId;
use crate::time::{Date, Timestamp};
use crate::{Decision, State as Site};

pub use accept::{Accept, Accepted};
pub use answer_extension::{Answer, AnswerExtension, ExtensionDeclined, ExtensionGranted};
pub use ask_extension::{AskExtension, ExtensionAsked};
pub use ask_supplement::{AskSupplement, SupplementAsked};
pub use begin_special::{BeginSpecial, SpecialBegun};
pub use convert::{Convert, Converted};
pub use course::{
    Conversion, Delay, DelayKind, Delivery, Extension, ExtensionStands, Handing, ProcessStep,
    Resumption, Special, Suspension,
};
pub use deliver::{Deliver, Delivered};
pub use end_special::{EndSpecial, SpecialEnded};
pub use finish::{Finish, Finished};
pub use give_feedback::{FeedbackGiven, GiveFeedback};
pub use note_delay::{DelayNoted, NoteDelay};
pub use number::{CaseNo, NumberFault, check_character, next_no};
pub use open::{Open, Opened};
pub use promise::{Promise, course, promise, resumes};
pub use reassign::{Reassign, Reassigned};
pub use refusal::Refusal;
pub use refuse::{Refuse, Refused};
pub use register::State;
pub use state::{Acceptance, Case, Mark, Stage, Supplement};
pub use take_step::{StepTaken, TakeStep};
pub use tick::{Tick, Ticked};
pub use withdraw::{Withdraw, Withdrawn};

/// What may be asked for a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    Open(Open),
    Tick(Tick),
    AskSupplement(AskSupplement),
    Accept(Accept),
    Refuse(Refuse),
    Finish(Finish),
    Withdraw(Withdraw),
    GiveFeedback(GiveFeedback),
    Reassign(Reassign),
    BeginSpecial(BeginSpecial),
    EndSpecial(EndSpecial),
    AskExtension(AskExtension),
    AnswerExtension(AnswerExtension),
    NoteDelay(NoteDelay),
    Convert(Convert),
    TakeStep(TakeStep),
    Deliver(Deliver),
}

/// What has happened to a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Opened(Opened),
    Ticked(Ticked),
    SupplementAsked(SupplementAsked),
    Accepted(Accepted),
    Refused(Refused),
    Finished(Finished),
    Withdrawn(Withdrawn),
    FeedbackGiven(FeedbackGiven),
    Reassigned(Reassigned),
    SpecialBegun(SpecialBegun),
    SpecialEnded(SpecialEnded),
    ExtensionAsked(ExtensionAsked),
    ExtensionGranted(ExtensionGranted),
    ExtensionDeclined(ExtensionDeclined),
    DelayNoted(DelayNoted),
    Converted(Converted),
    StepTaken(StepTaken),
    Delivered(Delivered),
}

/// What a clerk should notice about a case without being stopped: clauses marked W.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// The promised date runs into a year whose calendar is not published. R-CLK
    DueProvisional,
    /// Nobody accepted it in time, and the law did: its limit runs since then. R-CLK-4
    DeemedAccepted { since: Timestamp },
    /// It is finished after its promised date. S1.6.2
    Overdue { due: Date },
    /// What is asked now was not on the one-time notice: the fault is noted. S2.2.4
    SecondTrip,
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Case(event)], warnings: Vec::new() }
}

/// Returns a decision of one event. Where nobody accepted the case and the law did, its acceptance
/// is entered first, and the clerk is told. R-CLK-4
fn after_acceptance(state: &Site, case: &Case, stamp: &Stamp, event: Event) -> Decision {
    let mut decision = decision(event);
    if let Some(accepted) = rules::deemed(state, case, stamp.at) {
        let since = accepted.start;
        decision.warnings.push(crate::Warning::Case(Warning::DeemedAccepted { since }));
        decision.events.insert(0, crate::Event::Case(Event::Accepted(accepted)));
    }
    decision
}

impl Operation {
    /// Returns the case it is about; the one it opens is not there yet.
    pub fn case(&self) -> Option<&CaseId> {
        match self {
            Self::Open(_) => None,
            Self::Tick(one) => Some(&one.case),
            Self::AskSupplement(one) => Some(&one.case),
            Self::Accept(one) => Some(&one.case),
            Self::Refuse(one) => Some(&one.case),
            Self::Finish(one) => Some(&one.case),
            Self::Withdraw(one) => Some(&one.case),
            Self::GiveFeedback(one) => Some(&one.case),
            Self::Reassign(one) => Some(&one.case),
            Self::BeginSpecial(one) => Some(&one.case),
            Self::EndSpecial(one) => Some(&one.case),
            Self::AskExtension(one) => Some(&one.case),
            Self::AnswerExtension(one) => Some(&one.case),
            Self::NoteDelay(one) => Some(&one.case),
            Self::Convert(one) => Some(&one.case),
            Self::TakeStep(one) => Some(&one.case),
            Self::Deliver(one) => Some(&one.case),
        }
    }

    /// Decides one operation on cases.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Open(open) => open.decide(state, stamp),
            Self::Tick(tick) => tick.decide(state, stamp),
            Self::AskSupplement(ask) => ask.decide(state, stamp),
            Self::Accept(accept) => accept.decide(state, stamp),
            Self::Refuse(refuse) => refuse.decide(state, stamp),
            Self::Finish(finish) => finish.decide(state, stamp),
            Self::Withdraw(withdraw) => withdraw.decide(state, stamp),
            Self::GiveFeedback(feedback) => feedback.decide(state, stamp),
            Self::Reassign(reassign) => reassign.decide(state, stamp),
            Self::BeginSpecial(one) => one.decide(state, stamp),
            Self::EndSpecial(one) => one.decide(state, stamp),
            Self::AskExtension(one) => one.decide(state, stamp),
            Self::AnswerExtension(one) => one.decide(state, stamp),
            Self::NoteDelay(one) => one.decide(state, stamp),
            Self::Convert(one) => one.decide(state, stamp),
            Self::TakeStep(one) => one.decide(state, stamp),
            Self::Deliver(one) => one.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened to a case; an unknown case is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Opened(event) => event.evolve(self, stamp),
            Event::Ticked(event) => event.evolve(self, stamp),
            Event::SupplementAsked(event) => event.evolve(self, stamp),
            Event::Accepted(event) => event.evolve(self, stamp),
            Event::Refused(event) => event.evolve(self, stamp),
            Event::Finished(event) => event.evolve(self, stamp),
            Event::Withdrawn(event) => event.evolve(self, stamp),
            Event::FeedbackGiven(event) => event.evolve(self, stamp),
            Event::Reassigned(event) => event.evolve(self, stamp),
            Event::SpecialBegun(event) => event.evolve(self, stamp),
            Event::SpecialEnded(event) => event.evolve(self, stamp),
            Event::ExtensionAsked(event) => event.evolve(self, stamp),
            Event::ExtensionGranted(event) => event.evolve(self, stamp),
            Event::ExtensionDeclined(event) => event.evolve(self, stamp),
            Event::DelayNoted(event) => event.evolve(self, stamp),
            Event::Converted(event) => event.evolve(self, stamp),
            Event::StepTaken(event) => event.evolve(self, stamp),
            Event::Delivered(event) => event.evolve(self, stamp),
        }
    }
}
