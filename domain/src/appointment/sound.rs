//! What holds of appointments and their places at every moment, whatever was asked in whatever
//! order. S1.4.1

use std::collections::BTreeSet;

use super::{Appointment, Holder, Over, PlaceNo, State, Taken};
use crate::id::{AppointmentId, PostId};
use crate::time::Timestamp;

/// What does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    #[error("L1: {0} does not sit where a place is kept for it, or sits twice")]
    Seat(AppointmentId),
    #[error("L2: {0} has no place and stands nowhere beyond them")]
    NoSeat(AppointmentId),
    #[error("L4: {0} stands beyond the capacity without a reason")]
    NoReason(AppointmentId),
    #[error("E6: more stand beyond the capacity for places written off than were written off: {0}")]
    MoreThanWrittenOff(AppointmentId),
    #[error("the slots of {0} do not follow one another within its time")]
    Following(AppointmentId),
    #[error("what is held for {0} is not what stands in the slots")]
    Held(AppointmentId),
    #[error("a list of appointments is not the one that would be made anew")]
    Lists,
}

impl State {
    /// Checks the places of every slot: each has one holder, who sits there; beyond them somebody
    /// stands only for a reason; and whoever is still to come sits or stands in every slot they take,
    /// one after another. What is kept beside them for screens says the same.
    ///
    /// # Errors
    /// The first that does not hold.
    pub fn sound(&self) -> Result<(), Unsound> {
        let mut seated = BTreeSet::new();
        for taken in self.taken_from(Timestamp(0)) {
            self.sit(taken, &mut seated)?;
            self.stand(taken, &mut seated)?;
        }
        let mut open = self.all().filter(|one| one.is_open());
        let sits =
            |one: &Appointment| one.places().all(|(from, _)| seated.contains(&(&one.id, from)));
        let lost = open.find(|one| !sits(one));
        self.keep_held()?;
        match (lost, self.all().find(|one| !follow(one))) {
            (Some(one), _) => Err(Unsound::NoSeat(one.id.clone())),
            (None, Some(one)) => Err(Unsound::Following(one.id.clone())),
            (None, None) if !self.lists_hold() => Err(Unsound::Lists),
            (None, None) => Ok(()),
        }
    }

    /// L1: whoever has a place sits there.
    fn sit<'a>(
        &self,
        taken: &'a Taken,
        seated: &mut BTreeSet<(&'a AppointmentId, Timestamp)>,
    ) -> Result<(), Unsound> {
        for (place, holder) in &taken.places {
            let Holder::Booked { appointment, .. } = holder else { continue };
            let one = self.get(appointment);
            let sits = one.is_none_or(|one| one.place_in(taken) == Some(Some(*place)));
            if !sits || !seated.insert((appointment, taken.from)) {
                return Err(Unsound::Seat(appointment.clone()));
            }
        }
        Ok(())
    }

    /// What is held for somebody is held in the slots, and nothing else is.
    fn keep_held(&self) -> Result<(), Unsound> {
        let in_slots: BTreeSet<_> = self.taken_from(Timestamp(0)).flat_map(held_in).collect();
        let known = |id: &AppointmentId| self.get(id).is_some();
        let of_slots = in_slots.iter().filter(|(id, ..)| known(id)).copied();
        let said: BTreeSet<_> = self.all().flat_map(said_held).collect();
        let differs = of_slots.collect::<BTreeSet<_>>().symmetric_difference(&said).next().copied();
        differs.map_or(Ok(()), |(id, ..)| Err(Unsound::Held(id.clone())))
    }

    /// L4, E6: whoever stands beyond the places has a reason.
    fn stand<'a>(
        &self,
        taken: &'a Taken,
        seated: &mut BTreeSet<(&'a AppointmentId, Timestamp)>,
    ) -> Result<(), Unsound> {
        for appointment in &taken.beyond {
            let one = self.get(appointment);
            let stands = one.is_none_or(|one| one.place_in(taken) == Some(None));
            if !stands || !seated.insert((appointment, taken.from)) {
                return Err(Unsound::NoReason(appointment.clone()));
            }
            let off = one.and_then(Appointment::beyond) == Some(Over::WrittenOff);
            if off && taken.written_off.is_empty() {
                return Err(Unsound::MoreThanWrittenOff(appointment.clone()));
            }
        }
        Ok(())
    }
}

/// A place held for somebody, by its slot.
type HeldPlace<'a> = (&'a AppointmentId, &'a PostId, Timestamp, PlaceNo);

fn held_in(taken: &Taken) -> impl Iterator<Item = HeldPlace<'_>> {
    taken.places.iter().filter_map(|(place, holder)| match holder {
        Holder::Held(id) => Some((id, &taken.post, taken.from, *place)),
        Holder::Lent(_) | Holder::Booked { .. } => None,
    })
}

fn said_held(one: &Appointment) -> impl Iterator<Item = HeldPlace<'_>> {
    let held = one.held().into_iter().flat_map(|held| &held.places);
    held.map(|next| (&one.id, &one.post, next.from, next.place))
}

/// Says whether the slots of an appointment follow one another within its time; beyond the places
/// nothing follows.
fn follow(one: &Appointment) -> bool {
    let starts: Vec<Timestamp> = one.places().map(|(from, _)| from).collect();
    let ordered = starts.is_sorted_by(|one, next| one < next);
    let within = starts.last().is_none_or(|last| *last < one.to);
    one.following.is_empty() || (ordered && within && one.beyond().is_none())
}
