//! A matter as the archive keeps it, and which matters have come back from there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::State as Site;
use crate::appointment::Appointment;
use crate::case::Case;
use crate::contact::Contact;
use crate::figures;
use crate::id::ContactId;
use crate::map::Map;
use crate::message;
use crate::time::Timestamp;

/// A contact with its case, if it has one. Personal fields are never in it: they are kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    pub contact: Contact,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Case>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointment>,
    /// What became of the messages to its visitor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<message::Entry>,
    /// What it left behind in the figures, to be taken back as it was: settings and calendars change. What left
    /// before this was kept is counted anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Vec<figures::Share>>,
}

/// What the working set remembers of the archive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Matters that came back, and when: they do not leave again at once.
    #[serde(default)]
    pub recalled: Map<ContactId, Timestamp>,
    /// What was kept of visitors and is erased, if anything ever was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<super::Erasures>,
}

impl Matter {
    /// Returns what it may be looked for by: its names and numbers, and its visitor's record.
    pub fn keys(&self) -> BTreeSet<String> {
        let subjects = [self.contact.subject.as_ref(), self.of_case(|case| case.subject.as_ref())];
        let mut keys = BTreeSet::from([self.contact.id.0.clone(), self.contact.no.clone()]);
        keys.extend(self.case.iter().flat_map(|case| [case.id.0.clone(), case.no.0.clone()]));
        let appointments = self.appointments.iter();
        keys.extend(appointments.flat_map(|one| [one.id.0.clone(), one.no.clone()]));
        keys.extend(subjects.into_iter().flatten().map(|subject| subject.0.clone()));
        keys
    }

    /// Returns when it was closed.
    pub fn closed(&self) -> Timestamp {
        let closing = self.of_case(|case| case.closed.as_ref()).or(self.contact.closed.as_ref());
        closing.map_or(self.contact.at, |closing| closing.at)
    }

    fn of_case<'a, T>(&'a self, part: impl FnOnce(&'a Case) -> Option<T>) -> Option<T> {
        self.case.as_ref().and_then(part)
    }

    /// Says whether it, or a part of it, is in the working set.
    pub(super) fn is_here(&self, state: &Site) -> bool {
        state.contact.get(&self.contact.id).is_some()
            || self.case.as_ref().is_some_and(|case| state.case.get(&case.id).is_some())
    }
}
