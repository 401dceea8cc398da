//! What people do at a window, by chance: duty, visitors, outcomes, transfers, cases and handovers.

mod booking;
mod cases;
mod founding;
mod hall;
mod handing;
mod messages;
mod residents;
mod standing;

use std::collections::BTreeSet;

use bianmin::rules::{SYSTEM, VISITOR, operation_id};
use domain::archive::{self, Archive};
use domain::catalogue::Item;
use domain::contact::{
    AcceptTransfer, Channel, Contact, Dispose, GiveFeedback, Given, Ground, KeepCallBack, Notify,
    OfferTransfer, Outcome, Personal, Reassign, Receive, Responsible, ReturnTransfer, Told, Whose,
};
use domain::people::{AddLog, Finding, Review, RevokeDevice};
use domain::time::Timestamp;
use domain::{
    DeviceId, LogId, MaterialKey, Operation, PersonId, PostId, State, UnitId, contact, people,
};
use sync::sim::{Counters, Course, Founded, Here, Workload, chance::Chance};
use sync::{Attachment, OperationId};

use super::oracles;
use super::switched::Switched;

/// Three people and two posts, open around the clock.
pub struct Window;

/// A person at a tablet, and what the tablet shows them.
struct Person<'a> {
    me: PersonId,
    state: &'a State,
    chance: &'a mut Chance,
}

impl Workload<Switched> for Window {
    fn found(
        &self,
        tablets: usize,
        submit: &mut dyn FnMut(&Operation) -> Option<OperationId>,
    ) -> Founded {
        founding::found(tablets, submit).unwrap_or_default()
    }

    fn act(&self, state: &State, actor: &str, here: &Here, chance: &mut Chance) -> Vec<Operation> {
        let me = PersonId(actor.to_owned());
        let (booking, signs_in) = (chance.percent(65), chance.percent(80));
        let (hall, calls) = (chance.percent(20), chance.percent(10));
        let mut person = Person { me, state, chance };
        let signs_in = if signs_in { person.sign_in(here) } else { None };
        if signs_in.is_some() {
            return signs_in.into_iter().collect();
        }
        let booked = if booking { person.booking(here) } else { None };
        let told = if booked.is_none() && calls { person.tells(here) } else { None };
        let in_line = || if hall { person.in_line(here) } else { None };
        booked.or(told).or_else(in_line).or_else(|| person.act()).into_iter().collect()
    }

    fn attachment(&self, operation: &Operation, chance: &mut Chance) -> Option<Attachment> {
        let Operation::Contact(contact::Operation::Receive(receive)) = operation else {
            return None;
        };
        if receive.subject != Some(Whose::New) {
            return None;
        }
        let phone = format!("138{:08}", chance.below(100_000_000));
        let personal = Personal { phone, ..Personal::default() };
        let bytes = serde_json::to_vec(&personal).ok()?;
        Some(Attachment { key: chance.bytes16(), bytes })
    }

    fn outside(&self, state: &State, now: i64, chance: &mut Chance) -> Option<(Operation, &str)> {
        let now = Timestamp(now);
        if chance.percent(30)
            && let Some(noted) = messages::noted(state, now, chance)
        {
            return Some((noted, SYSTEM));
        }
        Some((residents::asks(state, now, chance)?, VISITOR))
    }

    fn new_log(&self, state: &State, device: &str, log: sync::LogId) -> Option<Operation> {
        let log = LogId(log.to_string());
        if state.people.device_of(&log).is_some() {
            return None;
        }
        let logs = state.people.devices.values().map(|device| 1 + device.earlier.len());
        let prefix = format!("B{}", logs.sum::<usize>());
        let device = DeviceId(device.to_owned());
        Some(Operation::People(people::Operation::AddLog(AddLog { device, log, prefix })))
    }

