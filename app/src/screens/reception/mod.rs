//! Reception, the fastest path at the window: what, who and what they brought, what becomes of it,
//! and the words to take home. S1.1.1, S1.6.2, S2.2.4, S2.2.5

mod details;
mod done;
mod fields;
mod lawful;
mod outcome;
mod settle;
mod visit;
mod what;
mod who;

use domain::{ContactId, duty};
use leptos::prelude::*;

pub use self::settle::settle;
use self::visit::{Step, Visit};
use super::ask::Against;
use crate::client::{Client, Draft};
use crate::parts::{self, Button, Icon, empty, link_button, live, narrow_page, stepper};
use crate::text::{language, words};

/// What every step of a reception shares.
#[derive(Clone, Copy)]
pub struct Desk {
    pub client: Client,
    /// What was entered; it survives the lock, another person and a crash.
    pub visit: Draft<Visit>,
    /// What stood against the last press.
    pub against: Against,
    /// What was just registered.
    pub done: RwSignal<Option<ContactId>>,
}

impl Desk {
    /// Goes to a step.
    pub fn go(self, step: Step) {
        self.against.set(None);
        self.change(|visit| visit.step = step);
    }

    /// Changes what was entered.
    pub fn change(self, change: impl FnOnce(&mut Visit)) {
        self.visit.value.update(change);
    }

    /// Reads what was entered, following changes.
    pub fn read<T>(self, read: impl FnOnce(&Visit) -> T) -> T {
        self.visit.value.with(read)
    }
}

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let visit = client.draft::<Visit>("reception");
    let desk = Desk { client, visit, against: Against::new(None), done: RwSignal::new(None) };
    let on_duty = Memo::new(move |_| {
        client.person().is_some_and(|me| duty::on_duty(&client.state(), &me, client.now()).is_ok())
    });
    let step = Memo::new(move |_| desk.read(|visit| visit.step));
    live(move || match (on_duty.get(), desk.done.get()) {
        (false, None) => off_duty(client),
        (_, Some(contact)) => done::screen(desk, contact),
        (true, None) => steps(desk, step.get()),
    })
}

/// Returns where to go first for whoever is not on duty. S1.6.1
fn off_duty(client: Client) -> AnyView {
    let words = words();
    narrow_page(
        words.reception_title,
        vec![
            empty(Icon::Duty, words.reception_off_duty, words.reception_off_duty_help),
            link_button(words.duty_start, client.href("duty"), true),
        ],
    )
}

/// Returns a step between the way so far and the way on.
fn steps(desk: Desk, step: Step) -> AnyView {
    let words = words();
    let body = match step {
        Step::What => what::step(desk),
        Step::Who => who::step(desk),
        Step::Outcome => outcome::step(desk),
        Step::Details(way) => details::step(desk, way),
    };
    let foot = match step {
        Step::What => ().into_any(),
        Step::Who => who::foot(desk),
        Step::Outcome => outcome::foot(desk),
        Step::Details(way) => details::foot(desk, way),
    };
    view! {
        <div class="reception" role="region" aria-label=words.reception_title>
            <div class="reception-head">{live(move || way(desk, step))}</div>
            <div class="reception-body">{body}</div>
            <div class="reception-foot">
                <div class="line">{start_over(desk)}</div>
                {foot}
            </div>
        </div>
    }
    .into_any()
}

/// Returns the steps, what was answered so far beside each.
fn way(desk: Desk, step: Step) -> AnyView {
    let words = words();
    let (what, who) = desk.read(|visit| {
        let state = desk.client.state();
        let item = visit.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
        let what = item.map(|item| item.name.say(language()).to_owned());
        (what.unwrap_or_default(), visit.name.clone())
    });
    let steps = vec![
        (words.reception_step_what, what.into()),
        (words.reception_step_who, who.into()),
        (words.reception_step_outcome, "".into()),
    ];
    let go = move |place: usize| desk.go(if place == 0 { Step::What } else { Step::Who });
    stepper(words.reception_steps, steps, step.place(), go)
}

/// Returns the way back to an empty form, once something is entered.
fn start_over(desk: Desk) -> AnyView {
    let words = words();
    live(move || {
        if desk.read(Visit::is_blank) {
            return ().into_any();
        }
        Button::new(words.reception_start_over).bare().on(move || {
            desk.against.set(None);
            desk.visit.value.set(Visit::default());
        })
    })
}

/// Returns what stood against the last press, as a note.
pub fn refused(desk: Desk) -> AnyView {
    live(move || match desk.against.get() {
        Some(why) => parts::note(parts::Tone::Bad, why.words, why.clause),
        None => ().into_any(),
    })
}
