//! Who asks for a copy, with which papers, of which parts. S3.3, 医疗机构病历管理规定 Arts. 17 to 21

use serde::{Deserialize, Serialize};

/// Who asks for a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Applicant {
    Patient,
    /// Somebody the patient sends.
    Agent,
    /// A close relative and heir of a patient who has died.
    Heir,
    /// Somebody such an heir sends.
    HeirsAgent,
    /// Of a child, or of somebody who cannot act.
    Guardian,
    /// A commercial insurer.
    Insurer,
    /// Police, courts, procurators, social security, medical insurance, appraisal of accidents.
    Authority,
}

impl Applicant {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::Patient,
        Self::Agent,
        Self::Heir,
        Self::HeirsAgent,
        Self::Guardian,
        Self::Insurer,
        Self::Authority,
    ];

    /// Says whether a letter of its own unit stands for whoever comes.
    pub fn is_unit(self) -> bool {
        match self {
            Self::Insurer | Self::Authority => true,
            Self::Patient | Self::Agent | Self::Heir | Self::HeirsAgent | Self::Guardian => false,
        }
    }

    /// Says whether they ask for somebody else, as a trade where it is often.
    pub fn is_agent(self) -> bool {
        match self {
            Self::Agent | Self::HeirsAgent | Self::Insurer => true,
            Self::Patient | Self::Heir | Self::Guardian | Self::Authority => false,
        }
    }
}

/// A paper that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Proof {
    PatientId,
    AgentId,
    /// Legal proof of the agency.
    Agency,
    PowerOfAttorney,
    DeathCertificate,
    HeirId,
    /// Legal proof of kinship.
    Kinship,
    GuardianId,
    /// The household book with the child, or the birth certificate.
    Guardianship,
    /// The statutory letter of retrieval.
    Letter,
    HandlerId,
    /// The handler's work ID, of the unit of the letter.
    HandlerWorkId,
    /// A copy of the insurance contract.
    Contract,
    /// Of the patient or their agent; of the heirs where the patient has died.
    Consent,
}

/// Of what a copy is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Parts {
    Whole,
    /// Those that are named: by the applicant, by the consent, by the letter.
    Named {
        parts: String,
    },
}
