//! Appointments by chance: promised from lent places without a network, asked for, moved, kept.

use bianmin::rules::operation_id;
use domain::appointment::{
    Appointment, Arrive, Book, Cancel, Move, Operation as Ask, Reason, Serve, Whose, WriteOff, view,
};
use domain::contact::{Contact, Told};
use domain::time::Timestamp;
use domain::{Actor, DeviceId, Operation, PostId, Stamp};
use sync::sim::Here;

use super::Person;

impl Person<'_> {
    /// Does something about an appointment, as the tablet would offer it.
    pub(super) fn booking(&mut self, here: &Here) -> Option<Operation> {
        let stamp = self.stamp(here);
        let asked = match self.chance.below(10) {
            0..6 => self.booked(&stamp),
            6 => self.moved(&stamp),
            7 => self.written_off(&stamp),
            _ => self.kept(),
        };
        asked.map(Operation::Appointment)
    }

    fn stamp(&self, here: &Here) -> Stamp {
        let at = Timestamp(here.at);
        Stamp {
            operation: operation_id(here.next),
            actor: Actor::Person(self.me.clone()),
            device: DeviceId(here.device.clone()),
            at,
            received: at,
            seen: 0,
            place: 0,
        }
    }

    fn post(&mut self) -> Option<PostId> {
        let posts: Vec<PostId> = self.state.duty.posts.keys().cloned().collect();
        self.chance.pick(&posts).cloned()
    }

    fn booked(&mut self, stamp: &Stamp) -> Option<Ask> {
        let (state, post) = (self.state, self.post()?);
        let own: Vec<&Contact> = state.contact.owned_by(&self.me).collect();
        let contact = *self.chance.pick(&own)?;
        let offers = view::next_free(state, &post, &stamp.operation.log(), stamp.at, 40);
        // What can be promised for certain is preferred, as people do.
        let sure = offers.iter().filter(|offer| offer.claim.is_some()).cloned().collect::<Vec<_>>();
        let offers = if sure.is_empty() { offers } else { sure };
        let offer = self.chance.pick(&offers)?.clone();
        Some(Ask::Book(Book {
            contact: contact.id.clone(),
            case: contact.case().cloned(),
            post,
            from: offer.slot.from,
            loan: offer.claim,
            reason: Reason::System,
            promised: "办理".to_owned(),
            bring: std::collections::BTreeSet::new(),
            told: Told::Present,
        }))
    }

    fn own(&mut self) -> Option<Appointment> {
        let own: Vec<&Appointment> = self.state.appointment.owned_by(&self.me).collect();
        self.chance.pick(&own).map(|one| (*one).clone())
    }

    fn moved(&mut self, stamp: &Stamp) -> Option<Ask> {
        let (one, post) = (self.own()?, self.post()?);
        let offers = view::next_free(self.state, &post, &stamp.operation.log(), stamp.at, 40);
        let offer = self.chance.pick(&offers)?.clone();
        Some(Ask::Move(Move {
            appointment: one.id.clone(),
            post,
            from: offer.slot.from,
            // Only what stands for certain is moved for certain.
            loan: offer.claim.filter(|_| one.lent_to.is_some()),
            whose: Whose::WindowAgreed,
            reason: "停电".to_owned(),
        }))
    }

    fn kept(&mut self) -> Option<Ask> {
        let appointment = self.own()?.id;
        Some(match self.chance.below(4) {
            0 => Ask::Arrive(Arrive { appointment }),
            1 => {
                let (whose, reason) = (Whose::Visitor, String::new());
                Ask::Cancel(Cancel { appointment, whose, reason })
            }
            _ => Ask::Serve(Serve { appointment }),
        })
    }

    fn written_off(&mut self, stamp: &Stamp) -> Option<Ask> {
        let borrowers = view::borrowers(self.state, stamp.at);
        let log = self.chance.pick(&borrowers)?.log.clone();
        Some(Ask::WriteOff(WriteOff { log, reason: "没有联系".to_owned() }))
    }
}
