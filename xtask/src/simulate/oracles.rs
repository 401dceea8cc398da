//! What must hold of a whole run under the rules of the window: of loans and the promises made from
//! them (E1 to E12, L1 to L5), of handovers, of times that are not kept, of the line in the hall and of
//! messages. The history is followed once more, event by event.

mod breaches;
mod handing;
mod line;
mod messages;
mod places;
mod promises;
mod rows;
mod waiting;

use std::collections::BTreeMap;

use bianmin::rules::stamp;
use domain::appointment::{Claim, Operation as Appoints};
use domain::{Event, Operation, Stamp, State};
use sync::sim::{Asked, Counters, Course, Fault};
use sync::{OperationId, Rules};

use super::switched::Switched;

pub use breaches::BREACHES;
pub use handing::{ARRIVED, DISPUTED, MOVES, NO_APPOINTMENT_LEFT_OUT, NO_CASE_LEFT_OUT, RECEIVER};
pub use line::CALLED_BY_ONE;

/// One event of the history, and the site before and after it.
struct Step<'a> {
    before: &'a State,
    after: &'a State,
    stamp: Stamp,
    event: &'a Event,
    /// What was asked, by the operation it is an event of.
    asked: Option<&'a Asked<Switched>>,
}

/// What befell the site and its tablets, as far as a promise may be another one after it.
#[derive(Clone, Copy)]
struct Befell {
    /// A tablet's storage was copied, set back or damaged: two may believe in one loan.
    copied: bool,
    /// The server was set back: what it had lent may be somebody else's. E11
    restored: bool,
}

/// Judges a run.
///
/// # Errors
/// What does not hold, its name first.
pub fn judge(course: &Course<'_, Switched>) -> Result<Counters, String> {
    let befell = Befell::of(course.faults);
    let states = states(course);
    let mut counters = Counters::new();
    let (mut places, handing) =
        (places::Places::new(befell, course), handing::Handing::new(befell));
    for (place, (circumstances, event)) in course.history.iter().enumerate() {
        let step = Step {
            before: &states[place],
            after: &states[place + 1],
            stamp: stamp(circumstances),
            event,
            asked: course.asked.get(&circumstances.operation),
        };
        places.judge(&step)?;
        handing.judge(&step, &states)?;
        breaches::judge(&step)?;
        line::judge(&step)?;
        messages::judge(&step)?;
        waiting::judge(&step, &mut counters)?;
        count(&mut counters, &step);
    }
    promises::judge(course, &places, befell, &mut counters)?;
    handing::judge_end(course, &mut counters)?;
    breaches::judge_end(course, befell, &mut counters)?;
    course.state.appointment.sound().map_err(|unsound| unsound.to_string())?;
    Ok(counters)
}

/// Returns the site at the beginning and after each event.
fn states(course: &Course<'_, Switched>) -> Vec<State> {
    let mut states = vec![State::default()];
    let mut state = State::default();
    for (circumstances, event) in &course.history {
        Switched::evolve(&mut state, circumstances, event);
        states.push(state.clone());
    }
    states
}

impl Befell {
    fn of(faults: &Counters) -> Self {
        let happened = |fault: Fault| faults.get(fault.name()).is_some_and(|times| *times > 0);
        let copies = [Fault::Clone, Fault::OldImage, Fault::TornStore];
        Self { copied: copies.into_iter().any(happened), restored: happened(Fault::ServerRestore) }
    }

    /// Says whether every promise must be found where it was made.
    fn nothing(self) -> bool {
        !self.copied && !self.restored
    }
}

impl Step<'_> {
    fn operation(&self) -> Option<&Operation> {
        self.asked.map(|asked| &asked.operation)
    }

    fn claim(&self) -> Option<&Claim> {
        claim(self.operation()?)
    }
}

/// Returns the lent place an operation promises.
fn claim(operation: &Operation) -> Option<&Claim> {
    let Operation::Appointment(asked) = operation else { return None };
    if let Appoints::Book(book) = asked {
        return book.loan.as_ref();
    }
    if let Appoints::Move(one) = asked { one.loan.as_ref() } else { None }
}

fn count(counters: &mut Counters, step: &Step<'_>) {
    use domain::appointment::{Event as Appointed, Over, Seat};
    use domain::handover::Event as Handed;
    use domain::message::Event as Told;
    use domain::queue::Event as InLine;
    let appointed = |event: &Appointed| match event {
        Appointed::TimesSet(_) => Some("times of a post set"),
        Appointed::LoanWrittenOff(_) => Some("loans written off"),
        Appointed::Lent(lent) => (!lent.back.is_empty()).then_some("loans taken back"),
        Appointed::Cancelled(_) => Some("appointments cancelled"),
        Appointed::Moved(_) => Some("appointments moved"),
        Appointed::Booked(booked) => Some(match booked.seat {
            Seat::Place(_) => "appointments made",
            Seat::Beyond(Over::WrittenOff) => "promises beyond: written off",
            Seat::Beyond(Over::Twice) => "promises beyond: made twice",
            Seat::Beyond(Over::Forgotten) => "promises beyond: forgotten",
        }),
        Appointed::BreachConfirmed(_) => Some("breaches confirmed by their window"),
        Appointed::Arrived(_)
        | Appointed::Served(_)
        | Appointed::Missed(_)
        | Appointed::BreachNoted(_)
        | Appointed::Held(_) => None,
        Appointed::Awaited(_) => Some("wishes for an earlier time"),
        Appointed::Released(_) => Some("earlier times not taken"),
    };
    let handed = |event: &Handed| match event {
        Handed::Given(_) => Some("handovers given"),
        Handed::Taken(_) => Some("handovers taken"),
        Handed::MoreTaken(_) => Some("matters taken that arrived since"),
        Handed::Withdrawn(_) | Handed::DisputeSettled(_) => None,
    };
    let in_line = |event: &InLine| match event {
        InLine::Taken(_) => Some("numbers taken"),
        InLine::Called(_) => Some("numbers called"),
        InLine::Served(_) => Some("numbers served"),
        InLine::Parked(_) | InLine::Left(_) => None,
    };
    let told = |event: &Told| match event {
        Told::Noted(noted) => Some(if noted.sent { "messages sent" } else { "messages refused" }),
        Told::Phoned(_) => Some("visitors called"),
    };
    let mut what = None;
    if let Event::Appointment(event) = step.event {
        what = appointed(event);
    } else if let Event::Handover(event) = step.event {
        what = handed(event);
    } else if let Event::Queue(event) = step.event {
        what = in_line(event);
    } else if let Event::Message(event) = step.event {
        what = told(event);
    }
    if let Some(what) = what {
        *counters.entry(what).or_default() += 1;
    }
}

type All<'a> = &'a BTreeMap<OperationId, Asked<Switched>>;
