//! What holds of appointments and their places at every moment, whatever was asked in whatever
//! order. S1.4.1

use std::collections::BTreeSet;

use super::{Appointment, Holder, Over, Seat, State, Taken};
use crate::id::AppointmentId;
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
    #[error("a list of appointments is not the one that would be made anew")]
    Lists,
}

impl State {
    /// Checks the places of every slot: each has one holder, who sits there; beyond them somebody
    /// stands only for a reason; and whoever is still to come sits or stands somewhere. What is kept
    /// beside them for screens says the same.
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
        let lost = open.find(|one| !seated.contains(&one.id));
        match lost {
            Some(one) => Err(Unsound::NoSeat(one.id.clone())),
            None if !self.lists_hold() => Err(Unsound::Lists),
            None => Ok(()),
        }
    }

    /// L1: whoever has a place sits there.
    fn sit<'a>(
        &self,
        taken: &'a Taken,
        seated: &mut BTreeSet<&'a AppointmentId>,
    ) -> Result<(), Unsound> {
        for (place, holder) in &taken.places {
            let Holder::Booked { appointment, .. } = holder else { continue };
            let one = self.get(appointment);
            let sits = one.is_none_or(|one| is_in(one, taken) && one.seat == Seat::Place(*place));
            if !sits || !seated.insert(appointment) {
                return Err(Unsound::Seat(appointment.clone()));
            }
        }
        Ok(())
    }

    /// L4, E6: whoever stands beyond the places has a reason.
    fn stand<'a>(
        &self,
        taken: &'a Taken,
        seated: &mut BTreeSet<&'a AppointmentId>,
    ) -> Result<(), Unsound> {
        for appointment in &taken.beyond {
            let one = self.get(appointment);
            let stands = one.is_none_or(|one| is_in(one, taken) && one.beyond().is_some());
            if !stands || !seated.insert(appointment) {
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

fn is_in(one: &Appointment, taken: &Taken) -> bool {
    one.post == taken.post && one.from == taken.from
}
