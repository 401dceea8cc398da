//! Toy rules for tests: jars that are opened, filled, taken from and closed, by several people.

mod cellar;
mod pages;
mod state;

use serde::{Deserialize, Serialize};

use crate::hash::sha256;
use crate::id::OperationId;
use crate::rules::{
    Audience, Decision, Heard, Move, Page, PageFault, Rules, Stamp, Standing, Viewer,
};

pub use state::{Jar, Refusal, State, Touch};

/// The toy rules.
#[derive(Debug)]
pub struct Toy;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    Enrol {
        device: String,
        staff: Vec<String>,
    },
    Revoke {
        device: String,
    },
    Open {
        label: String,
    },
    Fill {
        jar: OperationId,
        by: u32,
    },
    Take {
        jar: OperationId,
        by: u32,
    },
    Close {
        jar: OperationId,
    },
    Whisper {
        to: String,
    },
    /// Says something about another operation, which no rule looks at.
    Note {
        about: OperationId,
    },
    /// Puts all jars but the newest into the cellar.
    Store {
        keep: u32,
    },
    /// Brings jars back up.
    Fetch {
        jars: Vec<(OperationId, Jar)>,
    },
    /// Lets held operations count, or sets them aside.
    Review {
        of: Vec<OperationId>,
        counts: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Enrolled {
        device: String,
        staff: Vec<String>,
    },
    Revoked {
        device: String,
    },
    Opened {
        label: String,
    },
    /// How often others had touched the jar since, as its tablet could not know.
    Filled {
        jar: OperationId,
        by: u32,
        unseen: usize,
    },
    Taken {
        jar: OperationId,
        by: u32,
    },
    Closed {
        jar: OperationId,
    },
    Whispered {
        to: String,
    },
    Noted {
        about: OperationId,
    },
    Stored {
        jars: Vec<OperationId>,
    },
    Fetched {
        jars: Vec<(OperationId, Jar)>,
    },
    Reviewed {
        of: Vec<OperationId>,
        counts: bool,
    },
}

/// How much a jar holds.
pub(super) const FULL: u32 = 20;

impl Rules for Toy {
    type State = State;
    type Operation = Operation;
    type Event = Event;
    type Refusal = Refusal;
    type Warning = ();
    const RULES: u32 = 1;
    const SCHEMA: u32 = 1;
    const SYSTEM: &'static str = "System";

    fn decide(
        state: &State,
        operation: &Operation,
        stamp: &Stamp,
    ) -> Result<Decision<Self>, Refusal> {
        let jar = |jar: &OperationId| state.jars.get(jar).ok_or(Refusal::NoSuchJar);
        if state.found(stamp.operation, stamp.received) == Some(false) {
            return Err(Refusal::SetAside);
        }
        let event = match operation.clone() {
            Operation::Enrol { .. }
            | Operation::Revoke { .. }
            | Operation::Review { .. }
            | Operation::Store { .. }
            | Operation::Fetch { .. }
                if stamp.actor != "Operator" && stamp.actor != Self::SYSTEM =>
            {
                return Err(Refusal::NotAnOperator);
            }
            Operation::Enrol { device, staff } => Event::Enrolled { device, staff },
            Operation::Revoke { device } => Event::Revoked { device },
            Operation::Open { label } => Event::Opened { label },
            Operation::Fill { jar: of, by } if jar(&of)?.level + by > FULL => {
                return Err(Refusal::TooFull);
            }
            Operation::Fill { jar: of, by } => {
                let unseen = jar(&of)?.unseen(stamp);
                Event::Filled { jar: of, by, unseen }
            }
            Operation::Take { jar: of, by } if jar(&of)?.level < by => {
                return Err(Refusal::TooEmpty);
            }
            Operation::Take { jar, by } => Event::Taken { jar, by },
            Operation::Close { jar } if !state.jars.contains_key(&jar) => {
                return Ok(Decision { events: Vec::new(), warnings: Vec::new() });
            }
            Operation::Close { jar } => Event::Closed { jar },
            Operation::Whisper { to } => Event::Whispered { to },
            Operation::Note { about } => Event::Noted { about },
            Operation::Store { keep } => Event::Stored { jars: cellar::oldest(state, keep) },
            Operation::Fetch { mut jars } => {
                jars.retain(|(id, _)| !state.jars.contains_key(id));
                Event::Fetched { jars }
            }
            Operation::Review { of, counts } => Event::Reviewed { of, counts },
        };
        let events = if cellar::is_idle(&event) { Vec::new() } else { vec![event] };
        Ok(Decision { events, warnings: Vec::new() })
    }

