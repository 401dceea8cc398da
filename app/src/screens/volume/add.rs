//! What is signed in is put on the list: by its code, by its number, or a ward's together. S3.2

use domain::State;
use domain::volume::{Refusal, Volume, rules, view};
use leptos::prelude::*;

use super::receive::Sheet;
use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Tone, Views, actions, card, grow, heading, icon, line, live, maybe, note,
    para, rows, scanner_search, stack,
};
use crate::screens::ask;
use crate::screens::contact::scan;
use crate::text::{fill, number, words, words_now};

/// Returns the box a scanner types into, and what came of the last code.
pub fn scanned(client: Client, sheet: Sheet) -> AnyView {
    let (typed, said) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let which = RwSignal::new(Vec::new());
    let enter = move || {
        let wanted = typed.get_untracked();
        if wanted.trim().is_empty() {
            return;
        }
        let state = client.state_now();
        let found = view::find(&state, &wanted);
        let (may, may_not): (Vec<&Volume>, Vec<&Volume>) =
            found.into_iter().partition(|one| rules::comes_in(one).is_ok());
        said.set(match (&may[..], may_not.first()) {
            ([], None) => Some(words_now().volume_not_found.to_owned()),
            ([], Some(one)) => rules::comes_in(one).err().map(why_not),
            ([only], _) => {
                sheet.add(&only.id);
                None
            }
            (_, _) => None,
        });
        let several = may.len() > 1;
        which.set(if several {
            may.iter().map(|one| one.id.clone()).collect()
        } else {
            Vec::new()
        });
        typed.set(String::new());
    };
    let took = move |code: String| {
        typed.set(code);
        enter();
    };
    let told = live(move || maybe(said.get().map(|said| note(Tone::Bad, said, None))));
    let choice = live(move || {
        let state = client.state();
        let lines: Views = which
            .get()
            .iter()
            .filter_map(|id| state.volume.get(id))
            .map(|one| {
                let id = one.id.clone();
                let row = Row::new(say::title(client, one), say::from(one));
                row.lead(icon(Icon::Ledger)).on(move || {
                    sheet.add(&id);
                    which.set(Vec::new());
                })
            })
            .collect();
        if lines.is_empty() {
            return ().into_any();
        }
        stack(vec![para(words().volume_receive_which), rows(lines)])
    });
    let entry = scanner_search(words().volume_receive_add, typed, enter);
    stack(vec![line(vec![grow(entry), scan::button(took)]), told, choice])
}

fn why_not(refusal: Refusal) -> String {
    let why = ask::why(&refusal.into()).words;
    fill(words_now().volume_receive_not, &[("why", &why)])
}

/// Returns the wards whose volumes are put on the list together.
pub fn wards(client: Client, sheet: Sheet) -> AnyView {
    live(move || {
        let (state, w) = (client.state(), words());
        let buttons: Views = view::wards(&state)
            .into_iter()
            .map(|(ward, due)| {
                let values = [("ward", ward), ("n", &*number(due))];
                let ward = ward.to_owned();
                Button::new(fill(w.volume_receive_ward, &values))
                    .on(move || all_of(&client.state_now(), sheet, &ward))
            })
            .collect();
        if buttons.is_empty() {
            return ().into_any();
        }
        card(vec![heading(w.volume_ward), actions(buttons)])
    })
}

fn all_of(state: &State, sheet: Sheet, ward: &str) {
    for one in view::due_from(state, ward).into_iter().take(rules::VOLUMES).rev() {
        sheet.add(&one.id);
    }
}
