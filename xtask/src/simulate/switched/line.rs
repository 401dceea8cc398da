//! What the site would do without the rule that nobody is called by two.

use domain::queue::{Called, Event as InLine, Operation as Asks, Refusal as No};
use domain::{Decision, Event, Operation, Refusal, Stamp, State, duty};

use super::{Real, Rule};

/// Decides without the rule: who asks calls, whoever calls already.
pub fn decide(
    off: Rule,
    state: &State,
    asked: &Asks,
    stamp: &Stamp,
    real: Real,
) -> Result<Decision, Refusal> {
    let decision = real(state, &Operation::Queue(asked.clone()), stamp);
    match (off, asked, &decision) {
        (Rule::CalledByOne, Asks::Call(call), Err(Refusal::Queue(No::CalledBy { .. }))) => {
            let at = stamp.person().and_then(|me| duty::on_duty(state, me, stamp.at).ok());
            let Some(post) = at else { return decision };
            let called = Called { ticket: call.ticket.clone(), post, ahead: None };
            Ok(Decision {
                events: vec![Event::Queue(InLine::Called(called))],
                warnings: Vec::new(),
            })
        }
        _ => decision,
    }
}
