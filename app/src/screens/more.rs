//! More: the tray, the language, locking and leaving this tablet.

use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, actions, alarm, card, choices, flush_card, heading, icon, live, maybe,
    narrow_page, one_of, rows, title,
};
use crate::screens::complaint;
use crate::text::{LANGUAGES, language, speak, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    let languages = LANGUAGES
        .into_iter()
        .map(|one| {
            let on = Signal::derive(move || language() == one);
            one_of("language", one.own_name(), "", on, move || speak(one))
        })
        .collect();
    let places = live(move || {
        let refused = usize::try_from(client.counts().needs_you).unwrap_or_default();
        let overseen = |sign: Icon, name: &'static str, help: &'static str, to: &str| {
            let row = || Row::new(name, help).lead(icon(sign)).to(client.href(to));
            maybe(complaint::may(client).then(row))
        };
        rows(vec![
            Row::new(words.tray_title, words.more_tray_help)
                .lead(icon(Icon::Tray))
                .end(alarm(refused))
                .to(client.href("tray")),
            overseen(Icon::Warn, words.complaint_title, words.complaint_help, "complaints"),
            overseen(Icon::Rule, words.inquiry_title, words.inquiry_help, "inquiries"),
            Row::new(words.attendance_title, words.attendance_help)
                .lead(icon(Icon::Clock))
                .to(client.href("attendance")),
            Row::new(words.register_title, words.register_help)
                .lead(icon(Icon::Ledger))
                .to(client.href("registers")),
            Row::new(words.inquiry_own, words.inquiry_own_help)
                .lead(icon(Icon::Person))
                .to(client.href("concerns")),
            Row::new(words.assessment_title, words.assessment_help)
                .lead(icon(Icon::Rule))
                .to(client.href("assessments")),
            Row::new(words.setup_title, words.more_set_up_help)
                .lead(icon(Icon::Settings))
                .to(client.href("setup")),
        ])
    });
    narrow_page(
        words.frame_more,
        vec![
            title(words.frame_more),
            flush_card(words.more_places, ().into_any(), places),
            card(vec![choices(words.more_language, languages)]),
            card(vec![
                heading(words.more_tablet),
                actions(vec![
                    Button::new(words.more_lock).icon(Icon::Lock).on(move || client.lock()),
                    Button::new(words.more_sign_out)
                        .icon(Icon::Leave)
                        .on(move || client.sign_out()),
                ]),
            ]),
        ],
    )
}
