//! What comes first: the list of the opening before a visitor, that of the closing before the last one
//! leaves. Asked on a tablet alone. S2.1.1, S2.1.6

use crate::contact::{self, Channel};
use crate::duty::{self, End, EndReason, presence};
use crate::id::{PersonId, PostId};
use crate::premises::{Kind, List, Refusal, Which};
use crate::time::{Minutes, Timestamp};
use crate::{Operation, Stamp, State, appointment, queue};

/// For how long an answer of the closing list stands: whoever stays longer uses the room again.
pub const STANDS: Minutes = Minutes(30);

/// Asks of an operation that is entered on a tablet what has to be looked at first. Two tablets without a
/// network cannot know of each other: nothing of it is asked again when it arrives.
///
/// # Errors
/// Which list is to be answered first.
pub fn first(state: &State, operation: &Operation, stamp: &Stamp) -> Result<(), Refusal> {
    if let Operation::Duty(duty::Operation::End(end)) = operation {
        return closed(state, end, stamp);
    }
    if receives(operation) { opened(state, stamp) } else { Ok(()) }
}

/// Says whether somebody is called to a window, or received or served at it.
fn receives(operation: &Operation) -> bool {
    match operation {
        Operation::Contact(contact::Operation::Receive(asked)) => at_window(asked.channel),
        Operation::Queue(asked) => matches!(asked, queue::Operation::Call(_)),
        Operation::Appointment(asked) => matches!(asked, appointment::Operation::Serve(_)),
        Operation::Contact(_)
        | Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Duty(_)
        | Operation::Case(_)
        | Operation::Premises(_)
        | Operation::Custody(_)
        | Operation::Repair(_)
        | Operation::Volume(_)
        | Operation::Copying(_)
        | Operation::Handover(_)
        | Operation::Complaint(_)
        | Operation::Rating(_)
        | Operation::Conduct(_)
        | Operation::Accountability(_)
        | Operation::Assessment(_)
        | Operation::Monthly(_)
        | Operation::Message(_)
        | Operation::Archive(_) => false,
    }
}

/// Who calls or writes does not see the room.
fn at_window(channel: Channel) -> bool {
    match channel {
        Channel::WalkIn => true,
        Channel::Phone | Channel::Online | Channel::Letter => false,
    }
}

/// S2.1.1, S2.1.2 Nobody is called or received at a window before the list of the opening that holds there
/// is answered.
pub fn opened(state: &State, stamp: &Stamp) -> Result<(), Refusal> {
    let stands = stamp.person().and_then(|person| duty::on_duty(state, person, stamp.at).ok());
    let Some(post) = stands else { return Ok(()) };
    let open = |list: &List| is_answered(state, &list.which, stamp.at);
    let mut lists = state.premises.used(Kind::Opening).filter(|list| list.which.holds_at(&post));
    match lists.find(|list| !open(list)) {
        Some(list) => Err(Refusal::NotOpened { which: list.which.clone() }),
        None => Ok(()),
    }
}

/// S2.1.1 Says whether a list has been answered on the day of an instant. A screen's clock goes by steps: an answer
/// of a moment ago counts although it seems to be ahead.
pub fn is_answered(state: &State, which: &Which, at: Timestamp) -> bool {
    state.premises.answers_to(at.date(state.site.zone), which).next().is_some()
}

/// S2.1.6 Whoever leaves last has the list of the closing answered: each line in order, or somebody's task.
/// An emergency may always leave.
pub fn closed(state: &State, end: &End, stamp: &Stamp) -> Result<(), Refusal> {
    match end.why {
        EndReason::Emergency { .. } => return Ok(()),
        EndReason::DayOver | EndReason::Break | EndReason::Relieved => {}
    }
    let Some(person) = stamp.person() else { return Ok(()) };
    let lists = state.premises.used(Kind::Closing);
    let mut due = lists
        .filter(|list| list.which.holds_at(&end.post))
        .filter(|list| is_last(state, &list.which, person, stamp.at));
    match due.find(|list| !stands(state, &list.which, stamp.at)) {
        Some(list) => Err(Refusal::NotClosed { which: list.which.clone() }),
        None => Ok(()),
    }
}

/// S2.1.6 Says whether a person's leaving ends the day of a site or a window: nobody else is there, and
/// nothing opens there again that day.
pub fn is_last(state: &State, which: &Which, person: &PersonId, at: Timestamp) -> bool {
    let Some(day) = state.duty.day(at.date(state.site.zone)) else { return false };
    let there = presence::presences(day).into_iter().filter(|one| one.holds(at));
    let mut others = there.filter(|one| which.holds_at(&one.post) && one.person != *person);
    others.next().is_none() && !opens_again(state, which, at)
}

/// Says whether a site or a window opens again later on the same day.
pub fn opens_again(state: &State, which: &Which, at: Timestamp) -> bool {
    let again = |post: &PostId| duty::view::reopens(state, post, at).is_some();
    of(state, which).iter().any(again)
}

/// Returns the windows a list holds at.
pub fn of(state: &State, which: &Which) -> Vec<PostId> {
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone());
    posts.filter(|post| which.holds_at(post)).collect()
}

/// S2.1.6 Says whether the closing of a site or a window was answered and the answer still stands.
pub fn stands(state: &State, which: &Which, at: Timestamp) -> bool {
    let mut answers = state.premises.answers_to(at.date(state.site.zone), which);
    answers.any(|answer| at <= answer.at.plus(STANDS))
}
