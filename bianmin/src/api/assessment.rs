//! The JSON of assessments: what no tablet holds, asked of the server by those it concerns; and of the secret
//! ballot, whose votes come from nobody.

use std::collections::{BTreeMap, BTreeSet};

use domain::assessment::{self, Veto, Vote};
use domain::contact::Personal;
use domain::{AssessmentId, PersonId};
use serde::{Deserialize, Serialize};

/// What the person who asks may read of assessments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Assessed {
    /// The cycles they take part in, as the rules write them: of those they assess everything, of themselves
    /// what is theirs, of the others the names.
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub assessments: assessment::State,
    /// Whom they assess in each cycle.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, Vec<String>>"))]
    pub assesses: BTreeMap<AssessmentId, BTreeSet<PersonId>>,
    /// What bars whom they assess from being excellent in each cycle. 2.12
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, BTreeMap<String, Vec<String>>>"))]
    pub vetoes: BTreeMap<AssessmentId, BTreeMap<PersonId, BTreeSet<Veto>>>,
    /// Whom they might assess in another one.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub may_assess: BTreeSet<PersonId>,
    /// The papers that were counted in ballots they voted in: a voter finds their own.
    pub receipts: BTreeSet<String>,
    /// What was said, by the operation it was said with.
    #[cfg_attr(
        test,
        schemars(with = "BTreeMap<String, serde_json::Map<String, serde_json::Value>>")
    )]
    pub words: BTreeMap<String, Personal>,
}

/// Asks for the papers of a ballot: each is blinded, and nobody can know it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AskPapers {
    #[cfg_attr(test, schemars(with = "String"))]
    pub assessment: AssessmentId,
    /// A blinded paper for each person to vote on: 64 hex digits.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, String>"))]
    pub blinded: BTreeMap<PersonId, String>,
}

/// The papers, marked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Papers {
    #[cfg_attr(test, schemars(with = "BTreeMap<String, MarkedPaper>"))]
    pub marked: BTreeMap<PersonId, MarkedPaper>,
}

/// A blinded paper that is marked, and the proof that the published key marked it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MarkedPaper {
    /// 64 hex digits.
    pub element: String,
    /// 128 hex digits.
    pub proof: String,
}

/// A vote on one person. No tablet signs it, and nobody is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cast {
    #[cfg_attr(test, schemars(with = "String"))]
    pub assessment: AssessmentId,
    #[cfg_attr(test, schemars(with = "String"))]
    pub about: PersonId,
    /// The name of the paper: 32 hex digits.
    pub paper: String,
    /// The proof that it is good: 64 hex digits.
    pub proof: String,
    /// A grade in each dimension.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub vote: Vote,
}

/// A vote was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Taken {
    pub paper: String,
}
