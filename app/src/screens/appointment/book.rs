//! An appointment is made: one screen, the time the largest thing on it. S1.4.1

use domain::appointment::{Book, Operation as Ask, Reason};
use domain::contact::Told;
use domain::{AppointmentId, ContactId, Operation};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::matter::Matter;
use super::why;
use super::wish::Wish;
use crate::client::Client;
use crate::parts::{
    self, Button, Field, Icon, Why, actions, back_link, card, columns, empty, heading, live, maybe,
    page, stack, tight, title,
};
use crate::screens::ask::{self, Against, submit};
use crate::screens::contact::{about, visitor};
use crate::text::words;

/// What is being filled in.
#[derive(Clone, Copy)]
struct Form {
    client: Client,
    wish: Wish,
    reason: RwSignal<Reason>,
    promised: RwSignal<String>,
    against: Against,
}

/// Returns the screen for a contact's matter.
pub fn screen(client: Client, contact: ContactId) -> AnyView {
    let words = words();
    let state = client.state_now();
    let Some(one) = state.contact.get(&contact) else {
        let none = empty(Icon::Search, words.contact_unknown, words.contact_unknown_help);
        return page(words.appointment_book, vec![none]);
    };
    let form = Form {
        client,
        wish: Wish::new(client, Matter::New(contact.clone()), None),
        reason: RwSignal::new(why::likely(&state, one)),
        promised: RwSignal::new(String::new()),
        against: Against::new(None),
    };
    let back = client.href(&["contact/", &contact.0].concat());
    let subject = one.subject.clone();
    let head = tight(vec![title(words.appointment_book), heading(about(&state, one))]);
    let asked = contact.clone();
    page(
        words.appointment_book,
        vec![
            back_link(words.act_back, back),
            head,
            columns(
                vec![form.wish.ask()],
                vec![
                    // What is chosen and the one press stand in view beside the times.
                    live(move || form.foot(&asked)),
                    card(vec![why::ask(form.reason), form.promise()]),
                    visitor(client, contact, None, subject),
                ],
            ),
        ],
    )
}

impl Form {
    fn promise(self) -> AnyView {
        Field::new(words().appointment_promised).into(self.promised)
    }

    /// Returns what is asked for, once a time is chosen.
    fn asked(self, contact: &ContactId) -> Option<Book> {
        let state = self.client.state();
        let one = state.contact.get(contact)?;
        let offer = self.wish.offer()?;
        Some(Book {
            contact: contact.clone(),
            case: one.case().cloned(),
            post: self.wish.post.get()?,
            from: offer.slot.from,
            loan: offer.claim,
            reason: self.reason.get(),
            promised: self.promised.get().trim().to_owned(),
            bring: why::missing(&state, one),
            told: Told::Present,
        })
    }

    /// Returns what bars it.
    fn barred(self, book: &Book) -> Option<Why> {
        let asked = self.client.may(&Operation::Appointment(Ask::Book(book.clone())));
        asked.err().map(|refusal| ask::why(&refusal))
    }

    fn foot(self, contact: &ContactId) -> AnyView {
        let words = words();
        let book = self.asked(contact);
        let barred = match &book {
            Some(book) => self.barred(book),
            None => Some(Why { words: words.appointment_which_time.to_owned(), clause: None }),
        };
        let certain = book.as_ref().is_some_and(|book| book.loan.is_some());
        let note = if certain { words.appointment_certain } else { words.appointment_pending };
        let (client, against) = (self.client, self.against);
        let go = use_navigate();
        let press = Button::new(words.appointment_book)
            .primary()
            .barred(Signal::stored(barred))
            .on(move || {
                let Some(book) = book.clone() else { return };
                let go = go.clone();
                submit(client, against, Operation::Appointment(Ask::Book(book)), move |saved| {
                    let id = AppointmentId::from(&saved.operation);
                    let address = client.href(&["appointment/", &id.0].concat());
                    go(&address, NavigateOptions { replace: true, ..NavigateOptions::default() });
                });
            });
        let chosen = self.wish.offer().map(|offer| {
            let at = super::stretch(&client.state(), offer.slot.from, offer.slot.to);
            tight(vec![title(at), parts::soft(note)])
        });
        let refused = self.against.get().map(parts::why);
        stack(vec![maybe(chosen), actions(vec![press]), maybe(refused)])
    }
}
