//! What arrived since a post was taken over: each line acknowledged, or disputed with a reason.
//! S1.3.3, S1.4.2

use domain::handover::{Entry, Listed, Matter, Operation as Ask, TakeMore, view};
use domain::{HandoverId, Operation, State};
use leptos::prelude::*;

use super::line;
use crate::client::Client;
use crate::parts::{
    self, Button, Field, Icon, Row, Views, actions, count, flush_card, live, rows, soft, stack,
};
use crate::screens::ask::{Against, submit};
use crate::text::words;

/// One card of lines and the receiver's answers.
#[derive(Clone, Copy)]
struct Answers {
    client: Client,
    handover: StoredValue<HandoverId>,
    against: Against,
    /// The line whose dispute is being written, and why.
    disputing: RwSignal<Option<Matter>>,
    reason: RwSignal<String>,
}

/// Returns what arrived since for the person signed in; it stands still while nothing more does.
pub fn cards(client: Client) -> AnyView {
    let all = Memo::new(move |_| {
        let (state, me) = (client.state(), client.person()?);
        let all = view::arrived_for(&state, &me).into_iter();
        Some(all.map(|(one, since)| (one.id.clone(), since)).collect::<Vec<_>>())
    });
    live(move || {
        let state = client.state_now();
        let all = all.get().unwrap_or_default().into_iter();
        stack(all.map(|(id, since)| card(client, &state, &id, since)).collect())
    })
}

/// Returns the lines that arrived since a handover; a reason begun is found again.
fn card(client: Client, state: &State, id: &HandoverId, since: Vec<Listed>) -> AnyView {
    let words = words();
    let draft = client.draft::<(Option<Matter>, String)>(&["handover-arrived-", &id.0].concat());
    let (disputing, reason) = draft.value.get_untracked();
    let is_here = |matter: &Matter| since.iter().any(|listed| listed.matter == *matter);
    let answers = Answers {
        client,
        handover: StoredValue::new(id.clone()),
        against: Against::new(None),
        disputing: RwSignal::new(disputing.filter(is_here)),
        reason: RwSignal::new(reason),
    };
    let typed = move || (answers.disputing.get(), answers.reason.get());
    Effect::watch(typed, move |typed, _, _| draft.value.set(typed.clone()), false);
    let number = since.len();
    let lines: Views = since.into_iter().map(|listed| answers.line(state, listed)).collect();
    let refused = move || stack(answers.against.get().map(parts::why).into_iter().collect());
    let list = stack(vec![
        rows(lines),
        live(move || answers.dispute()),
        soft(words.handover_arrived_help),
        live(refused),
    ]);
    flush_card(words.handover_arrived, count(number), list)
}

impl Answers {
    fn line(self, state: &State, listed: Listed) -> AnyView {
        let words = words();
        let (taken, disputed) = (listed.matter.clone(), listed.matter.clone());
        let spoken = line::spoken(state, &Entry::Matter(listed));
        let take = Button::new(words.handover_acknowledge)
            .icon(Icon::Check)
            .on(move || self.say(taken.clone(), None));
        let dispute = Button::new(words.handover_dispute).bare().on(move || {
            // A reason written for another line is none for this one.
            self.reason.set(String::new());
            self.disputing.set(Some(disputed.clone()));
        });
        Row::new(spoken.what, spoken.sub).end(actions(vec![take, dispute])).still()
    }

    /// Returns the field of why, while a dispute is being written.
    fn dispute(self) -> AnyView {
        let Some(matter) = self.disputing.get() else { return ().into_any() };
        let words = words();
        let send = Button::new(words.handover_dispute).primary().on(move || {
            let reason = self.reason.get_untracked().trim().to_owned();
            self.say(matter.clone(), Some(reason));
        });
        let back = Button::new(words.act_back).bare().on(move || self.disputing.set(None));
        let field = Field::new(words.handover_reason).first().into(self.reason);
        parts::card(vec![field, actions(vec![send, back])])
    }

    fn say(self, matter: Matter, disputed: Option<String>) {
        let more = TakeMore { handover: self.handover.get_value(), matter, disputed };
        submit(self.client, self.against, Operation::Handover(Ask::TakeMore(more)), move |_| {
            self.disputing.try_set(None);
        });
    }
}
