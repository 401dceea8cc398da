//! One volume that is signed in: its pages, what is wrong with it, and that it is left out after all. S3.2

use domain::VolumeId;
use domain::volume::{Flaw, rules};
use leptos::prelude::*;

use super::receive::{Sheet, is_said, reads};
use super::say;
use crate::client::Client;
use crate::parts::{
    self, Button, Field, Icon, Views, Why, actions, choices, icon, live, maybe, tick,
};
use crate::screens::ask;
use crate::text::words;

const FLAWS: [Flaw; 5] = [Flaw::Pages, Flaw::Signature, Flaw::Report, Flaw::Order, Flaw::Other];

/// Returns the volume, closed until somebody has something to say of it.
pub fn of(client: Client, sheet: Sheet, id: &VolumeId, name: String) -> AnyView {
    let (w, id) = (words(), id.0.clone());
    let entered = sheet.coming.value.get_untracked().into_iter().find(|one| one.volume == id);
    let entered = entered.unwrap_or_default();
    let (pages, said) = (RwSignal::new(entered.pages), RwSignal::new(entered.words));
    let own = id.clone();
    Effect::new(move |_| {
        let (pages, words) = (pages.get(), said.get());
        let differs = sheet.coming.value.with_untracked(|all| {
            let one = all.iter().find(|one| one.volume == own);
            one.is_some_and(|one| one.pages != pages || one.words != words)
        });
        if differs {
            sheet.change(&own, |one| (one.pages, one.words) = (pages, words));
        }
    });
    let found = of_it(sheet, id.clone());
    let barred = barred(client, VolumeId(id.clone()));
    let sum = live(move || {
        let said = found.with(|found| {
            let names: Vec<&str> = found.iter().map(|flaw| say::flaw(words(), *flaw)).collect();
            names.join("、")
        });
        said.into_any()
    });
    let wrong = Signal::derive(move || {
        (!reads(&pages.get())).then(|| Why::plain(words().volume_pages_unreadable))
    });
    let worded = live(move || {
        let asked = found.with(|found| found.iter().any(|flaw| is_said(*flaw)));
        let field = Field::new(words().volume_flaw_words).help(words().volume_words_no_personal);
        maybe(asked.then(|| field.into(said)))
    });
    let out = id.clone();
    let remove = Button::new(w.volume_remove)
        .bare()
        .on(move || sheet.coming.value.update(|all| all.retain(|one| one.volume != out)));
    view! {
        <details class="panel">
            <summary>
                {icon(Icon::Ledger)}
                <span class="choice-words"><strong>{name}</strong><span class="fine">{sum}</span></span>
            </summary>
            {barred}
            <div class="panel-body">
                {Field::new(w.volume_pages).number().wrong(wrong).into(pages)}
                {choices(w.volume_flaws, ticks(sheet, &id, found))} {worded}
                {actions(vec![remove])}
            </div>
        </details>
    }
    .into_any()
}

/// Says why a volume cannot be signed in, where another tablet was quicker.
fn barred(client: Client, id: VolumeId) -> AnyView {
    live(move || {
        let state = client.state();
        let stands = state.volume.meant(&id).and_then(|one| rules::comes_in(one).err());
        maybe(stands.map(|refusal| parts::why(ask::why(&refusal.into()))))
    })
}

/// Follows what is wrong with a volume.
fn of_it(sheet: Sheet, id: String) -> Memo<Vec<Flaw>> {
    Memo::new(move |_| {
        sheet.coming.value.with(|all| {
            let one = all.iter().find(|one| one.volume == id);
            one.map(|one| one.flaws.iter().copied().collect()).unwrap_or_default()
        })
    })
}

fn ticks(sheet: Sheet, id: &str, found: Memo<Vec<Flaw>>) -> Views {
    let line = |flaw: Flaw| {
        let (own, on) =
            (id.to_owned(), Signal::derive(move || found.with(|all| all.contains(&flaw))));
        tick(say::flaw(words(), flaw), "", on, move |ticked| {
            sheet.change(&own, |one| {
                if ticked {
                    one.flaws.insert(flaw);
                } else {
                    one.flaws.remove(&flaw);
                }
            });
        })
    };
    FLAWS.into_iter().map(line).collect()
}
