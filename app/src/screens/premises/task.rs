//! One thing to be done: what was found, whose it is, and how it ends.

use domain::premises::{FinishTask, GiveTask, Operation as Ask, Task};
use domain::time::Timestamp;
use domain::{Operation, PersonId, State, TaskId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Field, Icon, Moment, back_link, card, empty, heading, live, narrow_page, soft, stack, timeline,
    title,
};
use crate::screens::colleague::colleague;
use crate::screens::panel::Panel;
use crate::text::{fill, instant, language, words};

/// Returns the screen.
pub fn screen(client: Client, id: TaskId) -> AnyView {
    let w = words();
    let about = id.clone();
    let open = {
        let id = id.clone();
        Memo::new(move |_| client.state().premises.task(&id).map(|task| task.done.is_none()))
    };
    let acts = live(move || match open.get() {
        Some(true) => stack(vec![finish(client, &id), give(client, &id)]),
        Some(false) => ().into_any(),
        None => card(vec![empty(Icon::Search, w.premises_refused_unknown_task, "")]),
    });
    let back = back_link(w.premises_title, client.href("room"));
    narrow_page(w.premises_task, vec![back, live(move || story(client, &about)), acts])
}

/// Returns what was found, and what became of it.
fn story(client: Client, id: &TaskId) -> AnyView {
    let state = client.state();
    let Some(task) = state.premises.task(id) else { return title(words().premises_task) };
    let (name, found) = say::task(&state, task);
    let list = say::list(&state, &task.which);
    stack(vec![
        title(name),
        card(vec![soft(list), heading(found), timeline(moments(&state, task))]),
    ])
}

fn moments(state: &State, task: &Task) -> Vec<Moment> {
    let w = words();
    let moment = |at: Timestamp, who: &PersonId, words: String| Moment {
        time: instant(at, state.site.zone, language()),
        who: state.people.name(who).to_owned(),
        words,
        more: None,
        bad: false,
    };
    let mut all = vec![moment(task.opened, &task.first, w.premises_task_opened.to_owned())];
    let owners = task.owners.iter();
    all.extend(owners.map(|one| moment(one.from, &one.person, w.premises_task_given.to_owned())));
    all.extend(task.done.as_ref().map(|done| {
        moment(done.at, &done.by, fill(w.premises_task_done, &[("words", &done.words)]))
    }));
    all
}

/// Returns the act that ends it.
fn finish(client: Client, id: &TaskId) -> AnyView {
    let (w, id) = (words(), id.clone());
    let said = client.draft::<String>(&["room-task-", &id.0].concat());
    Panel::new(client, Icon::Check, w.premises_finish, w.premises_finish_help)
        .open()
        .field(Field::new(w.premises_finish_words).into(said.value))
        .asks(move || {
            let (task, words) = (id.clone(), said.value.get().trim().to_owned());
            Operation::from(Ask::FinishTask(FinishTask { task, words }))
        })
}

/// Returns the act that gives it to somebody else.
fn give(client: Client, id: &TaskId) -> AnyView {
    let (w, id) = (words(), id.clone());
    let to = RwSignal::new(PersonId(String::new()));
    let everybody = colleague(client, to, ("room-to", w.premises_owner_ask), |_, _| true);
    Panel::new(client, Icon::Person, w.premises_give, w.premises_give_help)
        .field(everybody)
        .asks(move || Operation::from(Ask::GiveTask(GiveTask { task: id.clone(), to: to.get() })))
}
