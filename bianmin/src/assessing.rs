//! What those whom an assessment concerns read and do at the server, and the secret ballot: of the rules' state
//! what tablets do not hold, and of the urn what the rules do not hold. S1.5.1

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{self, Allowed};
use domain::assessment::veto::vetoes;
use domain::assessment::{
    CloseBallot, Count, Counted, OpenBallot, Operation as Ask, Seal, Veto, Vote, rules, view,
};
use domain::time::Timestamp;
use domain::{AssessmentId, Operation, OperationId, PersonId, Refusal, State};
use sha2::{Digest, Sha256};

use crate::api::{AskPapers, Assessed, Cast, Code, MarkedPaper, Problem};
use crate::ballot::{Good, Press};

/// A vote as it lies in the urn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub about: String,
    pub paper: String,
    /// The vote, as JSON.
    pub vote: String,
}

/// What the server alone has of a ballot.
#[derive(Clone, Debug, Default)]
pub struct Urn {
    /// What the keys of its papers are made from.
    pub seed: [u8; 32],
    /// Its votes.
    pub slips: Vec<Slip>,
}

/// Returns what a person may read, of one of those in it also what is being counted, and the operations whose words
/// belong to it.
///
/// # Errors
/// Why the person may read none of it.
pub fn seen(
    state: &State,
    person: &PersonId,
    about: Option<&PersonId>,
    now: Timestamp,
) -> Result<(Assessed, Vec<OperationId>), Refusal> {
    access::may(state, person, Allowed::Concerned, now)?;
    let assessments = view::seen_by(state, person, about, now);
    let spoken = view::spoken(&assessments);
    let whom = |id: &AssessmentId| -> BTreeSet<PersonId> {
        let Some(one) = state.assessment.get(id) else { return BTreeSet::new() };
        let all = one.candidates.keys();
        all.filter(|about| rules::assesses(state, one, about, person, now)).cloned().collect()
    };
    let assesses = assessments.all().map(|one| (one.id.clone(), whom(&one.id))).collect();
    let barred = |id: &AssessmentId| -> BTreeMap<PersonId, BTreeSet<Veto>> {
        let Some(one) = state.assessment.get(id) else { return BTreeMap::new() };
        whom(id).into_iter().map(|about| (about.clone(), vetoes(state, one, &about))).collect()
    };
    let vetoes = assessments.all().map(|one| (one.id.clone(), barred(&one.id))).collect();
    let may_assess = view::may_assess(state, person, now);
    let receipts = view::receipts(state, person);
    let words = BTreeMap::new();
    let told = Assessed { assessments, assesses, vetoes, may_assess, receipts, words };
    Ok((told, spoken))
}

/// How many are counted in one turn: fifty people of a year are a second's work.
const COUNTED_AT_ONCE: u16 = 5;

/// Returns what is counted next of the cycles that are frozen; nothing once all of them are counted.
pub fn counts_next(state: &State) -> Option<Operation> {
    let mut frozen = state.assessment.all().filter(|one| one.frozen.is_some());
    let one = frozen.find(|one| !one.is_counted())?;
    let count = Count { assessment: one.id.clone(), most: COUNTED_AT_ONCE };
    Some(Operation::Assessment(Ask::Count(count)))
}

/// Returns what is to be done with what the server alone can say of it: the keys of a ballot, its votes, the
/// sum of a file.
pub fn filled(state: &State, act: &Operation, urn: &Urn) -> Operation {
    let Operation::Assessment(ask) = act else { return act.clone() };
    let filled = if let Ask::OpenBallot(open) = ask {
        Ask::OpenBallot(OpenBallot { keys: keys(state, &open.assessment, urn), ..open.clone() })
    } else if let Ask::CloseBallot(close) = ask {
        let least = state.assessment.get(&close.assessment).map(|one| one.terms.least_voters);
        let votes = votes(&urn.slips, usize::from(least.unwrap_or_default()));
        Ask::CloseBallot(CloseBallot { votes, ..close.clone() })
    } else if let Ask::Seal(seal) = ask {
        let one = state.assessment.get(&seal.assessment);
        let file = one.and_then(|one| one.candidates.get(&seal.person));
        let whole = |file| {
            sum(&json::to_string(&(one.map(|one| (&one.id, one.from, one.to, &one.terms)), file)))
        };
        let sum = file.map(whole).unwrap_or_default();
        Ask::Seal(Seal { sum, ..seal.clone() })
    } else {
        ask.clone()
    };
    Operation::Assessment(filled)
}

