//! Somebody else is asked or told of a matter, and replies. S2.2.4, S2.2.6.5, S2.3.2.3

use domain::contact::{Consult, Consultation, Contact, Operation as Ask, Reply, Why, rules, view};
use domain::{ContactId, Operation, PersonId, State};
use leptos::prelude::*;

use super::about;
use crate::client::Client;
use crate::parts::{
    Field, Icon, Row, Tone, Views, badge, choices, count, flush_card, icon, live, maybe, one_of,
    para, rows, stack,
};
use crate::screens::colleague::colleague;
use crate::screens::panel::Panel;
use crate::screens::phrase::{Moment, phrase};
use crate::screens::say;
use crate::text::{Words, fill, instant, language, words};

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
    let text = client.draft::<String>(&["consult-", &contact.0].concat()).value;
    let asked = contact.clone();
    let count = Memo::new(move |_| {
        client.state().contact.get(&asked).map_or(0, |one| one.consultations.len())
    });
    // Once it is asked, the next is another question.
    Effect::watch(move || count.get(), move |_, _, _| text.set(String::new()), false);
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
        .field(Field::new(w.contact_consult_words).lines().into(text))
        .asks(move || {
            Operation::Contact(Ask::Consult(Consult {
                contact: contact.clone(),
                whom: whom.get(),
                why: reason.get(),
                words: text.get().trim().to_owned(),
            }))
        })
}

/// Returns those who may be asked.
fn people(client: Client, reason: Why, whom: RwSignal<PersonId>) -> AnyView {
    let me = client.person();
    let named = ("whom", words().contact_consult_whom);
    colleague(client, whom, named, move |state, one| {
        let may = reason == Why::Word || rules::is_above(state, &one.id);
        may && Some(&one.id) != me.as_ref()
    })
}

/// Returns the replies that the person signed in may give to what was asked about a contact.
pub fn replies(client: Client, id: ContactId) -> AnyView {
    let asked = Memo::new(move |_| {
        let (state, now) = (client.state(), client.now());
        let (contact, me) = (state.contact.get(&id)?, client.person()?);
        let all = contact.consultations.iter().filter(|one| {
            rules::reply_waited_for(contact, one).is_ok()
                && rules::replies(&state, (contact, one), &me, now).is_ok()
        });
        Some((contact.id.clone(), all.cloned().collect::<Vec<_>>()))
    });
    live(move || {
        let replies = |(contact, all): (ContactId, Vec<Consultation>)| {
            stack(all.iter().map(|one| reply(client, contact.clone(), one)).collect())
        };
        maybe(asked.get().filter(|(_, all)| !all.is_empty()).map(replies))
    })
}

fn reply(client: Client, contact: ContactId, one: &Consultation) -> AnyView {
    let (w, state) = (words(), client.state_now());
    let text = client.draft::<String>(&["reply-", &one.operation.0].concat()).value;
    let to = one.operation.clone();
    let name = if one.why == Why::Word { w.contact_word_read } else { w.contact_reply };
    let asked = say::after(state.people.name(&one.by), &[&one.words]);
    Panel::new(client, Icon::Send, name, why(w, one.why))
        .open()
        .field(para(asked))
        .field(Field::new(w.contact_reply_words).lines().into(text))
        .asks(move || {
            let words = text.get().trim().to_owned();
            Operation::Contact(Ask::Reply(Reply {
                contact: contact.clone(),
                to: to.clone(),
                words,
            }))
        })
}

/// Returns, on Today, what waits for one's reply, and to whoever is above what nobody replied to in time.
pub fn waiting(client: Client, state: &State, me: &PersonId) -> Option<AnyView> {
    let now = client.now();
    let mut all = view::asked_of(state, me);
    if rules::is_above(state, me) {
        let late = view::unreplied(state, now);
        all.extend(late.into_iter().filter(|(_, one)| one.whom != *me && one.by != *me));
    }
    let number = all.len();
    let row = |(contact, one): (&Contact, &Consultation)| {
        let late = one.due.is_some_and(|due| due < now);
        let due = one.due.map(|due| {
            let at = instant(due, state.site.zone, language());
            fill(words().contact_reply_due, &[("time", &at)])
        });
        let from = state.people.name(&one.by).to_owned();
        let sub = say::listed(
            &[Some(from.as_str()), Some(one.words.as_str()), due.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>(),
        );
        let tone = if late { Tone::Bad } else { Tone::Soon };
        Row::new(about(state, contact), sub)
            .lead(icon(Icon::Speak))
            .end(badge(tone, why(words(), one.why)))
            .to(client.href(&["contact/", &contact.id.0].concat()))
    };
    let lines: Views = all.into_iter().map(row).collect();
    (number > 0).then(|| flush_card(words().contact_asked_of_me, count(number), rows(lines)))
}
