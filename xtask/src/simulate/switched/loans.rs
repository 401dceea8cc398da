//! What the site would do without one of the rules of loans and promises.

use bianmin::Bianmin;
use domain::appointment::{
    Book, Cancelled, Event as Appointed, Lend, Lent, Operation as Asks, Over, PlaceAt, Released,
    Seat, SetTimes, SlotId, Whose, slots, view,
};
use domain::time::{Timestamp, shift};
use domain::{Decision, Event, LogId, Operation, Refusal, Stamp, State, appointment};
use sync::{Heard, Rules};

use super::{Real, Rule};

/// Decides without one of the rules.
pub fn decide(
    off: Rule,
    state: &State,
    asked: &Asks,
    stamp: &Stamp,
    real: Real,
) -> Result<Decision, Refusal> {
    let whole = Operation::Appointment(asked.clone());
    match (off, asked) {
        (Rule::PromiseIsNotAsked, Asks::Book(book)) if book.loan.is_some() => {
            domain::enter(state, &whole, stamp)?;
        }
        (Rule::WrittenOffIsKept, Asks::Book(book)) => {
            let decision = real(state, &whole, stamp)?;
            return match seat(&decision) {
                Some(Seat::Beyond(Over::WrittenOff)) => without_loan(state, book, stamp, real),
                Some(Seat::Place(_) | Seat::Beyond(_)) | None => Ok(decision),
            };
        }
        (Rule::LentIsNotFree, Asks::Book(Book { loan: None, .. })) => {
            return real(&all_back(state, |_| true), &whole, stamp);
        }
        (Rule::HeldForOne, Asks::Reserve(_) | Asks::Move(_) | Asks::Book(_)) => {
            return real(&nothing_held(state), &whole, stamp);
        }
        (Rule::LentOnce, Asks::Lend(lend)) => {
            return real(&all_back(state, |log| *log != lend.log), &whole, stamp);
        }
        (Rule::FullIsFull, Asks::Book(book)) if book.loan.is_none() => {
            return real(state, &whole, stamp)
                .or_else(|refusal| beyond(state, book, (stamp, real), refusal));
        }
        (Rule::TimesKeepPromises, Asks::SetTimes(set)) => {
            let mut decision = real(state, &whole, stamp)?;
            let broken = view::broken_by(state, &set.post, &set.times, stamp.at);
            let cancelled = broken.into_iter().map(|one| Cancelled {
                appointment: one.id.clone(),
                whose: Whose::WindowAlone,
                reason: String::new(),
                rests: None,
            });
            let events = cancelled.map(Appointed::Cancelled).map(Event::Appointment);
            decision.events.extend(events);
            return Ok(decision);
        }
        (Rule::BrokenIsNamed, Asks::SetTimes(set)) => {
            let broken = view::broken_by(state, &set.post, &set.times, stamp.at);
            let knowing = broken.into_iter().map(|one| one.id.clone()).collect();
            let asked = Asks::SetTimes(SetTimes { knowing, ..set.clone() });
            return real(state, &Operation::Appointment(asked), stamp);
        }
        _ => {}
    }
    real(state, &whole, stamp)
}

/// Does what is due without one of the rules.
pub fn upkeep(off: Rule, state: &State, heard: Option<&Heard>, now: i64) -> Option<Operation> {
    let at = Timestamp(now);
    let lend = match (off, heard) {
        (Rule::LentOnce, Some(heard)) => {
            let log = LogId(heard.log.to_string());
            let blind = all_back(state, |other| *other != log);
            appointment::lending_due(&blind, &log, Timestamp(heard.time), at)
        }
        (Rule::ShareIsBounded, Some(heard)) => {
            let log = LogId(heard.log.to_string());
            let due = appointment::lending_due(state, &log, Timestamp(heard.time), at);
            due.map(|lend| with_all_free(state, lend, at))
        }
        (Rule::BackByKnowledge, None) => ended(state, at),
        _ => None,
    };
    let lend = lend.map(|lend| Operation::Appointment(Asks::Lend(lend)));
    let due = lend.or_else(|| Bianmin::upkeep(state, heard, now));
    let notes = matches!(due, Some(Operation::Appointment(Asks::NoteBreaches(_))));
    due.filter(|_| !(notes && off == Rule::BreachIsNoted))
}

