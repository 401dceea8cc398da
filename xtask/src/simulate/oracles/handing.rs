//! A post is handed over with all that its giver's tablet knew of, and moves when the receiver says
//! so; what arrived since reaches the receiver.

use std::collections::BTreeSet;

use domain::appointment::Appointment;
use domain::contact::Owners;
use domain::handover::{
    Entry, Event as Handed, Handover, Matter, Operation as Hands, TakeMore, Taken, view,
};
use domain::time::Timestamp;
use domain::{Event, Operation, OperationId, PersonId, PostId, State};
use sync::Rules;
use sync::sim::{Counters, Course};

use super::{Befell, Step, Switched};

/// Each oracle by a name of its own, so that none stands in for another: responsibility moves when the
/// receiver confirms, and nobody else; what is disputed stays; nothing is left out; what arrived since
/// is taken.
pub const MOVES: &str = "S1.3.3 moves when taken";
pub const RECEIVER: &str = "S1.3.3 only the receiver";
pub const DISPUTED: &str = "S1.3.3 disputed stays";
pub const NO_CASE_LEFT_OUT: &str = "S1.3.3 nothing left out";
pub const NO_APPOINTMENT_LEFT_OUT: &str = "S1.4.2 nothing left out";
pub const ARRIVED: &str = "S1.3.3 what arrived since";

pub struct Handing {
    befell: Befell,
}

impl Handing {
    pub fn new(befell: Befell) -> Self {
        Self { befell }
    }

    pub fn judge(&self, step: &Step<'_>, states: &[State]) -> Result<(), String> {
        let Event::Handover(event) = step.event else { return Ok(()) };
        match event {
            Handed::Given(given) => {
                unmoved(step, MOVES, given.lines.iter().filter_map(Entry::matter))?;
                let lines = given.lines.iter().filter_map(Entry::matter).collect();
                self.complete(step, states, (&given.post, &given.from, given.until), &lines)
            }
            Handed::Taken(taken) => {
                let handover = step.before.handover.get(&taken.handover);
                let handover =
                    handover.ok_or_else(|| format!("{MOVES}: what was never given was taken"))?;
                confirmed(step, handover)?;
                unmoved(step, DISPUTED, disputed(step, handover, taken))?;
                let lines = handover.lines.iter().map(|line| &line.entry).chain(&taken.more);
                let lines = lines.filter_map(Entry::matter).collect();
                let whose = (&handover.post, &handover.from, handover.until);
                self.complete(step, states, whose, &lines)
            }
            Handed::MoreTaken(more) => {
                let handover = step.before.handover.get(&more.handover);
                let to = handover.map(|handover| &handover.to);
                if step.stamp.person() == to { Ok(()) } else { Err(moved_by(step, RECEIVER)) }
            }
            Handed::Withdrawn(_) | Handed::DisputeSettled(_) => Ok(()),
        }
    }

    /// S1.3.3, S1.4.2: nothing is left out that the tablet knew of: what its owner answered for in
    /// the history it had seen, and still answers for.
    fn complete(
        &self,
        step: &Step<'_>,
        states: &[State],
        (post, giver, until): (&PostId, &PersonId, Timestamp),
        lines: &BTreeSet<&Matter>,
    ) -> Result<(), String> {
        // After a restore the history it had seen is another one.
        let seen = step.asked.and_then(|asked| usize::try_from(asked.header.seen).ok());
        let Some(seen) = seen.and_then(|seen| states.get(seen)) else { return Ok(()) };
        if self.befell.restored {
            return Ok(());
        }
        let here = matters(step.before, post, giver, until);
        let knew = |one: &&Matter| match one {
            Matter::Appointment(id) => {
                let time = |state: &State| {
                    let one = state.appointment.get(id).filter(|one| one.is_open());
                    one.map(|one: &Appointment| (one.post.clone(), one.from))
                };
                same_owner(seen, step.before, one) && time(seen) == time(step.before)
            }
            Matter::Case(_) | Matter::Contact(_) => same_owner(seen, step.before, one),
        };
        match here.iter().filter(knew).find(|one| !lines.contains(one)) {
            None => Ok(()),
            Some(one @ Matter::Appointment(_)) => {
                Err(format!("{NO_APPOINTMENT_LEFT_OUT}: a handover of {post} leaves out {one:?}"))
            }
            Some(one) => {
                Err(format!("{NO_CASE_LEFT_OUT}: a handover of {post} leaves out {one:?}"))
            }
        }
    }
}

/// S1.3.3: at the end, what arrived since a post was taken over is shown to its receiver, who can
/// take it.
pub fn judge_end(course: &Course<'_, Switched>, counters: &mut Counters) -> Result<(), String> {
    let state = course.state;
    for post in state.duty.posts.keys() {
        let Some(last) = state.handover.last_taken(post) else { continue };
        let arrived = arrived(state, last);
        let shown = view::arrived_for(state, &last.to);
        let shown = shown.iter().find(|(one, _)| one.id == last.id);
        for matter in arrived {
            let listed = shown.is_some_and(|(_, all)| all.iter().any(|one| one.matter == matter));
            if !listed {
                return Err(format!("{ARRIVED}: {matter:?} arrived since and is not shown"));
            }
            taken_more(course, last, &matter)?;
            *counters.entry("matters left that arrived since").or_default() += 1;
        }
    }
    Ok(())
}

