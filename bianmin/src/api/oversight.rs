//! The JSON of oversight: what no tablet holds, asked of the server by those who may read it.

use std::collections::{BTreeMap, BTreeSet};

use domain::contact::Personal;
use domain::time::Timestamp;
use domain::{
    InquiryId, Operation, OperationId, PersonId, accountability, complaint, conduct, rating,
};
use serde::{Deserialize, Serialize};

/// Asks for what the person oversees; something may be done about it first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Oversee {
    /// An operation of the rules on complaints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<serde_json::Map<String, serde_json::Value>>"))]
    pub act: Option<Operation>,
    /// What is said with it, at most 1000 characters; an answer says something.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Whom it is about above all: of an assessment that is not frozen, what is counted of them so far is worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about: Option<PersonId>,
}

/// What the server tells a person of what no tablet holds: asked with [`Oversee`], and something may be done
/// first.
pub trait Told: serde::de::DeserializeOwned {
    /// Where it is asked, below the site.
    const ROUTE: &'static str;
}

impl Told for Overseen {
    const ROUTE: &'static str = "oversight";
}

impl Told for Concerning {
    const ROUTE: &'static str = "concerns";
}

impl Told for PassedOn {
    const ROUTE: &'static str = "passed";
}

impl Told for super::Assessed {
    const ROUTE: &'static str = "assessments";
}

impl Told for super::Monthly {
    const ROUTE: &'static str = "months";
}

/// Asks for a photo that was shown with a complaint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LookAt {
    /// The step in which it was shown, by its operation.
    #[cfg_attr(test, schemars(with = "String"))]
    pub step: OperationId,
}

/// A photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Photo {
    /// The JPEG, in Base64.
    pub jpeg: String,
}

/// What the person may read now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Overseen {
    /// Complaints, as the rules write them; none that is about whoever asks.
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub complaints: complaint::State,
    /// To administrators, how many complaints are overdue, also of those they may not read; none about them.
    #[serde(default, skip_serializing_if = "is_none")]
    pub late: usize,
    /// The bad ratings that some of the complaints carry on, as the rules write them.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub ratings: rating::State,
    /// Inspections and the register of gifts, as the rules write them.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub conduct: conduct::State,
    /// What is looked into, as the rules write it; none that is about whoever asks.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub inquiries: accountability::State,
    /// The inquiries that wait for the person: tablets do not know enough to say.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub waits: BTreeSet<InquiryId>,
    /// Whom of the staff the person may look into.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub may_open: BTreeSet<PersonId>,
    /// What was said, by the operation it was said with; name and phone beside it, if they were left.
    #[cfg_attr(
        test,
        schemars(with = "BTreeMap<String, serde_json::Map<String, serde_json::Value>>")
    )]
    pub words: BTreeMap<String, Personal>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// What concerns the person who asks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Concerning {
    /// What is looked into about them, as they may read it.
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub inquiries: accountability::State,
    /// The inspections that concern them, and the gifts they declared, as the rules write them.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub conduct: conduct::State,
    /// Whom of the staff they have declared a relative.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub relatives: BTreeSet<PersonId>,
    /// What was said, by the operation it was said with.
    #[cfg_attr(
        test,
        schemars(with = "BTreeMap<String, serde_json::Map<String, serde_json::Value>>")
    )]
    pub words: BTreeMap<String, Personal>,
}

/// What the person who asks has passed on of complaints, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PassedOn {
    pub numbers: Vec<Passed>,
}

/// A complaint that was passed on: its number, and nothing of what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Passed {
    pub no: String,
    /// When, in ms since 1970.
    #[cfg_attr(test, schemars(with = "i64"))]
    pub filed: Timestamp,
}
