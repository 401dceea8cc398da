//! The visitor agrees to be written to about a matter, or takes it back. 2.6, PIPL Art. 15, 29

use serde::{Deserialize, Serialize};

use super::{Event, State, rules};
use crate::context::Stamp;
use crate::id::ContactId;
use crate::text::Language;
use crate::{Decision, State as Site};

/// Asks to enter whether the visitor wants messages about a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agree {
    pub contact: ContactId,
    /// In which language they want them; nothing where they want none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages: Option<Language>,
}

/// The visitor has agreed to messages, or taken it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    pub contact: ContactId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages: Option<Language>,
}

impl Agree {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::reachable(contact, self.messages)?;
        if stamp.person().is_some() {
            rules::serving(state, stamp)?;
        }
        // What comes late from a tablet without a network does not bring back what was taken back since.
        let is_late = contact.messages_chosen.is_some_and(|chosen| stamp.at < chosen);
        if contact.messages == self.messages || (is_late && self.messages.is_some()) {
            return Ok(super::decision([]));
        }
        let agreed = Agreed { contact: self.contact.clone(), messages: self.messages };
        Ok(super::decision([Event::Agreed(agreed)]))
    }
}

impl Agreed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            contact.messages = self.messages;
            contact.messages_chosen = contact.messages_chosen.max(Some(stamp.at));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as Asked;
    use crate::contact::{Operation, Refusal};
    use crate::township::*;

    fn agree(contact: &ContactId, messages: Option<Language>) -> Operation {
        Operation::Agree(Agree { contact: contact.clone(), messages })
    }

    #[test]
    fn messages_are_sent_only_where_the_visitor_agrees_and_they_take_it_back_at_any_time() {
        let mut town = Township::morning();
        let named = town.receive(Wang, "FP07", &[]);
        let wanted = |town: &Township| town.state.contact.get(&named).unwrap().messages;
        assert_eq!(wanted(&town), None);
        town.contact(Wang, agree(&named, Some(Language::Hant))).unwrap();
        assert_eq!(wanted(&town), Some(Language::Hant));
        // The same again changes nothing, and writes nothing down.
        assert_eq!(
            town.contact(Wang, agree(&named, Some(Language::Hant))),
            Ok(Decision::default())
        );
        town.visitor(&Asked::Contact(agree(&named, None))).unwrap();
        assert_eq!(wanted(&town), None);
        // A tablet without a network had entered it before, and is heard of only now.
        let mut late = town.stamp(Wang);
        late.at = town.now.plus(crate::time::Minutes(-2));
        town.take(&agree(&named, Some(Language::Hant)).into(), &late).unwrap();
        assert_eq!(wanted(&town), None);
        town.contact(Wang, agree(&named, Some(Language::Hant))).unwrap();
        assert_eq!(wanted(&town), Some(Language::Hant));
    }

    #[test]
    fn who_left_no_name_and_phone_is_not_written_to() {
        let mut town = Township::morning();
        let unnamed = town.receive(Wang, "", &[]);
        let refusal = Refusal::NobodyNamed;
        let asked = agree(&unnamed, Some(Language::Hans));
        assert_eq!(town.contact(Wang, asked), Err(refusal.into()));
        assert!(town.contact(Wang, agree(&unnamed, None)).is_ok());
        let stranger = ContactId("x-1".to_owned());
        let refusal = Refusal::UnknownContact { contact: stranger.clone() };
        assert_eq!(town.contact(Wang, agree(&stranger, None)), Err(refusal.into()));
    }
}
