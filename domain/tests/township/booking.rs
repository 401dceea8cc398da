//! Appointments by chance, asked for as a tablet does: from a lent place where there is one.

use domain::appointment::{
    Arrive, Book, Cancel, Miss, Move, Need, Operation, Reason, Serve, Whose, WriteOff, lending_due,
    view,
};
use domain::contact::Told;
use domain::{Actor, AppointmentId, ContactId, DeviceId, Stamp};

use super::Township;
use super::chance::Chance;

/// Lets the server lend what is due to the tablet that is heard of.
pub fn lend(town: &mut Township, heard: &Stamp) -> Option<(domain::Operation, Stamp)> {
    let (log, now) = (heard.operation.log(), town.now);
    let lend = lending_due(&town.state, &log, now, now)?;
    let asked = domain::Operation::Appointment(Operation::Lend(lend));
    let operation = town.server(&asked);
    let (actor, device) = (Actor::System, DeviceId("server".to_owned()));
    Some((asked, Stamp::unseen(operation, actor, device, now)))
}

/// Says whether a tablet would let something be entered.
fn may(town: &Township, asked: Operation, stamp: &Stamp) -> bool {
    domain::enter(&town.state, &domain::Operation::Appointment(asked), stamp).is_ok()
}

/// Returns what somebody might ask for an appointment.
pub fn of_appointment(
    chance: &mut Chance,
    (contact, appointment): (ContactId, AppointmentId),
    town: &Township,
    stamp: &Stamp,
) -> Operation {
    let post = chance.one(&town.posts);
    let log = stamp.operation.log();
    let item = town.state.contact.get(&contact).and_then(|one| one.item.as_ref());
    let need = Need::of(&town.state, item);
    let offers = view::next_free(&town.state, &post, need, (&log, town.now), 12);
    let offer = if offers.is_empty() { None } else { Some(chance.one(&offers)) };
    let whose = chance.one(&[Whose::Visitor, Whose::WindowAgreed, Whose::WindowAlone]);
    let reason = chance.one(&["", "停电", "停电"]).to_owned();
    match (chance.below(12), offer) {
        (0..=4, Some(offer)) => {
            let case = town.state.contact.get(&contact).and_then(|one| one.case().cloned());
            let book = Book {
                contact,
                case,
                post,
                from: offer.slot.from,
                loan: offer.claim,
                reason: Reason::Closing,
                promised: String::new(),
                bring: std::collections::BTreeSet::new(),
                told: Told::Present,
            };
            let loan =
                book.loan.clone().filter(|_| may(town, Operation::Book(book.clone()), stamp));
            Operation::Book(Book { loan, ..book })
        }
        (5 | 6, Some(offer)) => {
            let from = offer.slot.from;
            let ask = Move { appointment, post, from, loan: offer.claim, whose, reason };
            let loan = ask.loan.clone().filter(|_| may(town, Operation::Move(ask.clone()), stamp));
            Operation::Move(Move { loan, ..ask })
        }
        (7, _) => Operation::Cancel(Cancel { appointment, whose, reason }),
        (8, _) => Operation::Miss(Miss { appointment }),
        (9, _) => Operation::WriteOff(WriteOff { log, reason }),
        (10, _) => Operation::Arrive(Arrive { appointment }),
        _ => Operation::Serve(Serve { appointment }),
    }
}
