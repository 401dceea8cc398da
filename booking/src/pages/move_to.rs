//! Another day, another time, and yes: an appointment is moved. S1.4.3

use domain::Refusal;
use domain::appointment::view::Wanted;
use domain::appointment::{self, Appointment, Move, Operation, Whose};
use domain::id::ItemCode;
use domain::time::Date;
use maud::{Markup, html};

use super::{change, missing, slip, times, wait};
use crate::address::{Address, Place};
use crate::ask::Reply;
use crate::page::{Page, Sheet, alert};
use crate::refused;
use crate::say::{day, fill, window};

fn moving(one: &Appointment, place: &Place) -> Operation {
    Operation::Move(Move {
        appointment: one.id.clone(),
        post: place.post.clone(),
        from: place.from,
        loan: None,
        whose: Whose::Visitor,
        reason: String::new(),
    })
}

/// Asks which day, then what time, then once more.
pub fn page(page: &Page, token: &str) -> Reply {
    let Some(one) = slip::admitted(page, token) else { return missing::slip(page) };
    if let Some(refusal) = barred(page, one) {
        return change::refused(page, token, page.words.change_refused, &refusal);
    }
    let Some(item) = &one.item else { return by_phone(page, token) };
    if let Some(place) = Place::read(page.query("post"), page.query("from")) {
        return match page.may(moving(one, &place)) {
            Ok(()) => sure(page, token, one, &place),
            Err(refusal) => refuse(page, token, (one, Some(&place)), &refusal),
        };
    }
    match page.query("d").parse::<Date>() {
        Ok(date) => times_of(page, token, one, (item, date)),
        Err(_) => days(page, token, one, item),
    }
}

/// Returns why it cannot be moved to any time: the rules are asked with its own, which they name last.
fn barred(page: &Page, one: &Appointment) -> Option<Refusal> {
    let own = Place { post: one.post.clone(), from: one.from };
    let refusal = page.may(moving(one, &own)).err()?;
    let is_free = refusal == Refusal::Appointment(appointment::Refusal::SameSlot);
    (!is_free).then_some(refusal)
}

fn now(page: &Page, one: &Appointment) -> Markup {
    html! {
        p .about { (slip::matter(page, one)) }
        p .soft { (fill(page.words.change_now, &[("time", &page.instant(one.from))])) }
    }
}

fn days(page: &Page, token: &str, one: &Appointment, item: &ItemCode) -> Reply {
    let address = Address::Move(token.to_owned());
    let body = html! {
        (now(page, one))
        h1 { (page.words.change_move_title) }
        (times::days(page, Wanted { item, instead: Some(one) }, |date| page.link_with(&address, &[("d", &date.to_string())])))
        (wait::on_move(page, one, token))
    };
    let title = page.words.change_move_title.to_owned();
    let back = Some(Address::Slip(token.to_owned()));
    page.reply(Sheet { status: 200, title, back, body })
}

/// Writes the times of a day, each a link to be asked once more.
fn choices(page: &Page, token: &str, one: &Appointment, (item, date): (&ItemCode, Date)) -> Markup {
    let address = Address::Move(token.to_owned());
    let wanted = Wanted { item, instead: Some(one) };
    times::times(page, (wanted, date), |other| {
        let from = other.slot.from.0.to_string();
        page.link_with(&address, &[("post", &other.post.0), ("from", &from)])
    })
}

fn times_of(page: &Page, token: &str, one: &Appointment, on: (&ItemCode, Date)) -> Reply {
    let words = page.words;
    let body = html! {
        (now(page, one))
        h1 { (day(on.1, page.reading.language)) (words.date_comma) (words.change_move_at) }
        (choices(page, token, one, on))
    };
    let (title, back) = (words.change_move_at.to_owned(), Some(Address::Move(token.to_owned())));
    page.reply(Sheet { status: 200, title, back, body })
}

fn sure(page: &Page, token: &str, one: &Appointment, place: &Place) -> Reply {
    let (words, address) = (page.words, Address::Move(token.to_owned()));
    let body = html! {
        (now(page, one))
        h1 { (words.change_move_sure) }
        p .when { (page.instant(place.from)) }
        p .soft { (window(page.state, &place.post, page.reading.language)) }
        form method="post" action=(page.link(&address)) {
            input type="hidden" name="key" value=(page.key());
            input type="hidden" name="post" value=(place.post);
            input type="hidden" name="from" value=(place.from.0);
            button .go { (words.change_move_yes) }
        }
        a .go.plain href=(page.link(&Address::Slip(token.to_owned()))) { (words.change_move_no) }
    };
    let title = words.change_move_sure.to_owned();
    page.reply(Sheet { status: 200, title, back: Some(address), body })
}

/// Takes the answer: it is moved.
pub fn sent(page: &Page, token: &str) -> Reply {
    let Some(one) = slip::admitted(page, token) else { return missing::slip(page) };
    if let Some(reply) = wait::sent(page, one) {
        return reply;
    }
    match Place::read(page.typed("post"), page.typed("from")) {
        Some(place) => page.errand(moving(one, &place)),
        None => missing::page(page),
    }
}

/// Says why it was not moved, with the other times of that day where this one is taken.
pub fn refused(page: &Page, token: &str, refusal: &Refusal) -> Reply {
    let Some(one) = slip::admitted(page, token) else { return missing::slip(page) };
    let place = Place::read(page.typed("post"), page.typed("from"));
    refuse(page, token, (one, place.as_ref()), refusal)
}

fn refuse(
    page: &Page,
    token: &str,
    (one, place): (&Appointment, Option<&Place>),
    refusal: &Refusal,
) -> Reply {
    let (Some(place), Some(item), true) = (place, &one.item, refused::is_taken(refusal)) else {
        return change::refused(page, token, page.words.change_refused, refusal);
    };
    let date = place.from.date(page.state.site.zone);
    let address = Address::Move(token.to_owned());
    let body = html! {
        (alert(&html! { p { (refused::sentence(page, refusal)) } }))
        (now(page, one))
        h1 { (page.words.form_still_free) }
        (choices(page, token, one, (item, date)))
        a .go.plain href=(page.link(&address)) { (page.words.days_other_days) }
    };
    let (status, title) = (refused::status(refusal), page.words.change_refused.to_owned());
    page.reply(Sheet { status, title, back: Some(address), body })
}

/// Answers for an appointment that names no item: nobody but the window knows who serves it.
fn by_phone(page: &Page, token: &str) -> Reply {
    let body = html! {
        h1 { (page.words.change_by_phone) }
        (page.call())
    };
    let title = page.words.change_by_phone.to_owned();
    page.reply(Sheet { status: 200, title, back: Some(Address::Slip(token.to_owned())), body })
}
