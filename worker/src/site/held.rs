//! What is held for a person's review, told to whom the rules let care for tablets and people.

use bianmin::api::{Code, Held, HeldOperation, HeldUnit, Problem};
use bianmin::rules::operation_id;
use domain::time::Timestamp;
use domain::{DeviceId, PersonId};
use sync::authority::Unit;

use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::answer;
use crate::proofs::{Claims, Signed};

/// How many units are told at once.
const MOST: usize = 50;

impl Site {
    pub(super) fn held(&self, asked: &Asked) -> Answer {
        self.device(asked)?;
        let (claims, path, now) = (asked.claims.clone(), asked.path.clone(), asked.now);
        let held = self.within(&asked.site, move |core| {
            let signed = Signed { method: "GET", path: &path, body: b"" };
            core.carer(&claims, signed, now)?;
            Ok(Held { units: core.authority.under_review(MOST)?.into_iter().map(unit).collect() })
        })?;
        answer::json(200, &held, asked.secure).map_err(|error| failed(&error))
    }
}

impl Core {
    /// Proves the person who asks, and that the rules let them care for tablets and people.
    ///
    /// # Errors
    /// [`Code::NotProven`], [`Code::NotAllowed`].
    pub(super) fn carer(
        &self,
        claims: &Claims,
        signed: Signed<'_>,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let state = self.authority.state();
        let person = claims.person(state, signed)?;
        domain::access::may_care(state, &person, now).map_err(|refusal| {
            Problem { code: Code::NotAllowed, ..Problem::refused(refusal.into()) }.into()
        })
    }
}

fn unit(unit: Unit) -> HeldUnit {
    let operations = unit.operations.into_iter();
    let operations = operations.map(|(id, asked)| HeldOperation { id: operation_id(id), asked });
    HeldUnit {
        operations: operations.collect(),
        by: PersonId(unit.by),
        device: DeviceId(unit.device),
        at: Timestamp(unit.at),
        received: Timestamp(unit.received),
    }
}
