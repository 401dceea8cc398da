//! Somebody else is asked or told of a matter: whoever is above for an instruction, at once where it is a major event,
//! and a colleague who is out for a word left by telephone. The matter stays where it is. S2.2.4, S2.2.6.5, S2.3.2.3

use serde::{Deserialize, Serialize};

use super::dispose::promise_call;
use super::{Event, Refusal, State, Warning, rules};
use crate::context::Stamp;
use crate::id::{ContactId, OperationId, PersonId};
use crate::time::{Date, Timestamp};
use crate::{Decision, State as Site};

/// Why somebody is asked or told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Why {
    /// 请示: whoever is above says what is to be done. S2.2.6.5
    Instruction,
    /// 重大事项: whoever is above is told at once, and says what is to be done. S2.2.4
    Major,
    /// 转告: a word for a colleague who is out. P-T08, P-T10
    Word,
}

/// Asks or tells somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consult {
    pub contact: ContactId,
    pub whom: PersonId,
    pub why: Why,
    /// What it is about, without personal fields.
    pub words: String,
    /// By when the visitor is rung with the answer; nothing where they wait for it at the window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<Date>,
}

/// Somebody was asked or told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consulted {
    pub contact: ContactId,
    pub whom: PersonId,
    pub why: Why,
    pub words: String,
    /// When the reply is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
}

/// Replies; to a word left, that it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub contact: ContactId,
    /// By which operation one was asked.
    pub to: OperationId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// What was replied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replied {
    pub at: Timestamp,
    pub by: PersonId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A question or a word about a matter, and what was replied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    pub operation: OperationId,
    pub at: Timestamp,
    pub by: PersonId,
    pub whom: PersonId,
    pub why: Why,
    pub words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// What was replied: more than once where two tablets did not know of each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Replied>,
}

impl Consult {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::asks_about(state, &self.contact, stamp)?;
        rules::serving(state, stamp)?;
        rules::may_be_asked(state, self, rules::actor(stamp)?, stamp.at)?;
        rules::not_close(contact, self, stamp.at)?;
        rules::asked_once(contact, self)?;
        rules::reason(&self.words)?;
        let due = rules::reply_due(state, self.why, stamp.at);
        let late = self.why == Why::Major && rules::told_late(state, contact, stamp.at);
        let mut decision = super::decision([Event::Consulted(Consulted {
            contact: self.contact.clone(),
            whom: self.whom.clone(),
            why: self.why,
            words: self.words.clone(),
            due,
        })]);
        let warning = late.then_some(crate::Warning::Contact(Warning::MajorLate));
        decision.warnings.extend(warning);
        Ok(decision.and(promise_call(state, contact, self.call, stamp)?))
    }

    /// Asks what is asked of it when it is entered.
    ///
    /// # Errors
    /// That whoever holds the line is promised no call.
    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        rules::answer_promised(state, rules::known(state, &self.contact)?, self)
    }
}

impl Consulted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let by = contact.actor(stamp);
            contact.consultations.push(Consultation {
                operation: stamp.operation.clone(),
                at: stamp.at,
                by,
                whom: self.whom.clone(),
                why: self.why,
                words: self.words.clone(),
                due: self.due,
                replies: Vec::new(),
            });
        });
    }
}

