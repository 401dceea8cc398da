//! The one-time notice: everything at one time, to show, print, read out and take along. S2.2.4

mod paper;
mod slip;
mod speak;

use domain::contact::notice::{self, NoticeText};
use domain::{ContactId, State};
use leptos::prelude::*;

pub use paper::{Paper, paper};

use crate::client::Client;
use crate::parts::{
    Button, Icon, Views, Words, actions, card, facts, fine, heading, line_apart, live, maybe, para,
    qr, soft, title, visitor, visitor_list,
};
use crate::screens::say;
use crate::text::{fill, language, words};

/// The last paragraphs of a notice: place, hours, phone, supervision phone.
const ENDS: usize = 4;

/// Returns a contact's notice with its ways to the visitor, or nothing where none was given.
pub fn of_contact(client: Client, contact: ContactId) -> AnyView {
    let showing = RwSignal::new(false);
    let (shown, listed) = (contact.clone(), contact.clone());
    let given = Memo::new(move |_| {
        client.state().contact.get(&contact).is_some_and(|one| !one.notices.is_empty())
    });
    let site = client.state_now().site.name.say(language()).to_owned();
    let page = visitor(
        showing,
        site,
        words().notice_back_to_work,
        move || client.lock(),
        move || maybe(text(&client.state(), &shown).map(|text| for_visitor(&text))),
    );
    let notice = live(move || {
        if !given.get() {
            return ().into_any();
        }
        let told = listed.clone();
        card(vec![live(move || summary(client, &told)), ways(client, showing, listed.clone())])
    });
    view! { {notice} {page} }.into_any()
}

/// Returns the first notice of a contact in the language shown.
pub fn text(state: &State, contact: &ContactId) -> Option<NoticeText> {
    let contact = state.contact.get(contact)?;
    notice::of(state, contact, contact.notices.first()?, language())
}

/// Returns what was told, by whom and when.
fn summary(client: Client, id: &ContactId) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(contact) = state.contact.get(id) else { return ().into_any() };
    let (Some(given), Some(text)) = (contact.notices.first(), text(&state, id)) else {
        return ().into_any();
    };
    let by = state.people.name(&given.by);
    let time = say::time(&state, given.at);
    let said = fill(words.notice_given_at, &[("time", &time), ("name", by)]);
    let label = if given.missing.is_empty() { words.notice_whole } else { words.notice_missing };
    let whole = given.missing.is_empty();
    let named = text.materials.iter().filter(|line| whole || line.missing);
    let mut named: Vec<&str> = named.map(|line| line.name.as_str()).collect();
    named.extend(text.lines.iter().map(String::as_str));
    crate::parts::stack(vec![
        line_apart(vec![heading([text.title, " · ", &text.item].concat()), fine(said)]),
        crate::parts::tight(vec![soft(label), para(named.join("; "))]),
    ])
}

/// Returns the buttons that bring the notice to the visitor.
fn ways(client: Client, showing: RwSignal<bool>, contact: ContactId) -> AnyView {
    let words = words();
    let sheets = use_context::<Paper>();
    let printed = contact.clone();
    let print = Button::new(words.notice_print).icon(Icon::Print).on(move || {
        let state = client.state_now();
        let no = state.contact.get(&printed).map(|one| one.no.clone());
        if let (Some(sheets), Some(text)) = (sheets, text(&state, &printed)) {
            sheets.print(move || slip::notice(client, &text, no.as_deref().unwrap_or_default()));
        }
    });
    actions(vec![
        Button::new(words.notice_show).icon(Icon::Show).on(move || showing.set(true)),
        print,
        speak::button(move || text(&client.state_now(), &contact).map(|text| text.plain())),
    ])
}

/// Returns the notice in letters for across the counter, with nothing personal on it.
fn for_visitor(text: &NoticeText) -> AnyView {
    let words = words();
    let asked: Vec<_> = text.materials.iter().filter(|line| line.missing).collect();
    let whole = asked.is_empty();
    let lines: Views = text
        .materials
        .iter()
        .filter(|line| whole || line.missing)
        .map(|line| {
            let more = [line.form.as_str(), &line.issuer, &line.when]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ");
            crate::parts::tight(vec![crate::parts::strong(line.name.clone()), soft(more)])
        })
        .collect();
    let label = if whole { words.notice_whole } else { words.notice_missing };
    let own = text.lines.iter().map(|line| crate::parts::para(line.clone())).collect::<Vec<_>>();
    view! {
        {title(text.item.clone())}
        <div class="notice-page">
            <div class="stack">
                {heading(label)} {visitor_list(lines)} {own} {facts(about(text, whole))}
            </div>
            <div class="stack">
                {maybe(qr(&to_take(text), words.notice_qr))} {fine(words.notice_qr)}
                {fine(words.notice_promise)}
            </div>
        </div>
    }
    .into_any()
}

/// Returns what else the visitor reads: all of the guide for an enquiry, else where and when.
fn about(text: &NoticeText, whole: bool) -> Vec<(Words, AnyView)> {
    let skipped = if whole { 0 } else { text.paragraphs.len().saturating_sub(ENDS) };
    let shown = text.paragraphs.iter().skip(skipped);
    shown.map(|one| (one.label.into(), one.text.clone().into_any())).collect()
}

/// Returns the notice in the few words that fit a code: what to bring, where, whom to ring.
pub fn to_take(text: &NoticeText) -> String {
    let whole = !text.materials.iter().any(|line| line.missing);
    let mut said = vec![[text.title, " ", &text.item].concat()];
    let asked = text.materials.iter().filter(|line| whole || line.missing);
    said.extend(asked.map(|line| ["- ", &line.name, " ", &line.form].concat()));
    said.extend(text.lines.iter().map(|line| ["- ", line].concat()));
    let ends = text.paragraphs.iter().rev().take(ENDS).rev();
    said.extend(ends.map(|one| [one.label, ": ", &one.text].concat()));
    said.join("\n")
}
