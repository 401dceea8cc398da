//! A place has one right holder, and a promise is kept whatever else is asked: event by event.

use std::collections::{BTreeMap, BTreeSet};

use domain::appointment::{
    Claim, Event as Appointed, Following, Holder, Lent, Operation as Appoints, Over, PlaceAt,
    PlaceNo, Seat, SlotId, slot_at, slots, view,
};
use domain::time::Timestamp;
use domain::{AppointmentId, Event, LogId, Operation, PostId, State};

use sync::OperationId;
use sync::sim::Course;

use super::rows::{following, is_its_own};
use super::{Befell, Step};
use crate::simulate::switched::Switched;

/// A place as it was lent to a log.
type LentPlace = (SlotId, PlaceNo, LogId);

/// What the history has shown of places so far.
pub struct Places {
    befell: Befell,
    /// Loans that were taken back and not given again.
    back: BTreeSet<LentPlace>,
    /// Loans that were written off.
    off: BTreeSet<LentPlace>,
    /// Who asked to give an appointment's place up, by serving early, moving or cancelling.
    given_up: BTreeMap<AppointmentId, Vec<OperationId>>,
}

/// A promise as a visitor was told it.
type Promised<'a> = (&'a PostId, Timestamp, Timestamp, Seat, &'a [Following]);

impl Places {
    pub fn new(befell: Befell, course: &Course<'_, Switched>) -> Self {
        let mut given_up: BTreeMap<AppointmentId, Vec<OperationId>> = BTreeMap::new();
        for (id, asked) in &course.asked {
            if let Operation::Appointment(
                operation @ (Appoints::Serve(_) | Appoints::Move(_) | Appoints::Cancel(_)),
            ) = &asked.operation
                && let Some(appointment) = operation.appointment()
            {
                given_up.entry(appointment.clone()).or_default().push(*id);
            }
        }
        Self { befell, back: BTreeSet::new(), off: BTreeSet::new(), given_up }
    }

    /// Says whether a promised place had been written off.
    pub fn was_written_off(&self, post: &PostId, from: Timestamp, claim: &Claim) -> bool {
        self.off.contains(&(SlotId::of(post, from), claim.place, claim.log.clone()))
    }

    pub fn judge(&mut self, step: &Step<'_>) -> Result<(), String> {
        let Event::Appointment(event) = step.event else { return Ok(()) };
        kept(step, event)?;
        match event {
            Appointed::Booked(one) => self
                .seated(step, (&one.post, one.from), one.seat)
                .and_then(|()| following(step, (&one.post, one.from, one.to), &one.following)),
            Appointed::Moved(one) => self
                .seated(step, (&one.post, one.from), one.seat)
                .and_then(|()| following(step, (&one.post, one.from, one.to), &one.following)),
            Appointed::Lent(lent) => self.lent(step, lent),
            Appointed::LoanWrittenOff(event) => {
                let places = event.places.iter();
                self.off.extend(places.map(|one| lent_place(one, &event.log)));
                Ok(())
            }
            Appointed::TimesSet(_) => times_set(step),
            Appointed::Cancelled(_)
            | Appointed::Arrived(_)
            | Appointed::Served(_)
            | Appointed::Missed(_)
            | Appointed::BreachNoted(_)
            | Appointed::BreachConfirmed(_)
            | Appointed::Awaited(_)
            | Appointed::Held(_)
            | Appointed::Released(_) => Ok(()),
        }?;
        self.overflow(step, event)
    }

