//! What the giver adds: things held, cash, incidents, instructions, remarks. 2.8

use domain::handover::{Held, Note};
use leptos::prelude::*;

use super::kind::{KINDS, Kind};
use super::sheet::Sheet;
use crate::client::Client;
use crate::parts::{Button, Field, Icon, Views, Why, choices, icon, live, maybe, one_of, stack};
use crate::screens::custody::read_cents;
use crate::text::{words, words_now};

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    kind: RwSignal<Kind>,
    what: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    amount: RwSignal<String>,
    /// What is wrong with the words, and with the amount.
    wrong: RwSignal<[Option<Why>; 2]>,
}

/// What is typed, as it is kept: its kind, and the fields in order.
type Line = (Kind, [String; 4]);

impl Typed {
    /// Goes on with what was typed and not added yet, and keeps what is typed from now on.
    fn new(client: Client) -> Self {
        let draft = client.draft::<Line>("handover-line");
        let (kind, [what, from, to, amount]) = draft.value.get_untracked();
        let typed = Self {
            kind: RwSignal::new(kind),
            what: RwSignal::new(what),
            from: RwSignal::new(from),
            to: RwSignal::new(to),
            amount: RwSignal::new(amount),
            wrong: RwSignal::new([None, None]),
        };
        let line = move || (typed.kind.get(), typed.texts().map(|text| text.get()));
        Effect::watch(line, move |line, _, _| draft.value.set(line.clone()), false);
        typed
    }

    fn texts(self) -> [RwSignal<String>; 4] {
        [self.what, self.from, self.to, self.amount]
    }

    fn wrong_of(self, field: usize) -> Signal<Option<Why>> {
        Signal::derive(move || self.wrong.with(|wrong| wrong.get(field).cloned().flatten()))
    }
}

/// Returns the panel, until the handover is given.
pub fn panel(client: Client, sheet: Sheet) -> AnyView {
    let typed = Typed::new(client);
    let is_given = Memo::new(move |_| sheet.is_given());
    live(move || maybe((!is_given.get()).then(|| entry(sheet, typed))))
}

fn entry(sheet: Sheet, typed: Typed) -> AnyView {
    let words = words();
    // What was typed before is seen at once.
    let open = typed.texts().into_iter().any(|text| !text.get_untracked().is_empty());
    let kinds: Views = KINDS
        .into_iter()
        .map(|kind| {
            let on = Signal::derive(move || typed.kind.get() == kind);
            one_of("handover-kind", kind.said(words), "", on, move || typed.kind.set(kind))
        })
        .collect();
    view! {
        <details class="panel" open=open>
            <summary>
                {icon(Icon::Ledger)}
                <span class="choice-words">
                    <strong>{words.handover_add}</strong>
                    <span class="fine">{words.handover_add_help}</span>
                </span>
            </summary>
            <div class="panel-body">
                {choices(words.handover_kind, kinds)}
                {Field::new(words.handover_what)
                    .help(words.handover_no_personal)
                    .wrong(typed.wrong_of(0))
                    .into(typed.what)} {live(move || counted(typed))}
                {Button::new(words.handover_add_it).on(move || add(sheet, typed))}
            </div>
        </details>
    }
    .into_any()
}

/// Returns the fields of how much there is, where that is counted.
fn counted(typed: Typed) -> AnyView {
    let words = words();
    match typed.kind.get() {
        Kind::Forms => stack(vec![
            Field::new(words.handover_from_serial).into(typed.from),
            Field::new(words.handover_to_serial).into(typed.to),
        ]),
        Kind::Cash => Field::new(words.handover_amount).wrong(typed.wrong_of(1)).into(typed.amount),
        Kind::Papers | Kind::Keeping | Kind::Device | Kind::Note(_) => ().into_any(),
    }
}

fn add(sheet: Sheet, typed: Typed) {
    let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
    let what = text(typed.what);
    let cents = read_cents(&text(typed.amount));
    let counted = typed.kind.get_untracked() != Kind::Cash || cents.is_some();
    let wrong = |right: bool, why: &'static str| (!right).then(|| Why::plain(why));
    let words = words_now();
    typed.wrong.set([
        wrong(!what.is_empty(), words.handover_what_missing),
        wrong(counted, words.handover_amount_wrong),
    ]);
    if what.is_empty() || !counted {
        return;
    }
    let held = match typed.kind.get_untracked() {
        Kind::Papers => Held::Papers { what },
        Kind::Keeping => Held::Keeping { what },
        Kind::Forms => Held::Forms { what, from: text(typed.from), to: text(typed.to) },
        Kind::Cash => Held::Cash { what, cents: cents.unwrap_or_default() },
        Kind::Device => Held::Device { what },
        Kind::Note(kind) => {
            sheet.notes.update(|notes| notes.push(Note { kind, text: what }));
            return clear(typed);
        }
    };
    sheet.held.update(|all| all.push(held));
    clear(typed);
}

fn clear(typed: Typed) {
    typed.texts().into_iter().for_each(|text| text.set(String::new()));
}
