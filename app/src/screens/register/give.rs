//! A register leaves the product, as a file or on paper: it stands in the log, with its purpose, before
//! anybody has it. Every export of records goes through here. S2.1.7

use std::pin::Pin;
use std::sync::Arc;

use bianmin::table::{Sheet, separated, xlsx};
use domain::PersonId;
use domain::people::{Form, GiveOut, Register};
use domain::time::Date;
use leptos::prelude::*;

use super::{form, paper, say};
use crate::client::{Client, file};
use crate::parts::{Button, Icon, actions, dialog};
use crate::screens::notice::{Laid, Paper};
use crate::text::words_now;

/// What a person asks of a register.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    pub from: Date,
    pub to: Date,
    /// Names and phones in the clear.
    pub personal: bool,
}

/// A register as it leaves.
pub struct Made {
    pub sheets: Vec<Sheet>,
    /// What the tablet does not hold is not in it.
    pub partial: bool,
    /// A paper of its own, where the plain one does not do.
    pub paper: Option<Laid>,
}

/// A register being made; it may have to be asked of the server, which may not answer.
pub type Making = Pin<Box<dyn Future<Output = Result<Made, String>>>>;

/// Makes a register.
pub type Maker = Arc<dyn Fn(Order) -> Making + Send + Sync>;

/// A register that can be given out.
#[derive(Clone)]
pub struct Giving {
    pub what: Register,
    /// Whose alone, where it is about one person.
    pub person: Option<PersonId>,
    pub from: Date,
    pub to: Date,
    /// Whether other days may be chosen.
    pub days_open: bool,
    pub make: Maker,
}

impl Made {
    /// Returns tables that are all there is.
    pub fn whole(sheets: Vec<Sheet>) -> Self {
        Self { sheets, partial: false, paper: None }
    }

    /// Returns how many rows there are, headings not counted.
    pub fn rows(&self) -> u32 {
        let rows =
            self.sheets.iter().map(|sheet| sheet.rows.len().saturating_sub(1)).sum::<usize>();
        u32::try_from(rows).unwrap_or(u32::MAX)
    }
}

/// Returns a maker of what the tablet holds all of.
pub fn at_hand(make: impl Fn(Order) -> Made + Send + Sync + 'static) -> Maker {
    Arc::new(move |order| {
        let made = untrack(|| make(order));
        Box::pin(async move { Ok(made) })
    })
}

/// Returns the press that asks what a register is for, and gives it.
pub fn button(client: Client, giving: impl Fn() -> Giving + Send + Sync + 'static) -> AnyView {
    let open = RwSignal::new(false);
    let name = crate::text::words().register_give;
    let press = Button::new(name).icon(Icon::Send).on(move || open.set(true));
    // What may change meanwhile makes no new form: what is chosen stays.
    let body = move || untrack(|| form::form(client, giving(), open));
    view! { {actions(vec![press])} {dialog(open, name, body)} }.into_any()
}

/// Gives what stands in the log: as a file, or to the printer. Says whether the browser took it.
pub fn give(client: Client, on: Option<Paper>, made: Made, gave: GiveOut) -> bool {
    let w = words_now();
    let mut title = [say::register(w, gave.what), " ", &say::days(w, gave.from, gave.to)].concat();
    if made.partial {
        title = [&title, "（", w.register_partial, "）"].concat();
    }
    let named = |end: &str| [&title, end].concat();
    match gave.form {
        Form::Workbook => {
            file::give(&named(".xlsx"), file::XLSX, &xlsx::write(&made.sheets)).is_ok()
        }
        Form::Csv => {
            let one = made.sheets.len() == 1;
            let (end, kind) = if one { (".csv", file::CSV) } else { (".zip", file::ZIP) };
            file::give(&named(end), kind, &separated(&made.sheets)).is_ok()
        }
        Form::Paper => {
            let Some(on) = on else { return false };
            let Made { sheets, paper: own, .. } = made;
            let plain =
                || -> Laid { Arc::new(move || paper::sheet(client, &title, &gave, &sheets)) };
            on.print(own.unwrap_or_else(plain));
            true
        }
    }
}
