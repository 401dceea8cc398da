//! The windows' months as a register: what each came to, and point by point. 2.11

use bianmin::api::Monthly;
use bianmin::table::Sheet;
use domain::State;
use domain::monthly::view::Seen;
use domain::people::Register;
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::screens::duty::post_of;
use crate::screens::register::{self, Giving, Made, Order};
use crate::text::{dated, language, month_of, words, words_now};

/// Returns the press that gives the months out that are shown; nothing where there is none.
pub fn button(client: Client, told: &Monthly) -> AnyView {
    let months = told.months.clone();
    let (Some(newest), Some(oldest)) = (months.first(), months.last()) else {
        return ().into_any();
    };
    let (from, to) = (oldest.month.days().0, newest.month.days().1);
    let give = move || {
        let months = months.clone();
        let make = register::at_hand(move |order| made(client, order, &months));
        Giving { what: Register::Monthly, person: None, from, to, days_open: true, make }
    };
    register::button(client, give)
}

fn made(client: Client, order: Order, months: &[Seen]) -> Made {
    let (state, w) = (client.state_now(), words_now());
    let within = |seen: &&Seen| {
        let (first, last) = seen.month.days();
        order.from <= last && first <= order.to
    };
    let months: Vec<&Seen> = months.iter().filter(within).collect();
    let sheets = vec![
        Sheet { name: w.monthly_title.to_owned(), rows: scores(&state, &months) },
        Sheet { name: w.monthly_sheet_points.to_owned(), rows: points(&state, &months) },
    ];
    Made::whole(sheets)
}

/// Returns a row for each window and month.
fn scores(state: &State, months: &[&Seen]) -> Vec<Vec<String>> {
    let w = words();
    let heads = [w.monthly_month, w.monthly_window, w.monthly_whole, w.monthly_parts];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for seen in months {
        for (post, scored) in &seen.windows {
            let whole =
                if scored.vetoed { w.monthly_vetoed.to_owned() } else { say::points(scored.whole) };
            let part = |(group, left): (&domain::monthly::Group, &i64)| {
                [say::group(w, *group), " ", &say::points(*left)].concat()
            };
            let parts: Vec<String> = scored.parts.iter().map(part).collect();
            rows.push(vec![
                month_of(seen.month, language()),
                post_of(state, post),
                whole,
                parts.join(" · "),
            ]);
        }
    }
    rows
}

/// Returns a row for each point.
fn points(state: &State, months: &[&Seen]) -> Vec<Vec<String>> {
    let w = words();
    let heads = [
        w.monthly_day,
        w.monthly_window,
        w.monthly_what,
        w.monthly_part,
        w.monthly_points_head,
        w.monthly_person,
        w.monthly_state,
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let windows = months.iter().flat_map(|seen| &seen.windows);
    for (post, point) in windows.flat_map(|(post, one)| one.points.iter().map(move |p| (post, p))) {
        let objection = match &point.objection {
            None => "",
            Some(one) if one.settled.is_none() => w.assessment_objected,
            Some(_) if point.counts() => w.assessment_upheld_not,
            Some(_) => w.assessment_not_counted,
        };
        rows.push(vec![
            dated(point.at, state.site.zone, language()),
            post_of(state, post),
            say::what(w, &point.what),
            say::group(w, point.group).to_owned(),
            say::points(point.points),
            point.person.as_ref().map(|one| state.people.name(one).to_owned()).unwrap_or_default(),
            objection.to_owned(),
        ]);
    }
    rows
}
