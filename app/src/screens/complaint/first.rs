//! The first contact after a bad rating with a name: whether they were reached, and what they said. 2.9

use bianmin::api::Overseen;
use domain::Operation;
use domain::complaint::{Complaint, FirstContact, Handling, Operation as Ask, rules};
use leptos::prelude::*;

use super::acts::within;
use crate::client::Client;
use crate::parts::{Button, Field, Tone, Why, actions, card, heading, live, maybe, note, soft};
use crate::screens::told::Heard;
use crate::screens::written::Choice;
use crate::text::words;

/// Returns the way to record a first contact, while one waits.
pub fn form(client: Client, heard: Heard<Overseen>, one: &Complaint) -> Option<AnyView> {
    rules::awaits_contact(one).ok()?;
    let w = words();
    let said = client.draft::<String>(&["complaint-first-", &one.id.0].concat());
    let (reached, why) = (Choice::new(None), RwSignal::new(None::<String>));
    let tried = RwSignal::new(false);
    let blank = Signal::derive(move || {
        let asked = tried.get() && reached.value.get() == Some(true);
        let blank = asked && said.value.with(|text| text.trim().is_empty());
        blank.then(|| Why::plain(words().inquiry_words_blank))
    });
    let id = one.id.clone();
    let press = move || {
        tried.set(true);
        let Some(reached) = reached.taken() else { return };
        if blank.with_untracked(Option::is_some) {
            return;
        }
        let ask = Ask::FirstContact(FirstContact { complaint: id.clone(), reached });
        let text = said.value.get_untracked().trim().to_owned();
        heard.act(Operation::Complaint(ask), text, move |done| {
            if done.is_ok() {
                said.clear();
            }
            why.set(done.err());
        });
    };
    let answers = [(true, w.complaint_reached), (false, w.complaint_not_reached)];
    let answers = answers.map(|(value, said)| (value, said.to_owned()));
    Some(card(vec![
        heading(w.complaint_first),
        soft(w.rating_contact_first),
        soft(within(&client.state_now().site.settings, one.kind, Handling::Simple)),
        reached.rows("complaint-first", w.complaint_return_reached, answers),
        Field::new(w.complaint_return_said)
            .help(w.complaint_first_said_help)
            .lines()
            .wrong(blank)
            .into(said.value),
        actions(vec![Button::new(w.complaint_first).primary().on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ]))
}
