//! What a clerk does, in one line each.

use std::collections::BTreeMap;

use domain::appointment::{self, Reserve};
use domain::case::{self, Mark};
use domain::contact::{self, Channel, Given, Ground, Outcome, Responsible, Told, Whose};
use domain::custody::{Counted, Kind, Notes, PIECES, Thing};
use domain::duty;
use domain::handover::{self, Counting, Dispute, Give, Matter, Side, Take, view};
use domain::time::{Date, Timestamp, shift};
use domain::{AppointmentId, CaseId, ContactId, HandoverId, MaterialKey, Operation};

use super::{Done, Township, Who, item, key, keys};

/// Ticks of a checklist.
pub fn marks(all: &[(&str, Mark)]) -> BTreeMap<MaterialKey, Mark> {
    all.iter().map(|(one, mark)| (key(one), *mark)).collect()
}

/// An answer in words.
pub fn answered(words: &str) -> Outcome {
    Outcome::Answered { answer: words.to_owned() }
}

/// A refusal with its ground and remedy.
pub fn refused(ground: &str, remedy: &str) -> Outcome {
    Outcome::Refuse { ground: ground.to_owned(), remedy: remedy.to_owned() }
}

/// Counts a thing as its book says.
pub fn as_expected(thing: &Thing) -> Counted {
    let amount = u32::try_from(thing.amount()).unwrap();
    match thing.kind {
        Kind::Forms => Counted::Left(amount),
        Kind::Cash => Counted::Cash(cash(amount)),
        Kind::Seal { .. } | Kind::Key | Kind::Original { .. } | Kind::Valuable => Counted::There,
    }
}

/// Returns an amount in notes and coins, the largest first.
pub fn cash(mut cents: u32) -> Vec<Notes> {
    let mut all = Vec::new();
    for value in PIECES {
        all.push(Notes { cents: value, pieces: cents / value });
        cents %= value;
    }
    all
}

impl Township {
    /// Asks to receive a walk-in about an item, or about anything where the code is empty.
    pub fn asks(code: &str, brought: &[&str]) -> contact::Receive {
        contact::Receive {
            channel: Channel::WalkIn,
            item: (!code.is_empty()).then(|| item(code)),
            version: None,
            subject: (!code.is_empty() && code != "FP14").then_some(Whose::New),
            follows: None,
            brought: keys(brought),
        }
    }

    /// Receives a walk-in and returns the contact.
    pub fn receive(&mut self, who: Who, code: &str, brought: &[&str]) -> ContactId {
        let receive = Self::asks(code, brought);
        self.contact(who, contact::Operation::Receive(receive)).unwrap();
        ContactId::from(&self.last)
    }

    pub fn notify(
        &mut self,
        who: Who,
        contact: &ContactId,
        missing: &[&str],
        lines: &[&str],
    ) -> Done {
        let notify = contact::Notify {
            contact: contact.clone(),
            missing: keys(missing),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            given: Given::Print,
        };
        self.contact(who, contact::Operation::Notify(notify))
    }

    pub fn ask_more(&mut self, who: Who, contact: &ContactId, missing: &[&str]) -> Done {
        let ask = contact::AskMore {
            contact: contact.clone(),
            missing: keys(missing),
            lines: Vec::new(),
            ground: "材料过期".to_owned(),
        };
        self.contact(who, contact::Operation::AskMore(ask))
    }

    pub fn dispose(&mut self, who: Who, contact: &ContactId, outcome: Outcome, told: Told) -> Done {
        let dispose = contact::Dispose { contact: contact.clone(), outcome, told };
        self.contact(who, contact::Operation::Dispose(dispose))
    }

    pub fn transfer(&mut self, who: Who, contact: &ContactId, to: Who) -> Done {
        let transfer = contact::OfferTransfer {
            contact: contact.clone(),
            to: self.id(to),
            reason: "属其岗位职责".to_owned(),
            call: None,
        };
        self.contact(who, contact::Operation::Transfer(transfer))
    }

    pub fn accept_transfer(&mut self, who: Who, contact: &ContactId) -> Done {
        let accept = contact::AcceptTransfer { contact: contact.clone() };
        self.contact(who, contact::Operation::AcceptTransfer(accept))
    }

    /// Gives a contact back because it is the department's duty.
    pub fn return_transfer(&mut self, who: Who, contact: &ContactId) -> Done {
        let responsible = Responsible::Department(self.department.clone());
        let ground = Ground::NotOurDuty { responsible };
        let give_back = contact::ReturnTransfer { contact: contact.clone(), ground };
        self.contact(who, contact::Operation::ReturnTransfer(give_back))
    }

    pub fn reassign(&mut self, who: Who, contact: &ContactId, to: Who) -> Done {
        let reassign = contact::Reassign {
            contact: contact.clone(),
            to: self.id(to),
            reason: "两次退回".to_owned(),
        };
        self.contact(who, contact::Operation::Reassign(reassign))
    }

