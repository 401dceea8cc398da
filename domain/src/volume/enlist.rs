//! A patient was discharged: a line of the day's list, and a volume that is due. S3.1

use serde::{Deserialize, Serialize};

use super::{Event, Number, Refusal, State, Volume, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;
use crate::time::{Date, TimeOfDay};

/// Writes a line of a day's list. Whose it is travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enlist {
    pub no: Number,
    pub ward: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub physician: String,
    pub day: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeOfDay>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub died: bool,
}

/// A line of a day's list is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enlisted {
    pub line: Enlist,
    /// The volume that was listed under this number before: this line is its duplicate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub twin: Option<VolumeId>,
}

impl Enlist {
    /// S3.1 Two tablets may take the same list in without a network: the line that comes second is kept, and
    /// marked.
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        rules::number(&self.no)?;
        rules::name(&self.ward)?;
        rules::name_or_none(&self.physician)?;
        rules::gone_by(self.day, stamp.at.date(state.site.zone))?;
        let no = Number::new(&self.no.record, &self.no.admission);
        let twin = state.volume.numbered(&no).map(|one| one.id.clone());
        let (ward, physician) = (self.ward.trim().to_owned(), self.physician.trim().to_owned());
        let line = Self { no, ward, physician, ..self.clone() };
        Ok(Event::Enlisted(Enlisted { line, twin }))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        rules::not_listed(state, &self.no)
    }
}

impl Enlisted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.insert(Volume::new(self, stamp));
    }
}
