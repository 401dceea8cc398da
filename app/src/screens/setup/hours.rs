//! Opening hours by weekday: one line a day, written the way they hang on the door. S1.3.1

use domain::access::Allowed;
use domain::calendar::WeekHours;
use domain::site::{Operation as Site, Refusal as SiteRefusal, SetHours};
use domain::time::Hours;
use domain::{Operation, Refusal};
use leptos::prelude::*;

use super::form::{Form, first};
use super::head::{head, only};
use crate::client::Client;
use crate::parts::{card, narrow_page, soft};
use crate::text::{words, words_now};

/// The days of a form, under the names the rules give them.
pub const DAYS: [&str; 8] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "makeup"];

/// Returns the form of the site's week.
pub fn hours(client: Client) -> AnyView {
    let w = words();
    let form = Form::new(client, "setup-hours", given(&client.state_now().site.hours));
    let save = move || {
        if let Some(hours) = read(form) {
            form.send(
                Operation::Site(Site::SetHours(SetHours { hours, knowing: [].into() })),
                place,
                || (),
            );
        }
    };
    let mut fields = vec![soft(w.setup_hours_help)];
    fields.extend(week(form));
    fields.push(form.foot(w.setup_save, save, vec![]));
    let week = only(client, Allowed::SetUp, vec![card(fields)]);
    narrow_page(w.setup_hours, vec![head(client, Allowed::SetUp, w.setup_hours), week])
}

/// Returns one field for each day of a week.
pub fn week(form: Form) -> Vec<AnyView> {
    let w = words();
    let labels = [
        w.setup_mon,
        w.setup_tue,
        w.setup_wed,
        w.setup_thu,
        w.setup_fri,
        w.setup_sat,
        w.setup_sun,
        w.setup_makeup,
    ];
    DAYS.into_iter().zip(labels).map(|(day, label)| form.line(day, label)).collect()
}

/// Returns what the fields hold at first.
pub fn given(week: &WeekHours) -> Vec<(&'static str, String)> {
    week.patterns().into_iter().map(|(day, spans)| (day, Hours::say(spans))).collect()
}

/// Reads the fields; marks every day that cannot be read or is out of order.
pub fn read(form: Form) -> Option<WeekHours> {
    let days: Vec<Option<Vec<Hours>>> = DAYS.into_iter().map(|day| read_day(form, day)).collect();
    let days: Vec<Vec<Hours>> = days.into_iter().collect::<Option<_>>()?;
    let [mon, tue, wed, thu, fri, sat, sun, makeup] = days.try_into().ok()?;
    let makeup = (makeup != mon && !makeup.is_empty()).then_some(makeup);
    Some(WeekHours { mon, tue, wed, thu, fri, sat, sun, makeup })
}

/// Reads one day.
fn read_day(form: Form, day: &'static str) -> Option<Vec<Hours>> {
    let spans =
        form.read(day, words_now().setup_hours_unreadable, |typed| Hours::of_day(typed).ok())?;
    match domain::site::hours(day, &spans) {
        Ok(()) => Some(spans),
        Err(refusal) => {
            form.refuse(day, &Refusal::Site(refusal));
            None
        }
    }
}

/// Names the day a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Site(refusal) = refusal else { return "" };
    if let SiteRefusal::HoursBackwards { pattern } | SiteRefusal::HoursOverlap { pattern } = refusal
    {
        return DAYS.into_iter().find(|day| day == pattern).unwrap_or_default();
    }
    first(&[(matches!(refusal, SiteRefusal::NeverOpen), DAYS[0])])
}
