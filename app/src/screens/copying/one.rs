//! One request: who asked for what with which papers, what was handed out, and what comes next. S3.3

use domain::copying::{Operation as Asked, Request, Reveal, view};
use domain::{CopyId, Operation, State, SubjectId};
use leptos::prelude::*;

use super::{acts, say};
use crate::client::Client;
use crate::parts::{
    Icon, Moment, Words, back_link, card, columns, empty, facts, heading, line, link_button, live,
    maybe, page, soft, stack, strong, timeline, title,
};
use crate::screens::repair::whom::{Shown, card_with};
use crate::text::{fill, instant, language, number, words};

/// Returns the screen.
pub fn screen(client: Client, id: CopyId) -> AnyView {
    let w = words();
    let back = back_link(w.copying_title, client.href("records/copies"));
    let shown = Shown::to_nobody();
    let (own, told, whose, past) = (id.clone(), id.clone(), id.clone(), id.clone());
    let stands = Memo::new(move |_| {
        let state = client.state();
        let one = state.copying.get(&own)?;
        let filed =
            state.volume.meant(&one.asked.volume).is_some_and(|volume| volume.filed.is_some());
        Some((one.is_open(), one.given.len(), filed))
    });
    let does = live(move || match stands.get() {
        Some(_) => {
            let one = untrack(|| client.state_now().copying.get(&id).cloned());
            maybe(one.map(|one| untrack(|| acts::of(client, &one))))
        }
        None => card(vec![empty(Icon::Search, w.copying_unknown, "")]),
    });
    let tells = live(move || {
        let state = client.state();
        maybe(state.copying.get(&told).map(|one| tells(client, &state, one)))
    });
    let asked = live(move || {
        maybe(client.state().copying.get(&whose).map(|one| {
            let said = client.personal(&SubjectId(one.id.0.clone())).unwrap_or_default();
            let asked = Operation::from(Asked::Reveal(Reveal { copy: one.id.clone() }));
            let names = (w.copying_who, w.copying_who_elsewhere);
            card_with(client, names, &said, asked, shown)
        }))
    });
    let course = live(move || {
        let state = client.state();
        maybe(state.copying.get(&past).map(|one| course(&state, one)))
    });
    page(w.copying_title, vec![back, columns(vec![tells, does], vec![asked, course])])
}

fn tells(client: Client, state: &State, one: &Request) -> AnyView {
    let w = words();
    let mut signs = vec![title(say::record(state, one)), soft(one.asked.no.clone())];
    let unusual = view::unusual(state, client.now());
    signs.extend(say::standing(state, one, &unusual));
    let to = client.href(&["records/", &one.asked.volume.0].concat());
    let pairs: Vec<(Words, AnyView)> = pairs(one)
        .into_iter()
        .filter(|(_, said)| !said.is_empty())
        .map(|(name, said)| (name.into(), strong(said)))
        .collect();
    let way = link_button(w.volume_title, to, false);
    stack(vec![line(signs), card(vec![facts(pairs)]), line(vec![way])])
}

fn pairs(one: &Request) -> [(&'static str, String); 8] {
    let w = words();
    let paid = if one.given.is_empty() { String::new() } else { say::money(one.paid()) };
    [
        (w.copying_applicant, say::applicant(w, one.asked.applicant).to_owned()),
        (w.copying_papers, say::papers(one)),
        (w.copying_id_ends, one.asked.last_four.clone()),
        (w.copying_letter, one.asked.letter.clone()),
        (w.copying_purpose, one.asked.purpose.clone()),
        (w.copying_parts, say::parts(&one.asked.parts)),
        (w.copying_copies, number(one.asked.copies)),
        (w.copying_paid, paid),
    ]
}

fn course(state: &State, one: &Request) -> AnyView {
    let w = words();
    let moment = |at, by: Option<&domain::PersonId>, words: String| {
        let who = by.map(|by| state.people.name(by).to_owned()).unwrap_or_default();
        let time = instant(at, state.site.zone, language());
        (at, Moment { time, who, words, more: None, bad: false })
    };
    let mut all = vec![moment(one.at, one.by.as_ref(), w.copying_new_title.to_owned())];
    all.extend(one.given.iter().map(|given| {
        let values = [
            ("pages", number(given.handed.pages)),
            ("copies", number(one.asked.copies)),
            ("fee", say::money(given.handed.fee)),
            ("receipt", given.handed.receipt.clone()),
            ("stamp", given.handed.stamp.clone()),
            ("how", say::how(&given.handed.how)),
        ];
        let values = values.each_ref().map(|(name, said)| (*name, said.as_str()));
        let rest = if given.handed.whole { "" } else { w.copying_given_part };
        let said = [fill(w.copying_given, &values).as_str(), rest].concat();
        moment(given.at, given.by.as_ref(), said)
    }));
    all.extend(one.withdrawn.as_ref().map(|withdrawn| {
        let said = fill(w.copying_withdrawn, &[("words", &withdrawn.words)]);
        moment(withdrawn.at, withdrawn.by.as_ref(), said)
    }));
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let all = all.into_iter().map(|(_, moment)| moment).collect();
    card(vec![heading(w.copying_course), timeline(all)])
}
