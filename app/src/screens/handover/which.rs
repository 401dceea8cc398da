//! Which handover stands before the two people: one that waits, or the one in the making.

use domain::handover::{Handover, Held, view};
use domain::{HandoverId, PersonId, PostId, State};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Button, Icon, actions, maybe};
use crate::text::words;

/// What is handed over: signals only, so that it is copied freely into closures.
#[derive(Clone, Copy)]
pub struct Which {
    /// What waits to be taken over is looked at later: the own post is handed over first.
    pub own_first: RwSignal<bool>,
    /// The handover that waits: one for me, else one that I have given.
    pub given: Memo<Option<HandoverId>>,
    /// The post that is handed over.
    pub post: Memo<Option<PostId>>,
}

impl Which {
    /// Returns what waits first, and what would be handed over else.
    pub fn new(client: Client) -> Self {
        let own_first = RwSignal::new(false);
        let given = Memo::new(move |_| {
            let (state, me) = (client.state(), client.person()?);
            let mine = view::waiting_for(&state, &me).first().map(|one| one.id.clone());
            let mine = mine.filter(|_| !own_first.get());
            mine.or_else(|| view::given_by(&state, &me).first().map(|one| one.id.clone()))
        });
        let post = Memo::new(move |_| {
            let (state, me) = (client.state(), client.person()?);
            let given = given.get().and_then(|id| Some(state.handover.get(&id)?.post.clone()));
            given.or_else(|| view::post_of(&state, &me, client.now()))
        });
        Self { own_first, given, post }
    }

    /// Returns the register as far as it fills itself; once it is given, what came since.
    pub fn filled(self, client: Client, to: Option<&PersonId>) -> Option<view::Draft> {
        let (state, now) = (client.state(), client.now());
        let Some(one) = self.handover(&state) else {
            let (me, post) = (client.person()?, self.post.get()?);
            return Some(view::draft(&state, &post, (&me, to), now));
        };
        let more = view::more(&state, one, now);
        let matters = more.iter().map(|matter| view::listed(&state, one, matter, now)).collect();
        let (post, until) = (one.post.clone(), one.until);
        Some(view::Draft { post, until, matters, custody: Vec::new(), held: Vec::new() })
    }

    /// Returns the handover that waits, in a state.
    pub fn handover(self, state: &State) -> Option<&Handover> {
        state.handover.get(&self.given.get()?)
    }

    /// Returns the things that were handed over with the post last.
    pub fn last_held(self, client: Client) -> Vec<Held> {
        let post = self.post.get_untracked();
        post.map(|post| view::last_held(&client.state_now(), &post)).unwrap_or_default()
    }

    /// Returns the way past what waits to be taken over, for somebody with a post to hand over.
    pub fn past_it(self, client: Client) -> AnyView {
        let (state, Some(me)) = (client.state(), client.person()) else { return ().into_any() };
        let waits = self.handover(&state).is_some_and(|one| one.to == me);
        let has_own = view::post_of(&state, &me, client.now()).is_some();
        let press = Button::new(words().handover_own_first).bare();
        maybe((waits && has_own).then(|| press.on(move || self.own_first.set(true))))
    }

    /// Returns the way back to what waits.
    pub fn back_to_waiting(self, client: Client) -> Option<AnyView> {
        let waits = !view::waiting_for(&client.state(), &client.person()?).is_empty();
        let press = Button::new(words().handover_back_to_waiting).icon(Icon::Exchange);
        waits.then(|| actions(vec![press.on(move || self.own_first.set(false))]))
    }
}
