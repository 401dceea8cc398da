//! Colleagues one is related or close to: neither looks into the other. S1.6.3

use bianmin::api::Concerning;
use domain::Operation;
use domain::accountability::{Declare, Operation as Ask};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Button, Toasts, Tone, actions, choices, live, maybe, note, soft, tick_in};
use crate::screens::told::Heard;
use crate::text::{words, words_now};

/// Returns the card in which they are declared.
pub fn card(client: Client, own: Heard<Concerning>, told: &Concerning) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let chosen = RwSignal::new(told.relatives.clone());
    let (why, toasts) = (RwSignal::new(None), use_context::<Toasts>());
    let me = client.person();
    let others = state.people.persons.values().filter(|one| Some(&one.id) != me.as_ref());
    let lines = others.map(|one| tick_in(chosen, one.id.clone(), one.name.clone())).collect();
    let send = own.sender();
    let press = move || {
        let declare = Ask::Declare(Declare { relatives: chosen.get_untracked() });
        let after = move |done: Result<(), String>| {
            if let (true, Some(toasts)) = (done.is_ok(), toasts) {
                toasts.say(words_now().inquiry_saved);
            }
            why.set(done.err());
        };
        send(Operation::Accountability(declare), String::new(), Box::new(after));
    };
    crate::parts::card(vec![
        choices(w.inquiry_relatives, lines),
        soft(w.inquiry_relatives_help),
        actions(vec![Button::new(w.inquiry_relatives_save).on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ])
}
