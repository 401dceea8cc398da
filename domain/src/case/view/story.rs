//! The story of one case: what happened, when, and who did it. S2.1.7

use crate::State;
use crate::calendar::Due;
use crate::case::rules::{deemed, settled_at};
use crate::case::{
    Case, Conversion, Delay, Extension, ExtensionStands, Handing, ProcessStep, Resumption, Stage,
    Supplement, Suspension,
};
use crate::contact::{Consultation, Feedback, Lifting, Moved, Recusal, Replied, view};
use crate::id::PersonId;
use crate::time::Timestamp;

/// What happened in the story of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chapter<'a> {
    Opened,
    Complete,
    SupplementAsked(&'a Supplement),
    Accepted(Due),
    /// The law accepted it, for a date. R-CLK-4
    Deemed(Due),
    Converted(&'a Conversion),
    Paused(&'a Suspension),
    Resumed(&'a Resumption),
    ExtensionAsked(&'a Extension),
    ExtensionGranted(Due),
    ExtensionDeclined(&'a str),
    Delayed(&'a Delay),
    Step(&'a ProcessStep),
    Reassigned {
        to: &'a PersonId,
        reason: &'a str,
    },
    /// Came with the post. S1.3.3
    HandedOver,
    Settled(&'a Stage),
    Feedback(&'a Feedback),
    Delivered(Handing),
    Looked,
    /// Somebody close to the visitor decides nothing in it. S1.6.3
    Recused(&'a Recusal, Option<&'a Lifting>),
    /// Somebody else was asked or told of it. S2.2.4, S2.2.6.5
    Consulted(&'a Consultation),
    Replied(&'a Replied),
    Closed,
}

/// One moment in the story of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment<'a> {
    pub at: Timestamp,
    pub by: Option<&'a PersonId>,
    pub what: Chapter<'a>,
}

fn moment<'a>(at: Timestamp, by: Option<&'a PersonId>, what: Chapter<'a>) -> Moment<'a> {
    Moment { at, by, what }
}

/// Returns the story of a case in order of time, with who looked at the visitor's name. S2.1.7
pub fn timeline<'a>(state: &'a State, case: &'a Case, now: Timestamp) -> Vec<Moment<'a>> {
    let mut moments = vec![moment(case.opened, None, Chapter::Opened)];
    moments.extend(case.complete.map(|at| moment(at, None, Chapter::Complete)));
    let supplements = case.supplements.iter();
    moments.extend(
        supplements.map(|one| moment(one.at, Some(&one.by), Chapter::SupplementAsked(one))),
    );
    moments.extend(accepted(state, case, now));
    moments.extend(on_its_way(case));
    moments.extend(extensions(case));
    moments.extend(case.owners.moved.iter().filter_map(|period| match &period.how {
        Moved::First | Moved::Accepted | Moved::WithContact => None,
        Moved::Reassigned { by, reason } => {
            let what = Chapter::Reassigned { to: &period.person, reason };
            Some(moment(period.from, Some(by), what))
        }
        Moved::HandedOver { .. } => {
            Some(moment(period.from, Some(&period.person), Chapter::HandedOver))
        }
    }));
    moments.extend(asked(state, case));
    moments.extend(ending(state, case));
    moments.sort_by_key(|moment| moment.at);
    moments
}

/// Returns the acceptance, by somebody or by law.
fn accepted<'a>(state: &State, case: &'a Case, now: Timestamp) -> Option<Moment<'a>> {
    let by_law = |due| moment(case.ask_by.at, None, Chapter::Deemed(due));
    match &case.acceptance {
        Some(one) if one.deemed => Some(by_law(one.due)),
        Some(one) => Some(moment(one.at, Some(&one.by), Chapter::Accepted(one.due))),
        None => deemed(state, case, now).map(|one| by_law(one.due)),
    }
}

/// Returns the conversion, the special procedures, the visitor's delays and the steps.
fn on_its_way(case: &Case) -> Vec<Moment<'_>> {
    let converted = case.conversion.iter();
    let mut moments: Vec<Moment<'_>> =
        converted.map(|one| moment(one.at, Some(&one.by), Chapter::Converted(one))).collect();
    for one in &case.suspensions {
        moments.push(moment(one.from, Some(&one.by), Chapter::Paused(one)));
        let ended = one.ended.iter();
        moments.extend(ended.map(|end| moment(end.at, Some(&end.by), Chapter::Resumed(end))));
    }
    let delays = case.delays.iter();
    moments.extend(delays.map(|one| moment(one.at, Some(&one.by), Chapter::Delayed(one))));
    let steps = case.steps.iter();
    moments.extend(steps.map(|one| moment(one.at, Some(&one.by), Chapter::Step(one))));
    moments
}

/// Returns the extensions with their answers.
fn extensions(case: &Case) -> Vec<Moment<'_>> {
    let mut moments = Vec::new();
    for one in &case.extensions {
        moments.push(moment(one.asked, Some(&one.by), Chapter::ExtensionAsked(one)));
        moments.extend(match &one.stands {
            ExtensionStands::Asked => None,
            ExtensionStands::Granted { at, by, due, .. } => {
                Some(moment(*at, Some(by), Chapter::ExtensionGranted(*due)))
            }
            ExtensionStands::Declined { at, by, reason } => {
                Some(moment(*at, Some(by), Chapter::ExtensionDeclined(reason)))
            }
        });
    }
    moments
}

/// Returns what somebody else was asked or told of the matter, and what they replied.
fn asked<'a>(state: &'a State, case: &Case) -> Vec<Moment<'a>> {
    let contact = state.contact.get(&case.contact).into_iter();
    let mut moments = Vec::new();
    for one in contact.flat_map(|contact| &contact.consultations) {
        moments.push(moment(one.at, Some(&one.by), Chapter::Consulted(one)));
        let replies = one.replies.iter();
        moments.extend(replies.map(|said| moment(said.at, Some(&said.by), Chapter::Replied(said))));
    }
    moments
}

/// Returns the outcome, how the visitor heard of it and took it home, and who looked.
fn ending<'a>(state: &'a State, case: &'a Case) -> Vec<Moment<'a>> {
    let settled = settled_at(case).map(|at| moment(at, None, Chapter::Settled(&case.stage)));
    let mut moments: Vec<Moment<'a>> = settled.into_iter().collect();
    let feedback = case.feedback.iter();
    moments.extend(feedback.map(|one| moment(one.at, Some(&one.by), Chapter::Feedback(one))));
    let delivery = case.delivery.iter();
    moments.extend(delivery.map(|one| moment(one.at, Some(&one.by), Chapter::Delivered(one.how))));
    let looks = state.contact.get(&case.contact).into_iter().flat_map(|contact| &contact.looks);
    moments.extend(looks.map(|one| moment(one.at, Some(&one.by), Chapter::Looked)));
    let recusals = state.contact.get(&case.contact).into_iter().flat_map(view::recusals);
    moments.extend(recusals.map(|(one, how)| {
        let (at, by) = how.map_or((one.at, &one.by), |how| (how.at, &how.by));
        moment(at, Some(by), Chapter::Recused(one, how))
    }));
    let closed = case.closed.iter();
    moments.extend(closed.map(|one| moment(one.at, Some(&one.by), Chapter::Closed)));
    moments
}
