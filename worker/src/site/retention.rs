//! What was kept of visitors is erased once its time is over: once a day, by the alarm. PIPL Art. 19

use std::collections::BTreeSet;

use bianmin::api::Problem;
use bianmin::rules::SYSTEM;
use domain::archive::{self, Erase, Matter, outdated, over_before, with_nothing_here};
use domain::time::Timestamp;
use domain::{Operation, SubjectId};
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
        let (matters, more) = self.over(now)?;
        for matter in &matters {
            self.keeping.looked_through(&matter.contact.id.0)?;
            for one in &matter.appointments {
                self.keeping.forget_code(&one.id.0)?;
            }
        }
        let of_case = |matter: &Matter| matter.case.as_ref().and_then(|case| case.subject.clone());
        let subjects = matters.iter().flat_map(|one| [one.contact.subject.clone(), of_case(one)]);
        let mut visitors = BTreeSet::new();
        for visitor in with_nothing_here(self.authority.state(), subjects.flatten()) {
            if self.keeping.is_kept_in_vain(&visitor.0)? {
                visitors.insert(visitor);
            }
        }
        self.erase(visitors, now)?;
        if !more {
            self.authority.ledger_mut().put_meta(LOOKED, &now.0.to_string())?;
        }
        Ok(more)
    }

    /// Returns archived matters whose time is over, and whether there are more.
    fn over(&self, now: Timestamp) -> Result<(Vec<Matter>, bool), Broken> {
        let (contacts, cases) = over_before(&self.authority.state().site.settings, now);
        let (mut matters, mut more) = (Vec::new(), false);
        for (kept, before) in [(Kept::Contact, contacts), (Kept::Case, cases)] {
            let bodies = self.keeping.closed_before(kept, before.0, MOST)?;
            more |= u64::try_from(bodies.len()) == Ok(MOST);
            for body in bodies {
                let matter = serde_json::from_str(&body).map_err(|e| Broken(e.to_string()))?;
                matters.push(matter);
            }
        }
        Ok((matters, more))
    }

    /// Writes down what is erased, and erases it.
    fn erase(&mut self, visitors: BTreeSet<SubjectId>, now: Timestamp) -> Result<(), Broken> {
        let state = self.authority.state();
        let (complaints, ratings) = outdated(state, now);
        let complained = complaints.iter().filter_map(|id| state.complaint.get(id));
        let mut said: BTreeSet<String> = complained
            .flat_map(|one| one.steps.iter().map(|step| step.operation.0.clone()))
            .collect();
        let rated = ratings.iter().filter_map(|contact| state.rating.get(contact));
        said.extend(rated.map(|one| one.given_by.0.clone()));
        said.extend(complaints.iter().map(|id| id.0.clone()));
        said.extend(visitors.iter().map(|visitor| visitor.0.clone()));
        if said.is_empty() {
            return Ok(());
        }
        let erase = archive::Operation::Erase(Erase { visitors, complaints, ratings });
        if let Err(refusal) = self.submit(&Operation::Archive(erase), SYSTEM, now)? {
            return Err(Broken(format!("nothing is erased: {refusal}")));
        }
        said.iter().try_for_each(|operation| self.keeping.erase(operation))
    }
}
