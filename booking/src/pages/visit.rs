//! A visit at the window, as the visitor takes it along by a code shown there: who answers for the matter,
//! how far it is, and the way to rate it. Nothing on it says who the visitor is. S1.1.2, 2.9

use domain::contact::Contact;
use maud::html;

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
    let item = contact.item.as_ref().and_then(|code| page.state.catalogue.items.get(code));
    item.map_or("", |item| item.public_name().say(page.reading.language))
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
        @if let Some(visit) = served::of_slip(page, token) { (rate::on_slip(page, &visit)) }
        p .soft { (words.visit_keep) }
        nav .acts {
            a .go.plain href=(page.link(&Address::Complain(None))) { (words.complain_title) }
            a .go.plain href=(page.link(&Address::Home)) { (words.frame_home) }
        }
    };
    page.reply(Sheet { status: 200, title: words.visit_title.to_owned(), back: None, body })
}
