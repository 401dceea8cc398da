//! One complaint: what was said, what was done, and what is to be done. 2.7

use bianmin::api::Overseen;
use domain::complaint::{About, Complaint, Step, What};
use domain::rating::view::of_complaint;
use domain::{ComplaintId, State};
use leptos::prelude::*;

use super::acts;
use super::{rated, say};
use crate::client::Client;
use crate::parts::{
    Icon, Views, Words, back_link, card, columns, empty, facts, fine, heading, line_apart,
    link_button, page, para, stack, strong, tight, title,
};
use crate::screens::inquiry;
use crate::screens::photo;
use crate::screens::told::Heard;
use crate::text::{instant, language, words};

/// Returns the screen.
pub fn screen(client: Client, id: ComplaintId) -> AnyView {
    let heard = Heard::<Overseen>::new(client);
    let body = heard.show(move |overseen| match overseen.complaints.get(&id) {
        Some(one) => told(client, heard, overseen, one),
        None => empty(Icon::Search, words().complaint_refused_unknown, ""),
    });
    let back = back_link(words().complaint_title, client.href("complaints"));
    page(words().complaint_title, vec![back, body])
}

fn told(client: Client, heard: Heard<Overseen>, overseen: &Overseen, one: &Complaint) -> AnyView {
    let (state, w) = (client.state(), words());
    let said = |step: &Step| overseen.words.get(&step.operation.0);
    let mut steps: Views = vec![heading(w.complaint_steps)];
    for step in &one.steps {
        let by = step.by.as_ref().map(|by| state.people.name(by).to_owned());
        let at = instant(step.at, state.site.zone, language());
        let when: Vec<String> = by.into_iter().chain([at]).collect();
        let mut pieces = vec![line_apart(vec![strong(say::done(w, step)), fine(when.join(" · "))])];
        pieces.extend(
            said(step).filter(|said| !said.words.is_empty()).map(|said| para(said.words.clone())),
        );
        if step.what == What::PhotoShown {
            pieces.push(photo::of(client, step.operation.clone()));
        }
        steps.push(tight(pieces));
    }
    let mut pairs: Vec<(Words, AnyView)> = vec![
        (w.complaint_about.into(), about(client, &state, &one.about)),
        (w.complaint_no.into(), strong(one.no.clone())),
    ];
    let rating = of_complaint(&overseen.ratings, &one.id);
    pairs.extend(rating.into_iter().flat_map(|one| rated::facts(one, &overseen.words)));
    let who = one.steps.first().and_then(said).filter(|_| one.named);
    let who = who.map_or_else(
        || fine(w.complaint_anonymous),
        |who| strong([who.name.clone(), who.phone.clone()].join(" ").trim().to_owned()),
    );
    pairs.push((w.complaint_who.into(), who));
    let head = tight(vec![
        title(say::kind(w, one.kind)),
        say::standing(&state, one, client.now()),
        fine(w.complaint_help),
    ]);
    let left = stack(vec![card(vec![facts(pairs)]), card(steps)]);
    let mut right = vec![acts::of(client, heard, one)];
    right.extend(rated::exclusion(client, heard, (one, rating)));
    right.push(inquiry::of_complaint(client, heard, overseen, one));
    stack(vec![head, columns(vec![left], right)])
}

/// Returns what it is about, and the way there.
fn about(client: Client, state: &State, about: &About) -> AnyView {
    let said = say::about(state, about);
    match about {
        About::Appointment(id) if state.appointment.get(id).is_some() => {
            link_button(said, client.href(&["appointment/", &id.0].concat()), false)
        }
        About::Appointment(_) | About::Window(_) | About::Person(_) | About::Anything => {
            strong(said)
        }
    }
}
