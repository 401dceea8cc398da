//! A time being chosen: the window, the day, the time; what this tablet can promise for certain is
//! marked. S1.4.1

use chrono::Datelike;
use domain::appointment::{Offer, view};
use domain::time::{Date, Timestamp};
use domain::{PostId, State};
use leptos::prelude::*;

use super::matter::Matter;
use crate::client::Client;
use crate::parts::{Icon, Tile, Views, empty, heading, live, maybe, stack, tiles};
use crate::screens::duty::post_of as named;
use crate::screens::say;
use crate::text::{day, fill, language, number, weekday, words};

/// The time chosen so far. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Wish {
    client: Client,
    matter: StoredValue<Matter>,
    pub post: RwSignal<Option<PostId>>,
    date: RwSignal<Option<Date>>,
    /// The days of the window with how many places can be asked for.
    open: Memo<Vec<(Date, usize)>>,
    /// When the slot chosen begins.
    slot: RwSignal<Option<Timestamp>>,
}

impl Wish {
    /// Begins with the window at which the person stands, or else the first there is.
    pub fn new(client: Client, matter: Matter, given: Option<PostId>) -> Self {
        let state = client.state_now();
        let own = untrack(|| client.person());
        let own = own.and_then(|me| domain::duty::on_duty(&state, &me, client.now_exact()).ok());
        let first = || state.duty.open_posts().first().map(|(post, _)| post.id.clone());
        let post = RwSignal::new(given.or(own).or_else(first));
        let matter = StoredValue::new(matter);
        let open = Memo::new(move |_| {
            let (Some(post), state) = (post.get(), client.state()) else { return Vec::new() };
            let at = (&client.log(), client.now());
            matter.with_value(|one| view::days(&state, &post, one.need(&state), at))
        });
        Self { client, matter, post, date: RwSignal::new(None), open, slot: RwSignal::new(None) }
    }

    /// Returns the three questions.
    pub fn ask(self) -> AnyView {
        stack(vec![
            live(move || self.posts()),
            live(move || self.days()),
            live(move || self.times()),
        ])
    }

    /// Returns the time chosen as it is offered now: another may have taken it meanwhile.
    pub fn offer(self) -> Option<Offer> {
        let (post, from) = (self.post.get()?, self.slot.get()?);
        let state = self.client.state();
        let offers = self.offers(&state, (&post, from.date(state.site.zone)));
        offers.into_iter().find(|offer| offer.slot.from == from && offer.is_open())
    }

    fn offers(self, state: &State, on: (&PostId, Date)) -> Vec<Offer> {
        let at = (&self.client.log(), self.client.now());
        self.matter.with_value(|one| view::offers(state, on, one.need(state), at))
    }

    /// Returns the windows, where there is more than one.
    fn posts(self) -> AnyView {
        let (state, words) = (self.client.state(), words());
        let posts = state.duty.open_posts();
        if posts.len() < 2 {
            return ().into_any();
        }
        let chosen = self.post.get();
        let tile = |post: &PostId| {
            let (own, on) = (post.clone(), chosen.as_ref() == Some(post));
            Tile::new(named(&state, post), "").pressed(on).on(move || {
                self.post.set(Some(own.clone()));
                self.date.set(None);
                self.slot.set(None);
            })
        };
        let all: Views = posts.iter().map(|(post, _)| tile(&post.id)).collect();
        stack(vec![heading(words.appointment_which_post), tiles(all)])
    }

    /// Returns the days for which places are given.
    fn days(self) -> AnyView {
        let (words, days) = (words(), self.open.get());
        if self.post.with(Option::is_none) {
            return ().into_any();
        }
        if days.iter().all(|(_, open)| *open == 0) {
            return empty(
                Icon::Search,
                words.appointment_no_place,
                words.appointment_no_place_help,
            );
        }
        let chosen = self.chosen(&days);
        let tile = |(date, open): &(Date, usize)| {
            let (date, on) = (*date, chosen == Some(*date));
            let free = fill(words.appointment_free, &[("count", &number(*open))]);
            let said = [said_date(date), free].join(" · ");
            Tile::new(weekday(date.weekday(), language()), said).pressed(on).on(move || {
                self.date.set(Some(date));
                self.slot.set(None);
            })
        };
        let all: Views = days.iter().filter(|(_, open)| *open > 0).map(tile).collect();
        stack(vec![heading(words.appointment_which_day), tiles(all)])
    }

    /// Returns the day chosen, or the first that has a place.
    fn chosen(self, days: &[(Date, usize)]) -> Option<Date> {
        let first = || days.iter().find(|(_, open)| *open > 0).map(|(date, _)| *date);
        self.date.get().or_else(first)
    }

    /// Returns the times of the day.
    fn times(self) -> AnyView {
        let (state, words) = (self.client.state(), words());
        let Some(post) = self.post.get() else { return ().into_any() };
        let Some(date) = self.open.with(|days| self.chosen(days)) else { return ().into_any() };
        let offers = self.offers(&state, (&post, date));
        let chosen = self.slot.get();
        let tile = |offer: Offer| {
            let on = chosen == Some(offer.slot.from);
            Tile::new(say::time(&state, offer.slot.from), certainty(&offer))
                .pressed(on)
                .on(move || self.slot.set(Some(offer.slot.from)))
        };
        let all: Views = offers.into_iter().filter(Offer::is_open).map(tile).collect();
        let several = maybe(self.matter.with_value(|one| one.several(&state)));
        stack(vec![heading(words.appointment_which_time), several, tiles(all)])
    }
}

/// Returns a date without its weekday: 11月28日.
fn said_date(date: Date) -> String {
    let whole = day(date, language());
    whole.split_once(' ').map_or(whole.clone(), |(_, date)| date.to_owned())
}

/// Returns whether a time can be promised now.
fn certainty(offer: &Offer) -> &'static str {
    if offer.claim.is_some() { words().appointment_sure } else { words().appointment_asked }
}
