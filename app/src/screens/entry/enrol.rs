//! Enrolling the tablet: a one-time code, typed in groups or brought by a link.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::code::in_groups;
use super::fault;
use super::sheet::{form, sheet};
use crate::client::Client;
use crate::parts::{Button, Field, Tone, Why, actions, live, maybe, note, soft, title};
use crate::text::words;

/// Returns the screen.
pub fn page(client: Client) -> AnyView {
    let typed = RwSignal::new(brought());
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    in_groups(typed);
    let navigate = use_navigate();
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            let done = client.enrol(&typed.get_untracked(), &name.get_untracked()).await;
            match done {
                Ok(()) => {
                    // The page stays where it is: somebody may be typing into the next form.
                    let options =
                        NavigateOptions { replace: true, scroll: false, ..Default::default() };
                    navigate(&client.href(""), options);
                }
                Err(why) => {
                    // The screen may be gone.
                    let _ = wrong.try_set(Some(fault::not_joined(&why)));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    let w = words();
    let bad = Signal::derive(move || wrong.get().map(Why::plain));
    let waiting = Signal::derive(move || busy.get().then(|| Why::plain(words().entry_busy)));
    // A link has brought the code: only the name is left to type.
    let coded = typed.with_untracked(|code| !code.is_empty());
    let code = Field::new(w.entry_enrol_code).help(w.entry_enrol_code_help).wrong(bad);
    let named = Field::new(w.entry_enrol_name).help(w.entry_enrol_name_help);
    let pieces = vec![
        title(w.entry_enrol_title),
        soft(w.entry_enrol_help),
        live(move || {
            let again = client.was_enrolled();
            maybe(again.then(|| note(Tone::Soon, words().entry_enrol_again, None)))
        }),
        if coded { code } else { code.first() }.into(typed),
        if coded { named.first() } else { named }.into(name),
        actions(vec![
            Button::new(w.entry_enrol_press).primary().large().barred(waiting).on(send.clone()),
        ]),
    ];
    sheet(vec![form(pieces, send)])
}

/// Returns the code a link brought: `…/enrol#CODE`.
fn brought() -> String {
    let hash = use_location().hash.get_untracked();
    hash.trim_start_matches('#').to_owned()
}
