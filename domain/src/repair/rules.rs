//! The clauses on repairs and outages, one function each.

use std::collections::BTreeSet;

use super::{
    AnnounceOutage, Arrange, Building, Material, Outage, Place, Refusal, Repair, Stage, Team,
};
use crate::State;
use crate::id::{BuildingKey, OutageId, RepairId, TeamKey};
use crate::text::Text;
use crate::time::{Minutes, Span, Timestamp};

/// The most characters of a name or a building.
pub const NAME: usize = 60;

/// The most characters of what is said in the log.
pub const WORDS: usize = 300;

/// Teams and buildings have keys of their own.
pub fn keys(teams: &[Team], buildings: &[Building]) -> Result<(), Refusal> {
    let mut known = BTreeSet::new();
    let teams = teams.iter().map(|team| &team.key.0);
    let mut all = teams.chain(buildings.iter().map(|building| &building.key.0));
    let twice = all.find(|key| !known.insert(*key));
    twice.map_or(Ok(()), |key| Err(Refusal::KeyTwice { key: key.clone() }))
}

/// Teams and buildings have names.
pub fn names(teams: &[Team], buildings: &[Building]) -> Result<(), Refusal> {
    let teams = teams.iter().map(|team| (&team.key.0, &team.name));
    let all = teams.chain(buildings.iter().map(|one| (&one.key.0, &one.name)));
    let wrong = |name: &Text| {
        let written = [&name.hans, &name.hant, &name.en];
        name.is_blank() || written.iter().any(|name| name.chars().count() > NAME)
    };
    let mut unnamed = all.filter(|(_, name)| wrong(name));
    unnamed.next().map_or(Ok(()), |(key, _)| Err(Refusal::Unnamed { key: key.clone(), most: NAME }))
}

/// What was sent or named stays readable: it is switched off, never taken away.
pub fn none_gone(state: &State, set: &Arrange) -> Result<(), Refusal> {
    let before = &state.repair;
    let team = before.teams().find(|old| !set.teams.iter().any(|new| new.key == old.key));
    let building =
        before.buildings().find(|old| !set.buildings.iter().any(|new| new.key == old.key));
    let gone = team.map(|one| &one.key.0).or(building.map(|one| &one.key.0));
    gone.map_or(Ok(()), |key| Err(Refusal::KeyGone { key: key.clone() }))
}

/// UL01 A team is called by phone.
pub fn reachable(teams: &[Team]) -> Result<(), Refusal> {
    let silent = teams.iter().find(|team| !team.phone.chars().any(|c| c.is_ascii_digit()));
    silent.map_or(Ok(()), |team| Err(Refusal::Unreachable { team: team.key.clone() }))
}

/// A team that is led by one of the staff is led by somebody who works here.
pub fn led_by_staff(state: &State, teams: &[Team], at: Timestamp) -> Result<(), Refusal> {
    let works = |person| state.people.persons.get(person).is_some_and(|one| one.is_staff(at));
    let used = teams.iter().filter(|team| !team.off);
    let mut others = used.filter_map(|team| team.person.as_ref()).filter(|one| !works(*one));
    others.next().map_or(Ok(()), |person| Err(Refusal::UnknownPerson { person: person.clone() }))
}

/// UL01, UL02 A site takes repairs once it has a team to send.
pub fn has_teams(state: &State) -> Result<(), Refusal> {
    if state.repair.is_used() { Ok(()) } else { Err(Refusal::NoTeams) }
}

/// UL01 Where it is broken: the building, chosen where the site lists any.
pub fn place(state: &State, place: &Place) -> Result<(), Refusal> {
    match &place.building {
        Some(building) => building_used(state, building)?,
        None if !is_said(&place.named, NAME) => return Err(Refusal::BuildingUnsaid { most: NAME }),
        None => {}
    }
    Ok(())
}

