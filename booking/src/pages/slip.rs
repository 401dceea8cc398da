//! The slip: when, where, what to bring, and what may still be done about it. S1.4.1, S1.4.3

use domain::appointment::{Appointment, Arrive, Cancel, Operation, Proof, Stage, Whose};
use domain::catalogue::Item;
use domain::complaint;
use domain::contact::{self, notice, rules};
use domain::queue::view;
use domain::text::mask_name;
use domain::{AppointmentId, OperationId};
use maud::{Markup, html};

use super::{item, matter, missing, number, rate, served, wait};
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{self, Page, Sheet, phone};
use crate::qr::qr;
use crate::refused;
use crate::say::{day, fill, time, window};
use crate::script;

/// Returns the appointment whose secret this is.
pub fn admitted<'a>(page: &Page<'a>, token: &str) -> Option<&'a Appointment> {
    page.state.appointment.get(&AppointmentId::from(&page.door.admit(token)?))
}

/// Returns the guide as the visitor was told it.
pub fn guide<'a>(page: &Page<'a>, one: &Appointment) -> Option<&'a Item> {
    let state = page.state;
    let told = state.contact.get(&one.contact).and_then(|contact| rules::guide(state, contact));
    told.or_else(|| state.catalogue.items.get(one.item.as_ref()?))
}

/// Returns what it is about, in words that others may read.
pub fn matter<'a>(page: &Page<'a>, one: &Appointment) -> &'a str {
    guide(page, one).map_or("", |item| item.public_name().say(page.reading.language))
}

/// Returns the operation by which a visitor gives it up.
pub fn giving_up(one: &Appointment) -> Operation {
    let (appointment, reason) = (one.id.clone(), String::new());
    Operation::Cancel(Cancel { appointment, whose: Whose::Visitor, reason })
}

/// Returns the names of what to bring, each with its remarks.
pub fn bring(page: &Page, one: &Appointment) -> Vec<Markup> {
    let Some(guide) = guide(page, one) else { return Vec::new() };
    let text = notice::of_guide(page.state, guide, page.reading.language);
    let lines = text.materials.iter().filter(|line| one.bring.contains(&line.key));
    lines.map(|line| item::material(line, &text, page.words)).collect()
}

pub fn page(page: &Page, token: &str) -> Reply {
    let Some(one) = admitted(page, token) else { return missing::slip(page) };
    let words = page.words;
    let body = html! {
        article .slip {
            (state(page, one))
            (not_kept(page, one, token))
            (wait::on_slip(page, one, token))
            (in_line(page, one))
            h1 data-aloud=(words.aloud_read) data-hush=(words.aloud_stop) {
                span { (day(one.from.date(page.state.site.zone), page.reading.language)) }
                b { (time(one.from, page.state)) }
                small { (fill(words.slip_until, &[("time", &time(one.to, page.state))])) }
            }
            (place(page, one))
            @if one.is_open() {
                (code(page, one, token))
                (to_bring(page, one))
            }
            (facts(page, one))
            (matter::progress(page, &one.contact))
        }
        @if let Some(visit) = served::of_slip(page, token) { (rate::on_slip(page, &visit)) }
        (acts(page, one, token))
        p .soft {
            (words.slip_broken) " "
            a href=(page.link(&Address::Complain(Some(token.to_owned())))) { (words.complain_title) }
            " · " (words.slip_complain) " " (phone(&page.state.site.supervision_phone))
        }
        @if one.is_open() {
            p .soft { (words.slip_keep) }
        }
        (told(page, one, token))
        (script::on_slip(page, one))
    };
    let title = words.slip_title.to_owned();
    page.reply(Sheet { status: 200, title, back: None, body })
}

/// Writes whether the visitor is told of what changes, and lets them choose. PIPL Art. 15
fn told(page: &Page, one: &Appointment, token: &str) -> Markup {
    let words = page.words;
    let Some(contact) = page.state.contact.get(&one.contact) else { return html! {} };
    let (said, button, want) = match contact.messages {
        Some(_) => (words.message_on, words.message_stop, "no"),
        None if one.is_open() => (words.message_off, words.message_start, "yes"),
        None => return html! {},
    };
    html! {
        p .soft { (said) }
        form .acts method="post" action=(page.link(&Address::Messages(token.to_owned()))) {
            input type="hidden" name="key" value=(page.door.key());
            input type="hidden" name="want" value=(want);
            button .go.plain { (button) }
        }
    }
}

/// Takes the choice to be told by message, or not.
pub fn messages(page: &Page, token: &str) -> Reply {
    let Some(one) = admitted(page, token) else { return missing::slip(page) };
    let messages = (page.typed("want") == "yes").then_some(page.reading.language);
    let agree = contact::Agree { contact: one.contact.clone(), messages };
    page.errand(contact::Operation::Agree(agree))
}

