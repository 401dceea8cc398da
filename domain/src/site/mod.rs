//! One site: its name and profile, its hours and calendar, its settings. Opened once by the
//! operator; from then on its administrators keep it.

mod calendar;
mod change_settings;
mod describe;
mod open;
mod rules;
mod setting;
mod settings;
mod state;
mod usual;
mod view;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use crate::time::Date;
use crate::{Decision, Stamp};

pub use crate::calendar::{Calendar, LocalDay, LocalKind, PublishedYear, WeekHours};
pub use calendar::{ClearLocalDay, PublishYear, SetHours, SetLocalDay};
pub use change_settings::ChangeSettings;
pub use describe::Describe;
pub use open::Open;
pub use rules::{hours, outside};
pub use setting::Setting;
pub use settings::Settings;
pub use state::{Profile, State};

/// What may be asked of a site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    Open(Box<Open>),
    Describe(Describe),
    SetHours(SetHours),
    SetLocalDay(SetLocalDay),
    ClearLocalDay(ClearLocalDay),
    PublishYear(PublishYear),
    ChangeSettings(ChangeSettings),
}

/// What happened to a site: exactly what was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Opened(Box<Open>),
    Described(Describe),
    HoursSet(SetHours),
    LocalDaySet(SetLocalDay),
    LocalDayCleared(ClearLocalDay),
    YearPublished(PublishYear),
    SettingsChanged(ChangeSettings),
}

/// Why a site is not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("the site is open already")]
    AlreadyOpen,
    #[error("the site is not open yet")]
    NotOpen,
    #[error("the site's code is six digits")]
    CodeMalformed,
    #[error("the site needs a name")]
    NameBlank,
    #[error("S2.2.5 the site needs an address that visitors can be sent to")]
    AddressBlank,
    #[error("S1.6.1 the badge shows a supervision phone: it must be given")]
    SupervisionPhoneBlank,
    #[error("S1.3.1 a site is open at some hour of the week")]
    NeverOpen,
    #[error("S1.3.1 hours of {pattern} end before they begin")]
    HoursBackwards { pattern: String },
    #[error("S1.3.1 hours of {pattern} overlap or are out of order")]
    HoursOverlap { pattern: String },
    #[error("5.2-3 a local day needs its reason")]
    LocalDayWithoutReason,
    #[error("5.2-3 an extra opening needs its hours")]
    ExtraWithoutHours,
    #[error("no local day is set for {date}")]
    NoLocalDay { date: Date },
    #[error("5.2-4 a published year needs the address of its notice")]
    SourceBlank,
    #[error("5.2-1 the notice of {year} says nothing of {date}, a statutory day off")]
    StatutoryDayMissing { year: i32, date: Date },
    #[error("5.2-1 {date} does not belong to the notice of {year}")]
    NotOfTheYear { year: i32, date: Date },
    #[error("5.2-1 {date} is a {weekday}: only a weekend day is made up")]
    MakeUpOnWeekday { date: Date, weekday: Weekday },
    #[error("{setting:?} lies outside {from} to {to}")]
    SettingOutOfRange { setting: Setting, from: u32, to: u32 },
}

impl Operation {
    /// Decides what the operation makes of the site.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn decide(&self, state: &crate::State, _stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let site = &state.site;
        let event = match self {
            Self::Open(asked) => asked.decide(site)?,
            Self::Describe(asked) => asked.decide(site)?,
            Self::SetHours(asked) => asked.decide(site)?,
            Self::SetLocalDay(asked) => asked.decide(site)?,
            Self::ClearLocalDay(asked) => asked.decide(site)?,
            Self::PublishYear(asked) => asked.decide(site)?,
            Self::ChangeSettings(asked) => asked.decide(site)?,
        };
        Ok(Decision { events: vec![crate::Event::Site(event)], warnings: Vec::new() })
    }
}

impl State {
    /// Takes in what happened to the site.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Opened(asked) => asked.evolve(self),
            Event::Described(asked) => asked.evolve(self),
            Event::HoursSet(asked) => asked.evolve(self, stamp),
            Event::LocalDaySet(asked) => asked.evolve(self),
            Event::LocalDayCleared(asked) => asked.evolve(self),
            Event::YearPublished(asked) => asked.evolve(self),
            Event::SettingsChanged(asked) => asked.evolve(self),
        }
    }
}

#[cfg(test)]
mod tests;
