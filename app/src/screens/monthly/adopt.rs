//! The rules of scoring that were typed: things of the site's own, what the parts come to, and the press.

use bianmin::api::Monthly;
use domain::Operation;
use domain::monthly::{Adopt, Group, Operation as Ask};
use domain::time::Month;
use leptos::prelude::*;

use super::say;
use super::typed::Typed;
use crate::client::Draft;
use crate::parts::{
    Button, Field, Tone, Views, Why, actions, fine, live, maybe, note, strong, tight,
};
use crate::screens::told::Heard;
use crate::screens::written::Choice;
use crate::text::{fill, language, month_of, words, words_now};

/// Returns the way to something of the site's own.
pub fn own(draft: Draft<Typed>) -> AnyView {
    let (w, group) = (words(), Choice::<Group>::new(None));
    let (name, bad) = (RwSignal::new(String::new()), RwSignal::new(false));
    let groups = draft.value.with_untracked(|typed| {
        let groups = typed.parts.iter().map(|part| part.group);
        groups.map(|one| (one, say::group(w, one).to_owned())).collect::<Vec<_>>()
    });
    let wrong =
        Signal::derive(move || bad.get().then(|| Why::plain(words().monthly_table_own_bad)));
    let add = move || {
        let Some(group) = group.taken() else { return };
        let name = name.get_untracked();
        bad.set(draft.value.try_update(|typed| !typed.add(&name, group)).unwrap_or_default());
    };
    tight(vec![
        strong(w.monthly_table_own),
        Field::new(w.monthly_table_own_name).wrong(wrong).into(name),
        group.rows("monthly-group", w.monthly_table_own_group, groups),
        actions(vec![Button::new(w.monthly_table_own_add).on(add)]),
    ])
}

/// Returns what the parts come to by now, and the press.
pub fn press(heard: Heard<Monthly>, draft: Draft<Typed>, from: Month) -> AnyView {
    let (why, send) = (RwSignal::new(None), heard.sender());
    let sum = live(move || {
        let parts = draft.value.with(|typed| typed.parts.clone());
        let counted = parts.iter().filter(|part| part.group != Group::Bonus);
        let sum = counted.filter_map(|part| say::read(&part.most)).sum();
        fine(fill(words().monthly_table_sum, &[("sum", &say::points(sum))]))
    });
    let press = move || {
        let Some(table) = draft.value.with_untracked(Typed::read) else {
            why.set(Some(words_now().monthly_table_bad.to_owned()));
            return;
        };
        let act = Operation::from(Ask::Adopt(Adopt { from, table }));
        let after = move |done: Result<(), String>| {
            if done.is_ok() {
                draft.clear();
            }
            why.set(done.err());
        };
        send(act, String::new(), Box::new(after));
    };
    let month = month_of(from, language());
    let name = fill(words().monthly_table_from, &[("month", &month)]);
    let views: Views = vec![
        sum,
        actions(vec![Button::new(name).primary().on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ];
    tight(views)
}
