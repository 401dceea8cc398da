//! The clauses on what is asked of a contact while a case carries it on. S1.1.2, S1.6.3, S2.2.6.5

use super::{open, owned};
use crate::State;
use crate::contact::{Consult, LiftRecusal, Operation as Asked, Recuse, rules};
use crate::context::Stamp;

/// S1.1.2 What a case carries on is in hand while the case is open: then it is declared who is close to whom (S1.6.3),
/// and whoever has the case asks or tells somebody else of it. S2.2.6.5
pub fn in_hand(state: &State, asked: &Asked, stamp: &Stamp) -> Result<(), crate::Refusal> {
    let (contact, asks) = match asked {
        Asked::Recuse(Recuse { contact, .. }) | Asked::LiftRecusal(LiftRecusal { contact, .. }) => {
            (contact, false)
        }
        Asked::Consult(Consult { contact, .. }) => (contact, true),
        Asked::Receive(_)
        | Asked::Identify(_)
        | Asked::Notify(_)
        | Asked::AskMore(_)
        | Asked::Dispose(_)
        | Asked::Transfer(_)
        | Asked::AcceptTransfer(_)
        | Asked::ReturnTransfer(_)
        | Asked::Reassign(_)
        | Asked::KeepCallBack(_)
        | Asked::GiveFeedback(_)
        | Asked::Reveal(_)
        | Asked::Agree(_)
        | Asked::Reply(_) => return Ok(()),
    };
    let case = state.contact.get(contact).and_then(|one| state.case.get(one.case()?));
    let Some(case) = case else { return Ok(()) };
    open(case)?;
    if asks {
        owned(state, case, rules::actor(stamp)?, stamp.at)?;
    }
    Ok(())
}
