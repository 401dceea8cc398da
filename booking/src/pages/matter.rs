//! A visitor's matter: who answers for it now, and how far it is. S1.1.2

use domain::ContactId;
use domain::case::{Case, Promise, Stage, promise, resumes};
use domain::catalogue::Item;
use domain::contact::Contact;
use maud::{Markup, html};

use crate::page::Page;
use crate::say::{day, fill};

/// Returns the case that was opened for a matter.
fn case<'a>(page: &Page<'a>, contact: &Contact) -> Option<&'a Case> {
    page.state.case.get(contact.case()?)
}

/// Returns the name of whoever answers for a matter now; nothing once it is over.
pub fn owner<'a>(page: &Page<'a>, contact: &ContactId) -> &'a str {
    let Some(contact) = page.state.contact.get(contact) else { return "" };
    match case(page, contact) {
        Some(case) if case.is_open() => page.state.people.name(case.owner()),
        None if contact.is_open() => page.state.people.name(contact.owner()),
        Some(_) | None => "",
    }
}

/// Writes how far a matter is, where there is more to it than the visit: a case, or a promised call.
pub fn progress(page: &Page, contact: &ContactId) -> Markup {
    let Some(contact) = page.state.contact.get(contact) else { return html! {} };
    if let Some(case) = case(page, contact) {
        return of_case(page, case);
    }
    let Some(due) = contact.call_due() else { return html! {} };
    html! {
        h2 { (page.words.matter_title) }
        p { (fill(page.words.matter_call, &[("date", &day(due, page.reading.language))])) }
    }
}

fn of_case(page: &Page, case: &Case) -> Markup {
    let words = page.words;
    let (name, stands) = match &case.stage {
        Stage::Intake => ("intake", words.matter_intake),
        Stage::Supplement { .. } => ("supplement", words.matter_supplement),
        Stage::Accepted => ("accepted", words.matter_accepted),
        Stage::Done { .. } => ("done", words.matter_done),
        Stage::Refused { .. } => ("refused", words.matter_refused),
        Stage::Withdrawn { .. } => ("withdrawn", words.matter_withdrawn),
    };
    html! {
        h2 { (words.matter_title) }
        dl data-case=(name) {
            dt { (words.matter_case) }
            dd { (case.no) }
            dt { (words.matter_stands) }
            dd { b { (stands) } }
        }
        (more(page, case))
    }
}

/// Says what the visitor does next, or by when what is done.
fn more(page: &Page, case: &Case) -> Markup {
    let words = page.words;
    let on = |date| day(date, page.reading.language);
    match &case.stage {
        Stage::Intake | Stage::Accepted => match promise(page.state, case, page.asked.now) {
            Some(promise) => due(page, case, &promise),
            None if case.stage == Stage::Intake => {
                html! { p { (fill(words.matter_intake_by, &[("date", &on(case.ask_by.date))])) } }
            }
            None => html! {},
        },
        Stage::Supplement { .. } => html! {
            @if is_plain(page, case) {
                p { (words.matter_missing) }
                ul { @for name in missing(page, case) { li { (name) } } }
            } @else {
                p { (words.matter_missing_told) }
            }
        },
        Stage::Done { document, .. } if case.awaits_delivery() => {
            let document = if is_plain(page, case) { document } else { words.matter_result };
            html! { p { (fill(words.matter_fetch, &[("document", document)])) } }
        }
        Stage::Refused { .. } => html! { p { (words.matter_refused_why) } },
        Stage::Done { .. } | Stage::Withdrawn { .. } => html! {},
    }
}

/// Says by when it is done, or that the clock stands, or that the promise was not kept.
fn due(page: &Page, case: &Case, promise: &Promise) -> Markup {
    let (words, now) = (page.words, page.asked.now);
    let zone = page.state.site.zone;
    let (said, date) = if promise.paused.is_some() {
        (words.matter_paused, resumes(page.state, case, now).date(zone))
    } else if promise.due.date < now.date(zone) {
        (words.matter_late, promise.due.date)
    } else if promise.due.provisional {
        (words.matter_perhaps, promise.due.date)
    } else {
        (words.matter_due, promise.due.date)
    };
    html! { p { (fill(said, &[("date", &day(date, page.reading.language))])) } }
}

/// Says whether a matter is called outside what it is: of others neither papers nor documents are named, which
/// would say it. PIPL Art. 28
fn is_plain(page: &Page, case: &Case) -> bool {
    let catalogue = &page.state.catalogue;
    let own = catalogue.version(&case.item, case.version);
    let both = [own, catalogue.items.get(&case.item)];
    both.into_iter().flatten().all(|item| item.outside_name.is_blank())
}

/// Returns the names of what is still missing.
fn missing<'a>(page: &Page<'a>, case: &Case) -> Vec<&'a str> {
    let item: Option<&Item> = page.state.catalogue.version(&case.item, case.version);
    let materials = item.into_iter().flat_map(|item| &item.materials);
    let missing = case.missing();
    let of = materials.filter(|material| missing.contains(&material.key));
    of.map(|material| material.name.say(page.reading.language)).collect()
}