impl Reply {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        let asked = rules::asked(contact, &self.to)?;
        rules::replies(state, (contact, asked), rules::actor(stamp)?, stamp.at)?;
        rules::reply_said(asked.why, &self.words)?;
        Ok(super::decision([Event::Replied(self.clone())]))
    }

    /// Asks what is asked of it when it is entered.
    ///
    /// # Errors
    /// That nobody waits for it any more.
    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::reply_waited_for(contact, rules::asked(contact, &self.to)?)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let by = contact.actor(stamp);
            let mut all = contact.consultations.iter_mut();
            if let Some(asked) = all.find(|one| one.operation == self.to) {
                asked.replies.push(Replied { at: stamp.at, by, words: self.words.clone() });
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::view as cases;
    use crate::contact::{
        Channel, Operation, Outcome, Receive, Recuse, Relation, Told, Whose, view,
    };
    use crate::time::Minutes;
    use crate::township::*;

    fn ask(town: &Township, contact: &ContactId, whom: Who, why: Why) -> Operation {
        let words = "来访者要求当场退费".to_owned();
        let (contact, whom) = (contact.clone(), town.id(whom));
        Operation::Consult(Consult { contact, whom, why, words, call: None })
    }

    fn asked(town: &Township, contact: &ContactId) -> Consultation {
        town.state.contact.get(contact).unwrap().consultations.last().unwrap().clone()
    }

    fn reply(contact: &ContactId, to: &Consultation, words: &str) -> Operation {
        let (contact, to) = (contact.clone(), to.operation.clone());
        Operation::Reply(Reply { contact, to, words: words.to_owned() })
    }

    #[test]
    fn s2_2_6_5_whoever_is_above_is_asked_and_replies_within_a_working_day() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let to_colleague = ask(&town, &contact, Li, Why::Instruction);
        let not_above = Refusal::NotAbove { person: town.id(Li) };
        assert_eq!(town.contact(Wang, to_colleague).unwrap_err(), not_above.into());
        let oneself = ask(&town, &contact, Wang, Why::Word);
        assert_eq!(town.contact(Wang, oneself).unwrap_err(), Refusal::OneselfAsked.into());
        let nobody = Operation::Consult(Consult {
            contact: contact.clone(),
            whom: PersonId("x-1".to_owned()),
            why: Why::Word,
            words: "回电".to_owned(),
            call: None,
        });
        let unknown = Refusal::UnknownPerson { person: PersonId("x-1".to_owned()) };
        assert_eq!(town.contact(Wang, nobody).unwrap_err(), unknown.into());
        let instruction = ask(&town, &contact, Zhao, Why::Instruction);
        // Whoever does not have the matter asks nobody about it.
        assert!(town.contact(Zhou, instruction.clone()).is_err());
        town.contact(Wang, instruction.clone()).unwrap();
        let question = asked(&town, &contact);
        // Monday: until the end of Tuesday.
        assert_eq!(question.due, Some(town.state.site.day_begins(date(2024, 5, 8))));
        let again = Refusal::AskedAlready { to: town.id(Zhao), at: question.at };
        assert_eq!(town.contact(Wang, instruction).unwrap_err(), again.into());
        assert_eq!(view::asked_of(&town.state, &town.id(Zhao)).len(), 1);
        // Nobody else replies, and it says something.
        let said = reply(&contact, &question, "可以退，按退费办法办");
        let not_asked = Refusal::NotAskedOfYou;
        assert_eq!(town.contact(Wang, said.clone()).unwrap_err(), not_asked.into());
        let blank = reply(&contact, &question, " ");
        assert_eq!(town.contact(Zhao, blank).unwrap_err(), Refusal::ReasonBlank.into());
        town.contact(Zhao, said.clone()).unwrap();
        assert_eq!(asked(&town, &contact).replies[0].by, town.id(Zhao));
        // A tablet that knows of the reply offers no other; one that does not is not refused.
        let Operation::Reply(again) = &said else { panic!("a reply") };
        assert_eq!(again.possible(&town.state).unwrap_err(), Refusal::RepliedAlready);
        town.contact(Chen, said).unwrap();
        assert_eq!(asked(&town, &contact).replies.len(), 2);
        assert!(view::asked_of(&town.state, &town.id(Zhao)).is_empty());
    }

    #[test]
    fn s2_2_4_a_major_event_is_told_within_half_an_hour_and_answered_in_another() {
        for (minutes, late) in [(30, false), (31, true)] {
            let mut town = Township::morning();
            let contact = town.receive(Wang, "", &[]);
            let received = town.state.contact.get(&contact).unwrap().at;
            town.now = received.plus(Minutes(minutes));
            let told = ask(&town, &contact, Zhao, Why::Major);
            let warnings = town.contact(Wang, told).unwrap().warnings;
            let warned = warnings.contains(&crate::Warning::Contact(Warning::MajorLate));
            assert_eq!(warned, late, "{minutes}");
            let at = asked(&town, &contact).at;
            assert_eq!(asked(&town, &contact).due, Some(at.plus(Minutes(30))));
            let overdue = |town: &Township, minutes| {
                view::unreplied(&town.state, at.plus(Minutes(minutes))).len()
            };
            assert_eq!((overdue(&town, 30), overdue(&town, 31)), (0, 1));
            // Whoever is asked may be out: somebody else above replies.
            let said = reply(&contact, &asked(&town, &contact), "马上到现场");
            town.contact(Chen, said).unwrap();
            assert_eq!(overdue(&town, 31), 0);
        }
    }

    #[test]
    fn s2_3_2_3_a_word_for_a_colleague_reaches_them_even_when_the_matter_is_closed() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let word = ask(&town, &contact, Li, Why::Word);
        town.contact(Wang, word).unwrap();
        town.dispose(Wang, &contact, answered("已记下转告"), Told::Present).unwrap();
        let closed = ask(&town, &contact, Zhao, Why::Instruction);
        assert!(town.contact(Wang, closed).is_err(), "what is closed is asked no more");
        assert_eq!(view::asked_of(&town.state, &town.id(Li)).len(), 1);
        assert_eq!(asked(&town, &contact).due, None);
        let other = reply(&contact, &asked(&town, &contact), "");
        assert_eq!(town.contact(Zhao, other.clone()).unwrap_err(), Refusal::NotAskedOfYou.into());
        town.contact(Li, other).unwrap();
        assert!(view::asked_of(&town.state, &town.id(Li)).is_empty());
        // A question about what is closed waits no longer.
        let contact = town.receive(Wang, "", &[]);
        let question = ask(&town, &contact, Zhao, Why::Instruction);
        town.contact(Wang, question).unwrap();
        town.dispose(Wang, &contact, Outcome::Withdrawn, Told::Present).unwrap();
        assert!(view::asked_of(&town.state, &town.id(Zhao)).is_empty());
        let Operation::Reply(late) = reply(&contact, &asked(&town, &contact), "可以") else {
            panic!()
        };
        assert!(late.possible(&town.state).is_err());
    }

    #[test]
    fn s1_6_3_nobody_close_to_the_visitor_says_what_is_to_be_done() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let question = ask(&town, &contact, Zhao, Why::Instruction);
        town.contact(Wang, question.clone()).unwrap();
        let said = reply(&contact, &asked(&town, &contact), "可以");
        let (person, relation) = (town.id(Zhao), Relation::Spouse);
        let recuse = Recuse { contact: contact.clone(), person, relation };
        town.contact(Zhao, Operation::Recuse(recuse)).unwrap();
        assert!(matches!(
            town.contact(Zhao, said.clone()).unwrap_err(),
            crate::Refusal::Contact(Refusal::Recused { .. })
        ));
        town.contact(Chen, said).unwrap();
        assert!(town.contact(Wang, question).is_err(), "nor is asked");
    }

    #[test]
    fn s2_2_6_5_whoever_has_the_case_asks_about_what_it_carries_on() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let contact = town.state.case.get(&case).unwrap().contact.clone();
        assert!(!town.state.contact.get(&contact).unwrap().is_open());
        let question = ask(&town, &contact, Zhao, Why::Instruction);
        let since = town.state.case.get(&case).unwrap().opened;
        let not_owner = crate::case::Refusal::NotOwner { owner: town.id(Wang), since };
        assert_eq!(town.contact(Chen, question.clone()).unwrap_err(), not_owner.into());
        // Long after the visitor was received, it is told of at once for all that.
        town.wait(120);
        let event = ask(&town, &contact, Zhao, Why::Major);
        assert_eq!(town.contact(Wang, event).unwrap().warnings, Vec::new());
        town.contact(Wang, question.clone()).unwrap();
        let waiting = |town: &Township| cases::asked_of(&town.state, &town.id(Zhao)).len();
        assert_eq!(waiting(&town), 2);
        let held = town.state.contact.get(&contact).unwrap();
        assert!(cases::awaits_instruction(&town.state, held));
        let said = reply(&contact, &asked(&town, &contact), "马上到");
        town.contact(Zhao, said).unwrap();
        assert_eq!(waiting(&town), 1);
        // What is over waits for nobody, and is asked no more.
        let withdraw = crate::case::Withdraw { case: case.clone() };
        town.case(Wang, crate::case::Operation::Withdraw(withdraw)).unwrap();
        assert_eq!(waiting(&town), 0);
        assert!(matches!(
            town.contact(Wang, question).unwrap_err(),
            crate::Refusal::Case(crate::case::Refusal::AlreadyClosed { .. })
        ));
    }

    /// Receives somebody who rang.
    fn rung(town: &mut Township, named: bool) -> ContactId {
        let subject = named.then_some(Whose::New);
        let receive = Receive { channel: Channel::Phone, subject, ..Township::asks("FP07", &[]) };
        town.contact(Wang, Operation::Receive(receive)).unwrap();
        ContactId::from(&town.last)
    }

    fn promising(asked: &Operation, due: Date) -> Operation {
        let Operation::Consult(consult) = asked else { panic!("a question") };
        Operation::Consult(Consult { call: Some(due), ..consult.clone() })
    }

    #[test]
    fn s2_3_1_7_whoever_is_told_that_somebody_is_asked_is_promised_a_call() {
        let (monday, tuesday) = (date(2024, 5, 6), date(2024, 5, 7));
        let mut town = Township::morning();
        let contact = rung(&mut town, true);
        let question = ask(&town, &contact, Zhao, Why::Instruction);
        // A tablet asks for the promise; what an older one sends without it counts.
        assert_eq!(question.possible(&town.state).unwrap_err(), Refusal::AnswerNotPromised);
        for why in [Why::Word, Why::Major] {
            assert!(ask(&town, &contact, Zhao, why).possible(&town.state).is_ok(), "{why:?}");
        }
        let past = promising(&question, date(2024, 5, 3));
        let in_past = Refusal::CallInPast { due: date(2024, 5, 3) };
        assert_eq!(town.contact(Wang, past).unwrap_err(), in_past.into());
        let promised = promising(&question, tuesday);
        assert!(promised.possible(&town.state).is_ok());
        town.contact(Wang, promised).unwrap();
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!((held.call_due(), held.consultations.len()), (Some(tuesday), 1));
        assert_eq!(view::calls_due(&town.state.contact, tuesday).len(), 1);
        // It is kept before the matter is closed; asked again, the one that stands stays.
        let closed = town.dispose(Wang, &contact, Outcome::Withdrawn, Told::Later);
        assert_eq!(closed.unwrap_err(), Refusal::CallPending { due: tuesday }.into());
        let again = ask(&town, &contact, Chen, Why::Instruction);
        assert!(again.possible(&town.state).is_ok());
        town.contact(Wang, promising(&again, monday)).unwrap();
        assert_eq!(town.state.contact.get(&contact).unwrap().call_due(), Some(tuesday));
    }

    #[test]
    fn s2_3_1_7_nobody_is_promised_a_call_who_left_no_phone_or_whose_day_stands() {
        let mut town = Township::morning();
        let unnamed = rung(&mut town, false);
        let question = ask(&town, &unnamed, Zhao, Why::Instruction);
        assert!(question.possible(&town.state).is_ok());
        let promised = promising(&question, date(2024, 5, 7));
        assert_eq!(town.contact(Wang, promised).unwrap_err(), Refusal::NobodyToCall.into());
        // Whoever stands at the window may wait for it there.
        let here = town.receive(Wang, "FP07", &[]);
        assert!(ask(&town, &here, Zhao, Why::Instruction).possible(&town.state).is_ok());
        let answered_later = rung(&mut town, true);
        town.notify(Wang, &answered_later, &[], &[]).unwrap();
        town.dispose(Wang, &answered_later, answered("明天答复"), Told::Later).unwrap();
        let question = ask(&town, &answered_later, Zhao, Why::Instruction);
        assert!(question.possible(&town.state).is_ok());
    }

    #[test]
    fn r_clk_12_a_promised_call_has_its_light() {
        let mut town = Township::morning();
        let contact = rung(&mut town, true);
        let due = date(2024, 5, 10);
        town.contact(Wang, promising(&ask(&town, &contact, Zhao, Why::Instruction), due)).unwrap();
        let rows = [
            (date(2024, 5, 7), cases::Light::Green, 3),
            (date(2024, 5, 9), cases::Light::Yellow, 1),
            (date(2024, 5, 10), cases::Light::Orange, 0),
            (date(2024, 5, 11), cases::Light::Red, 0),
        ];
        for (today, light, left) in rows {
            town.set(today, 9, 0);
            let held = town.state.contact.get(&contact).unwrap();
            let seen = cases::call_light(&town.state, held, town.now).unwrap();
            assert_eq!((seen.0, seen.1.max(0)), (light, left), "{today}");
        }
        assert_eq!(cases::calls(&town.state).len(), 1);
        town.set(date(2024, 5, 10), 9, 0);
        let post = town.posts[0].clone();
        town.duty(Wang, crate::duty::Operation::Start(crate::duty::Start { post })).unwrap();
        town.notify(Wang, &contact, &[], &[]).unwrap();
        town.call(Wang, &contact, true).unwrap();
        assert!(cases::calls(&town.state).is_empty());
    }
}
