//! The notice as the visitor reads it across the counter, and as it goes along in a code. S2.2.4

use domain::contact::notice::NoticeText;
use leptos::prelude::*;

use crate::parts::{
    Views, Words, facts, fine, heading, maybe, para, qr, soft, strong, tight, title, visitor_list,
};
use crate::text::words;

/// The last paragraphs of a notice: place, hours, phone, supervision phone.
const ENDS: usize = 4;

/// Returns the notice in letters for across the counter, with nothing personal on it.
pub fn for_visitor(text: &NoticeText) -> AnyView {
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
            tight(vec![strong(line.name.clone()), soft(more)])
        })
        .collect();
    let label = if whole { words.notice_whole } else { words.notice_missing };
    let own = text.lines.iter().map(|line| para(line.clone())).collect::<Vec<_>>();
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
