//! One-time codes: shown once, large, with a QR for tablets. They are issued by the server only.

use bianmin::api::{CodeFor, IssuedCode};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::Client;
use crate::parts::{Button, Icon, Tone, big, fine, live, maybe, note, qr, soft, stack};
use crate::text::{fill, instant, language, words, words_now};

/// Returns a button that issues a code, and beneath it the code.
pub fn issue(client: Client, of: CodeFor, minutes: u16, label: &'static str) -> AnyView {
    let issued = RwSignal::new(None::<IssuedCode>);
    let failed = RwSignal::new(None::<String>);
    let is_tablet = matches!(of, CodeFor::Tablet);
    let press = move || {
        let of = of.clone();
        failed.set(None);
        spawn_local(async move {
            match client.issue_code(of, minutes).await {
                Ok(code) => issued.set(Some(code)),
                Err(_) => failed.set(Some(words_now().setup_code_unreached.to_owned())),
            }
        });
    };
    stack(vec![
        Button::new(label).icon(Icon::Lock).on(press),
        live(move || maybe(failed.get().map(|words| note(Tone::Bad, words, None)))),
        live(move || maybe(issued.get().map(|code| shown(client, &code, is_tablet)))),
    ])
}

/// Returns a code, to be read across the room.
fn shown(client: Client, code: &IssuedCode, is_tablet: bool) -> AnyView {
    let w = words();
    let until = instant(code.expires, client.zone(), language());
    let mut lines = vec![big(code.code.clone())];
    if is_tablet {
        lines.extend(qr(&link(client, &code.code), w.setup_code_qr));
    }
    lines.push(soft(fill(w.setup_code_until, &[("until", &until)])));
    lines.push(fine(w.setup_code_once));
    stack(lines)
}

/// Returns the address that enrols a tablet; the code behind `#` is never sent with it.
fn link(client: Client, code: &str) -> String {
    let here = window().location().origin().unwrap_or_default();
    [&here, &client.href("enrol"), "#", code].concat()
}
