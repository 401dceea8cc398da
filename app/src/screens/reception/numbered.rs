//! Whose number is received: taken over from the call, and shown until it is registered. S2.2.2

use std::sync::Arc;

use domain::queue::{Operation as Ask, Serve, Ticket, view};
use domain::{ContactId, Operation};
use leptos::prelude::*;

use super::Desk;
use super::steps::Here;
use super::visit::{Step, Visit};
use crate::client::Client;
use crate::parts::{Button, line_apart, live, strong};
use crate::screens::queue::card_or_way;
use crate::text::{fill, words};

/// Begins with a number, unless something is entered already: then it is offered there.
pub fn begin(client: Client, ticket: &Ticket) {
    let draft = client.draft::<Visit>("reception");
    draft.value.update(|visit| {
        if is_only_numbered(visit) {
            *visit = Visit::default();
            take(visit, ticket);
        }
    });
}

/// Says whether nothing is entered but what a number has brought along.
fn is_only_numbered(visit: &Visit) -> bool {
    let (ticket, item, step) = (visit.ticket.clone(), visit.item.clone(), visit.step);
    visit.is_blank()
        || ticket.is_some() && *visit == Visit { step, ticket, item, ..Visit::default() }
}

/// Takes a number over: what it is about is known where the visitor has said it.
fn take(visit: &mut Visit, ticket: &Ticket) {
    visit.ticket = Some(ticket.id.clone());
    if let Some(item) = &ticket.item
        && visit.item.is_none()
    {
        visit.item = Some(item.clone());
        visit.step = Step::Who;
    }
}

/// Returns that whoever was called with a number is received, while that is so.
pub fn served(visit: &Visit, here: &Here<'_>, contact: &ContactId) -> Option<Operation> {
    let called = view::calling(here.state, &here.person, here.now)?;
    let (ticket, contact) = (called.id.clone(), contact.clone());
    let is_this = visit.ticket.as_ref() == Some(&ticket);
    is_this.then_some(Operation::Queue(Ask::Serve(Serve { ticket, contact })))
}

/// Returns the number that is received, or else who is called and who is next.
pub fn of(desk: Desk) -> AnyView {
    let client = desk.client;
    let received = Memo::new(move |_| {
        let (state, now) = (client.state(), client.now());
        let called = view::calling(&state, &client.person()?, now)?;
        let is_this = desk.read(|visit| visit.ticket.as_ref() == Some(&called.id));
        is_this.then(|| called.no.clone())
    });
    let is_new = Memo::new(move |_| desk.read(|visit| visit.contact.is_none()));
    live(move || match (received.get(), is_new.get()) {
        (_, false) => ().into_any(),
        (Some(no), true) => {
            let words = words();
            let other = Button::new(words.queue_not_this).bare();
            let other = other.on(move || {
                desk.change(|visit| {
                    if is_only_numbered(visit) {
                        *visit = Visit::default();
                    }
                    visit.ticket = None;
                });
            });
            line_apart(vec![strong(fill(words.queue_receiving, &[("no", &no)])), other])
        }
        (None, true) => {
            card_or_way(client, Arc::new(move |ticket| desk.change(|visit| take(visit, ticket))))
        }
    })
}
