//! What is known of an assessment: what each input comes to, what is missing, and who may see what. S1.5.1

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::sheets;
use super::{
    Assessment, Candidate, Evidence, Input, PeerScored, SMALL, Score, Sheet, State as Assessments,
    mean, rules,
};
use crate::State;
use crate::accountability::rules::is_clear;
use crate::id::{OperationId, PersonId, PostId};
use crate::people::Person;
use crate::time::Timestamp;

/// Returns what is counted of some people: as it was frozen, or as it stands now, worked out for all of them at
/// once.
pub fn sheets_of(
    state: &State,
    one: &Assessment,
    people: &[&PersonId],
    now: Timestamp,
) -> BTreeMap<PersonId, Sheet> {
    let frozen = |person: &PersonId| one.candidates.get(person).and_then(|all| all.sheet.as_ref());
    let running: Vec<&PersonId> =
        people.iter().copied().filter(|person| frozen(person).is_none()).collect();
    let counted = sheets(state, &running, (one.from, one.to), now).into_iter();
    let counted = running.iter().zip(counted).map(|(person, mut counted)| {
        settle(one, person, &mut counted);
        ((*person).clone(), counted)
    });
    let frozen =
        people.iter().filter_map(|person| Some(((*person).clone(), frozen(person)?.clone())));
    frozen.chain(counted).collect()
}

/// Leaves out what an objection has shown to be wrong.
fn settle(one: &Assessment, person: &PersonId, counted: &mut Sheet) {
    let objections = one.candidates.get(person).map_or(&[][..], |all| &all.objections);
    for objection in objections {
        let upheld = objection.settled.as_ref().is_some_and(|settled| !settled.counts);
        let mut all = counted.evidence.iter_mut();
        let own = all.find(|one: &&mut Evidence| one.key() == objection.key());
        if let (true, Some(own)) = (upheld, own) {
            own.counts = false;
        }
    }
}

/// Returns who votes: everybody of the staff.
pub fn electorate(state: &State, at: Timestamp) -> BTreeSet<PersonId> {
    let staff = state.people.persons.values().filter(|one| one.is_staff(at));
    staff.map(|one| one.id.clone()).collect()
}

/// Says whether somebody assesses anybody of a cycle.
pub fn leads(state: &State, one: &Assessment, who: &PersonId, at: Timestamp) -> bool {
    one.candidates.keys().any(|person| rules::assesses(state, one, person, who, at))
}

/// Returns the windows as they are: A first, then each B.
pub fn windows(state: &State) -> BTreeMap<PostId, Vec<PersonId>> {
    let posts = state.duty.open_posts().into_iter();
    posts.map(|(post, plan)| (post.id.clone(), plan.members().cloned().collect())).collect()
}

/// Returns what other windows say of the windows somebody served at when it was frozen.
fn by_peers(one: &Assessment, person: &PersonId) -> Option<Score> {
    let own = |post: &PostId| one.windows.get(post).is_some_and(|all| all.contains(person));
    mean(one.peers.iter().filter(|scored| own(&scored.of)).map(|one| Score::from(one.mark) * 100))
}

/// Returns what an input comes to; nothing while it is not there. A report has no number.
pub fn score_of(one: &Assessment, person: &PersonId, input: Input) -> Option<Score> {
    let candidate = one.candidates.get(person)?;
    match input {
        Input::Indicators => candidate.sheet.as_ref().map(Sheet::score),
        Input::Superior => {
            mean(candidate.superior.iter().map(|scored| one.terms.of_marks(&scored.marks)))
        }
        Input::Ballot => {
            let votes = candidate.votes.as_ref().filter(|votes| is_secret(one, votes.len()))?;
            mean(votes.iter().map(|counted| one.terms.of_vote(&counted.vote)))
        }
        Input::Peers => by_peers(one, person),
        Input::Report => None,
        Input::Public => candidate.sheet.as_ref().and_then(|sheet| sheet.public),
    }
}

/// Says whether so many votes tell nobody's.
fn is_secret(one: &Assessment, votes: usize) -> bool {
    votes >= usize::from(one.terms.least_voters)
}

