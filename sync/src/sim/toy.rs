//! Toy rules for tests: jars that are opened, filled, taken from and closed, by several people.

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use crate::hash::sha256;
use crate::id::OperationId;
use crate::rules::{Audience, Decision, Page, PageFault, Rules, Stamp, Standing, Viewer};

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
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Enrolled { device: String, staff: Vec<String> },
    Revoked { device: String },
    Opened { label: String },
    Filled { jar: OperationId, by: u32 },
    Taken { jar: OperationId, by: u32 },
    Closed { jar: OperationId },
    Whispered { to: String },
    Noted { about: OperationId },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Refusal {
    NoSuchJar,
    TooFull,
    TooEmpty,
    NotAnOperator,
}

/// A jar, with all who touched it and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jar {
    pub label: String,
    pub level: u32,
    pub touched: Vec<(OperationId, i64, i64)>,
}

#[derive(Clone, Debug, Default)]
pub struct State {
    pub jars: OrdMap<OperationId, Jar>,
    pub closed: u64,
    pub notes: u64,
    pub devices: OrdMap<String, (Vec<String>, bool)>,
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

    fn decide(
        state: &State,
        operation: &Operation,
        stamp: &Stamp,
    ) -> Result<Decision<Self>, Refusal> {
        let jar = |jar: &OperationId| state.jars.get(jar).ok_or(Refusal::NoSuchJar);
        let event = match operation.clone() {
            Operation::Enrol { .. } | Operation::Revoke { .. } if stamp.actor != "Operator" => {
                return Err(Refusal::NotAnOperator);
            }
            Operation::Enrol { device, staff } => Event::Enrolled { device, staff },
            Operation::Revoke { device } => Event::Revoked { device },
            Operation::Open { label } => Event::Opened { label },
            Operation::Fill { jar: of, by } if jar(&of)?.level + by > FULL => {
                return Err(Refusal::TooFull);
            }
            Operation::Fill { jar, by } => Event::Filled { jar, by },
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
        };
        Ok(Decision { events: vec![event], warnings: Vec::new() })
    }

    fn evolve(state: &mut State, stamp: &Stamp, event: &Event) {
        let touch = (stamp.operation, stamp.at, stamp.received);
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
            Event::Filled { jar, by } => {
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
            | Event::Noted { .. } => Audience::Site,
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
        let page = |name: &str, records: Vec<String>| Page {
            name: name.to_owned(),
            audience: Audience::Site,
            records,
        };
        let json = |value: &dyn erased::Json| value.json();
        let mut pages = vec![page(
            "hot",
            std::iter::once(json(&(state.closed, state.notes)))
                .chain(state.devices.iter().map(|pair| json(&pair)))
                .collect(),
        )];
        let jars: Vec<String> = state.jars.iter().map(|pair| json(&pair)).collect();
        for (number, records) in jars.chunks(500).enumerate() {
            pages.push(page(&format!("jars-{number}"), records.to_vec()));
        }
        pages
    }

    fn from_pages(pages: &[Page]) -> Result<State, PageFault> {
        let mut state = State::default();
        for page in pages {
            let fault = |_| PageFault(page.name.clone());
            let mut records = page.records.iter();
            if page.name == "hot" {
                let counts = records.next().map_or("[0,0]", String::as_str);
                (state.closed, state.notes) = json::from_str(counts).map_err(fault)?;
                for record in records {
                    let (device, of) = json::from_str::<(String, _)>(record).map_err(fault)?;
                    state.devices.insert(device, of);
                }
            } else {
                for record in records {
                    let (id, jar) = json::from_str(record).map_err(fault)?;
                    state.jars.insert(id, jar);
                }
            }
        }
        Ok(state)
    }

    fn attached(state: &State) -> Vec<OperationId> {
        state.jars.keys().copied().collect()
    }

    fn device_keys(state: &State, device: &str) -> Standing {
        match state.devices.get(device) {
            None => Standing::Unknown,
            Some((_, true)) => Standing::Active(vec![sha256(&[device.as_bytes()])]),
            Some((_, false)) => Standing::Revoked(vec![sha256(&[device.as_bytes()])]),
        }
    }

    fn staff_keys(state: &State, device: &str, actor: &str) -> Standing {
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
}

/// Writing anything as JSON behind one type.
mod erased {
    pub trait Json {
        fn json(&self) -> String;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            json::to_string(self)
        }
    }
}
