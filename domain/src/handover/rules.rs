//! The clauses on handing a post over, one function each.

use std::collections::BTreeSet;

use super::{
    Answer, Counting, Dispute, Handover, Held, Matter, Note, Refusal, Standing, counting, register,
};
use crate::context::Stamp;
use crate::custody;
use crate::duty::{self, Plan};
use crate::id::{HandoverId, PersonId, PostId, ThingId};
use crate::people::Role;
use crate::time::{Minutes, TimeOfDay, Timestamp, shift as shift_by};
use crate::{Operation, State};

/// How far ahead appointments are handed over where nobody knows the receiver's next shift, in days.
const LONGEST_DAYS: i64 = 31;

/// S1.3.3 What is acted on has been given.
pub fn known<'a>(state: &'a State, id: &HandoverId) -> Result<&'a Handover, Refusal> {
    state.handover.get(id).ok_or_else(|| Refusal::UnknownHandover { handover: id.clone() })
}

/// S1.3.3 A handover is confirmed or withdrawn once.
pub fn open(handover: &Handover) -> Result<(), Refusal> {
    match handover.standing {
        Standing::Given => Ok(()),
        Standing::Taken { at } => Err(Refusal::AlreadyTaken { to: handover.to.clone(), at }),
        Standing::Withdrawn { at, .. } => Err(Refusal::AlreadyWithdrawn { at }),
    }
}

/// S1.3.3 What is said after the handover is said of one that the receiver has confirmed.
pub fn taken(handover: &Handover) -> Result<Timestamp, Refusal> {
    match handover.standing {
        Standing::Taken { at } => Ok(at),
        Standing::Given => Err(Refusal::NotTaken { to: handover.to.clone() }),
        Standing::Withdrawn { at, .. } => Err(Refusal::AlreadyWithdrawn { at }),
    }
}

/// S1.3.3 Only whoever answers for a post hands it over: who is responsible there now, who stood
/// there last today with nobody after them, or who took it over last.
pub fn gives(state: &State, post: &PostId, giver: &PersonId, at: Timestamp) -> Result<(), Refusal> {
    let responsible = duty::responsible(state, post, at).map(|(person, _)| person);
    let holds = state.handover.last_taken(post).is_some_and(|last| last.to == *giver);
    let stood_last = duty::view::last_at(state, post, at).as_ref() == Some(giver);
    if responsible.as_ref() == Some(giver) || holds || stood_last {
        return Ok(());
    }
    Err(Refusal::NotResponsible { post: post.clone(), responsible })
}

/// S1.3.3 A post is handed to its A or one of its B, who may serve, and to nobody's own self.
pub fn receives(
    state: &State,
    post: &PostId,
    (giver, to): (&PersonId, &PersonId),
    at: Timestamp,
) -> Result<(), crate::Refusal> {
    if giver == to {
        return Err(Refusal::ToOneself.into());
    }
    duty::rules::serves(state, to, at)?;
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(at));
    if plan.is_some_and(|plan| plan.names(to)) {
        return Ok(());
    }
    Err(Refusal::NotOfPost { post: post.clone(), person: to.clone() }.into())
}

/// S1.3.3 A post is handed over once at a time.
pub fn none_open(state: &State, post: &PostId) -> Result<(), Refusal> {
    state
        .handover
        .open_at(post)
        .map_or(Ok(()), |open| Err(Refusal::AlreadyGiven { to: open.to.clone(), at: open.given }))
}

/// S1.3.3 Every line says something, and numbered forms run from a first serial to a last.
pub fn lines_said(first: usize, held: &[Held], notes: &[Note]) -> Result<(), Refusal> {
    let number = |place: usize| u16::try_from(first + place).unwrap_or(u16::MAX);
    let texts = held.iter().map(Held::what).chain(notes.iter().map(|note| note.text.as_str()));
    if let Some((place, _)) = texts.enumerate().find(|(_, text)| text.trim().is_empty()) {
        return Err(Refusal::LineBlank { line: number(place) });
    }
    match held.iter().position(|one| !serials_run(one)) {
        Some(place) => Err(Refusal::SerialsMalformed { line: number(place) }),
        None => Ok(()),
    }
}

