//! From an address to the place it names.

use domain::{
    AppointmentId, AssessmentId, CaseId, ComplaintId, ContactId, GiftId, HandoverId, InquiryId,
    InspectionId, PersonId,
};

use super::Place;
use crate::screens::conduct::Sheet;

impl Place {
    /// Reads the place from an address, `/s/{site}/…`.
    pub fn read(address: &str) -> Self {
        let mut parts = address.split('/').filter(|part| !part.is_empty()).skip(2);
        let below: Vec<&str> = parts.clone().skip(1).collect();
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
            (Some("calls"), None) => Self::Calls,
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
            (Some("inspections"), None) => Self::Inspections,
            (Some("inspections"), Some("new")) => Self::Inspect(Sheet::FIRST),
            (Some("inspections"), Some(sheet)) => {
                Sheet::read(sheet).map_or(Self::Unknown, Self::Inspect)
            }
            (Some("inspection"), Some(id)) => Self::Inspection(InspectionId(id.to_owned())),
            (Some("gifts"), None) => Self::Gifts,
            (Some("gifts"), Some("register")) => Self::GiftRegister,
            (Some("gift"), Some(id)) => Self::Gift(GiftId(id.to_owned())),
            (Some("assessments"), None) => Self::Assessments,
            (Some("assessment"), Some(id)) => Self::Assessment(AssessmentId(id.to_owned())),
            (Some("queue"), None) => Self::Queue,
            (Some("duty"), None) => Self::Duty,
            (Some("room"), _) => Self::Room(below.join("/")),
            (Some("custody"), _) => Self::Custody(below.join("/")),
            (Some("records"), _) => Self::Records(below.join("/")),
            (Some("repairs"), _) => Self::Repairs(below.join("/")),
            (Some("attendance"), None) => Self::Attendance,
            (Some("registers"), None) => Self::Registers,
            (Some("registers"), Some("given")) => Self::GivenOut,
            (Some("handover"), None) => Self::Handover,
            (Some("handover"), Some(id)) => Self::OneHandover(HandoverId(id.to_owned())),
            (Some("phrases"), None) => Self::Phrases,
            (Some("phrases"), Some("train")) => Self::Train,
            (Some("tray"), None) => Self::Tray,
            (Some("more"), None) => Self::More,
            (Some(_), _) => Self::Unknown,
        }
    }
}
