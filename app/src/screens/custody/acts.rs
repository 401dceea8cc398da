//! What the holder does with a thing: uses it, enters what comes in and goes out, counts it. S2.1.7

use domain::custody::{Entry, Kind, Thing, view};
use domain::{PersonId, ThingId};
use leptos::prelude::*;

use super::count::Count;
use super::money::read_cents;
use super::typed::{Typed, amount_of, noted, once_written};
use crate::client::Client;
use crate::parts::{Field, Icon, stack};
use crate::screens::colleague::colleague;
use crate::screens::panel::Panel;
use crate::screens::premises;
use crate::text::words;

/// Returns the acts of a thing's holder, the usual one first.
pub fn of(client: Client, thing: &Thing) -> AnyView {
    let id = || thing.id.clone();
    let mut acts = match thing.kind {
        Kind::Seal { approved } => vec![seal(client, id(), approved)],
        Kind::Forms => vec![issue(client, thing), spoil(client, id()), stock(client, id())],
        Kind::Cash => vec![take(client, id()), pay(client, id())],
        Kind::Key | Kind::Original { .. } | Kind::Valuable => Vec::new(),
    };
    acts.push(count(client, thing));
    stack(acts)
}

fn seal(client: Client, thing: ThingId, approved: bool) -> AnyView {
    let w = words();
    let typed = Typed::new(client, &thing, "seal");
    let approver = typed.approver;
    let whom = if approved { approvers(client, approver) } else { ().into_any() };
    Panel::new(client, Icon::Check, w.custody_use, w.custody_use_help)
        .open()
        .field(typed.refer.field(client, "seal-of"))
        .field(Field::new(w.custody_times).help(w.custody_times_help).number().into(typed.amount))
        .field(whom)
        .asks(move || {
            let times = typed.amount.get();
            let times = if times.trim().is_empty() { 1 } else { read_times(&times) };
            let (of, approver) = (typed.refer.of(), approver.get());
            let approver = Some(approver).filter(|person| !person.0.is_empty());
            noted(&thing, Entry::Sealed { of, times, approver })
        })
}

/// Reads how often; what cannot be read is never, which a rule refuses.
fn read_times(typed: &str) -> u16 {
    premises::read(typed).unwrap_or_default()
}

/// Returns the choice of who allowed a use.
fn approvers(client: Client, chosen: RwSignal<PersonId>) -> AnyView {
    let me = untrack(|| client.person());
    colleague(client, chosen, ("approver", words().custody_who_allowed), move |state, one| {
        domain::contact::rules::supervises(state, &one.id) && Some(&one.id) != me.as_ref()
    })
}

fn issue(client: Client, of: &Thing) -> AnyView {
    let (w, thing) = (words(), of.id.clone());
    let typed = Typed::new(client, &thing, "issue");
    let id = thing.clone();
    let next = Memo::new(move |_| {
        let state = client.state();
        state.custody.get(&id).and_then(view::next_serial).unwrap_or_default()
    });
    Effect::watch(move || next.get(), move |next, _, _| typed.from.set(next.clone()), true);
    serials(Panel::new(client, Icon::Ledger, w.custody_issue, w.custody_issue_help).open(), typed)
        .field(typed.refer.field(client, "issue-of"))
        .asks(move || {
            let ((from, to), of) = (typed.serials(), typed.refer.of());
            noted(&thing, Entry::Issued { from, to, of })
        })
}

fn spoil(client: Client, thing: ThingId) -> AnyView {
    let w = words();
    let typed = Typed::new(client, &thing, "spoil");
    serials(Panel::new(client, Icon::Warn, w.custody_spoil, w.custody_spoil_help), typed)
        .field(Field::new(w.custody_why).help(w.handover_no_personal).into(typed.why))
        .asks(move || {
            let ((from, to), why) = (typed.serials(), typed.why.get().trim().to_owned());
            noted(&thing, Entry::Spoiled { from, to, why })
        })
}

fn stock(client: Client, thing: ThingId) -> AnyView {
    let w = words();
    let typed = Typed::new(client, &thing, "stock");
    serials(Panel::new(client, Icon::Tray, w.custody_stock, w.custody_stock_help), typed).asks(
        move || {
            let (from, to) = typed.serials();
            noted(&thing, Entry::Stocked { from, to })
        },
    )
}

/// Adds the fields of the first serial and the last.
fn serials(panel: Panel, typed: Typed) -> Panel {
    panel.field(Field::new(words().handover_from_serial).into(typed.from)).field(
        Field::new(words().handover_to_serial).help(words().custody_one_serial).into(typed.to),
    )
}

fn take(client: Client, thing: ThingId) -> AnyView {
    let w = words();
    let typed = Typed::new(client, &thing, "take");
    Panel::new(client, Icon::Tray, w.custody_take, w.custody_take_help)
        .open()
        .field(Field::new(w.handover_amount).number().into(typed.amount))
        .field(typed.refer.field(client, "take-of"))
        .asks(move || {
            let (cents, of) = (cents(typed), typed.refer.of());
            noted(&thing, Entry::Took { cents, of })
        })
}

fn pay(client: Client, thing: ThingId) -> AnyView {
    let w = words();
    let typed = Typed::new(client, &thing, "pay");
    Panel::new(client, Icon::Send, w.custody_pay, w.custody_pay_help)
        .field(Field::new(w.handover_amount).number().into(typed.amount))
        .field(typed.refer.field(client, "pay-of"))
        .asks(move || {
            let (cents, of) = (cents(typed), typed.refer.of());
            noted(&thing, Entry::Paid { cents, of })
        })
}

/// Reads the amount; what cannot be read is none, which a rule refuses.
fn cents(typed: Typed) -> u32 {
    read_cents(&typed.amount.get()).unwrap_or_default()
}

fn count(client: Client, thing: &Thing) -> AnyView {
    let (w, id) = (words(), thing.id.clone());
    let count = Count::new(&thing.kind, &[]);
    once_written(client, &thing.id, move || count.clear());
    Panel::new(client, Icon::Rule, w.custody_count, w.custody_count_help)
        .field(count.fields("count", amount_of(client, id.clone())))
        .once(move || count.taken())
        .asks(move || noted(&id, Entry::Counted(count.or_nothing())))
}
