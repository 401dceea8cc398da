//! The masked name and phone of a visitor are shown to somebody: one tap, and recorded. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Event, State, rules};
use crate::context::Stamp;
use crate::id::{CaseId, ContactId, PersonId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to see the personal fields of a contact's visitor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reveal {
    pub contact: ContactId,
    /// The case from whose page they are looked at, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
}

/// Somebody was shown the personal fields of a contact's visitor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    pub contact: ContactId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    pub by: PersonId,
}

/// Who was shown them, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    pub at: Timestamp,
    pub by: PersonId,
}

impl Reveal {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        let by = rules::looked_at_by(contact, stamp)?.clone();
        let (contact, case) = (self.contact.clone(), self.case.clone());
        Ok(super::decision([Event::Revealed(Revealed { contact, case, by })]))
    }
}

impl Revealed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let look = Look { at: stamp.at, by: self.by.clone() };
        state.change(&self.contact, |contact| contact.looks.push(look));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access;
    use crate::contact::view::{Chapter, timeline};
    use crate::contact::{Operation, Refusal, Told};
    use crate::township::*;

    fn reveal(contact: &ContactId) -> Operation {
        Operation::Reveal(Reveal { contact: contact.clone(), case: None })
    }

    #[test]
    fn s2_1_7_who_looks_at_a_name_stands_in_the_story_of_the_matter() {
        let mut town = Township::morning();
        let named = town.receive(Wang, "FP07", &[]);
        let at = town.now;
        town.contact(Zhou, reveal(&named)).unwrap();
        town.contact(Chen, reveal(&named)).unwrap();
        let held = town.state.contact.get(&named).unwrap();
        let by: Vec<_> = held.looks.iter().map(|look| look.by.clone()).collect();
        assert_eq!(by, vec![town.id(Zhou), town.id(Chen)]);
        let story = timeline(held);
        let told: Vec<_> = story.iter().filter(|one| one.what == Chapter::Looked).collect();
        assert_eq!((told.len(), told[0].at, told[0].by), (2, at, Some(&town.id(Zhou))));
    }

    #[test]
    fn s2_1_7_there_is_a_name_to_look_at_and_a_visitor_to_serve() {
        let mut town = Township::morning();
        let unnamed = town.receive(Wang, "", &[]);
        assert_eq!(town.contact(Wang, reveal(&unnamed)), Err(Refusal::NobodyNamed.into()));
        let named = town.receive(Wang, "FP07", &[]);
        // Who sets the site up serves nobody, and so has no need to know.
        let done = town.contact(Sun, reveal(&named)).unwrap_err();
        assert!(matches!(done, crate::Refusal::Access(access::Refusal::NotAllowed { .. })));
        let stranger = ContactId("x-1".to_owned());
        let refusal = Refusal::UnknownContact { contact: stranger.clone() };
        assert_eq!(town.contact(Wang, reveal(&stranger)), Err(refusal.into()));
        // A matter that is closed keeps its name, and keeps who looked at it.
        town.notify(Wang, &named, &[], &[]).unwrap();
        town.dispose(Wang, &named, answered("已告知"), Told::Present).unwrap();
        town.contact(Wang, reveal(&named)).unwrap();
        assert_eq!(town.state.contact.get(&named).unwrap().looks.len(), 1);
    }
}
