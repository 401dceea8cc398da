//! A visitor rates how they were served; a bad rating becomes a complaint at once. 2.9

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::rules::{self, Visit};
use super::{Event, Grade, Rating, Reason, State};
use crate::complaint::{self, Filed, Kind};
use crate::context::Stamp;
use crate::id::{ContactId, PersonId, PostId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to rate a visit; what is written, name and phone travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    pub contact: ContactId,
    pub grade: Grade,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reasons: BTreeSet<Reason>,
    /// Whether a name or a phone goes with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
    /// Whether something is written.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub words: bool,
}

/// A visit is rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    pub contact: ContactId,
    pub grade: Grade,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reasons: BTreeSet<Reason>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub words: bool,
    /// Who served, where and when.
    pub served_by: PersonId,
    pub post: PostId,
    pub served: Timestamp,
}

impl Rate {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        let visit = rules::served(state, contact)?;
        rules::rated_once(state, &self.contact)?;
        rules::in_time(state, &visit, stamp.at)?;
        rules::says_why(self.grade, &self.reasons, self.words)?;
        let filed = self.grade.is_bad().then(|| self.filed(state, stamp, &visit));
        let rated = crate::Event::Rating(Event::Rated(self.rated(visit)));
        let filed = filed.map(|filed| crate::Event::Complaint(complaint::Event::Filed(filed)));
        Ok(Decision { events: [rated].into_iter().chain(filed).collect(), warnings: Vec::new() })
    }

    fn rated(&self, visit: Visit) -> Rated {
        Rated {
            contact: self.contact.clone(),
            grade: self.grade,
            reasons: self.reasons.clone(),
            named: self.named,
            words: self.words,
            served_by: visit.by,
            post: visit.post,
            served: visit.at,
        }
    }

    /// Returns the complaint that a bad rating is, too.
    fn filed(&self, state: &Site, stamp: &Stamp, visit: &Visit) -> Filed {
        let about = visit.about();
        Filed {
            no: complaint::view::number(state, stamp),
            concerned: rules::concerned(state, visit, &about, stamp.at),
            about,
            kind: Kind::BadRating,
            named: self.named,
        }
    }
}

impl Rated {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.insert(Rating {
            contact: self.contact.clone(),
            given_by: stamp.operation.clone(),
            at: stamp.at,
            grade: self.grade,
            reasons: self.reasons.clone(),
            named: self.named,
            words: self.words,
            served_by: self.served_by.clone(),
            post: self.post.clone(),
            served: self.served,
            excluded: None,
        });
    }
}
