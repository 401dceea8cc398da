//! Now: who is on post, whether the window is open, and the one thing to do next.

use domain::duty::{self, view::open_gaps};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Tone, link_button, note, soft, tight, title};
use crate::screens::ask::clause_of;
use crate::screens::duty::post_name;
use crate::screens::say;
use crate::text::{clock_time, day, fill, instant, language, words};

/// Returns the day, the person's standing, and the next step.
pub fn card(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let (date, time) = now.local(state.site.zone);
    let on_duty = client.person().is_some_and(|me| duty::on_duty(&state, &me, now).is_ok());
    let next = if on_duty {
        link_button(words.reception_title, client.href("receive"), true)
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

/// Returns the posts that stand empty in opening hours. S1.3.1
pub fn gaps(client: Client) -> AnyView {
    let (state, words) = (client.state(), words());
    let lines: Vec<String> = open_gaps(&state, client.now())
        .into_iter()
        .map(|gap| {
            let plan = state.duty.posts.get(&gap.post).and_then(|post| post.plan());
            let since = say::time(&state, gap.from);
            let values = [
                ("post", plan.map(post_name).unwrap_or_default()),
                ("time", since),
                ("name", state.people.name(&gap.person).to_owned()),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            fill(words.today_gap, &values)
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    note(Tone::Bad, lines.join("\n"), clause_of("S1.3.1"))
}
