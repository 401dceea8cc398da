//! A volume, or a copy of it, is sealed and unsealed with both sides present. S3.4

use std::sync::Arc;

use domain::Operation;
use domain::volume::{Copied, Operation as Ask, SealUp, Side, Unseal, Volume, Why};
use leptos::prelude::*;

use super::{paper, say};
use crate::client::Client;
use crate::parts::{Button, Field, Icon, Views, actions};
use crate::screens::choice::Choice;
use crate::screens::notice::Paper;
use crate::screens::panel::Panel;
use crate::text::words;

const SIDES: [Side; 3] = [Side::Patient, Side::Relative, Side::Agent];

/// Returns the act of sealing, of what may be sealed where the volume is.
pub fn seal(client: Client, one: &Volume, may: &[Copied]) -> AnyView {
    let (w, volume) = (words(), one.id.clone());
    let draft = |name: &str| client.draft::<String>(&["volume-", name, "-", &one.id.0].concat());
    let (staff, pages) = (draft("seal-staff"), draft("seal-pages"));
    let first = may.first().copied().unwrap_or(Copied::Copy);
    let (what, side) = (Choice::new(Some(first)), Choice::new(Some(Side::Patient)));
    let kinds: Vec<_> = may.iter().map(|one| (*one, say::copied(w, *one).to_owned())).collect();
    let sides = SIDES.map(|one| (one, say::side(w, one).to_owned()));
    Panel::new(client, Icon::Lock, w.volume_seal, w.volume_seal_help)
        .grave()
        .field(what.rows("volume-seal-what", w.volume_seal_what, kinds))
        .field(side.rows("volume-seal-side", w.volume_side, sides))
        .typed(staff, Field::new(w.volume_seal_staff))
        .typed(pages, Field::new(w.volume_seal_pages).number())
        .asks(move || {
            let (volume, staff) = (volume.clone(), staff.value.get().trim().to_owned());
            let pages = pages.value.get().trim().parse().unwrap_or_default();
            let what = what.value.get().unwrap_or(first);
            let side = side.value.get().unwrap_or(Side::Patient);
            Operation::from(Ask::SealUp(SealUp { volume, what, side, staff, pages }))
        })
}

/// Returns what may be done with each seal that is shut: printing its list, and opening it.
pub fn open(client: Client, one: &Volume) -> Views {
    let mut kinds: Vec<Copied> = one.shut().map(|seal| seal.what).collect();
    kinds.dedup();
    let mut all: Views = kinds.into_iter().map(|what| unseal(client, one, what)).collect();
    if !all.is_empty() {
        all.extend(printed(client, one));
    }
    all
}

/// Why a seal is opened, as it is chosen: settled with somebody there, or over.
type Chosen = Option<Side>;

fn unseal(client: Client, one: &Volume, what: Copied) -> AnyView {
    let (w, volume) = (words(), one.id.clone());
    let staff = client.draft::<String>(&["volume-unseal-", &one.id.0].concat());
    let why = Choice::<Chosen>::new(Some(Some(Side::Patient)));
    let group = ["volume-unseal-", say::copied(w, what)].concat();
    let settled = SIDES.map(|side| (Some(side), say::side(w, side).to_owned()));
    let lapsed = (None, w.volume_unseal_lapsed.to_owned());
    let choices = settled.into_iter().chain(std::iter::once(lapsed));
    Panel::new(client, Icon::Lock, w.volume_unseal, w.volume_unseal_help)
        .field(crate::parts::fine(say::copied(w, what)))
        .field(why.rows(&group, w.volume_unseal_why, choices))
        .typed(staff, Field::new(w.volume_seal_staff))
        .asks(move || {
            let side = why.value.get().flatten();
            let why = side.map_or(Why::Lapsed, |side| Why::Settled { side });
            let (volume, staff) = (volume.clone(), staff.value.get().trim().to_owned());
            Operation::from(Ask::Unseal(Unseal { volume, what, why, staff }))
        })
}

fn printed(client: Client, one: &Volume) -> Option<AnyView> {
    let (place, id) = (use_context::<Paper>()?, one.id.clone());
    let press = move || {
        let id = id.clone();
        place.print(Arc::new(move || paper::sealing(client, &id)));
    };
    Some(actions(vec![Button::new(words().volume_seal_print).icon(Icon::Print).on(press)]))
}
