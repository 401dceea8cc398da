//! Reception, the fastest path at the window: what, who and what they brought, what becomes of it,
//! and the words to take home. S1.1.1, S1.6.2, S2.2.4, S2.2.5

mod desk;
mod details;
mod done;
mod fields;
mod lawful;
mod numbered;
mod outcome;
mod over;
mod rung;
mod settle;
mod spoken;
mod steps;
mod visit;
mod way;
mod ways;
mod what;
mod who;

use domain::duty;
use leptos::prelude::*;

use self::desk::Desk;
pub use self::fields::fault_words;
pub use self::numbered::begin;
pub use self::settle::settle;
use self::visit::Step;
use super::frame::Work;
use super::phrase::away;
use super::premises;
use crate::client::Client;
use crate::parts::{self, Icon, empty, link_button, live, narrow_page, stepper};
use crate::text::{language, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let desk = Desk::new(client, "reception");
    provide_context(over::Emptied::nothing());
    let on_duty = Memo::new(move |_| {
        client.person().is_some_and(|me| duty::on_duty(&client.state(), &me, client.now()).is_ok())
    });
    let step = Memo::new(move |_| desk.read(|visit| visit.step));
    let work = use_context::<Work>();
    Effect::new(move |before: Option<(Step, bool)>| {
        let now = (step.get(), desk.done.with(Option::is_some));
        if let (Some(before), Some(work)) = (before, work)
            && before != now
        {
            work.anew();
        }
        now
    });
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
            <div class="reception-head">
                {parts::stack(
                    vec![
                        live(move || premises::receiving(desk.client)),
                        live(move || way(desk, step)),
                    ],
                )}
                {numbered::of(desk)}
            </div>
            <div class="reception-body">{spoken::at(desk, step)} {body}</div>
            <div class="reception-foot">
                <div class="line">{over::start_over(desk)} {away(desk.client)}</div>
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

/// Returns what stood against the last press, as a note.
pub fn refused(desk: Desk) -> AnyView {
    live(move || match desk.against.get() {
        Some(why) => parts::note(parts::Tone::Bad, why.words, why.clause),
        None => ().into_any(),
    })
}
