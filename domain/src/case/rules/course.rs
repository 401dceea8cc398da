//! The clauses on what happens to a case on its way: stopped, lengthened, converted, handed over.

use super::super::{Case, Extension, Promise, Refusal, Stage, Suspension, promise};
use super::{before_acceptance, kind, not_settled, owned};
use crate::State;
use crate::calendar::Limit;
use crate::catalogue::{Item, ItemKind};
use crate::contact::rules::supervises;
use crate::contact::{Given, Told};
use crate::id::PersonId;
use crate::time::Timestamp;

/// R-CLK-6 What stops or lengthens a clock finds one that runs: the case is accepted, if only by
/// law, and has no outcome yet.
pub fn accepted<'a>(state: &State, case: &'a Case, at: Timestamp) -> Result<Promise<'a>, Refusal> {
    not_settled(case)?;
    promise(state, case, at).ok_or(Refusal::NotAccepted)
}

/// R-CLK-6 One special procedure runs at a time, and while it runs nothing is decided.
pub fn not_paused(case: &Case) -> Result<(), Refusal> {
    match case.paused() {
        Some(one) => Err(Refusal::Paused { since: one.from }),
        None => Ok(()),
    }
}

/// R-CLK-6 A special procedure ends that has begun.
pub fn paused(case: &Case) -> Result<&Suspension, Refusal> {
    case.paused().ok_or(Refusal::NotPaused)
}

/// R-CLK-6 A special procedure has a reason and a legal basis.
pub fn special_grounded(basis: &str) -> Result<(), Refusal> {
    if basis.trim().is_empty() { Err(Refusal::BasisBlank) } else { Ok(()) }
}

/// R-CLK-6 The visitor is told in writing how long a special procedure is expected to take.
pub fn told_in_writing(days: u16, given: Given) -> Result<(), Refusal> {
    if days == 0 {
        return Err(Refusal::NoDays);
    }
    match given {
        Given::Print | Given::Screen | Given::Message => Ok(()),
        Given::Read => Err(Refusal::NotInWriting),
    }
}

/// R-CLK-6 A special procedure ends with its result.
pub fn special_result(result: &str) -> Result<(), Refusal> {
    if result.trim().is_empty() { Err(Refusal::ResultBlank) } else { Ok(()) }
}

/// R-CLK-7 A date is moved before it is over: what comes after it counts as overtime.
pub fn before_expiry(promise: &Promise<'_>, at: Timestamp) -> Result<(), Refusal> {
    if at > promise.due.at { Err(Refusal::Expired { due: promise.due.date }) } else { Ok(()) }
}

/// R-CLK-7 A limit is extended once: not while an extension is asked for, nor after one was granted.
pub fn extended_once(case: &Case) -> Result<(), Refusal> {
    if case.extension_asked().is_some() {
        return Err(Refusal::ExtensionWaits);
    }
    let granted = case.extensions.iter().any(|one| Extension::added(one) > 0);
    if granted { Err(Refusal::ExtendedAlready) } else { Ok(()) }
}

/// R-CLK-7 An extension is of so many working days at most, and at least one.
pub fn extension_length(state: &State, days: u16) -> Result<(), Refusal> {
    let most = state.site.settings.extension_working_days;
    match days {
        0 => Err(Refusal::NoDays),
        days if days > most => Err(Refusal::ExtensionTooLong { most }),
        _ => Ok(()),
    }
}

/// R-CLK-7 What is granted or declined has been asked for.
pub fn extension_asked(case: &Case) -> Result<&Extension, Refusal> {
    case.extension_asked().ok_or(Refusal::NoExtensionAsked)
}

/// R-CLK-7 An extension is granted by a supervisor who is neither the owner nor who asked.
pub fn another_supervisor(
    state: &State,
    case: &Case,
    asked: &Extension,
    actor: &PersonId,
) -> Result<(), Refusal> {
    let own = case.owner() == actor || asked.by == *actor;
    if own || !supervises(state, actor) { Err(Refusal::OwnExtension) } else { Ok(()) }
}

/// S1.6.3 A supervisor who answers for a case is not the one whose word converts it.
pub fn not_ones_own(case: &Case, actor: &PersonId) -> Result<(), Refusal> {
    if case.owner() == actor { Err(Refusal::OwnConversion) } else { Ok(()) }
}

/// R-CLK-7 The visitor hears of an extension before the date it moves: with its granting.
pub fn told_now(told: Told) -> Result<(), Refusal> {
    match told {
        Told::Present | Told::Phone | Told::Message | Told::NoContact => Ok(()),
        Told::Later => Err(Refusal::NotToldYet),
    }
}

/// S1.6.2 A reason, a ground, the name of a step and what the visitor was told are written down.
pub fn said(words: &str) -> Result<(), Refusal> {
    if words.trim().is_empty() { Err(Refusal::NothingSaid) } else { Ok(()) }
}

/// S1.4.1 An immediate matter is converted before it is accepted: a date once promised stays.
pub fn convertible(case: &Case, guide: &Item) -> Result<(), Refusal> {
    before_acceptance(case)?;
    match kind(case, guide) {
        ItemKind::Immediate => Ok(()),
        ItemKind::Promised => Err(Refusal::NotImmediate),
    }
}

/// R-CLK-9 Returns the limit of a conversion: working days, not more than the statute allows the
/// item, or than the site sets where the statute says nothing.
pub fn conversion_limit(state: &State, guide: &Item, days: u16) -> Result<Limit, Refusal> {
    let limit = Limit::working_days(days);
    let usual = Limit::working_days(state.site.settings.conversion_working_days);
    let most = guide.statutory.unwrap_or(usual);
    if days == 0 {
        return Err(Refusal::NoDays);
    }
    if crate::catalogue::longer(limit, most) {
        return Err(Refusal::ConversionTooLong { most: most.count });
    }
    Ok(limit)
}

/// R-CLK-11 A document is handed over once, by whoever answers for the case.
pub fn deliverable(
    state: &State,
    case: &Case,
    actor: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    if let Some(delivery) = &case.delivery {
        return Err(Refusal::AlreadyDelivered { by: delivery.by.clone(), at: delivery.at });
    }
    owned(state, case, actor, at)?;
    if case.awaits_delivery() { Ok(()) } else { Err(Refusal::NothingToHandOver) }
}

/// S1.4.1 Says whether an immediate matter is neither done, nor converted, nor waiting for papers its
/// visitor was told to bring and has not brought yet.
pub fn is_left_open(state: &State, case: &Case) -> bool {
    let Ok(guide) = super::guide(state, case) else { return false };
    let awaited = match case.stage {
        Stage::Supplement { asked } => case.complete.is_none_or(|complete| complete < asked),
        Stage::Intake
        | Stage::Accepted
        | Stage::Done { .. }
        | Stage::Refused { .. }
        | Stage::Withdrawn { .. } => false,
    };
    kind(case, guide) == ItemKind::Immediate && !awaited && !case.is_settled()
}