fn serials_run(held: &Held) -> bool {
    let Held::Forms { from, to, .. } = held else { return true };
    let (from, to) = (from.trim(), to.trim());
    // Serials of one series are equally long; where they are not, nobody can say how many there are.
    !from.is_empty() && from.len() == to.len() && from <= to
}

/// S1.3.3, S1.4.2 A handover leaves out nothing of the giver's at the post that its tablet knew of:
/// not an appointment, not an open case, not a contact or a promised call.
pub fn nothing_left_out(
    state: &State,
    whose: (&PostId, &PersonId),
    (listed, until): (&BTreeSet<&Matter>, Timestamp),
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let all = register::matters(state, whose, stamp.at, until);
    let left = all.filter(|one| !listed.contains(one) && register::is_known(state, one, stamp));
    let matters: BTreeSet<Matter> = left.collect();
    if matters.is_empty() { Ok(()) } else { Err(Refusal::LeftOut { matters }) }
}

/// S2.1.7 Everything the giver has in custody at the post is counted, as far as the tablet knows.
pub fn everything_counted(
    state: &State,
    whose: (&PostId, &PersonId),
    counted: &[Counting],
    at: Timestamp,
) -> Result<(), Refusal> {
    let is_counted = |id: &ThingId| counted.iter().any(|one| one.thing == *id);
    let left = counting::things(state, whose, at).into_iter();
    let left = left.filter(|thing| !is_counted(&thing.id));
    let names: BTreeSet<String> = left.map(|thing| thing.name.clone()).collect();
    if names.is_empty() { Ok(()) } else { Err(Refusal::Uncounted { names }) }
}

/// S2.1.7 What stands on a register that waits for its receiver is passed on to nobody else meanwhile. Asked when
/// it is entered.
pub fn on_no_register(state: &State, operation: &Operation) -> Result<(), Refusal> {
    let Operation::Custody(custody::Operation::Pass(pass)) = operation else { return Ok(()) };
    let lists =
        |one: &&Handover| one.lines.iter().any(|line| line.entry.thing() == Some(&pass.thing));
    let on = state.handover.open().find(lists);
    on.map_or(Ok(()), |one| Err(Refusal::OnRegister { to: one.to.clone() }))
}

/// S1.3.3 The receiver, and nobody else, confirms; with a PIN of their own, since it is they who sign.
pub fn receiver(handover: &Handover, actor: Option<&PersonId>) -> Result<(), Refusal> {
    if actor == Some(&handover.to) {
        return Ok(());
    }
    Err(Refusal::NotReceiver { to: handover.to.clone() })
}

/// S1.3.3 Only the giver takes a handover back, or the receiver gives it back; a supervisor where
/// nobody confirms it, since a post is handed over once at a time.
pub fn withdraws(
    state: &State,
    handover: &Handover,
    actor: Option<&PersonId>,
) -> Result<(), Refusal> {
    let is_own = actor == Some(&handover.from) || actor == Some(&handover.to);
    let person = actor.and_then(|actor| state.people.persons.get(actor));
    if is_own || person.is_some_and(|person| person.roles.contains(&Role::Supervisor)) {
        return Ok(());
    }
    Err(Refusal::NotGiver { by: handover.from.clone() })
}

