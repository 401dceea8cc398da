//! What comes to the server after a handover although it belongs before it: the tablet could not
//! know of it, and the receiver still acknowledges or disputes it. S1.3.3, S1.4.2

use std::collections::BTreeSet;

use super::{Handover, Matter, register};
use crate::State;

/// Returns what was the giver's when the receiver confirmed and stands on no line. Only the last
/// handover of a post asks: after it the post is somebody else's.
pub fn since(state: &State, handover: &Handover) -> BTreeSet<Matter> {
    let Some(taken) = handover.taken() else { return BTreeSet::new() };
    let last = state.handover.last_taken(&handover.post).map(|last| &last.id);
    if last != Some(&handover.id) {
        return BTreeSet::new();
    }
    let all = register::matters(state, (&handover.post, &handover.from), taken, handover.until);
    let was_givers = |matter: &Matter| {
        let owners = register::owners(state, matter);
        owners.is_some_and(|owners| {
            owners.current() != &handover.to && owners.current_since() <= taken
        })
    };
    let listed = handover.matters();
    all.filter(|one| was_givers(one) && !listed.contains(one)).collect()
}
