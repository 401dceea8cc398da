//! What of an operation a visitor reads or is told: on a slip, on their phone, or by whoever looks it up.

use crate::appointment::Operation as Appoint;
use crate::case::{Answer, Operation as Case};
use crate::catalogue::{Item, Material, Operation as Catalogue, PhraseKind};
use crate::complaint::Operation as Complain;
use crate::contact::{Operation as Contact, Outcome};
use crate::repair::Operation as Repair;
use crate::text::Text;
use crate::{Operation, rating};

/// Returns the texts of an operation that a visitor is told; what stays inside the house is not among them.
pub(super) fn outgoing(operation: &Operation) -> Vec<&str> {
    let texts: Vec<&String> = match operation {
        Operation::Contact(operation) => of_contact(operation),
        Operation::Case(operation) => of_case(operation),
        Operation::Appointment(operation) => of_appointment(operation),
        Operation::Repair(operation) => of_repair(operation),
        Operation::Catalogue(operation) => of_catalogue(operation),
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Duty(_)
        | Operation::Queue(_)
        | Operation::Premises(_)
        | Operation::Custody(_)
        | Operation::Volume(_)
        | Operation::Copying(_)
        | Operation::Handover(_)
        | Operation::Complaint(_)
        | Operation::Rating(_)
        | Operation::Conduct(_)
        | Operation::Accountability(_)
        | Operation::Assessment(_)
        | Operation::Monthly(_)
        | Operation::Message(_)
        | Operation::Archive(_) => Vec::new(),
    };
    texts.into_iter().map(String::as_str).filter(|text| !text.trim().is_empty()).collect()
}

fn of_contact(operation: &Contact) -> Vec<&String> {
    match operation {
        Contact::Notify(notice) => notice.lines.iter().collect(),
        Contact::AskMore(more) => more.lines.iter().chain([&more.ground]).collect(),
        Contact::Dispose(dispose) => match &dispose.outcome {
            Outcome::Answered { answer } => vec![answer],
            Outcome::Refuse { ground, remedy } => vec![ground, remedy],
            Outcome::ReferOutside { .. } | Outcome::CallBack { .. } | Outcome::Withdrawn => {
                Vec::new()
            }
        },
        Contact::KeepCallBack(call) => vec![&call.content],
        Contact::GiveFeedback(feedback) => vec![&feedback.content],
        Contact::Receive(_)
        | Contact::Identify(_)
        | Contact::Transfer(_)
        | Contact::AcceptTransfer(_)
        | Contact::ReturnTransfer(_)
        | Contact::Reassign(_)
        | Contact::Reveal(_)
        | Contact::Agree(_)
        | Contact::Recuse(_)
        | Contact::LiftRecusal(_)
        | Contact::Consult(_)
        | Contact::Reply(_) => Vec::new(),
    }
}

fn of_case(operation: &Case) -> Vec<&String> {
    match operation {
        Case::AskSupplement(supplement) => {
            supplement.lines.iter().chain([&supplement.reason]).collect()
        }
        Case::Refuse(refuse) => vec![&refuse.ground, &refuse.remedy],
        Case::Finish(finish) => vec![&finish.result],
        Case::GiveFeedback(feedback) => vec![&feedback.content],
        Case::BeginSpecial(special) => vec![&special.basis],
        Case::EndSpecial(special) => vec![&special.result],
        Case::AskExtension(extension) => vec![&extension.reason],
        Case::AnswerExtension(extension) => match &extension.answer {
            Answer::Grant { .. } | Answer::Decline { .. } => Vec::new(),
        },
        Case::Convert(convert) => vec![&convert.ground],
        Case::Open(_)
        | Case::Tick(_)
        | Case::Accept(_)
        | Case::Withdraw(_)
        | Case::Reassign(_)
        | Case::NoteDelay(_)
        | Case::TakeStep(_)
        | Case::Deliver(_) => Vec::new(),
    }
}

