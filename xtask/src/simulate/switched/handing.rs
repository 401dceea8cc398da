//! What the site would do without one of the rules of handovers.

use domain::handover::{Event as Handed, Matter, Operation as Asks, Refusal as No, Taken};
use domain::{Actor, Decision, Event, HandoverId, Operation, OperationId, Refusal, Stamp, State};

use super::{Real, Rule};

/// Decides without one of the rules.
pub fn decide(
    off: Rule,
    state: &State,
    asked: &Asks,
    stamp: &Stamp,
    real: Real,
) -> Result<Decision, Refusal> {
    let whole = Operation::Handover(asked.clone());
    let decision = match (off, asked) {
        (Rule::OnlyReceiver, Asks::Take(take)) => {
            let to = state.handover.get(&take.handover).map(|one| one.to.clone());
            let actor = to.map_or(stamp.actor.clone(), Actor::Person);
            return real(state, &whole, &Stamp { actor, ..stamp.clone() });
        }
        (Rule::ArrivedIsTaken, Asks::TakeMore(_)) => return Err(No::NotArrived.into()),
        _ => real(state, &whole, stamp),
    };
    let is_appointment = |one: &Matter| matches!(one, Matter::Appointment(_));
    match (off, decision) {
        (Rule::MovesWhenTaken, Ok(decision)) => Ok(moved(asked, stamp, decision)),
        (Rule::DisputedStays, Ok(decision)) => Ok(undisputed(decision)),
        (Rule::NoCaseLeftOut, Err(Refusal::Handover(No::LeftOut { matters })))
            if !matters.iter().any(is_appointment) =>
        {
            knowing_nothing(state, &whole, stamp, real)
        }
        (Rule::NoAppointmentLeftOut, Err(Refusal::Handover(No::LeftOut { matters })))
            if matters.iter().all(is_appointment) =>
        {
            knowing_nothing(state, &whole, stamp, real)
        }
        (_, decision) => decision,
    }
}

/// Decides as if the tablet had seen nothing of the history, its own log included.
fn knowing_nothing(
    state: &State,
    whole: &Operation,
    stamp: &Stamp,
    real: Real,
) -> Result<Decision, Refusal> {
    let operation = OperationId("ffffffffffffffff-1".to_owned());
    real(state, whole, &Stamp { operation, seen: 0, ..stamp.clone() })
}

/// Lets responsibility move when a post is given.
fn moved(asked: &Asks, stamp: &Stamp, mut decision: Decision) -> Decision {
    if let Asks::Give(_) = asked {
        let handover = HandoverId::from(&stamp.operation);
        let taken = Taken { handover, more: Vec::new(), disputed: Vec::new() };
        decision.events.push(Event::Handover(Handed::Taken(taken)));
    }
    decision
}

/// Lets what is disputed move as well.
fn undisputed(mut decision: Decision) -> Decision {
    for event in &mut decision.events {
        if let Event::Handover(Handed::Taken(taken)) = event {
            taken.disputed.clear();
        }
    }
    decision
}
