//! A clerk enters what is broken, for whoever calls or comes. UL01, UL02

use domain::contact::Personal;
use domain::repair::{Danger, Kind, Operation as Ask, Refusal as Refused, Report, rules, view};
use domain::{Beside, BuildingId, Operation, Refusal};
use leptos::prelude::*;

use super::{choose, say, shut};
use crate::client::Client;
use crate::parts::{
    Tone, Views, back_link, card, choices, live, maybe, narrow_page, note, soft, title,
};
use crate::screens::reception::fault_words;
use crate::screens::setup::{Form, first, leave};
use crate::text::{fill, words, words_now};

const FIELDS: [&str; 7] = ["building", "kind", "danger", "place", "words", "name", "phone"];

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let form = Form::new(client, "repair-new", FIELDS.map(|name| (name, String::new())).to_vec());
    narrow_page(
        w.repair_new,
        vec![
            back_link(w.repair_title, client.href("repairs")),
            title(w.repair_new),
            soft(w.repair_new_help),
            fields(client, form),
        ],
    )
}

fn fields(client: Client, form: Form) -> AnyView {
    let (w, done) = (words(), leave(client, "repairs"));
    let lines = |name: &'static str, all| choose::lines(name, form.signal(name), all);
    let buildings = choose::buildings(&client.state_now(), None);
    let any = !buildings.is_empty();
    let building =
        any.then(|| form.asked("building", w.repair_building, lines("building", buildings)));
    let save = move || {
        let Some((report, said)) = read(form, any) else { return };
        let asked = Operation::from(Ask::Report(report));
        form.send_said((asked, Some(Beside::Said(said))), place, done.clone());
    };
    card(vec![
        form.asked("kind", w.repair_kind, lines("kind", choose::kinds())),
        choices(w.repair_danger, lines("danger", choose::dangers(false))),
        live(move || warned(client, form)),
        maybe(building),
        form.helped("place", w.repair_place, w.repair_place_help),
        form.lines("words", w.repair_words, w.repair_words_help),
        form.line("name", w.repair_name),
        form.phone_line("phone", w.repair_phone, w.repair_phone_help),
        form.foot(w.repair_submit, save, Views::new()),
    ])
}

/// Says what to tell whoever calls: that it is shut off there, or what to do first.
fn warned(client: Client, form: Form) -> AnyView {
    let chosen = |name| form.signal(name).get();
    let danger = choose::read(&Danger::ALL, &chosen("danger"));
    let first = danger.map(|danger| note(Tone::Bad, say::first(words(), danger), None));
    let building = choose::read_building(&chosen("building"));
    let outage = choose::read(&Kind::ALL, &chosen("kind"))
        .and_then(|kind| explained(client, (kind, danger), building.as_ref()));
    maybe(outage.or(first))
}

/// Says what is shut off where something is reported.
fn explained(
    client: Client,
    what: (Kind, Option<Danger>),
    building: Option<&BuildingId>,
) -> Option<AnyView> {
    let (state, w) = (client.state(), words());
    let outage = view::explains(&state, what, building, client.now())?;
    let what = [shut::supply(w, outage.supply), &shut::place(&state, outage)].join(" · ");
    let values = [("what", what.as_str()), ("when", &shut::when(&state, outage))];
    Some(note(Tone::Soon, fill(w.repair_explained, &values), None))
}

/// Reads the form; marks every field that is wrong. `any` says whether there are buildings to choose from.
fn read(form: Form, any: bool) -> Option<(Report, Personal)> {
    let w = words_now();
    let building = form.read("building", w.repair_building_unchosen, |key| {
        (!any || !key.is_empty()).then(|| choose::read_building(key))
    });
    let kind = form.read("kind", w.repair_kind_unchosen, |key| choose::read(&Kind::ALL, key));
    let said = Personal {
        name: form.get("name"),
        phone: form.get("phone"),
        words: form.get("words"),
        place: form.get("place"),
    };
    let faults = said.check();
    for fault in &faults {
        form.mark(fault.field(), fault_words(*fault));
    }
    let placed = rules::says_where(&said);
    if let Err(refusal) = &placed {
        form.refuse("place", &refusal.clone().into());
    }
    let sound = faults.is_empty() && placed.is_ok();
    let danger = choose::read(&Danger::ALL, &form.get("danger"));
    let report = Report { building: building?, kind: kind?, danger };
    sound.then_some((report, said))
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Repair(refusal) = refusal else { return "" };
    first(&[(matches!(refusal, Refused::UnknownBuilding { .. }), "building")])
}
