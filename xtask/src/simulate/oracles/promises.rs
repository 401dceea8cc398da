//! What a tablet promised a visitor without a network: it could, and it is kept.

use domain::appointment::{Lend, Operation as Appoints, PlaceAt};
use domain::time::Timestamp;
use domain::{LogId, Operation, PostId};
use sync::sim::{Asked, Counters, Course};
use sync::{Hold, OperationId, Rules, Verdict};

use super::places::Places;
use super::{All, Befell, Switched, claim};

/// E1, E2, E4, E6: judges every promise the server has received, whatever became of it.
pub fn judge(
    course: &Course<'_, Switched>,
    places: &Places,
    befell: Befell,
    counters: &mut Counters,
) -> Result<(), String> {
    for (id, asked) in &course.asked {
        let Some((post, from)) = place(&asked.operation) else { continue };
        let Some(claim) = claim(&asked.operation) else { continue };
        let log = asked.header.origin.map_or(id.log, |origin| origin.id.log);
        if LogId(log.to_string()) != claim.log {
            return Err(format!("E1: {id} promises what was lent to {}", claim.log));
        }
        let at = PlaceAt { post: post.clone(), from, place: claim.place };
        let until = lent(&course.asked, &claim.log, &at).map(|lend| lend.until).max();
        let Some(until) = until else {
            return Err(format!("E2: nothing is left of the loan {id} was promised from"));
        };
        if until <= Timestamp(asked.header.at) {
            return Err(format!("E1: {id} was promised after its loan had ended"));
        }
        // Nor does it wait for what it builds upon.
        let refused = matches!(
            asked.verdict,
            Some(
                Verdict::Rejected { .. }
                    | Verdict::DependencyRejected { .. }
                    | Verdict::Held(Hold::Dependency)
            )
        );
        if befell.restored && moves_nothing(asked) {
            *counters.entry("promises to move what a restore had lost, refused").or_default() += 1;
            continue;
        }
        // What a person has set aside after a review is theirs to answer for.
        if refused && !Switched::reviewed(course.state, *id, asked.received) {
            let off = places.was_written_off(post, from, claim);
            let rule = if off { "E6" } else { "E4" };
            return Err(format!("{rule}: the promise {id} was refused: {:?}", asked.verdict));
        }
        count(counters, asked, until);
    }
    Ok(())
}

/// Says whether a promise to move an appointment was refused since the server does not know the
/// appointment: a restore lost it, and the tablet that made it has not brought it back yet. It comes to a
/// person. E11
fn moves_nothing(asked: &Asked<Switched>) -> bool {
    let is_move = matches!(&asked.operation, Operation::Appointment(Appoints::Move(_)));
    let Some(Verdict::Rejected { refusal }) = &asked.verdict else { return false };
    is_move && refusal.contains("UnknownAppointment")
}

fn count(counters: &mut Counters, asked: &Asked<Switched>, until: Timestamp) {
    if !asked.verdict.as_ref().is_some_and(Verdict::has_events) {
        return;
    }
    *counters.entry("promises kept").or_default() += 1;
    if Timestamp(asked.received) >= until {
        *counters.entry("promises kept that came after their loan").or_default() += 1;
    }
}

/// Returns the post and the time an operation promises.
fn place(operation: &Operation) -> Option<(&PostId, Timestamp)> {
    let Operation::Appointment(asked) = operation else { return None };
    if let Appoints::Book(book) = asked {
        return Some((&book.post, book.from));
    }
    if let Appoints::Move(one) = asked { Some((&one.post, one.from)) } else { None }
}

/// Returns what the server asked of itself when it lent a place to a log.
fn lent<'a>(asked: All<'a>, log: &'a LogId, at: &'a PlaceAt) -> impl Iterator<Item = &'a Lend> {
    let own = asked.range(OperationId::new(sync::LogId::SERVER, 0)..);
    let own = own.take_while(|(id, _)| id.log == sync::LogId::SERVER);
    own.filter_map(move |(_, asked)| {
        let Operation::Appointment(Appoints::Lend(lend)) = &asked.operation else { return None };
        (lend.log == *log && lend.places.contains(at)).then_some(lend)
    })
}