    fn evolve(state: &mut State, stamp: &Stamp, event: &Event) {
        let touch = (stamp.operation, stamp.at, stamp.received, stamp.place);
        match event.clone() {
            Event::Enrolled { device, staff } => {
                state.devices.insert(device, (staff, true));
            }
            Event::Revoked { device } => {
                if let Some((_, active)) = state.devices.get_mut(&device) {
                    *active = false;
                }
            }
            Event::Opened { label } => {
                let jar = Jar { label, level: 0, touched: vec![touch] };
                state.jars.insert(stamp.operation, jar);
            }
            Event::Filled { jar, by, unseen: _ } => {
                if let Some(jar) = state.jars.get_mut(&jar) {
                    jar.level += by;
                    jar.touched.push(touch);
                }
            }
            Event::Taken { jar, by } => {
                if let Some(jar) = state.jars.get_mut(&jar) {
                    jar.level = jar.level.saturating_sub(by);
                    jar.touched.push(touch);
                }
            }
            Event::Closed { jar } => {
                state.closed += u64::from(state.jars.remove(&jar).is_some());
            }
            // Only who hears it would know; a state that all share must not.
            Event::Whispered { .. } => {}
            Event::Noted { .. } => state.notes += 1,
            Event::Stored { jars } => jars.iter().for_each(|jar| drop(state.jars.remove(jar))),
            Event::Fetched { jars } => state.jars.extend(jars),
            Event::Reviewed { of, counts } => {
                for id in of {
                    state.reviews.entry(id).or_default().push((counts, stamp.received));
                }
            }
        }
    }

    fn audience(event: &Event) -> Audience {
        match event {
            Event::Whispered { to } => Audience::Person(to.clone()),
            Event::Enrolled { .. }
            | Event::Revoked { .. }
            | Event::Opened { .. }
            | Event::Filled { .. }
            | Event::Taken { .. }
            | Event::Closed { .. }
            | Event::Noted { .. }
            | Event::Stored { .. }
            | Event::Fetched { .. }
            | Event::Reviewed { .. } => Audience::Site,
        }
    }

    fn sees(_: &State, viewer: &Viewer, audience: &Audience) -> bool {
        match audience {
            Audience::Site => true,
            Audience::Oversight => false,
            Audience::Person(person) => viewer.actor.as_ref() == Some(person),
        }
    }

    fn pages(state: &State) -> Vec<Page> {
        pages::cut(state)
    }

    fn from_pages(pages: &[&Page]) -> Result<State, PageFault> {
        pages::join(pages)
    }

    fn attached(state: &State) -> Vec<OperationId> {
        state.jars.keys().copied().collect()
    }

    fn next_upkeep(_: &State, _: i64) -> Option<i64> {
        None
    }

    fn upkeep(state: &State, _: Option<&Heard>, _: i64) -> Option<Operation> {
        cellar::upkeep(state)
    }

    fn stands_alone(_: &Operation) -> bool {
        false
    }

    fn moves(state: &State, event: &Event) -> Vec<Move> {
        cellar::moves(state, event)
    }

    fn absent(state: &State, operation: &Operation) -> Vec<String> {
        cellar::absent(state, operation)
    }

    fn recall(bodies: &[String]) -> Option<Operation> {
        cellar::recall(bodies)
    }

    fn device_keys(state: &State, device: &str) -> Standing {
        match state.devices.get(device) {
            None => Standing::Unknown,
            Some((_, true)) => Standing::Active(vec![sha256(&[device.as_bytes()])]),
            Some((_, false)) => Standing::Revoked(vec![sha256(&[device.as_bytes()])]),
        }
    }

    fn staff_keys(state: &State, device: &str, actor: &str, _: Option<OperationId>) -> Standing {
        let key = || vec![sha256(&[device.as_bytes(), actor.as_bytes()])];
        match state.devices.get(device) {
            Some((staff, true)) if staff.iter().any(|name| name == actor) => {
                Standing::Active(key())
            }
            Some((staff, false)) if staff.iter().any(|name| name == actor) => {
                Standing::Revoked(key())
            }
            Some(_) | None => Standing::Unknown,
        }
    }

    fn reviewed(state: &State, operation: OperationId, received: i64) -> bool {
        state.found(operation, received).is_some()
    }
}
