//! What somebody was asked or told, and their reply: on the matter, and on Today to whoever it waits for. S2.2.4,
//! S2.2.6.5, S2.3.2.3

use domain::case::view as cases;
use domain::contact::{Consultation, Contact, Operation as Ask, Reply, Why, rules};
use domain::{ContactId, Operation, PersonId, State};
use leptos::prelude::*;

use super::about;
use super::consult::why;
use crate::client::Client;
use crate::parts::{
    Field, Icon, Row, Tone, Views, alarm, badge, count, flush_card, icon, live, maybe, para, rows,
    stack,
};
use crate::screens::panel::Panel;
use crate::screens::say;
use crate::text::{fill, instant, language, words};

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

/// What waits for somebody's reply.
type Asked<'a> = Vec<(&'a Contact, &'a Consultation)>;

/// Returns what waits for one's reply, and for whoever is above what nobody replied to in time.
fn asked<'a>(client: Client, state: &'a State, me: &PersonId) -> Asked<'a> {
    let mut all = cases::asked_of(state, me);
    if rules::is_above(state, me) {
        let late = cases::unreplied(state, client.now());
        all.extend(late.into_iter().filter(|(_, one)| one.whom != *me && one.by != *me));
    }
    all
}

/// Returns how much waits for the reply of whoever is signed in.
pub fn needing(client: Client) -> usize {
    client.person().map_or(0, |me| asked(client, &client.state(), &me).len())
}

/// Returns, at the top of Today, the major events that wait for one's reply. S2.2.4
pub fn urgent(client: Client) -> AnyView {
    let state = client.state();
    let Some(me) = client.person() else { return ().into_any() };
    let mut all = asked(client, &state, &me);
    all.retain(|(_, one)| one.why == Why::Major);
    maybe(listed(client, &state, words().contact_major, all, alarm))
}

/// Returns, on Today, what else waits for one's reply.
pub fn waiting(client: Client, state: &State, me: &PersonId) -> Option<AnyView> {
    let mut all = asked(client, state, me);
    all.retain(|(_, one)| one.why != Why::Major);
    listed(client, state, words().contact_asked_of_me, all, count)
}

fn listed(
    client: Client,
    state: &State,
    name: &'static str,
    all: Asked,
    counted: fn(usize) -> AnyView,
) -> Option<AnyView> {
    let (number, now) = (all.len(), client.now());
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
            .to(client.href(&matter(state, contact)))
    };
    let lines: Views = all.into_iter().map(row).collect();
    (number > 0).then(|| flush_card(name, counted(number), rows(lines)))
}

/// Returns where a contact's matter goes on: in its case, once there is one.
fn matter(state: &State, contact: &Contact) -> String {
    match contact.case().filter(|case| state.case.get(case).is_some()) {
        Some(case) => ["case/", &case.0].concat(),
        None => ["contact/", &contact.id.0].concat(),
    }
}
