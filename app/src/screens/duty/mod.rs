//! Duty: one's own posts, the badge, leaving, and the record of the day. S1.3.1–S1.3.4, S1.6.1

mod badge;
mod leave;
mod own;
mod record;

pub use record::of as record;

use domain::duty::Plan;
use domain::{PersonId, PostId, State, duty};
use leptos::prelude::*;

use super::ask::Against;
use super::premises;
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, badge as word, card, empty, flush_card, icon, list_card, live, note,
    page, rows, title,
};
use crate::text::{fill, language, number, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    let showing = RwSignal::new(false);
    let leaving = RwSignal::new(None);
    let against = Against::new(None);
    let posts = Memo::new(move |_| {
        let (state, now) = (client.state(), client.now());
        client.person().map_or_else(Vec::new, |person| duty::view::my_posts(&state, &person, now))
    });
    let own = live(move || {
        let posts = posts.get();
        if posts.is_empty() {
            return card(vec![empty(Icon::Duty, words.duty_no_post, words.duty_no_post_help)]);
        }
        let cards: Views = posts
            .into_iter()
            .map(|post| own::post(client, post, showing, leaving, against))
            .collect();
        crate::parts::stack(cards)
    });
    page(
        words.duty_title,
        vec![
            title(words.duty_title),
            live(move || refused(against)),
            own,
            others(client, posts),
            register(client),
            badge::page(client, showing),
            leave::dialog(client, leaving),
        ],
    )
}

/// Returns the ways to the attendance register, and to the room where the site has lists of it.
fn register(client: Client) -> AnyView {
    let words = words();
    live(move || {
        let row = Row::new(words.attendance_title, words.attendance_help).lead(icon(Icon::Clock));
        let mut ways = vec![row.to(client.href("attendance"))];
        ways.extend(premises::any(client).then(|| {
            let row = Row::new(words.premises_title, words.premises_help).lead(icon(Icon::Check));
            row.to(client.href("room"))
        }));
        list_card(rows(ways))
    })
}

/// Returns what stood against the last press.
fn refused(against: Against) -> AnyView {
    match against.get() {
        Some(why) => note(Tone::Bad, why.words, why.clause),
        None => ().into_any(),
    }
}

/// Returns a post's number and name.
pub fn post_name(plan: &Plan) -> String {
    let number = fill(words().duty_window, &[("number", &number(plan.number))]);
    [number.as_str(), plan.name.say(language())].join(" · ")
}

/// Returns the number and name of a post as it is now.
pub fn post_of(state: &State, post: &PostId) -> String {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan());
    plan.map(post_name).unwrap_or_default()
}

/// Returns the other windows, each with who answers for it now.
fn others(client: Client, own: Memo<Vec<PostId>>) -> AnyView {
    let words = words();
    live(move || {
        let (state, own) = (client.state(), own.get());
        let lines: Views = duty::view::on_post_now(&state, client.now())
            .into_iter()
            .filter(|on| !own.contains(&on.post))
            .map(|on| {
                let who = on.responsible.as_ref().map(|(who, how)| (who, state_of(how)));
                if !on.open {
                    let shut = word(Tone::Plain, words.duty_closed_now);
                    return Row::new(post_name(&on.plan), "").end(shut).still();
                }
                let (sub, (tone, said)) = who.map_or_else(
                    || (String::new(), (Tone::Plain, words.duty_shut)),
                    |(who, said)| (responsible(&state, who), said),
                );
                Row::new(post_name(&on.plan), sub).end(word(tone, said)).still()
            })
            .collect();
        if lines.is_empty() {
            return ().into_any();
        }
        flush_card(words.duty_others, ().into_any(), rows(lines))
    })
}

/// Returns who answers now.
fn responsible(state: &State, who: &PersonId) -> String {
    fill(words().duty_now_responsible, &[("name", state.people.name(who))])
}

/// Returns on what ground somebody answers, and how that feels.
pub fn state_of(how: &duty::How) -> (Tone, &'static str) {
    let words = words();
    match how {
        duty::How::Present => (Tone::Good, words.duty_present),
        duty::How::Rostered => (Tone::Soon, words.duty_rostered),
        duty::How::Vacant { .. } => (Tone::Bad, words.duty_vacant),
    }
}
