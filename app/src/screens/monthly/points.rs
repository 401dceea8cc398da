//! The points of a window's month: each by what it is for, and what was said against it. 2.11

use bianmin::api::Monthly;
use domain::monthly::{Point, What};
use leptos::prelude::*;

use super::one::Of;
use super::{contest, say};
use crate::client::Client;
use crate::parts::{
    Icon, Tone, Views, badge, card as card_of, empty, fine, heading, line, line_apart, link_button,
    para, strong, tight,
};
use crate::screens::say::contested;
use crate::screens::told::Heard;
use crate::text::{fill, instant, language, words};

/// Returns the card of all points.
pub fn card(client: Client, heard: Heard<Monthly>, of: Of) -> AnyView {
    let w = words();
    let mut pieces = vec![heading(w.monthly_points)];
    if of.scored.points.is_empty() {
        pieces.push(empty(Icon::Check, w.monthly_points_none, ""));
    }
    pieces.extend(of.scored.points.iter().map(|point| one(client, heard, of, point)));
    card_of(pieces)
}

fn one(client: Client, heard: Heard<Monthly>, of: Of, point: &Point) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let mut marks = Views::new();
    if point.what != What::Withheld {
        marks.push(fine(instant(point.at, state.site.zone, language())));
        marks.push(fine(fill(w.assessment_event, &[("event", &point.event.0)])));
    }
    if let Some(person) = &point.person {
        marks.push(fine(state.people.name(person).to_owned()));
    }
    if point.vetoes {
        marks.push(badge(Tone::Bad, w.monthly_vetoes));
    }
    marks.extend(objected(point));
    let mut pieces = vec![
        line_apart(vec![strong(say::what(w, &point.what)), strong(say::cost(w, point))]),
        line(marks),
    ];
    pieces.extend(said(of, point));
    pieces.extend(way(client, of.told.oversees, point));
    if of.seen.closed.is_none() {
        pieces.extend(contest::of(client, heard, of, point));
    }
    tight(pieces)
}

/// Returns how an objection stands.
fn objected(point: &Point) -> Option<AnyView> {
    let (w, objection) = (words(), point.objection.as_ref()?);
    Some(match &objection.settled {
        None => badge(Tone::Soon, w.assessment_objected),
        Some(_) if point.counts() => badge(Tone::Plain, w.assessment_upheld_not),
        Some(_) => badge(Tone::Good, w.assessment_not_counted),
    })
}

/// Returns what was said: when it was noted, against it, and in answer.
fn said(of: Of, point: &Point) -> Views {
    let said = &of.told.words;
    let noted = said.get(&point.event.0).map(|said| para(said.words.clone()));
    let objection = point.objection.as_ref();
    let answer = objection.and_then(|one| one.settled.as_ref()).map(|one| &one.operation);
    let against = contested(objection.map(|one| &one.operation), answer, said);
    noted.into_iter().chain(against).collect()
}

/// Returns the way to what shows a point; nothing where its words are all there is.
fn way(client: Client, oversees: bool, point: &Point) -> Option<AnyView> {
    let event = &point.event.0;
    let to = match point.what {
        What::Late
        | What::LeftEarly
        | What::Long
        | What::OffPost
        | What::Absent
        | What::AbsentLong => "attendance".to_owned(),
        What::Broken => ["appointment/", event].concat(),
        What::Overdue => ["case/", event].concat(),
        What::Fault | What::Vice if oversees => ["inquiry/", event].concat(),
        What::NotAtPost
        | What::NoBadge
        | What::Unclean
        | What::BadPlace
        | What::OffWork
        | What::BadManner
            if oversees =>
        {
            ["inspection/", event].concat()
        }
        What::Fault
        | What::Vice
        | What::NotAtPost
        | What::NoBadge
        | What::Unclean
        | What::BadPlace
        | What::OffWork
        | What::BadManner => "concerns".to_owned(),
        What::Disobeyed
        | What::NotAccepted
        | What::NotEntered
        | What::Fee
        | What::Criticised
        | What::Serious
        | What::Quarrel
        | What::WrongResult
        | What::BadFile
        | What::Untidy
        | What::Praised
        | What::Withheld
        | What::Own(_) => return None,
    };
    Some(link_button(words().monthly_see, client.href(&to), false))
}
