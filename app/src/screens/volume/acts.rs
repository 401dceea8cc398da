//! What may be done with a volume where it is, the likeliest first. S3.1, S3.2, S3.4

use domain::volume::{
    Copied, Mend, Operation as Ask, Place, Reported, Shelve, Strike, Volume, Wrong,
};
use domain::{Operation, VolumeId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::receive::Sheet;
use super::{lend, loan, lost, say, seal};
use crate::client::Client;
use crate::parts::{Button, Field, Icon, Views, actions, fine, stack};
use crate::screens::choice::Choice;
use crate::screens::panel::Panel;
use crate::text::{fill, words};

/// Returns the acts; none on a line that does not count.
pub fn of(client: Client, one: &Volume) -> AnyView {
    if !one.counts() {
        return ().into_any();
    }
    let mut all = Views::new();
    match one.place() {
        Place::Ward => all.extend([
            receive(client, one),
            strike(client, one),
            seal::seal(client, one, &[Copied::Copy]),
        ]),
        Place::Lent { .. } => {
            all.extend(loan::told(client, one));
            all.push(receive(client, one));
            all.extend(loan::of(client, one));
        }
        Place::Lost => all.push(receive(client, one)),
        Place::Room | Place::Shelf { .. } if one.sealed().is_none() => {
            all.extend([
                shelve(client, one),
                lend::lend(client, one),
                seal::seal(client, one, &[Copied::Original, Copied::Copy]),
            ]);
        }
        Place::Room | Place::Shelf { .. } => {}
    }
    all.extend(one.wanting().map(|found| mend(client, one, found)));
    all.extend(seal::open(client, one));
    if *one.place() != Place::Lost {
        all.push(lost::lose(client, one));
    }
    stack(all)
}

/// Returns the way to the sheet on which two people sign it in, with it on the list.
fn receive(client: Client, one: &Volume) -> AnyView {
    let (w, volume) = (words(), one.id.clone());
    let (sheet, go) = (Sheet::new(client), use_navigate());
    let press = Button::new(w.volume_receive).primary().icon(Icon::Check).on(move || {
        sheet.add(&volume);
        sheet.coming.keep();
        go(&client.href("records/in"), NavigateOptions::default());
    });
    actions(vec![press])
}

fn shelve(client: Client, one: &Volume) -> AnyView {
    let (w, volume) = (words(), one.id.clone());
    let shelf = client.draft::<String>(&["volume-shelf-", &one.id.0].concat());
    Panel::new(client, Icon::Place, w.volume_shelve, w.volume_shelve_help)
        .open_if(*one.place() == Place::Room)
        .typed(shelf, Field::new(w.volume_shelf))
        .asks(move || {
            let (volumes, shelf) = (vec![volume.clone()], shelf.value.get().trim().to_owned());
            Operation::from(Ask::Shelve(Shelve { volumes, shelf }))
        })
}

fn mend(client: Client, one: &Volume, found: &Reported) -> AnyView {
    let (w, volume) = (words(), one.id.clone());
    let (receive, place) = (found.receive.clone(), found.place);
    let said = [say::flaw(w, found.defect.flaw), &found.defect.words];
    let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("：");
    Panel::new(client, Icon::Check, w.volume_mend, w.volume_mend_help).field(fine(said)).asks(
        move || {
            let (volume, receive) = (volume.clone(), receive.clone());
            Operation::from(Ask::Mend(Mend { volume, receive, place }))
        },
    )
}

/// Returns the act that marks its line: as none, or as the duplicate of a line of the same record.
fn strike(client: Client, one: &Volume) -> AnyView {
    let w = words();
    let state = client.state_now();
    let twins = state
        .volume
        .all()
        .filter(|other| other.no.record == one.no.record && other.id != one.id && other.counts());
    let named = |other: &Volume| {
        let said = fill(w.volume_duplicate_of, &[("no", &other.no.to_string())]);
        (Some(other.id.clone()), said)
    };
    let none = (None::<VolumeId>, w.volume_not_discharged.to_owned());
    let ways: Vec<_> = std::iter::once(none).chain(twins.map(named)).collect();
    let how = Choice::new(Some(None::<VolumeId>));
    let said = client.draft::<String>(&["volume-strike-", &one.id.0].concat());
    let volume = one.id.clone();
    Panel::new(client, Icon::Cross, w.volume_strike, w.volume_strike_help)
        .grave()
        .field(how.rows("volume-strike", w.volume_strike_how, ways))
        .typed(said, Field::new(w.volume_words).help(w.volume_words_no_personal))
        .asks(move || {
            let twin = how.value.get().flatten();
            let how = twin.map_or(Wrong::Cancelled, |of| Wrong::Duplicate { of });
            let (volume, words) = (volume.clone(), said.value.get().trim().to_owned());
            Operation::from(Ask::Strike(Strike { volume, how, words }))
        })
}
