//! What a promised time that was not kept has led to, and the way to look into it. S1.4.3

use bianmin::api::Overseen;
use domain::AppointmentId;
use domain::accountability::{Source, rules};
use domain::appointment::{Appointment, Breach, Proof};
use domain::complaint::Kind;
use leptos::prelude::*;

use super::open::{form, known};
use crate::client::Client;
use crate::parts::{Views, live, stack};
use crate::screens::complaint;
use crate::screens::told::Heard;
use crate::screens::written::Choice;
use crate::text::words;

/// Returns them for each time of an appointment that was shown not to be kept; nothing for whoever does not oversee.
pub fn of_breaches(client: Client, id: &AppointmentId) -> AnyView {
    let (watched, id) = (id.clone(), id.clone());
    let oversees = Memo::new(move |_| complaint::may(client));
    // A tablet of the window may show it while the page is open.
    let shown = Memo::new(move |_| {
        let state = client.state();
        let one = state.appointment.get(&watched).filter(|_| oversees.get());
        let confirmed = |one: &Appointment| -> Vec<Breach> {
            let all = one.breaches.iter();
            all.filter(|breach| one.proof(breach) == Proof::Confirmed).cloned().collect()
        };
        one.map(confirmed).unwrap_or_default()
    });
    live(move || {
        let (shown, one) = (shown.get(), client.state_now().appointment.get(&id).cloned());
        let Some(one) = one.filter(|_| !shown.is_empty()) else { return ().into_any() };
        untrack(|| {
            let heard = Heard::<Overseen>::new(client);
            heard.show(move |overseen| {
                let each = |breach| of_breach(client, (heard, overseen), &one, breach);
                stack(shown.iter().flat_map(each).collect())
            })
        })
    })
}

fn of_breach(
    client: Client,
    (heard, overseen): (Heard<Overseen>, &Overseen),
    one: &Appointment,
    breach: &Breach,
) -> Views {
    let (state, w) = (client.state_now(), words());
    let from = Source::Breach { appointment: one.id.clone(), from: breach.from };
    let known = known(client, overseen, &from, w.inquiry_of_breach);
    let mut pieces: Views = known.into_iter().collect();
    let me = untrack(|| client.person());
    let now = client.now_exact();
    let whom = me.map(|me| rules::whom_of_breach(&state, &from, &me, now)).unwrap_or_default();
    if !whom.is_empty() {
        let overseen = Overseen { may_open: whom, ..overseen.clone() };
        let owner = one.owners.at(breach.due).clone();
        let draft = [&one.id.0, "-", &breach.from.0.to_string()].concat();
        let asked = (Some(owner), Some(Kind::Breach));
        let source = Choice::new(Some(from));
        pieces.push(form(
            client,
            (heard, &overseen),
            (w.inquiry_open, &draft),
            asked,
            source,
            false,
        ));
    }
    pieces
}
