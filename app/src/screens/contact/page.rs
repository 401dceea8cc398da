//! One contact: owner, first owner, story, and what can be done about it. S1.1.1–S1.1.3

use domain::ContactId;
use leptos::prelude::*;

use super::{about, acts, matter_standing, replies, story, visitor};
use crate::client::Client;
use crate::parts::{
    Icon, Tone, Words, badge, card, columns, empty, facts, heading, line, link_button, live, page,
    soft, tight, timeline, title,
};
use crate::screens::{custody, notice, say};
use crate::text::{instant, language, words};

/// Returns the screen.
pub fn screen(client: Client, id: ContactId) -> AnyView {
    let words = words();
    let known = {
        let id = id.clone();
        Memo::new(move |_| client.state().contact.get(&id).map(|one| one.subject.clone()))
    };
    let (headed, told, noted, done) = (id.clone(), id.clone(), id.clone(), id);
    let named = done.clone();
    let body = live(move || {
        let Some(subject) = known.get() else {
            return empty(Icon::Search, words.contact_unknown, words.contact_unknown_help);
        };
        let told = told.clone();
        columns(
            vec![
                notice::of_contact(client, noted.clone()),
                notice::of_outcome(client, noted.clone()),
                live(move || history(client, &told)),
            ],
            vec![
                replies::replies(client, done.clone()),
                acts::of(client, done.clone()),
                custody::of_contact(client, done.clone()),
                visitor(client, named.clone(), None, subject),
            ],
        )
    });
    page(words.contact_title, vec![live(move || head(client, &headed)), body])
}

/// Returns what it is about, how it stands, and who answers for it.
fn head(client: Client, id: &ContactId) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(contact) = state.contact.get(id) else { return ().into_any() };
    let standing = matter_standing(client, &state, contact);
    let mut signs = vec![title(about(&state, contact)), standing];
    if client.is_pending(&domain::OperationId(id.0.clone())) {
        signs.push(badge(Tone::Pending, words.act_saved));
    }
    let at = instant(contact.at, state.site.zone, language());
    let came = say::channel(words, contact.channel);
    let mut pairs: Vec<(Words, AnyView)> = vec![
        (words.contact_owner.into(), name(&state, contact.owner())),
        (words.contact_first_owner.into(), name(&state, contact.first_owner())),
    ];
    if let Some(opened) = contact.case().and_then(|case| state.case.get(case)) {
        let address = client.href(&["case/", &opened.id.0].concat());
        pairs.push((words.case_title.into(), link_button(opened.no.0.clone(), address, false)));
    }
    let line_of = [contact.no.as_str(), &at, came].join(" · ");
    crate::parts::stack(vec![tight(vec![line(signs), soft(line_of)]), card(vec![facts(pairs)])])
}

fn name(state: &domain::State, person: &domain::PersonId) -> AnyView {
    crate::parts::strong(state.people.name(person).to_owned())
}

/// Returns the story.
fn history(client: Client, id: &ContactId) -> AnyView {
    let state = client.state();
    let Some(contact) = state.contact.get(id) else { return ().into_any() };
    card(vec![heading(words().contact_story), timeline(story::of(&state, contact))])
}
