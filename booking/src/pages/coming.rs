//! Who comes to a repair, when, and by when it is mended; what was not kept is said, not hidden. UL01, UL02,
//! UL03

use domain::calendar::Due;
use domain::repair::clock::{self, Awaits, Wait};
use domain::repair::view::{self, Watch};
use domain::repair::{Repair, Sent, Stage};
use maud::{Markup, html};

use super::broken::{self, team};
use crate::page::{Page, alert};
use crate::say::{day, fill};

/// Writes what is read first, with whom to call: what is done in a danger until somebody is there, and what
/// was not kept; nothing where all is well. UL01
pub fn warned(page: &Page, one: &Repair) -> Option<Markup> {
    let danger = one.danger.filter(|_| one.stage.awaits_a_team());
    let late = late(page, one);
    let alone = danger.and_then(|_| unwatched(page));
    (danger.is_some() || late.is_some()).then(|| {
        alert(&html! {
            @if let Some(danger) = danger { p #first { b { (broken::first(page.words, danger)) } } }
            @if let Some(alone) = alone {
                p #alone { (alone) " " (page.words.repair_alone_danger) }
            }
            @if let Some(late) = late { p #late { (late) } }
            (page.call())
        })
    })
}

/// Says that nobody is at work who would see it, and who does first and when, as far as is known; nothing
/// while somebody is.
pub fn unwatched(page: &Page) -> Option<String> {
    match view::watch(page.state, page.asked.now) {
        Watch::Now => None,
        Watch::From(at) => {
            Some(fill(page.words.repair_alone_until, &[("time", &page.instant(at))]))
        }
        Watch::Nobody => Some(page.words.repair_alone.to_owned()),
    }
}

/// Says which teams may still come though nobody need, or though another was sent after them.
fn may_still_come(page: &Page, one: &Repair) -> Option<String> {
    let teams: Vec<&str> = one.may_still_come().into_iter().map(|id| team(page, id)).collect();
    let teams = teams.join(page.words.date_comma);
    (!teams.is_empty()).then(|| fill(page.words.repair_untold, &[("teams", &teams)]))
}

/// Says where it stands, who comes and when, and by when it is mended at the latest.
pub fn standing(page: &Page, one: &Repair) -> Markup {
    let words = page.words;
    let (name, said) = match one.stage {
        Stage::Reported if one.is_reopened() => ("reported", words.repair_reopened),
        Stage::Reported => ("reported", words.repair_reported),
        Stage::Dispatched => ("dispatched", words.repair_dispatched),
        Stage::Accepted => ("accepted", words.repair_accepted),
        Stage::Arrived => ("arrived", words.repair_arrived),
        Stage::Done => ("done", words.repair_done),
        Stage::Confirmed => ("confirmed", words.repair_confirmed),
        Stage::Cancelled => ("cancelled", words.repair_cancelled),
    };
    html! {
        p .state data-stage=(name) { (said) }
        @if one.stage.is_open() {
            @match &one.sent {
                Some(sent) => (who_comes(page, one, sent)),
                None => (nobody(page, one)),
            }
            (by_when(page, one))
        }
        @if let Some(teams) = may_still_come(page, one) { p #untold { (teams) } }
    }
}

/// Says that nobody is sent yet, and who sees it: of a danger that stands above, with whom to call.
fn nobody(page: &Page, one: &Repair) -> Markup {
    let alone = if one.is_urgent() { None } else { unwatched(page) };
    html! {
        p { (page.words.repair_nobody) }
        @if let Some(alone) = alone { p #alone .soft { (alone) } }
    }
}

fn who_comes(page: &Page, one: &Repair, sent: &Sent) -> Markup {
    let (words, now) = (page.words, page.asked.now);
    let expected = sent.expected.filter(|at| one.stage.is_on_the_way() && *at >= now);
    let leader = page.state.repair.team(&sent.team).and_then(|team| team.person.as_ref());
    html! {
        p #comes .place {
            small { (words.repair_who) }
            b { (team(page, &sent.team)) }
            @if let Some(leader) = leader {
                span { (fill(words.repair_leader, &[("name", page.state.people.name(leader))])) }
            }
        }
        @if let Some(at) = expected {
            p .when { (fill(words.repair_expected, &[("time", &page.instant(at))])) }
        }
    }
}

/// Says an instant, or the day where working days are counted.
fn due_on(page: &Page, one: &Repair, due: &Due) -> String {
    let in_days = !one.is_urgent() && *due == clock::mended_by(page.state, one);
    if in_days { day(due.date, page.reading.language) } else { page.instant(due.at) }
}

/// Says by when what comes next is promised, and by when it is mended, as far as that is not over and somebody
/// is there to see to it.
fn by_when(page: &Page, one: &Repair) -> Markup {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    let next = clock::wait(state, one).filter(|wait| wait.awaits != Awaits::Mending);
    let next = next.filter(|_| !view::is_late(state, one, now));
    let next = next.filter(|next| view::is_promised(state, &next.due, one.is_urgent(), now));
    let mended = clock::mended_by(state, one);
    let keeps = now <= mended.at && view::is_promised(state, &mended, false, now);
    let by = if mended.provisional { words.repair_perhaps_mended } else { words.repair_by_mended };
    let text = |said: &str, due: &Due| fill(said, &[("time", &due_on(page, one, due))]);
    html! {
        @if let Some(Wait { awaits, due, .. }) = next.filter(|next| next.due != mended) {
            p .soft { (text(promise(page, awaits), &due)) }
        }
        @if keeps { p .soft { (text(by, &mended)) } }
    }
}

fn promise(page: &Page, awaits: Awaits) -> &'static str {
    match awaits {
        Awaits::Dispatch => page.words.repair_by_sent,
        Awaits::Acceptance => page.words.repair_by_answered,
        Awaits::Arrival => page.words.repair_by_there,
        Awaits::Mending => page.words.repair_by_mended,
    }
}

/// Says honestly what was not kept, the gravest alone: that it is not mended, what comes next, or the time the
/// team said.
fn late(page: &Page, one: &Repair) -> Option<String> {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    let wait = clock::wait(state, one)?;
    let mended = clock::mended_by(state, one);
    let next = [(Awaits::Mending, mended), (wait.awaits, wait.due)];
    if let Some((awaits, due)) = next.into_iter().find(|(_, due)| now > due.at) {
        let said = match awaits {
            Awaits::Dispatch => words.repair_late_sent,
            Awaits::Acceptance => words.repair_late_answered,
            Awaits::Arrival => words.repair_late_there,
            Awaits::Mending => words.repair_late_mended,
        };
        return Some(fill(said, &[("time", &due_on(page, one, &due))]));
    }
    let expected = one.sent.as_ref().filter(|_| one.stage.is_on_the_way())?.expected?;
    let said = fill(words.repair_late_expected, &[("time", &page.instant(expected))]);
    (expected < now).then_some(said)
}