    /// L1, L4, E5: who gets a seat takes nobody else's, and stands beyond the places for a reason.
    fn seated(
        &self,
        step: &Step<'_>,
        (post, from): (&PostId, Timestamp),
        seat: Seat,
    ) -> Result<(), String> {
        let (slot, claim) = (SlotId::of(post, from), step.claim());
        let id = &step.stamp.operation;
        let taken = step.before.appointment.taken(&slot);
        if let Some(claim) = claim.filter(|_| self.befell.nothing())
            && self.back.contains(&(slot.clone(), claim.place, claim.log.clone()))
        {
            return Err(format!("E5: {id} was promised {claim:?}, which was taken back"));
        }
        match (seat, claim) {
            (Seat::Place(place), _) => {
                let holder = taken.and_then(|taken| taken.places.get(&place));
                let free = |holder| {
                    is_lent_to(holder, claim.map(|claim| &claim.log)) || is_its_own(holder, step)
                };
                if !holder.is_none_or(free) {
                    return Err(format!(
                        "L1: {id} got place {place} of {slot:?}, which {holder:?} has"
                    ));
                }
                let exists = slot_at(step.before, post, from).is_some_and(|one| place < one.places);
                if exists || claim.is_some() {
                    return Ok(());
                }
                Err(format!("L4: {id} got place {place} of {slot:?}, which does not exist"))
            }
            (Seat::Beyond(over), Some(claim)) if self.is_reason(over, (&slot, claim), step) => {
                Ok(())
            }
            (Seat::Beyond(over), _) => {
                Err(format!("L4: {id} stands beyond the places of {slot:?}: {over:?}, {claim:?}"))
            }
        }
    }

    fn is_reason(&self, over: Over, (slot, claim): (&SlotId, &Claim), step: &Step<'_>) -> bool {
        match over {
            Over::WrittenOff => self.off.contains(&(slot.clone(), claim.place, claim.log.clone())),
            Over::Twice => self.befell.copied || self.was_given_up((slot, claim), step),
            Over::Forgotten => !self.befell.nothing(),
        }
    }

    /// Says whether the tablet had given the place up before it promised it again, and the server has
    /// not taken that in: a promise waits for nothing before it in its log.
    fn was_given_up(&self, (slot, claim): (&SlotId, &Claim), step: &Step<'_>) -> bool {
        let taken = step.before.appointment.taken(slot);
        let Some(Holder::Booked { appointment, .. }) =
            taken.and_then(|taken| taken.places.get(&claim.place))
        else {
            return false;
        };
        let Ok(promise) = step.stamp.operation.0.parse::<OperationId>() else { return false };
        let before = |one: &OperationId| one.log == promise.log && one.seq < promise.seq;
        self.given_up.get(appointment).is_some_and(|all| all.iter().any(before))
    }

    /// L1, L4, L5: what is lent is nobody else's, exists, and is no more than the share of its day.
    fn lent(&mut self, step: &Step<'_>, lent: &Lent) -> Result<(), String> {
        for one in &lent.back {
            self.back.insert(lent_place(one, &lent.log));
        }
        for one in &lent.places {
            let slot = SlotId::of(&one.post, one.from);
            let taken = step.before.appointment.taken(&slot);
            let holder = taken.and_then(|taken| taken.places.get(&one.place));
            self.back.remove(&lent_place(one, &lent.log));
            if holder.is_some_and(|holder| !is_lent_to(holder, Some(&lent.log))) {
                return Err(format!("L1: {one:?} is lent to {}; {holder:?} has it", lent.log));
            }
            if holder.is_some() || self.befell.restored {
                continue;
            }
            if slot_at(step.before, &one.post, one.from).is_none_or(|s| one.place >= s.places) {
                return Err(format!("L4: {one:?} is lent and does not exist"));
            }
            within_share(step, one)?;
        }
        Ok(())
    }

    /// E6: no more stand beyond the places of a slot for one written off than were written off.
    fn overflow(&self, step: &Step<'_>, event: &Appointed) -> Result<(), String> {
        let (post, from) = match event {
            Appointed::Booked(one) => (&one.post, one.from),
            Appointed::Moved(one) => (&one.post, one.from),
            Appointed::TimesSet(_)
            | Appointed::Cancelled(_)
            | Appointed::Arrived(_)
            | Appointed::Served(_)
            | Appointed::Missed(_)
            | Appointed::Lent(_)
            | Appointed::LoanWrittenOff(_)
            | Appointed::BreachNoted(_)
            | Appointed::BreachConfirmed(_)
            | Appointed::Awaited(_)
            | Appointed::Held(_)
            | Appointed::Released(_) => return Ok(()),
        };
        let register = &step.after.appointment;
        let Some(taken) = register.taken(&SlotId::of(post, from)) else { return Ok(()) };
        let over = taken.beyond.iter().filter_map(|id| register.get(id)?.beyond());
        let over = over.filter(|over| *over == Over::WrittenOff).count();
        if over <= taken.written_off.len() || self.befell.copied {
            return Ok(());
        }
        let off = taken.written_off.len();
        Err(format!("E6: {over} stand beyond the places of {post} at {from:?}, {off} written off"))
    }
}

