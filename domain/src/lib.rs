//! The rules of the window, pure: no I/O, no clock, no chance. Tablet and server decide with them.

pub mod access;
pub mod accountability;
pub mod appointment;
pub mod archive;
pub mod assessment;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod complaint;
pub mod conduct;
pub mod contact;
pub mod context;
pub mod copying;
pub mod courtesy;
pub mod custody;
pub mod duty;
pub mod figures;
pub mod find;
pub mod handover;
pub mod id;
pub mod map;
pub mod message;
pub mod monthly;
pub mod people;
pub mod premises;
pub mod queue;
pub mod rating;
pub mod repair;
pub mod site;
pub mod text;
pub mod time;
pub mod volume;

// The fixture of the integration tests serves the tables beside the rules too.
#[cfg(test)]
extern crate self as domain;
#[cfg(test)]
#[path = "../tests/township/mod.rs"]
mod township;

mod asked;
mod enter;
mod evolve;
mod knowing;

use serde::{Deserialize, Serialize};

pub use contact::Beside;
pub use context::{Actor, Stamp};
pub use enter::enter;
pub use id::*;

/// What somebody asks for: one variant per capability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    Site(site::Operation),
    People(people::Operation),
    Catalogue(catalogue::Operation),
    Duty(duty::Operation),
    Contact(contact::Operation),
    Case(case::Operation),
    Queue(queue::Operation),
    Appointment(appointment::Operation),
    Premises(premises::Operation),
    Custody(custody::Operation),
    Repair(repair::Operation),
    Volume(volume::Operation),
    Copying(copying::Operation),
    Handover(handover::Operation),
    Complaint(complaint::Operation),
    Rating(rating::Operation),
    Conduct(conduct::Operation),
    Accountability(accountability::Operation),
    Assessment(assessment::Operation),
    Monthly(monthly::Operation),
    Message(message::Operation),
    Archive(archive::Operation),
}

/// What has happened: only [`decide`] makes one, and it is never undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Site(site::Event),
    People(people::Event),
    Catalogue(catalogue::Event),
    Duty(duty::Event),
    Contact(contact::Event),
    Case(case::Event),
    Queue(queue::Event),
    Appointment(appointment::Event),
    Premises(premises::Event),
    Custody(custody::Event),
    Repair(repair::Event),
    Volume(volume::Event),
    Copying(copying::Event),
    Handover(handover::Event),
    Complaint(complaint::Event),
    Rating(rating::Event),
    Conduct(conduct::Event),
    Accountability(accountability::Event),
    Assessment(assessment::Event),
    Monthly(monthly::Event),
    Message(message::Event),
    Archive(archive::Event),
}

