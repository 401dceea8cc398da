//! What people do with cases, by chance: opened, accepted, stopped, lengthened, converted, ended and
//! handed over, sense and nonsense mixed.

use std::collections::{BTreeMap, BTreeSet};

use domain::case::{
    Accept, Answer, AnswerExtension, AskExtension, AskSupplement, BeginSpecial, Case, CaseNo,
    Convert, DelayKind, Deliver, EndSpecial, Finish, GiveFeedback, Handing, Mark, NoteDelay, Open,
    Operation as Ask, Refuse, Special, Stage, TakeStep, Tick, Withdraw, next_no,
};
use domain::contact::{Contact, Given, Told};
use domain::{Actor, Operation, PersonId, Stamp, State};
use sync::sim::chance::Chance;

/// A person, what the tablet shows them, and chance.
pub struct Hand<'a> {
    pub me: &'a PersonId,
    pub state: &'a State,
    pub chance: &'a mut Chance,
}

impl<'a> Hand<'a> {
    /// Brings some case on: most often one of one's own, else one that waits for a supervisor.
    pub fn act(&mut self) -> Option<Operation> {
        let state = self.state;
        let own: Vec<&Case> = state.case.owned_by(self.me).collect();
        let asked: Vec<&Case> = state.case.open().collect();
        let all = if self.chance.percent(70) { own } else { asked };
        let case = *self.chance.pick(&all)?;
        Some(Operation::Case(self.on(case)))
    }

    /// Opens a case from a contact that was received on this person's tablet.
    pub fn open(&mut self, contact: &Contact) -> Option<Operation> {
        let item = contact.item.clone()?;
        let stamp = Stamp {
            operation: domain::OperationId(contact.id.0.clone()),
            actor: Actor::Person(self.me.clone()),
            device: domain::DeviceId(String::new()),
            at: contact.at,
            received: contact.at,
            seen: 0,
            place: 0,
        };
        let no: CaseNo = next_no(self.state, &stamp, &item);
        let (contact, checklist) = (contact.id.clone(), BTreeMap::new());
        Some(Operation::Case(Ask::Open(Open { contact, no, item: None, checklist })))
    }

    fn on(&mut self, case: &'a Case) -> Ask {
        let id = case.id.clone();
        match &case.stage {
            Stage::Intake | Stage::Supplement { .. } => self.before_acceptance(case),
            Stage::Accepted => self.after_acceptance(case),
            Stage::Done { .. } | Stage::Refused { .. } | Stage::Withdrawn { .. } => {
                if case.awaits_delivery() && self.chance.percent(60) {
                    let ways = [Handing::InPerson, Handing::Proxy, Handing::Post];
                    let how = self.chance.pick(&ways).copied().unwrap_or(Handing::Post);
                    return Ask::Deliver(Deliver { case: id, how });
                }
                let (how, content) = (Told::Phone, "已告知".to_owned());
                Ask::GiveFeedback(GiveFeedback { case: id, how, content, reached: true })
            }
        }
    }

    fn before_acceptance(&mut self, case: &Case) -> Ask {
        let (id, ground) = (case.id.clone(), "设备故障".to_owned());
        let missing: BTreeSet<_> = case.missing();
        match self.chance.below(6) {
            0 => Ask::Convert(Convert { case: id, working_days: 5, ground }),
            1 => {
                let (lines, reason) = (Vec::new(), ground);
                Ask::AskSupplement(AskSupplement { case: id, missing, lines, reason })
            }
            2 => self.finish(case),
            _ if missing.is_empty() => Ask::Accept(Accept { case: id }),
            _ => {
                let marks = missing.into_iter().map(|key| (key, Mark::Has)).collect();
                Ask::Tick(Tick { case: id, marks })
            }
        }
    }

    fn after_acceptance(&mut self, case: &Case) -> Ask {
        let (id, words) = (case.id.clone(), "情况复杂".to_owned());
        if case.paused().is_some() && self.chance.percent(70) {
            return Ask::EndSpecial(EndSpecial { case: id, result: words });
        }
        if case.extension_asked().is_some() && self.chance.percent(70) {
            let decline = Answer::Decline { reason: words };
            let grant = Answer::Grant { told: Told::Phone };
            let answer = if self.chance.percent(70) { grant } else { decline };
            return Ask::AnswerExtension(AnswerExtension { case: id, answer });
        }
        match self.chance.below(8) {
            0 => {
                let (kind, given) = (Special::Appraisal, Given::Print);
                Ask::BeginSpecial(BeginSpecial { case: id, kind, basis: words, days: 3, given })
            }
            1 => Ask::AskExtension(AskExtension { case: id, working_days: 5, reason: words }),
            2 => {
                let kind = DelayKind::AwaitsVisitor;
                Ask::NoteDelay(NoteDelay { case: id, kind, note: words })
            }
            3 => Ask::TakeStep(TakeStep { case: id, name: words, note: String::new() }),
            4 if self.chance.percent(50) => Ask::Withdraw(Withdraw { case: id }),
            5 => {
                let remedy = "可申请复议".to_owned();
                Ask::Refuse(Refuse { case: id, ground: words, remedy, told: Told::Present })
            }
            _ => self.finish(case),
        }
    }

    fn finish(&mut self, case: &Case) -> Ask {
        let document = if self.chance.percent(30) { "12号".to_owned() } else { String::new() };
        let told = if self.chance.percent(80) { Told::Present } else { Told::Later };
        let (case, result) = (case.id.clone(), "已办结".to_owned());
        Ask::Finish(Finish { case, result, document, told })
    }
}

/// Says what does not hold of a case.
pub fn check(state: &State, case: &Case) -> Result<(), String> {
    let running = case.suspensions.iter().filter(|one| one.ended.is_none()).count();
    let granted = case.extensions.iter().filter(|one| one.added() > 0).count();
    if !state.people.persons.contains_key(case.owner()) {
        return Err(format!("S1.1.2 nobody answers for {}", case.id));
    }
    if running > 1 || (running > 0 && case.acceptance.is_none()) {
        return Err(format!("R-CLK-6 {} is stopped twice, or before it runs", case.id));
    }
    if granted > 1 {
        return Err(format!("R-CLK-7 {} is extended twice", case.id));
    }
    if !case.is_open() && case.awaits_delivery() {
        return Err(format!("R-CLK-11 {} is closed with its document here", case.id));
    }
    Ok(())
}
