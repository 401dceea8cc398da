//! Operations by chance, the same for the same seed: sense and nonsense mixed.

use domain::appointment;
use domain::case::{self, CaseNo, Mark};
use domain::contact::{
    self, Channel, Given, Ground, Outcome, Relation, Responsible, Told, Whose, Why,
};
use domain::duty::{self, EndReason};
use domain::handover;
use domain::message::{self, Phone};
use domain::text::Language;
use domain::time::{Date, TimeOfDay, shift};
use domain::{AppointmentId, CaseId, ContactId, Operation, OperationId, Stamp};

use super::booking::{lend, of_appointment};
use super::{EVERYBODY, Township, Who, item, keys, marks};

/// Numbers by chance: xorshift64*.
#[derive(Clone)]
pub struct Chance(pub u64);

const ITEMS: [&str; 10] =
    ["FP07", "FP07", "FP07", "FP07", "FP01", "FP01", "FP14", "FP05", "", "ZZ99"];
const LISTS: [&[&str]; 8] =
    [&[], &[], &["m1"], &["m2"], &["m1", "m2"], &["m3"], &["m1", "m2", "m3", "m4"], &["m9"]];
const WORDS: [&str; 4] = ["", "按规定", "按规定", "按规定"];
const TOLD: [Told; 5] = [Told::Present, Told::Phone, Told::Message, Told::NoContact, Told::Later];

impl Chance {
    /// Returns a number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap() % bound
    }

    /// Returns one of some things.
    pub fn one<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn words(&mut self) -> String {
        self.one(&WORDS).to_owned()
    }

    /// Lets a tablet be heard of now and then, and the server lend it what is due; returns what it
    /// did.
    pub fn lending(&mut self, town: &mut Township) -> Option<(Operation, Stamp)> {
        if self.below(20) > 0 {
            return None;
        }
        let stamp = town.stamp(self.one(&[Who::Wang, Who::Zhou]));
        lend(town, &stamp)
    }

    /// Lets time pass, mostly forwards; in the evening the next day begins with everybody there.
    pub fn pass(&mut self, town: &mut Township) {
        let minutes = i64::try_from(self.below(4)).unwrap();
        town.wait(if self.below(10) == 0 { -minutes } else { minutes });
        let (today, time) = town.now.local(town.state.site.zone);
        if time >= TimeOfDay::hm(17, 0) {
            town.set(shift(today, 1), 8, 30);
            for (who, post) in [(Who::Wang, 0), (Who::Chen, 0), (Who::Zhou, 1), (Who::Zhao, 1)] {
                let post = town.posts[post].clone();
                let _ = town.duty(who, duty::Operation::Start(duty::Start { post }));
            }
        }
    }
}

/// What chance has made so far.
#[derive(Clone, Default)]
pub struct Made {
    pub contacts: Vec<ContactId>,
    pub cases: Vec<CaseId>,
    pub appointments: Vec<AppointmentId>,
    /// What the next operation is most likely about.
    about: (Option<ContactId>, Option<CaseId>),
}

impl Made {
    /// Remembers what an accepted operation made.
    pub fn note(&mut self, operation: &Operation, id: &OperationId) {
        match operation {
            Operation::Contact(contact::Operation::Receive(_)) => {
                self.contacts.push(ContactId::from(id));
            }
            Operation::Case(case::Operation::Open(_)) => self.cases.push(CaseId::from(id)),
            Operation::Appointment(appointment::Operation::Book(_)) => {
                self.appointments.push(AppointmentId::from(id));
            }
            Operation::Site(_)
            | Operation::People(_)
            | Operation::Catalogue(_)
            | Operation::Duty(_)
            | Operation::Contact(_)
            | Operation::Case(_)
            | Operation::Queue(_)
            | Operation::Appointment(_)
            | Operation::Premises(_)
            | Operation::Custody(_)
            | Operation::Volume(_)
            | Operation::Copying(_)
            | Operation::Repair(_)
            | Operation::Handover(_)
            | Operation::Complaint(_)
            | Operation::Rating(_)
            | Operation::Conduct(_)
            | Operation::Accountability(_)
            | Operation::Assessment(_)
            | Operation::Monthly(_)
            | Operation::Message(_)
            | Operation::Archive(_) => {}
        }
    }

