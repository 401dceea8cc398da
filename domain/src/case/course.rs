//! What happens to a case on its way: the clock stops and runs on, is lengthened, the visitor keeps
//! it waiting; steps are taken, and the result is handed over. R-CLK-6 to R-CLK-11

use serde::{Deserialize, Serialize};

use crate::calendar::{Due, Limit};
use crate::contact::{Given, Told};
use crate::id::PersonId;
use crate::time::Timestamp;

/// A procedure whose time does not count. 行政许可法 Art. 45
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Special {
    Hearing,
    Tender,
    Auction,
    Inspection,
    Testing,
    Quarantine,
    Appraisal,
    ExpertReview,
    /// Another one, with a legal basis of its own.
    Other,
}

/// A special procedure, during which the clock stands still. R-CLK-6
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    pub kind: Special,
    /// Why, and by which rule.
    pub basis: String,
    /// How many working days it is expected to take, as the visitor was told.
    pub days: u16,
    pub given: Given,
    pub from: Timestamp,
    pub by: PersonId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Resumption>,
}

/// The end of a special procedure: the clock runs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumption {
    pub at: Timestamp,
    pub by: PersonId,
    /// What came of it.
    pub result: String,
    /// The date as it is promised from now on.
    pub due: Due,
}

/// An extension: asked for once, and answered by a supervisor. R-CLK-7
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub asked: Timestamp,
    pub by: PersonId,
    pub working_days: u16,
    pub reason: String,
    pub stands: ExtensionStands,
}

/// How an extension stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExtensionStands {
    Asked,
    Granted { at: Timestamp, by: PersonId, told: Told, due: Due },
    Declined { at: Timestamp, by: PersonId, reason: String },
}

/// By what the visitor keeps a case waiting. R-CLK-10
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DelayKind {
    /// Did not come to an appointment that was told.
    MissedAppointment,
    /// Was asked for something after acceptance and has not brought it.
    AwaitsVisitor,
}

/// The visitor's own delay. R-CLK-10
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delay {
    pub kind: DelayKind,
    pub at: Timestamp,
    pub by: PersonId,
    /// What was told and when, without personal fields.
    pub note: String,
}

/// A step of the processing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessStep {
    pub at: Timestamp,
    pub by: PersonId,
    pub name: String,
    /// The opinion; may be blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// An immediate matter that became a promised one. S1.4.1
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversion {
    pub at: Timestamp,
    pub by: PersonId,
    pub ground: String,
    pub limit: Limit,
}

/// How a result is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Handing {
    InPerson,
    /// To somebody the visitor sent.
    Proxy,
    Post,
}

/// A result that was handed over. 行政许可法 Art. 44
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub at: Timestamp,
    pub by: PersonId,
    pub how: Handing,
}

impl Extension {
    /// Returns the working days it adds: none until it is granted.
    pub fn added(&self) -> u16 {
        match self.stands {
            ExtensionStands::Asked | ExtensionStands::Declined { .. } => 0,
            ExtensionStands::Granted { .. } => self.working_days,
        }
    }
}
