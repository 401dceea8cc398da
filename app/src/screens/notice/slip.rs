//! The notice on paper, A4 or an 80 mm roll: the site's name, everything asked, room for the seal.

use domain::contact::notice::{NoticeLine, NoticeText};
use leptos::prelude::*;

use super::lists;
use super::shown::to_take;
use crate::client::Client;
use crate::parts::{Views, Words, facts, maybe, qr};
use crate::screens::say;
use crate::text::{dated, fill, language, words};

/// Returns the sheet of a notice.
pub fn notice(client: Client, text: &NoticeText, no: &str) -> AnyView {
    let (state, words) = (client.state_now(), words());
    let site = state.site.name.say(language()).to_owned();
    let at = dated(client.now_exact(), state.site.zone, language());
    let asked: Views = lists(text)
        .into_iter()
        .map(|(label, list)| {
            let list: Views = list.into_iter().map(material).collect();
            view! { <p>{label}</p> <ol>{list}</ol> }.into_any()
        })
        .collect();
    let (numbered, about) = (fill(words.notice_no, &[("no", no)]), text.paragraphs.iter());
    // Whoever comes back with the paper is found by its code.
    let code = qr(&[&to_take(text), "\n", &numbered].concat(), words.notice_qr);
    let about = about.map(|one| (one.label.into(), one.text.clone().into_any())).collect();
    view! {
        <article class="slip">
            <header class="slip-head">
                <h1>{site} " " {text.title}</h1>
                <span>{numbered} " " {at}</span>
            </header>
            <h2>{text.item.clone()}</h2>
            {asked} {maybe((!text.lines.is_empty()).then(|| lines(text)))}
            {facts(about)}
            <p>{words.notice_promise}</p>
            <footer class="slip-head">
                {maybe(code)} <p>{words.notice_receipt} " ________"</p>
                <span class="slip-seal">{words.notice_seal}</span>
            </footer>
        </article>
    }
    .into_any()
}

/// Returns one material as a line of the list.
fn material(line: &NoticeLine) -> AnyView {
    let parts = [line.form.as_str(), &line.issuer, &line.when];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    view! { <li><strong>{line.name.clone()}</strong> " " {say::listed(&parts)}</li> }.into_any()
}

/// Returns what was told besides, apart from the papers.
fn lines(text: &NoticeText) -> AnyView {
    let own: Views =
        text.lines.iter().map(|line| view! { <li>{line.clone()}</li> }.into_any()).collect();
    view! {
        <p>{text.lines_label}</p>
        <ul>{own}</ul>
    }
    .into_any()
}

/// Returns the sheet of a receipt: its name and its facts, what stands below them, and room for the
/// seal.
pub fn receipt(
    site: String,
    name: &'static str,
    pairs: Vec<(Words, AnyView)>,
    below: Views,
) -> AnyView {
    let words = words();
    view! {
        <article class="slip">
            <header class="slip-head">
                <h1>{site} " " {name}</h1>
            </header>
            {facts(pairs)}
            <footer class="slip-head">
                {below} <p>{words.notice_receipt} " ________"</p>
                <span class="slip-seal">{words.notice_seal}</span>
            </footer>
        </article>
    }
    .into_any()
}
