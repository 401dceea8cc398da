//! Appointments by chance: promised from lent places without a network, asked for, moved, kept.

use std::collections::BTreeSet;

use bianmin::rules::operation_id;
use domain::appointment::{
    Appointment, Arrive, Book, Cancel, Miss, Move, Need, Offer, Operation as Ask, Reason, Serve,
    SetTimes, Whose as Wish, WriteOff, view,
};
use domain::contact::{Channel, Contact, Receive, Told, Whose};
use domain::time::{Timestamp, shift};
use domain::{Actor, DeviceId, Operation, PostId, Stamp, State};
use sync::sim::Here;

use super::{Person, contact};

impl Person<'_> {
    /// Does something about an appointment, as the tablet would offer it.
    pub(super) fn booking(&mut self, here: &Here) -> Option<Operation> {
        let stamp = self.stamp(here);
        let asked = match self.chance.below(20) {
            0..12 => return self.booked(&stamp),
            12 => self.moved(&stamp),
            13..16 => self.written_off(&stamp),
            16 => self.times_set(&stamp),
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

    fn booked(&mut self, stamp: &Stamp) -> Option<Operation> {
        let (state, post) = (self.state, self.post()?);
        // Some matters take two slots in a row.
        let need = Need { slots: 1 + u8::from(self.chance.percent(20)), ..Need::default() };
        let log = stamp.operation.log();
        let all = view::next_free(state, &post, need, (&log, stamp.at), 10);
        // What can be promised for certain is preferred, as people do.
        let sure: Vec<Offer> = all.iter().filter(|offer| offer.claim.is_some()).cloned().collect();
        let certain = !sure.is_empty() && self.chance.percent(95);
        let offer = self.chance.pick(if certain { &sure } else { &all })?.clone();
        let ready: Vec<Book> = state
            .contact
            .owned_by(&self.me)
            .filter(|contact| Need::of_contact(state, &contact.id).slots == need.slots)
            .map(|contact| book(contact, post.clone(), offer.slot.from))
            .filter(|book| self.may(Ask::Book(book.clone()), stamp))
            .collect();
        let Some(book) = self.chance.pick(&ready).cloned() else { return Some(named(state, need)) };
        let loan = offer.claim.filter(|_| certain);
        Some(Operation::Appointment(Ask::Book(Book { loan, ..book })))
    }

    fn own(&mut self) -> Option<Appointment> {
        let own: Vec<&Appointment> = self.state.appointment.owned_by(&self.me).collect();
        self.chance.pick(&own).map(|one| (*one).clone())
    }

    fn moved(&mut self, stamp: &Stamp) -> Option<Ask> {
        let (one, post) = (self.own()?, self.post()?);
        let (need, log) = (Need::moving(self.state, &one.id), stamp.operation.log());
        let offers = view::next_free(self.state, &post, need, (&log, stamp.at), 40);
        let offer = self.chance.pick(&offers)?.clone();
        Some(Ask::Move(Move {
            appointment: one.id.clone(),
            post,
            from: offer.slot.from,
            // Only what stands for certain is moved for certain.
            loan: offer.claim.filter(|_| one.lent_to.is_some()),
            whose: Wish::WindowAgreed,
            reason: "停电".to_owned(),
        }))
    }

    fn may(&self, asked: Ask, stamp: &Stamp) -> bool {
        domain::enter(self.state, &Operation::Appointment(asked), stamp).is_ok()
    }

    fn kept(&mut self) -> Option<Ask> {
        let appointment = self.own()?.id;
        Some(match self.chance.below(8) {
            0 => Ask::Arrive(Arrive { appointment }),
            1 => Ask::Miss(Miss { appointment }),
            2..6 => {
                let (whose, reason) = (Wish::Visitor, String::new());
                Ask::Cancel(Cancel { appointment, whose, reason })
            }
            _ => Ask::Serve(Serve { appointment }),
        })
    }

    /// Sets other times for a post: fewer places or more, and a day on which it gives none.
    fn times_set(&mut self, stamp: &Stamp) -> Option<Ask> {
        let (state, post) = (self.state, self.post()?);
        let mut times = state.appointment.times(&post).cloned().unwrap_or_default();
        let places = u16::try_from(self.chance.below(4) + 1).ok()?;
        let openings = times.series.iter_mut().flat_map(|series| &mut series.openings);
        openings.for_each(|opening| opening.places = places);
        times.days.clear();
        if self.chance.percent(30) {
            let ahead = i64::try_from(self.chance.below(5)).ok()?;
            times.days.insert(shift(stamp.at.date(state.site.zone), ahead), Vec::new());
        }
        let broken = view::broken_by(state, &post, &times, stamp.at);
        let knowing = broken.into_iter().map(|one| one.id.clone());
        // Not everybody has looked at what they are shown.
        let knowing = if self.chance.percent(70) { knowing.collect() } else { BTreeSet::new() };
        Some(Ask::SetTimes(SetTimes { post, times, knowing }))
    }

    fn written_off(&mut self, stamp: &Stamp) -> Option<Ask> {
        let borrowers = view::borrowers(self.state, stamp.at);
        let log = self.chance.pick(&borrowers)?.log.clone();
        Some(Ask::WriteOff(WriteOff { log, reason: "没有联系".to_owned() }))
    }
}

/// Receives somebody who says a name and lacks nothing: who can be given an appointment.
fn named(state: &State, need: Need) -> Operation {
    let mut items = state.catalogue.items.values();
    let item = items.find(|item| item.on && item.slots == need.slots && need.slots > 1);
    let keys = item.into_iter().flat_map(|item| &item.materials).map(|one| one.key.clone());
    contact(contact::Operation::Receive(Receive {
        brought: keys.collect(),
        channel: Channel::WalkIn,
        item: item.map(|item| item.code.clone()),
        version: item.map(|item| item.version),
        subject: Some(Whose::New),
        follows: None,
    }))
}

fn book(contact: &Contact, post: PostId, from: Timestamp) -> Book {
    Book {
        contact: contact.id.clone(),
        case: contact.case().cloned(),
        post,
        from,
        loan: None,
        reason: Reason::System,
        promised: "办理".to_owned(),
        bring: BTreeSet::new(),
        told: Told::Present,
    }
}
