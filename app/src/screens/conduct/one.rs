//! One inspection, for those who oversee: what was seen, what is contested, and the way to look into it.

use bianmin::api::Overseen;
use domain::InspectionId;
use domain::conduct::Inspection;
use leptos::prelude::*;

use super::{paper, say, settle, story};
use crate::client::Client;
use crate::parts::{Icon, actions, back_link, columns, empty, line, page, stack, tight, title};
use crate::screens::inquiry;
use crate::screens::told::Heard;
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client, id: InspectionId) -> AnyView {
    let heard = Heard::<Overseen>::new(client);
    let body = heard.show(move |overseen| match overseen.conduct.inspection(&id) {
        Some(one) => told(client, heard, overseen, one),
        None => empty(Icon::Search, words().inspection_refused_unknown, ""),
    });
    let back = back_link(words().inspection_title, client.href("inspections"));
    page(words().inspection_title, vec![back, body])
}

fn told(client: Client, heard: Heard<Overseen>, overseen: &Overseen, one: &Inspection) -> AnyView {
    let state = client.state_now();
    let head = tight(vec![title(say::name(&state, one)), line(vec![say::standing(one)])]);
    let left = story::of(&state, one, &overseen.words);
    let mut right = settle::of(client, heard, one);
    right.push(actions(vec![paper::recorded(client, one, &overseen.words)]));
    right.extend(inquiry::of_inspection(client, heard, overseen, one));
    stack(vec![head, columns(left, right)])
}
