//! A visit at the window, as the visitor takes it along by a code shown there: who answers for the matter,
//! how far it is, and the way to rate it. Nothing on it says who the visitor is. S1.1.2, 2.9

use domain::catalogue::Item;
use domain::contact::Contact;
use domain::contact::notice::{self, NoticeLine};
use maud::{Markup, html};

use super::{matter, missing, rate, served};
use crate::address::Address;
use crate::ask::Reply;
use crate::door::{self, Slip};
use crate::page::{Page, Sheet};
use crate::say::window;

/// Returns the visit whose secret this is; what a resident booked has its slip.
pub fn admitted<'a>(page: &Page<'a>, token: &str) -> Option<&'a Contact> {
    match door::slip(page.state, &page.door.admit(token)?)? {
        Slip::Visit(id) => page.state.contact.get(&id),
        Slip::Appointment(_) | Slip::Complaint(_) | Slip::Repair(_) | Slip::Ticket(_) => None,
    }
}

/// Returns what a visit was about, in words that others may read.
pub fn about<'a>(page: &Page<'a>, contact: &Contact) -> &'a str {
    about_item(page, contact).map_or("", |item| item.public_name().say(page.reading.language))
}

fn about_item<'a>(page: &Page<'a>, contact: &Contact) -> Option<&'a Item> {
    contact.item.as_ref().and_then(|code| page.state.catalogue.items.get(code))
}

pub fn page(page: &Page, token: &str) -> Reply {
    let Some(one) = admitted(page, token) else { return missing::slip(page) };
    let words = page.words;
    let (name, said) = match one.disposition {
        Some(_) => ("served", words.visit_served),
        None => ("arrived", words.visit_open),
    };
    let facts = [
        (words.slip_item, about(page, one)),
        (words.visit_no, &one.no),
        (words.matter_owner, matter::owner(page, &one.id)),
        (words.frame_phone, &page.state.site.phone),
    ];
    let body = html! {
        article .slip {
            p .state data-stage=(name) { (said) }
            h1 { span { (words.visit_title) } small { (page.instant(one.at)) } }
            p .place {
                b { (window(page.state, &one.post, page.reading.language)) }
                span { (page.state.site.name.say(page.reading.language)) }
            }
            dl {
                @for (label, text) in facts.into_iter().filter(|(_, text)| !text.is_empty()) {
                    dt { (label) }
                    dd { (text) }
                }
            }
            (matter::progress(page, &one.id))
        }
        (told(page, one))
        @if let Some(visit) = served::of_slip(page, token) { (rate::on_slip(page, &visit)) }
        p .soft { (words.visit_keep) }
        nav .acts {
            a .go.plain href=(page.link(&Address::Complain(None))) { (words.complain_title) }
            a .go.plain href=(page.link(&Address::Home)) { (words.frame_home) }
        }
    };
    page.reply(Sheet { status: 200, title: words.visit_title.to_owned(), back: None, body })
}

/// Writes the one-time notice that was given, for whoever takes it along on the phone; not of a matter that is called
/// something else outside, of which the papers would say what it is. S2.2.4, PIPL Art. 28
fn told(page: &Page, contact: &Contact) -> Markup {
    let now = about_item(page, contact);
    let then = now.zip(contact.version);
    let then = then.and_then(|(item, version)| page.state.catalogue.version(&item.code, version));
    let plain = now.is_some() && [now, then].into_iter().flatten().all(is_plain);
    let given = contact.notices.first().filter(|_| plain);
    let text = given.and_then(|one| notice::of(page.state, contact, one, page.reading.language));
    let Some(text) = text else { return html! {} };
    let list = |lines: Vec<&NoticeLine>, label: &str| {
        html! {
            @if !lines.is_empty() {
                h3 { (label) }
                ul { @for one in lines { li { (one.name) @if !one.form.is_empty() { " · " (one.form) } } } }
            }
        }
    };
    let label = if text.whole { text.materials_label } else { text.missing_label };
    html! {
        section .notice {
            h2 { (text.title) }
            (list(text.asked().collect(), label))
            (list(text.in_some_cases().collect(), page.words.visit_in_some_cases))
            @if !text.lines.is_empty() {
                h3 { (text.lines_label) }
                ul { @for line in &text.lines { li { (line) } } }
            }
            dl {
                @for one in &text.paragraphs {
                    dt { (one.label) }
                    dd { (one.text) }
                }
            }
        }
    }
}

fn is_plain(item: &Item) -> bool {
    item.outside_name.is_blank()
}
