//! The clauses on the grade, its answer and the file, one function each. S1.5.2, S1.5.3

use crate::State;
use crate::assessment::veto::{Veto, vetoes};
use crate::assessment::{Assessment, Candidate, Follow, Grade, Input, Refusal, Score, view};
use crate::context::Stamp;
use crate::id::PersonId;
use crate::time::{Timestamp, shift};

/// S1.5.2 The grade is not decided until every input is there or excused. Returns what they come to.
pub fn complete(state: &State, one: &Assessment, person: &PersonId) -> Result<Score, Refusal> {
    let inputs = view::missing(state, one, person);
    if !inputs.is_empty() {
        return Err(Refusal::InputsMissing { inputs });
    }
    // Where everything that counts is excused nothing is left to decide by.
    let all = Input::ALL.into_iter().collect();
    view::whole(one, person).ok_or(Refusal::InputsMissing { inputs: all })
}

/// S1.5.2 A grade there is; excellent within its share, and not after what bars it. S1.2.2, S1.2.3, 2.12
pub fn grade(
    state: &State,
    one: &Assessment,
    person: &PersonId,
    grade: Grade,
) -> Result<(), Refusal> {
    match grade {
        Grade::Basic if !one.terms.four_grades => Err(Refusal::NoSuchGrade),
        Grade::Basic | Grade::Competent | Grade::Incompetent => Ok(()),
        Grade::Excellent => {
            not_barred(state, one, person)?;
            let (group, most) = view::share(one, person);
            let others = one.candidates.iter();
            let others = others.filter(|(other, _)| *other != person && group.contains(*other));
            let grades = others.filter_map(|(_, candidate)| candidate.decision());
            let excellent = grades.filter(|decided| decided.grade == Grade::Excellent).count();
            if excellent < most { Ok(()) } else { Err(Refusal::TooManyExcellent { most }) }
        }
    }
}

/// S1.5.2 Nobody is excellent after eating, taking, blocking or demanding, serious consequences, a warning, or a
/// month of absence or lateness beyond what is honoured. 2.10, 2.12
pub fn not_barred(state: &State, one: &Assessment, person: &PersonId) -> Result<(), Refusal> {
    match vetoes(state, one, person).into_iter().next() {
        None => Ok(()),
        Some(Veto::Vice) => Err(Refusal::Barred),
        Some(veto) => Err(Refusal::Vetoed { veto }),
    }
}

/// S1.5.3 Excellent names a reward, or the grounds say why there is none; incompetent names what follows.
pub fn follows(grade: Grade, follow: Follow) -> Result<(), Refusal> {
    let rewards = match follow {
        Follow::Commended | Follow::Rewarded | Follow::NotRewarded => true,
        Follow::Talk | Follow::Training | Follow::Moved | Follow::Warned | Follow::Nothing => false,
    };
    let fits = match grade {
        Grade::Excellent => rewards,
        Grade::Incompetent => !rewards && follow != Follow::Nothing,
        Grade::Competent | Grade::Basic => true,
    };
    if fits { Ok(()) } else { Err(Refusal::FollowMissing) }
}

/// S1.5.2 What is decided is decided on what was there.
pub fn undecided(candidate: &Candidate) -> Result<(), Refusal> {
    if candidate.decided.is_empty() { Ok(()) } else { Err(Refusal::DecidedAlready) }
}

/// S1.5.2 It is decided once, and once more by somebody else where the person objects.
pub fn may_decide(candidate: &Candidate, stamp: &Stamp) -> Result<(), Refusal> {
    match candidate.decided.as_slice() {
        [] => Ok(()),
        [first] if candidate.objects() => {
            let same = Some(&first.by) == stamp.person();
            if same { Err(Refusal::SameDecider) } else { Ok(()) }
        }
        [_, ..] => Err(Refusal::DecidedAlready),
    }
}

/// S1.5.2 The person answers to what is decided, once.
pub fn awaits_answer(candidate: &Candidate) -> Result<(), Refusal> {
    match (candidate.decided.len(), candidate.answers.len()) {
        (0, _) => Err(Refusal::NotDecided),
        (decided, answered) if answered < decided => Ok(()),
        _ => Err(Refusal::AnsweredAlready),
    }
}

/// S1.5.3 A file is sealed once the person accepts, has objected and been answered by another, or the time of an
/// appeal is over: an objection nobody here can answer stands in it, for the department above.
pub fn settled(state: &State, candidate: &Candidate, at: Timestamp) -> Result<(), Refusal> {
    let decided = candidate.decision().ok_or(Refusal::NotDecided)?;
    let until = shift(decided.at.date(state.site.zone), i64::from(state.site.settings.appeal_days));
    let accepts = candidate.answers.last().is_some_and(|answer| answer.accepts);
    let silent = candidate.answers.len() < candidate.decided.len();
    let over = at.date(state.site.zone) > until;
    let twice = candidate.decided.len() > 1;
    if (accepts && !silent) || twice || over {
        Ok(())
    } else if silent {
        Err(Refusal::NotDecided)
    } else {
        Err(Refusal::ObjectionToResult)
    }
}

/// S1.5.3 Nothing of a sealed file is changed.
pub fn not_sealed(candidate: &Candidate) -> Result<(), Refusal> {
    if candidate.sealed.is_some() { Err(Refusal::Sealed) } else { Ok(()) }
}
