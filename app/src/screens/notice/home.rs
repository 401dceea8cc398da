//! A few lines for the visitor to take home: shown across the counter, printed, read aloud.

use std::sync::Arc;

use domain::State;
use domain::time::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::holder::Holder;
use super::phone::{self, Linked, Page};
use super::{slip, ways};
use crate::client::Client;
use crate::parts::{Words, card, facts, fine, heading, live, maybe, qr, title, visitor};
use crate::text::{language, words};

/// What is taken home. Nothing in it is personal but, on paper, whose it is.
pub struct Lines {
    pub name: &'static str,
    /// What is read from afar, if anything is.
    pub first: Option<(&'static str, String)>,
    pub rest: Vec<(&'static str, String)>,
    /// What stands below in small print; may be blank.
    pub last: &'static str,
    /// What goes along as a code on paper, if anything does.
    pub code: Option<Code>,
    /// What the visitor follows on the phone, if there is a page of it.
    pub page: Option<Page>,
    /// Whose the paper is: neither shown across the counter nor read aloud.
    pub holder: Option<Holder>,
}

/// What the code of a paper says; on paper it bears the tablet's seal, which any other checks.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    pub no: String,
    /// The time or the day promised for certain.
    pub promised: Option<Timestamp>,
}

/// Returns the ways of some lines to the visitor, or nothing while there are none.
pub fn take_home(
    client: Client,
    made: impl Fn(&State) -> Option<Lines> + Send + Sync + 'static,
) -> AnyView {
    let made = Arc::new(made);
    let (shown, named, coded, paged) = (made.clone(), made.clone(), made.clone(), made.clone());
    let sealed = sealed(client, move |state| coded(state)?.code);
    let page = phone::linked(client, move |state| Some(paged(state)?.page?.of));
    let showing = RwSignal::new(false);
    let name = Memo::new(move |_| named(&client.state()).map(|lines| lines.name));
    let side = across(client, showing, move |state| shown(state).map(|one| for_visitor(one, page)));
    let slip = live(move || {
        let Some(name) = name.get() else { return ().into_any() };
        let (printed, spoken, held) = (made.clone(), made.clone(), made.clone());
        let sheet = move || {
            let lines = printed(&client.state_now());
            maybe(lines.map(|one| on_paper(client, one, sealed, page)))
        };
        let spoken = move || spoken(&client.state_now()).map(|one| in_words(&one));
        let looked = move || {
            if let Some(holder) = held(&client.state_now()).and_then(|lines| lines.holder) {
                holder.printed(client);
            }
        };
        card(vec![heading(name), ways(showing, Arc::new(sheet), Arc::new(spoken), looked)])
    });
    view! { {slip} {side} }.into_any()
}

/// A code and its text with the seal.
type Sealed = RwSignal<Option<(Code, String)>>;

/// Seals the code of a paper ahead of its printing, and again when it changes.
fn sealed(client: Client, code: impl Fn(&State) -> Option<Code> + Send + Sync + 'static) -> Sealed {
    let sealed = Sealed::new(None);
    let code = Memo::new(move |_| code(&client.state()));
    Effect::new(move |_| {
        let Some(code) = code.get() else { return };
        spawn_local(async move {
            if let Some(text) = client.sealed(&code.no, code.promised).await {
                sealed.try_set(Some((code, text)));
            }
        });
    });
    sealed
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

fn for_visitor(one: Lines, linked: Linked) -> AnyView {
    view! {
        {title(one.name)}
        <div class="notice-page">
            <div class="stack">
                {maybe(
                    one.first.map(|(_, said)| view! { <p class="promise">{said}</p> }.into_any()),
                )} {facts(pairs(one.rest))} {fine(one.last)}
            </div>
            {phone::code(one.page.as_ref(), linked)}
        </div>
    }
    .into_any()
}

fn on_paper(client: Client, one: Lines, sealed: Sealed, linked: Linked) -> AnyView {
    let site = client.state_now().site.name.say(language()).to_owned();
    let page = untrack(|| phone::code(one.page.as_ref(), linked));
    let holder = one.holder.map(|holder| untrack(|| holder.lines(client))).unwrap_or_default();
    let facts = pairs(one.first.into_iter().chain(holder).chain(one.rest).collect());
    let code = one.code.and_then(|code| {
        let sealed = sealed.get_untracked().filter(|(of, _)| *of == code);
        // Without a seal the number alone still finds the matter.
        qr(&sealed.map_or(code.no, |(_, text)| text), words().case_paper_code)
    });
    slip::receipt(site, one.name, facts, vec![fine(one.last), maybe(code), page])
}

fn in_words(one: &Lines) -> String {
    let lines = one.first.iter().chain(&one.rest);
    let lines = lines.map(|(name, said)| [name, said.as_str()].join(": "));
    std::iter::once(one.name.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}
