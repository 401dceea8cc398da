//! Where a volume was: every move, reminder and seal, and its place at the end of any day. S3.4

use domain::time::{Date, Minutes, TimeOfDay, Timestamp, shift};
use domain::volume::{Move, Place, Sealing, Volume};
use domain::{PersonId, State, VolumeId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Field, Moment, card, heading, live, maybe, soft, stack, timeline};
use crate::text::{day, fill, instant, language, words};

/// Returns the course of a volume, and what it answers of a day.
pub fn of(client: Client, id: VolumeId) -> AnyView {
    let asked = RwSignal::new(String::new());
    let past = id.clone();
    let answer = live(move || {
        let state = client.state();
        let date = asked.get().parse::<Date>().ok();
        maybe(date.and_then(|date| Some(soft(then(&state, state.volume.get(&past)?, date)))))
    });
    let course = live(move || {
        let state = client.state();
        maybe(state.volume.get(&id).map(|one| {
            let mut all = moments(&state, one);
            all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
            timeline(all.into_iter().map(|(_, moment)| moment).collect())
        }))
    });
    let w = words();
    stack(vec![
        card(vec![heading(w.volume_history), course]),
        card(vec![
            heading(w.volume_past),
            Field::new(w.volume_past_day).date().into(asked),
            answer,
        ]),
    ])
}

/// Says where a volume was at the end of a day.
fn then(state: &State, one: &Volume, date: Date) -> String {
    let w = words();
    let end = Timestamp::at(shift(date, 1), TimeOfDay(0), state.site.zone).plus(Minutes(-1));
    let Some(came) = one.at(end) else { return w.volume_past_none.to_owned() };
    let values = [("date", &*day(date, language())), ("place", &say::place(&came.to))];
    fill(w.volume_past_said, &values)
}

fn moments(state: &State, one: &Volume) -> Vec<(Timestamp, Moment)> {
    let w = words();
    let moment = |at: Timestamp, by: Option<&PersonId>, words: String, bad: bool| {
        let who = by.map(|by| state.people.name(by).to_owned()).unwrap_or_default();
        let time = instant(at, state.site.zone, language());
        (at, Moment { time, who, words, more: None, bad })
    };
    let mut all: Vec<_> = one
        .moves
        .iter()
        .map(|to| moment(to.at, to.by.as_ref(), moved(to), to.to == Place::Lost))
        .collect();
    all.extend(one.chased.iter().map(|one| {
        let values = [("round", say::round(w, one.round)), ("how", say::way(w, one.how))];
        moment(one.at, one.by.as_ref(), fill(w.volume_chased, &values), false)
    }));
    for seal in &one.seals {
        let what = say::copied(w, seal.what);
        let said = |of: &Sealing, text| {
            let side = of.side.map_or(w.volume_unseal_lapsed, |side| say::side(w, side));
            let values = [("what", what), ("side", side), ("staff", &of.staff)];
            moment(of.at, of.by.as_ref(), fill(text, &values), false)
        };
        all.push(said(&seal.sealed, w.volume_sealed_step));
        all.extend(seal.unsealed.as_ref().map(|opened| said(opened, w.volume_unsealed_step)));
    }
    all
}

/// Returns how it came to a place.
fn moved(to: &Move) -> String {
    let w = words();
    match &to.to {
        Place::Ward => w.volume_move_ward.to_owned(),
        Place::Room => fill(w.volume_move_room, &[("said", &to.said)]),
        Place::Shelf { shelf } => fill(w.volume_move_shelf, &[("shelf", shelf)]),
        Place::Lent { to, purpose } => {
            let values = [("name", to.name.as_str()), ("purpose", say::purpose(w, *purpose))];
            fill(w.volume_move_lent, &values)
        }
        Place::Lost => fill(w.volume_move_lost, &[("said", &to.said)]),
    }
}
