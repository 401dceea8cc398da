//! From each operation to those who may attempt it.

mod overseen;

use overseen::{of_accountability, of_assessment, of_complaint, of_conduct, of_monthly, of_rating};

use super::Allowed;
use crate::people::{GiveOut, Register};
use crate::{
    Operation, appointment, archive, case, catalogue, contact, copying, custody, duty, handover,
    message, people, premises, queue, repair, site, volume,
};

/// Returns who may attempt an operation.
pub fn allowed(operation: &Operation) -> Allowed {
    match operation {
        Operation::Site(operation) => of_site(operation),
        Operation::People(operation) => of_people(operation),
        Operation::Catalogue(operation) => of_catalogue(operation),
        Operation::Duty(operation) => of_duty(operation),
        Operation::Contact(operation) => of_contact(operation),
        Operation::Case(operation) => of_case(operation),
        Operation::Queue(operation) => of_queue(operation),
        Operation::Appointment(operation) => of_appointment(operation),
        Operation::Premises(operation) => of_premises(operation),
        Operation::Custody(operation) => of_custody(operation),
        Operation::Repair(operation) => of_repair(operation),
        Operation::Volume(operation) => of_volume(operation),
        Operation::Copying(operation) => of_copying(operation),
        Operation::Handover(operation) => of_handover(operation),
        Operation::Complaint(operation) => of_complaint(operation),
        Operation::Rating(operation) => of_rating(operation),
        Operation::Conduct(operation) => of_conduct(operation),
        Operation::Accountability(operation) => of_accountability(operation),
        Operation::Assessment(operation) => of_assessment(operation),
        Operation::Monthly(operation) => of_monthly(operation),
        Operation::Message(operation) => of_message(operation),
        Operation::Archive(operation) => of_archive(operation),
    }
}

fn of_site(operation: &site::Operation) -> Allowed {
    use site::Operation as O;
    match operation {
        O::Open(_) => Allowed::Server,
        O::Describe(_)
        | O::SetHours(_)
        | O::SetLocalDay(_)
        | O::ClearLocalDay(_)
        | O::PublishYear(_)
        | O::ChangeSettings(_) => Allowed::SetUp,
    }
}

fn of_people(operation: &people::Operation) -> Allowed {
    use people::Operation as O;
    match operation {
        O::EnrolDevice(_) | O::AddLog(_) | O::RegisterKey(_) => Allowed::Server,
        O::Add(_) | O::Revise(_) | O::Retire(_) => Allowed::SetUp,
        O::RevokeDevice(_) | O::DropKeys(_) | O::Review(_) => Allowed::Care,
        O::GiveOut(give) => of_register(give),
    }
}

/// S2.1.7 Returns who may be given a register: whoever works with it, in the clear only whoever answers for those in
/// it. Days of everybody are for whoever leads, complaints for whoever oversees them, staff phones for whoever sets up.
fn of_register(give: &GiveOut) -> Allowed {
    match (give.what, give.personal) {
        (Register::Attendance | Register::Assessment, _) if give.person.is_none() => Allowed::Care,
        (Register::Attendance | Register::Assessment | Register::Handovers, _)
        | (Register::Ledger, false) => Allowed::Staff,
        (Register::Complaints | Register::Monthly | Register::GivenOut, _)
        | (Register::Cases | Register::Staff, false) => Allowed::Care,
        (Register::Ledger | Register::Cases, true) => Allowed::Supervision,
        (Register::Staff, true) => Allowed::SetUp,
    }
}

fn of_catalogue(operation: &catalogue::Operation) -> Allowed {
    use catalogue::Operation as O;
    match operation {
        O::AddItem(_)
        | O::ReviseItem(_)
        | O::SwitchItem(_)
        | O::AddDepartment(_)
        | O::ReviseDepartment(_)
        | O::AddUnit(_)
        | O::ReviseUnit(_)
        | O::SwitchDepartment(_)
        | O::SwitchUnit(_)
        | O::PublishPhrases(_) => Allowed::SetUp,
        O::ConfirmUnit(_) | O::SavePhrase(_) | O::RemovePhrase(_) => Allowed::Care,
    }
}

fn of_duty(operation: &duty::Operation) -> Allowed {
    use duty::Operation as O;
    match operation {
        O::AddPost(_) | O::RevisePost(_) | O::ClosePost(_) => Allowed::SetUp,
        O::PublishRoster(_) | O::PlanAbsence(_) | O::CancelAbsence(_) | O::AnswerCorrection(_) => {
            Allowed::Care
        }
        O::Start(_) | O::End(_) | O::AskCorrection(_) => Allowed::Service,
        O::NoteHeard(_) => Allowed::Server,
    }
}

fn of_contact(operation: &contact::Operation) -> Allowed {
    use contact::Operation as O;
    match operation {
        O::Reassign(_) | O::LiftRecusal(_) => Allowed::Supervision,
        O::Agree(_) => Allowed::Attendance,
        O::Receive(_)
        | O::Identify(_)
        | O::Notify(_)
        | O::AskMore(_)
        | O::Dispose(_)
        | O::Transfer(_)
        | O::AcceptTransfer(_)
        | O::ReturnTransfer(_)
        | O::KeepCallBack(_)
        | O::GiveFeedback(_)
        | O::Reveal(_)
        | O::Recuse(_)
        | O::Consult(_) => Allowed::Service,
        O::Reply(_) => Allowed::Staff,
    }
}

