//! Now: who is on post, whether the window is open, and the one thing to do next.

use domain::contact::view::kept_waiting;
use domain::duty::view::{open_gaps, unattended};
use domain::time::Timestamp;
use domain::{PersonId, PostId, duty};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Tone, line, link_button, live, maybe, note, soft, tight, title};
use crate::screens::ask::clause_of;
use crate::screens::contact::about;
use crate::screens::duty::post_of;
use crate::screens::phrase::{Moment, away, phrase};
use crate::screens::say;
use crate::text::{clock_time, day, fill, instant, language, words};

/// Returns the day, the person's standing, and the next step.
pub fn card(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let (date, time) = now.local(state.site.zone);
    let on_duty = client.person().is_some_and(|me| duty::on_duty(&state, &me, now).is_ok());
    let next = if on_duty {
        line(vec![away(client), link_button(words.reception_title, client.href("receive"), true)])
    } else {
        link_button(words.duty_start, client.href("duty"), true)
    };
    let when = [day(date, language()), clock_time(time)].join("  ");
    let hours = state.site.open_hours(date);
    let about = match (state.site.is_open(now), state.site.next_opening(now)) {
        (true, _) => fill(words.duty_hours, &[("hours", &say::hours(&hours))]),
        (false, Some(opening)) => {
            let at = instant(opening, state.site.zone, language());
            fill(words.today_opens, &[("time", &at)])
        }
        (false, None) => words.duty_shut.to_owned(),
    };
    view! { <div class="now">{tight(vec![title(when), soft(about)])} {next}</div> }.into_any()
}

/// Returns what is said once the day is over, to whoever is still on duty. S2.4.15
pub fn late(client: Client) -> AnyView {
    let is_late = Memo::new(move |_| {
        let (state, now) = (client.state(), client.now());
        let here = client.person().is_some_and(|me| duty::on_duty(&state, &me, now).is_ok());
        here && !state.site.is_open(now)
    });
    live(move || maybe(is_late.get().then(|| phrase(client, Moment::AfterHours))))
}

/// Returns the posts that stand empty in opening hours, or idle while somebody waits. S1.3.1
pub fn gaps(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let said = |text: &str, post: String, from: Timestamp, who: Option<&PersonId>| {
        let name = who.map(|who| state.people.name(who)).unwrap_or_default();
        fill(text, &[("post", &post), ("time", &say::time(&state, from)), ("name", name)])
    };
    let named = |post: &PostId| post_of(&state, post);
    let empty = open_gaps(&state, now);
    let empty = empty
        .iter()
        .map(|one| said(words.today_gap, named(&one.post), one.from, Some(&one.person)));
    let unattended = unattended(&state, now);
    let unattended = unattended
        .iter()
        .map(|one| said(words.today_unattended, named(&one.post), one.from, one.expected.as_ref()));
    let waiting = kept_waiting(&state, now).into_iter().filter_map(|one| {
        let offer = one.offered()?;
        Some(said(words.today_kept_waiting, about(&state, one), offer.sent, Some(&offer.to)))
    });
    let lines: Vec<String> = empty.chain(unattended).chain(waiting).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    note(Tone::Bad, lines.join("\n"), clause_of("S1.3.1"))
}