/// Says where it stands, and what the window changed.
fn state(page: &Page, one: &Appointment) -> Markup {
    let words = page.words;
    let (name, said) = match &one.stage {
        Stage::Booked => ("booked", words.slip_booked),
        Stage::Arrived { .. } => ("arrived", words.slip_arrived),
        Stage::Served { .. } => ("served", words.slip_served),
        Stage::Cancelled { .. } => ("cancelled", words.slip_cancelled),
        Stage::Missed { .. } => ("missed", words.slip_missed),
    };
    let by_window = match &one.stage {
        Stage::Cancelled { whose, .. } => *whose != Whose::Visitor,
        Stage::Booked | Stage::Arrived { .. } | Stage::Served { .. } | Stage::Missed { .. } => {
            false
        }
    };
    html! {
        p .state data-stage=(name) { (said) }
        @if by_window {
            p .note { (words.slip_cancelled_by_window) }
        }
        @if let Some(earlier) = one.earlier.last() {
            @let from = page.instant(earlier.from);
            @if earlier.whose == Whose::Visitor {
                p .soft { (fill(words.slip_moved, &[("from", &from)])) }
            } @else {
                p .note { (fill(words.slip_moved_by_window, &[("from", &from)])) }
            }
        }
    }
}

/// Says that a time was not kept, and that whoever waited goes first now. S1.4.3
fn not_kept(page: &Page, one: &Appointment, token: &str) -> Markup {
    let words = page.words;
    let Some(breach) = one.standing_breaches().next_back() else { return html! {} };
    let from = page.instant(breach.from);
    let complain = Address::Complain(Some(token.to_owned()));
    page::alert(&html! {
        p { (fill(words.slip_not_kept, &[("time", &from)])) }
        @if one.proof(breach) == Proof::Unconfirmed {
            p { (words.slip_not_kept_unsure) }
        }
        @if one.is_open() && one.may_go_first() {
            p { (words.slip_goes_first) }
        } @else if one.is_open() && one.has_priority() {
            p { (words.slip_priority) }
        }
        @if complaint::view::of_breach(page.state, &one.id).is_some() {
            a .go.plain href=(page.link(&complain)) { (words.complaint_title) }
        } @else {
            form method="post" action=(page.link(&complain)) {
                input type="hidden" name="key" value=(page.door.key());
                button .go.stop { (words.slip_complain_now) }
            }
        }
    })
}

/// Says how far the line is, once the visitor is here.
fn in_line(page: &Page, one: &Appointment) -> Markup {
    let ticket = page.state.queue.of_appointment(&one.id);
    let ticket = ticket.filter(|one| view::is_live(page.state, one, page.asked.now));
    html! {
        @if let Some(ticket) = ticket {
            p { (page.words.number_of_slip) " " b { (ticket.no) } }
            (number::standing(page, ticket))
        }
    }
}

fn place(page: &Page, one: &Appointment) -> Markup {
    let (site, language) = (&page.state.site, page.reading.language);
    html! {
        p .place {
            b { (window(page.state, &one.post, language)) }
            span { (site.name.say(language)) }
            span { (site.address.say(language)) }
        }
    }
}

fn code(page: &Page, one: &Appointment, token: &str) -> Markup {
    let (asked, words) = (page.asked, page.words);
    let path = Address::Slip(token.to_owned()).path();
    let address = format!("{}{}{path}", asked.origin, asked.base);
    html! {
        div .proof {
            (qr(&address, words.slip_qr))
            div {
                p .soft { (words.slip_code) }
                p .code { (page.door.code(&OperationId(one.id.0.clone()))) }
            }
            p .soft { (words.slip_code_help) }
        }
    }
}

fn to_bring(page: &Page, one: &Appointment) -> Markup {
    let lines = bring(page, one);
    html! {
        h2 { (page.words.slip_bring) }
        @if lines.is_empty() {
            p { (page.words.slip_bring_nothing) }
        } @else {
            ol .bring {
                @for line in &lines { (line) }
            }
        }
    }
}

fn facts(page: &Page, one: &Appointment) -> Markup {
    let words = page.words;
    let personal = one.subject.as_ref().and_then(|subject| page.door.personal(subject));
    let name = personal.map_or_else(String::new, |personal| mask_name(&personal.name));
    let facts = [
        (words.slip_item, matter(page, one)),
        (words.slip_name, &name),
        (words.slip_no, &one.no),
        (words.matter_owner, matter::owner(page, &one.contact)),
        (words.frame_phone, &page.state.site.phone),
    ];
    html! {
        dl {
            @for (label, text) in facts.into_iter().filter(|(_, text)| !text.is_empty()) {
                dt { (label) }
                dd { (text) }
            }
        }
    }
}

/// Writes what may be done now: the rules say what.
fn acts(page: &Page, one: &Appointment, token: &str) -> Markup {
    let (words, own) = (page.words, || token.to_owned());
    let arrive = Operation::Arrive(Arrive { appointment: one.id.clone() });
    let changes = page.may(giving_up(one));
    html! {
        nav .acts {
            @if page.may(arrive).is_ok() {
                form method="post" data-soon action=(page.link(&Address::Here(own()))) {
                    input type="hidden" name="key" value=(page.door.key());
                    button .go { (words.slip_here) }
                }
            }
            @if one.is_open() {
                @match &changes {
                    Ok(()) => {
                        p { (words.slip_how) }
                        a .go.plain href=(page.link(&Address::Move(own()))) { (words.slip_move) }
                        a .go.plain href=(page.link(&Address::Cancel(own()))) { (words.slip_cancel) }
                    }
                    Err(refusal) => {
                        p { (refused::sentence(page, refusal)) }
                        (page.call())
                    }
                }
                a .go.plain href=(page.link(&Address::CalendarFile(own()))) { (words.slip_calendar) }
            } @else {
                a .go.plain href=(page.link(&Address::Home)) { (words.slip_again) }
            }
        }
    }
}