/// Says whether an input cannot be there, whatever anybody does: too few voters, ratings or windows.
pub fn cannot_be(state: &State, one: &Assessment, person: &PersonId, input: Input) -> bool {
    let Some(candidate) = one.candidates.get(person) else { return false };
    match input {
        Input::Indicators | Input::Superior | Input::Report => false,
        // Too few votes once there was a ballot is another matter: somebody says why it is done without.
        Input::Ballot => {
            let voters = electorate(state, one.opened);
            one.ballot.is_none() && rules::enough_voters(one, &voters).is_err()
        }
        Input::Peers => {
            let others = |own: &Vec<PersonId>| {
                let mut firsts = one.windows.values().filter_map(|all| all.first());
                firsts.any(|first| !own.contains(first))
            };
            let mut own = one.windows.values().filter(|all| all.contains(person));
            !own.any(others)
        }
        Input::Public => candidate.sheet.as_ref().is_some_and(|sheet| sheet.public.is_none()),
    }
}

/// Returns the inputs that are neither there nor excused. S1.5.2
pub fn missing(state: &State, one: &Assessment, person: &PersonId) -> BTreeSet<Input> {
    let Some(candidate) = one.candidates.get(person) else { return BTreeSet::new() };
    let is_there = |input: Input| match input {
        Input::Report => candidate.report.is_some(),
        Input::Indicators | Input::Superior | Input::Ballot | Input::Peers | Input::Public => {
            score_of(one, person, input).is_some()
        }
    };
    let missing = |input: &Input| {
        !is_there(*input)
            && !candidate.excused.contains_key(input)
            && !cannot_be(state, one, person, *input)
    };
    Input::ALL.into_iter().filter(missing).collect()
}

/// Returns what the inputs that are there, and not excused, come to together.
pub fn whole(one: &Assessment, person: &PersonId) -> Option<Score> {
    let candidate = one.candidates.get(person)?;
    let all = Input::ALL.into_iter().filter(|input| !candidate.excused.contains_key(input));
    let scored = |input| Some((input, score_of(one, person, input)?));
    let inputs: Vec<(Input, Score)> = all.filter_map(scored).collect();
    one.terms.whole(&inputs)
}

/// Returns those who share the excellent with somebody, and how many of them may be: a group that is large enough
/// by itself, the small ones together. 2.12
pub fn share(one: &Assessment, person: &PersonId) -> (BTreeSet<PersonId>, usize) {
    let large = one.groups.iter().find(|all| all.contains(person) && all.len() >= SMALL);
    let all = large.cloned().unwrap_or_else(|| {
        one.groups.iter().filter(|all| all.len() < SMALL).flatten().cloned().collect()
    });
    let most = one.terms.most_excellent(&[all.len()]);
    (all, most)
}

/// What one reads of a cycle: of whom one assesses everything, of oneself what is one's own, of the others
/// nothing but their names. What is counted of somebody before it is frozen is worked out for `about` alone.
pub fn seen_by(
    state: &State,
    who: &PersonId,
    about: Option<&PersonId>,
    now: Timestamp,
) -> Assessments {
    let mut seen = Assessments::default();
    for one in state.assessment.all() {
        let candidates = candidates_of(state, one, (who, about), now);
        let leads = leads(state, one, who, now);
        let takes_part = leads
            || one.candidates.contains_key(who)
            || one.ballot.as_ref().is_some_and(|ballot| ballot.voters.contains(who));
        if takes_part {
            let waits = one.candidates.get(who).is_some_and(|own| own.decided.is_empty());
            // What is said of the window of somebody assessed is told them once it is decided on them.
            let told = |scored: &&PeerScored| {
                let own = one.windows.get(&scored.of).is_some_and(|all| all.contains(who));
                scored.by == *who || (leads || own) && !(own && waits)
            };
            let peers = one.peers.iter().filter(told).cloned().collect();
            let counted = one.counted_so_far();
            seen.insert(Assessment { candidates, counted, peers, ..one.clone() });
        }
    }
    seen
}