    /// Returns somebody to act next: most often who answers for what it will be about, or to whom
    /// it is offered.
    pub fn somebody(&mut self, chance: &mut Chance, town: &Township) -> Who {
        self.about = (recent(&self.contacts, chance), recent(&self.cases, chance));
        let contact = self.about.0.as_ref().and_then(|id| town.state.contact.get(id));
        let case = self.about.1.as_ref().and_then(|id| town.state.case.get(id));
        let owner = match chance.below(6) {
            0 => None,
            1 => contact.and_then(|one| one.offered()).map(|offer| &offer.to),
            2 | 3 => contact.map(contact::Contact::owner),
            _ => case.map(case::Case::owner),
        };
        let is = |who: &Who| owner == Some(&town.id(*who));
        EVERYBODY.into_iter().find(is).unwrap_or_else(|| chance.one(&EVERYBODY))
    }

    fn contact(&self, chance: &mut Chance) -> ContactId {
        let about = self.about.0.clone().filter(|_| chance.below(8) > 0);
        let one = about.or_else(|| recent(&self.contacts, chance));
        one.unwrap_or_else(|| ContactId("x-1".to_owned()))
    }

    fn case(&self, chance: &mut Chance) -> CaseId {
        let about = self.about.1.clone().filter(|_| chance.below(8) > 0);
        let one = about.or_else(|| recent(&self.cases, chance));
        one.unwrap_or_else(|| CaseId("x-1".to_owned()))
    }

    fn appointment(&self, chance: &mut Chance) -> AppointmentId {
        let one = recent(&self.appointments, chance);
        one.unwrap_or_else(|| AppointmentId("x-1".to_owned()))
    }
}

fn recent<T: Clone>(all: &[T], chance: &mut Chance) -> Option<T> {
    let last = if chance.below(4) == 0 { all.len() } else { all.len().min(8) };
    if last == 0 || chance.below(50) == 0 {
        return None;
    }
    Some(all[all.len() - 1 - chance.below(last)].clone())
}

/// Returns what somebody might ask for now.
pub fn operation(chance: &mut Chance, made: &Made, town: &Township, stamp: &Stamp) -> Operation {
    match chance.below(24) {
        20 if chance.below(3) == 0 => written(chance, made, town),
        20.. => {
            let about = (made.contact(chance), made.appointment(chance));
            Operation::Appointment(of_appointment(chance, about, town, stamp))
        }
        0 if chance.below(3) == 0 => Operation::Handover(handed(chance, town, stamp)),
        0 => Operation::Duty(on_duty(chance, town)),
        1..=6 => Operation::Contact(received(chance, made)),
        7..=13 => Operation::Contact(handled(chance, made, town)),
        _ => Operation::Case(of_case(chance, made, town, stamp)),
    }
}

/// Agrees to messages, or tells what is to be told by phone.
fn written(chance: &mut Chance, made: &Made, town: &Township) -> Operation {
    if let Some(call) = message::view::to_call(&town.state, town.now).pop() {
        let (contact, message) = (call.message.contact, call.message.key);
        let reached = chance.below(2) == 0;
        return Operation::Message(message::Operation::Phone(Phone { contact, message, reached }));
    }
    let messages = (chance.below(4) > 0).then_some(Language::Hans);
    let agree = contact::Agree { contact: made.contact(chance), messages };
    Operation::Contact(contact::Operation::Agree(agree))
}

fn on_duty(chance: &mut Chance, town: &Township) -> duty::Operation {
    let post = chance.one(&town.posts);
    if chance.below(12) == 0 {
        return duty::Operation::End(duty::End { post, why: EndReason::DayOver });
    }
    duty::Operation::Start(duty::Start { post })
}

/// Hands a post over, or carries a handover on that waits for this person.
fn handed(chance: &mut Chance, town: &Township, stamp: &Stamp) -> handover::Operation {
    use handover::{Dispute, SettleDispute, Side, Take, TakeMore, Withdraw, view};
    let (state, me) = (&town.state, stamp.person().unwrap());
    let reason = "少一份".to_owned();
    if let Some((given, at)) = view::arrived_for(state, me).first() {
        let matter = at[0].matter.clone();
        let disputed = (chance.below(4) == 0).then_some(reason);
        return handover::Operation::TakeMore(TakeMore {
            handover: given.id.clone(),
            matter,
            disputed,
        });
    }
    if let Some(given) = view::waiting_for(state, me).first() {
        let more = view::more(state, given, stamp.at);
        let count = u16::try_from(given.lines.len() + more.len()).unwrap();
        let (disputed, acknowledged): (Vec<u16>, Vec<u16>) =
            (0..count).partition(|_| chance.below(6) == 0);
        let acknowledged = acknowledged.into_iter().collect();
        let dispute = |line| Dispute { line, reason: reason.clone() };
        let disputed = disputed.into_iter().map(dispute).collect();
        let handover = given.id.clone();
        return handover::Operation::Take(Take { handover, more, acknowledged, disputed });
    }
    if let (Some((given, line, _)), 0) = (view::disputed(state).first(), chance.below(2)) {
        let with = chance.one(&[Side::Giver, Side::Receiver]);
        let (handover, line) = (given.id.clone(), u16::try_from(*line).unwrap());
        return handover::Operation::SettleDispute(SettleDispute { handover, line, with, reason });
    }
    if let (Some(given), 0) = (view::given_by(state, me).first(), chance.below(3)) {
        return handover::Operation::Withdraw(Withdraw { handover: given.id.clone() });
    }
    let post = view::post_of(state, me, town.now).unwrap_or_else(|| chance.one(&town.posts));
    let mut receivers = view::receivers(state, &post, me, town.now);
    receivers.push(town.id(Who::Sun));
    let to = chance.one(&receivers);
    let draft = view::draft(state, &post, (me, Some(&to)), town.now);
    let mut give = draft.give(to, Vec::new());
    if chance.below(8) == 0 {
        give.matters.pop_first();
    }
    handover::Operation::Give(give)
}