/// S1.3.3: responsibility moves when the receiver, and nobody else, confirms what the giver gave.
fn confirmed(step: &Step<'_>, handover: &Handover) -> Result<(), String> {
    let asked = match step.operation() {
        Some(Operation::Handover(Hands::Take(take))) => take.handover == handover.id,
        _ => false,
    };
    let given = OperationId(handover.id.0.clone()) != step.stamp.operation;
    if !asked || !given {
        return Err(moved_by(step, MOVES));
    }
    if step.stamp.person() == Some(&handover.to) { Ok(()) } else { Err(moved_by(step, RECEIVER)) }
}

fn moved_by(step: &Step<'_>, oracle: &str) -> String {
    format!("{oracle}: responsibility moved by {:?}: {:?}", step.stamp.actor, step.operation())
}

fn unmoved<'a>(
    step: &Step<'_>,
    oracle: &str,
    mut matters: impl Iterator<Item = &'a Matter>,
) -> Result<(), String> {
    let moved = |one: &&Matter| !same_owner(step.before, step.after, one);
    let moved = matters.find(|one| owners(step.before, one).is_some() && moved(one));
    moved.map_or(Ok(()), |one| Err(format!("{oracle}: {one:?} moved though nobody took it")))
}

/// Returns what the receiver was asked about and did not agree with, whatever became of it.
fn disputed<'a>(
    step: &'a Step<'_>,
    handover: &'a Handover,
    taken: &'a Taken,
) -> impl Iterator<Item = &'a Matter> {
    let entries = handover.lines.iter().map(|line| &line.entry).chain(&taken.more);
    let entries: Vec<&Entry> = entries.collect();
    let said = match step.operation() {
        Some(Operation::Handover(Hands::Take(take))) => take.disputed.as_slice(),
        _ => &[],
    };
    let place = move |line: u16| entries.get(usize::from(line)).and_then(|entry| entry.matter());
    said.iter().filter_map(move |one| place(one.line))
}

fn owners<'a>(state: &'a State, matter: &Matter) -> Option<&'a Owners> {
    match matter {
        Matter::Case(id) => state.case.get(id).map(|one| &one.owners),
        Matter::Contact(id) => state.contact.get(id).map(|one| &one.owners),
        Matter::Appointment(id) => state.appointment.get(id).map(|one| &one.owners),
    }
}

fn same_owner(one: &State, other: &State, matter: &Matter) -> bool {
    let owners = (owners(one, matter), owners(other, matter));
    owners.0.is_some() && owners.0 == owners.1
}

/// Returns what somebody answers for at a post, and its appointments until an instant.
fn matters(state: &State, post: &PostId, giver: &PersonId, until: Timestamp) -> BTreeSet<Matter> {
    let cases = state.case.owned_by(giver).filter(|one| one.is_open() && one.post == *post);
    let contacts = state.contact.owned_by(giver).filter(|one| one.is_open() && one.post == *post);
    let appointments = state.appointment.ahead(Timestamp(0), until);
    let appointments = appointments.filter(|one| one.post == *post);
    let cases = cases.map(|one| Matter::Case(one.id.clone()));
    let contacts = contacts.map(|one| Matter::Contact(one.id.clone()));
    cases
        .chain(contacts)
        .chain(appointments.map(|one| Matter::Appointment(one.id.clone())))
        .collect()
}

/// Returns what was the giver's at the post when the receiver confirmed, and stands on no line.
fn arrived(state: &State, last: &Handover) -> Vec<Matter> {
    let Some(taken) = last.taken() else { return Vec::new() };
    let all = matters(state, &last.post, &last.from, last.until).into_iter();
    all.filter(|one| {
        let owners = owners(state, one);
        let was_givers =
            owners.is_some_and(|o| *o.current() == last.from && o.current_since() <= taken);
        was_givers && !last.lines.iter().any(|line| line.entry.matter() == Some(one))
    })
    .collect()
}

/// S1.3.3: the receiver takes one matter that arrived since, and answers for it then.
fn taken_more(
    course: &Course<'_, Switched>,
    last: &Handover,
    matter: &Matter,
) -> Result<(), String> {
    let more = TakeMore { handover: last.id.clone(), matter: matter.clone(), disputed: None };
    let asked = Operation::Handover(Hands::TakeMore(more));
    let devices = course.state.people.devices.values();
    let Some(device) = devices.into_iter().find(|device| device.revoked.is_none()) else {
        return Ok(());
    };
    let stamp = sync::Stamp {
        operation: sync::OperationId::new(sync::LogId([0xff; 8]), 1),
        actor: last.to.0.clone(),
        device: device.id.0.clone(),
        at: course.now,
        received: course.now,
        seen: u64::MAX,
        place: u64::MAX,
    };
    let decision = Switched::decide(course.state, &asked, &stamp).map_err(|refusal| {
        format!("{ARRIVED}: {matter:?} arrived since and is refused: {refusal}")
    })?;
    let mut state = course.state.clone();
    for event in &decision.events {
        Switched::evolve(&mut state, &stamp, event);
    }
    if owners(&state, matter).is_some_and(|owners| *owners.current() == last.to) {
        return Ok(());
    }
    Err(format!("{ARRIVED}: {matter:?} arrived since, was taken and is not the receiver's"))
}
