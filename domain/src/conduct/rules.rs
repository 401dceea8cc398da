//! The clauses on inspections and gifts, one function each.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fate, Fen, Gift, GiftKind, Inspect, Inspection, Line, Mark, Operation, Refusal};
use crate::State;
use crate::catalogue::PhraseKind;
use crate::context::Stamp;
use crate::duty;
use crate::id::{GiftId, InspectionId, PersonId, PostId};
use crate::time::{Date, Timestamp, shift};

/// For how many days a visit may still be recorded: longer ago nobody remembers seventeen lines.
pub const RECORDED_DAYS: i64 = 7;

/// For how many days a line may be contested. One week for every site: short enough that whoever was there
/// remembers, long enough for somebody who was off duty when it was recorded; so it is no setting.
pub const CONTEST_DAYS: i64 = 7;

/// The most a gift may be said to be worth, in yuan: what is above it was mistyped.
const MOST_YUAN: u32 = 10_000_000;

/// S1.3.4 What is inspected is a window that there was then.
pub fn of_a_post(state: &State, post: &PostId, at: Timestamp) -> Result<(), Refusal> {
    let stands = state.duty.posts.get(post).map(duty::Post::span);
    if stands.is_some_and(|span| span.from <= at && at < span.to) {
        Ok(())
    } else {
        Err(Refusal::UnknownPost { post: post.clone() })
    }
}

/// S1.3.4 A visit is recorded after it was made, and soon.
pub fn recent(state: &State, at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if at > now {
        return Err(Refusal::InTheFuture);
    }
    let since = shift(now.date(state.site.zone), -RECORDED_DAYS);
    if at.date(state.site.zone) < since { Err(Refusal::TooOld { since }) } else { Ok(()) }
}

/// S1.3.4 Nobody inspects the window they stood on duty at, nor names themselves as seen there.
pub fn not_ones_own(state: &State, asked: &Inspect, stamp: &Stamp) -> Result<(), Refusal> {
    let Some(who) = stamp.person() else { return Err(Refusal::Involved) };
    if duty::view::present(state, &asked.post, asked.at).contains(who) {
        return Err(Refusal::OwnWindow);
    }
    if asked.persons.contains(who) { Err(Refusal::Oneself) } else { Ok(()) }
}

/// S1.3.4 Who was seen on duty is of the staff.
pub fn of_staff(state: &State, persons: &BTreeSet<PersonId>, at: Timestamp) -> Result<(), Refusal> {
    let is_staff = |id: &PersonId| state.people.persons.get(id).is_some_and(|one| one.is_staff(at));
    match persons.iter().find(|id| !is_staff(id)) {
        Some(person) => Err(Refusal::UnknownPerson { person: person.clone() }),
        None => Ok(()),
    }
}

/// S2.2.2 Every line is answered, if only by that it was not seen: what is left out looks like what is right.
pub fn every_line(lines: &BTreeMap<Line, Mark>) -> Result<(), Refusal> {
    match Line::ALL.into_iter().find(|line| !lines.contains_key(line)) {
        Some(line) => Err(Refusal::Unanswered { line }),
        None => Ok(()),
    }
}

/// S2.1.4 Somebody is at the post in working time; at other times nobody is missing.
pub fn in_hours(state: &State, asked: &Inspect) -> Result<(), Refusal> {
    let missing = asked.lines.get(&Line::AtPost) == Some(&Mark::NotMet);
    let open = duty::view::is_open(state, &asked.post, asked.at);
    if missing && !open { Err(Refusal::Shut) } else { Ok(()) }
}

/// S2.3.3 Speech that was not civil names the phrase that was said, of those the site forbids.
pub fn names_phrases(state: &State, asked: &Inspect) -> Result<(), Refusal> {
    let said = asked.lines.get(&Line::Speech) == Some(&Mark::NotMet);
    if said && asked.phrases.is_empty() {
        return Err(Refusal::PhraseMissing);
    }
    if !said && !asked.phrases.is_empty() {
        return Err(Refusal::PhraseNotSaid);
    }
    let forbids = |id: &String| {
        let phrase = state.catalogue.phrases.get(id);
        phrase.is_some_and(|phrase| phrase.kind == PhraseKind::Forbidden)
    };
    match asked.phrases.iter().find(|id| !forbids(id)) {
        Some(phrase) => Err(Refusal::UnknownPhrase { phrase: phrase.clone() }),
        None => Ok(()),
    }
}

/// S1.3.4 One visit is recorded once, however often it is sent.
pub fn noted_once(state: &State, asked: &Inspect, stamp: &Stamp) -> Result<(), Refusal> {
    let same = |one: &&Inspection| {
        one.post == asked.post && one.at == asked.at && stamp.person() == Some(&one.by)
    };
    match state.conduct.inspections().find(same) {
        Some(one) => Err(Refusal::NotedAlready { inspection: one.id.clone() }),
        None => Ok(()),
    }
}

/// S1.3.4 Returns whom an inspection concerns: those seen; where nobody is named, A and B of the post as it
/// was set up then, but for whoever inspects.
pub fn concerned(state: &State, asked: &Inspect, stamp: &Stamp) -> BTreeSet<PersonId> {
    if !asked.persons.is_empty() {
        return asked.persons.clone();
    }
    let plan = state.duty.posts.get(&asked.post).and_then(|post| post.plan_at(asked.at));
    let members = plan.into_iter().flat_map(duty::Plan::members);
    members.filter(|one| stamp.person() != Some(one)).cloned().collect()
}

