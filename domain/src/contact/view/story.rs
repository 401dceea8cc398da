//! The story of one contact: what happened, when, and who did it. S1.1.2, S1.1.3, S1.6.3, S2.1.7

use crate::contact::{
    Consultation, Contact, Disposition, FaultKind, Feedback, Ground, Lifting, Moved, Notice, Offer,
    Recusal, Replied,
};
use crate::id::PersonId;
use crate::time::Timestamp;

/// What happened in the story of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chapter<'a> {
    Received,
    Told(&'a Notice),
    MoreAsked(&'a Notice),
    Offered {
        to: &'a PersonId,
        reason: &'a str,
    },
    Accepted,
    Returned(&'a Ground),
    Lapsed,
    Reassigned {
        to: &'a PersonId,
        reason: &'a str,
    },
    /// Came with the post. S1.3.3
    HandedOver,
    Disposed(&'a Disposition),
    Feedback(&'a Feedback),
    Fault(FaultKind),
    Looked,
    /// Somebody else was asked or told. S2.2.4, S2.2.6.5
    Consulted(&'a Consultation),
    Replied(&'a Replied),
    /// Somebody close to the visitor decides nothing in it, or does again. S1.6.3
    Recused(&'a Recusal, Option<&'a Lifting>),
    Closed,
}

/// One moment in the story of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment<'a> {
    pub at: Timestamp,
    /// Who did it; whose fault it is, for a fault.
    pub by: Option<&'a PersonId>,
    pub what: Chapter<'a>,
}

/// Returns every recusal, and again those that were lifted with how. S1.6.3
pub fn recusals(contact: &Contact) -> impl Iterator<Item = (&Recusal, Option<&Lifting>)> {
    contact.recusals.iter().flat_map(|one| {
        let lifted = one.lifted.iter().map(move |how| (one, Some(how)));
        std::iter::once((one, None)).chain(lifted)
    })
}

/// Returns the story of a contact in order of time.
pub fn timeline(contact: &Contact) -> Vec<Moment<'_>> {
    let moment = |at, by, what| Moment { at, by: Some(by), what };
    let mut moments = vec![moment(contact.at, contact.first_owner(), Chapter::Received)];
    moments.extend(contact.notices.iter().enumerate().map(|(index, notice)| {
        let what = if index == 0 { Chapter::Told(notice) } else { Chapter::MoreAsked(notice) };
        moment(notice.at, &notice.by, what)
    }));
    moments.extend(moves(contact));
    if let (Some(disposition), Some(by)) = (&contact.disposition, &contact.disposed) {
        moments.push(moment(by.at, &by.by, Chapter::Disposed(disposition)));
    }
    let feedback = contact.feedback.iter();
    moments.extend(feedback.map(|said| moment(said.at, &said.by, Chapter::Feedback(said))));
    let faults = contact.faults.iter();
    moments.extend(faults.map(|f| moment(f.at, &f.against, Chapter::Fault(f.kind))));
    moments.extend(contact.consultations.iter().flat_map(|one| {
        let replied = one.replies.iter();
        let replied = replied.map(|reply| (reply.at, &reply.by, Chapter::Replied(reply)));
        let asked = (one.at, &one.by, Chapter::Consulted(one));
        std::iter::once(asked).chain(replied).map(|(at, by, what)| moment(at, by, what))
    }));
    moments.extend(contact.looks.iter().map(|l| moment(l.at, &l.by, Chapter::Looked)));
    moments.extend(recusals(contact).map(|(one, how)| {
        let (at, by) = how.map_or((one.at, &one.by), |how| (how.at, &how.by));
        moment(at, by, Chapter::Recused(one, how))
    }));
    moments.extend(contact.closed.as_ref().map(|by| moment(by.at, &by.by, Chapter::Closed)));
    moments.sort_by_key(|moment| moment.at);
    moments
}

/// Returns how a contact went from one person to another.
fn moves(contact: &Contact) -> Vec<Moment<'_>> {
    let mut moments = Vec::new();
    for transfer in &contact.transfers {
        let (to, reason) = (&transfer.to, transfer.reason.as_str());
        let what = Chapter::Offered { to, reason };
        moments.push(Moment { at: transfer.sent, by: Some(&transfer.from), what });
        moments.extend(match &transfer.offer {
            Offer::Sent => None,
            Offer::Accepted { at } => {
                Some(Moment { at: *at, by: Some(to), what: Chapter::Accepted })
            }
            Offer::Returned { at, ground } => {
                Some(Moment { at: *at, by: Some(to), what: Chapter::Returned(ground) })
            }
            Offer::Lapsed { at, by } => {
                Some(Moment { at: *at, by: by.as_ref(), what: Chapter::Lapsed })
            }
        });
    }
    moments.extend(contact.owners.moved.iter().filter_map(|period| match &period.how {
        Moved::First | Moved::Accepted | Moved::WithContact => None,
        Moved::Reassigned { by, reason } => {
            let what = Chapter::Reassigned { to: &period.person, reason };
            Some(Moment { at: period.from, by: Some(by), what })
        }
        Moved::HandedOver { .. } => {
            let (at, by) = (period.from, Some(&period.person));
            Some(Moment { at, by, what: Chapter::HandedOver })
        }
    }));
    moments
}