fn of_appointment(operation: &Appoint) -> Vec<&String> {
    match operation {
        Appoint::Book(book) => vec![&book.promised],
        Appoint::Move(moved) => vec![&moved.reason],
        Appoint::Cancel(cancel) => vec![&cancel.reason],
        Appoint::SetTimes(_)
        | Appoint::Arrive(_)
        | Appoint::Serve(_)
        | Appoint::Miss(_)
        | Appoint::Lend(_)
        | Appoint::WriteOff(_)
        | Appoint::Reserve(_)
        | Appoint::NoteBreaches(_)
        | Appoint::ConfirmBreaches(_)
        | Appoint::Await(_)
        | Appoint::Hold(_)
        | Appoint::Release(_) => Vec::new(),
    }
}

fn of_repair(operation: &Repair) -> Vec<&String> {
    match operation {
        Repair::Finish(finish) => vec![&finish.words],
        Repair::Confirm(confirm) => vec![&confirm.words],
        Repair::Cancel(cancel) => vec![&cancel.words],
        Repair::AnnounceOutage(announce) => vec![&announce.place, &announce.why],
        Repair::ProlongOutage(prolong) => vec![&prolong.words],
        Repair::EndOutage(end) => vec![&end.words],
        Repair::SetTeam(_)
        | Repair::SetBuilding(_)
        | Repair::Report(_)
        | Repair::Correct(_)
        | Repair::ShowPhoto(_)
        | Repair::Take(_)
        | Repair::Reveal(_)
        | Repair::StandDown(_)
        | Repair::Dispatch(_)
        | Repair::Accept(_)
        | Repair::Arrive(_)
        | Repair::Reopen(_) => Vec::new(),
    }
}

/// Returns what every visitor reads of an item, and a phrase that is shown large.
fn of_catalogue(operation: &Catalogue) -> Vec<&String> {
    let texts = match operation {
        Catalogue::AddItem(add) => of_item(&add.item),
        Catalogue::ReviseItem(revise) => of_item(&revise.item),
        Catalogue::SavePhrase(phrase) => match phrase.kind {
            PhraseKind::Recommended => vec![&phrase.text],
            PhraseKind::Forbidden => Vec::new(),
        },
        Catalogue::SwitchItem(_)
        | Catalogue::AddDepartment(_)
        | Catalogue::ReviseDepartment(_)
        | Catalogue::SwitchDepartment(_)
        | Catalogue::AddUnit(_)
        | Catalogue::ReviseUnit(_)
        | Catalogue::ConfirmUnit(_)
        | Catalogue::SwitchUnit(_)
        | Catalogue::PublishPhrases(_)
        | Catalogue::RemovePhrase(_) => Vec::new(),
    };
    texts.into_iter().flat_map(|text| [&text.hans, &text.hant, &text.en]).collect()
}

fn of_material(material: &Material) -> [&Text; 2] {
    [&material.name, &material.when]
}

fn of_item(item: &Item) -> Vec<&Text> {
    let Item { limit_note, fee, conditions, procedure, special, .. } = item;
    let own = [limit_note, fee, conditions, procedure, special];
    own.into_iter().chain(item.materials.iter().flat_map(of_material)).collect()
}

/// Says whether the words that travel beside an operation are read by the visitor: what is answered to a complaint
/// or a rating, why it takes longer, and why a repair was opened again.
pub(super) fn reaches_a_visitor(operation: &Operation) -> bool {
    match operation {
        Operation::Complaint(operation) => match operation {
            Complain::Acknowledge(_)
            | Complain::Accept(_)
            | Complain::Extend(_)
            | Complain::Answer(_) => true,
            Complain::File(_)
            | Complain::PassOn(_)
            | Complain::ReturnVisit(_)
            | Complain::FirstContact(_)
            | Complain::SayMore(_)
            | Complain::ShowPhoto(_) => false,
        },
        Operation::Repair(operation) => matches!(operation, Repair::Reopen(_)),
        Operation::Rating(rating::Operation::Rate(_) | rating::Operation::Exclude(_))
        | Operation::Site(_)
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
        | Operation::Handover(_)
        | Operation::Conduct(_)
        | Operation::Accountability(_)
        | Operation::Assessment(_)
        | Operation::Monthly(_)
        | Operation::Message(_)
        | Operation::Archive(_) => false,
    }
}
