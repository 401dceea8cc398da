//! What visitors are told in writing is civil: no phrase that is never to be said leaves a tablet, and whatever
//! asks something of them says please. S2.3.3, S2.2.6.3
//!
//! No slice of its own: it reads what others let out.

mod fold;
mod moment;
mod outgoing;
pub mod rules;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use moment::{Moment, said_at, spoken};

use crate::context::Stamp;
use crate::{Operation, State};

/// Why something is not told to a visitor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S2.3.3 the phrase {phrase} is never said: {text}")]
    Forbidden {
        phrase: String,
        /// As the site has published it.
        text: String,
    },
}

/// What might be said better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// Something is asked of the visitor, and 请 is not said. S2.2.6.3
    NoPlease {
        /// What was written.
        text: String,
    },
}

/// Judges what of an operation a visitor is told.
///
/// # Errors
/// A phrase that is never said.
pub fn judge(
    state: &State,
    operation: &Operation,
    stamp: &Stamp,
) -> Result<Option<Warning>, Refusal> {
    let texts = outgoing::outgoing(operation);
    if texts.is_empty() || stamp.person().is_none() {
        return Ok(None);
    }
    rules::civil(state, &texts, stamp)?;
    // A guide says what is done, and asks nobody in particular.
    let asks = !matches!(operation, Operation::Catalogue(_));
    Ok(asks.then(|| rules::please(&texts)).flatten())
}
