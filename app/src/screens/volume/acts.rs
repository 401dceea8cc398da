//! What may be done with a volume where it is, the likeliest first. S3.1, S3.2, S3.4

use domain::volume::{
    Handed, Mend, Operation as Ask, Place, Receive, Reported, Shelve, Strike, Volume, Wrong,
};
use domain::{Operation, VolumeId};
use leptos::prelude::*;

use super::{lend, loan, lost, say, seal};
use crate::client::Client;
use crate::parts::{Field, Icon, Views, fine, stack};
use crate::screens::panel::Panel;
use crate::text::words;

/// Returns the acts; none on a line that does not count.
pub fn of(client: Client, one: &Volume) -> AnyView {
    if !one.counts() {
        return ().into_any();
    }
    let mut all = Views::new();
    match one.place() {
        Place::Ward => all.extend([receive(client, one), strike(client, one)]),
        Place::Lent { .. } => {
            all.extend(loan::told(client, one));
            all.push(receive(client, one));
            all.extend(loan::of(client, one));
        }
        Place::Lost => all.push(receive(client, one)),
        Place::Room | Place::Shelf { .. } if one.sealed().is_none() => {
            all.extend([shelve(client, one), lend::lend(client, one), seal::seal(client, one)]);
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

/// Returns the act that signs it in, alone: whoever brings it writes their name.
fn receive(client: Client, one: &Volume) -> AnyView {
    let (w, volume) = (words(), one.id.clone());
    let sender = client.draft::<String>(&["volume-sender-", &one.id.0].concat());
    Panel::new(client, Icon::Check, w.volume_receive, w.volume_receive_help)
        .open_if(*one.place() != Place::Ward)
        .typed(sender, Field::new(w.volume_sender))
        .asks(move || {
            let handed = Handed { volume: volume.clone(), pages: None, defects: Vec::new() };
            let sender = sender.value.get().trim().to_owned();
            Operation::from(Ask::Receive(Receive { volumes: vec![handed], sender }))
        })
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

/// Returns the act that marks its line: as a duplicate of the same record's other line, or as none.
fn strike(client: Client, one: &Volume) -> AnyView {
    let w = words();
    let state = client.state_now();
    let twins = state
        .volume
        .all()
        .filter(|other| other.no.record == one.no.record && other.id != one.id && other.counts());
    let twin: Option<VolumeId> = twins.map(|other| other.id.clone()).next();
    let said = client.draft::<String>(&["volume-strike-", &one.id.0].concat());
    let volume = one.id.clone();
    Panel::new(client, Icon::Cross, w.volume_strike, w.volume_strike_help)
        .grave()
        .typed(said, Field::new(w.volume_words).help(w.volume_words_no_personal))
        .asks(move || {
            let how = twin.clone().map_or(Wrong::Cancelled, |of| Wrong::Duplicate { of });
            let (volume, words) = (volume.clone(), said.value.get().trim().to_owned());
            Operation::from(Ask::Strike(Strike { volume, how, words }))
        })
}
