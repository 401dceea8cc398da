//! One list: its lines, changed, switched off or added, and whether it is used. S2.1.1–S2.1.3, S2.1.6

use domain::Operation;
use domain::access::Allowed;
use domain::premises::{Operation as Ask, SetList, Which, usual};
use leptos::prelude::*;

use super::form::leave;
use super::head::{below, only};
use super::list_line::line;
use super::list_typed::TypedList;
use crate::client::{Client, Draft};
use crate::parts::Tone;
use crate::parts::{
    Button, Field, Views, Why, actions, card, live, maybe, narrow_page, note, soft, stack, strong,
};
use crate::screens::ask::{Against, stands, submit};
use crate::screens::premises::say;
use crate::text::words;

/// Returns the form of a list.
pub fn list(client: Client, which: &Which) -> AnyView {
    let w = words();
    let state = client.state_now();
    let known = state.premises.list(which);
    let used = known.is_some_and(|list| list.from.is_some());
    let lines = known.map_or_else(|| usual(which.kind), |list| list.lines.clone());
    let draft = client.draft::<TypedList>(&say::address("setup-list", which));
    let typed = draft.value.get_untracked();
    draft.value.set(typed.over(&lines));
    // The fields are made anew where a line comes, not with every letter.
    let count = Memo::new(move |_| draft.value.with(|typed| typed.lines.len()));
    let fields = live(move || {
        let count = count.get();
        stack((0..count).map(|place| untrack(|| line(draft, place))).collect())
    });
    let name = say::list(&state, which);
    narrow_page(
        w.premises_set,
        vec![
            below(client, Allowed::SetUp, w.premises_set, "setup/lists", w.premises_set),
            card(vec![strong(name), soft(say::when(w, which.kind)), soft(w.premises_set_help)]),
            only(
                client,
                Allowed::SetUp,
                vec![fields, card(own(draft)), end(client, draft, which, used)],
            ),
        ],
    )
}

/// Returns the way to a line of the site's own.
fn own(draft: Draft<TypedList>) -> Views {
    let w = words();
    let (name, least) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let bad = RwSignal::new(false);
    let wrong = Signal::derive(move || bad.get().then(|| Why::plain(super::list_line::unnamed())));
    let add = move || {
        let (new, number) = (name.get_untracked(), least.get_untracked());
        let added = draft.value.try_update(|typed| typed.add(&new, &number)).unwrap_or_default();
        bad.set(!added);
        if added {
            name.set(String::new());
            least.set(String::new());
        }
    };
    vec![
        strong(w.premises_line_new),
        Field::new(w.setup_name).wrong(wrong).into(name),
        Field::new(w.premises_line_new_stock).number().into(least),
        actions(vec![Button::new(w.premises_line_add).on(add)]),
    ]
}

/// Returns the press that uses the list, or the presses that change it and give it up.
fn end(client: Client, draft: Draft<TypedList>, which: &Which, used: bool) -> AnyView {
    let w = words();
    let (against, unread) = (Against::new(None), RwSignal::new(false));
    let (which, done) = (which.clone(), leave(client, "setup/lists"));
    let send = move |on: bool| {
        let lines = draft.value.with_untracked(TypedList::read);
        unread.set(lines.is_none());
        let Some(lines) = lines else { return };
        let set = SetList { which: which.clone(), on, lines };
        let done = done.clone();
        submit(client, against, Operation::from(Ask::SetList(set)), move |_| {
            draft.clear();
            done();
        });
    };
    let give_up = send.clone();
    let name = if used { w.setup_save } else { w.premises_adopt };
    let mut buttons = vec![Button::new(name).primary().on(move || send(true))];
    buttons
        .extend(used.then(|| Button::new(w.premises_give_up).grave().on(move || give_up(false))));
    let unread = live(move || {
        let said = || note(Tone::Bad, super::list_line::unnamed(), None);
        maybe(unread.get().then(said))
    });
    card(vec![actions(buttons), unread, stands(against)])
}
