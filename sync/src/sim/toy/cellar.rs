//! The toy rules' archive: a cellar for the jars that nobody touched lately.

use super::{Event, Jar, Operation, State};
use crate::id::OperationId;
use crate::rules::{Archived, Move};

/// How many jars stand upstairs before some are put into the cellar, and how many stay then.
const UPSTAIRS: (usize, u32) = (12, 8);

/// Asks that jars be stored when too many stand upstairs.
pub fn upkeep(state: &State) -> Option<Operation> {
    (state.jars.len() > UPSTAIRS.0).then_some(Operation::Store { keep: UPSTAIRS.1 })
}

/// Lists the jars that go down with an event, or come up.
pub fn moves(state: &State, event: &Event) -> Vec<Move> {
    let row = |id: &OperationId, jar: &Jar| {
        let (id, closed) = (id.to_string(), jar.touched.last().map_or(0, |touch| touch.1));
        let body = json::to_string(&(&id, jar));
        Archived { keys: vec![id.clone()], id, closed, body }
    };
    let leaves = |id: &OperationId| Some(Move::Leaves(row(id, state.jars.get(id)?)));
    match event {
        Event::Stored { jars } => jars.iter().filter_map(leaves).collect(),
        Event::Fetched { jars } => {
            jars.iter().map(|(id, jar)| Move::Returns(row(id, jar))).collect()
        }
        Event::Enrolled { .. }
        | Event::Revoked { .. }
        | Event::Opened { .. }
        | Event::Filled { .. }
        | Event::Taken { .. }
        | Event::Closed { .. }
        | Event::Whispered { .. }
        | Event::Noted { .. }
        | Event::Reviewed { .. } => Vec::new(),
    }
}

/// Names the jar of an operation that does not stand upstairs.
pub fn absent(state: &State, operation: &Operation) -> Vec<String> {
    let (Operation::Fill { jar, .. } | Operation::Take { jar, .. } | Operation::Close { jar }) =
        operation
    else {
        return Vec::new();
    };
    if state.jars.contains_key(jar) { Vec::new() } else { vec![jar.to_string()] }
}

/// Asks that jars come up again.
pub fn recall(bodies: &[String]) -> Option<Operation> {
    let jars = bodies.iter().map(|body| json::from_str(body).ok());
    Some(Operation::Fetch { jars: jars.collect::<Option<_>>()? })
}

/// Returns the jars that go into the cellar, so that so many stay.
pub fn oldest(state: &State, keep: u32) -> Vec<OperationId> {
    let surplus = state.jars.len().saturating_sub(usize::try_from(keep).unwrap_or(usize::MAX));
    let mut jars: Vec<(i64, OperationId)> = Vec::new();
    for (id, jar) in &state.jars {
        jars.push((jar.touched.last().map_or(0, |touch| touch.1), *id));
    }
    jars.sort_unstable();
    jars.into_iter().take(surplus).map(|(_, id)| id).collect()
}

/// Says whether an event would move no jar at all.
pub fn is_idle(event: &Event) -> bool {
    match event {
        Event::Stored { jars } => jars.is_empty(),
        Event::Fetched { jars } => jars.is_empty(),
        Event::Enrolled { .. }
        | Event::Revoked { .. }
        | Event::Opened { .. }
        | Event::Filled { .. }
        | Event::Taken { .. }
        | Event::Closed { .. }
        | Event::Whispered { .. }
        | Event::Noted { .. }
        | Event::Reviewed { .. } => false,
    }
}
