//! Messages: only whoever agreed gets one, and each once. 2.6

use domain::Event;
use domain::message::Event as OfMessage;

use super::Step;

/// Judges an event: the gateway is given a message whose visitor agreed, and none that was given or told.
pub fn judge(step: &Step<'_>) -> Result<(), String> {
    let Event::Message(OfMessage::Noted(noted)) = step.event else { return Ok(()) };
    let contact = step.before.contact.get(&noted.contact);
    if contact.is_none_or(|contact| contact.messages.is_none()) {
        return Err(format!("2.6 agreed: {noted:?} to somebody who has not"));
    }
    if step.before.message.last(&noted.contact, &noted.message).is_some() {
        return Err(format!("2.6 once: {noted:?} was given or told before"));
    }
    Ok(())
}