/// Returns those who are assessed as one reads of them: with what was counted of whom one assesses, and of oneself.
fn candidates_of(
    state: &State,
    one: &Assessment,
    (who, about): (&PersonId, Option<&PersonId>),
    now: Timestamp,
) -> BTreeMap<PersonId, Candidate> {
    let running = |person: &PersonId| one.frozen.is_none() && about == Some(person);
    let seen = |(person, candidate): (&PersonId, &Candidate)| {
        let mut read = if rules::assesses(state, one, person, who, now) {
            candidate.clone()
        } else if person == who {
            candidate.theirs()
        } else {
            return (person.clone(), Candidate::default());
        };
        if running(person) {
            read.sheet = sheets_of(state, one, &[person], now).remove(person);
        }
        (person.clone(), read)
    };
    one.candidates.iter().map(seen).collect()
}

/// Returns the operations whose words belong to what is seen of cycles.
pub fn spoken(seen: &Assessments) -> Vec<OperationId> {
    let all = seen.all().flat_map(|one| one.candidates.values());
    all.flat_map(|candidate| {
        let objections = candidate.objections.iter().flat_map(|one| {
            let settled = one.settled.as_ref().map(|settled| settled.operation.clone());
            std::iter::once(one.operation.clone()).chain(settled)
        });
        let scored = candidate.superior.iter().map(|scored| scored.operation.clone());
        let decided = candidate.decided.iter().map(|decided| decided.operation.clone());
        let answers = candidate.answers.iter().map(|answer| answer.operation.clone());
        let excused = candidate.excused.values().cloned();
        let report = candidate.report.clone();
        objections.chain(scored).chain(decided).chain(answers).chain(excused).chain(report)
    })
    .collect()
}

/// Returns whom of the staff somebody might assess now.
pub fn may_assess(state: &State, who: &PersonId, now: Timestamp) -> BTreeSet<PersonId> {
    let staff = state.people.persons.values().filter(|one| one.is_staff(now));
    // Whoever is declared a relative by then is one.
    let may = |one: &&Person| is_clear(state, (&one.id, u64::MAX), who, now);
    staff.filter(may).map(|one| one.id.clone()).collect()
}

/// Returns the papers that were counted in the ballots somebody could vote in.
pub fn receipts(state: &State, who: &PersonId) -> BTreeSet<String> {
    let voted =
        |one: &&Assessment| one.ballot.as_ref().is_some_and(|ballot| ballot.voters.contains(who));
    let candidates = state.assessment.all().filter(voted).flat_map(|one| one.candidates.values());
    let votes = candidates.flat_map(|candidate| candidate.votes.iter().flatten());
    votes.map(|counted| counted.receipt.clone()).collect()
}

/// What of a cycle waits for somebody: to report, to vote, to answer, to settle. One line of Today each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// To see what is counted, and to contest it or to say that it is right.
    Look,
    Report,
    /// To vote, as long as the ballot is open: nobody knows who has.
    Vote,
    Answer,
    Objections,
}

/// Returns what of a cycle waits for somebody.
pub fn waits(state: &State, one: &Assessment, who: &PersonId, now: Timestamp) -> BTreeSet<Waits> {
    let mut waits = BTreeSet::new();
    if rules::ballot_open(one).is_ok_and(|ballot| ballot.voters.contains(who)) {
        waits.insert(Waits::Vote);
    }
    if let Some(own) = one.candidates.get(who) {
        if one.frozen.is_none() && own.confirmed.is_none() {
            waits.insert(Waits::Look);
        }
        if own.report.is_none()
            && own.decided.is_empty()
            && !own.excused.contains_key(&Input::Report)
        {
            waits.insert(Waits::Report);
        }
        if rules::awaits_answer(own).is_ok() && own.sealed.is_none() {
            waits.insert(Waits::Answer);
        }
    }
    let open = one.candidates.iter().any(|(person, candidate)| {
        candidate.objections.iter().any(|objection| objection.settled.is_none())
            && rules::assesses(state, one, person, who, now)
    });
    if open {
        waits.insert(Waits::Objections);
    }
    waits
}
