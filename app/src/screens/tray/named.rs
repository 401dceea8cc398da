//! What was asked, by its name on the screens.

use domain::{Operation, case, conduct, contact, custody, duty, handover, people, premises, queue};

use super::{booked, charts, mended};
use crate::text::Words;

/// Returns what was asked, in words.
pub fn name(words: &Words, asked: &Operation) -> &'static str {
    match asked {
        Operation::People(people::Operation::GiveOut(_)) => words.register_give,
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Archive(_) => words.tray_set_up,
        Operation::Duty(duty::Operation::Start(_)) => words.duty_start,
        Operation::Duty(duty::Operation::End(_)) => words.duty_leave,
        Operation::Duty(duty::Operation::AskCorrection(_)) => words.attendance_correct,
        Operation::Duty(duty::Operation::AnswerCorrection(_)) => words.attendance_answer,
        Operation::Duty(_) => words.tray_roster,
        Operation::Contact(asked) => of_contact(words, asked),
        Operation::Case(asked) => of_case(words, asked),
        Operation::Queue(asked) => of_queue(words, asked),
        Operation::Appointment(asked) => booked::name(words, asked),
        Operation::Premises(asked) => of_premises(words, asked),
        Operation::Custody(asked) => of_custody(words, asked),
        Operation::Repair(asked) => mended::name(words, asked),
        Operation::Volume(asked) => charts::name(words, asked),
        Operation::Copying(asked) => charts::copy_name(words, asked),
        Operation::Handover(asked) => of_handover(words, asked),
        Operation::Complaint(_) => words.complaint_title,
        Operation::Rating(_) => words.rating_title,
        Operation::Conduct(asked) => of_conduct(words, asked),
        Operation::Accountability(_) => words.inquiry_title,
        Operation::Assessment(_) => words.assessment_title,
        Operation::Monthly(_) => words.monthly_title,
        Operation::Message(_) => words.message_title,
    }
}

fn of_premises(words: &Words, asked: &premises::Operation) -> &'static str {
    match asked {
        premises::Operation::SetList(_) => words.tray_set_up,
        premises::Operation::Check(_) => words.premises_title,
        premises::Operation::GiveTask(_) => words.premises_give,
        premises::Operation::FinishTask(_) => words.premises_finish,
        premises::Operation::ShowPhoto(_) => words.premises_photo,
    }
}

fn of_custody(words: &Words, asked: &custody::Operation) -> &'static str {
    match asked {
        custody::Operation::Register(_) => words.custody_new,
        custody::Operation::Note(_) => words.custody_book,
        custody::Operation::Object(_) => words.custody_object,
        custody::Operation::Settle(_) => words.custody_settle,
        custody::Operation::Pass(_) => words.custody_pass,
        custody::Operation::TakeBack(_) => words.custody_take_back,
        custody::Operation::Accept(_) => words.custody_accept,
        custody::Operation::Keep(_) => words.custody_keep,
        custody::Operation::End(_) => words.custody_end,
    }
}

fn of_conduct(words: &Words, asked: &conduct::Operation) -> &'static str {
    match asked {
        conduct::Operation::Inspect(_)
        | conduct::Operation::Contest(_)
        | conduct::Operation::Settle(_) => words.inspection_title,
        conduct::Operation::DeclareGift(_) | conduct::Operation::ReceiveGift(_) => words.gift_title,
    }
}

fn of_queue(words: &Words, asked: &queue::Operation) -> &'static str {
    match asked {
        queue::Operation::Take(_) => words.queue_give,
        queue::Operation::Call(_) => words.queue_call,
        queue::Operation::Park(_) => words.queue_not_here,
        queue::Operation::Serve(_) => words.queue_here,
        queue::Operation::Leave(_) => words.queue_give_up,
    }
}

fn of_handover(words: &Words, asked: &handover::Operation) -> &'static str {
    match asked {
        handover::Operation::Give(_) => words.handover_give,
        handover::Operation::Take(_) | handover::Operation::TakeMore(_) => words.handover_take,
        handover::Operation::Withdraw(_) => words.handover_withdraw,
        handover::Operation::SettleDispute(_) => words.handover_settle,
    }
}

fn of_contact(words: &Words, asked: &contact::Operation) -> &'static str {
    match asked {
        contact::Operation::Receive(_) | contact::Operation::Identify(_) => words.reception_title,
        contact::Operation::Notify(_) | contact::Operation::AskMore(_) => words.reception_notice,
        contact::Operation::Dispose(_) => words.tray_outcome,
        contact::Operation::Transfer(_) => words.reception_transfer,
        contact::Operation::Consult(_) => words.contact_consult,
        contact::Operation::Reply(_) => words.contact_reply,
        contact::Operation::AcceptTransfer(_) => words.contact_accept,
        contact::Operation::ReturnTransfer(_) => words.contact_return,
        contact::Operation::Reassign(_) => words.contact_reassign,
        contact::Operation::KeepCallBack(_) => words.contact_call_made,
        contact::Operation::GiveFeedback(_) => words.contact_tell,
        contact::Operation::Reveal(_) => words.contact_reveal,
        contact::Operation::Agree(_) => words.message_title,
        contact::Operation::Recuse(_) => words.recusal_declare,
        contact::Operation::LiftRecusal(_) => words.recusal_lift,
    }
}

fn of_case(words: &Words, asked: &case::Operation) -> &'static str {
    match asked {
        case::Operation::Open(_) => words.contact_case_opened,
        case::Operation::Tick(_) => words.case_papers,
        case::Operation::AskSupplement(_) => words.case_ask,
        case::Operation::Accept(_) => words.reception_accept,
        case::Operation::Refuse(_) => words.reception_refuse,
        case::Operation::Finish(_) => words.case_finish,
        case::Operation::Withdraw(_) => words.reception_withdrawn,
        case::Operation::GiveFeedback(_) => words.contact_tell,
        case::Operation::Reassign(_) => words.contact_reassign,
        case::Operation::BeginSpecial(_) => words.case_special,
        case::Operation::EndSpecial(_) => words.case_special_end,
        case::Operation::AskExtension(_) => words.case_extend,
        case::Operation::AnswerExtension(_) => words.case_answer_extension,
        case::Operation::NoteDelay(_) => words.case_delay,
        case::Operation::Convert(_) => words.case_convert,
        case::Operation::TakeStep(_) => words.case_step,
        case::Operation::Deliver(_) => words.case_deliver,
    }
}
