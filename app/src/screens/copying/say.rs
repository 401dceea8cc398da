//! Requests for copies in words.

use std::collections::BTreeSet;

use domain::copying::{Applicant, How, Parts, Proof, Request, view};
use domain::{State, SubjectId, text};

use crate::client::Client;
use crate::parts::{Tone, Views, badge};
use crate::screens::custody;
use crate::text::{Words, fill, proof, words};

/// Returns who may ask.
pub const fn applicant(w: &Words, one: Applicant) -> &'static str {
    match one {
        Applicant::Patient => w.copying_applicant_patient,
        Applicant::Agent => w.copying_applicant_agent,
        Applicant::Heir => w.copying_applicant_heir,
        Applicant::HeirsAgent => w.copying_applicant_heirs_agent,
        Applicant::Guardian => w.copying_applicant_guardian,
        Applicant::Insurer => w.copying_applicant_insurer,
        Applicant::Authority => w.copying_applicant_authority,
    }
}

/// Returns the field of the form that a paper is ticked in.
pub const fn field(proof: Proof) -> &'static str {
    match proof {
        Proof::PatientId => "patient-id",
        Proof::AgentId => "agent-id",
        Proof::Agency => "agency",
        Proof::PowerOfAttorney => "power",
        Proof::DeathCertificate => "death",
        Proof::HeirId => "heir-id",
        Proof::Kinship => "kinship",
        Proof::GuardianId => "guardian-id",
        Proof::Guardianship => "guardianship",
        Proof::Letter => "letter-seen",
        Proof::HandlerId => "handler-id",
        Proof::HandlerWorkId => "handler-work",
        Proof::Contract => "contract",
        Proof::Consent => "consent",
    }
}

/// Returns the papers that were seen.
pub fn papers(one: &Request) -> String {
    one.asked.proofs.iter().map(|one| proof(words(), *one)).collect::<Vec<_>>().join("、")
}

/// Returns of what a copy is asked for.
pub fn parts(parts: &Parts) -> String {
    match parts {
        Parts::Whole => words().copying_parts_whole.to_owned(),
        Parts::Named { parts } => parts.clone(),
    }
}

/// Returns how a copy was handed out.
pub fn how(how: &How) -> String {
    let w = words();
    match how {
        How::Collected => w.copying_how_collected.to_owned(),
        How::Posted { no } => [w.copying_how_posted, " ", no].concat(),
    }
}

/// Returns an amount of cents in words.
pub fn money(cents: u64) -> String {
    custody::money(i64::try_from(cents).unwrap_or(i64::MAX))
}

/// Returns what a page costs by the public list.
pub fn price(state: &State) -> String {
    let price = money(state.site.settings.copy_cents.into());
    fill(words().copying_price, &[("price", &price)])
}

/// Returns who asked, masked; empty where it is not known here.
pub fn who(client: Client, one: &Request) -> String {
    let said = client.personal(&SubjectId(one.id.0.clone()));
    said.map(|said| text::mask_name(&said.name)).unwrap_or_default()
}

/// Returns the number of the volume that is copied; empty where it is not at hand.
pub fn record(state: &State, one: &Request) -> String {
    state.volume.meant(&one.asked.volume).map(|volume| volume.no.to_string()).unwrap_or_default()
}

/// Returns how a request stands; `unusual` are the agents who asked for unusually much lately.
pub fn standing(state: &State, one: &Request, unusual: &BTreeSet<&str>) -> Views {
    let w = words();
    let mut signs = Views::new();
    if view::is_unusual(one, unusual) {
        signs.push(badge(Tone::Bad, w.copying_unusual));
    }
    let (tone, said) = if view::has_rest(state, one) {
        (Tone::Bad, w.copying_rest)
    } else if !one.is_open() {
        (Tone::Good, w.copying_over)
    } else if one.given.is_empty() {
        (Tone::Soon, w.copying_asked)
    } else {
        (Tone::Soon, w.copying_awaiting)
    };
    signs.push(badge(tone, said));
    signs
}
