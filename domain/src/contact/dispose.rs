//! A matter is given its outcome: answered, sent outside, promised a call, refused, given up.
//! S1.1.1, S1.1.2, S1.6.2, S2.2.4, S2.2.5, S2.3.1.7, S2.4

use serde::{Deserialize, Serialize};

use super::{
    CallBack, Contact, Disposition, Event, Feedback, Refusal, State, Told, Warning, rules, view,
};
use crate::context::Stamp;
use crate::id::{ContactId, UnitId};
use crate::time::Date;
use crate::{Decision, State as Site};

/// What a matter comes to. A case is opened by its own operation, a transfer by its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// In words, or blank where the notice says it all.
    Answered { answer: String },
    /// Sent to a unit of the directory. S2.2.5
    ReferOutside { unit: UnitId },
    /// Promised a call by the end of a day. S2.3.1.7
    CallBack { due: Date },
    /// Refused by a rule, with what the visitor may do about it. S2.4
    Refuse { ground: String, remedy: String },
    /// The visitor gives it up.
    Withdrawn,
}

/// Asks to give a contact its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispose {
    pub contact: ContactId,
    pub outcome: Outcome,
    /// How the visitor hears of it.
    pub told: Told,
}

/// A contact has its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposed {
    pub contact: ContactId,
    pub disposition: Disposition,
    pub told: Told,
}

impl Dispose {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::own_open(state, &self.contact, stamp)?;
        rules::serving(state, stamp)?;
        rules::not_disposed(contact)?;
        let today = stamp.at.date(state.site.zone);
        let (disposition, warning) = self.outcome.judge(state, contact, today)?;
        rules::call_kept(contact, Some(self.told))?;
        rules::complete_papers_accepted(contact, rules::guide(state, contact), &disposition)?;
        rules::notice_given(contact, &disposition)?;
        let contact = self.contact.clone();
        let disposed = Disposed { contact, disposition, told: self.told };
        let mut decision = super::decision([Event::Disposed(disposed)]);
        decision.warnings = warning.into_iter().map(crate::Warning::Contact).collect();
        Ok(decision)
    }
}

impl Outcome {
    /// Judges an outcome by the clauses on its kind alone.
    fn judge(
        &self,
        state: &Site,
        contact: &Contact,
        today: Date,
    ) -> Result<(Disposition, Option<Warning>), Refusal> {
        match self {
            Self::Answered { answer } => {
                rules::answered(contact, answer)?;
                Ok((Disposition::Answered { answer: answer.clone() }, None))
            }
            Self::ReferOutside { unit } => refer(state, unit, today),
            Self::CallBack { due } => {
                rules::call_possible(contact, *due, today)?;
                let usual = view::usual_call_day(state, today);
                let late = (*due > usual).then_some(Warning::CallBackLate { usual });
                Ok((Disposition::CallBack { due: *due }, late))
            }
            Self::Refuse { ground, remedy } => {
                rules::refusal_grounded(ground, remedy)?;
                let (ground, remedy) = (ground.clone(), remedy.clone());
                Ok((Disposition::Refused { ground, remedy }, None))
            }
            Self::Withdrawn => Ok((Disposition::Withdrawn, None)),
        }
    }
}

/// Keeps what the directory says of a unit at the time the visitor is sent there.
fn refer(
    state: &Site,
    unit: &UnitId,
    today: Date,
) -> Result<(Disposition, Option<Warning>), Refusal> {
    let entry = rules::directory(state, unit)?;
    let days = rules::directory_stale(state, entry, today);
    let referred = Disposition::ReferredOutside {
        unit: unit.clone(),
        name: entry.name.clone(),
        place: entry.place.clone(),
        phone: entry.phone.clone(),
    };
    Ok((referred, days.map(|days| Warning::DirectoryStale { days })))
}

impl Disposed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            contact.disposed = Some(contact.closing(stamp));
            contact.disposition = Some(self.disposition.clone());
            if let Disposition::CallBack { due } = self.disposition {
                contact.call_back = Some(CallBack { due, tried: Vec::new(), kept: None });
                return;
            }
            if let Some(call) = contact.call_back.as_mut().filter(|call| call.kept.is_none()) {
                call.kept = Some(stamp.at);
            }
            if self.told != Told::Later {
                contact.feedback.push(Feedback {
                    at: stamp.at,
                    by: contact.actor(stamp),
                    how: self.told,
                    content: String::new(),
                    reached: self.told != Told::NoContact,
                });
                contact.close(stamp);
            }
        });
    }
}
