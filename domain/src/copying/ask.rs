//! Somebody asks for a copy, with every paper the matrix demands. S3.3

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Applicant, Event, Parts, Proof, Refusal, Request, State, rules, view};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// Asks for copies of a volume. The applicant's name and phone travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    pub volume: VolumeId,
    pub applicant: Applicant,
    /// What was shown.
    pub proofs: BTreeSet<Proof>,
    /// Whether whoever asks stands there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub present: bool,
    /// The last four signs of the applicant's ID, and no more of it.
    pub last_four: String,
    pub purpose: String,
    pub parts: Parts,
    /// The number of a unit's letter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub letter: String,
    pub copies: u8,
}

/// Somebody has asked for a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The number it is spoken of by, such as `F261130-00-17-K`.
    pub no: String,
    pub volume: VolumeId,
    pub applicant: Applicant,
    pub proofs: BTreeSet<Proof>,
    pub last_four: String,
    pub purpose: String,
    pub parts: Parts,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub letter: String,
    pub copies: u8,
}

impl Ask {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        rules::of_volume(state, &self.volume)?;
        rules::proven(self.applicant, &self.proofs)?;
        rules::present(self.applicant, self.present)?;
        rules::letter(self.applicant, &self.letter)?;
        rules::parts(self.applicant, &self.parts)?;
        rules::last_four(&self.last_four)?;
        rules::purpose(&self.purpose)?;
        rules::copies(self.copies)?;
        Ok(Event::Asked(Asked {
            no: view::number(state, stamp),
            volume: self.volume.clone(),
            applicant: self.applicant,
            // What the applicant showed beside it is nobody's business.
            proofs: rules::proofs(self.applicant).iter().copied().collect(),
            last_four: self.last_four.clone(),
            purpose: self.purpose.trim().to_owned(),
            parts: self.parts.clone(),
            letter: self.letter.trim().to_owned(),
            copies: self.copies,
        }))
    }

    /// A volume still in its ward, or lent, is no reason to send anybody away.
    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        rules::may_be_copied(rules::of_volume(state, &self.volume)?)
    }
}

impl Asked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.insert(Request::new(self, stamp));
    }
}
