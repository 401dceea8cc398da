//! What may become of a visit.

use serde::{Deserialize, Serialize};

use crate::text::words;

/// What may become of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    Notice,
    Finish,
    Accept,
    /// The papers are taken in, although some are missing.
    TakeIn,
    Answer,
    Transfer,
    Refer,
    CallBack,
    Refuse,
    Withdraw,
    Keep,
}

/// Every way, in the order in which they are offered.
pub const WAYS: [Way; 11] = [
    Way::Notice,
    Way::Finish,
    Way::Accept,
    Way::TakeIn,
    Way::Answer,
    Way::Transfer,
    Way::Refer,
    Way::CallBack,
    Way::Keep,
    Way::Refuse,
    Way::Withdraw,
];

impl Way {
    /// Says whether it needs something entered first.
    pub fn has_details(self) -> bool {
        match self {
            Self::Notice | Self::Finish | Self::Accept | Self::TakeIn | Self::Keep => false,
            Self::Answer
            | Self::Transfer
            | Self::Refer
            | Self::CallBack
            | Self::Refuse
            | Self::Withdraw => true,
        }
    }

    /// Returns what it is called.
    pub fn name(self) -> &'static str {
        let words = words();
        match self {
            Self::Notice => words.reception_notice,
            Self::Accept => words.reception_accept,
            Self::Finish => words.reception_finish,
            Self::TakeIn => words.reception_take_in,
            Self::Answer => words.reception_answer,
            Self::Transfer => words.reception_transfer,
            Self::Refer => words.reception_refer,
            Self::CallBack => words.reception_call_back,
            Self::Refuse => words.reception_refuse,
            Self::Withdraw => words.reception_withdrawn,
            Self::Keep => words.reception_keep,
        }
    }
}