/// S1.3.4 Returns an inspection.
pub fn known<'a>(state: &'a State, id: &InspectionId) -> Result<&'a Inspection, Refusal> {
    let one = state.conduct.inspection(id);
    one.ok_or_else(|| Refusal::UnknownInspection { inspection: id.clone() })
}

/// S2.2.2 Returns an inspection that concerns the actor; to others there is none.
pub fn of_them<'a>(
    state: &'a State,
    id: &InspectionId,
    stamp: &Stamp,
) -> Result<&'a Inspection, Refusal> {
    let one = known(state, id)?;
    let concerns = stamp.person().is_some_and(|who| one.concerns.contains(who));
    if concerns { Ok(one) } else { Err(Refusal::UnknownInspection { inspection: id.clone() }) }
}

/// S2.2.2 What was met or not seen is held against nobody.
pub fn was_not_met(one: &Inspection, line: Line) -> Result<(), Refusal> {
    if one.not_met().any(|unmet| unmet == line) { Ok(()) } else { Err(Refusal::NotUnmet) }
}

/// S2.2.2 What is settled stays settled.
pub fn not_settled(one: &Inspection, line: Line) -> Result<(), Refusal> {
    if one.ruling(line).is_some() { Err(Refusal::SettledAlready) } else { Ok(()) }
}

/// S2.2.2 Each contests a line once.
pub fn contested_once(one: &Inspection, line: Line, stamp: &Stamp) -> Result<(), Refusal> {
    let again = stamp.person().is_some_and(|who| one.is_contested_by(line, who));
    if again { Err(Refusal::ContestedAlready) } else { Ok(()) }
}

/// S2.2.2 Returns the last day on which a line may be contested, counted from the day it was recorded.
pub fn contest_until(state: &State, one: &Inspection) -> Date {
    shift(one.noted.date(state.site.zone), CONTEST_DAYS)
}

/// S2.2.2 A line is contested in time.
pub fn contested_in_time(state: &State, one: &Inspection, at: Timestamp) -> Result<(), Refusal> {
    let until = contest_until(state, one);
    let late = at.date(state.site.zone) > until;
    if late { Err(Refusal::ContestTooLate { until }) } else { Ok(()) }
}

/// S2.2.2 Says whether somebody who oversees is not involved in an inspection: neither recorded it nor is
/// concerned.
pub fn is_clear(one: &Inspection, who: &PersonId) -> bool {
    one.by != *who && !one.concerns.contains(who)
}

/// S2.2.2 A contested line is settled by somebody else than whoever recorded it or is concerned.
pub fn settled_by_another(one: &Inspection, stamp: &Stamp) -> Result<(), Refusal> {
    let clear = stamp.person().is_some_and(|who| is_clear(one, who));
    if clear { Ok(()) } else { Err(Refusal::Involved) }
}

/// S2.2.2 Only what was contested is settled.
pub fn was_contested(one: &Inspection, line: Line) -> Result<(), Refusal> {
    if one.is_contested(line) { Ok(()) } else { Err(Refusal::NotContested) }
}

/// S1.6.3 A gift is declared after it was offered, however late.
pub fn offered_by_now(state: &State, on: Date, now: Timestamp) -> Result<(), Refusal> {
    if on > now.date(state.site.zone) { Err(Refusal::OfferedLater) } else { Ok(()) }
}

/// S1.6.3 What a gift may be worth is an amount that can be meant.
pub fn worth_something(value: Option<Fen>) -> Result<(), Refusal> {
    let meant = value.is_none_or(|Fen(fen)| (1..=MOST_YUAN * 100).contains(&fen));
    if meant { Ok(()) } else { Err(Refusal::ValueOutOfRange { yuan: MOST_YUAN }) }
}

/// S1.6.3 Returns a gift of the register.
pub fn in_the_register<'a>(state: &'a State, id: &GiftId) -> Result<&'a Gift, Refusal> {
    state.conduct.gift(id).ok_or_else(|| Refusal::UnknownGift { gift: id.clone() })
}

/// S1.6.3 Nobody confirms having received what they declared themselves.
pub fn received_by_another(gift: &Gift, stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.person() == Some(&gift.by) { Err(Refusal::OwnGift) } else { Ok(()) }
}

/// S1.6.3 What is still in hand, or said to be handed in, is received once.
pub fn to_be_received(gift: &Gift) -> Result<(), Refusal> {
    if gift.received.is_some() {
        return Err(Refusal::ReceivedAlready);
    }
    if gift.awaits_receipt() { Ok(()) } else { Err(Refusal::NothingToReceive) }
}

/// S1.6.3 Only what spoils is destroyed: money and what can be turned into it never does.
pub fn fits(gift: &Gift, fate: Fate) -> Result<(), Refusal> {
    let spoils = match gift.kind {
        GiftKind::Money | GiftKind::Card => false,
        GiftKind::Goods | GiftKind::Meal | GiftKind::Other => true,
    };
    if fate == Fate::Destroyed && !spoils { Err(Refusal::NotPerishable) } else { Ok(()) }
}

/// S2.2.2 What was not met, is contested or settled says what was seen and why; what was met needs no words.
/// S1.6.3 A gift, and to whom it went, is said in words. They travel beside the operation.
pub fn says_something(operation: &Operation, words: &str) -> bool {
    match operation {
        Operation::Inspect(asked) if !asked.lines.values().any(|mark| *mark == Mark::NotMet) => {
            true
        }
        Operation::Inspect(_)
        | Operation::Contest(_)
        | Operation::Settle(_)
        | Operation::DeclareGift(_)
        | Operation::ReceiveGift(_) => !words.trim().is_empty(),
    }
}
