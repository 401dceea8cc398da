//! What was kept of visitors is erased once its time is over: once a day, by the alarm. PIPL Art. 19

use std::collections::BTreeSet;

use bianmin::api::Problem;
use bianmin::retention;
use bianmin::rules::SYSTEM;
use domain::time::Timestamp;
use sync::ledger::{Broken, Ledger};

use super::Site;
use super::core::Core;
use crate::clock;
use crate::store::keeping::Kept;

/// Where the store keeps when it was last looked for what is over.
const LOOKED: &str = "worker_looked_for_old";

/// How often, ms.
const DAY: i64 = 86_400_000;

/// How many matters are looked through in one turn.
const MOST: u64 = 200;

impl Site {
    /// Erases a part of what is kept no longer, once a day. Returns whether more is to be looked through.
    pub(super) fn keep_no_longer(&self, site: &str) -> Result<bool, Problem> {
        let now = clock::now();
        self.within(site, move |core| {
            if core.next_erasing()? > now {
                return Ok(false);
            }
            Ok(core.keep_no_longer(now)?)
        })
    }
}

impl Core {
    /// Returns when it is next looked for what is kept no longer.
    pub(super) fn next_erasing(&self) -> Result<Timestamp, Broken> {
        let looked = self.authority.ledger().meta(LOOKED)?;
        let looked = looked.and_then(|text| text.parse::<i64>().ok());
        Ok(Timestamp(looked.map_or(0, |at| at.saturating_add(DAY))))
    }

    fn keep_no_longer(&mut self, now: Timestamp) -> Result<bool, Broken> {
        let over = retention::over(self.authority.state(), now.0);
        let contacts = self.keeping.closed_before(Kept::Contact, over.without_case, MOST)?;
        let cases = self.keeping.closed_before(Kept::Case, over.with_case, MOST)?;
        let more = [&contacts, &cases].iter().any(|some| u64::try_from(some.len()) == Ok(MOST));
        let bodies = [contacts, cases].concat();
        let named = retention::named(self.authority.state(), &bodies)
            .map_err(|error| Broken(format!("an archived matter: {error:?}")))?;
        named.matters.iter().try_for_each(|matter| self.keeping.looked_through(matter))?;
        named.slips.iter().try_for_each(|slip| self.keeping.forget_code(slip))?;
        let mut visitors = BTreeSet::new();
        for visitor in named.visitors {
            if self.keeping.is_kept_in_vain(&visitor)? {
                visitors.insert(visitor);
            }
        }
        if let Some(erasing) = retention::erasing(self.authority.state(), visitors, now.0) {
            if let Err(refusal) = self.submit(&erasing.operation, SYSTEM, now)? {
                return Err(Broken(format!("nothing is erased: {refusal}")));
            }
            erasing.said.iter().try_for_each(|operation| self.keeping.erase(operation))?;
        }
        if !more {
            self.authority.ledger_mut().put_meta(LOOKED, &now.0.to_string())?;
        }
        Ok(more)
    }
}
