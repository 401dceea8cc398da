//! The form of an inspection: signals only, so that it is copied freely into closures; what is typed is kept.

use std::collections::BTreeSet;

use domain::conduct::{Inspect, Line, Mark, Way, rules};
use domain::time::{Date, TimeOfDay, Timestamp};
use domain::{PersonId, PostId};
use leptos::prelude::*;

use super::typed::{Sheet, Typed};
use super::wrong::Wrong;
use crate::client::{Client, Draft};
use crate::parts::Why;
use crate::screens::ask;
use crate::screens::written::Choice;
use crate::text::words_now;

/// The form.
#[derive(Clone, Copy)]
pub struct Form {
    client: Client,
    draft: Draft<Typed>,
    pub post: Choice<PostId>,
    pub way: Choice<Way>,
    pub date: RwSignal<String>,
    pub time: RwSignal<String>,
    pub persons: RwSignal<BTreeSet<PersonId>>,
    marks: StoredValue<Vec<(Line, Choice<Mark>)>>,
    pub phrases: RwSignal<BTreeSet<String>>,
    pub words: RwSignal<String>,
    /// What is wrong beside the fields that are no choices.
    pub wrong: Wrong,
    /// How many answers were missing at the last press.
    pub missing: RwSignal<usize>,
}

impl Form {
    /// Goes on with what was typed before; the day is today's unless it was changed.
    pub fn new(client: Client, sheet: Sheet) -> Self {
        let draft = client.draft::<Typed>(&sheet.key());
        let typed = draft.value.get_untracked();
        let today = || untrack(|| client.today()).to_string();
        let date = if typed.date.is_empty() { today() } else { typed.date };
        let mark = |line| (line, Choice::new(typed.lines.get(&line).copied()));
        let form = Self {
            client,
            draft,
            post: Choice::new(typed.post),
            way: Choice::new(typed.way),
            date: RwSignal::new(date),
            time: RwSignal::new(typed.time),
            persons: RwSignal::new(typed.persons),
            marks: StoredValue::new(Line::ALL.map(mark).to_vec()),
            phrases: RwSignal::new(typed.phrases),
            words: RwSignal::new(typed.words),
            wrong: Wrong::none(),
            missing: RwSignal::new(0),
        };
        Effect::watch(move || form.typed(), move |now, _, _| draft.value.set(now.clone()), false);
        form
    }

    fn typed(self) -> Typed {
        let marks = self.marks.get_value().into_iter();
        Typed {
            post: self.post.value.get(),
            date: self.date.get(),
            time: self.time.get(),
            way: self.way.value.get(),
            persons: self.persons.get(),
            lines: marks.filter_map(|(line, mark)| Some((line, mark.value.get()?))).collect(),
            phrases: self.phrases.get(),
            words: self.words.get(),
        }
    }

    /// Forgets what was typed: it is recorded.
    pub fn clear(self) {
        self.draft.clear();
    }

    /// Returns the answer to a line.
    pub fn mark(self, line: Line) -> Option<Choice<Mark>> {
        let mut marks = self.marks.get_value().into_iter();
        marks.find(|(one, _)| *one == line).map(|(_, mark)| mark)
    }

    /// Says whether a line was not met.
    pub fn is_unmet(self, line: Line) -> bool {
        self.mark(line).is_some_and(|mark| mark.value.get() == Some(Mark::NotMet))
    }

    /// Returns what is to be recorded and its words, kept at once, and says beside each field what is missing
    /// or wrong.
    pub fn taken(self) -> Option<(Inspect, String)> {
        self.draft.keep();
        let marks = self.marks.get_value().into_iter();
        let lines: Vec<_> = marks.map(|(line, mark)| Some((line, mark.taken()?))).collect();
        let unanswered = lines.iter().filter(|line| line.is_none()).count();
        let (post, way, at) = (self.post.taken(), self.way.taken(), self.at());
        let (phrases, words) = (self.said(), self.seen());
        let missing =
            [post.is_none(), way.is_none(), at.is_none(), phrases.is_none(), words.is_none()];
        self.missing.set(unanswered + missing.into_iter().filter(|one| *one).count());
        let lines = lines.into_iter().collect::<Option<_>>()?;
        let persons = self.persons.get_untracked();
        let (post, at, way, phrases) = (post?, at?, way?, phrases?);
        Some((Inspect { post, at, way, persons, lines, phrases }, words?))
    }

    /// Returns when the window was visited.
    fn at(self) -> Option<Timestamp> {
        let date = self.date.get_untracked().trim().parse::<Date>().ok();
        let time = self.time.get_untracked().trim().parse::<TimeOfDay>().ok();
        let plain = |missing: bool, said| missing.then(|| Why::plain(said));
        self.wrong.date.set(plain(date.is_none(), words_now().inspection_date_unreadable));
        self.wrong.time.set(plain(time.is_none(), words_now().setup_time_unreadable));
        let state = self.client.state_now();
        let at = Timestamp::at(date?, time?, state.site.zone);
        let against = rules::recent(&state, at, self.client.now_exact()).err();
        self.wrong.date.set(against.as_ref().map(|of| ask::why(&of.clone().into())));
        against.is_none().then_some(at)
    }

    /// Returns the phrases that were said, where speech was not civil.
    fn said(self) -> Option<BTreeSet<String>> {
        if !untrack(|| self.is_unmet(Line::Speech)) {
            return Some(BTreeSet::new());
        }
        let phrases = self.phrases.get_untracked();
        let none = phrases.is_empty();
        self.wrong.phrases.set(none.then(|| Why::plain(words_now().inspection_phrases_none)));
        (!none).then_some(phrases)
    }

    /// Returns what was seen, which a line that was not met needs.
    fn seen(self) -> Option<String> {
        let words = self.words.get_untracked().trim().to_owned();
        let unmet = untrack(|| Line::ALL.into_iter().any(|line| self.is_unmet(line)));
        let blank = unmet && words.is_empty();
        self.wrong.words.set(blank.then(|| Why::plain(words_now().inquiry_words_blank)));
        (!blank).then_some(words)
    }
}
