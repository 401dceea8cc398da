//! What is shut off or will be: in short on the first page, whole on a page of its own. UL03

use domain::repair::{Outage, view};
use domain::time::Timestamp;
use maud::{Markup, html};

use super::{broken, missing};
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet};
use crate::say::{bracketed, fill, time};

/// Returns what residents are told of: what is not over, and what ended before the time that was said, until
/// then; what is on first.
fn told<'a>(page: &Page<'a>) -> Vec<&'a Outage> {
    let (repairs, now) = (&page.state.repair, page.asked.now);
    if !repairs.is_used() {
        return Vec::new();
    }
    let early = repairs.outages().filter(|one| one.ended.is_some() && now < one.until());
    view::outages(page.state, now).into_iter().chain(early).collect()
}

pub fn page(page: &Page) -> Reply {
    if !page.state.repair.is_used() {
        return missing::page(page);
    }
    let (words, told) = (page.words, told(page));
    let body = html! {
        h1 { (words.outage_title) }
        @if told.is_empty() {
            p { (words.outage_none) }
        }
        @for one in told { (whole(page, one)) }
        a .go.plain href=(page.link(&Address::Report)) { (words.report_title) }
        (page.call())
    };
    let (title, back) = (words.outage_title.to_owned(), Some(Address::Home));
    page.reply(Sheet { status: 200, title, back, body })
}

/// Writes on the first page what is shut off or will be, each in one line.
pub fn on_home(page: &Page) -> Markup {
    let told = told(page);
    html! {
        @if !told.is_empty() {
            section #outages .alert {
                @for one in told { (line(page, one)) }
                a .go.plain href=(page.link(&Address::Outages)) { (page.words.outage_all) }
            }
        }
    }
}

/// Writes an outage in one line: what, where, when, why, and what has changed since it was announced.
pub fn line(page: &Page, one: &Outage) -> Markup {
    html! {
        p data-outage=(name(page, one)) {
            b { (what(page, one)) } " " (place(page, one)) " " (when(page, one))
            " " small { (one.why) @for said in changed(page, one) { " " (said) } }
        }
    }
}

fn whole(page: &Page, one: &Outage) -> Markup {
    html! {
        section .slip data-outage=(name(page, one)) {
            h2 { (what(page, one)) }
            p .when { (when(page, one)) }
            p .place { b { (place(page, one)) } }
            p { (fill(page.words.outage_why, &[("why", &one.why)])) }
            @for said in changed(page, one) { p .note { (said) } }
        }
    }
}

/// Returns where an outage stands, for a test or a style: on, to come, or over before its time.
fn name(page: &Page, one: &Outage) -> &'static str {
    match &one.ended {
        Some(_) => "over",
        None if one.is_on(page.asked.now) => "on",
        None => "coming",
    }
}

/// Says what is shut off, whether it is now, and whether nobody could know it before.
fn what(page: &Page, one: &Outage) -> String {
    let (words, what) = (page.words, broken::supply(page.words, one.supply));
    let said = match &one.ended {
        Some(ended) if ended.at < one.span.from => words.outage_called_off,
        Some(_) => words.outage_early,
        None if one.is_on(page.asked.now) => words.outage_on,
        None => words.outage_coming,
    };
    let remark = if one.emergency { words.outage_emergency } else { "" };
    bracketed(&fill(said, &[("what", what)]), remark, words)
}

fn place(page: &Page, one: &Outage) -> String {
    let said = broken::place(page, &one.buildings, &one.place);
    if said.is_empty() { page.words.outage_everywhere.to_owned() } else { said }
}

/// Says from when until when; a day is named once.
fn when(page: &Page, one: &Outage) -> String {
    let (from, until, zone) = (one.span.from, one.until(), page.state.site.zone);
    let same = from.date(zone) == until.date(zone);
    let said = |at: Timestamp| if same { time(at, page.state) } else { page.instant(at) };
    [page.instant(from), said(until)].join("–")
}

/// Says what has changed since it was announced: that it takes longer, or that it is over, in whose words.
fn changed(page: &Page, one: &Outage) -> Vec<String> {
    let words = page.words;
    let longer = one.prolonged.as_ref().map(|longer| (words.outage_longer, &longer.words));
    let over = one.ended.as_ref().map(|ended| (words.outage_over, &ended.words));
    let all = longer.into_iter().chain(over);
    all.map(|(said, why)| fill(said, &[("words", why)])).collect()
}
