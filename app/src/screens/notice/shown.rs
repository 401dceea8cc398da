//! The notice as the visitor reads it across the counter, and as it goes along in a code. S2.2.4

use domain::contact::notice::{NoticeLine, NoticeText};
use leptos::prelude::*;

use super::lists;
use crate::parts::{
    Views, Words, facts, fine, heading, maybe, para, qr, soft, stack, strong, tight, title,
    visitor_list,
};
use crate::text::words;

/// The last paragraphs of a notice: place, hours, phone, supervision phone.
const ENDS: usize = 4;

/// Returns the notice in letters for across the counter, with nothing personal on it.
pub fn for_visitor(text: &NoticeText) -> AnyView {
    let words = words();
    let mut pieces: Views = lists(text)
        .into_iter()
        .map(|(label, list)| {
            tight(vec![heading(label), visitor_list(list.into_iter().map(line).collect())])
        })
        .collect();
    if !text.lines.is_empty() {
        let own = text.lines.iter().map(|line| para(line.clone()));
        pieces.push(tight(std::iter::once(heading(text.lines_label)).chain(own).collect()));
    }
    pieces.push(facts(about(text, text.whole)));
    view! {
        {title(text.item.clone())}
        <div class="notice-page">
            {stack(pieces)}
            <div class="stack">
                {maybe(qr(&to_take(text), words.notice_qr))} {fine(words.notice_qr)}
                {fine(words.notice_promise)}
            </div>
        </div>
    }
    .into_any()
}

/// Returns one material: its name, and what to know of it.
fn line(line: &NoticeLine) -> AnyView {
    let more = [line.form.as_str(), &line.issuer, &line.when];
    let more: Vec<&str> = more.into_iter().filter(|part| !part.is_empty()).collect();
    tight(vec![strong(line.name.clone()), soft(more.join(" · "))])
}

/// Returns what else the visitor reads: all of the guide for an enquiry, else where and when.
fn about(text: &NoticeText, whole: bool) -> Vec<(Words, AnyView)> {
    let skipped = if whole { 0 } else { text.paragraphs.len().saturating_sub(ENDS) };
    let shown = text.paragraphs.iter().skip(skipped);
    shown.map(|one| (one.label.into(), one.text.clone().into_any())).collect()
}

/// Returns the notice in the few words that fit a code: what to bring, where, whom to ring.
pub fn to_take(text: &NoticeText) -> String {
    let mut said = vec![[text.title, " ", &text.item].concat()];
    said.extend(text.asked().map(|line| ["- ", &line.name, " ", &line.form].concat()));
    let some = text.in_some_cases();
    said.extend(some.map(|line| ["- ", &line.name, " (", &line.when, ")"].concat()));
    said.extend(text.lines.iter().map(|line| ["- ", line].concat()));
    let ends = text.paragraphs.iter().rev().take(ENDS).rev();
    said.extend(ends.map(|one| [one.label, ": ", &one.text].concat()));
    said.join("\n")
}
