//! People at tablets playing with the toy rules' jars.

use super::chance::Chance;
use super::toy::{FULL, Operation, State, Toy};
use super::{Founded, Here, Workload};
use crate::id::OperationId;
use crate::op::Attachment;

/// People at tablets playing with jars.
#[derive(Clone, Copy, Debug)]
pub struct Play;

impl Workload<Toy> for Play {
    fn found(
        &self,
        tablets: usize,
        submit: &mut dyn FnMut(&Operation) -> Option<OperationId>,
    ) -> Founded {
        let staff = ["ann", "bob", "eve"].map(str::to_owned).to_vec();
        let devices: Vec<String> = (0..tablets).map(|n| format!("tablet {n}")).collect();
        for device in &devices {
            submit(&Operation::Enrol { device: device.clone(), staff: staff.clone() });
        }
        Founded { devices, staff }
    }

    fn act(&self, state: &State, _: &str, _: &Here, chance: &mut Chance) -> Vec<Operation> {
        let jars: Vec<OperationId> = state.jars.keys().copied().collect();
        let by = u32::try_from(chance.below(9)).unwrap_or(1) + 1;
        let Some(jar) = chance.pick(&jars).copied() else {
            return vec![Operation::Open { label: "first".into() }];
        };
        let jars = (jar, chance.pick(&jars).copied().unwrap_or(jar));
        let touched = state.jars.get(&jar).and_then(|jar| jar.touched.last());
        match chance.below(14) {
            0 | 1 => vec![Operation::Open { label: format!("jar {}", chance.below(50)) }],
            2..=5 => vec![Operation::Fill { jar, by }],
            6..=8 => vec![Operation::Take { jar, by }],
            9 => vec![Operation::Take { jar, by }, Operation::Fill { jar: jars.1, by }],
            10 => vec![Operation::Whisper { to: "bob".into() }],
            11 | 12 => vec![Operation::Note { about: touched.map_or(jar, |touch| touch.0) }],
            _ => vec![Operation::Close { jar }],
        }
    }

    fn attachment(&self, operation: &Operation, chance: &mut Chance) -> Option<Attachment> {
        let Operation::Open { label } = operation else { return None };
        let bytes = json::to_vec(&(label, chance.below(1_000_000)));
        Some(Attachment { key: chance.bytes16(), bytes })
    }

    fn revoke(&self, device: &str) -> Option<Operation> {
        Some(Operation::Revoke { device: device.to_owned() })
    }

    fn archive(&self, chance: &mut Chance) -> Option<Operation> {
        Some(Operation::Store { keep: u32::try_from(chance.below(4)).unwrap_or(0) })
    }

    fn review(&self, of: Vec<OperationId>, chance: &mut Chance) -> Option<Operation> {
        Some(Operation::Review { of, counts: chance.percent(70) })
    }

    fn check(&self, state: &State) -> Result<(), String> {
        match state.jars.iter().find(|(_, jar)| jar.level > FULL) {
            Some((id, jar)) => Err(format!("jar {id} holds {}", jar.level)),
            None => Ok(()),
        }
    }
}
