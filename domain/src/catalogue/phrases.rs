//! A site's own phrases: added, put in other words, taken out. Those the document never lets be said stay. S2.3.3

use serde::{Deserialize, Serialize};

use super::{Event, Phrase, PhraseKind, Refusal, State, rules};
use crate::context::Stamp;
use crate::text::Text;

/// What begins the ids of a site's own phrases.
const OWN: &str = "S-";

/// Adds a phrase, or puts one in other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePhrase {
    /// Which one; a new one has none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub kind: PhraseKind,
    /// When it is said.
    pub situation: String,
    pub text: Text,
}

/// Takes a phrase out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePhrase {
    pub id: String,
}

impl SavePhrase {
    pub(super) fn decide(&self, catalogue: &State, stamp: &Stamp) -> Result<Event, Refusal> {
        let (id, clause) = match &self.id {
            Some(id) => {
                let known = rules::own_or_advised(catalogue, id)?;
                rules::kind_stays(known, self.kind)?;
                (id.clone(), known.clause.clone())
            }
            None => ([OWN, &stamp.operation.0].concat(), clause(self.kind).to_owned()),
        };
        let phrase = Phrase {
            id,
            kind: self.kind,
            clause,
            situation: self.situation.clone(),
            text: self.text.clone(),
        };
        rules::phrases(std::slice::from_ref(&phrase))?;
        rules::tells_itself(&phrase)?;
        Ok(Event::PhraseSaved(phrase))
    }
}

impl RemovePhrase {
    pub(super) fn decide(&self, catalogue: &State) -> Result<Event, Refusal> {
        rules::own_or_advised(catalogue, &self.id)?;
        Ok(Event::PhraseRemoved(self.clone()))
    }

    pub(super) fn evolve(&self, catalogue: &mut State, stamp: &Stamp) {
        catalogue.phrases_place = stamp.place;
        catalogue.phrases.remove(&self.id);
    }
}

impl Phrase {
    pub(super) fn evolve(&self, catalogue: &mut State, stamp: &Stamp) {
        catalogue.phrases_place = stamp.place;
        catalogue.phrases.insert(self.id.clone(), self.clone());
    }
}

/// Returns the clause a site's own phrase serves.
const fn clause(kind: PhraseKind) -> &'static str {
    match kind {
        PhraseKind::Recommended => "S2.3",
        PhraseKind::Forbidden => "S2.3.3",
    }
}
