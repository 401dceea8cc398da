//! What may be done with a loan: a reminder, a renewal, a recall and that its holder was told. S3.4

use std::sync::Arc;

use domain::time::Date;
use domain::volume::{
    Chase, Loan, Operation as Ask, Recall, Renew, Round, Tell, Volume, Way, clock, rules,
};
use domain::{Operation, VolumeId};
use leptos::prelude::*;

use super::{paper, say};
use crate::client::Client;
use crate::parts::{Button, Field, Icon, Views, actions};
use crate::screens::choice::Choice;
use crate::screens::notice::Paper;
use crate::screens::panel::Panel;
use crate::text::{day, fill, language, words};

/// Returns the act that says its holder was told that somebody needs it, where that is next.
pub fn told(client: Client, one: &Volume) -> Option<AnyView> {
    let (w, volume) = (words(), one.id.clone());
    let loan = one.loan.as_ref().filter(|loan| rules::untold(loan).is_ok())?;
    let lend = loan.lend.clone();
    let act = Panel::new(client, Icon::Phone, w.volume_tell, w.volume_tell_help).open();
    Some(act.asks(move || {
        let (volume, lend) = (volume.clone(), lend.clone());
        Operation::from(Ask::Tell(Tell { volume, lend }))
    }))
}

/// Returns the other acts.
pub fn of(client: Client, one: &Volume) -> Views {
    let Some(loan) = &one.loan else { return Views::new() };
    let today = untrack(|| client.today());
    let round = clock::round(&client.state_now(), one, today);
    let mut all: Views = round.map(|round| remind(client, &one.id, round)).into_iter().collect();
    all.push(renew(client, &one.id, loan));
    if loan.recalled.is_none() {
        all.push(recall(client, &one.id, loan));
    }
    all.extend(tracer(client, &one.id));
    all
}

fn remind(client: Client, id: &VolumeId, round: Round) -> AnyView {
    let (w, id, how) = (words(), id.clone(), Choice::new(Some(Way::Phone)));
    Panel::new(client, Icon::Phone, w.volume_remind, w.volume_remind_help)
        .open_if(round == Round::LoanOver)
        .field(how.rows("volume-remind-how", w.volume_chase_how, say::ways()))
        .asks(move || {
            // The day may have turned while the page stood open.
            let state = client.state();
            let come = |one| clock::round(&state, one, client.today());
            let round = state.volume.get(&id).and_then(come).unwrap_or(round);
            let (volumes, how) = (vec![id.clone()], how.value.get().unwrap_or(Way::Phone));
            Operation::from(Ask::Chase(Chase { volumes, round, how }))
        })
}

fn renew(client: Client, id: &VolumeId, loan: &Loan) -> AnyView {
    let (w, volume, lend) = (words(), id.clone(), loan.lend.clone());
    let latest = clock::renewed_until(&client.state_now(), loan.purpose, loan.until);
    let until = RwSignal::new(latest.to_string());
    let help = fill(w.volume_renew_help, &[("date", &day(latest, language()))]);
    Panel::new(client, Icon::Clock, w.volume_renew, "")
        .field(Field::new(w.volume_until).help(help).date().into(until))
        .asks(move || {
            let until = until.get().parse::<Date>().unwrap_or(latest);
            let (volume, lend) = (volume.clone(), lend.clone());
            Operation::from(Ask::Renew(Renew { volume, lend, until }))
        })
}

fn recall(client: Client, id: &VolumeId, loan: &Loan) -> AnyView {
    let (w, volume, lend) = (words(), id.clone(), loan.lend.clone());
    let said = client.draft::<String>(&["volume-recall-", &id.0].concat());
    let field = Field::new(w.volume_recall_words).help(w.volume_words_no_personal);
    Panel::new(client, Icon::Back, w.volume_recall, w.volume_recall_help).typed(said, field).asks(
        move || {
            let (volume, words) = (volume.clone(), said.value.get().trim().to_owned());
            let lend = lend.clone();
            Operation::from(Ask::Recall(Recall { volume, lend, words, until: None }))
        },
    )
}

/// Returns the button that prints what stands on the shelf in its place.
fn tracer(client: Client, id: &VolumeId) -> Option<AnyView> {
    let (place, id) = (use_context::<Paper>()?, id.clone());
    let press = move || {
        let id = id.clone();
        place.print(Arc::new(move || paper::tracer(client, &id)));
    };
    Some(actions(vec![Button::new(words().volume_tracer).icon(Icon::Print).on(press)]))
}