    fn archive(&self, chance: &mut Chance) -> Option<Operation> {
        let keep = u32::try_from(chance.below(2)).ok()?;
        let archive = Archive { closed_before: Timestamp(0), keep };
        Some(Operation::Archive(archive::Operation::Archive(archive)))
    }

    fn without_archive(&self, state: State) -> State {
        State { archive: archive::State::default(), ..state }
    }

    fn revoke(&self, device: &str) -> Option<Operation> {
        let (device, reason) = (DeviceId(device.to_owned()), "丢失".to_owned());
        Some(Operation::People(people::Operation::RevokeDevice(RevokeDevice { device, reason })))
    }

    fn review(&self, held: Vec<OperationId>, chance: &mut Chance) -> Option<Operation> {
        let operations = held.into_iter().map(operation_id).collect();
        let finding = if chance.percent(70) { Finding::LetCount } else { Finding::SetAside };
        let review = Review { operations, finding, reason: "核对无误".to_owned() };
        Some(Operation::People(people::Operation::Review(review)))
    }

    /// Every matter has its owner, every post its responsible person at every minute; one special
    /// procedure at most runs for a case, and it is extended once.
    fn check(&self, state: &State) -> Result<(), String> {
        for case in state.case.all() {
            cases::check(state, case)?;
        }
        for contact in state.contact.all() {
            if !state.people.persons.contains_key(contact.owner()) {
                return Err(format!("S1.1.2 nobody answers for {}", contact.id));
            }
        }
        hall::check(state)?;
        let days = state.duty.days.keys().copied();
        days.flat_map(|day| state.duty.posts.keys().map(move |post| (post, day)))
            .try_for_each(|(post, day)| standing::without_gap(state, post, day))
    }

    fn judge(&self, course: &Course<'_, Switched>) -> Result<Counters, String> {
        oracles::judge(course)
    }
}

impl<'a> Person<'a> {
    fn act(&mut self) -> Option<Operation> {
        match self.chance.below(20) {
            0..3 => self.duty(),
            3..6 => self.hand_over().or_else(|| Some(self.received())),
            6..9 => Some(self.received()),
            9 => self.move_on(),
            10..11 => self.answer_transfer(),
            11..14 => self.hand().act().or_else(|| Some(self.received())),
            _ => self.carry_on().or_else(|| Some(self.received())),
        }
    }

