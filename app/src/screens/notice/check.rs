//! The check of a paper somebody brings: whether a tablet of this site printed it as it is. 2.4

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::{Checked, Client};
use crate::parts::{Tone, live, maybe, note};
use crate::text::{day, fill, instant, language, words};

/// Returns what the code of a paper is worth, while one is typed or read.
pub fn check(client: Client, typed: Signal<String>) -> AnyView {
    let checked = RwSignal::new(None::<(String, Checked)>);
    Effect::new(move |_| {
        let text = typed.get();
        spawn_local(async move {
            let found = client.check(&text).await;
            // A slow answer to what was typed before is none to what is typed now.
            if typed.try_get_untracked().as_ref() == Some(&text) {
                checked.try_set(found.map(|found| (text, found)));
            }
        });
    });
    live(move || {
        let current = checked.get().filter(|(of, _)| typed.with(|typed| typed == of));
        maybe(current.map(|(_, checked)| told(client, &checked)))
    })
}

fn told(client: Client, checked: &Checked) -> AnyView {
    let words = words();
    // What a paper says that nobody vouches for is not repeated.
    let (tone, text, no, tablet, promised) = match checked {
        Checked::Sealed { slip, tablet } => {
            (Tone::Good, words.notice_sealed, &slip.no, tablet.as_str(), slip.promised)
        }
        Checked::Revoked { slip, tablet } => {
            (Tone::Soon, words.notice_seal_revoked, &slip.no, tablet.as_str(), slip.promised)
        }
        Checked::Strange { slip } => (Tone::Bad, words.notice_seal_strange, &slip.no, "", None),
    };
    let zone = client.zone();
    let promised = promised.map(|at| match at.local(zone).1.0 {
        0 => day(at.date(zone), language()),
        _ => instant(at, zone, language()),
    });
    let said = fill(text, &[("no", no), ("tablet", tablet)]);
    let promised = promised.map(|at| fill(words.notice_seal_promised, &[("time", &at)]));
    let parts: Vec<String> = std::iter::once(said).chain(promised).collect();
    note(tone, parts.join(" "), None)
}
