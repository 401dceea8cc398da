//! The roster of a week: who stands at each post in each opening; a hole is refused. S1.3.1

use std::collections::BTreeMap;

use domain::access::Allowed;
use domain::duty::{Operation as Duty, PublishRoster, Shift};
use domain::time::{Date, Hours, Timestamp, shift};
use domain::{Operation, PersonId, PostId, State};
use leptos::prelude::*;

use super::form::Form;
use super::head::{head, only};
use super::roster_week;
use crate::client::Client;
use crate::parts::{Button, Icon, card, line_apart, live, page, soft};
use crate::screens::ask;
use crate::text::{day, language, words};

/// How many days a roster of this screen has.
pub const DAYS: i64 = 7;

/// One opening of one post on one day.
pub type Place = (PostId, Date, Hours);

/// Who is to stand where, as chosen so far.
pub type Chosen = BTreeMap<Place, Option<PersonId>>;

/// Returns the week's roster.
pub fn roster(client: Client) -> AnyView {
    let w = words();
    let first = RwSignal::new(client.today());
    let chosen = RwSignal::new(usual(&client.state_now(), first.get_untracked()));
    let turn = move |days: i64| {
        let from = first.with_untracked(|from| shift(*from, days));
        first.set(from);
        chosen.set(usual(&client.state_now(), from));
    };
    let asked = move || asked(first.get(), &chosen.get());
    let refusal = Memo::new(move |_| client.may(&asked()).err());
    let barred = Signal::derive(move || refusal.get().as_ref().map(ask::why));
    let form = Form::new(client, "setup-roster", vec![]);
    let publish =
        Button::new(w.setup_publish).primary().icon(Icon::Check).barred(barred).on(move || {
            let operation = untrack(asked);
            form.send(operation, |_| "", || ());
        });
    let week = live(move || roster_week::table(client, first.get(), chosen, refusal));
    page(
        w.setup_roster,
        vec![
            head(client, Allowed::Care, w.setup_roster),
            soft(w.setup_roster_help),
            line_apart(vec![
                Button::new(w.setup_week_before).on(move || turn(-DAYS)),
                live(move || soft(span(first.get()))),
                Button::new(w.setup_week_after).on(move || turn(DAYS)),
            ]),
            only(client, Allowed::Care, vec![form.whole(), card(vec![week]), publish]),
        ],
    )
}

/// Returns the days of a week, first and last.
fn span(from: Date) -> String {
    [day(from, language()), day(shift(from, DAYS - 1), language())].join(" – ")
}

/// Returns what would hold without a new roster: who is expected at the beginning of each opening.
fn usual(state: &State, from: Date) -> Chosen {
    let mut chosen = Chosen::new();
    for date in (0..DAYS).map(|n| shift(from, n)) {
        for (post, _) in state.duty.open_posts() {
            for hours in domain::duty::view::open_hours(state, &post.id, date) {
                let at = Timestamp::at(date, hours.from, state.site.zone);
                let who = domain::duty::view::expected(state, &post.id, at);
                chosen.insert((post.id.clone(), date, hours), who);
            }
        }
    }
    chosen
}

/// Returns the operation that publishes what is chosen.
fn asked(from: Date, chosen: &Chosen) -> Operation {
    let shifts = chosen.iter().filter_map(|((post, date, hours), person)| {
        let (post, person) = (post.clone(), person.clone()?);
        Some(Shift { post, date: *date, hours: *hours, person })
    });
    let to = shift(from, DAYS - 1);
    Operation::Duty(Duty::PublishRoster(PublishRoster { from, to, shifts: shifts.collect() }))
}
