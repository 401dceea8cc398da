//! Who stands at a post: somebody answers for it at every minute of its record. S1.3.1

use bianmin::rules::operation_id;
use domain::duty::{Day, End, EndReason, Start, record};
use domain::time::{Date, Timestamp};
use domain::{Operation, PostId, State, duty};
use sync::sim::Here;

use super::Person;

/// S1.3.1 The record of a post on a day has no gap.
pub fn without_gap(state: &State, post: &PostId, day: Date) -> Result<(), String> {
    let stretches = record(state, post, day);
    let joined = stretches.windows(2).all(|pair| match pair {
        [before, after] => before.span.to == after.span.from,
        _ => true,
    });
    // A tablet whose clock is far off marks a day on which the post was not there yet.
    let zone = state.site.zone;
    let stood = state.duty.posts.get(post).and_then(|post| post.terms.first());
    let stood = stood.is_some_and(|term| term.from.date(zone) <= day);
    if joined && (!stretches.is_empty() || !stood) {
        return Ok(());
    }
    Err(format!("S1.3.1 the record of {post} on {day} has a gap"))
}

impl Person<'_> {
    /// Signs in at this tablet, and leaves another for it: only who has stood at one with a tablet's
    /// present log has places lent to it.
    pub fn sign_in(&mut self, here: &Here) -> Option<Operation> {
        let now = Timestamp(here.at);
        let log = operation_id(here.next).log();
        let today = self.state.duty.day(now.date(self.state.site.zone));
        let is_known = |day: &Day| day.marks.iter().any(|mark| mark.operation.log() == log);
        let asked = match duty::on_duty(self.state, &self.me, now) {
            Ok(_) if today.is_some_and(is_known) => return None,
            Ok(post) => {
                let why = EndReason::Emergency { reason: "换座".to_owned() };
                duty::Operation::End(End { post, why })
            }
            Err(_) => duty::Operation::Start(Start { post: self.post()? }),
        };
        Some(Operation::Duty(asked))
    }

    pub fn duty(&mut self) -> Option<Operation> {
        let post = self.post()?;
        let reason = || "急事".to_owned();
        Some(Operation::Duty(match self.chance.below(6) {
            0 => duty::Operation::End(End { post, why: EndReason::Relieved }),
            1 => duty::Operation::End(End { post, why: EndReason::Emergency { reason: reason() } }),
            _ => duty::Operation::Start(Start { post }),
        }))
    }
}
