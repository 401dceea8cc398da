//! Where one is: every screen has one line here.

mod read;

use domain::{
    AppointmentId, AssessmentId, CaseId, ComplaintId, ContactId, GiftId, HandoverId, InquiryId,
    InspectionId, PersonId,
};
use leptos::prelude::*;

use super::{
    appointment, assessment, attendance, case, complaint, conduct, contact, custody, dashboard,
    duty, gift, handover, inquiry, monthly, more, phrase, premises, queue, reception, register,
    repair, setup, today, tray, unknown, volume,
};
use crate::client::Client;

/// A screen of somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Today,
    Reception,
    Ledger,
    /// Every call that is promised.
    Calls,
    Contact(ContactId),
    Case(CaseId),
    /// The appointments of the site.
    Appointments,
    Appointment(AppointmentId),
    Complaints,
    Complaint(ComplaintId),
    /// The figures, for those who oversee.
    Dashboard,
    /// A complaint is passed on.
    PassOn,
    /// What is looked into, for those who do.
    Inquiries,
    Inquiry(InquiryId),
    /// What is looked into about oneself.
    Concerns,
    /// The inspections, for those who oversee.
    Inspections,
    Inspect(conduct::Sheet),
    Inspection(InspectionId),
    /// What was offered to oneself.
    Gifts,
    GiftRegister,
    Gift(GiftId),
    /// The assessments that concern one.
    Assessments,
    Assessment(AssessmentId),
    /// Somebody whom one assesses.
    Assessee(AssessmentId, PersonId),
    /// The windows' months in points and what stands below them.
    Months(String),
    /// The lines of the windows.
    Queue,
    /// A time being chosen for a contact's matter.
    Appoint(ContactId),
    Duty,
    /// The room and what stands below it: its lists, its record, what is to be done.
    Room(String),
    /// The medical records, and each volume of them.
    Records(String),
    /// What is in custody, and each thing of it.
    Custody(String),
    /// The repairs and what stands below them: each of them, a new one, the outages.
    Repairs(String),
    /// The attendance register.
    Attendance,
    /// Registers, to be given out.
    Registers,
    /// What was given out.
    GivenOut,
    Handover,
    OneHandover(HandoverId),
    /// The book of phrases.
    Phrases,
    Train,
    Tray,
    More,
    /// The set-up and what stands below it.
    Setup(String),
    Unknown,
}

impl Place {
    /// Returns the screen of the place.
    pub fn screen(self, client: Client) -> AnyView {
        match self {
            Self::Today => today::screen(client),
            Self::Reception => reception::screen(client),
            Self::Ledger => contact::ledger(client),
            Self::Calls => contact::calls(client),
            Self::Contact(contact) => contact::screen(client, contact),
            Self::Case(case) => case::screen(client, case),
            Self::Appointments => appointment::list(client),
            Self::Appointment(id) => appointment::screen(client, id),
            Self::Appoint(contact) => appointment::book(client, contact),
            Self::Complaints => complaint::list(client),
            Self::Complaint(id) => complaint::one(client, id),
            Self::Dashboard => dashboard::screen(client),
            Self::PassOn => complaint::pass_on(client),
            Self::Inquiries => inquiry::list(client),
            Self::Inquiry(id) => inquiry::one(client, id),
            Self::Concerns => inquiry::own(client),
            Self::Inspections => conduct::list(client),
            Self::Inspect(sheet) => conduct::record(client, sheet),
            Self::Inspection(id) => conduct::one(client, id),
            Self::Gifts => gift::own(client),
            Self::GiftRegister => gift::register(client),
            Self::Gift(id) => gift::one(client, id),
            Self::Assessments => assessment::list(client),
            Self::Assessment(id) => assessment::one(client, id),
            Self::Assessee(id, person) => assessment::person(client, id, person),
            Self::Months(below) => monthly::screen(client, &below),
            Self::Queue => queue::screen(client),
            Self::Duty => duty::screen(client),
            Self::Room(below) => premises::screen(client, &below),
            Self::Records(below) => volume::screen(client, &below),
            Self::Custody(below) => custody::screen(client, &below),
            Self::Repairs(below) => repair::screen(client, &below),
            Self::Attendance => attendance::screen(client),
            Self::Registers => register::screen(client),
            Self::GivenOut => register::given(client),
            Self::Handover => handover::screen(client),
            Self::OneHandover(id) => handover::one(client, id),
            Self::Phrases => phrase::book(client),
            Self::Train => phrase::train(client),
            Self::Tray => tray::screen(client),
            Self::More => more::screen(client),
            Self::Setup(below) => setup::screen(client, &below),
            Self::Unknown => unknown::screen(),
        }
    }
}