    /// Declares a visitor an in-law of somebody.
    pub fn recuse(&mut self, who: Who, contact: &ContactId, whom: Who) -> Done {
        let (contact, person) = (contact.clone(), self.id(whom));
        let recuse = contact::Recuse { contact, person, relation: contact::Relation::InLaw };
        self.contact(who, contact::Operation::Recuse(recuse))
    }

    pub fn lift(&mut self, who: Who, contact: &ContactId, whom: Who, reason: &str) -> Done {
        let (contact, person) = (contact.clone(), self.id(whom));
        let lift = contact::LiftRecusal { contact, person, reason: reason.to_owned() };
        self.contact(who, contact::Operation::LiftRecusal(lift))
    }

    pub fn call(&mut self, who: Who, contact: &ContactId, reached: bool) -> Done {
        let keep = contact::KeepCallBack {
            contact: contact.clone(),
            reached,
            content: if reached { "已答复".to_owned() } else { String::new() },
        };
        self.contact(who, contact::Operation::KeepCallBack(keep))
    }

    pub fn feedback(&mut self, who: Who, contact: &ContactId, how: Told) -> Done {
        let feedback = contact::GiveFeedback {
            contact: contact.clone(),
            how,
            content: "已告知结果".to_owned(),
            reached: true,
        };
        self.contact(who, contact::Operation::GiveFeedback(feedback))
    }

    /// Opens a case with the number the tablet gives.
    pub fn open(&mut self, who: Who, contact: &ContactId, ticks: &[(&str, Mark)]) -> Done {
        let stamp = self.stamp(who);
        let about = self.state.contact.get(contact).and_then(|contact| contact.item.clone());
        let no = case::next_no(&self.state, &stamp, &about.unwrap_or_else(|| item("FP01")));
        let open = case::Open { contact: contact.clone(), no, item: None, checklist: marks(ticks) };
        let done = self.take(&Operation::Case(case::Operation::Open(open)), &stamp);
        self.wait(1);
        done
    }

    /// Receives a visitor and opens a case.
    pub fn opened(&mut self, who: Who, code: &str, brought: &[&str]) -> CaseId {
        let contact = self.receive(who, code, brought);
        self.open(who, &contact, &[]).unwrap();
        CaseId::from(&self.last)
    }

    pub fn tick(&mut self, who: Who, case: &CaseId, ticks: &[(&str, Mark)]) -> Done {
        let tick = case::Tick { case: case.clone(), marks: marks(ticks) };
        self.case(who, case::Operation::Tick(tick))
    }

    pub fn supplement(&mut self, who: Who, case: &CaseId, missing: &[&str]) -> Done {
        let ask = case::AskSupplement {
            case: case.clone(),
            missing: keys(missing),
            lines: Vec::new(),
            reason: "补交材料已过期".to_owned(),
        };
        self.case(who, case::Operation::AskSupplement(ask))
    }

    pub fn accept(&mut self, who: Who, case: &CaseId) -> Done {
        self.case(who, case::Operation::Accept(case::Accept { case: case.clone() }))
    }

    pub fn finish(&mut self, who: Who, case: &CaseId, told: Told) -> Done {
        self.finish_with(who, case, "", told)
    }

    /// Finishes a case of which a document comes.
    pub fn finish_with(&mut self, who: Who, case: &CaseId, document: &str, told: Told) -> Done {
        let (case, result) = (case.clone(), "已办结".to_owned());
        let finish = case::Finish { case, result, document: document.to_owned(), told };
        self.case(who, case::Operation::Finish(finish))
    }

    /// Receives a visitor with all papers of FP07 and accepts the case.
    pub fn accepted(&mut self, who: Who) -> CaseId {
        let case = self.opened(who, "FP07", &["m1", "m2"]);
        self.accept(who, &case).unwrap();
        case
    }

    /// Sets the clock to a day on which somebody is at window 1 since the morning.
    pub fn on_post(&mut self, who: Who, date: Date, hour: u16, minute: u16) {
        self.set(date, 8, 30);
        let (post, me) = (self.posts[0].clone(), self.id(who));
        if duty::on_duty(&self.state, &me, self.now).is_err() {
            let _ = self.duty(who, duty::Operation::Start(duty::Start { post }));
        }
        self.set(date, hour, minute);
    }

    pub fn withdraw_next_day(&mut self, who: Who, case: &CaseId) -> Done {
        let tomorrow = shift(self.now.date(self.state.site.zone), 1);
        self.on_post(who, tomorrow, 9, 0);
        self.withdraw(who, case)
    }

    pub fn begin_special(&mut self, who: Who, case: &CaseId) -> Done {
        let begin = case::BeginSpecial {
            case: case.clone(),
            kind: case::Special::Appraisal,
            basis: "行政许可法第45条".to_owned(),
            days: 5,
            given: Given::Print,
        };
        self.case(who, case::Operation::BeginSpecial(begin))
    }

