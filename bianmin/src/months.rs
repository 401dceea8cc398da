//! What those whom a window's month concerns read at the server: of the rules' state what tablets do not hold. 2.11

use std::collections::BTreeMap;

use domain::access::{self, Allowed};
use domain::monthly::{rules, view};
use domain::time::Timestamp;
use domain::{OperationId, PersonId, Refusal, State};

use crate::api::Monthly;

/// Returns what a person may read, and the operations whose words belong to it.
///
/// # Errors
/// Why the person may read none of it.
pub fn seen(
    state: &State,
    person: &PersonId,
    now: Timestamp,
) -> Result<(Monthly, Vec<OperationId>), Refusal> {
    access::may(state, person, Allowed::Concerned, now)?;
    let oversees = access::may(state, person, Allowed::Oversight, now).is_ok();
    let months = view::seen_by(state, person, now);
    let spoken = view::spoken(&months);
    let settles = view::may_settle(state, &months, person, now);
    let begins = rules::first_month(state, now);
    let monthly = Monthly {
        months,
        settles,
        oversees,
        begins,
        coming: view::table(state, begins),
        words: BTreeMap::new(),
    };
    Ok((monthly, spoken))
}