/// Why an operation is not done; each reaches its person as a sentence with its clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Access(#[from] access::Refusal),
    #[error(transparent)]
    Site(#[from] site::Refusal),
    #[error(transparent)]
    People(#[from] people::Refusal),
    #[error(transparent)]
    Catalogue(#[from] catalogue::Refusal),
    #[error(transparent)]
    Duty(#[from] duty::Refusal),
    #[error(transparent)]
    Contact(#[from] contact::Refusal),
    #[error(transparent)]
    Case(#[from] case::Refusal),
    #[error(transparent)]
    Queue(#[from] queue::Refusal),
    #[error(transparent)]
    Appointment(#[from] appointment::Refusal),
    #[error(transparent)]
    Premises(#[from] premises::Refusal),
    #[error(transparent)]
    Custody(#[from] custody::Refusal),
    #[error(transparent)]
    Repair(#[from] repair::Refusal),
    #[error(transparent)]
    Volume(#[from] volume::Refusal),
    #[error(transparent)]
    Copying(#[from] copying::Refusal),
    #[error(transparent)]
    Handover(#[from] handover::Refusal),
    #[error(transparent)]
    Complaint(#[from] complaint::Refusal),
    #[error(transparent)]
    Rating(#[from] rating::Refusal),
    #[error(transparent)]
    Conduct(#[from] conduct::Refusal),
    #[error(transparent)]
    Accountability(#[from] accountability::Refusal),
    #[error(transparent)]
    Assessment(#[from] assessment::Refusal),
    #[error(transparent)]
    Monthly(#[from] monthly::Refusal),
    #[error(transparent)]
    Message(#[from] message::Refusal),
    #[error(transparent)]
    Courtesy(#[from] courtesy::Refusal),
}

/// What a rule would have a person notice without stopping them: clauses marked W.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Warning {
    Duty(duty::Warning),
    Contact(contact::Warning),
    Case(case::Warning),
    Appointment(appointment::Warning),
    Handover(handover::Warning),
    Courtesy(courtesy::Warning),
}

/// The outcome of an operation that is not refused.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    pub events: Vec<Event>,
    pub warnings: Vec<Warning>,
}

impl Decision {
    /// Returns it with what else comes of the same operation.
    fn and(mut self, more: Self) -> Self {
        self.events.extend(more.events);
        self.warnings.extend(more.warnings);
        self
    }
}

/// The working set of one site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    pub site: site::State,
    pub people: people::State,
    pub catalogue: catalogue::State,
    pub duty: duty::State,
    pub contact: contact::State,
    pub case: case::State,
    #[serde(default)]
    pub queue: queue::State,
    #[serde(default)]
    pub appointment: appointment::State,
    #[serde(default)]
    pub premises: premises::State,
    #[serde(default)]
    pub custody: custody::State,
    #[serde(default)]
    pub repair: repair::State,
    #[serde(default)]
    pub volume: volume::State,
    #[serde(default)]
    pub copying: copying::State,
    #[serde(default)]
    pub handover: handover::State,
    #[serde(default)]
    pub complaint: complaint::State,
    #[serde(default)]
    pub rating: rating::State,
    #[serde(default)]
    pub conduct: conduct::State,
    #[serde(default)]
    pub accountability: accountability::State,
    #[serde(default)]
    pub assessment: assessment::State,
    #[serde(default)]
    pub monthly: monthly::State,
    #[serde(default)]
    pub message: message::State,
    #[serde(default)]
    pub archive: archive::State,
    #[serde(default)]
    pub figures: figures::State,
}

/// Decides one operation: the same answer on every machine for the same inputs.
///
/// # Errors
/// The first refusal in order of precedence: access, then the slice's own rules, then whose time it
/// would take, then how it is said.
pub fn decide(state: &State, operation: &Operation, stamp: &Stamp) -> Result<Decision, Refusal> {
    access::check(state, operation, stamp)?;
    let mut decision = by_slice(state, operation, stamp)?;
    appointment::rules::names_broken(state, operation, &decision, stamp)?;
    let uncivil = courtesy::judge(state, operation, stamp)?;
    decision.warnings.extend(uncivil.map(Warning::Courtesy));
    Ok(decision)
}

/// Decides one operation by the rules of its slice, and by what later slices ask of it.
fn by_slice(state: &State, operation: &Operation, stamp: &Stamp) -> Result<Decision, Refusal> {
    match operation {
        Operation::Site(operation) => operation.decide(state, stamp),
        Operation::People(operation) => operation.decide(state, stamp),
        Operation::Catalogue(operation) => operation.decide(state, stamp),
        Operation::Duty(operation) => {
            if let duty::Operation::End(end) = operation {
                appointment::rules::day_close(state, end, stamp)?;
            }
            let decision = operation.decide(state, stamp)?;
            if let duty::Operation::ClosePost(close) = operation {
                appointment::rules::nobody_expected(state, &close.post, stamp.at)?;
            }
            Ok(decision)
        }
        Operation::Contact(operation) => {
            case::rules::in_hand(state, operation, stamp)?;
            operation.decide(state, stamp)
        }
        Operation::Case(operation) => operation.decide(state, stamp),
        Operation::Queue(operation) => operation.decide(state, stamp),
        Operation::Appointment(operation) => operation.decide(state, stamp),
        Operation::Premises(operation) => operation.decide(state, stamp),
        Operation::Custody(operation) => operation.decide(state, stamp),
        Operation::Repair(operation) => operation.decide(state, stamp),
        Operation::Volume(operation) => operation.decide(state, stamp),
        Operation::Copying(operation) => operation.decide(state, stamp),
        Operation::Handover(operation) => operation.decide(state, stamp),
        Operation::Complaint(operation) => operation.decide(state, stamp),
        Operation::Rating(operation) => operation.decide(state, stamp),
        Operation::Conduct(operation) => operation.decide(state, stamp),
        Operation::Accountability(operation) => operation.decide(state, stamp),
        Operation::Assessment(operation) => operation.decide(state, stamp),
        Operation::Monthly(operation) => operation.decide(state, stamp),
        Operation::Message(operation) => operation.decide(state, stamp),
        Operation::Archive(operation) => Ok(operation.decide(state, stamp)),
    }
}
