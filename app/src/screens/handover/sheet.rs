//! The sheet two people stand before: what is listed, what the giver adds, what the receiver says.

use std::collections::{BTreeMap, BTreeSet};

use domain::handover::{Dispute, Entry, Give, Held, Note, Operation as Ask, Take, view};
use domain::{Operation, PersonId, PostId, State};
use leptos::prelude::*;

use super::counts::Counts;
use super::kept::{self, Entered, Of};
use super::keys::{Key, Said, numbered};
use super::which::Which;
use crate::client::Client;

/// The sheet of a post: signals only, so that it is copied freely into closures.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub which: Which,
    pub to: RwSignal<Option<PersonId>>,
    pub held: RwSignal<Vec<Held>>,
    pub notes: RwSignal<Vec<Note>>,
    pub counts: Counts,
    pub said: RwSignal<BTreeMap<Key, Said>>,
    /// The register as far as it fills itself, or what came since it was given.
    pub filled: Memo<Option<view::Draft>>,
    /// All lines: of the handover that waits, with what came since; else of the register in the
    /// making.
    pub lines: Memo<Vec<(Key, Entry)>>,
}

impl Sheet {
    /// Goes on with what was entered for the next handover of a post, or begins with the things that
    /// were handed over with it last.
    pub fn new(client: Client, which: Which, post: &PostId) -> Self {
        let draft = client.draft::<Entered>(&["handover-", &post.0].concat());
        let post = post.clone();
        let of = Memo::new(move |_| Of::now(client, which, &post));
        let entered = draft.value.get_untracked().only(of.get_untracked());
        let today = untrack(|| client.today());
        let counts = Counts::new(entered.counted_on(today));
        let held = RwSignal::new(entered.held.unwrap_or_else(|| which.last_held(client)));
        let (to, notes) = (RwSignal::new(entered.to), RwSignal::new(entered.notes));
        let said = RwSignal::new(kept::said(entered.said));
        let filled = Memo::new(move |_| which.filled(client, to.get().as_ref()));
        let lines = Memo::new(move |_| {
            let state = client.state();
            let draft = filled.get();
            let things = draft.iter().flat_map(|draft| counts.entries(&draft.custody));
            let things: Vec<Entry> = things.collect();
            let filled = draft.map(|draft| draft.matters).unwrap_or_default();
            let filled = filled.into_iter().map(Entry::Matter);
            if let Some(one) = which.handover(&state) {
                return numbered(one.lines.iter().map(|line| line.entry.clone()).chain(filled));
            }
            let held = held.get().into_iter().map(Entry::Held);
            let notes = notes.get().into_iter().map(Entry::Note);
            numbered(filled.chain(things).chain(held).chain(notes))
        });
        let sheet = Self { which, to, held, notes, counts, said, filled, lines };
        let changed = move || Entered {
            of: of.get(),
            to: to.get(),
            counts: counts.typed(),
            counted: Some(today),
            held: Some(held.get()),
            notes: notes.get(),
            said: said.with(kept::plain),
        };
        Effect::watch(changed, move |now, _, _| draft.value.set(now.clone()), false);
        Effect::watch(move || of.get(), move |of, was, _| sheet.turn(client, of, was), false);
        sheet
    }

    /// Lets go of what was entered for a handover that is over.
    fn turn(self, client: Client, of: &Of, was: Option<&Of>) {
        if was.is_some_and(|was| was.after != of.after) {
            self.to.set(None);
            self.held.set(self.which.last_held(client));
            self.notes.set(Vec::new());
        }
        // What was said before the giver confirmed stands: the lines are the same.
        let state = client.state_now();
        let given = of.given.as_ref().and_then(|id| state.handover.get(id));
        let is_mine = given.map(|one| &one.from) == untrack(|| client.person()).as_ref();
        let stands = was.is_some_and(|was| was.given.is_none()) && is_mine;
        if !stands {
            self.said.set(BTreeMap::new());
            self.counts.clear();
        }
    }

    /// Says whether the giver has confirmed: nothing is added or taken off any more.
    pub fn is_given(&self) -> bool {
        self.which.given.get().is_some()
    }

    /// Returns the giver and the receiver, as far as they are known.
    pub fn pair(&self, client: Client, state: &State) -> (Option<PersonId>, Option<PersonId>) {
        match self.which.handover(state) {
            Some(one) => (Some(one.from.clone()), Some(one.to.clone())),
            None => (client.person(), self.to.get()),
        }
    }

    /// Takes a line of the giver's own off; what was said to those below it is asked again.
    pub fn remove(&self, key: &Key) {
        match key {
            Key::Held(place) => self.held.update(|held| drop(held.remove(*place))),
            Key::Note(place) => self.notes.update(|notes| drop(notes.remove(*place))),
            Key::Matter(_) | Key::Thing(..) => return,
        }
        self.said.update(|said| said.retain(|other, _| !other.moves_with(key)));
    }

    /// Says whether the receiver speaks to the lines now: somebody is chosen, or it is given.
    pub fn answers(&self) -> bool {
        self.to.with(Option::is_some) || self.is_given()
    }

    /// Returns the giving of what the sheet lists now.
    pub fn give(&self) -> Option<Operation> {
        let draft = self.filled.get()?;
        let to = self.to.get().unwrap_or_else(|| PersonId(String::new()));
        let (held, notes) = (self.held.get(), self.notes.get());
        let counted = self.counts.counted(&draft.custody);
        Some(Operation::Handover(Ask::Give(Give { held, notes, ..draft.give(to, counted) })))
    }

    /// Returns the taking, with what the receiver has said so far.
    pub fn take(&self) -> Option<Operation> {
        let handover = self.which.given.get()?;
        let more = self.filled.get()?.matters.into_iter().map(|one| one.matter).collect();
        let (mut acknowledged, mut disputed) = (BTreeSet::new(), Vec::new());
        let (lines, said) = (self.lines.get(), self.said.get());
        for (line, (key, _)) in (0..).zip(&lines) {
            match said.get(key) {
                Some(Said::Acknowledged) => drop(acknowledged.insert(line)),
                Some(Said::Disputed(reason)) => {
                    disputed.push(Dispute { line, reason: reason.get().trim().to_owned() });
                }
                None => {}
            }
        }
        Some(Operation::Handover(Ask::Take(Take { handover, more, acknowledged, disputed })))
    }
}
