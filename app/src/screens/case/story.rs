//! The story of a case in words, oldest first.

use domain::State;
use domain::case::view::{Chapter, timeline};
use domain::case::{Case, Stage, Supplement, Suspension};
use domain::time::Timestamp;

use super::{clock, steps};
use crate::parts::Moment;
use crate::screens::contact::{consulted, fed_back, recusal, replied};
use crate::screens::say;
use crate::text::{fill, instant, language, number, words};

/// Returns the story.
pub fn of(state: &State, case: &Case, now: Timestamp) -> Vec<Moment> {
    timeline(state, case, now)
        .into_iter()
        .map(|one| {
            let who = one.by.map(|by| state.people.name(by)).unwrap_or_default();
            let said = chapter(state, case, &one.what);
            Moment {
                time: instant(one.at, state.site.zone, language()),
                who: who.to_owned(),
                words: said,
                more: None,
                bad: false,
            }
        })
        .collect()
}

/// Returns a chapter in words.
fn chapter(state: &State, case: &Case, what: &Chapter<'_>) -> String {
    let words = words();
    match what {
        Chapter::Opened => fill(words.case_was_opened, &[("no", &case.no.0)]),
        Chapter::Complete => words.reception_complete.to_owned(),
        Chapter::SupplementAsked(one) => asked(state, case, one),
        Chapter::Accepted(due) => fill(words.case_was_accepted, &[("date", &say::due(state, due))]),
        Chapter::Deemed(due) => fill(words.case_was_deemed, &[("date", &say::due(state, due))]),
        Chapter::Converted(one) => fill(words.case_was_converted, &[("reason", &one.ground)]),
        Chapter::Paused(one) => paused(one),
        Chapter::Resumed(one) => {
            let values = [("reason", one.result.as_str()), ("date", &say::due(state, &one.due))];
            fill(words.case_was_resumed, &values)
        }
        Chapter::ExtensionAsked(one) => {
            let values = [("n", number(one.working_days)), ("reason", one.reason.clone())];
            fill(words.case_was_extension_asked, &values.each_ref().map(|(k, v)| (*k, v.as_str())))
        }
        Chapter::ExtensionGranted(due) => {
            fill(words.case_was_extended, &[("date", &say::due(state, due))])
        }
        Chapter::ExtensionDeclined(reason) => fill(words.case_was_declined, &[("reason", reason)]),
        Chapter::Delayed(one) => {
            let values = [("kind", steps::delay(words, one.kind)), ("reason", &one.note)];
            fill(words.case_was_delayed, &values)
        }
        Chapter::Step(one) => say::after(&one.name, &[&one.note]),
        Chapter::Delivered(how) => {
            fill(words.case_was_delivered, &[("how", steps::handing(words, *how))])
        }
        Chapter::Reassigned { to, reason } => {
            let values = [("name", state.people.name(to)), ("reason", *reason)];
            fill(words.contact_was_reassigned, &values)
        }
        Chapter::HandedOver => words.contact_was_handed_over.to_owned(),
        Chapter::Settled(outcome) => settled(outcome),
        Chapter::Feedback(feedback) => fed_back(words, feedback),
        Chapter::Looked => words.contact_was_looked_at.to_owned(),
        Chapter::Recused(one, lifted) => recusal::told(state, one, *lifted),
        Chapter::Consulted(one) => consulted(state, one),
        Chapter::Replied(one) => replied(one),
        Chapter::Closed => words.contact_was_closed.to_owned(),
    }
}

/// Returns the beginning of a special procedure.
fn paused(one: &Suspension) -> String {
    let words = words();
    let days = number(one.days);
    let values = [("kind", clock::special(words, one.kind)), ("n", &days), ("reason", &one.basis)];
    fill(words.case_was_paused, &values)
}

/// Returns a supplement with everything it named.
fn asked(state: &State, case: &Case, one: &Supplement) -> String {
    let guide = state.catalogue.version(&case.item, case.version);
    let named = one.missing.iter().filter_map(|key| guide.and_then(|guide| guide.material(key)));
    let mut said: Vec<&str> = named.map(|material| material.name.say(language())).collect();
    said.extend(one.lines.iter().map(String::as_str));
    fill(words().case_was_asked, &[("what", &say::listed(&said))])
}

/// Returns an outcome in words.
fn settled(outcome: &Stage) -> String {
    let words = words();
    match outcome {
        Stage::Intake | Stage::Supplement { .. } | Stage::Accepted => String::new(),
        Stage::Done { result, document, .. } => say::after(words.case_done, &[result, document]),
        Stage::Refused { ground, remedy, .. } => say::after(words.case_refused, &[ground, remedy]),
        Stage::Withdrawn { .. } => words.reception_withdrawn.to_owned(),
    }
}
