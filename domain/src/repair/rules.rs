//! The clauses on repairs and outages, one function each.

use super::{
    AnnounceOutage, Building, Danger, Material, Outage, Refusal, Repair, Report, SetTeam, Stage,
    State as Repairs, Team,
};
use crate::State;
use crate::contact::Personal;
use crate::context::Stamp;
use crate::id::{BuildingId, OperationId, OutageId, RepairId, TeamId};
use crate::text::Text;
use crate::time::{Minutes, Span, Timestamp};

/// The most characters of a name.
pub const NAME: usize = 60;

/// The most characters of a team's phone, an extension with it.
pub const PHONE: usize = 40;

/// The most characters of what is said in the log.
pub const WORDS: usize = 300;

/// The most photos of one repair.
pub const MOST_PHOTOS: usize = 3;

/// The most repairs that residents have reported by themselves lately and nobody was sent to.
pub const MOST_OPEN: usize = 500;
/// What is lately, there.
const LATELY: Minutes = Minutes(3 * 24 * 60);

/// Returns the team that is meant.
pub fn team<'a>(state: &'a State, id: &TeamId) -> Result<&'a Team, Refusal> {
    state.repair.team(id).ok_or_else(|| Refusal::UnknownTeam { team: id.clone() })
}

/// UL01 A team that is still there is sent.
pub fn team_used(state: &State, id: &TeamId) -> Result<(), Refusal> {
    let used = team(state, id).is_ok_and(|team| !team.off);
    if used { Ok(()) } else { Err(Refusal::UnknownTeam { team: id.clone() }) }
}

/// Returns the building that is meant.
pub fn building<'a>(state: &'a State, id: &BuildingId) -> Result<&'a Building, Refusal> {
    state.repair.building(id).ok_or_else(|| Refusal::UnknownBuilding { building: id.clone() })
}

/// UL01 Buildings are chosen from those that are still offered.
pub fn buildings_used<'a>(
    state: &State,
    all: impl IntoIterator<Item = &'a BuildingId>,
) -> Result<(), Refusal> {
    let used = |id| building(state, id).is_ok_and(|one| !one.off);
    let gone = all.into_iter().find(|id| !used(id));
    gone.map_or(Ok(()), |id| Err(Refusal::UnknownBuilding { building: id.clone() }))
}

/// A team and a building have a name.
pub fn name(name: &Text) -> Result<(), Refusal> {
    let written = [&name.hans, &name.hant, &name.en];
    let long = written.iter().any(|name| name.chars().count() > NAME);
    if name.is_blank() || long { Err(Refusal::Unnamed { most: NAME }) } else { Ok(()) }
}

/// UL01 A team is called by phone.
pub fn phone(phone: &str) -> Result<(), Refusal> {
    let reachable = phone.chars().any(|c| c.is_ascii_digit()) && phone.chars().count() <= PHONE;
    if reachable { Ok(()) } else { Err(Refusal::Unreachable { most: PHONE }) }
}

/// A team that is led by one of the staff is led by somebody who works here.
pub fn led_by_staff(state: &State, team: &SetTeam, at: Timestamp) -> Result<(), Refusal> {
    let Some(person) = team.person.as_ref().filter(|_| !team.off) else { return Ok(()) };
    let works = state.people.persons.get(person).is_some_and(|one| one.is_staff(at));
    if works { Ok(()) } else { Err(Refusal::UnknownPerson { person: person.clone() }) }
}

/// UL01, UL02 A site takes repairs once it has a team to send.
pub fn has_teams(state: &State) -> Result<(), Refusal> {
    if state.repair.is_used() { Ok(()) } else { Err(Refusal::NoTeams) }
}

/// UL01, UL02 What nobody can see to is not taken from residents, who are told to call instead; danger always
/// is.
pub fn not_too_many(state: &State, danger: Option<Danger>, now: Timestamp) -> Result<(), Refusal> {
    let waits = |one: &&Repair| {
        one.stage == Stage::Reported && one.is_of_resident() && now < one.since.plus(LATELY)
    };
    let full = danger.is_none() && state.repair.all().filter(waits).count() >= MOST_OPEN;
    if full { Err(Refusal::TooManyOpen { most: MOST_OPEN }) } else { Ok(()) }
}

