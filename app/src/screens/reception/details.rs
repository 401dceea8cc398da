//! What an outcome needs besides: to whom, where, by when, on what ground. S1.1.3, S2.2.5, S2.4

use domain::{PersonId, UnitId};
use leptos::prelude::*;

use super::lawful::{barred_now, colleagues};
use super::outcome::save;
use super::visit::{Step, Visit};
use super::way::Way;
use super::{Desk, refused, rung};
use crate::parts::{
    Button, Field, Icon, Views, Words, actions, card, choices, live, one_of, soft, stack, title,
};
use crate::screens::civil;
use crate::text::{fill, language, words};

/// Returns the step.
pub fn step(desk: Desk, way: Way) -> AnyView {
    let words = words();
    let asked = match way {
        Way::Answer => vec![field(desk, words.reception_answer_words, |v| &mut v.answer, true)],
        Way::Transfer => vec![
            colleague(desk),
            field(desk, words.reception_transfer_reason, |v| &mut v.reason, false),
            rung::by_colleague(desk),
        ],
        Way::Refer => vec![unit(desk)],
        Way::CallBack => rung::call(desk),
        Way::Refuse => {
            desk.change(|visit| {
                if visit.remedy.is_empty() {
                    words.reception_remedy_default.clone_into(&mut visit.remedy);
                }
            });
            vec![
                field(desk, words.reception_ground, |v| &mut v.ground, true),
                field(desk, words.reception_remedy, |v| &mut v.remedy, true),
            ]
        }
        Way::Withdraw | Way::Notice | Way::Finish | Way::Accept | Way::TakeIn | Way::Keep => {
            vec![soft(words.reception_withdrawn_help)]
        }
    };
    stack(vec![title(way.name()), refused(desk), card(asked)])
}

/// Returns the way back and the one binding press.
pub fn foot(desk: Desk, way: Way) -> AnyView {
    let words = words();
    let save_words = fill(words.reception_do_it, &[("what", way.name())]);
    let barred = Signal::derive(move || barred_now(desk, way));
    actions(vec![
        Button::new(words.act_back).icon(Icon::Back).on(move || desk.go(Step::Outcome)),
        Button::new(save_words)
            .primary()
            .icon(Icon::Saved)
            .barred(barred)
            .on(move || save(desk, way)),
    ])
}

/// Returns a field of the visit.
pub fn field(
    desk: Desk,
    name: impl Into<Words>,
    of: fn(&mut Visit) -> &mut String,
    lines: bool,
) -> AnyView {
    let typed = held(desk, of);
    // What has lines is told to the visitor, what has one stays inside.
    if lines {
        stack(vec![Field::new(name).lines().into(typed), civil::in_text(typed)])
    } else {
        Field::new(name).into(typed)
    }
}

/// Returns a signal that holds one field of the visit.
pub fn held(desk: Desk, of: fn(&mut Visit) -> &mut String) -> RwSignal<String> {
    let typed = RwSignal::new(desk.visit.value.with_untracked(|v| of(&mut v.clone()).clone()));
    Effect::new(move |_| {
        let now = typed.get();
        desk.change(|visit| *of(visit) = now);
    });
    typed
}

/// Returns the colleagues to transfer to, each with where they stand now.
fn colleague(desk: Desk) -> AnyView {
    let words = words();
    live(move || {
        let state = desk.client.state();
        let Some(me) = desk.client.person() else { return ().into_any() };
        let now = desk.client.now();
        let lines: Views = colleagues(&state, &me)
            .into_iter()
            .map(|person| {
                let standing = crate::screens::say::standing(&state, &person.id, now);
                let sub = standing.map_or(words.frame_off_duty.to_owned(), |one| one.post);
                let (own, chosen): (PersonId, PersonId) = (person.id.clone(), person.id.clone());
                let on = Signal::derive(move || desk.read(|v| v.to.as_ref() == Some(&own)));
                one_of("to", person.name.clone(), sub, on, move || {
                    desk.change(|visit| visit.to = Some(chosen.clone()));
                })
            })
            .collect();
        choices(words.reception_transfer_to, lines)
    })
}

/// Returns the directory of units outside, each with its place and phone. S2.2.5
fn unit(desk: Desk) -> AnyView {
    let words = words();
    live(move || {
        let state = desk.client.state();
        let lines: Views = state
            .catalogue
            .units_offered()
            .map(|unit| {
                let sub = [unit.place.say(language()), &unit.phone].join(" · ");
                let (own, chosen): (UnitId, UnitId) = (unit.id.clone(), unit.id.clone());
                let on = Signal::derive(move || desk.read(|v| v.unit.as_ref() == Some(&own)));
                one_of("unit", unit.name.say(language()).to_owned(), sub, on, move || {
                    desk.change(|visit| visit.unit = Some(chosen.clone()));
                })
            })
            .collect();
        choices(words.reception_refer_to, lines)
    })
}
