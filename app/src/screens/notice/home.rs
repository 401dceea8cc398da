//! A few lines for the visitor to take home: shown across the counter, printed, read aloud.

use std::sync::Arc;

use domain::State;
use leptos::prelude::*;

use super::{slip, ways};
use crate::client::Client;
use crate::parts::{Words, card, facts, fine, heading, live, maybe, qr, title, visitor};
use crate::text::{language, words};

/// What is taken home. Nothing in it is personal.
pub struct Lines {
    pub name: &'static str,
    /// What is read from afar, if anything is.
    pub first: Option<(&'static str, String)>,
    pub rest: Vec<(&'static str, String)>,
    /// What stands below in small print; may be blank.
    pub last: &'static str,
    /// The number that goes along as a code on paper, if one does.
    pub code: Option<String>,
}

/// Returns the ways of some lines to the visitor, or nothing while there are none.
pub fn take_home(
    client: Client,
    made: impl Fn(&State) -> Option<Lines> + Send + Sync + 'static,
) -> AnyView {
    let made = Arc::new(made);
    let (shown, named) = (made.clone(), made.clone());
    let showing = RwSignal::new(false);
    let name = Memo::new(move |_| named(&client.state()).map(|lines| lines.name));
    let page = across(client, showing, move |state| shown(state).map(for_visitor));
    let slip = live(move || {
        let Some(name) = name.get() else { return ().into_any() };
        let (printed, spoken) = (made.clone(), made.clone());
        let sheet = move || maybe(printed(&client.state_now()).map(|one| on_paper(client, one)));
        let spoken = move || spoken(&client.state_now()).map(|one| in_words(&one));
        card(vec![heading(name), ways(showing, Arc::new(sheet), Arc::new(spoken))])
    });
    view! { {slip} {page} }.into_any()
}

/// Returns the page for the visitor across the counter; behind it the tablet is locked.
pub fn across(
    client: Client,
    showing: RwSignal<bool>,
    body: impl Fn(&State) -> Option<AnyView> + Send + 'static,
) -> AnyView {
    let site = client.state_now().site.name.say(language()).to_owned();
    let leave = move || client.lock();
    let body = move || maybe(body(&client.state()));
    visitor(showing, site, words().notice_back_to_work, leave, body)
}

/// Returns where the site is, and whom to ring, as every slip ends.
pub fn ends(state: &State) -> [(&'static str, String); 3] {
    let (words, site) = (words(), &state.site);
    let place = [site.name.say(language()), site.address.say(language())].join(" ");
    [
        (words.notice_where, place),
        (words.notice_phone, site.phone.clone()),
        (words.notice_supervision, site.supervision_phone.clone()),
    ]
}

fn pairs(lines: Vec<(&'static str, String)>) -> Vec<(Words, AnyView)> {
    lines.into_iter().map(|(name, said)| (name.into(), said.into_any())).collect()
}

fn for_visitor(one: Lines) -> AnyView {
    view! {
        {title(one.name)}
        {maybe(one.first.map(|(_, said)| view! { <p class="promise">{said}</p> }.into_any()))}
        {facts(pairs(one.rest))}
        {fine(one.last)}
    }
    .into_any()
}

fn on_paper(client: Client, one: Lines) -> AnyView {
    let site = client.state_now().site.name.say(language()).to_owned();
    let facts = pairs(one.first.into_iter().chain(one.rest).collect());
    let code = one.code.and_then(|no| qr(&no, words().case_paper_code));
    slip::receipt(site, one.name, facts, vec![fine(one.last), maybe(code)])
}

fn in_words(one: &Lines) -> String {
    let lines = one.first.iter().chain(&one.rest);
    let lines = lines.map(|(name, said)| [name, said.as_str()].join(": "));
    std::iter::once(one.name.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}
