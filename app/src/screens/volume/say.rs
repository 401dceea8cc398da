//! Volumes in words.

use domain::time::Date;
use domain::volume::{Copied, Flaw, Place, Purpose, Round, Side, Volume, Way, clock};
use domain::{State, SubjectId, text};

use crate::client::Client;
use crate::parts::{Tone, Views, badge};
use crate::text::{Words, day, fill, language, words};

/// Returns the number of a volume and whose it is, as far as this tablet may say.
pub fn title(client: Client, one: &Volume) -> String {
    let name = patient(client, one);
    [one.no.to_string(), name]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Returns whose a volume is, masked; empty where it is not known here.
pub fn patient(client: Client, one: &Volume) -> String {
    text::mask_name(&patient_in_full(client, one))
}

/// Returns whose a volume is, in the clear: for a paper that whoever stands there for the patient signs.
pub fn patient_in_full(client: Client, one: &Volume) -> String {
    client.personal(&SubjectId(one.id.0.clone())).map(|said| said.name).unwrap_or_default()
}

/// Returns where a volume comes from.
pub fn from(one: &Volume) -> String {
    let physician = Some(one.physician.clone()).filter(|name| !name.is_empty());
    let discharged = fill(words().volume_left, &[("date", &day(one.day, language()))]);
    let parts = std::iter::once(one.ward.clone()).chain(physician);
    parts.chain(std::iter::once(discharged)).collect::<Vec<_>>().join(" · ")
}

/// Returns where a volume is.
pub fn place(place: &Place) -> String {
    let w = words();
    match place {
        Place::Ward => w.volume_place_ward.to_owned(),
        Place::Room => w.volume_place_room.to_owned(),
        Place::Shelf { shelf } => fill(w.volume_place_shelf, &[("shelf", shelf)]),
        Place::Lent { to, .. } => fill(w.volume_place_lent, &[("name", &to.name)]),
        Place::Lost => w.volume_place_lost.to_owned(),
    }
}

/// Returns how a volume stands: where it is, by when it is to be elsewhere, whether it is sealed.
pub fn standing(state: &State, one: &Volume, today: Date) -> Views {
    let w = words();
    if let Some(struck) = &one.struck {
        let words = Some(struck.words.as_str()).filter(|words| !words.is_empty());
        let values = [("words", words.unwrap_or(w.volume_duplicate))];
        return vec![badge(Tone::Plain, fill(w.volume_cancelled, &values))];
    }
    let mut signs = Views::new();
    if one.sealed().is_some() {
        signs.push(badge(Tone::Bad, w.volume_sealed));
    }
    let dated = |words, date| fill(words, &[("date", &day(date, language()))]);
    if let Some(loan) = &one.loan {
        let (tone, words) = if loan.until < today {
            (Tone::Bad, w.volume_lent_overdue)
        } else {
            (Tone::Soon, w.volume_lent_until)
        };
        signs.push(badge(tone, dated(words, loan.until)));
    }
    let tone = match one.place() {
        Place::Ward if clock::filed_by(state, one) < today => Tone::Bad,
        Place::Lost => Tone::Bad,
        Place::Ward | Place::Lent { .. } => Tone::Soon,
        Place::Room | Place::Shelf { .. } => Tone::Good,
    };
    signs.push(badge(tone, place(one.place())));
    signs
}

/// Returns what is wrong with a volume.
pub const fn flaw(w: &Words, flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Pages => w.volume_flaw_pages,
        Flaw::Signature => w.volume_flaw_signature,
        Flaw::Report => w.volume_flaw_report,
        Flaw::Order => w.volume_flaw_order,
        Flaw::Other => w.volume_flaw_other,
    }
}

/// Returns whom a reminder goes to.
pub const fn round(w: &Words, round: Round) -> &'static str {
    match round {
        Round::List => w.volume_round_list,
        Round::Reminder => w.volume_round_reminder,
        Round::Head => w.volume_round_head,
        Round::Department => w.volume_round_department,
        Round::LoanEnds => w.volume_round_loan_ends,
        Round::LoanOver => w.volume_round_loan_over,
    }
}

/// Returns how somebody was reminded.
pub const fn way(w: &Words, way: Way) -> &'static str {
    match way {
        Way::Printed => w.volume_way_printed,
        Way::Phone => w.volume_way_phone,
        Way::Message => w.volume_way_message,
        Way::InPerson => w.volume_way_in_person,
    }
}

/// Returns the ways somebody is reminded in, to choose from.
pub fn ways() -> impl Iterator<Item = (Way, String)> {
    let all = [Way::Phone, Way::Printed, Way::Message, Way::InPerson];
    all.into_iter().map(|one| (one, way(words(), one).to_owned()))
}

/// Returns what a volume is lent for.
pub const fn purpose(w: &Words, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => w.volume_purpose_treatment,
        Purpose::Dispute => w.volume_purpose_dispute,
        Purpose::DeathReview => w.volume_purpose_death_review,
        Purpose::Research => w.volume_purpose_research,
        Purpose::Teaching => w.volume_purpose_teaching,
        Purpose::Quality => w.volume_purpose_quality,
        Purpose::Reading => w.volume_purpose_reading,
    }
}

/// Returns who stands there for the patient.
pub const fn side(w: &Words, side: Side) -> &'static str {
    match side {
        Side::Patient => w.volume_side_patient,
        Side::Relative => w.volume_side_relative,
        Side::Agent => w.volume_side_agent,
    }
}

/// Returns what is sealed.
pub const fn copied(w: &Words, what: Copied) -> &'static str {
    match what {
        Copied::Original => w.volume_seal_original,
        Copied::Copy => w.volume_seal_copy,
    }
}