fn received(chance: &mut Chance, made: &Made) -> contact::Operation {
    let contact = made.contact(chance);
    let (missing, lines) = (keys(chance.one(&LISTS)), Vec::new());
    match chance.below(7) {
        0 => contact::Operation::Identify(contact::Identify { contact, subject: Whose::New }),
        1 => contact::Operation::AskMore(contact::AskMore {
            contact,
            missing,
            lines,
            ground: chance.words(),
        }),
        2 | 3 => {
            let given = Given::Print;
            contact::Operation::Notify(contact::Notify { contact, missing, lines, given })
        }
        _ => {
            let about = chance.one(&ITEMS);
            let brought = if about.starts_with('F') { chance.one(&LISTS) } else { &[] };
            let named = about != "FP14" && chance.below(4) > 0;
            contact::Operation::Receive(contact::Receive {
                channel: chance.one(&[Channel::WalkIn, Channel::Phone, Channel::Online]),
                follows: (chance.below(9) == 0).then_some(contact),
                subject: named.then_some(Whose::New),
                ..Township::asks(about, brought)
            })
        }
    }
}

fn handled(chance: &mut Chance, made: &Made, town: &Township) -> contact::Operation {
    let contact = made.contact(chance);
    let to = town.id(chance.one(&EVERYBODY));
    let (reason, content) = (chance.words(), chance.words());
    let (how, reached) = (chance.one(&TOLD), chance.below(2) == 0);
    match chance.below(60) {
        0 => {
            return contact::Operation::LiftRecusal(contact::LiftRecusal {
                contact,
                person: to,
                reason,
            });
        }
        1 | 2 => {
            return contact::Operation::Recuse(contact::Recuse {
                contact,
                person: to,
                relation: chance.one(&[Relation::Spouse, Relation::Close]),
            });
        }
        3..=5 => {
            let why = chance.one(&[Why::Instruction, Why::Major, Why::Word]);
            let (whom, words, call) = (to, reason, called(chance, town));
            let asked = contact::Consult { contact, whom, why, words, call };
            return contact::Operation::Consult(asked);
        }
        _ => {}
    }
    match chance.below(9) {
        0 | 1 => {
            let call = called(chance, town);
            contact::Operation::Transfer(contact::OfferTransfer { contact, to, reason, call })
        }
        2 => contact::Operation::AcceptTransfer(contact::AcceptTransfer { contact }),
        3 => {
            let responsible = Responsible::Unit(town.unit.clone());
            let grounds = [
                Ground::NotOurDuty { responsible },
                Ground::Incomplete { missing: keys(chance.one(&LISTS)), lines: Vec::new() },
            ];
            let ground = chance.one(&grounds);
            contact::Operation::ReturnTransfer(contact::ReturnTransfer { contact, ground })
        }
        4 => contact::Operation::Reassign(contact::Reassign { contact, to, reason }),
        5 => contact::Operation::KeepCallBack(contact::KeepCallBack { contact, reached, content }),
        6 => contact::Operation::GiveFeedback(contact::GiveFeedback {
            contact,
            how,
            content,
            reached,
        }),
        _ => {
            let outcome = outcome(chance, town);
            contact::Operation::Dispose(contact::Dispose { contact, outcome, told: how })
        }
    }
}

/// Returns by when a call is promised beside what else is done, if it is.
fn called(chance: &mut Chance, town: &Township) -> Option<Date> {
    let today = town.now.date(town.state.site.zone);
    (chance.below(3) == 0).then(|| shift(today, 1))
}

