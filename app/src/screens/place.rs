//! Where one is: every screen has one line here.

use domain::{
    AppointmentId, AssessmentId, CaseId, ComplaintId, ContactId, HandoverId, InquiryId, PersonId,
};
use leptos::prelude::*;

use super::{
    appointment, assessment, attendance, case, complaint, contact, dashboard, duty, handover,
    inquiry, monthly, more, queue, reception, register, setup, today, tray, unknown,
};
use crate::client::Client;

/// A screen of somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Today,
    Reception,
    Ledger,
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
    /// The attendance register.
    Attendance,
    /// Registers, to be given out.
    Registers,
    /// What was given out.
    GivenOut,
    Handover,
    OneHandover(HandoverId),
    Tray,
    More,
    /// The set-up and what stands below it.
    Setup(String),
    Unknown,
}

impl Place {
    /// Reads the place from an address, `/s/{site}/…`.
    pub fn read(address: &str) -> Self {
        let mut parts = address.split('/').filter(|part| !part.is_empty()).skip(2);
        if let Some((_, below)) = address.split_once("/setup") {
            return Self::Setup(below.to_owned());
        }
        if let Some((_, below)) = address.split_once("/months") {
            return Self::Months(below.to_owned());
        }
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        if let (Some("assessment"), Some(id), Some(person)) = (first, second, third) {
            return Self::Assessee(AssessmentId(id.to_owned()), PersonId(person.to_owned()));
        }
        match (first, second) {
            (None, _) | (Some("today"), None) => Self::Today,
            (Some("receive"), None) => Self::Reception,
            (Some("ledger"), None) => Self::Ledger,
            (Some("contact"), Some(id)) => Self::Contact(ContactId(id.to_owned())),
            (Some("case"), Some(id)) => Self::Case(CaseId(id.to_owned())),
            (Some("appointments"), None) => Self::Appointments,
            (Some("appointment"), Some(id)) => Self::Appointment(AppointmentId(id.to_owned())),
            (Some("appoint"), Some(id)) => Self::Appoint(ContactId(id.to_owned())),
            (Some("complaints"), None) => Self::Complaints,
            (Some("complaint"), Some(id)) => Self::Complaint(ComplaintId(id.to_owned())),
            (Some("dashboard"), None) => Self::Dashboard,
            (Some("pass-on"), None) => Self::PassOn,
            (Some("inquiries"), None) => Self::Inquiries,
            (Some("inquiry"), Some(id)) => Self::Inquiry(InquiryId(id.to_owned())),
            (Some("concerns"), None) => Self::Concerns,
            (Some("assessments"), None) => Self::Assessments,
            (Some("assessment"), Some(id)) => Self::Assessment(AssessmentId(id.to_owned())),
            (Some("queue"), None) => Self::Queue,
            (Some("duty"), None) => Self::Duty,
            (Some("attendance"), None) => Self::Attendance,
            (Some("registers"), None) => Self::Registers,
            (Some("registers"), Some("given")) => Self::GivenOut,
            (Some("handover"), None) => Self::Handover,
            (Some("handover"), Some(id)) => Self::OneHandover(HandoverId(id.to_owned())),
            (Some("tray"), None) => Self::Tray,
            (Some("more"), None) => Self::More,
            (Some(_), _) => Self::Unknown,
        }
    }

    /// Returns the screen of the place.
    pub fn screen(self, client: Client) -> AnyView {
        match self {
            Self::Today => today::screen(client),
            Self::Reception => reception::screen(client),
            Self::Ledger => contact::ledger(client),
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
            Self::Assessments => assessment::list(client),
            Self::Assessment(id) => assessment::one(client, id),
            Self::Assessee(id, person) => assessment::person(client, id, person),
            Self::Months(below) => monthly::screen(client, &below),
            Self::Queue => queue::screen(client),
            Self::Duty => duty::screen(client),
            Self::Attendance => attendance::screen(client),
            Self::Registers => register::screen(client),
            Self::GivenOut => register::given(client),
            Self::Handover => handover::screen(client),
            Self::OneHandover(id) => handover::one(client, id),
            Self::Tray => tray::screen(client),
            Self::More => more::screen(client),
            Self::Setup(below) => setup::screen(client, &below),
            Self::Unknown => unknown::screen(),
        }
    }
}