fn of_case(operation: &case::Operation) -> Allowed {
    use case::Operation as O;
    match operation {
        O::Reassign(_) | O::AnswerExtension(_) | O::Convert(_) => Allowed::Supervision,
        O::Open(_)
        | O::Tick(_)
        | O::AskSupplement(_)
        | O::Accept(_)
        | O::Refuse(_)
        | O::Finish(_)
        | O::Withdraw(_)
        | O::GiveFeedback(_)
        | O::BeginSpecial(_)
        | O::EndSpecial(_)
        | O::AskExtension(_)
        | O::NoteDelay(_)
        | O::TakeStep(_)
        | O::Deliver(_) => Allowed::Service,
    }
}

fn of_queue(operation: &queue::Operation) -> Allowed {
    use queue::Operation as O;
    match operation {
        O::Call(_) | O::Park(_) | O::Serve(_) => Allowed::Service,
        O::Take(_) | O::Leave(_) => Allowed::Attendance,
    }
}

fn of_appointment(operation: &appointment::Operation) -> Allowed {
    use appointment::Operation as O;
    match operation {
        O::Lend(_) | O::NoteBreaches(_) | O::ConfirmBreaches(_) | O::Hold(_) | O::Release(_) => {
            Allowed::Server
        }
        O::WriteOff(_) => Allowed::Supervision,
        O::SetTimes(_) => Allowed::Care,
        O::Book(_) | O::Serve(_) | O::Miss(_) => Allowed::Service,
        O::Move(_) | O::Cancel(_) | O::Arrive(_) | O::Await(_) => Allowed::Attendance,
        O::Reserve(_) => Allowed::Visitors,
    }
}

fn of_premises(operation: &premises::Operation) -> Allowed {
    use premises::Operation as O;
    match operation {
        O::SetList(_) => Allowed::SetUp,
        O::Check(_) => Allowed::Service,
        O::GiveTask(_) | O::FinishTask(_) | O::ShowPhoto(_) => Allowed::Staff,
    }
}

/// S2.1.7 Who holds a thing is in the rules; an administrator may hold what is entrusted to nobody yet.
fn of_custody(operation: &custody::Operation) -> Allowed {
    use custody::Operation as O;
    match operation {
        O::Settle(_) => Allowed::Care,
        O::Register(_)
        | O::Note(_)
        | O::Object(_)
        | O::Pass(_)
        | O::TakeBack(_)
        | O::Accept(_)
        | O::Keep(_)
        | O::End(_) => Allowed::Staff,
    }
}

fn of_repair(operation: &repair::Operation) -> Allowed {
    use repair::Operation as O;
    match operation {
        O::SetTeam(_) | O::SetBuilding(_) => Allowed::SetUp,
        O::Report(_) | O::ShowPhoto(_) | O::Confirm(_) | O::Reopen(_) | O::Cancel(_) => {
            Allowed::Attendance
        }
        O::Correct(_)
        | O::Take(_)
        | O::Reveal(_)
        | O::StandDown(_)
        | O::Dispatch(_)
        | O::Accept(_)
        | O::Arrive(_)
        | O::Finish(_)
        | O::AnnounceOutage(_)
        | O::ProlongOutage(_)
        | O::EndOutage(_) => Allowed::Service,
    }
}

/// S3.1, S3.4 Whoever serves keeps the lists, signs in, lends and seals; more at once than a site lends is allowed by
/// a supervisor, which is in the rules.
fn of_volume(operation: &volume::Operation) -> Allowed {
    use volume::Operation as O;
    match operation {
        O::Enlist(_)
        | O::Acknowledge(_)
        | O::Strike(_)
        | O::Receive(_)
        | O::Mend(_)
        | O::Shelve(_)
        | O::Chase(_)
        | O::Lend(_)
        | O::Renew(_)
        | O::Recall(_)
        | O::Tell(_)
        | O::SealUp(_)
        | O::Unseal(_)
        | O::Lose(_) => Allowed::Service,
    }
}

/// S3.3 Whoever serves copies; which papers it takes is in the rules.
fn of_copying(operation: &copying::Operation) -> Allowed {
    use copying::Operation as O;
    match operation {
        O::Ask(_) | O::Hand(_) | O::Withdraw(_) | O::Reveal(_) => Allowed::Service,
    }
}

fn of_handover(operation: &handover::Operation) -> Allowed {
    use handover::Operation as O;
    match operation {
        O::SettleDispute(_) => Allowed::Supervision,
        O::Give(_) | O::Take(_) | O::TakeMore(_) | O::Withdraw(_) => Allowed::Service,
    }
}

fn of_message(operation: &message::Operation) -> Allowed {
    match operation {
        message::Operation::Note(_) => Allowed::Server,
        message::Operation::Phone(_) => Allowed::Service,
    }
}

fn of_archive(operation: &archive::Operation) -> Allowed {
    use archive::Operation as O;
    match operation {
        O::Archive(_) | O::Recall(_) | O::Erase(_) => Allowed::Server,
    }
}
