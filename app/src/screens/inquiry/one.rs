//! One inquiry, for whoever looks into it: its story, and what is to be done next. S1.2.2

use bianmin::api::Overseen;
use chrono::Datelike;
use domain::InquiryId;
use domain::accountability::{Inquiry, rules, view};
use domain::assessment::veto;
use leptos::prelude::*;

use super::{acts, say, story};
use crate::client::Client;
use crate::parts::{
    Icon, Tone, Views, back_link, columns, empty, fine, line, note, page, stack, tight, title,
};
use crate::screens::assessment;
use crate::screens::complaint::kind;
use crate::screens::told::Heard;
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client, id: InquiryId) -> AnyView {
    let heard = Heard::<Overseen>::new(client);
    let body = heard.show(move |overseen| match overseen.inquiries.get(&id) {
        Some(one) => told(client, heard, overseen, one),
        None => empty(Icon::Search, words().inquiry_refused_unknown, ""),
    });
    let back = back_link(words().inquiry_title, client.href("inquiries"));
    page(words().inquiry_title, vec![back, body])
}

fn told(client: Client, heard: Heard<Overseen>, overseen: &Overseen, one: &Inquiry) -> AnyView {
    let (state, w) = (client.state(), words());
    let name = [state.people.name(&one.person), " · ", kind(w, one.kind)].concat();
    let head = tight(vec![
        title(name),
        line(vec![say::standing(&state, one, client.now())]),
        fine(w.inquiry_help),
    ]);
    let left = stack(story::of(&state, one, &overseen.words));
    let mut right = hints(client, overseen, one);
    right.push(acts::of(client, heard, one));
    stack(vec![head, columns(vec![left], right)])
}

/// Returns what follows from the finding beyond what is decided.
fn hints(client: Client, overseen: &Overseen, one: &Inquiry) -> Views {
    let (state, w) = (client.state_now(), words());
    let mut hints = Views::new();
    if rules::is_for_others(one) && one.decided().is_none() {
        hints.push(note(Tone::Bad, w.inquiry_must_refer, None));
    }
    // What another inquiry has shown stands there, not here.
    let Some((_, found)) = one.found().filter(|_| one.measure().is_some()) else { return hints };
    let year = found.at.date(state.site.zone).year();
    let (all, person) = (&overseen.inquiries, &one.person);
    hints.extend(assessment::vetoes(&veto::of_year(&state, all, person, year)));
    if view::suggests_removal(&state, all, person, year) {
        hints.push(note(Tone::Soon, w.inquiry_think_of_removal, None));
    }
    hints
}
