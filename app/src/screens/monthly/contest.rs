//! A point is contested by whoever serves at the window, and answered by somebody else. 2.11

use bianmin::api::Monthly;
use domain::monthly::{Object, Operation as Ask, Point, Settle, What};
use domain::time::Date;
use leptos::prelude::*;

use super::one::Of;
use super::say;
use crate::client::Client;
use crate::parts::{Button, Views, live};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::words;

/// Returns what one can do about a point: object, or answer an objection.
pub fn of(client: Client, heard: Heard<Monthly>, of: Of, point: &Point) -> Option<AnyView> {
    let own = of.seen.own.contains(of.post) && point.what != What::Withheld;
    match &point.objection {
        None if own => Some(object(client, heard, of, point)),
        Some(one) if of.told.settles.contains(&one.operation) => {
            Some(settle(client, heard, of, point))
        }
        None | Some(_) => None,
    }
}

fn draft(kind: &str, of: Of, point: &Point) -> String {
    let month = Date::from(of.seen.month);
    let what = say::what(words(), &point.what);
    format!("monthly-{kind}-{month}-{}-{}-{what}", point.event.0, point.at.0)
}

/// Returns the way to object, behind a button: most are right.
fn object(client: Client, heard: Heard<Monthly>, of: Of, point: &Point) -> AnyView {
    let (unfolded, sender) = (RwSignal::new(false), StoredValue::new(heard.sender()));
    let Point { event, at, what, .. } = point.clone();
    let object = Object { month: of.seen.month, post: of.post.clone(), event, at, what };
    let draft = draft("object", of, point);
    live(move || {
        let (w, object) = (words(), object.clone());
        if !unfolded.get() {
            return Button::new(w.assessment_object).bare().on(move || unfolded.set(true));
        }
        let (name, field, help) =
            (w.assessment_object, w.assessment_reasons, w.assessment_object_help);
        let written =
            Written { draft: draft.clone(), name, field, help, press: w.assessment_submit };
        step(client, &written, Views::new(), sender.get_value(), move || {
            Some(Ask::Object(object.clone()))
        })
    })
}

/// Returns the way to answer an objection.
fn settle(client: Client, heard: Heard<Monthly>, of: Of, point: &Point) -> AnyView {
    let (w, counts) = (words(), Choice::new(None));
    let all = [
        (false, w.assessment_settle_not.to_owned()),
        (true, w.assessment_settle_counts.to_owned()),
    ];
    let (name, field) = (w.assessment_settle, w.assessment_reasons);
    let draft = draft("settle", of, point);
    let written = Written { draft, name, field, help: "", press: w.assessment_submit };
    let Point { event, at, what, .. } = point.clone();
    let (month, post) = (of.seen.month, of.post.clone());
    let settle = Settle { month, post, event, at, what, counts: true };
    let rows = vec![counts.rows(&written.draft, w.assessment_settle_which, all)];
    step(client, &written, rows, heard.sender(), move || {
        Some(Ask::Settle(Settle { counts: counts.taken()?, ..settle.clone() }))
    })
}
