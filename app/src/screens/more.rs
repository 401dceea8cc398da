//! More: the tray, the language, locking and leaving this tablet.

use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, actions, alarm, card, choices, flush_card, heading, icon, live, maybe,
    narrow_page, one_of, rows, title,
};
use crate::screens::{complaint, premises, repair, volume};
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
    narrow_page(
        words.frame_more,
        vec![
            title(words.frame_more),
            flush_card(words.more_places, ().into_any(), live(move || places(client))),
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

/// Returns the ways to what stands nowhere else.
fn places(client: Client) -> AnyView {
    let words = words();
    let refused = usize::try_from(client.counts().needs_you).unwrap_or_default();
    let oversees = |name, help, sign, to| {
        maybe(complaint::may(client).then(|| way(client, (name, help), sign, to)))
    };
    rows(vec![
        Row::new(words.tray_title, words.more_tray_help)
            .lead(icon(Icon::Tray))
            .end(alarm(refused))
            .to(client.href("tray")),
        oversees(words.dashboard_title, words.dashboard_help, Icon::Today, "dashboard"),
        way(client, (words.contact_calls, words.contact_calls_help), Icon::Phone, "calls"),
        oversees(words.complaint_title, words.complaint_help, Icon::Warn, "complaints"),
        way(client, (words.complaint_pass_on, words.complaint_pass_on_help), Icon::Warn, "pass-on"),
        oversees(words.inquiry_title, words.inquiry_help, Icon::Rule, "inquiries"),
        oversees(words.inspection_title, words.inspection_help, Icon::Rule, "inspections"),
        maybe(
            premises::any(client).then(|| {
                way(client, (words.premises_title, words.premises_help), Icon::Lock, "room")
            }),
        ),
        maybe(repair::any(client).then(|| {
            way(client, (words.repair_title, words.repair_help), Icon::Settings, "repairs")
        })),
        maybe(volume::any(client).then(|| {
            way(client, (words.volume_title, words.volume_help), Icon::Ledger, "records")
        })),
        way(client, (words.custody_title, words.custody_help), Icon::Lock, "custody"),
        way(client, (words.attendance_title, words.attendance_help), Icon::Clock, "attendance"),
        way(client, (words.register_title, words.register_help), Icon::Ledger, "registers"),
        way(client, (words.inquiry_own, words.inquiry_own_help), Icon::Person, "concerns"),
        way(client, (words.phrase_title, words.phrase_help), Icon::Speak, "phrases"),
        way(client, (words.gift_title, words.gift_help), Icon::Ledger, "gifts"),
        way(client, (words.assessment_title, words.assessment_help), Icon::Rule, "assessments"),
        way(client, (words.monthly_title, words.monthly_help), Icon::Calendar, "months"),
        way(client, (words.setup_title, words.more_set_up_help), Icon::Settings, "setup"),
    ])
}

/// Returns the way to a place that stands here alone.
fn way(
    client: Client,
    (name, help): (&'static str, &'static str),
    sign: Icon,
    to: &str,
) -> AnyView {
    Row::new(name, help).lead(icon(sign)).to(client.href(to))
}
