//! What a giver may add to a register. 2.8

use domain::handover::NoteKind;
use serde::{Deserialize, Serialize};

use crate::text::Words;

/// What a line is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    #[default]
    Papers,
    Keeping,
    Forms,
    Cash,
    Device,
    Note(NoteKind),
}

/// All of them, in the order they are offered.
pub const KINDS: [Kind; 9] = [
    Kind::Papers,
    Kind::Keeping,
    Kind::Forms,
    Kind::Cash,
    Kind::Device,
    Kind::Note(NoteKind::Incident),
    Kind::Note(NoteKind::Instruction),
    Kind::Note(NoteKind::Safety),
    Kind::Note(NoteKind::Remark),
];

impl Kind {
    /// Returns what it is called.
    pub fn said(self, words: &Words) -> &'static str {
        match self {
            Self::Papers => words.handover_papers,
            Self::Keeping => words.handover_keeping,
            Self::Forms => words.handover_forms,
            Self::Cash => words.handover_cash,
            Self::Device => words.handover_device,
            Self::Note(kind) => super::line::note_kind(kind),
        }
    }
}