    pub fn ask_extension(&mut self, who: Who, case: &CaseId, days: u16, reason: &str) -> Done {
        let (case, reason) = (case.clone(), reason.to_owned());
        let ask = case::AskExtension { case, working_days: days, reason };
        self.case(who, case::Operation::AskExtension(ask))
    }

    pub fn grant(&mut self, who: Who, case: &CaseId, told: Told) -> Done {
        let answer = case::Answer::Grant { told };
        let answer = case::AnswerExtension { case: case.clone(), answer };
        self.case(who, case::Operation::AnswerExtension(answer))
    }

    pub fn step(&mut self, who: Who, case: &CaseId, name: &str) -> Done {
        let (case, note) = (case.clone(), "情况属实".to_owned());
        let step = case::TakeStep { case, name: name.to_owned(), note };
        self.case(who, case::Operation::TakeStep(step))
    }

    pub fn refuse(&mut self, who: Who, case: &CaseId, ground: &str, remedy: &str) -> Done {
        let refuse = case::Refuse {
            case: case.clone(),
            ground: ground.to_owned(),
            remedy: remedy.to_owned(),
            told: Told::Present,
        };
        self.case(who, case::Operation::Refuse(refuse))
    }

    pub fn withdraw(&mut self, who: Who, case: &CaseId) -> Done {
        self.case(who, case::Operation::Withdraw(case::Withdraw { case: case.clone() }))
    }

    pub fn case_feedback(&mut self, who: Who, case: &CaseId, how: Told) -> Done {
        let feedback = case::GiveFeedback {
            case: case.clone(),
            how,
            content: "已告知结果".to_owned(),
            reached: true,
        };
        self.case(who, case::Operation::GiveFeedback(feedback))
    }

    pub fn reassign_case(&mut self, who: Who, case: &CaseId, to: Who) -> Done {
        let reassign =
            case::Reassign {
                case: case.clone(), to: self.id(to), reason: "岗位调整".to_owned()
            };
        self.case(who, case::Operation::Reassign(reassign))
    }

    /// Asks to hand over a person's window with everything that is theirs there.
    pub fn gives(&self, who: Who, window: usize, to: Who) -> Give {
        let post = self.posts[window].clone();
        let draft = view::draft(&self.state, &post, (&self.id(who), Some(&self.id(to))), self.now);
        let counted = draft
            .custody
            .iter()
            .map(|thing| Counting { thing: thing.id.clone(), counted: as_expected(thing) });
        let counted = counted.collect();
        draft.give(self.id(to), counted)
    }

    pub fn handover(&mut self, who: Who, operation: handover::Operation) -> Done {
        self.act(who, &Operation::Handover(operation))
    }

    /// Hands a person's window over and returns the handover.
    pub fn give(&mut self, who: Who, window: usize, to: Who) -> HandoverId {
        let give = self.gives(who, window, to);
        self.handover(who, handover::Operation::Give(give)).unwrap();
        HandoverId::from(&self.last)
    }

    /// Asks to take a window over, with every line acknowledged but the disputed ones.
    pub fn takes(&self, handover: &HandoverId, disputed: &[u16]) -> Take {
        let lines = self.state.handover.get(handover).map_or(0, |one| one.lines.len());
        let lines = 0..u16::try_from(lines).unwrap();
        let dispute = |line: &u16| Dispute { line: *line, reason: "少一份".to_owned() };
        Take {
            handover: handover.clone(),
            more: std::collections::BTreeSet::new(),
            acknowledged: lines.filter(|line| !disputed.contains(line)).collect(),
            disputed: disputed.iter().map(dispute).collect(),
        }
    }

    pub fn take_over(&mut self, who: Who, handover: &HandoverId, disputed: &[u16]) -> Done {
        let take = self.takes(handover, disputed);
        self.handover(who, handover::Operation::Take(take))
    }

    pub fn take_more(&mut self, who: Who, handover: &HandoverId, matter: &Matter) -> Done {
        let (handover, matter) = (handover.clone(), matter.clone());
        let more = handover::TakeMore { handover, matter, disputed: None };
        self.handover(who, handover::Operation::TakeMore(more))
    }

    pub fn settle(&mut self, who: Who, handover: &HandoverId, line: u16, with: Side) -> Done {
        let (handover, reason) = (handover.clone(), "当面清点".to_owned());
        let settle = handover::SettleDispute { handover, line, with, reason };
        self.handover(who, handover::Operation::SettleDispute(settle))
    }

    /// Lets a resident book FP01 at window 1 by phone.
    pub fn books_by_phone(&mut self, from: Timestamp) -> AppointmentId {
        let reserve = Reserve {
            item: item("FP01"),
            version: 1,
            post: self.posts[0].clone(),
            from,
            subject: Whose::New,
            behalf: None,
            consent: false,
            messages: None,
        };
        self.visitor(&Operation::Appointment(appointment::Operation::Reserve(reserve))).unwrap();
        AppointmentId::from(&self.last)
    }
}
