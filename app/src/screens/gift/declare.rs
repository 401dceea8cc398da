//! What was offered to oneself is declared. S1.6.3

use std::sync::Arc;

use bianmin::api::Concerning;
use domain::conduct::{Done, GiftKind, Giver};
use leptos::prelude::*;

use super::form::Form;
use super::say;
use crate::client::Client;
use crate::parts::Field;
use crate::screens::told::Heard;
use crate::screens::written::{After, Sender, Written, step};
use crate::text::words;

/// Returns the card of the form.
pub fn card(client: Client, own: Heard<Concerning>) -> AnyView {
    let (w, form) = (words(), Form::new(client));
    let givers = [Giver::Visitor, Giver::Agent, Giver::Supplier, Giver::Other];
    let kinds = [GiftKind::Money, GiftKind::Card, GiftKind::Goods, GiftKind::Meal, GiftKind::Other];
    let all = [Done::Refused, Done::GivenBack, Done::HandedIn, Done::InHand];
    let choices = vec![
        Field::new(w.gift_on).date().wrong(form.wrong_on.into()).into(form.on),
        form.giver.rows(
            "gift-giver",
            w.gift_giver,
            givers.map(|one| (one, say::giver(w, one).to_owned())),
        ),
        form.kind.rows(
            "gift-kind",
            w.gift_kind,
            kinds.map(|one| (one, say::kind(w, one).to_owned())),
        ),
        Field::new(w.gift_value)
            .help(w.gift_value_help)
            .wrong(form.wrong_value.into())
            .into(form.value),
        form.done.rows(
            "gift-done",
            w.gift_done,
            all.map(|one| (one, say::done(w, one).to_owned())),
        ),
    ];
    let written = Written {
        draft: "gift-words".to_owned(),
        name: w.gift_declare,
        field: w.gift_words,
        help: w.gift_words_help,
        press: w.gift_submit,
    };
    let send = own.sender();
    let sent: Sender = Arc::new(move |act, words, after| {
        let then: After = Box::new(move |came: Result<(), String>| {
            if came.is_ok() {
                form.clear();
            }
            after(came);
        });
        send(act, words, then);
    });
    step(client, &written, choices, sent, move || form.taken())
}
