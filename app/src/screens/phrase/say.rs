//! Moments by name, and what phrases name that is known here.

use domain::State;
use domain::courtesy::Moment;
use domain::text::{Language, Text};

use super::Known;
use crate::client::Client;
use crate::screens::say::standing;
use crate::text::Words;

/// How many papers are asked for by name: more than these are on the notice.
const NAMED: usize = 2;

/// Returns the name of a moment.
pub fn moment(w: &Words, moment: Moment) -> &'static str {
    match moment {
        Moment::Arrives => w.phrase_at_arrives,
        Moment::Directs => w.phrase_at_directs,
        Moment::Answers => w.phrase_at_answers,
        Moment::Papers => w.phrase_at_papers,
        Moment::Form => w.phrase_at_form,
        Moment::Waits => w.phrase_at_waits,
        Moment::Returns => w.phrase_at_returns,
        Moment::NoAnswer => w.phrase_at_no_answer,
        Moment::Forwards => w.phrase_at_forwards,
        Moment::Instructions => w.phrase_at_instructions,
        Moment::Absent => w.phrase_at_absent,
        Moment::Priority => w.phrase_at_priority,
        Moment::Refuses => w.phrase_at_refuses,
        Moment::AfterHours => w.phrase_at_after_hours,
        Moment::Apology => w.phrase_at_apology,
        Moment::Suggestion => w.phrase_at_suggestion,
        Moment::Thanks => w.phrase_at_thanks,
        Moment::Thanked => w.phrase_at_thanked,
        Moment::Originals => w.phrase_at_originals,
        Moment::Leaves => w.phrase_at_leaves,
        Moment::PhoneGreets => w.phrase_at_phone_greets,
        Moment::PhoneAsks => w.phrase_at_phone_asks,
        Moment::PhoneExplains => w.phrase_at_phone_explains,
        Moment::PhoneEnds => w.phrase_at_phone_ends,
        Moment::Please => w.phrase_at_please,
    }
}

/// Adds who speaks, and where: on the telephone that is said first. S2.3.2.1
pub fn here(client: Client, state: &State, mut known: Known) -> Known {
    known.insert("site", state.site.name.clone());
    let Some(person) = client.person() else { return known };
    known.insert("name", Text::hans(state.people.name(&person)));
    if let Some(standing) = standing(state, &person, client.now()) {
        known.insert("section", Text::hans(standing.post.clone()));
        known.insert("office", Text::hans(standing.post));
    }
    known
}

/// Says whether something is left out that is not known here.
pub fn has_gap(text: &Text) -> bool {
    text.hans.contains('…')
}

/// Returns papers by name, where they are few. P-R15
pub fn named(papers: &[Text]) -> Option<Text> {
    let joined = |language, between: &str| {
        papers.iter().map(|name| name.say(language)).collect::<Vec<_>>().join(between)
    };
    let (hans, hant) = (joined(Language::Hans, "、"), joined(Language::Hant, "、"));
    let en = joined(Language::English, ", ");
    (1..=NAMED).contains(&papers.len()).then_some(Text { hans, hant, en })
}
