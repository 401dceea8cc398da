//! Assessments in words.

use domain::assessment::{
    Assessment, DIMENSIONS, Evidence, Follow, Grade, Input, Score, Veto, What,
};
use leptos::prelude::*;

use crate::parts::{Tone, Views, badge, note};
use crate::screens::ask::clause_of;
use crate::screens::complaint::kind;
use crate::text::{Words, fill, language, number, plain_day, words};

/// Returns a score as it is read: 91.04.
pub fn score(score: Score) -> String {
    format!("{}.{:02}", score / 100, score % 100)
}

/// Returns the days of a cycle.
pub fn period(one: &Assessment) -> String {
    let (from, to) = (plain_day(one.from, language()), plain_day(one.to, language()));
    fill(words().assessment_period, &[("from", &from), ("to", &to)])
}

/// Returns how far a cycle is.
pub fn standing(one: &Assessment) -> AnyView {
    let w = words();
    let over = one.candidates.values().all(|candidate| candidate.sealed.is_some());
    let voting = one.ballot.as_ref().is_some_and(|ballot| !ballot.closed);
    let (tone, said) = match (over, voting, &one.frozen) {
        (true, _, _) => (Tone::Good, w.assessment_standing_over),
        (false, true, _) => (Tone::Soon, w.assessment_standing_ballot),
        (false, false, Some(_)) if !one.is_counted() => {
            (Tone::Soon, w.assessment_standing_counting)
        }
        (false, false, Some(_)) => (Tone::Soon, w.assessment_standing_frozen),
        (false, false, None) => (Tone::Plain, w.assessment_standing_open),
    };
    badge(tone, said)
}

/// Returns the name of a grade.
pub fn grade(w: &Words, grade: Grade) -> &'static str {
    match grade {
        Grade::Excellent => w.assessment_grade_excellent,
        Grade::Competent => w.assessment_grade_competent,
        Grade::Basic => w.assessment_grade_basic,
        Grade::Incompetent => w.assessment_grade_incompetent,
    }
}

/// Returns the grades there are in a cycle, the best first.
pub fn grades(w: &Words, one: &Assessment) -> Vec<(Grade, String)> {
    let all =
        Grade::ALL.into_iter().filter(|one_of| one.terms.four_grades || *one_of != Grade::Basic);
    all.map(|one| (one, grade(w, one).to_owned())).collect()
}

/// Returns the name of an input.
pub fn input(w: &Words, input: Input) -> &'static str {
    match input {
        Input::Indicators => w.assessment_input_indicators,
        Input::Superior => w.assessment_input_superior,
        Input::Ballot => w.assessment_input_ballot,
        Input::Peers => w.assessment_input_peers,
        Input::Report => w.assessment_input_report,
        Input::Public => w.assessment_input_public,
    }
}

/// Returns what follows from a grade.
pub fn follow(w: &Words, follow: Follow) -> &'static str {
    match follow {
        Follow::Commended => w.assessment_follow_commended,
        Follow::Rewarded => w.assessment_follow_rewarded,
        Follow::NotRewarded => w.assessment_follow_not_rewarded,
        Follow::Talk => w.assessment_follow_talk,
        Follow::Training => w.assessment_follow_training,
        Follow::Moved => w.assessment_follow_moved,
        Follow::Warned => w.assessment_follow_warned,
        Follow::Nothing => w.assessment_follow_nothing,
    }
}

/// Everything that may follow.
pub const FOLLOWS: [Follow; 8] = [
    Follow::Nothing,
    Follow::Commended,
    Follow::Rewarded,
    Follow::NotRewarded,
    Follow::Talk,
    Follow::Training,
    Follow::Moved,
    Follow::Warned,
];

/// Returns what an event is.
pub fn what(w: &Words, one: &Evidence) -> String {
    let said = match one.what {
        What::Late => w.assessment_what_late,
        What::LeftEarly => w.assessment_what_left_early,
        What::Absent => w.assessment_what_absent,
        What::OffPost => w.assessment_what_off_post,
        What::Broken => w.assessment_what_broken,
        What::Overdue => w.assessment_what_overdue,
        What::Fault(of) => return fill(w.assessment_what_fault, &[("kind", kind(w, of))]),
    };
    let minutes =
        one.minutes.map(|minutes| fill(w.assessment_minutes, &[("count", &number(minutes.0))]));
    std::iter::once(said.to_owned()).chain(minutes).collect::<Vec<_>>().join(" · ")
}

/// Returns the names of what is marked: 德, 能, 勤, 绩, 廉.
pub fn dimensions(w: &Words) -> [&'static str; DIMENSIONS] {
    [
        w.assessment_dim_virtue,
        w.assessment_dim_ability,
        w.assessment_dim_diligence,
        w.assessment_dim_achievement,
        w.assessment_dim_integrity,
    ]
}

/// Returns why somebody cannot be excellent.
pub fn veto(w: &Words, veto: Veto) -> &'static str {
    match veto {
        Veto::Vice => w.assessment_veto_vice,
        Veto::Serious => w.assessment_veto_serious,
        Veto::Warned => w.assessment_veto_warned,
        Veto::Absent => w.assessment_veto_absent,
        Veto::Tardy => w.assessment_veto_tardy,
    }
}

/// Returns what bars somebody from being excellent, a note each with its clause.
pub fn vetoes<'a>(all: impl IntoIterator<Item = &'a Veto>) -> Views {
    let w = words();
    let said = |one: &Veto| {
        let why = fill(w.assessment_veto_title, &[("why", veto(w, *one))]);
        note(Tone::Soon, why, clause_of(one.clause()))
    };
    all.into_iter().map(said).collect()
}
