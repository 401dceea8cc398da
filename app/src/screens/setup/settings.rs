//! Every default of the rules as a setting of the site, once something reads it.

use domain::access::Allowed;
use domain::site::{ChangeSettings, Operation as Site, Refusal as SiteRefusal, Setting, Settings};
use domain::{Operation, Refusal, State, repair};
use leptos::prelude::*;

use super::form::{Form, ticked};
use super::head::{head, only};
use super::setting::label;
use super::setting_name::name;
use crate::client::Client;
use crate::parts::{card, live, narrow_page, soft};
use crate::text::{fill, instant, language, number, words};

/// Returns the form of the settings.
pub fn settings(client: Client) -> AnyView {
    let w = words();
    let state = client.state_now();
    let settings = state.site.settings.clone();
    let mut given: Vec<(&'static str, String)> =
        offered(&state).map(|(setting, value, ..)| (name(setting), number(value))).collect();
    given.extend([
        ("midnight", ticked(settings.deadline_at_midnight)),
        ("extra", ticked(settings.extra_days_count)),
        ("closed", ticked(settings.closed_days_count)),
        ("excuses", ticked(settings.delay_excuses)),
    ]);
    let form = Form::new(client, "setup-settings", given);
    let mut fields = vec![soft(w.setup_settings_help), live(move || soft(erased(client)))];
    fields.extend(offered(&state).map(|(setting, _, from, to)| {
        let range = fill(w.setup_range, &[("from", &number(from)), ("to", &number(to))]);
        form.helped(name(setting), label(w, setting), range)
    }));
    fields.extend([
        form.tick("midnight", w.setup_set_midnight),
        form.tick("extra", w.setup_set_extra),
        form.tick("closed", w.setup_set_closed),
        form.tick("excuses", w.setup_set_excuses),
        form.foot(
            w.setup_save,
            move || {
                if let Some(settings) = read(form, &client.state_now()) {
                    let change =
                        Site::ChangeSettings(ChangeSettings { settings, knowing: [].into() });
                    form.send(Operation::Site(change), place, || ());
                }
            },
            vec![],
        ),
    ]);
    let settings = only(client, Allowed::SetUp, vec![card(fields)]);
    narrow_page(w.setup_settings, vec![head(client, Allowed::SetUp, w.setup_settings), settings])
}

/// Returns what was kept of visitors and is erased by now. PIPL Art. 19
fn erased(client: Client) -> String {
    let (state, w) = (client.state(), words());
    let Some(erased) = state.archive.erased else { return w.setup_erased_none.to_owned() };
    let time = instant(erased.last, state.site.zone, language());
    fill(w.setup_erased, &[("time", &time), ("n", &number(erased.visitors))])
}

/// Returns the settings that have an effect here: what nothing reads is not asked for.
fn offered(state: &State) -> impl Iterator<Item = (Setting, u32, u32, u32)> {
    let all = state.site.settings.limits().into_iter();
    all.filter(|(setting, ..)| setting.is_read() && repair::view::matters(state, *setting))
}

/// Reads the form over what is set now; marks every field that is no number or out of its range.
fn read(form: Form, state: &State) -> Option<Settings> {
    let mut settings = state.site.settings.clone();
    let typed = offered(state).map(|(setting, ..)| (setting, form.number(name(setting))));
    let typed: Vec<(Setting, Option<u32>)> = typed.collect();
    for (setting, value) in &typed {
        settings.set(*setting, value.unwrap_or_default());
    }
    let outside: Vec<SiteRefusal> = domain::site::outside(&settings).collect();
    for refusal in &outside {
        let refusal = Refusal::Site(refusal.clone());
        // A field that is no number is marked as that already.
        form.refuse(place(&refusal), &refusal);
    }
    if !outside.is_empty() || typed.iter().any(|(_, value)| value.is_none()) {
        return None;
    }
    settings.deadline_at_midnight = form.ticked("midnight");
    settings.extra_days_count = form.ticked("extra");
    settings.closed_days_count = form.ticked("closed");
    settings.delay_excuses = form.ticked("excuses");
    Some(settings)
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Site(SiteRefusal::SettingOutOfRange { setting, .. }) = refusal else { return "" };
    name(*setting)
}
