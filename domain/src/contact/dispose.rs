//! A matter is given its outcome: answered, sent outside, promised a call, refused, given up.
//! S1.1.1, S1.1.2, S1.6.2, S2.2.4, S2.2.5, S2.3.1.7, S2.4

use serde::{Deserialize, Serialize};

use super::{
    CallBack, Contact, Disposition, Event, Feedback, Refusal, State, Told, Warning, rules, view,
};
use crate::context::Stamp;
use crate::id::{ContactId, UnitId};
use crate::time::{Date, Timestamp};
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
        let (disposition, warning) = self.outcome.judge(state, contact, stamp.at)?;
        rules::call_kept(contact, Some(self.told))?;
        let guide = rules::guide(state, contact);
        rules::complete_papers_accepted(contact, guide, &disposition)?;
        rules::notice_given(contact, guide, &disposition)?;
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
        at: Timestamp,
    ) -> Result<(Disposition, Option<Warning>), Refusal> {
        let today = at.date(state.site.zone);
        match self {
            Self::Answered { answer } => {
                rules::answered(contact, answer)?;
                Ok((Disposition::Answered { answer: answer.clone() }, None))
            }
            Self::ReferOutside { unit } => refer(state, unit, at),
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

/// Promises the visitor a call beside what else is done with the matter; one that stands already stands. S2.3.1.7
pub(super) fn promise_call(
    state: &Site,
    contact: &Contact,
    due: Option<Date>,
    stamp: &Stamp,
) -> Result<Decision, crate::Refusal> {
    let Some(due) = due.filter(|_| contact.call_due().is_none()) else {
        return Ok(Decision::default());
    };
    let (contact, outcome) = (contact.id.clone(), Outcome::CallBack { due });
    Dispose { contact, outcome, told: Told::Later }.decide(state, stamp)
}

/// Keeps what the directory says of a unit at the time the visitor is sent there.
fn refer(
    state: &Site,
    unit: &UnitId,
    at: Timestamp,
) -> Result<(Disposition, Option<Warning>), Refusal> {
    let entry = rules::directory(state, unit, at)?;
    let days = rules::directory_stale(state, entry, at.date(state.site.zone));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::refusal::UnitField;
    use crate::contact::rules::CALLS_TRIED;
    use crate::id::PersonId;
    use crate::text::Text;
    use crate::time::Timestamp;
    use crate::township::*;

    fn disposed(town: &Township, contact: &ContactId) -> Option<Disposition> {
        town.state.contact.get(contact).unwrap().disposition.clone()
    }

    #[test]
    fn s1_1_1_a_contact_is_closed_only_by_an_outcome() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        assert!(town.state.contact.get(&contact).unwrap().is_open());
        let blank = town.dispose(Wang, &contact, answered(" "), Told::Present);
        assert_eq!(blank, Err(Refusal::AnswerBlank.into()));
        town.dispose(Wang, &contact, answered("二楼203室"), Told::Present).unwrap();
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!(held.closed.as_ref().map(|closing| &closing.by), Some(&town.id(Wang)));
        let at = held.closed.as_ref().map(|closing| closing.at).unwrap();
        let again = Refusal::AlreadyClosed { by: town.id(Wang), at };
        let done = town.dispose(Wang, &contact, Outcome::Withdrawn, Told::Present);
        assert_eq!(done, Err(again.into()));
    }

    #[test]
    fn s2_2_4_an_enquiry_or_an_incomplete_application_is_not_closed_without_a_notice() {
        let rows = [
            (&[][..], answered("请备齐材料"), true),
            (&["m1"][..], answered("请备齐材料"), true),
            (&["m1"][..], Outcome::Withdrawn, true),
            (&[][..], Outcome::Withdrawn, false),
            (&["m1"][..], refused("条例第9条", "可复议"), false),
        ];
        for (brought, outcome, needed) in rows {
            let mut town = Township::morning();
            let contact = town.receive(Wang, "FP07", brought);
            let done = town.dispose(Wang, &contact, outcome.clone(), Told::Present);
            if !needed {
                assert!(done.is_ok(), "{outcome:?}");
                continue;
            }
            assert_eq!(done, Err(Refusal::NoticeMissing.into()), "{outcome:?}");
            let missing: &[&str] = if brought.is_empty() { &[] } else { &["m2"] };
            town.notify(Wang, &contact, missing, &[]).unwrap();
            assert!(town.dispose(Wang, &contact, outcome, Told::Present).is_ok());
        }
    }

    #[test]
    fn s1_6_2_complete_papers_leave_only_to_accept_or_to_refuse_with_a_ground() {
        let due = date(2024, 5, 7);
        let mut town = Township::morning();
        let unit = town.unit.clone();
        let contact = town.receive(Wang, "FP07", &["m1", "m2"]);
        for outcome in
            [answered("改日再来"), Outcome::CallBack { due }, Outcome::ReferOutside { unit }]
        {
            let done = town.dispose(Wang, &contact, outcome, Told::Present);
            assert_eq!(done, Err(Refusal::PapersComplete.into()));
        }
        let ground = refused("条例第9条", "可申请行政复议");
        assert!(town.dispose(Wang, &contact, ground, Told::Present).is_ok());
        let other = town.receive(Wang, "FP07", &["m1", "m2"]);
        assert!(town.open(Wang, &other, &[]).is_ok());
        let third = town.receive(Wang, "FP07", &["m1", "m2"]);
        assert!(town.dispose(Wang, &third, Outcome::Withdrawn, Told::Present).is_ok());
        // One material short, the notice named it: the papers are not complete.
        let fourth = town.receive(Wang, "FP07", &["m1", "m2"]);
        town.notify(Wang, &fourth, &["m3"], &[]).unwrap();
        assert!(town.dispose(Wang, &fourth, answered(""), Told::Present).is_ok());
    }

    #[test]
    fn s2_2_5_who_is_sent_elsewhere_is_told_the_units_name_place_and_phone() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        let unknown = UnitId("x-1".to_owned());
        let refusal = Refusal::UnknownUnit { unit: unknown.clone() };
        let sent = |unit: &UnitId| Outcome::ReferOutside { unit: unit.clone() };
        let done = town.dispose(Wang, &contact, sent(&unknown), Told::Present);
        assert_eq!(done, Err(refusal.into()));
        let unit = town.unit.clone();
        let entry = town.state.catalogue.units.get(&unit).cloned().unwrap();
        for (field, blanked) in [
            (UnitField::Name, crate::catalogue::Unit { name: Text::default(), ..entry.clone() }),
            (UnitField::Place, crate::catalogue::Unit { place: Text::default(), ..entry.clone() }),
            (UnitField::Phone, crate::catalogue::Unit { phone: " ".to_owned(), ..entry.clone() }),
        ] {
            town.state.catalogue.units.insert(unit.clone(), blanked);
            let done = town.dispose(Wang, &contact, sent(&unit), Told::Present);
            assert_eq!(done, Err(Refusal::UnitIncomplete { field }.into()));
        }
        town.state.catalogue.units.insert(unit.clone(), entry.clone());
        let done = town.dispose(Wang, &contact, sent(&unit), Told::Present).unwrap();
        assert_eq!(done.warnings, vec![]);
        let Some(Disposition::ReferredOutside { name, place, phone, .. }) =
            disposed(&town, &contact)
        else {
            panic!("not referred")
        };
        assert_eq!((name, place, phone), (entry.name, entry.place, entry.phone));
    }

    #[test]
    fn s2_2_5_an_entry_of_the_directory_is_stale_after_180_days() {
        for (confirmed, days) in [(date(2023, 11, 8), None), (date(2023, 11, 7), Some(181))] {
            let mut town = Township::morning();
            let contact = town.receive(Wang, "", &[]);
            let unit = town.unit.clone();
            town.state.catalogue.units.get_mut(&unit).unwrap().confirmed = confirmed;
            let sent = Outcome::ReferOutside { unit };
            let done = town.dispose(Wang, &contact, sent, Told::Present).unwrap();
            let stale = days.map(|days| Warning::DirectoryStale { days });
            let expected: Vec<_> = stale.into_iter().map(crate::Warning::Contact).collect();
            assert_eq!(done.warnings, expected);
        }
    }

    #[test]
    fn s2_4_a_refusal_names_its_ground_and_its_remedy() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        for (outcome, refusal) in [
            (refused(" ", "可复议"), Refusal::GroundBlank),
            (refused("条例第9条", ""), Refusal::RemedyBlank),
        ] {
            let done = town.dispose(Wang, &contact, outcome, Told::Present);
            assert_eq!(done, Err(refusal.into()));
        }
        assert!(
            town.dispose(Wang, &contact, refused("条例第9条", "可复议"), Told::Present).is_ok()
        );
    }

    fn call_promised() -> (Township, ContactId) {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        let due = date(2024, 5, 7);
        town.dispose(Wang, &contact, Outcome::CallBack { due }, Told::Later).unwrap();
        (town, contact)
    }

    #[test]
    fn s2_3_1_7_a_call_is_promised_to_somebody_for_today_or_later() {
        let mut town = Township::morning();
        let call = |day| Outcome::CallBack { due: date(2024, 5, day) };
        let nobody = town.receive(Wang, "", &[]);
        let done = town.dispose(Wang, &nobody, call(7), Told::Later);
        assert_eq!(done, Err(Refusal::NobodyToCall.into()));
        let contact = town.receive(Wang, "FP07", &[]);
        let done = town.dispose(Wang, &contact, call(5), Told::Later);
        assert_eq!(done, Err(Refusal::CallInPast { due: date(2024, 5, 5) }.into()));
        assert_eq!(town.dispose(Wang, &contact, call(6), Told::Later).unwrap().warnings, vec![]);
        let other = town.receive(Wang, "FP07", &[]);
        let late = Warning::CallBackLate { usual: date(2024, 5, 7) };
        let done = town.dispose(Wang, &other, call(8), Told::Later).unwrap();
        assert_eq!(done.warnings, vec![crate::Warning::Contact(late)]);
    }

    #[test]
    fn s2_3_1_7_a_contact_stays_open_until_the_call_is_made_or_handed_over() {
        let (mut town, contact) = call_promised();
        town.notify(Wang, &contact, &[], &[]).unwrap();
        let pending = Refusal::CallPending { due: date(2024, 5, 7) };
        for told in [Told::NoContact, Told::Message, Told::Later] {
            let done = town.dispose(Wang, &contact, answered(""), told);
            assert_eq!(done, Err(pending.clone().into()), "{told:?}");
        }
        // Handed over: the receiver owns the promise.
        town.transfer(Wang, &contact, Zhou).unwrap();
        town.accept_transfer(Zhou, &contact).unwrap();
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!((held.owner(), held.call_due()), (&town.id(Zhou), Some(date(2024, 5, 7))));
        // Or the visitor comes by and is told.
        assert!(town.dispose(Zhou, &contact, answered(""), Told::Present).is_ok());
        let held = town.state.contact.get(&contact).unwrap();
        assert!(!held.is_open() && held.call_due().is_none());
    }

    #[test]
    fn s2_3_1_7_a_call_is_given_up_only_after_several_reached_nobody() {
        let (mut town, contact) = call_promised();
        town.notify(Wang, &contact, &[], &[]).unwrap();
        for tried in 1..=CALLS_TRIED {
            town.call(Wang, &contact, false).unwrap();
            let mut other = town.clone();
            let done = other.dispose(Wang, &contact, answered(""), Told::NoContact);
            assert_eq!(done.is_ok(), tried == CALLS_TRIED);
        }
    }

    #[test]
    fn s1_1_2_who_is_not_told_yet_keeps_a_contact_open_and_its_outcome_fixed() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let at = town.now;
        town.dispose(Wang, &contact, answered("已转达"), Told::Later).unwrap();
        assert!(town.state.contact.get(&contact).unwrap().is_open());
        let again = Refusal::AlreadyDisposed { by: town.id(Wang), at };
        let done = town.dispose(Wang, &contact, Outcome::Withdrawn, Told::Present);
        assert_eq!(done, Err(again.into()));
    }

    #[test]
    fn s1_1_2_what_was_moved_meanwhile_says_who_answers_for_it() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let since: Timestamp = town.now;
        town.reassign(Zhao, &contact, Chen).unwrap();
        let owner: PersonId = town.id(Chen);
        let done = town.dispose(Wang, &contact, answered("好"), Told::Present);
        assert_eq!(done, Err(Refusal::NotOwner { owner, since }.into()));
        let unknown = ContactId("x-9".to_owned());
        let done = town.dispose(Wang, &unknown, answered("好"), Told::Present);
        assert_eq!(done, Err(Refusal::UnknownContact { contact: unknown }.into()));
        assert!(town.dispose(Chen, &contact, answered("好"), Told::Present).is_ok());
    }
}
