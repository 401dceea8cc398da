//! A day and a time of it being typed; the time is kept.

use domain::time::{Date, TimeOfDay, Timestamp};
use leptos::prelude::*;

use crate::client::{Client, Draft};
use crate::parts::{Field, Why};
use crate::screens::panel::Panel;
use crate::text::{words, words_now};

/// What is typed. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct When {
    client: Client,
    day: RwSignal<String>,
    time: Draft<String>,
    wrong: RwSignal<Option<Why>>,
}

impl When {
    /// Returns today, with no time yet or the one that was typed before under a key.
    pub fn today(client: Client, key: &str) -> Self {
        let day = RwSignal::new(untrack(|| client.today()).to_string());
        Self { client, day, time: client.draft(key), wrong: RwSignal::new(None) }
    }

    /// Adds the fields to an act; `needed` says whether it waits for a time.
    pub fn ask(self, act: Panel, time: &'static str, needed: bool) -> Panel {
        let w = words();
        let wrong = Signal::derive(move || self.wrong.get());
        act.field(Field::new(w.repair_day).date().into(self.day))
            .typed(self.time, Field::new(time).help(w.repair_time_help).wrong(wrong))
            .once(move || self.is_sound(needed))
    }

    /// Returns the instant; nothing where no time is typed, or none that can be read.
    pub fn at(self) -> Option<Timestamp> {
        let time = self.time.value.get().trim().parse::<TimeOfDay>().ok()?;
        let day = self.day.get().trim().parse::<Date>().ok()?;
        Some(Timestamp::at(day, time, self.client.zone()))
    }

    /// Says whether what is typed can be read, and says beside the field where it cannot.
    fn is_sound(self, needed: bool) -> bool {
        let blank = self.time.value.get_untracked().trim().is_empty();
        let sound = untrack(|| self.at()).is_some() || (blank && !needed);
        self.wrong.set((!sound).then(|| Why::plain(words_now().repair_time_unreadable)));
        sound
    }
}
