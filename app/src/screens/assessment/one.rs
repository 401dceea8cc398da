//! One cycle: what is mine in it, the ballot, other windows, and those I assess.

use bianmin::api::Assessed;
use domain::AssessmentId;
use domain::assessment::{Assessment, CloseBallot, Freeze, OpenBallot, Operation as Ask, view};
use leptos::prelude::*;

use super::{ballot, evidence, file, mine, peers, say, terms};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, back_link, badge, card, columns, empty, fine, flush_card, line, maybe,
    page, progress, rows, soft, stack, tight, title,
};
use crate::screens::told::Heard;
use crate::text::{fill, number, words};

/// Returns the screen.
pub fn screen(client: Client, id: AssessmentId) -> AnyView {
    let heard = Heard::<Assessed>::about(client, client.person());
    let body = heard.show(move |told| match told.assessments.get(&id) {
        Some(one) => shown(client, heard, told, one),
        None => empty(Icon::Search, words().assessment_refused_unknown, ""),
    });
    let back = back_link(words().assessment_title, client.href("assessments"));
    page(words().assessment_title, vec![back, body])
}

fn shown(client: Client, heard: Heard<Assessed>, told: &Assessed, one: &Assessment) -> AnyView {
    evidence::asked_again(heard, one);
    let head = tight(vec![
        title(say::period(one)),
        line(vec![say::standing(one)]),
        fine(terms::in_words(&one.terms)),
    ]);
    let mut left = Views::new();
    let mut right = Views::new();
    if told.assesses.get(&one.id).is_some_and(|all| !all.is_empty()) {
        left.push(people(client, told, one));
        right.push(steps(heard, one));
        right.push(file::of_cycle(client, told, one));
    }
    right.extend(ballot::card(client, told, one));
    right.extend(peers::card(client, heard, one));
    if let Some((own_left, own_right)) = mine::of(client, heard, told, one) {
        left.extend(own_left);
        right.extend(own_right);
    }
    if left.is_empty() || right.is_empty() {
        left.extend(right);
        return stack(vec![head, stack(left)]);
    }
    stack(vec![head, columns(left, right)])
}

/// Returns those one assesses, each with what is still missing.
fn people(client: Client, told: &Assessed, one: &Assessment) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let whom = told.assesses.get(&one.id).into_iter().flatten();
    let lines = whom.filter_map(|person| {
        let candidate = one.candidates.get(person)?;
        let missing = view::missing(&state, one, person).len();
        let lacking = fill(w.assessment_missing_count, &[("count", &number(missing))]);
        let end = if let Some(decided) = candidate.decision() {
            badge(Tone::Good, say::grade(w, decided.grade))
        } else {
            maybe((missing > 0).then(|| badge(Tone::Soon, lacking)))
        };
        let whole = view::whole(one, person).filter(|_| missing == 0);
        let whole = whole.map(say::score).unwrap_or_default();
        let to = ["assessment/", &one.id.0, "/", &person.0].concat();
        Some(Row::new(state.people.name(person).to_owned(), whole).end(end).to(client.href(&to)))
    });
    flush_card(w.assessment_theirs, ().into_any(), rows(lines.collect()))
}

/// Returns what is done with the whole cycle next.
fn steps(heard: Heard<Assessed>, one: &Assessment) -> AnyView {
    let (w, id) = (words(), one.id.clone());
    let next: Option<(&'static str, &'static str, Ask)> = match (&one.frozen, &one.ballot) {
        (None, _) => {
            let freeze = Ask::Freeze(Freeze { assessment: id });
            Some((w.assessment_freeze, w.assessment_freeze_help, freeze))
        }
        (Some(_), _) if !one.is_counted() => return counting(one),
        (Some(_), None) => {
            let open = OpenBallot { assessment: id, keys: std::collections::BTreeMap::new() };
            Some((w.assessment_ballot_open, w.assessment_ballot_help, Ask::OpenBallot(open)))
        }
        (Some(_), Some(ballot)) if !ballot.closed => {
            let close = CloseBallot { assessment: id, votes: std::collections::BTreeMap::new() };
            Some((
                w.assessment_ballot_close,
                w.assessment_ballot_close_help,
                Ask::CloseBallot(close),
            ))
        }
        (Some(_), Some(_)) => None,
    };
    let Some((name, help, ask)) = next else { return ().into_any() };
    card(vec![soft(help), heard.press(name, ask)])
}

/// Returns how far the counting is.
fn counting(one: &Assessment) -> AnyView {
    let (w, done, all) = (words(), one.counted, one.candidates.len());
    let said = fill(w.assessment_counting, &[("done", &number(done)), ("all", &number(all))]);
    card(vec![progress(said, done, all), soft(w.assessment_counting_help)])
}
