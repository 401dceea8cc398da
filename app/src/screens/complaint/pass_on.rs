//! A complaint is passed on, by whoever of the staff it was told to; afterwards they have its number alone. 2.7

use std::sync::Arc;

use bianmin::api::PassedOn;
use domain::complaint::{Kind, Operation as Ask, PassOn, rules};
use leptos::prelude::*;

use super::say::kind;
use super::whom::Whom;
use crate::client::Client;
use crate::parts::{card, columns, facts, heading, page, soft, strong, title};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Sender, Written, step};
use crate::text::{instant, language, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let heard = Heard::<PassedOn>::new(client);
    let (what, whom) = (Choice::new(None), Whom::new(client));
    let kinds = Kind::ALL.into_iter().filter(|one| rules::is_passed_on(*one).is_ok());
    let kinds = kinds.map(|one| (one, kind(w, one).to_owned()));
    let mut choices = vec![what.rows("complaint-kind", w.complaint_what, kinds)];
    choices.extend(whom.rows());
    let written = Written {
        draft: "complaint-pass-on".to_owned(),
        name: w.complaint_pass_on,
        field: w.complaint_pass_on_words,
        help: w.complaint_pass_on_words_help,
        press: w.complaint_pass_on,
    };
    let send = heard.sender();
    let send: Sender = Arc::new(move |act, words, after| {
        let after = move |done: Result<(), String>| {
            if done.is_ok() {
                what.value.set(None);
                whom.clear();
            }
            after(done);
        };
        send(act, words, Box::new(after));
    });
    let form = step(client, &written, choices, send, move || {
        let (kind, about) = (what.taken(), whom.taken());
        Some(Ask::PassOn(PassOn { about: about?, kind: kind? }))
    });
    let numbers = heard.show(move |told| numbers(client, told));
    let numbers =
        card(vec![heading(w.complaint_passed_on), soft(w.complaint_passed_on_help), numbers]);
    page(
        w.complaint_pass_on,
        vec![
            title(w.complaint_pass_on),
            soft(w.complaint_pass_on_help),
            columns(vec![form], vec![numbers]),
        ],
    )
}

fn numbers(client: Client, told: &PassedOn) -> AnyView {
    if told.numbers.is_empty() {
        return soft(words().complaint_passed_on_none);
    }
    let zone = client.state_now().site.zone;
    let line = |filed, no: &str| (instant(filed, zone, language()).into(), strong(no.to_owned()));
    facts(told.numbers.iter().map(|one| line(one.filed, &one.no)).collect())
}
