//! A day and a time of it being typed.

use domain::time::{Date, TimeOfDay, Timestamp};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Views, Why};
use crate::text::{words, words_now};

/// What is typed. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct When {
    client: Client,
    day: RwSignal<String>,
    time: RwSignal<String>,
    wrong: RwSignal<Option<Why>>,
}

impl When {
    /// Returns today, with no time yet.
    pub fn today(client: Client) -> Self {
        let day = RwSignal::new(untrack(|| client.today()).to_string());
        Self { client, day, time: RwSignal::new(String::new()), wrong: RwSignal::new(None) }
    }

    /// Returns the fields.
    pub fn fields(self, time: &'static str) -> Views {
        let w = words();
        let wrong = Signal::derive(move || self.wrong.get());
        vec![
            Field::new(w.repair_day).date().into(self.day),
            Field::new(time).help(w.repair_time_help).wrong(wrong).into(self.time),
        ]
    }

    /// Returns the instant; nothing where no time is typed, or none that can be read.
    pub fn at(self) -> Option<Timestamp> {
        let time = self.time.get().trim().parse::<TimeOfDay>().ok()?;
        let day = self.day.get().trim().parse::<Date>().ok()?;
        Some(Timestamp::at(day, time, self.client.zone()))
    }

    /// Says whether what is typed can be read, and says beside the field where it cannot.
    pub fn is_sound(self, needed: bool) -> bool {
        let blank = self.time.get_untracked().trim().is_empty();
        let sound = untrack(|| self.at()).is_some() || (blank && !needed);
        self.wrong.set((!sound).then(|| Why::plain(words_now().repair_time_unreadable)));
        sound
    }
}
