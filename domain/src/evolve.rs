//! Each event changes its slice of the working set, and what counts along.

use crate::{Event, Stamp, State, figures, queue};

impl State {
    /// Takes in what has happened. Never refuses: what it cannot place it leaves as it is.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Site(event) => self.site.evolve(stamp, event),
            Event::People(event) => self.people.evolve(stamp, event),
            Event::Catalogue(event) => self.catalogue.evolve(stamp, event),
            Event::Duty(event) => self.duty.evolve(stamp, event),
            Event::Contact(event) => self.contact.evolve(stamp, event),
            Event::Case(event) => self.case.evolve(stamp, event),
            Event::Queue(event) => {
                if let queue::Event::Called(called) = event {
                    figures::called(self, called, stamp);
                }
                self.queue.evolve(stamp, event);
            }
            Event::Appointment(event) => self.appointment.evolve(stamp, event),
            Event::Premises(event) => self.premises.evolve(stamp, event),
            Event::Custody(event) => self.custody.evolve(stamp, event),
            Event::Repair(event) => self.repair.evolve(stamp, event),
            Event::Volume(event) => self.volume.evolve(stamp, event),
            Event::Copying(event) => self.copying.evolve(stamp, event),
            Event::Handover(event) => event.evolve(self, stamp),
            Event::Complaint(event) => self.complaint.evolve(stamp, event),
            Event::Rating(event) => self.rating.evolve(stamp, event),
            Event::Conduct(event) => self.conduct.evolve(stamp, event),
            Event::Accountability(event) => self.accountability.evolve(stamp, event),
            Event::Assessment(event) => self.assessment.evolve(stamp, event),
            Event::Monthly(event) => self.monthly.evolve(stamp, event),
            Event::Message(event) => self.message.evolve(stamp, event),
            Event::Archive(event) => event.evolve(self, stamp),
        }
    }
}
