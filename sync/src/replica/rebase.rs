//! The view: what is pending, decided again upon what is confirmed.

use super::Core;
use super::store::Kept;
use crate::id::OperationId;
use crate::op::Header;
use crate::rules::{Rules, Stamp};

/// Replays what is pending upon a state, mostly the confirmed one. What the rules now refuse is flagged, never dropped: the server will
/// say what becomes of it.
pub(super) fn rebase<R: Rules>(core: &Core<R>, upon: R::State) -> (R::State, Vec<OperationId>) {
    let mut view = upon;
    let mut doubts = Vec::new();
    for id in core.pending() {
        let Some(kept) = core.ops.get(&id) else { continue };
        let replayed = match &kept.parsed {
            Some((header, asked)) => replay(core, &mut view, id, header, asked),
            None => Kept::<R>::parse(&kept.bytes)
                .is_some_and(|(header, asked)| replay(core, &mut view, id, &header, &asked)),
        };
        if !replayed {
            doubts.push(id);
        }
    }
    (view, doubts)
}

fn replay<R: Rules>(
    core: &Core<R>,
    view: &mut R::State,
    id: OperationId,
    header: &Header,
    asked: &R::Operation,
) -> bool {
    let stamp = Stamp {
        operation: id,
        actor: header.by.clone(),
        device: core.device.clone(),
        at: header.at,
        received: header.at,
        seen: header.seen,
        place: core.cursor.gseq + 1,
    };
    let Ok(decision) = R::decide(view, asked, &stamp) else { return false };
    for event in &decision.events {
        R::evolve(view, &stamp.of_event(0), event);
    }
    true
}