/// Returns the cycle whose ballot something opens or counts.
pub fn of_ballot(act: &Operation) -> Option<&str> {
    let Operation::Assessment(ask) = act else { return None };
    if let Ask::OpenBallot(open) = ask {
        return Some(&open.assessment.0);
    }
    let Ask::CloseBallot(close) = ask else { return None };
    Some(&close.assessment.0)
}

/// Says whether something counts the votes: they stand in the log then, and lie in the urn no longer.
pub fn counts(act: &Operation) -> bool {
    matches!(act, Operation::Assessment(Ask::CloseBallot(_)))
}

/// Returns the sum of a text, in hex digits.
pub fn sum(text: &str) -> String {
    let mut sum = String::new();
    sync::id::push_hex(&mut sum, &Sha256::digest(text));
    sum
}

fn keys(state: &State, id: &AssessmentId, urn: &Urn) -> BTreeMap<PersonId, String> {
    let Some(one) = state.assessment.get(id) else { return BTreeMap::new() };
    let key = |person: &PersonId| {
        Some((person.clone(), Press::new(&urn.seed, &id.0, &person.0).ok()?.key()))
    };
    one.candidates.keys().filter_map(key).collect()
}

/// Returns the votes by the person voted on. Of too few nothing is told: they would say whose they are.
fn votes(slips: &[Slip], least: usize) -> BTreeMap<PersonId, Vec<Counted>> {
    let mut votes: BTreeMap<PersonId, Vec<Counted>> = BTreeMap::new();
    for slip in slips {
        let Ok(vote) = json::from_str::<Vote>(&slip.vote) else { continue };
        let counted = Counted { receipt: slip.paper.clone(), vote };
        votes.entry(PersonId(slip.about.clone())).or_default().push(counted);
    }
    votes.retain(|_, votes| votes.len() >= least);
    for votes in votes.values_mut() {
        votes.sort();
    }
    votes
}

/// Lets a voter have the papers they ask for.
///
/// # Errors
/// Why not.
pub fn may_have_papers(state: &State, voter: &PersonId, asked: &AskPapers) -> Result<(), Problem> {
    let one = rules::known(state, &asked.assessment);
    let one = one.map_err(|refusal| Problem::refused(refusal.into()))?;
    for about in asked.blinded.keys() {
        rules::paper(one, about, voter).map_err(|refusal| Problem::refused(refusal.into()))?;
    }
    Ok(())
}

/// Marks a paper; `chance` are 32 bytes that nobody can guess.
///
/// # Errors
/// [`Code::Malformed`] where it is none.
pub fn marked(
    seed: &[u8; 32],
    (assessment, about, blinded): (&str, &PersonId, &str),
    chance: [u8; 32],
) -> Result<MarkedPaper, Problem> {
    let press = Press::new(seed, assessment, &about.0);
    let marked = press.and_then(|press| press.mark(blinded, chance));
    let marked =
        marked.map_err(|void| Problem::new(Code::Malformed, void.to_string()).at("blinded"))?;
    Ok(MarkedPaper { element: marked.element, proof: marked.proof })
}

/// Returns a vote as it is put into the urn.
///
/// # Errors
/// [`Code::Refused`] while no ballot is open, [`Code::NotProven`] where the paper is not good.
pub fn cast(state: &State, cast: &Cast, seed: &[u8; 32]) -> Result<Slip, Problem> {
    let refused = |refusal: domain::assessment::Refusal| Problem::refused(refusal.into());
    let one = rules::known(state, &cast.assessment).map_err(refused)?;
    rules::ballot_open(one).map_err(refused)?;
    rules::possible(one, &cast.vote).map_err(refused)?;
    let good = Good { name: cast.paper.clone(), proof: cast.proof.clone() };
    let press = Press::new(seed, &cast.assessment.0, &cast.about.0);
    let is_known = one.candidates.contains_key(&cast.about);
    if !is_known || !press.is_ok_and(|press| press.is_good(&good)) {
        return Err(Problem::new(Code::NotProven, "this is no paper of this ballot").at("paper"));
    }
    let (about, paper) = (cast.about.0.clone(), cast.paper.clone());
    Ok(Slip { about, paper, vote: json::to_string(&cast.vote) })
}
