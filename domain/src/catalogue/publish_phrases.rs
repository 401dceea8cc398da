//! The phrases to say and never to say: S2.3, S2.4. The list of forbidden ones is open.

use serde::{Deserialize, Serialize};

use super::{Event, Phrase, Refusal, State, rules};
use crate::context::Stamp;

/// Replaces the phrases by a new list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishPhrases {
    pub phrases: Vec<Phrase>,
}

impl PublishPhrases {
    pub(super) fn decide(&self) -> Result<Event, Refusal> {
        rules::phrases(&self.phrases)?;
        Ok(Event::PhrasesPublished(self.clone()))
    }

    pub(super) fn evolve(&self, catalogue: &mut State, stamp: &Stamp) {
        catalogue.phrases_place = stamp.place;
        let phrases = self.phrases.iter().map(|phrase| (phrase.id.clone(), phrase.clone()));
        catalogue.phrases = phrases.collect();
    }
}
