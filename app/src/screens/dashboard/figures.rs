//! The figures on the dashboard: those of the server, or without a network those this tablet works out by the
//! same function.

use bianmin::api::{AskDashboard, Dashboard, Figures, ToldInNumbers};
use bianmin::dashboard::counted;
use domain::figures::view::Kind;
use domain::time::{Date, shift};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::Client;
use crate::screens::entry::unreached;
use crate::text::{language, weekday};

/// For how many weeks one looks back at first.
const AT_FIRST: u8 = 12;

/// What is looked at, and what there is of it. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Board {
    client: Client,
    /// How many weeks, this one the last.
    pub weeks: RwSignal<u8>,
    /// The day whose cover is shown.
    pub date: RwSignal<Date>,
    /// The figure that is open: of which week, and what.
    pub opened: RwSignal<Option<(Date, Kind)>>,
    /// Nothing yet, what the server says, or why it does not.
    told: RwSignal<Option<Result<Dashboard, String>>>,
    /// What the tablet itself works out where the server does not answer: once for all that show it.
    own: Memo<Option<Figures>>,
    /// How many times the server was asked: an answer to an earlier question is not shown.
    asked: StoredValue<u32>,
}

impl Board {
    /// Asks for the last weeks and today.
    pub fn new(client: Client) -> Self {
        let today = client.now_exact().date(client.state_now().site.zone);
        let (weeks, date) = (RwSignal::new(AT_FIRST), RwSignal::new(today));
        let told = RwSignal::new(None);
        let own = Memo::new(move |_| {
            told.with(|told| matches!(told, Some(Err(_)))).then(|| {
                let (state, now) = (client.state_now(), client.now_exact());
                counted(&state, (weeks.get(), date.get()), now)
            })
        });
        let (opened, asked) = (RwSignal::new(None), StoredValue::new(0));
        let board = Self { client, weeks, date, opened, told, own, asked };
        board.ask();
        board
    }

    /// Asks the server anew; what is shown stays until it has answered.
    pub fn ask(self) {
        self.asked.update_value(|count| *count += 1);
        let (mine, client) = (self.asked.get_value(), self.client);
        let (weeks, date) = (self.weeks.get_untracked(), self.date.get_untracked());
        let question = AskDashboard { weeks, date, weekdays: untrack(weekdays) };
        spawn_local(async move {
            let told = client.dashboard(&question).await;
            // The screen may be gone, or ask for something else by now.
            if self.asked.try_get_value() == Some(mine) {
                let _ = self.told.try_set(Some(told.map_err(|why| unreached(&why))));
            }
        });
    }

    /// Looks back for so many weeks.
    pub fn look_back(self, weeks: u8) {
        self.opened.set(None);
        self.weeks.set(weeks);
        self.ask();
    }

    /// Turns to another day.
    pub fn turn(self, days: i64) {
        self.date.update(|date| *date = shift(*date, days));
        self.ask();
    }

    /// Returns why the server did not answer, if it did not.
    pub fn why(self) -> Option<String> {
        self.told.get().and_then(Result::err)
    }

    /// Returns what no tablet holds, where the server has said it.
    pub fn told(self) -> Option<ToldInNumbers> {
        self.told.get().and_then(Result::ok).map(|told| told.told)
    }

    /// Returns what is shown: without drawings what the tablet itself knows; nothing until the server has been
    /// asked.
    pub fn shown(self) -> Option<Dashboard> {
        if let Ok(told) = self.told.get()? {
            return Some(told);
        }
        Some(Dashboard { figures: self.own.get()?, ..Dashboard::default() })
    }
}

/// Returns the names of the days of the week, from Monday on.
pub fn weekdays() -> [String; 7] {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    [Mon, Tue, Wed, Thu, Fri, Sat, Sun].map(|day| weekday(day, language()).to_owned())
}
