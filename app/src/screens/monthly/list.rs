//! The months, the newest first, with what each window came to.

use bianmin::api::Monthly;
use domain::monthly::{Close, Operation as Ask, Scored, view::Seen};
use domain::time::Date;
use leptos::prelude::*;

use super::{say, sheet};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Views, actions, card, columns, empty, fine, flush_card, line, link_button, page,
    rows, soft, stack, title,
};
use crate::screens::duty::post_of;
use crate::screens::told::Heard;
use crate::text::{language, month_of, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let heard = Heard::<Monthly>::new(client);
    let body = heard.show(move |told| shown(client, heard, told));
    page(w.monthly_title, vec![title(w.monthly_title), soft(w.monthly_help), body])
}

fn shown(client: Client, heard: Heard<Monthly>, told: &Monthly) -> AnyView {
    let w = words();
    let filled = told.months.iter().filter(|seen| !seen.windows.is_empty());
    let months: Views = filled.map(|seen| month(client, seen)).collect();
    let months = if months.is_empty() {
        vec![card(vec![empty(Icon::Check, w.monthly_none, w.monthly_none_help)])]
    } else {
        months
    };
    let way = link_button(w.monthly_table, client.href("months/rules"), false);
    let mut beside = vec![soft(w.monthly_table_help), actions(vec![way])];
    let mut right = Views::new();
    if told.oversees {
        right.extend(close(client, heard, told));
        beside.push(sheet::button(client, told));
    }
    right.push(card(beside));
    columns(months, right)
}

/// Returns a month and its windows, by the number of each.
fn month(client: Client, seen: &Seen) -> AnyView {
    let (state, now) = (client.state_now(), client.now_exact());
    let number = |post: &domain::PostId| {
        let plan = state.duty.posts.get(post).and_then(|post| post.plan());
        plan.map(|plan| plan.number)
    };
    let mut windows: Vec<(&domain::PostId, &Scored)> = seen.windows.iter().collect();
    windows.sort_by_key(|(post, _)| (number(post), (*post).clone()));
    let lines = windows.into_iter().map(|(post, scored)| {
        let mut end: Views = say::objections(scored).into_iter().collect();
        end.push(say::whole(scored));
        let to = ["months/", &first(seen), "/", &post.0].concat();
        Row::new(post_of(&state, post), "").end(line(end)).to(client.href(&to))
    });
    let today = now.date(state.site.zone);
    let standing = say::standing(seen, now, today);
    flush_card(month_of(seen.month, language()), standing, rows(lines.collect()))
}

/// Returns how a month is named in an address: its first day.
fn first(seen: &Seen) -> String {
    Date::from(seen.month).to_string()
}

/// Returns the way to close the oldest month that can be; nothing while there is none.
fn close(client: Client, heard: Heard<Monthly>, told: &Monthly) -> Option<AnyView> {
    let w = words();
    let today = client.now_exact().date(client.state_now().site.zone);
    let mut oldest = told.months.iter().rev();
    let seen = oldest.find(|seen| seen.closed.is_none() && seen.until < today)?;
    let act = Ask::Close(Close { month: seen.month });
    Some(card(vec![
        stack(vec![soft(month_of(seen.month, language())), fine(w.monthly_close_help)]),
        heard.press(w.monthly_close, act),
    ]))
}
