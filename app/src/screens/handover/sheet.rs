//! The sheet two people stand before: what is listed, what the giver adds, what the receiver says.

use std::collections::{BTreeMap, BTreeSet};

use domain::handover::{
    Dispute, Entry, Give, Handover, Held, Matter, Note, Operation as Ask, Take, view,
};
use domain::{HandoverId, Operation, PersonId, PostId, State};
use leptos::prelude::*;

use super::keys::{Key, Said, numbered};
use crate::client::Client;

/// The sheet: signals only, so that it is copied freely into closures.
#[derive(Clone, Copy)]
pub struct Sheet {
    client: Client,
    pub to: RwSignal<Option<PersonId>>,
    pub held: RwSignal<Vec<Held>>,
    pub notes: RwSignal<Vec<Note>>,
    pub said: RwSignal<BTreeMap<Key, Said>>,
    /// What waits to be taken over is looked at later: the own post is handed over first.
    pub own_first: RwSignal<bool>,
}

impl Sheet {
    /// Begins a sheet with the things that were handed over with the post last.
    pub fn new(client: Client) -> Self {
        let sheet = Self {
            client,
            to: RwSignal::new(None),
            held: RwSignal::new(Vec::new()),
            notes: RwSignal::new(Vec::new()),
            said: RwSignal::new(BTreeMap::new()),
            own_first: RwSignal::new(false),
        };
        let draft = untrack(|| sheet.draft());
        sheet.held.set(draft.map(|draft| draft.held).unwrap_or_default());
        sheet
    }

    /// Returns the handover that waits: one for me, else one that I have given.
    pub fn current(&self) -> Option<HandoverId> {
        let (state, me) = (self.client.state(), self.client.person()?);
        let mine = view::waiting_for(&state, &me).first().map(|one| one.id.clone());
        let mine = mine.filter(|_| !self.own_first.get());
        mine.or_else(|| view::given_by(&state, &me).first().map(|one| one.id.clone()))
    }

    /// Returns the same in a state.
    pub fn handover<'a>(&self, state: &'a State) -> Option<&'a Handover> {
        state.handover.get(&self.current()?)
    }

    /// Says whether the giver has confirmed: nothing is added or taken off any more.
    pub fn is_given(&self) -> bool {
        self.current().is_some()
    }

    /// Returns the post that is handed over.
    pub fn post(&self) -> Option<PostId> {
        let (state, me) = (self.client.state(), self.client.person()?);
        let given = self.handover(&state).map(|one| one.post.clone());
        given.or_else(|| view::post_of(&state, &me, self.client.now()))
    }

    /// Returns the giver and the receiver, as far as they are known.
    pub fn pair(&self, state: &State) -> (Option<PersonId>, Option<PersonId>) {
        match self.handover(state) {
            Some(one) => (Some(one.from.clone()), Some(one.to.clone())),
            None => (self.client.person(), self.to.get()),
        }
    }

    /// Takes a line of the giver's own off; what was said to those below it is asked again.
    pub fn remove(&self, key: &Key) {
        match key {
            Key::Held(place) => self.held.update(|held| drop(held.remove(*place))),
            Key::Note(place) => self.notes.update(|notes| drop(notes.remove(*place))),
            Key::Matter(_) => return,
        }
        self.said.update(|said| said.retain(|other, _| !other.moves_with(key)));
    }

    fn draft(&self) -> Option<view::Draft> {
        let (state, me) = (self.client.state(), self.client.person()?);
        let post = view::post_of(&state, &me, self.client.now())?;
        Some(view::draft(&state, &post, (&me, self.to.get().as_ref()), self.client.now()))
    }

    /// Returns the lines: of the handover that waits, with what came since; else of the register in
    /// the making.
    pub fn lines(&self) -> Vec<(Key, Entry)> {
        let (state, now) = (self.client.state(), self.client.now());
        let Some(one) = self.handover(&state) else { return self.making() };
        let mut lines = numbered(one.lines.iter().map(|line| line.entry.clone()));
        let more = view::more(&state, one, now).into_iter();
        lines.extend(more.map(|matter| {
            let listed = view::listed(&state, one, &matter, now);
            (Key::Matter(matter), Entry::Matter(listed))
        }));
        lines
    }

    fn making(&self) -> Vec<(Key, Entry)> {
        let matters = self.draft().map(|draft| draft.matters).unwrap_or_default();
        let matters = matters.into_iter().map(Entry::Matter);
        let held = self.held.get().into_iter().map(Entry::Held);
        let notes = self.notes.get().into_iter().map(Entry::Note);
        numbered(matters.chain(held).chain(notes))
    }

    /// Says whether the receiver speaks to the lines now: somebody is chosen, or it is given.
    pub fn answers(&self) -> bool {
        self.to.with(Option::is_some) || self.is_given()
    }

    /// Returns the giving of what the sheet lists now.
    pub fn give(&self) -> Option<Operation> {
        let draft = self.draft()?;
        let to = self.to.get().unwrap_or_else(|| PersonId(String::new()));
        let (held, notes) = (self.held.get(), self.notes.get());
        Some(Operation::Handover(Ask::Give(Give { held, notes, ..draft.give(to) })))
    }

    /// Returns the taking, with what the receiver has said so far.
    pub fn take(&self) -> Option<Operation> {
        let state = self.client.state();
        let one = self.handover(&state)?;
        let more: BTreeSet<Matter> = view::more(&state, one, self.client.now());
        let mut keys: Vec<Key> = numbered(one.lines.iter().map(|line| line.entry.clone()))
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        keys.extend(more.iter().cloned().map(Key::Matter));
        let (mut acknowledged, mut disputed) = (BTreeSet::new(), Vec::new());
        let said = self.said.get();
        for (line, key) in (0..).zip(&keys) {
            match said.get(key) {
                Some(Said::Acknowledged) => drop(acknowledged.insert(line)),
                Some(Said::Disputed(reason)) => {
                    disputed.push(Dispute { line, reason: reason.get().trim().to_owned() });
                }
                None => {}
            }
        }
        let handover = one.id.clone();
        Some(Operation::Handover(Ask::Take(Take { handover, more, acknowledged, disputed })))
    }
}
