//! The operations a visit comes to, all or none. S1.1.1

use domain::catalogue::Item;
use domain::contact::{
    Channel, Dispose, Notify, OfferTransfer, Operation as Ask, Outcome, Receive, Told, Whose,
};
use domain::time::{Date, Timestamp};
use domain::{
    Actor, Beside, CaseId, ContactId, DeviceId, ItemCode, Operation, OperationId, PersonId, Stamp,
    State, UnitId, case,
};

use super::numbered::served;
use super::visit::Visit;
use super::way::Way;
use crate::client::Step as Asked;

/// Who enters it, where and when: what a case number is made from.
pub struct Here<'a> {
    pub state: &'a State,
    pub person: PersonId,
    pub now: Timestamp,
}

impl Visit {
    /// Returns the operations of a way, named as they will be.
    pub fn steps(
        &self,
        here: &Here<'_>,
        way: Way,
        name: &dyn Fn(u32) -> OperationId,
    ) -> Vec<Asked> {
        let item = self.item.as_ref().and_then(|item| here.state.catalogue.item(item).ok());
        let (mut steps, contact) = match &self.contact {
            Some(contact) => (Vec::new(), contact.clone()),
            None => (vec![self.receive(item)], ContactId::from(&name(0))),
        };
        if self.contact.is_none() {
            steps.extend(served(self, here, &contact).map(|operation| (operation, None)));
        }
        let next = name(u32::try_from(steps.len()).unwrap_or_default());
        steps.extend(self.rest(here, way, item, contact, &next).into_iter().map(|op| (op, None)));
        steps
    }

    fn receive(&self, item: Option<&Item>) -> Asked {
        let anonymous = item.is_some_and(|item| item.anonymous);
        let personal = Some(self.personal()).filter(|one| !one.is_blank() && !anonymous);
        let receive = Receive {
            channel: self.channel.0,
            item: self.item.clone(),
            version: item.map(|item| item.version),
            subject: personal.as_ref().map(|_| Whose::New),
            follows: self.follows.clone(),
            brought: self.brought.clone(),
        };
        (Operation::Contact(Ask::Receive(receive)), personal.map(Beside::Said))
    }

    fn rest(
        &self,
        here: &Here<'_>,
        way: Way,
        item: Option<&Item>,
        contact: ContactId,
        next: &OperationId,
    ) -> Vec<Operation> {
        let dispose = |outcome: Outcome, told: Told| {
            let contact = contact.clone();
            Operation::Contact(Ask::Dispose(Dispose { contact, outcome, told }))
        };
        let told = self.told();
        let case = CaseId::from(next);
        match way {
            Way::Keep => Vec::new(),
            Way::Notice => {
                let answered = Outcome::Answered { answer: String::new() };
                vec![self.notify(item, contact.clone()), dispose(answered, told)]
            }
            Way::Finish => {
                let (result, document) = (String::new(), String::new());
                let done = case::Finish { case, result, document, told };
                let open = self.open(here, contact, next);
                vec![open, Operation::Case(case::Operation::Finish(done))]
            }
            Way::Accept => {
                let open = self.open(here, contact, next);
                vec![open, Operation::Case(case::Operation::Accept(case::Accept { case }))]
            }
            Way::TakeIn => vec![self.open(here, contact, next)],
            Way::Answer => {
                vec![dispose(Outcome::Answered { answer: self.answer.trim().to_owned() }, told)]
            }
            Way::Transfer => vec![Operation::Contact(Ask::Transfer(OfferTransfer {
                contact,
                to: self.to.clone().unwrap_or_else(|| PersonId(String::new())),
                reason: self.reason.trim().to_owned(),
                call: self.rung.then(|| self.call_day(here.now.date(here.state.site.zone))),
            }))],
            Way::Refer => {
                let unit = self.unit.clone().unwrap_or_else(|| UnitId(String::new()));
                vec![dispose(Outcome::ReferOutside { unit }, told)]
            }
            Way::CallBack => {
                let due = self.call_day(here.now.date(here.state.site.zone));
                vec![dispose(Outcome::CallBack { due }, Told::Later)]
            }
            Way::Refuse => {
                let (ground, remedy) = (self.ground.clone(), self.remedy.clone());
                vec![dispose(Outcome::Refuse { ground, remedy }, told)]
            }
            Way::Withdraw => vec![dispose(Outcome::Withdrawn, told)],
        }
    }

    fn notify(&self, item: Option<&Item>, contact: ContactId) -> Operation {
        let lines = self.lines.lines().map(str::trim).filter(|line| !line.is_empty());
        let missing = item.filter(|_| !self.brought.is_empty()).map(|item| self.missing(item));
        let missing = missing.unwrap_or_default();
        let given = self.given();
        let lines = lines.map(str::to_owned).collect();
        Operation::Contact(Ask::Notify(Notify { contact, missing, lines, given }))
    }

    fn open(&self, here: &Here<'_>, contact: ContactId, operation: &OperationId) -> Operation {
        let (actor, device) = (Actor::Person(here.person.clone()), DeviceId(String::new()));
        let stamp = Stamp::unseen(operation.clone(), actor, device, here.now);
        let item = self.item.clone().unwrap_or_else(|| ItemCode(String::new()));
        let no = case::next_no(here.state, &stamp, &item);
        let checklist = self.lacks.iter().map(|key| (key.clone(), case::Mark::Missing)).collect();
        let open = case::Open { contact, no, item: None, checklist };
        Operation::Case(case::Operation::Open(open))
    }

    /// Returns how the visitor hears of an outcome given now.
    fn told(&self) -> Told {
        match self.channel.0 {
            Channel::WalkIn => Told::Present,
            Channel::Phone => Told::Phone,
            Channel::Online | Channel::Letter => Told::Later,
        }
    }

    /// Returns the day of a promised call: the one entered, or today where it is no date.
    pub fn call_day(&self, today: Date) -> Date {
        self.due.parse().unwrap_or(today)
    }
}