fn lent_place(one: &PlaceAt, log: &LogId) -> LentPlace {
    (SlotId::of(&one.post, one.from), one.place, log.clone())
}

fn is_lent_to(holder: &Holder, log: Option<&LogId>) -> bool {
    match holder {
        Holder::Lent(loan) => Some(&loan.log) == log,
        Holder::Booked { .. } | Holder::Held(_) => false,
    }
}

/// L5: of the places of a day no more are lent, to all tablets together, than the site's share.
fn within_share(step: &Step<'_>, one: &PlaceAt) -> Result<(), String> {
    let (state, zone) = (step.after, step.after.site.zone);
    let date = one.from.date(zone);
    let slots = slots(state, &one.post, date);
    let places: usize = slots.iter().map(|slot| usize::from(slot.places)).sum();
    // What is over is nobody's any more.
    let lent = slots.iter().filter(|slot| slot.from > step.stamp.at).filter_map(|slot| {
        let taken = state.appointment.taken(&SlotId::of(&one.post, slot.from))?;
        Some(taken.loans().count())
    });
    let (lent, most): (usize, usize) =
        (lent.sum(), (places * usize::from(state.site.settings.lent_percent) / 100).max(1));
    if lent <= most {
        return Ok(());
    }
    Err(format!("L5: {lent} of {places} places of {} on {date} are lent, {most} may be", one.post))
}

fn promised(state: &State) -> BTreeMap<&AppointmentId, Promised<'_>> {
    let open = state.appointment.all().filter(|one| one.is_open());
    let all = open
        .map(|one| (&one.id, (&one.post, one.from, one.to, one.seat, one.following.as_slice())));
    all.collect()
}

/// L3, E12: nothing but what is asked of itself takes a promise its time, its seat or its life.
fn kept(step: &Step<'_>, event: &Appointed) -> Result<(), String> {
    let own = match event {
        Appointed::Moved(one) => Some(&one.appointment),
        Appointed::Cancelled(one) => Some(&one.appointment),
        Appointed::Served(one) => Some(&one.appointment),
        Appointed::Missed(one) => Some(&one.appointment),
        Appointed::TimesSet(_)
        | Appointed::Booked(_)
        | Appointed::Arrived(_)
        | Appointed::Lent(_)
        | Appointed::LoanWrittenOff(_)
        | Appointed::BreachNoted(_)
        | Appointed::BreachConfirmed(_)
        | Appointed::Awaited(_)
        | Appointed::Held(_)
        | Appointed::Released(_) => None,
    };
    let asked = match step.operation() {
        Some(Operation::Appointment(asked)) => asked,
        asked => return Err(format!("L3: {event:?} answers {asked:?}")),
    };
    if own != asked.appointment().filter(|_| own.is_some()) {
        let rule = if matches!(asked, Appoints::SetTimes(_)) { "E12" } else { "L3" };
        return Err(format!("{rule}: {own:?} lost its promise by {asked:?}"));
    }
    let after = promised(step.after);
    let lost = promised(step.before)
        .into_iter()
        .find(|(id, promise)| own != Some(*id) && after.get(id) != Some(promise));
    lost.map_or(Ok(()), |lost| Err(format!("L3: {lost:?} is another promise after {event:?}")))
}

/// E12: times that take an appointment its time name it, and take back nothing that is lent.
fn times_set(step: &Step<'_>) -> Result<(), String> {
    let Some(Operation::Appointment(Appoints::SetTimes(asked))) = step.operation() else {
        return Ok(());
    };
    let now = step.stamp.at;
    let broken = view::broken_by(step.before, &asked.post, &asked.times, now);
    if let Some(one) = broken.iter().find(|one| !asked.knowing.contains(&one.id)) {
        return Err(format!("E12: nobody named {}, which loses its time", one.id));
    }
    let taken =
        |state: &State| -> Vec<_> { state.appointment.taken_from(Timestamp(0)).cloned().collect() };
    if taken(step.before) == taken(step.after) {
        return Ok(());
    }
    Err("E12: other times took back what was lent or promised".to_owned())
}