fn outcome(chance: &mut Chance, town: &Township) -> Outcome {
    let today = town.now.date(town.state.site.zone);
    match chance.below(5) {
        0 => Outcome::Answered { answer: chance.words() },
        1 => Outcome::ReferOutside { unit: town.unit.clone() },
        2 => Outcome::CallBack { due: shift(today, 1) },
        3 => Outcome::Refuse { ground: chance.words(), remedy: chance.words() },
        _ => Outcome::Withdrawn,
    }
}

fn of_case(chance: &mut Chance, made: &Made, town: &Township, stamp: &Stamp) -> case::Operation {
    let case = made.case(chance);
    let missing = town.state.case.get(&case).map(case::Case::missing).unwrap_or_default();
    let told = chance.one(&TOLD);
    let mark = chance.one(&[Mark::Has, Mark::Has, Mark::Missing, Mark::NotNeeded]);
    let (reason, to) = (chance.words(), town.id(chance.one(&EVERYBODY)));
    match chance.below(16) {
        12 | 13 => on_its_way(chance, case, reason),
        14 | 15 => clocked(chance, case, reason, told),
        0..=2 => case::Operation::Open(opened(chance, made, town, stamp)),
        3 | 4 => {
            let ticked = chance.one(&[["m1", "m2"], ["m2", "m3"], ["m3", "m4"], ["m1", "m9"]]);
            let marks = marks(&ticked.map(|one| (one, mark)));
            case::Operation::Tick(case::Tick { case, marks })
        }
        5 => {
            let lines = Vec::new();
            case::Operation::AskSupplement(case::AskSupplement { case, missing, lines, reason })
        }
        6 | 7 => case::Operation::Accept(case::Accept { case }),
        8 => {
            let (ground, remedy) = (reason, chance.words());
            case::Operation::Refuse(case::Refuse { case, ground, remedy, told })
        }
        9 => {
            let document = if chance.below(3) == 0 { "12号".to_owned() } else { String::new() };
            case::Operation::Finish(case::Finish { case, result: reason, document, told })
        }
        10 => case::Operation::Reassign(case::Reassign { case, to, reason }),
        _ if told == Told::Message => case::Operation::Withdraw(case::Withdraw { case }),
        _ => case::Operation::GiveFeedback(case::GiveFeedback {
            case,
            how: told,
            content: reason,
            reached: true,
        }),
    }
}

fn opened(chance: &mut Chance, made: &Made, town: &Township, stamp: &Stamp) -> case::Open {
    let contact = made.contact(chance);
    let about = town.state.contact.get(&contact).and_then(|contact| contact.item.clone());
    let about = about.unwrap_or_else(|| item("FP01"));
    let no = case::next_no(&town.state, stamp, &about);
    let no = if chance.below(20) == 0 { CaseNo(no.0.replace('0', "1")) } else { no };
    let checklist = marks(&[("m3", chance.one(&[Mark::Has, Mark::Missing, Mark::NotNeeded]))]);
    let checklist = if about.0 == "FP07" { checklist } else { marks(&[]) };
    let named = Some(about).filter(|_| chance.below(5) == 0);
    case::Open { contact, no, item: named, checklist }
}

/// What happens to a case between its acceptance and its end.
fn on_its_way(chance: &mut Chance, case: CaseId, words: String) -> case::Operation {
    let kind = case::DelayKind::AwaitsVisitor;
    match chance.below(4) {
        0 => case::Operation::TakeStep(case::TakeStep { case, name: words, note: String::new() }),
        1 => case::Operation::NoteDelay(case::NoteDelay { case, kind, note: words }),
        2 => case::Operation::Convert(case::Convert { case, working_days: 5, ground: words }),
        _ => {
            let how =
                chance.one(&[case::Handing::InPerson, case::Handing::Proxy, case::Handing::Post]);
            case::Operation::Deliver(case::Deliver { case, how })
        }
    }
}

/// What stops a case's clock or lengthens its limit.
fn clocked(chance: &mut Chance, case: CaseId, words: String, told: Told) -> case::Operation {
    let days = u16::try_from(chance.below(12)).unwrap();
    match chance.below(4) {
        0 => case::Operation::BeginSpecial(case::BeginSpecial {
            case,
            kind: case::Special::Appraisal,
            basis: words,
            days,
            given: chance.one(&[Given::Print, Given::Message, Given::Read]),
        }),
        1 => case::Operation::EndSpecial(case::EndSpecial { case, result: words }),
        2 => case::Operation::AskExtension(case::AskExtension {
            case,
            working_days: days,
            reason: words,
        }),
        _ => {
            let decline = case::Answer::Decline { reason: words };
            let answer = chance.one(&[case::Answer::Grant { told }, decline]);
            case::Operation::AnswerExtension(case::AnswerExtension { case, answer })
        }
    }
}