/// S1.3.3, S1.4.2 Every line is acknowledged or disputed, each once, and a dispute has its reason.
pub fn each_answered(
    lines: usize,
    acknowledged: &BTreeSet<u16>,
    disputed: &[Dispute],
) -> Result<(), Refusal> {
    let count = u16::try_from(lines).unwrap_or(u16::MAX);
    let mut answered = acknowledged.clone();
    for one in disputed {
        if !answered.insert(one.line) {
            return Err(Refusal::AnsweredTwice { line: one.line });
        }
        reason(one.line, &one.reason)?;
    }
    if let Some(line) = answered.iter().find(|line| **line >= count) {
        return Err(Refusal::NoLine { line: *line });
    }
    let lines: BTreeSet<u16> = (0..count).filter(|line| !answered.contains(line)).collect();
    if lines.is_empty() { Ok(()) } else { Err(Refusal::LinesOpen { lines }) }
}

/// S1.3.3 A line is disputed, and a dispute settled, with a reason.
pub fn reason(line: u16, reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(Refusal::ReasonBlank { line }) } else { Ok(()) }
}

/// S1.3.3 What is taken afterwards came from the giver's time and stood on no line.
pub fn arrived(state: &State, handover: &Handover, matter: &Matter) -> Result<(), Refusal> {
    let is_one = super::arrived::since(state, handover).contains(matter);
    if is_one { Ok(()) } else { Err(Refusal::NotArrived) }
}

/// S1.3.3 A disputed line is settled once, by a supervisor who is neither of the two.
pub fn settles(handover: &Handover, line: u16, actor: Option<&PersonId>) -> Result<(), Refusal> {
    let found = handover.lines.get(usize::from(line)).ok_or(Refusal::NoLine { line })?;
    match &found.answer {
        Answer::Disputed { settled: None, .. } => {}
        Answer::Disputed { .. } | Answer::Open | Answer::Acknowledged { .. } => {
            return Err(Refusal::NotDisputed { line });
        }
    }
    let is_own = actor.is_none_or(|actor| *actor == handover.from || *actor == handover.to);
    if is_own { Err(Refusal::OwnDispute) } else { Ok(()) }
}

/// S1.3.3 Returns by when the receiver confirms: some minutes after the receiver's next shift at the
/// post begins.
pub fn confirm_by(state: &State, handover: &Handover) -> Option<Timestamp> {
    let shift = duty::view::next_shift(state, &handover.post, &handover.to, handover.given)?;
    let grace = Minutes(i64::from(state.site.settings.handover_confirm_minutes));
    Some(shift.from.plus(grace))
}

/// S1.3.3 A matter belongs to the post it came to, or to the owner's present post where the owner is
/// neither A nor B of that one: somebody with two posts hands over each by itself.
pub fn belongs(
    state: &State,
    (post, owner): (&PostId, &PersonId),
    home: &PostId,
    at: Timestamp,
) -> bool {
    let plan = || state.duty.posts.get(home).and_then(|home| home.plan_at(at));
    home == post || !plan().is_some_and(|plan: &Plan| plan.names(owner))
}

/// S1.4.2 Returns until when a handover reaches that says how far it does: never less far than to the
/// end of its own day.
pub fn reach(state: &State, until: Timestamp, at: Timestamp) -> Timestamp {
    let zone = state.site.zone;
    until.max(Timestamp::at(shift_by(at.date(zone), 1), TimeOfDay(0), zone))
}

/// S1.4.2 Returns until when appointments are handed over: to the end of the receiver's next shift at
/// the post, and to the end of an absence of the giver that begins by then.
pub fn until(
    state: &State,
    post: &PostId,
    (giver, to): (&PersonId, &PersonId),
    at: Timestamp,
) -> Timestamp {
    let shift = duty::view::next_shift(state, post, to, at);
    let zone = state.site.zone;
    let longest = || Timestamp::at(shift_by(at.date(zone), LONGEST_DAYS), TimeOfDay(0), zone);
    let end = reach(state, shift.map_or_else(longest, |shift| shift.to), at);
    let away = state.duty.absences.values();
    let away = away.filter(|one| one.person == *giver && one.span.from <= end && at < one.until());
    away.map(crate::duty::Absence::until).max().map_or(end, |back| back.max(end))
}
