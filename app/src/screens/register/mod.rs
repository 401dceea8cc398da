//! Registers leave the product: each asks what it is for and is masked where it must be, and what was given
//! out stands in a list of its own. S2.1.7, practice 2.5, 2.7, 2.8

mod archived;
mod cases;
mod complaints;
mod form;
mod give;
mod given;
mod handovers;
mod ledger;
mod paper;
mod say;
mod typed;
mod whose;

use domain::people::{Operation as People, Register};
use domain::time::shift;
use domain::{Operation, Refusal};
use leptos::prelude::*;

pub use give::{Giving, Made, Maker, Order, at_hand, button};
pub use given::screen as given;

use crate::client::Client;
use crate::parts::{
    Icon, Row, Views, card, flush_card, heading, icon, live, maybe, page, rows, soft, title,
};
use crate::text::words;

/// How many days a register covers unless others are chosen.
const DAYS: i64 = 30;

/// The registers that are given out on this screen; the others are where they are shown.
const OFFERED: [Register; 4] =
    [Register::Ledger, Register::Handovers, Register::Complaints, Register::Cases];

/// Returns the screen of all registers that can be given out.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    // The cards change only with what one may: a form that is open stays while time goes by.
    let may = Memo::new(move |_| OFFERED.map(|what| barred(client, what).is_none()));
    let list = live(move || {
        let may = OFFERED.into_iter().zip(may.get()).filter(|(_, may)| *may);
        let cards: Views = may.map(|(what, _)| one(client, what)).collect();
        cards.into_any()
    });
    page(
        w.register_title,
        vec![title(w.register_title), soft(w.register_help), list, to_given(client)],
    )
}

/// Returns why the person signed in is not given a register, if they are not.
fn barred(client: Client, what: Register) -> Option<Refusal> {
    let asked = form::sample(&giving(client, what, at_hand(|_| Made::whole(Vec::new()))));
    client.may(&Operation::People(People::GiveOut(asked))).err()
}

/// Returns a register of the last days, which may be changed.
fn giving(client: Client, what: Register, make: Maker) -> Giving {
    let to = client.now_exact().date(client.state_now().site.zone);
    Giving { what, person: None, from: shift(to, -DAYS), to, days_open: true, make }
}

fn one(client: Client, what: Register) -> AnyView {
    let w = words();
    let give = move || giving(client, what, maker(client, what));
    card(vec![heading(say::register(w, what)), soft(say::help(w, what)), button(client, give)])
}

/// Returns how a register is made that is given out here.
fn maker(client: Client, what: Register) -> Maker {
    match what {
        Register::Ledger => ledger::maker(client),
        Register::Handovers => at_hand(move |order| handovers::made(client, order)),
        Register::Complaints => complaints::maker(client),
        Register::Cases => cases::maker(client),
        Register::Attendance
        | Register::Assessment
        | Register::Monthly
        | Register::Staff
        | Register::GivenOut => at_hand(|_| Made::whole(Vec::new())),
    }
}

/// Returns the way to the list of what was given out, for whoever may read it.
fn to_given(client: Client) -> AnyView {
    let may = Memo::new(move |_| barred(client, Register::GivenOut).is_none());
    live(move || {
        let w = words();
        let row = || {
            Row::new(w.register_given_title, w.register_given_help)
                .lead(icon(Icon::Ledger))
                .to(client.href("registers/given"))
        };
        maybe(
            may.get().then(|| flush_card(w.register_given_title, ().into_any(), rows(vec![row()]))),
        )
    })
}
