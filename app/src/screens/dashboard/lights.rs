//! How many promised dates stand at which light; each light opens to its cases. R-CLK-12

use domain::case::view::{Light as Near, by_light};
use domain::{CaseId, case};
use leptos::prelude::*;

use super::now::listed;
use crate::client::Client;
use crate::parts::{Light, Row, card, count, flush_card, heading, light, live, rows, soft, stack};
use crate::screens::case as cases;
use crate::text::{number, words};

/// The lights in the order in which they are looked at.
const ORDER: [Near; 7] = [
    Near::DoubleRed,
    Near::Red,
    Near::Orange,
    Near::Yellow,
    Near::Green,
    Near::Paused,
    Near::Waits,
];

/// Returns the card, and the cases of the light that was pressed.
pub fn card_of(client: Client) -> AnyView {
    let opened = RwSignal::new(None::<Near>);
    let all = Memo::new(move |_| {
        let of_light = |(near, all): (Near, Vec<&case::Case>)| {
            (near, all.into_iter().map(|one| one.id.clone()).collect::<Vec<CaseId>>())
        };
        by_light(&client.state(), client.now()).into_iter().map(of_light).collect::<Vec<_>>()
    });
    let of = move |near: Near| {
        let found = move |all: &Vec<(Near, Vec<CaseId>)>| {
            all.iter().find(|(one, _)| *one == near).map(|(_, ids)| ids.clone())
        };
        all.with(found).unwrap_or_default()
    };
    let counts = move || {
        let some = ORDER.into_iter().map(|near| (near, of(near).len()));
        let some = some.filter(|(_, many)| *many > 0).map(|(near, many)| {
            Row::new(name(near), "")
                .lead(light(shape(near), ""))
                .end(count(many))
                .on(move || opened.update(|one| *one = Some(near).filter(|_| *one != Some(near))))
        });
        rows(some.collect())
    };
    let head = move || {
        let w = words();
        let many = all.with(|all| all.iter().map(|(_, ids)| ids.len()).sum::<usize>());
        if many == 0 {
            return card(vec![heading(w.dashboard_lights), soft(w.dashboard_lights_none)]);
        }
        flush_card(w.dashboard_lights, soft(number(many)), counts())
    };
    let behind = move || {
        let Some(near) = opened.get() else { return ().into_any() };
        let (state, now) = (client.state(), client.now());
        let found = of(near);
        let found = found.iter().filter_map(|id| state.case.get(id));
        listed(name(near), found.map(|one| cases::row(client, &state, one, now)).collect())
    };
    stack(vec![live(head), live(behind)])
}

fn name(near: Near) -> &'static str {
    let w = words();
    match near {
        Near::Green => w.dashboard_light_green,
        Near::Yellow => w.dashboard_light_yellow,
        Near::Orange => w.today_last_day,
        Near::Red => w.today_overdue,
        Near::DoubleRed => w.today_overdue_twice,
        Near::Paused => w.case_paused,
        Near::Waits => w.case_delay,
    }
}

fn shape(near: Near) -> Light {
    match near {
        Near::Green => Light::Green,
        Near::Yellow => Light::Yellow,
        Near::Orange => Light::Orange,
        Near::Red | Near::DoubleRed => Light::Red,
        Near::Paused | Near::Waits => Light::Paused,
    }
}