/// UL01 Whoever comes is told where it is: the room, or the building where none is chosen. It travels apart
/// from the log and is asked where it is typed.
pub fn says_where(said: &Personal) -> Result<(), Refusal> {
    let most = Personal::PLACE;
    if is_said(&said.place, most) { Ok(()) } else { Err(Refusal::PlaceUnsaid { most }) }
}

/// Returns the repair that is meant.
pub fn known<'a>(state: &'a State, id: &RepairId) -> Result<&'a Repair, Refusal> {
    state.repair.get(id).ok_or_else(|| Refusal::UnknownRepair { repair: id.clone() })
}

fn stands(one: &Repair, so: bool) -> Result<(), Refusal> {
    if so { Ok(()) } else { Err(Refusal::OutOfOrder { stage: one.stage }) }
}

/// UL01, UL02 Somebody still has to do something about it.
pub fn open(one: &Repair) -> Result<(), Refusal> {
    stands(one, one.stage.is_open())
}

/// UL01, UL02 Nobody has come yet.
pub fn awaits_a_team(one: &Repair) -> Result<(), Refusal> {
    stands(one, one.stage.awaits_a_team())
}

/// UL01, UL02 A team may be on its way though it need not come.
pub fn to_stand_down(one: &Repair, dispatch: &OperationId) -> Result<(), Refusal> {
    sent(one, dispatch)?;
    let out = one.dispatch(dispatch).is_some_and(|(_, team)| one.may_still_come().contains(&team));
    stands(one, out)
}

/// What is put right is different from what it was.
pub fn changes(from: &Report, to: &Report) -> Result<(), Refusal> {
    if from == to { Err(Refusal::NothingCorrected) } else { Ok(()) }
}

/// UL01 Whoever sends a team knows which it replaces.
pub fn replaced(one: &Repair, dispatch: Option<&OperationId>) -> Result<(), Refusal> {
    if one.comes() == dispatch { Ok(()) } else { Err(Refusal::AnotherTeam) }
}

/// UL01 A team was sent and is not there yet.
pub fn on_the_way(one: &Repair) -> Result<(), Refusal> {
    stands(one, one.stage.is_on_the_way())
}

/// What is said of a repair is said of this round of it: it was not opened again meanwhile.
pub fn of_this_round(one: &Repair, round: &OperationId) -> Result<(), Refusal> {
    stands(one, one.round == *round)
}

/// What is confirmed or denied is what ended the repair last.
pub fn ended(one: &Repair, end: &OperationId) -> Result<(), Refusal> {
    stands(one, one.end.as_ref() == Some(end))
}

/// UL01, UL02 What is done is confirmed, once.
pub fn done(one: &Repair) -> Result<(), Refusal> {
    stands(one, one.stage == Stage::Done)
}

/// UL01, UL02 What staff call over is opened again by whoever asked; what they called over themselves is
/// asked anew.
pub fn not_by_themselves(one: &Repair) -> Result<(), Refusal> {
    stands(one, one.stage == Stage::Done || one.ending().is_some_and(|step| step.by.is_some()))
}

/// UL01 What a team does follows from its being sent.
pub fn sent(one: &Repair, dispatch: &OperationId) -> Result<(), Refusal> {
    let sent = one.dispatch(dispatch).is_some();
    if sent { Ok(()) } else { Err(Refusal::UnknownDispatch { dispatch: dispatch.clone() }) }
}

/// UL01 What is written down now is of the team that comes now.
pub fn of_this_team(one: &Repair, dispatch: &OperationId) -> Result<(), Refusal> {
    sent(one, dispatch)?;
    if one.comes() == Some(dispatch) { Ok(()) } else { Err(Refusal::AnotherTeam) }
}

/// Sending the same team again would begin its wait anew.
pub fn another_team(one: &Repair, team: &TeamId) -> Result<(), Refusal> {
    let same = one.sent.as_ref().is_some_and(|sent| sent.team == *team);
    if same { Err(Refusal::SentAlready { team: team.clone() }) } else { Ok(()) }
}

/// Returns the minute of an instant: what people type has no seconds.
fn whole_minute(at: Timestamp) -> Timestamp {
    Timestamp(at.0 - at.0.rem_euclid(60_000))
}

