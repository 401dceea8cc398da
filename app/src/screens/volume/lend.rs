//! A volume is lent. S3.4

use domain::people::Role;
use domain::time::Date;
use domain::volume::{Borrower, Lend, Operation as Ask, Purpose, Volume, clock};
use domain::{Operation, PersonId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Field, Icon, live, maybe};
use crate::screens::choice::Choice;
use crate::screens::panel::Panel;
use crate::text::{day, fill, language, words};

const PURPOSES: [Purpose; 7] = [
    Purpose::Treatment,
    Purpose::Dispute,
    Purpose::DeathReview,
    Purpose::Research,
    Purpose::Teaching,
    Purpose::Quality,
    Purpose::Reading,
];

/// Returns the act.
pub fn lend(client: Client, one: &Volume) -> AnyView {
    let (w, volume) = (words(), one.id.clone());
    let draft = |name: &str| client.draft::<String>(&["volume-", name, "-", &one.id.0].concat());
    let (name, no, department) = (draft("borrower"), draft("staff-no"), draft("department"));
    let purpose = Choice::new(Some(Purpose::Treatment));
    let chosen = move || purpose.value.get().unwrap_or(Purpose::Treatment);
    let latest = Memo::new(move |_| clock::lent_until(&client.state(), chosen(), client.today()));
    let until = RwSignal::new(latest.get_untracked().to_string());
    // What a purpose allows is what one asks for first.
    Effect::new(move |_| until.set(latest.get().to_string()));
    let (approved, may) = (Choice::new(Some(None::<PersonId>)), supervisors(client));
    let allowed = (may.len() > 1).then(|| approved.rows("volume-approved", w.volume_approved, may));
    let purposes = PURPOSES.into_iter().map(|one| (one, say::purpose(w, one).to_owned()));
    let until_field = live(move || {
        let help = fill(words().volume_until_help, &[("date", &day(latest.get(), language()))]);
        Field::new(words().volume_until).help(help).date().into(until)
    });
    Panel::new(client, Icon::Send, w.volume_lend, w.volume_lend_help)
        .typed(name, Field::new(w.volume_borrower))
        .typed(no, Field::new(w.volume_borrower_no))
        .typed(department, Field::new(w.volume_borrower_department))
        .field(purpose.rows("volume-purpose", w.volume_purpose, purposes))
        .field(until_field)
        .field(maybe(allowed))
        .asks(move || {
            let text = |typed: RwSignal<String>| typed.get().trim().to_owned();
            let (name, no) = (text(name.value), text(no.value));
            let to = Borrower { name, no, department: text(department.value) };
            let until = until.get().parse::<Date>().unwrap_or_else(|_| latest.get());
            let approved = approved.value.get().flatten();
            let (volume, purpose) = (volume.clone(), chosen());
            Operation::from(Ask::Lend(Lend { volume, to, purpose, until, approved }))
        })
}

/// Returns those who may allow more than the site lends at once, and nobody first.
fn supervisors(client: Client) -> Vec<(Option<PersonId>, String)> {
    let state = client.state_now();
    let me = untrack(|| client.person());
    let may = state.people.staff().into_iter().filter(|person| {
        person.roles.contains(&Role::Supervisor) && Some(&person.id) != me.as_ref()
    });
    let named = may.map(|person| (Some(person.id.clone()), person.name.clone()));
    std::iter::once((None, words().volume_approved_nobody.to_owned())).chain(named).collect()
}