fn seat(decision: &Decision) -> Option<Seat> {
    decision.events.iter().find_map(|event| {
        let Event::Appointment(Appointed::Booked(booked)) = event else { return None };
        Some(booked.seat)
    })
}

/// Returns a site that has forgotten the loans of some logs.
fn all_back(state: &State, of: impl Fn(&LogId) -> bool) -> State {
    let mut state = state.clone();
    let taken: Vec<_> = state.appointment.taken_from(Timestamp(0)).cloned().collect();
    for taken in taken {
        for (place, loan) in taken.loans().filter(|(_, loan)| of(&loan.log)) {
            let back = vec![PlaceAt { post: taken.post.clone(), from: taken.from, place }];
            let (log, until) = (loan.log.clone(), loan.until);
            let back = Lent { log, until, places: Vec::new(), back };
            happens(&mut state, Appointed::Lent(back));
        }
    }
    state
}

/// Returns a site in which nothing is held for whoever waits for an earlier time.
fn nothing_held(state: &State) -> State {
    let held: Vec<_> = state.appointment.held().map(|one| one.id.clone()).collect();
    let mut state = state.clone();
    for appointment in held {
        happens(&mut state, Appointed::Released(Released { appointment }));
    }
    state
}

fn happens(state: &mut State, event: Appointed) {
    let stamp = Stamp::unseen(
        domain::OperationId(String::new()),
        domain::Actor::System,
        domain::DeviceId(String::new()),
        Timestamp(0),
    );
    state.evolve(&stamp, &Event::Appointment(event));
}

fn without_loan(
    state: &State,
    book: &Book,
    stamp: &Stamp,
    real: Real,
) -> Result<Decision, Refusal> {
    let book = Book { loan: None, ..book.clone() };
    real(state, &Operation::Appointment(Asks::Book(book)), stamp)
}

/// Lets somebody stand beyond the places of a slot that is full.
fn beyond(
    state: &State,
    book: &Book,
    (stamp, real): (&Stamp, Real),
    refusal: Refusal,
) -> Result<Decision, Refusal> {
    if refusal != Refusal::Appointment(appointment::Refusal::SlotFull) {
        return Err(refusal);
    }
    let free = all_back(state, |_| true);
    let whole = Operation::Appointment(Asks::Book(book.clone()));
    let mut decision = real(&free, &whole, stamp)?;
    for event in &mut decision.events {
        if let Event::Appointment(Appointed::Booked(booked)) = event {
            booked.seat = Seat::Beyond(Over::Forgotten);
        }
    }
    Ok(decision)
}

/// Lends every free place of the next days as well.
fn with_all_free(state: &State, mut lend: Lend, now: Timestamp) -> Lend {
    let posts: Vec<_> = lend.places.iter().map(|one| one.post.clone()).collect();
    let today = now.date(state.site.zone);
    for post in posts.into_iter().take(1) {
        for slot in (1..4).flat_map(|n| slots(state, &post, shift(today, n))) {
            let taken = state.appointment.taken(&SlotId::of(&post, slot.from));
            let free: Vec<_> = match taken {
                Some(taken) => taken.free(slot.places).collect(),
                None => (0..slot.places).collect(),
            };
            let from = slot.from;
            let all = free.into_iter().map(|place| PlaceAt { post: post.clone(), from, place });
            lend.places.extend(all);
        }
    }
    lend
}

/// Takes back what has ended by the server's clock, whether its tablet was heard of or not.
fn ended(state: &State, now: Timestamp) -> Option<Lend> {
    let borrowers = view::borrowers(state, now);
    borrowers.into_iter().find_map(|one| {
        let taken = state.appointment.lent_to(&one.log).filter(|taken| taken.from > now);
        let back = taken.flat_map(|taken| {
            let ended = taken.lent_to(&one.log).filter(|(_, loan)| loan.until <= now);
            ended.map(|(place, _)| PlaceAt { post: taken.post.clone(), from: taken.from, place })
        });
        let back: Vec<PlaceAt> = back.collect();
        (!back.is_empty()).then(|| Lend {
            log: one.log.clone(),
            until: now,
            places: Vec::new(),
            back,
        })
    })
}
