//! Messages: only whoever agreed gets one, and each once. 2.6

use domain::Event;
use domain::message::{Entry, Event as OfMessage, Outcome};

use super::Step;

/// Judges an event: the gateway is given a message whose visitor agreed, and none that was given or told.
pub fn judge(step: &Step<'_>) -> Result<(), String> {
    let Event::Message(OfMessage::Noted(noted)) = step.event else { return Ok(()) };
    let contact = step.before.contact.get(&noted.contact);
    if contact.is_none_or(|contact| contact.messages.is_none()) {
        return Err(format!("2.6 agreed: {noted:?} to somebody who has not"));
    }
    let is_settled = |entry: &Entry| match entry.outcome {
        Outcome::Sent | Outcome::Unsent | Outcome::Told { .. } => true,
        // Nobody answered the call: a message may still reach them.
        Outcome::NotReached { .. } => false,
    };
    let mut before = step.before.message.of(&noted.contact).iter();
    if before.any(|entry| entry.key == noted.message && is_settled(entry)) {
        return Err(format!("2.6 once: {noted:?} was given or told before"));
    }
    Ok(())
}
