//! The tablets of the site: enrol another one, take trust from a lost one.

use bianmin::api::CodeFor;
use domain::access::Allowed;
use domain::people::{Device, Operation as People, RevokeDevice};
use domain::{DeviceId, Operation};
use leptos::prelude::*;

use super::codes;
use super::form::Form;
use super::head::{head, only};
use crate::client::Client;
use crate::parts::{
    Button, Row, Tone, badge, card, columns, dialog, flush_card, heading, live, page, rows, shut,
    soft,
};
use crate::text::{fill, instant, language, words};

/// How long a tablet's code is good, in minutes.
const CODE_MINUTES: u16 = 10;

/// Returns the list of tablets and the way to enrol one.
pub fn tablets(client: Client) -> AnyView {
    let w = words();
    let lost = RwSignal::new(None::<DeviceId>);
    let open = RwSignal::new(false);
    let list = live(move || {
        let state = client.state();
        let row = |device: &Device| row(client, device, lost, open);
        flush_card(
            words().setup_tablets,
            ().into_any(),
            rows(state.people.devices.values().map(row).collect()),
        )
    });
    let enrol = card(vec![
        heading(w.setup_enrol),
        soft(w.setup_enrol_help),
        codes::issue(client, CodeFor::Tablet, CODE_MINUTES, w.setup_issue_tablet_code),
    ]);
    page(
        w.setup_tablets,
        vec![
            head(client, Allowed::Care, w.setup_tablets),
            only(client, Allowed::Care, vec![columns(vec![list], vec![enrol])]),
            revoking(client, lost, open),
        ],
    )
}

/// Returns one tablet as a row.
fn row(
    client: Client,
    device: &Device,
    lost: RwSignal<Option<DeviceId>>,
    open: RwSignal<bool>,
) -> AnyView {
    let w = words();
    let since = instant(device.enrolled, client.zone(), language());
    let sub = fill(w.setup_tablet_sub, &[("prefix", &device.prefix), ("since", &since)]);
    let row = Row::new(device.name.clone(), sub);
    if device.revoked.is_some() {
        return row.end(badge(Tone::Bad, w.setup_revoked)).still();
    }
    let id = device.id.clone();
    let revoke = Button::new(w.setup_revoke).bare().on(move || {
        lost.set(Some(id.clone()));
        open.set(true);
    });
    row.end(revoke).still()
}

/// Returns the dialog that takes trust from a tablet.
fn revoking(client: Client, lost: RwSignal<Option<DeviceId>>, open: RwSignal<bool>) -> AnyView {
    let form = Form::new(client, "setup-revoke", vec![("reason", String::new())]);
    dialog(open, words().setup_revoke, move || {
        let w = words();
        let press = move || {
            let Some(device) = lost.get_untracked() else { return };
            let revoke = RevokeDevice { device, reason: form.get("reason") };
            let operation = Operation::People(People::RevokeDevice(revoke));
            form.send(operation, |_| "reason", shut(open));
        };
        let keep = Button::new(w.setup_cancel).on(shut(open));
        crate::parts::stack(vec![
            heading(w.setup_revoke),
            soft(w.setup_revoke_help),
            form.line("reason", w.setup_reason),
            form.foot(w.setup_revoke, press, vec![keep]),
        ])
    })
}
