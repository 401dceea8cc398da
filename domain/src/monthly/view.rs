//! What a window's month comes to, and who reads what of it. 2.11

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::count::span;
pub use super::count::{running, served, table, windows};
use super::{Point, Scored, Table, What, rules};
use crate::State;
use crate::access::{self, Allowed};
use crate::id::{OperationId, PersonId, PostId};
use crate::time::{Date, Month, Timestamp};

/// How many months that are not closed are shown, with the one that is running.
const OPEN: i32 = 3;

/// How many months that are closed are shown: two years.
const CLOSED: usize = 24;

/// A month as somebody reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub month: Month,
    /// When it was closed; nothing while it still changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Timestamp>,
    /// Until when the windows may object.
    pub until: Date,
    pub table: Table,
    pub windows: BTreeMap<PostId, Scored>,
    /// The windows whose points the reader may object to: where they served in the month.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub own: BTreeSet<PostId>,
    /// The windows of which the reader may still note something.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub notes: BTreeSet<PostId>,
}

/// Says whether somebody oversees the windows: they read of all of them.
fn oversees(state: &State, who: &PersonId, now: Timestamp) -> bool {
    access::may(state, who, Allowed::Oversight, now).is_ok()
}

/// Returns the months as somebody reads them, the newest first: whoever oversees all windows, the others those
/// they serve at, with what is their own alone by name.
pub fn seen_by(state: &State, who: &PersonId, now: Timestamp) -> Vec<Seen> {
    let whole = oversees(state, who, now);
    let mut all = months(state, now);
    for seen in &mut all {
        let month = seen.month;
        let running = seen.closed.is_none();
        let posts = || seen.windows.keys().filter(|_| running).cloned();
        seen.own = posts().filter(|post| served(state, post, month, who)).collect();
        seen.notes = posts()
            .filter(|post| {
                rules::noted_in_time(state, month, now).is_ok()
                    && rules::may_note(state, (month, post), who, now)
            })
            .collect();
        if !whole {
            seen.windows.retain(|post, _| served(state, post, month, who));
            let points = seen.windows.values_mut().flat_map(|scored| &mut scored.points);
            points.filter(|point| point.person.as_ref() != Some(who)).for_each(|point| {
                withhold(state, month, point);
            });
        }
    }
    all
}

/// Leaves out of a point whose it is, and of a fault all that would tell: what was found of a colleague is read by
/// them and by those who look into it alone. S1.2.2
fn withhold(state: &State, month: Month, point: &mut Point) {
    point.person = None;
    if matches!(point.what, What::Fault | What::Vice) {
        point.what = What::Withheld;
        point.event = OperationId(String::new());
        point.at = span(state, month).from;
        point.vetoes = false;
        point.objection = None;
    }
}

/// Returns the months there are, the newest first.
fn months(state: &State, now: Timestamp) -> Vec<Seen> {
    let newest = rules::month_of(state, now);
    let mut open: BTreeSet<Month> = (0..OPEN).map(|back| newest.plus(-back)).collect();
    // What waits for an answer is shown for as long as it can be given.
    open.extend(state.monthly.contested());
    let kept = |month: &Month| {
        state.monthly.closed(*month).is_none() && rules::in_memory(state, *month, now).is_ok()
    };
    let open = open.into_iter().filter(kept).filter_map(|month| {
        let windows = running(state, month, now);
        let (table, until) = (table(state, month), rules::contested_until(state, month));
        let (own, notes) = (BTreeSet::new(), BTreeSet::new());
        (!windows.is_empty()).then_some(Seen {
            month,
            closed: None,
            until,
            table,
            windows,
            own,
            notes,
        })
    });
    let closed = state.monthly.all_closed().rev().take(CLOSED).map(|(month, one)| Seen {
        month: *month,
        closed: Some(one.at),
        until: rules::contested_until(state, *month),
        table: one.table.clone(),
        windows: one.windows.clone(),
        own: BTreeSet::new(),
        notes: BTreeSet::new(),
    });
    let mut all: Vec<Seen> = open.chain(closed).collect();
    all.sort_by_key(|seen| std::cmp::Reverse(seen.month));
    all
}

/// Returns the objections of the months that somebody may settle, by the operation of each.
pub fn may_settle(
    state: &State,
    seen: &[Seen],
    who: &PersonId,
    now: Timestamp,
) -> BTreeSet<OperationId> {
    let mut settles = BTreeSet::new();
    for seen in seen.iter().filter(|seen| seen.closed.is_none()) {
        for (post, scored) in &seen.windows {
            let may =
                |point: &&Point| rules::may_settle(state, (seen.month, post), point, who, now);
            let all = scored.points.iter().filter(|point| point.awaits_answer()).filter(may);
            settles.extend(all.filter_map(|one| Some(one.objection.as_ref()?.operation.clone())));
        }
    }
    settles
}

/// Returns the operations whose words belong to what is seen: what was noted, and what was said against it.
pub fn spoken(seen: &[Seen]) -> Vec<OperationId> {
    let points = seen.iter().flat_map(|seen| seen.windows.values()).flat_map(|one| &one.points);
    let mut all = Vec::new();
    for point in points {
        all.extend(point.what.is_noted().then(|| point.event.clone()));
        if let Some(objection) = &point.objection {
            all.push(objection.operation.clone());
            all.extend(objection.settled.as_ref().map(|settled| settled.operation.clone()));
        }
    }
    all
}
