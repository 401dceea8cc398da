//! Something comes into custody. S2.1.7

use domain::custody::{Kind, Operation as Ask, Register};
use domain::{Operation, PostId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Field, Views, actions, back_link, card, choices, live, maybe, narrow_page, one_of,
    soft, tick, title,
};
use crate::screens::ask::{Against, barred, stands, submit};
use crate::screens::duty::post_of;
use crate::text::words;

const KINDS: [Kind; 5] =
    [Kind::Valuable, Kind::Seal { approved: false }, Kind::Key, Kind::Forms, Kind::Cash];

/// What is typed. Copy it freely into closures.
#[derive(Clone, Copy)]
struct Typed {
    kind: RwSignal<Kind>,
    approved: RwSignal<bool>,
    name: RwSignal<String>,
    post: RwSignal<PostId>,
}

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let state = client.state_now();
    let here = untrack(|| {
        let me = client.person()?;
        domain::duty::on_duty(&state, &me, client.now()).ok()
    });
    let first = || state.duty.open_posts().first().map(|(post, _)| post.id.clone());
    let typed = Typed {
        kind: RwSignal::new(Kind::Valuable),
        approved: RwSignal::new(true),
        name: client.draft::<String>("custody-new").value,
        post: RwSignal::new(here.or_else(first).unwrap_or_else(|| PostId(String::new()))),
    };
    narrow_page(
        w.custody_new,
        vec![
            back_link(w.custody_title, client.href("custody")),
            title(w.custody_new),
            soft(w.custody_new_help),
            form(client, typed),
        ],
    )
}

fn form(client: Client, typed: Typed) -> AnyView {
    let w = words();
    let kinds: Views = KINDS
        .into_iter()
        .map(|kind| {
            let own = kind.clone();
            let on = Signal::derive(move || typed.kind.get() == own);
            let name = say::kind(w, &kind);
            one_of("custody-kind", name, "", on, move || typed.kind.set(kind.clone()))
        })
        .collect();
    let leave = live(move || {
        let is_seal = matches!(typed.kind.get(), Kind::Seal { .. });
        let on = Signal::derive(move || typed.approved.get());
        let (name, help) = (words().custody_approved, words().custody_approved_help);
        maybe(is_seal.then(|| tick(name, help, on, move |is| typed.approved.set(is))))
    });
    let posts = live(move || {
        let state = client.state();
        let lines: Views = state
            .duty
            .open_posts()
            .into_iter()
            .map(|(post, _)| {
                let (own, id) = (post.id.clone(), post.id.clone());
                let on = Signal::derive(move || typed.post.get() == own);
                let name = post_of(&state, &post.id);
                one_of("custody-post", name, "", on, move || typed.post.set(id.clone()))
            })
            .collect();
        choices(words().custody_window, lines)
    });
    let name = Field::new(w.custody_name).help(w.custody_name_help).into(typed.name);
    card(vec![choices(w.custody_kind, kinds), leave, name, posts, press(client, typed)])
}

fn press(client: Client, typed: Typed) -> AnyView {
    let (against, go) = (Against::new(None), use_navigate());
    let asked = move || {
        let kind = typed.kind.get();
        let is_seal = matches!(kind, Kind::Seal { .. });
        let kind = if is_seal { Kind::Seal { approved: typed.approved.get() } } else { kind };
        let names = vec![typed.name.get().trim().to_owned()];
        Operation::from(Ask::Register(Register { kind, names, post: typed.post.get() }))
    };
    let on = move || {
        let (go, to) = (go.clone(), client.href("custody"));
        submit(client, against, untrack(asked), move |_| {
            typed.name.set(String::new());
            go(&to, NavigateOptions::default());
        });
    };
    let button = Button::new(words().custody_register).primary().barred(barred(client, asked));
    crate::parts::stack(vec![actions(vec![button.on(on)]), stands(against)])
}
