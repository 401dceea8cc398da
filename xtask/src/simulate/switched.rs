//! The rules of the window with one of them out of force, so that the simulation can prove it would
//! notice. With none out of force they are [`Bianmin`], function by function.

mod handing;
mod line;
mod loans;

use std::cell::Cell;

use bianmin::Bianmin;
use domain::{Event, Operation, Refusal, State, Warning};
use sync::{
    Audience, Decision, Heard, Move, OperationId, Page, PageFault, Rules, Stamp, Standing, Viewer,
};

use super::oracles;

/// A rule of loans, promises, handovers, promised times or the line that can be put out of force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// E4 A promise is not asked again what the tablet had asked before it was made.
    PromiseIsNotAsked,
    /// L1 The window does not give away what is lent.
    LentIsNotFree,
    /// L1 What is lent is not lent to another tablet.
    LentOnce,
    /// E5 A loan is taken back when its tablet was heard of after its end, not by the clock.
    BackByKnowledge,
    /// E6 A promise from a place that was written off is kept.
    WrittenOffIsKept,
    /// L4 Nobody stands beyond the capacity without a promise.
    FullIsFull,
    /// L5 No more is lent than the share of a day.
    ShareIsBounded,
    /// E12 Other times take back no promise.
    TimesKeepPromises,
    /// E12 Who loses their time by other times is named.
    BrokenIsNamed,
    /// S1.3.3 Responsibility moves only when the receiver confirms.
    MovesWhenTaken,
    /// S1.3.3 Nobody but the receiver confirms.
    OnlyReceiver,
    /// S1.3.3 No open case or contact that the tablet knew of is left out.
    NoCaseLeftOut,
    /// S1.4.2 No appointment that the tablet knew of is left out.
    NoAppointmentLeftOut,
    /// S1.3.3 What is disputed stays with the giver.
    DisputedStays,
    /// S1.3.3 What arrived since is taken by the receiver.
    ArrivedIsTaken,
    /// S1.4.3 Whoever is here and not served in time has it written down.
    BreachIsNoted,
    /// S1.6.3 Nobody is called by two.
    CalledByOne,
    /// L1 What is held for whoever waits for an earlier time is given to nobody else.
    HeldForOne,
}

impl Rule {
    /// Each rule, and the oracle that must miss it.
    pub const ALL: [(Self, &'static str); 18] = [
        (Self::PromiseIsNotAsked, "E4"),
        (Self::LentIsNotFree, "L1"),
        (Self::LentOnce, "L1"),
        (Self::BackByKnowledge, "E5"),
        (Self::WrittenOffIsKept, "E6"),
        (Self::FullIsFull, "L4"),
        (Self::ShareIsBounded, "L5"),
        (Self::TimesKeepPromises, "E12"),
        (Self::BrokenIsNamed, "E12"),
        (Self::MovesWhenTaken, oracles::MOVES),
        (Self::OnlyReceiver, oracles::RECEIVER),
        (Self::NoCaseLeftOut, oracles::NO_CASE_LEFT_OUT),
        (Self::NoAppointmentLeftOut, oracles::NO_APPOINTMENT_LEFT_OUT),
        (Self::DisputedStays, oracles::DISPUTED),
        (Self::ArrivedIsTaken, oracles::ARRIVED),
        (Self::BreachIsNoted, oracles::BREACHES),
        (Self::CalledByOne, oracles::CALLED_BY_ONE),
        (Self::HeldForOne, "L1"),
    ];
}

thread_local! {
    static OFF: Cell<Option<Rule>> = const { Cell::new(None) };
}

/// Puts one rule, or none, out of force for this thread.
pub fn switch_off(rule: Option<Rule>) {
    OFF.set(rule);
}

/// The rules of the window, all of them but the one that is out of force.
#[derive(Clone, Copy, Debug)]
pub enum Switched {}

impl Rules for Switched {
    type State = State;
    type Operation = Operation;
    type Event = Event;
    type Refusal = Refusal;
    type Warning = Warning;

    const RULES: u32 = Bianmin::RULES;
    const SCHEMA: u32 = Bianmin::SCHEMA;
    const SYSTEM: &'static str = Bianmin::SYSTEM;

    fn decide(
        state: &State,
        operation: &Operation,
        circumstances: &Stamp,
    ) -> Result<Decision<Self>, Refusal> {
        decided(state, operation, circumstances, domain::decide)
    }

    fn enter(
        state: &State,
        operation: &Operation,
        circumstances: &Stamp,
    ) -> Result<Decision<Self>, Refusal> {
        decided(state, operation, circumstances, domain::enter)
    }

    fn evolve(state: &mut State, circumstances: &Stamp, event: &Event) {
        Bianmin::evolve(state, circumstances, event);
    }

    fn audience(event: &Event) -> Audience {
        Bianmin::audience(event)
    }

    fn sees(state: &State, viewer: &Viewer, audience: &Audience) -> bool {
        Bianmin::sees(state, viewer, audience)
    }

    fn pages(state: &State) -> Vec<Page> {
        Bianmin::pages(state)
    }

    fn from_pages(pages: &[&Page]) -> Result<State, PageFault> {
        Bianmin::from_pages(pages)
    }

    fn attached(state: &State) -> Vec<OperationId> {
        Bianmin::attached(state)
    }

    fn next_upkeep(state: &State, now: i64) -> Option<i64> {
        Bianmin::next_upkeep(state, now)
    }

    fn upkeep(state: &State, heard: Option<&Heard>, now: i64) -> Option<Operation> {
        match OFF.get() {
            Some(off) => loans::upkeep(off, state, heard, now),
            None => Bianmin::upkeep(state, heard, now),
        }
    }

    fn stands_alone(operation: &Operation) -> bool {
        Bianmin::stands_alone(operation)
    }

    fn moves(state: &State, event: &Event) -> Vec<Move> {
        Bianmin::moves(state, event)
    }

    fn absent(state: &State, operation: &Operation) -> Vec<String> {
        Bianmin::absent(state, operation)
    }

    fn recall(bodies: &[String]) -> Option<Operation> {
        Bianmin::recall(bodies)
    }

    fn device_keys(state: &State, device: &str) -> Standing {
        Bianmin::device_keys(state, device)
    }

    fn staff_keys(state: &State, device: &str, actor: &str, last: Option<OperationId>) -> Standing {
        Bianmin::staff_keys(state, device, actor, last)
    }

    fn reviewed(state: &State, operation: OperationId, received: i64) -> bool {
        Bianmin::reviewed(state, operation, received)
    }
}

/// How the rules decide: on arrival, or as a person enters it.
type Real = fn(&State, &Operation, &domain::Stamp) -> Result<domain::Decision, Refusal>;

fn decided(
    state: &State,
    operation: &Operation,
    circumstances: &Stamp,
    real: Real,
) -> Result<Decision<Switched>, Refusal> {
    let stamp = bianmin::rules::stamp(circumstances);
    let domain::Decision { events, warnings } = match (OFF.get(), operation) {
        (Some(off), Operation::Appointment(asked)) => {
            loans::decide(off, state, asked, &stamp, real)
        }
        (Some(off), Operation::Queue(asked)) => line::decide(off, state, asked, &stamp, real),
        (Some(off), Operation::Handover(asked)) => handing::decide(off, state, asked, &stamp, real),
        (Some(_) | None, _) => real(state, operation, &stamp),
    }?;
    Ok(Decision { events, warnings })
}