fn building_used(state: &State, building: &BuildingKey) -> Result<(), Refusal> {
    let used = state.repair.building(building).is_some_and(|one| !one.off);
    if used { Ok(()) } else { Err(Refusal::UnknownBuilding { building: building.clone() }) }
}

/// UL03 An outage is of buildings of the site.
pub fn buildings(state: &State, all: &BTreeSet<BuildingKey>) -> Result<(), Refusal> {
    all.iter().try_for_each(|one| building_used(state, one))
}

/// Returns the repair that is meant.
pub fn known<'a>(state: &'a State, id: &RepairId) -> Result<&'a Repair, Refusal> {
    state.repair.get(id).ok_or_else(|| Refusal::UnknownRepair { repair: id.clone() })
}

/// UL01, UL02 A repair goes its course: a step follows some stages and no others.
pub fn follows(one: &Repair, stages: &[Stage]) -> Result<(), Refusal> {
    if stages.contains(&one.stage) {
        return Ok(());
    }
    Err(Refusal::OutOfOrder { stage: one.stage })
}

/// UL01 A team of the site is sent.
pub fn team(state: &State, key: &TeamKey) -> Result<(), Refusal> {
    let used = state.repair.team(key).is_some_and(|team| !team.off);
    if used { Ok(()) } else { Err(Refusal::UnknownTeam { team: key.clone() }) }
}

/// Sending the same team again would begin its clock anew.
pub fn another_team(one: &Repair, team: &TeamKey) -> Result<(), Refusal> {
    let same = one.team.as_ref() == Some(team);
    if same { Err(Refusal::SentAlready { team: team.clone() }) } else { Ok(()) }
}

/// UL01 A team is expected at a time to come.
pub fn still_to_come(expected: Option<Timestamp>, at: Timestamp) -> Result<(), Refusal> {
    let before = expected.is_some_and(|expected| expected < at);
    if before { Err(Refusal::ExpectedBefore) } else { Ok(()) }
}

/// UL02 Only material that costs something is paid for, and only where it was broken by hand.
pub fn costs_something(material: Option<&Material>) -> Result<(), Refusal> {
    let nothing = material.is_some_and(|material| material.cents == 0);
    if nothing { Err(Refusal::CostsNothing) } else { Ok(()) }
}

/// Something is said, and not at length.
pub fn in_words(words: &str) -> Result<(), Refusal> {
    if is_said(words, WORDS) { Ok(()) } else { Err(Refusal::WordsWrong { most: WORDS }) }
}

/// Something may be left unsaid, but is not said at length.
pub fn not_too_long(words: &str) -> Result<(), Refusal> {
    let long = words.chars().count() > WORDS;
    if long { Err(Refusal::WordsWrong { most: WORDS }) } else { Ok(()) }
}

fn is_said(words: &str, most: usize) -> bool {
    !words.trim().is_empty() && words.chars().count() <= most
}

/// UL03 An outage ends after it begins, and is not over when it is announced.
pub fn forwards(span: Span, at: Timestamp) -> Result<(), Refusal> {
    let forwards = span.from < span.to && at < span.to;
    if forwards { Ok(()) } else { Err(Refusal::NotForwards) }
}

/// UL03 What is planned is announced a day before; what nobody could know is told at once.
pub fn a_day_before(state: &State, asked: &AnnounceOutage, at: Timestamp) -> Result<(), Refusal> {
    let ahead = Minutes(i64::from(state.site.settings.outage_ahead_hours) * 60);
    let earliest = at.plus(ahead);
    let in_time = asked.emergency || asked.span.from >= earliest;
    if in_time { Ok(()) } else { Err(Refusal::TooSoon { earliest }) }
}

/// UL03 What is over is not ended any more.
pub fn not_over<'a>(state: &'a State, id: &OutageId, at: Timestamp) -> Result<&'a Outage, Refusal> {
    let Some(outage) = state.repair.outage(id) else {
        return Err(Refusal::UnknownOutage { outage: id.clone() });
    };
    if outage.is_over(at) { Err(Refusal::OutageOver) } else { Ok(outage) }
}