/// UL01 A team is expected at a time to come.
pub fn still_to_come(expected: Option<Timestamp>, at: Timestamp) -> Result<(), Refusal> {
    let before = expected.is_some_and(|expected| expected < whole_minute(at));
    if before { Err(Refusal::ExpectedBefore) } else { Ok(()) }
}

/// UL02 Only material that costs something is paid for, and only where it was broken by hand.
pub fn costs_something(material: Option<&Material>) -> Result<(), Refusal> {
    let nothing = material.is_some_and(|material| material.cents == 0);
    if nothing { Err(Refusal::CostsNothing) } else { Ok(()) }
}

/// S1.1.2 Nobody takes over what is theirs.
pub fn not_theirs_yet(one: &Repair, stamp: &Stamp) -> Result<(), Refusal> {
    let theirs = one.owner.is_some() && one.owner.as_ref() == stamp.person();
    if theirs { Err(Refusal::Theirs) } else { Ok(()) }
}

/// A member of staff says how they know; what a resident says is never in the log.
pub fn says_how(words: &str, stamp: &Stamp) -> Result<(), Refusal> {
    let right = if stamp.person().is_some() { is_said(words, WORDS) } else { words.is_empty() };
    if right { Ok(()) } else { Err(Refusal::WordsWrong { most: WORDS }) }
}

/// Whoever wrote down that it is done, or leads the team, is not who hears that it is.
pub fn not_own_work(state: &State, one: &Repair, stamp: &Stamp) -> Result<(), Refusal> {
    let Some(person) = stamp.person() else { return Ok(()) };
    let leads = |repairs: &Repairs| {
        let team = one.sent.as_ref().and_then(|sent| repairs.team(&sent.team));
        team.is_some_and(|team| team.person.as_ref() == Some(person))
    };
    let wrote = one.ending().is_some_and(|step| step.by.as_ref() == Some(person));
    if wrote || leads(&state.repair) { Err(Refusal::OwnWork) } else { Ok(()) }
}

/// Photos are few.
pub fn takes_photos(one: &Repair) -> Result<(), Refusal> {
    if one.photos_left() > 0 { Ok(()) } else { Err(Refusal::PhotosFull { most: MOST_PHOTOS }) }
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

/// UL03 An outage ends after it begins.
pub fn forwards(span: Span) -> Result<(), Refusal> {
    if span.from < span.to { Ok(()) } else { Err(Refusal::NotForwards) }
}

/// UL03 What is announced is not over.
pub fn not_past(span: Span, at: Timestamp) -> Result<(), Refusal> {
    if at < span.to { Ok(()) } else { Err(Refusal::NotForwards) }
}

/// Returns by how much an outage is announced before it begins. UL03
pub fn ahead(state: &State) -> Minutes {
    Minutes(i64::from(state.site.settings.outage_ahead_hours) * 60)
}

/// UL03 What is planned is announced a day before; what nobody could know is told at once.
pub fn a_day_before(state: &State, asked: &AnnounceOutage, at: Timestamp) -> Result<(), Refusal> {
    let earliest = whole_minute(at).plus(ahead(state));
    let in_time = asked.emergency || asked.span.from >= earliest;
    if in_time { Ok(()) } else { Err(Refusal::TooSoon { earliest }) }
}

/// UL03 What was called off or ended is not ended any more.
pub fn not_ended<'a>(state: &'a State, id: &OutageId) -> Result<&'a Outage, Refusal> {
    let Some(outage) = state.repair.outage(id) else {
        return Err(Refusal::UnknownOutage { outage: id.clone() });
    };
    if outage.ended.is_some() { Err(Refusal::OutageOver) } else { Ok(outage) }
}

/// UL03 What is over by the clock is not changed any more.
pub fn not_over<'a>(state: &'a State, id: &OutageId, at: Timestamp) -> Result<&'a Outage, Refusal> {
    let outage = not_ended(state, id)?;
    if outage.is_over(at) { Err(Refusal::OutageOver) } else { Ok(outage) }
}

/// UL03 An outage is prolonged to a later time than was said, and to one to come.
pub fn longer(outage: &Outage, to: Timestamp, at: Timestamp) -> Result<(), Refusal> {
    if to > outage.until() && to > at { Ok(()) } else { Err(Refusal::NotForwards) }
}
