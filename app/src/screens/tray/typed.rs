//! What a person typed into an operation, so that nothing has to be thought of twice.

use domain::{Operation, case, contact, custody, duty, handover, people, premises};

use super::{booked, charts, mended};

/// Returns what a person typed into an operation on a matter, so that it can be typed again.
pub fn typed(asked: &Operation) -> Vec<&str> {
    let mut typed = match asked {
        Operation::Contact(asked) => typed_of_contact(asked),
        Operation::Case(asked) => typed_of_case(asked),
        Operation::Appointment(asked) => booked::typed(asked),
        Operation::Handover(asked) => typed_of_handover(asked),
        Operation::Duty(asked) => typed_of_duty(asked),
        Operation::Premises(asked) => typed_of_premises(asked),
        Operation::Custody(asked) => typed_of_custody(asked),
        Operation::Repair(asked) => mended::typed(asked),
        Operation::Volume(asked) => charts::typed(asked),
        Operation::Copying(asked) => charts::copy_typed(asked),
        Operation::People(people::Operation::GiveOut(asked)) => vec![asked.words.as_str()],
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Queue(_)
        | Operation::Complaint(_)
        | Operation::Rating(_)
        | Operation::Conduct(_)
        | Operation::Accountability(_)
        | Operation::Assessment(_)
        | Operation::Monthly(_)
        | Operation::Message(_)
        | Operation::Archive(_) => Vec::new(),
    };
    typed.retain(|text| !text.trim().is_empty());
    typed
}

fn typed_of_contact(asked: &contact::Operation) -> Vec<&str> {
    use contact::{Ground, Operation as Asked, Outcome as End};
    match asked {
        Asked::Notify(one) => lines(&one.lines),
        Asked::AskMore(one) => [vec![one.ground.as_str()], lines(&one.lines)].concat(),
        Asked::Dispose(one) => match &one.outcome {
            End::Answered { answer } => vec![answer],
            End::Refuse { ground, remedy } => vec![ground, remedy],
            End::ReferOutside { .. } | End::CallBack { .. } | End::Withdrawn => Vec::new(),
        },
        Asked::Transfer(one) => vec![&one.reason],
        Asked::ReturnTransfer(one) => match &one.ground {
            Ground::Incomplete { lines: asked, .. } => lines(asked),
            Ground::NotOurDuty { .. } => Vec::new(),
        },
        Asked::Reassign(one) => vec![&one.reason],
        Asked::LiftRecusal(one) => vec![&one.reason],
        Asked::Consult(one) => vec![&one.words],
        Asked::Reply(one) => vec![&one.words],
        Asked::KeepCallBack(one) => vec![&one.content],
        Asked::GiveFeedback(one) => vec![&one.content],
        Asked::Receive(_)
        | Asked::Identify(_)
        | Asked::AcceptTransfer(_)
        | Asked::Reveal(_)
        | Asked::Agree(_)
        | Asked::Recuse(_) => Vec::new(),
    }
}

fn typed_of_case(asked: &case::Operation) -> Vec<&str> {
    use case::Operation as Asked;
    match asked {
        Asked::AskSupplement(one) => [vec![one.reason.as_str()], lines(&one.lines)].concat(),
        Asked::Refuse(one) => vec![&one.ground, &one.remedy],
        Asked::Finish(one) => vec![&one.result, &one.document],
        Asked::GiveFeedback(one) => vec![&one.content],
        Asked::Reassign(one) => vec![&one.reason],
        Asked::BeginSpecial(one) => vec![&one.basis],
        Asked::EndSpecial(one) => vec![&one.result],
        Asked::AskExtension(one) => vec![&one.reason],
        Asked::AnswerExtension(one) => match &one.answer {
            case::Answer::Grant { .. } => Vec::new(),
            case::Answer::Decline { reason } => vec![reason],
        },
        Asked::NoteDelay(one) => vec![&one.note],
        Asked::Convert(one) => vec![&one.ground],
        Asked::TakeStep(one) => vec![&one.name, &one.note],
        Asked::Open(_)
        | Asked::Tick(_)
        | Asked::Accept(_)
        | Asked::Withdraw(_)
        | Asked::Deliver(_) => Vec::new(),
    }
}

fn typed_of_duty(asked: &duty::Operation) -> Vec<&str> {
    use duty::Operation as Asked;
    match asked {
        Asked::AskCorrection(one) => vec![&one.reason],
        Asked::AnswerCorrection(one) => vec![&one.reason],
        Asked::AddPost(_)
        | Asked::RevisePost(_)
        | Asked::ClosePost(_)
        | Asked::PublishRoster(_)
        | Asked::PlanAbsence(_)
        | Asked::CancelAbsence(_)
        | Asked::Start(_)
        | Asked::End(_)
        | Asked::NoteHeard(_) => Vec::new(),
    }
}

fn typed_of_custody(asked: &custody::Operation) -> Vec<&str> {
    use custody::Operation as Asked;
    match asked {
        Asked::Register(one) => one.names.iter().map(String::as_str).collect(),
        Asked::Object(one) => vec![&one.words],
        Asked::Settle(one) => vec![&one.words],
        Asked::Keep(one) => vec![&one.why],
        Asked::End(one) => vec![&one.words],
        Asked::Note(one) => one.entry.of().and_then(custody::Of::title).into_iter().collect(),
        Asked::Pass(_) | Asked::TakeBack(_) | Asked::Accept(_) => Vec::new(),
    }
}

fn typed_of_premises(asked: &premises::Operation) -> Vec<&str> {
    use premises::Operation as Asked;
    match asked {
        Asked::Check(one) => one.lines.iter().filter_map(premises::Seen::words).collect(),
        Asked::FinishTask(one) => vec![&one.words],
        Asked::SetList(_) | Asked::GiveTask(_) | Asked::ShowPhoto(_) => Vec::new(),
    }
}

fn typed_of_handover(asked: &handover::Operation) -> Vec<&str> {
    use handover::{Held, Operation as Asked};
    match asked {
        Asked::Give(one) => {
            let held = one.held.iter().map(Held::what);
            held.chain(one.notes.iter().map(|note| note.text.as_str())).collect()
        }
        Asked::Take(one) => one.disputed.iter().map(|one| one.reason.as_str()).collect(),
        Asked::TakeMore(one) => one.disputed.as_deref().into_iter().collect(),
        Asked::SettleDispute(one) => vec![&one.reason],
        Asked::Withdraw(_) => Vec::new(),
    }
}

fn lines(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}
