//! Volumes are signed in: scanned one by one or a ward's together, what is wrong with each, and two people
//! confirm. S3.2

use std::collections::BTreeSet;

use domain::VolumeId;
use domain::volume::{Defect, Flaw, Handed};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{add, bring, flaws, say};
use crate::client::{Client, Draft};
use crate::parts::{
    Icon, Views, back_link, card, columns, count, empty, heading, line, live, page, soft, stack,
    title,
};
use crate::text::words;

/// A volume that is to be signed in, as far as was entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    pub volume: String,
    pub pages: String,
    pub flaws: BTreeSet<Flaw>,
    pub words: String,
}

/// What is entered: signals only, so that it is copied freely into closures.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub coming: Draft<Vec<Coming>>,
    pub sender: Draft<String>,
    /// Whether whoever brings them has confirmed what is listed now.
    pub checked: RwSignal<bool>,
}

impl Sheet {
    /// Goes on with what was entered.
    pub fn new(client: Client) -> Self {
        let coming = client.draft("volume-in");
        let checked = RwSignal::new(false);
        Effect::new(move |_| {
            coming.value.track();
            checked.set(false);
        });
        Self { coming, sender: client.draft("volume-sender"), checked }
    }

    /// Puts a volume on the list, once, the last first.
    pub fn add(self, id: &VolumeId) {
        self.coming.value.update(|all| {
            if all.iter().all(|one| one.volume != id.0) {
                all.insert(0, Coming { volume: id.0.clone(), ..Coming::default() });
            }
        });
    }

    /// Changes what was entered of a volume.
    pub fn change(self, id: &str, change: impl FnOnce(&mut Coming)) {
        self.coming.value.update(|all| {
            if let Some(one) = all.iter_mut().find(|one| one.volume == id) {
                change(one);
            }
        });
    }

    /// Returns what is handed in, as it is asked for.
    pub fn handed(self) -> Vec<Handed> {
        let handed = |one: &Coming| Handed {
            volume: VolumeId(one.volume.clone()),
            pages: one.pages.trim().parse().ok(),
            defects: one.flaws.iter().map(|flaw| defect(*flaw, &one.words)).collect(),
        };
        self.coming.value.with(|all| all.iter().map(handed).collect())
    }

    /// Says whether every number of pages that was written can be read.
    pub fn reads(self) -> bool {
        self.coming.value.with(|all| all.iter().all(|one| reads(&one.pages)))
    }
}

/// Says whether what is wrong has to be said: which report, or what it is.
pub fn is_said(flaw: Flaw) -> bool {
    match flaw {
        Flaw::Report | Flaw::Other => true,
        Flaw::Pages | Flaw::Signature | Flaw::Order => false,
    }
}

fn defect(flaw: Flaw, said: &str) -> Defect {
    let words = if is_said(flaw) { said.trim().to_owned() } else { String::new() };
    Defect { flaw, words }
}

/// Says whether a number of pages that was written can be read: none is no fault.
pub fn reads(pages: &str) -> bool {
    let pages = pages.trim();
    pages.is_empty() || pages.parse::<u16>().is_ok_and(|pages| pages > 0)
}

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let (w, sheet) = (words(), Sheet::new(client));
    let list = live(move || listed(client, sheet));
    page(
        w.volume_receive,
        vec![
            back_link(w.volume_title, client.href("records")),
            title(w.volume_receive),
            soft(w.volume_receive_help),
            columns(
                vec![add::scanned(client, sheet), list],
                vec![bring::confirmed(client, sheet), add::wards(client, sheet)],
            ),
        ],
    )
}

/// Returns what is to be signed in; made anew where a volume comes or goes, not while one types.
fn listed(client: Client, sheet: Sheet) -> AnyView {
    let w = words();
    let ids = Memo::new(move |_| {
        let name = |one: &Coming| VolumeId(one.volume.clone());
        sheet.coming.value.with(|all| all.iter().map(name).collect::<Vec<VolumeId>>())
    });
    live(move || {
        let ids = ids.get();
        if ids.is_empty() {
            return card(vec![empty(
                Icon::Scan,
                w.volume_receive_none,
                w.volume_receive_none_help,
            )]);
        }
        let state = client.state_now();
        let lines: Views = ids
            .iter()
            .map(|id| {
                let name = state.volume.meant(id).map(|one| say::title(client, one));
                flaws::of(client, sheet, id, name.unwrap_or_else(|| id.0.clone()))
            })
            .collect();
        card(vec![line(vec![heading(w.volume_receive_count), count(ids.len())]), stack(lines)])
    })
}