    fn hand(&mut self) -> cases::Hand<'_> {
        cases::Hand { me: &self.me, state: self.state, chance: &mut *self.chance }
    }

    fn post(&mut self) -> Option<PostId> {
        let posts: Vec<PostId> = self.state.duty.posts.keys().cloned().collect();
        self.chance.pick(&posts).cloned()
    }

    fn received(&mut self) -> Operation {
        contact(contact::Operation::Receive(self.receive()))
    }

    fn receive(&mut self) -> Receive {
        let channels = [Channel::WalkIn, Channel::Phone, Channel::Online, Channel::Letter];
        let all: Vec<&Item> = self.state.catalogue.items.values().collect();
        let item = if self.chance.percent(80) { self.chance.pick(&all).copied() } else { None };
        let materials = item.map(|item| item.materials.as_slice()).unwrap_or_default();
        let brought = materials.iter().filter(|_| self.chance.percent(50));
        Receive {
            brought: brought.map(|material| material.key.clone()).collect(),
            channel: self.chance.pick(&channels).copied().unwrap_or(Channel::WalkIn),
            item: item.map(|item| item.code.clone()),
            version: None,
            subject: self.visitor(),
            follows: None,
        }
    }

    /// A new visitor, somebody who has been here before, or nobody who says a name.
    fn visitor(&mut self) -> Option<Whose> {
        let all: Vec<&Contact> = self.state.contact.all().collect();
        let known = self.chance.pick(&all).and_then(|contact| contact.subject.clone());
        match self.chance.below(10) {
            0..3 => None,
            3..6 => known.map(Whose::Known),
            _ => Some(Whose::New),
        }
    }

    /// Moves a contact to somebody else.
    fn move_on(&mut self) -> Option<Operation> {
        let people: Vec<PersonId> = self.state.people.persons.keys().cloned().collect();
        let to = self.chance.pick(&people)?.clone();
        let (contact_id, reason) = (self.mine()?.id.clone(), "对口".to_owned());
        Some(contact(if self.chance.percent(70) {
            contact::Operation::Transfer(OfferTransfer {
                contact: contact_id,
                to,
                reason,
                call: None,
            })
        } else {
            contact::Operation::Reassign(Reassign { contact: contact_id, to, reason })
        }))
    }

    fn answer_transfer(&mut self) -> Option<Operation> {
        let offered: Vec<&Contact> = self.state.contact.offered_to(&self.me).collect();
        let contact_id = self.chance.pick(&offered)?.id.clone();
        let unit = self.unit()?;
        Some(contact(if self.chance.percent(60) {
            contact::Operation::AcceptTransfer(AcceptTransfer { contact: contact_id })
        } else {
            let ground = Ground::NotOurDuty { responsible: Responsible::Unit(unit) };
            contact::Operation::ReturnTransfer(ReturnTransfer { contact: contact_id, ground })
        }))
    }

    /// Brings a contact of one's own towards its end.
    fn carry_on(&mut self) -> Option<Operation> {
        let open = self.mine()?;
        let id = open.id.clone();
        if open.item.is_some() && open.notices.is_empty() && self.chance.percent(80) {
            let missing = self.missing(open);
            let notify = Notify { contact: id, missing, lines: Vec::new(), given: Given::Print };
            return Some(contact(contact::Operation::Notify(notify)));
        }
        if open.call_back.is_some() && self.chance.percent(50) {
            let kept = KeepCallBack { contact: id, reached: true, content: "已答复".to_owned() };
            return Some(contact(contact::Operation::KeepCallBack(kept)));
        }
        if open.disposition.is_some() {
            let (how, content) = (Told::Phone, "已告知".to_owned());
            let told = GiveFeedback { contact: id, how, content, reached: true };
            return Some(contact(contact::Operation::GiveFeedback(told)));
        }
        if open.item.is_some() && self.chance.percent(25) {
            return self.hand().open(open);
        }
        let outcome = self.outcome(open)?;
        let told = if self.chance.percent(80) { Told::Present } else { Told::Later };
        Some(contact(contact::Operation::Dispose(Dispose { contact: id, outcome, told })))
    }

    fn outcome(&mut self, open: &Contact) -> Option<Outcome> {
        let due = domain::time::shift(open.at.date(self.state.site.zone), 3);
        Some(match self.chance.below(6) {
            0 => Outcome::ReferOutside { unit: self.unit()? },
            1 => Outcome::CallBack { due },
            2 => Outcome::Refuse {
                ground: "条例第八条".to_owned(),
                remedy: "可申请复议".to_owned(),
            },
            3 => Outcome::Withdrawn,
            _ => Outcome::Answered { answer: "一次告知".to_owned() },
        })
    }

    fn missing(&self, open: &Contact) -> BTreeSet<MaterialKey> {
        let item = open.item.as_ref().and_then(|code| self.state.catalogue.items.get(code));
        let materials = item.map(|item| item.materials.as_slice()).unwrap_or_default();
        let lacking = materials.iter().filter(|material| !open.brought.contains(&material.key));
        lacking.map(|material| material.key.clone()).collect()
    }

    /// A contact of one's own that is still open.
    fn mine(&mut self) -> Option<&'a Contact> {
        let state = self.state;
        let open: Vec<&Contact> =
            state.contact.owned_by(&self.me).filter(|contact| contact.is_open()).collect();
        self.chance.pick(&open).copied()
    }

    fn unit(&self) -> Option<UnitId> {
        self.state.catalogue.units.keys().next().cloned()
    }
}

fn contact(operation: contact::Operation) -> Operation {
    Operation::Contact(operation)
}
