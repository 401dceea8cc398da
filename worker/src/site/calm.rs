//! How often residents may ask, by where they come from, by their phone, and of a whole site.

use bianmin::api::{Code, Problem};
use booking::{Beside, Errand, Urgency};

use super::Site;
use super::caller::Caller;
use super::keys::digits;
use crate::limits::{self, Limit, Limits};

/// A limit with the name it is counted by.
type Named = (String, Limit);

/// What an errand is counted by.
pub(super) struct Counted {
    /// By where it comes from, whatever becomes of it.
    address: Vec<Named>,
    /// By its phone or by its kind, once it is taken.
    kind: Option<Named>,
}

impl Counted {
    pub fn of(caller: &Caller, errand: &Errand) -> Self {
        let is_photo = matches!(errand.beside, Some(Beside::Photo(_)));
        // That with a file was counted before it was read.
        let from = caller.address.as_deref().filter(|_| !is_photo);
        let name =
            |(what, limit): &(&str, Limit)| from.map(|from| (format!("{what}:{from}"), *limit));
        let limits: &[(&str, Limit)] = match errand.urgency {
            Urgency::Usual => &FORMS,
            Urgency::Broken => &[("broken", limits::REPORTS)],
            Urgency::Danger => {
                &[("danger", limits::DANGERS), ("dangers", limits::DANGERS_OF_A_DAY)]
            }
        };
        Self { address: limits.iter().filter_map(name).collect(), kind: of_kind(caller, errand) }
    }
}

/// The forms of one address.
const FORMS: [(&str, Limit); 2] = [("form", limits::FORMS), ("forms", limits::FORMS_OF_AN_HOUR)];

fn of_kind(caller: &Caller, errand: &Errand) -> Option<Named> {
    let address = caller.address.as_deref();
    match &errand.visitor {
        None if matches!(errand.beside, Some(Beside::Photo(_))) => Some(match address {
            Some(address) => (format!("photos:{address}"), limits::PHOTOS),
            None => ("photos".to_owned(), limits::PHOTOS_OF_STRANGERS),
        }),
        Some(one) => Some((format!("visitor:{}", digits(&one.phone)), limits::BOOKINGS)),
        // Whose address is known is counted by it already.
        None if errand.proven || address.is_some() => None,
        None => {
            let what = match errand.urgency {
                Urgency::Usual => "strangers",
                Urgency::Broken => "strangers broken",
                Urgency::Danger => "strangers danger",
            };
            Some((what.to_owned(), limits::FORMS_OF_STRANGERS))
        }
    }
}

impl Site {
    /// Counts what an address asks for before it is looked at. Villages and campuses share addresses, so it is
    /// no narrow gate; what a form does is counted once that is known, and a file, which is large, before.
    pub(super) fn calm(&self, caller: &Caller) -> Result<(), Problem> {
        let Some(address) = &caller.address else { return Ok(()) };
        let (wanted, post) = (&caller.wanted, caller.wanted.post);
        if booking::is_file(wanted) {
            return Ok(());
        }
        let limits: &[(&str, Limit)] = if booking::reports(wanted) {
            &[("reporting", limits::FOLLOWED)]
        } else if post && booking::takes_file(&wanted.path) {
            &FORMS
        } else if post {
            &[("sent", limits::PAGES)]
        } else if booking::follows(wanted) {
            &[("followed", limits::FOLLOWED)]
        } else {
            &[("page", limits::PAGES)]
        };
        let mut counts = self.addresses.borrow_mut();
        for (what, limit) in limits {
            let wait = counts.take(&format!("{what}:{address}"), *limit, caller.now());
            slower(wait, "too many requests")?;
        }
        Ok(())
    }

    /// Requires that an errand is within its limits, and counts it by where it comes from.
    pub(super) fn take(&self, caller: &Caller, counted: &Counted) -> Result<(), Problem> {
        let now = caller.now();
        let full = |counts: &Limits, (name, limit): &Named| {
            slower(counts.full(name, *limit, now), "too many of these forms")
        };
        counted.kind.iter().try_for_each(|one| full(&self.residents.borrow(), one))?;
        let mut counts = self.addresses.borrow_mut();
        counted.address.iter().try_for_each(|one| full(&counts, one))?;
        for (name, limit) in &counted.address {
            counts.count(name, *limit, now);
        }
        Ok(())
    }

    /// Counts an errand that was taken.
    pub(super) fn taken(&self, caller: &Caller, counted: &Counted) {
        if let Some((name, limit)) = &counted.kind {
            self.residents.borrow_mut().count(name, *limit, caller.now());
        }
    }
}

fn slower(wait: Option<u32>, why: &str) -> Result<(), Problem> {
    wait.map_or(Ok(()), |wait| Err(Problem::new(Code::SlowDown, why).after(wait)))
}
