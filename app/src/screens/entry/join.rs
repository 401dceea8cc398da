//! Joining the tablet: badge and PIN, or badge, personal code and a new PIN. Once, with a network.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::code::in_groups;
use super::{fault, sheet};
use crate::client::{Client, Joining};
use crate::parts::{Button, Field, Tone, Views, Why, actions, live, maybe, note, soft, title};
use crate::text::{words, words_now};

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Typed {
    pub name: RwSignal<String>,
    pub badge: RwSignal<String>,
    pub code: RwSignal<String>,
    pub pin: RwSignal<String>,
    pub again: RwSignal<String>,
    pub with_code: RwSignal<bool>,
    busy: RwSignal<bool>,
    wrong: RwSignal<Option<(Place, String)>>,
}

/// Where something is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Name,
    Badge,
    Code,
    Pin,
    Again,
    Form,
}

impl Typed {
    /// Returns an empty form.
    pub fn new() -> Self {
        let typed = Self {
            name: RwSignal::default(),
            badge: RwSignal::default(),
            code: RwSignal::default(),
            pin: RwSignal::default(),
            again: RwSignal::default(),
            with_code: RwSignal::new(false),
            busy: RwSignal::new(false),
            wrong: RwSignal::new(None),
        };
        in_groups(typed.code);
        typed
    }

    /// Returns what is wrong at a place.
    pub fn wrong(self, place: Place) -> Signal<Option<Why>> {
        Signal::derive(move || match self.wrong.get() {
            Some((at, words)) if at == place => Some(Why::plain(words)),
            _ => None,
        })
    }

    /// Returns what is wrong with the whole.
    pub fn note(self) -> AnyView {
        live(move || match self.wrong.get() {
            Some((Place::Form, words)) => note(Tone::Bad, words, None),
            _ => maybe(None),
        })
    }

    /// Returns the button that sends it.
    pub fn press(self, words: &'static str, send: impl Fn() + 'static) -> AnyView {
        let waiting = Signal::derive(move || {
            self.busy.get().then(|| Why::plain(crate::text::words().entry_busy))
        });
        actions(vec![Button::new(words).primary().large().barred(waiting).on(send)])
    }

    /// Sends it; the door opens by itself.
    pub fn send(self, client: Client, first: bool) {
        if self.busy.get_untracked() {
            return;
        }
        if let Some(wrong) = self.missing(first) {
            self.wrong.set(Some(wrong));
            return;
        }
        self.wrong.set(None);
        self.busy.set(true);
        let joining = Joining {
            badge: self.badge.get_untracked(),
            pin: self.pin.get_untracked(),
            code: self.with_code.get_untracked().then(|| self.code.get_untracked()),
            first: first.then(|| self.name.get_untracked().trim().to_owned()),
        };
        spawn_local(async move {
            let joined = client.join(joining).await;
            // The screen may be gone with the door open.
            let _ = self.busy.try_set(false);
            let wrong = joined.err().map(|why| (Place::Form, fault::not_joined(&why)));
            let _ = self.wrong.try_set(wrong);
        });
    }

    /// Returns the first thing that is not filled in.
    fn missing(self, first: bool) -> Option<(Place, String)> {
        let w = words_now();
        let blank = |text: RwSignal<String>| text.with_untracked(|text| text.trim().is_empty());
        let sets_pin = first || self.with_code.get_untracked();
        let (pin, again) = (self.pin.get_untracked(), self.again.get_untracked());
        let at = |place: Place, words: &str| Some((place, words.to_owned()));
        if first && blank(self.name) {
            return at(Place::Name, w.entry_wrong_blank);
        }
        if blank(self.badge) {
            return at(Place::Badge, w.entry_wrong_blank);
        }
        if self.with_code.get_untracked() && blank(self.code) {
            return at(Place::Code, w.entry_wrong_blank);
        }
        if sets_pin && let Err(weak) = crate::client::judge_pin(&pin) {
            return at(Place::Pin, fault::weak_pin(weak));
        }
        if sets_pin && pin != again {
            return at(Place::Again, w.entry_wrong_differs);
        }
        if pin.is_empty() { at(Place::Pin, w.entry_wrong_blank) } else { None }
    }

    /// Returns the fields of a new PIN.
    pub fn new_pin(self) -> Views {
        let w = words();
        vec![
            Field::new(w.entry_join_new_pin)
                .help(w.entry_join_new_pin_help)
                .pin()
                .wrong(self.wrong(Place::Pin))
                .into(self.pin),
            Field::new(w.entry_join_again).pin().wrong(self.wrong(Place::Again)).into(self.again),
        ]
    }
}

/// Returns the form.
pub fn form(client: Client) -> Views {
    let typed = Typed::new();
    let w = words();
    let pieces = vec![
        title(w.entry_join_title),
        soft(w.entry_join_help),
        Field::new(w.entry_join_badge).first().wrong(typed.wrong(Place::Badge)).into(typed.badge),
        live(move || view! { {fields(typed)} }.into_any()),
        typed.note(),
        typed.press(w.entry_join_press, move || typed.send(client, false)),
        live(move || {
            let w = words();
            let with_code = typed.with_code.get();
            let other = if with_code { w.entry_join_have_pin } else { w.entry_join_have_code };
            actions(vec![Button::new(other).bare().on(move || typed.with_code.set(!with_code))])
        }),
    ];
    vec![sheet::form(pieces, move || typed.send(client, false))]
}

/// Returns the fields of whoever has a PIN, or sets one.
fn fields(typed: Typed) -> Views {
    let w = words();
    if !typed.with_code.get() {
        return vec![
            Field::new(w.entry_join_pin).pin().wrong(typed.wrong(Place::Pin)).into(typed.pin),
        ];
    }
    let mut fields = vec![
        Field::new(w.entry_join_code)
            .help(w.entry_join_code_help)
            .wrong(typed.wrong(Place::Code))
            .into(typed.code),
    ];
    fields.extend(typed.new_pin());
    fields
}
