//! Somebody else is asked or told of a matter: what it is, whom, and when the visitor hears. S2.2.4, S2.2.6.5,
//! S2.3.1.7, S2.3.2.3

use domain::contact::rules::{AnswerBy, answer_by, is_above};
use domain::contact::view::usual_call_day;
use domain::contact::{Consult, Operation as Ask, Why};
use domain::{ContactId, Operation, PersonId};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Icon, choices, live, maybe, one_of, soft, stack};
use crate::screens::colleague::colleague;
use crate::screens::panel::Panel;
use crate::screens::phrase::{Moment, phrase};
use crate::text::{Words, day, fill, language, words};

const ALL: [Why; 3] = [Why::Instruction, Why::Word, Why::Major];

/// Returns why somebody is asked, in words.
pub fn why(w: &Words, why: Why) -> &'static str {
    match why {
        Why::Instruction => w.contact_why_instruction,
        Why::Major => w.contact_why_major,
        Why::Word => w.contact_why_word,
    }
}

/// Returns the act of asking or telling somebody.
pub fn ask(client: Client, contact: ContactId) -> AnyView {
    let w = words();
    let (reason, whom) = (RwSignal::new(Why::Instruction), RwSignal::new(PersonId(String::new())));
    let draft = client.draft::<String>(&["consult-", &contact.0].concat());
    let text = draft.value;
    let heard = contact.clone();
    let hears = Memo::new(move |_| {
        let state = client.state();
        state.contact.get(&heard).map_or(AnswerBy::Outcome, |one| answer_by(&state, one))
    });
    let usual = usual_call_day(&client.state_now(), client.today());
    let (rings, due) = (RwSignal::new(true), RwSignal::new(usual.to_string()));
    let call = move || {
        let promises = reason.get() == Why::Instruction && rings.get();
        let is_open = matches!(hears.get(), AnswerBy::Call { .. });
        (promises && is_open).then(|| due.get().parse().unwrap_or_else(|_| client.today()))
    };
    let row = move |one: Why| {
        let on = Signal::derive(move || reason.get() == one);
        one_of("why", why(words(), one), "", on, move || reason.set(one))
    };
    let said = live(move || {
        let moment = if reason.get() == Why::Word { Moment::Absent } else { Moment::Instructions };
        phrase(client, moment)
    });
    Panel::new(client, Icon::Person, w.contact_consult, w.contact_consult_help)
        .field(choices(w.contact_consult_why, ALL.map(row).into()))
        .field(said)
        .field(live(move || people(client, reason.get(), whom)))
        .typed(draft, Field::new(w.contact_consult_words).lines())
        .field(live(move || {
            let is_asked = reason.get() == Why::Instruction;
            maybe(is_asked.then(|| answered(hears.get(), rings, due)))
        }))
        .asks(move || {
            Operation::Contact(Ask::Consult(Consult {
                contact: contact.clone(),
                whom: whom.get(),
                why: reason.get(),
                words: text.get().trim().to_owned(),
                call: call(),
            }))
        })
}

/// Returns the promise of a call with the answer, or what stands in its place. S2.3.1.7
fn answered(hears: AnswerBy, rings: RwSignal<bool>, due: RwSignal<String>) -> AnyView {
    let w = words();
    let way = |name: &'static str, value: bool| {
        let on = Signal::derive(move || rings.get() == value);
        one_of("hears", name, "", on, move || rings.set(value))
    };
    let date = move || Field::new(w.reception_call_back_due).date().into(due);
    match hears {
        AnswerBy::Call { may_wait: false } => date(),
        AnswerBy::Call { may_wait: true } => {
            let ways =
                vec![way(w.contact_consult_rings, true), way(w.contact_consult_waits, false)];
            stack(vec![
                choices(w.contact_consult_hears, ways),
                live(move || maybe(rings.get().then(date))),
            ])
        }
        AnswerBy::Promised(due) => {
            soft(fill(w.contact_consult_promised, &[("date", &day(due, language()))]))
        }
        AnswerBy::Nobody => soft(w.contact_consult_nobody),
        AnswerBy::Outcome => ().into_any(),
    }
}

/// Returns those who may be asked.
fn people(client: Client, reason: Why, whom: RwSignal<PersonId>) -> AnyView {
    let me = client.person();
    let named = ("whom", words().contact_consult_whom);
    colleague(client, whom, named, move |state, one| {
        let may = reason == Why::Word || is_above(state, &one.id);
        may && Some(&one.id) != me.as_ref()
    })
}
