//! Once an assessment is frozen the alarm counts those in it, a few in a turn: a resident who books meanwhile waits
//! for one turn and not for all of them.

use bianmin::api::Problem;
use bianmin::assessing;
use bianmin::rules::SYSTEM;
use sync::ledger::Broken;

use super::Site;
use super::core::Core;
use crate::clock;

impl Site {
    /// Counts some of those who are left, and tells whoever watches. Returns whether more are left.
    pub(super) fn count_on(&self, site: &str) -> Result<bool, Problem> {
        self.within(site, |core| {
            let Some(count) = assessing::counts_next(core.authority.state()) else {
                return Ok(false);
            };
            if let Err(refusal) = core.submit(&count, SYSTEM, clock::now())? {
                return Err(Broken(format!("nobody is counted: {refusal}")).into());
            }
            Ok(core.is_counting())
        })
    }
}

impl Core {
    /// Says whether somebody is left to be counted.
    pub(super) fn is_counting(&self) -> bool {
        assessing::counts_next(self.authority.state()).is_some()
    }
}
