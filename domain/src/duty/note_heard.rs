//! The server notes that a tablet has shown all it knew of the days that are over: until then nobody
//! is called late or absent, since a silent network is held against nobody. S1.3.1

use serde::{Deserialize, Serialize};

use super::{Event, State, roster};
use crate::State as Site;
use crate::id::{DeviceId, LogId};
use crate::time::{Date, Timestamp, shift};

/// How far back the last close is looked for, in days: longer than any holiday.
const LOOK_BACK: i64 = 15;

/// Asks to write down that a tablet has nothing left to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteHeard {
    pub device: DeviceId,
    /// What the tablet's own clock said, and never later than the server's.
    pub told: Timestamp,
}

/// A tablet has shown all it knew up to that instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeardNoted {
    pub device: DeviceId,
    pub told: Timestamp,
}

impl NoteHeard {
    pub(super) fn decide(&self, state: &Site) -> (Vec<Event>, Vec<super::Warning>) {
        let Self { device, told } = self.clone();
        let is_news = state.duty.heard.get(&device).is_none_or(|known| *known < told);
        let noted = is_news.then_some(Event::HeardNoted(HeardNoted { device, told }));
        (noted.into_iter().collect(), Vec::new())
    }
}

impl HeardNoted {
    pub(super) fn evolve(&self, state: &mut State) {
        state.heard.insert(self.device.clone(), self.told);
    }
}

/// Returns what the server has to write down when it has just heard of a tablet with nothing left
/// to send: once after each day's close, and nothing in between. `told` is what the tablet's own
/// clock says.
pub fn heard_due(state: &Site, log: &LogId, told: Timestamp, now: Timestamp) -> Option<NoteHeard> {
    let device = state.people.device_of(log).filter(|device| device.log == *log)?;
    let told = told.min(now);
    let known = state.duty.heard.get(&device.id).copied().unwrap_or(device.enrolled);
    let today = told.date(state.site.zone);
    let closes = (0..LOOK_BACK).filter_map(|n| close(state, shift(today, -n)));
    let last = closes.into_iter().find(|close| *close <= told)?;
    let due = known < last && device.revoked.is_none();
    due.then(|| NoteHeard { device: device.id.clone(), told })
}

/// Returns when the last post closes on a date; nothing on a day without opening hours.
pub fn close(state: &Site, date: Date) -> Option<Timestamp> {
    let posts = state.duty.posts.keys();
    posts.flat_map(|post| roster::open_spans(state, post, date)).map(|span| span.to).max()
}
