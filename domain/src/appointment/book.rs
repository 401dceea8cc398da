//! A visitor gets a time for what cannot be done today. S1.4.1

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Appointment, Behalf, Claim, Event, Following, Need, Reason, Seat, Seated, Stage, State,
    Warning, rules, view,
};
use crate::contact::{self, Contact, Disposition, Owners, Told};
use crate::context::Stamp;
use crate::id::{
    AppointmentId, CaseId, ContactId, ItemCode, LogId, MaterialKey, PersonId, PostId, SubjectId,
};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks for an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    pub contact: ContactId,
    /// The case that carries the contact on, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    pub post: PostId,
    /// When the slot begins.
    pub from: Timestamp,
    /// The lent place that was promised; without one the server finds a free place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loan: Option<Claim>,
    pub reason: Reason,
    /// What will be done then, without personal fields.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub promised: String,
    /// What the visitor is to bring.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub bring: BTreeSet<MaterialKey>,
    /// How the visitor was told.
    pub told: Told,
}

/// A visitor has an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booked {
    pub no: String,
    pub contact: ContactId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    pub owner: PersonId,
    pub post: PostId,
    pub from: Timestamp,
    pub to: Timestamp,
    pub seat: Seat,
    /// Its places in the slots that follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub following: Vec<Following>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lent_to: Option<LogId>,
    /// Whether the visitor took the place by themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reserved: bool,
    /// Who took it for them, if somebody else did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behalf: Option<Behalf>,
    pub reason: Reason,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub promised: String,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub bring: BTreeSet<MaterialKey>,
    pub told: Told,
}

impl Book {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        // A promise from a lent place is kept whatever else has changed since it was made.
        if self.loan.is_none() {
            self.possible(state, stamp)?;
        }
        let place = (&self.post, self.from);
        let contact = state.contact.get(&self.contact);
        let need = Need::of_contact(state, &self.contact);
        let seated = rules::seat(state, place, need, self.loan.as_ref(), stamp)?;
        let seat = seated.seat;
        let booked = self.booked(state, stamp, contact, seated)?;
        let waits = contact.filter(|contact| contact.is_open() && is_undecided(contact));
        let mut decision = super::decision([Event::Booked(booked)]);
        decision.events.extend(waits.map(|contact| {
            let appointment = AppointmentId::from(&stamp.operation);
            let appointed = contact::Appointed { contact: contact.id.clone(), appointment };
            crate::Event::Contact(contact::Event::Appointed(appointed))
        }));
        if let Seat::Beyond(over) = seat {
            decision.warnings.push(crate::Warning::Appointment(Warning::Beyond(over)));
        }
        Ok(decision)
    }

    /// Asks what is asked of every appointment but a free place: whether this person may make it with
    /// this visitor now. A tablet asks it too before it promises a lent place, which it must have.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), crate::Refusal> {
        let contact = contact::rules::known(state, &self.contact)?;
        contact::rules::serving(state, stamp)?;
        if let Some(case) = &self.case {
            crate::case::rules::own_open(state, case, stamp)?;
        } else {
            contact::rules::open(contact)?;
            contact::rules::owned(state, contact, stamp)?;
            contact::rules::not_recused(contact, contact::rules::actor(stamp)?, stamp.at)?;
            contact::rules::not_disposed(contact)?;
            let guide = contact::rules::guide(state, contact);
            let appointment = AppointmentId::from(&stamp.operation);
            let waits = Disposition::Appointed { appointment };
            contact::rules::notice_given(contact, guide, &waits)?;
        }
        rules::made_with(contact.subject.as_ref())?;
        rules::one_at_a_time(state, &self.contact)?;
        let need = Need::of_contact(state, &self.contact);
        Ok(rules::lent_here(state, (&self.post, self.from), need, self.loan.as_ref(), stamp)?)
    }

    fn booked(
        &self,
        state: &Site,
        stamp: &Stamp,
        contact: Option<&Contact>,
        Seated { to, seat, following }: Seated,
    ) -> Result<Booked, crate::Refusal> {
        Ok(Booked {
            no: view::number(state, stamp),
            contact: self.contact.clone(),
            case: self.case.clone(),
            item: contact.and_then(|contact| contact.item.clone()),
            subject: contact.and_then(|contact| contact.subject.clone()),
            owner: contact::rules::actor(stamp)?.clone(),
            post: self.post.clone(),
            from: self.from,
            to,
            seat,
            following,
            lent_to: self.loan.as_ref().map(|claim| claim.log.clone()),
            reserved: false,
            behalf: None,
            reason: self.reason,
            promised: self.promised.clone(),
            bring: self.bring.clone(),
            told: self.told,
        })
    }
}

/// Says whether an appointment settles how a contact goes on: a call that was promised is kept by it.
fn is_undecided(contact: &Contact) -> bool {
    matches!(contact.disposition, None | Some(Disposition::CallBack { .. }))
}

impl Booked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let one = Appointment {
            id: AppointmentId::from(&stamp.operation),
            no: self.no.clone(),
            contact: self.contact.clone(),
            case: self.case.clone(),
            item: self.item.clone(),
            subject: self.subject.clone(),
            owners: Owners::new(self.owner.clone(), stamp),
            post: self.post.clone(),
            from: self.from,
            to: self.to,
            seat: self.seat,
            following: self.following.clone(),
            lent_to: self.lent_to.clone(),
            reserved: self.reserved,
            of_residents: self.reserved,
            behalf: self.behalf,
            device: stamp.device.clone(),
            booked: stamp.at,
            reason: self.reason,
            promised: self.promised.clone(),
            bring: self.bring.clone(),
            told: self.told,
            earlier: Vec::new(),
            breaches: Vec::new(),
            waiting: None,
            offers: Vec::new(),
            stage: Stage::Booked,
        };
        state.seat(&one);
        state.insert(one);
        state.forget(stamp.received);
    }
}
