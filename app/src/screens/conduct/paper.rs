//! The form of an inspection on paper: empty, to be taken along, or as it was recorded. S2.1, S2.2

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::State;
use domain::conduct::{Inspection, Line, Way};
use domain::contact::Personal;
use leptos::prelude::*;

use super::boxes::boxes;
use super::{say, story};
use crate::client::Client;
use crate::parts::{Button, Views, Words, facts, para};
use crate::screens::duty::post_of;
use crate::screens::notice::{Laid, Paper};
use crate::text::{dated, language, words};

/// Where something is written by hand.
const GAP: &str = "________________";

/// Returns the press that prints the empty form.
pub fn blank(client: Client) -> AnyView {
    press(words().inspection_print_blank, Arc::new(move || empty(client)))
}

/// Returns the press that prints an inspection as it was recorded.
pub fn recorded(client: Client, one: &Inspection, said: &BTreeMap<String, Personal>) -> AnyView {
    let kept = StoredValue::new((one.clone(), said.clone()));
    let sheet = move || kept.with_value(|(one, said)| filled(&client.state_now(), one, said));
    press(words().dashboard_print, Arc::new(sheet))
}

fn press(name: &'static str, sheet: Laid) -> AnyView {
    let paper = use_context::<Paper>();
    Button::new(name).on(move || {
        if let Some(paper) = paper {
            paper.print(sheet.clone());
        }
    })
}

fn empty(client: Client) -> AnyView {
    let w = words();
    let ways = [Way::SpotCheck, Way::Announced, Way::Mystery];
    let ways = ways.map(|one| ["☐ ", say::way(w, one)].concat()).join("  ");
    let pairs = [
        (w.inspection_post, GAP.to_owned()),
        (w.inspection_when, GAP.to_owned()),
        (w.inspection_way, ways),
        (w.inspection_on_duty, GAP.to_owned()),
        (w.inspection_by, GAP.to_owned()),
    ];
    let lines = boxes(|_| None, |_| String::new());
    // Room to write.
    let room = [GAP.repeat(4), GAP.repeat(4), GAP.repeat(4)].map(para);
    let seen: Views = std::iter::once(para(w.inspection_seen)).chain(room).collect();
    slip(&client.state_now(), String::new(), pairs, vec![lines, seen.into_any()])
}

fn filled(state: &State, one: &Inspection, said: &BTreeMap<String, Personal>) -> AnyView {
    let w = words();
    let pairs = [
        (w.inspection_post, post_of(state, &one.post)),
        (w.inspection_when, dated(one.at, state.site.zone, language())),
        (w.inspection_way, say::way(w, one.way).to_owned()),
        (w.inspection_on_duty, story::on_duty(state, one)),
        (w.inspection_by, state.people.name(&one.by).to_owned()),
    ];
    let since = |line| {
        let spoken = if line == Line::Speech { story::phrases(state, one) } else { String::new() };
        [say::since(w, one, line).map(|(_, said)| said.to_owned()), Some(spoken)]
            .into_iter()
            .flatten()
            .filter(|said| !said.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let lines = boxes(|line| one.lines.get(&line).copied(), since);
    let steps = story::steps(state, one, said);
    slip(state, one.no.clone(), pairs, vec![lines, steps.into_any()])
}

fn slip(state: &State, no: String, pairs: [(&'static str, String); 5], body: Views) -> AnyView {
    let w = words();
    let site = state.site.name.say(language()).to_owned();
    let pairs: Vec<(Words, AnyView)> =
        pairs.into_iter().map(|(name, value)| (name.into(), value.into_any())).collect();
    view! {
        <article class="slip">
            <header class="slip-head">
                <h1>{site} " " {w.inspection_paper}</h1>
                <span>{no}</span>
            </header>
            {facts(pairs)}
            {body}
            <footer class="slip-head">
                <p>{w.inspection_by} " ________"</p>
                <p>{w.inspection_on_duty} " ________"</p>
            </footer>
        </article>
    }
    .into_any()
}
