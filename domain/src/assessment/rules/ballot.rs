//! The clauses on the secret ballot, one function each. S1.5.2

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Assessment, Ballot, Counted, Grade, Refusal, Vote};
use crate::id::PersonId;

/// S1.5.2 One ballot.
pub fn no_ballot_yet(one: &Assessment) -> Result<(), Refusal> {
    if one.ballot.is_some() { Err(Refusal::BallotAgain) } else { Ok(()) }
}

/// S1.5.2 A ballot of few is not secret: on whoever is assessed everybody else votes.
pub fn enough_voters(one: &Assessment, voters: &BTreeSet<PersonId>) -> Result<(), Refusal> {
    let least = one.terms.least_voters;
    let enough = voters.len() > usize::from(least);
    if enough { Ok(()) } else { Err(Refusal::TooFewVoters { least }) }
}

/// S1.5.2 Returns the ballot while one can vote.
pub fn ballot_open(one: &Assessment) -> Result<&Ballot, Refusal> {
    one.ballot.as_ref().filter(|ballot| !ballot.closed).ok_or(Refusal::NoBallot)
}

/// S1.5.2 Nothing is decided or excused while votes are still cast.
pub fn not_voting(one: &Assessment) -> Result<(), Refusal> {
    if ballot_open(one).is_ok() { Err(Refusal::StillVoting) } else { Ok(()) }
}

/// S1.5.2 Returns the key by which a paper on somebody is told genuine, for a voter who may have one: everybody
/// who votes, on everybody but themselves.
pub fn paper<'a>(
    one: &'a Assessment,
    person: &PersonId,
    voter: &PersonId,
) -> Result<&'a str, Refusal> {
    let ballot = ballot_open(one)?;
    let key = ballot.keys.get(person).filter(|_| ballot.voters.contains(voter) && voter != person);
    key.map(String::as_str).ok_or_else(|| Refusal::NotAssessed { person: person.clone() })
}

/// S1.5.2 A vote gives grades there are.
pub fn possible(one: &Assessment, vote: &Vote) -> Result<(), Refusal> {
    let basic = vote.contains(&Grade::Basic) && !one.terms.four_grades;
    if basic { Err(Refusal::NoSuchGrade) } else { Ok(()) }
}

/// S1.5.2 Nobody is voted on more often than there are others, and every vote is another one.
pub fn counted(ballot: &Ballot, votes: &BTreeMap<PersonId, Vec<Counted>>) -> Result<(), Refusal> {
    let sound = |(person, votes): (&PersonId, &Vec<Counted>)| {
        let others = ballot.voters.iter().filter(|voter| *voter != person).count();
        let in_order = votes.windows(2).all(|two| two[0].receipt < two[1].receipt);
        ballot.keys.contains_key(person) && in_order && votes.len() <= others
    };
    if votes.iter().all(sound) { Ok(()) } else { Err(Refusal::MiscountedVotes) }
}
