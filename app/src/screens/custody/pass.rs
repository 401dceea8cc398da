//! A thing changes hands, or leaves. S2.1.7, S2.4

use domain::custody::{Accept, End, Ending, Kind, Operation as Ask, Pass, TakeBack, Thing};
use domain::people::Person;
use domain::{Operation, PersonId, State, ThingId};
use leptos::prelude::*;

use super::count::Count;
use super::say;
use super::typed::amount_of;
use crate::client::Client;
use crate::parts::{Field, Icon, Views, choices, one_of};
use crate::screens::colleague::colleague;
use crate::screens::panel::Panel;
use crate::text::words;

/// Returns the act of passing it on.
pub fn pass(client: Client, of: &Thing) -> AnyView {
    let (w, thing, holder) = (words(), of.id.clone(), of.holder().clone());
    let to = RwSignal::new(PersonId(String::new()));
    let others = move |_: &State, one: &Person| one.id != holder;
    let people = colleague(client, to, ("custody-to", w.custody_to_whom), others);
    Panel::new(client, Icon::Exchange, w.custody_pass, w.custody_pass_help)
        .field(people)
        .asks(move || Operation::from(Ask::Pass(Pass { thing: thing.clone(), to: to.get() })))
}

/// Returns the act of leaving it with its holder.
pub fn back(client: Client, thing: ThingId, is_mine: bool) -> AnyView {
    let w = words();
    let (name, help) = if is_mine {
        (w.custody_take_back, w.custody_take_back_help)
    } else {
        (w.custody_decline, w.custody_decline_help)
    };
    Panel::new(client, Icon::Back, name, help)
        .asks(move || Operation::from(Ask::TakeBack(TakeBack { thing: thing.clone() })))
}

/// Returns the act of accepting it, counted.
pub fn accept(client: Client, thing: &Thing) -> AnyView {
    let (w, id) = (words(), thing.id.clone());
    let count = Count::new(&thing.kind, &[]);
    Panel::new(client, Icon::Check, w.custody_accept, w.custody_accept_help)
        .open()
        .field(count.fields("accept", amount_of(client, id.clone())))
        .once(move || count.taken())
        .asks(move || {
            let (thing, counted) = (id.clone(), count.or_nothing());
            Operation::from(Ask::Accept(Accept { thing, counted }))
        })
}

/// Returns the act of letting it go.
pub fn end(client: Client, thing: &Thing) -> AnyView {
    let (w, id) = (words(), thing.id.clone());
    let mut ways: Vec<Ending> = match thing.kind {
        Kind::Original { .. } | Kind::Valuable => vec![Ending::Returned, Ending::GivenOver],
        Kind::Seal { .. } | Kind::Key | Kind::Forms | Kind::Cash => {
            vec![Ending::Withdrawn, Ending::GivenOver]
        }
    };
    if domain::custody::rules::missing(thing).is_ok() {
        ways.insert(0, Ending::Lost);
    }
    let how = RwSignal::new(ways.first().copied().unwrap_or(Ending::GivenOver));
    let said = client.draft::<String>(&["custody-end-", &thing.id.0].concat()).value;
    let lines: Views = ways
        .into_iter()
        .map(|way| {
            let on = Signal::derive(move || how.get() == way);
            one_of("custody-end", say::ending(w, way), "", on, move || how.set(way))
        })
        .collect();
    Panel::new(client, Icon::Leave, w.custody_end, w.custody_end_help)
        .grave()
        .field(choices(w.custody_end_how, lines))
        .field(Field::new(w.custody_end_words).help(w.handover_no_personal).into(said))
        .asks(move || {
            let (things, how) = (vec![id.clone()], how.get());
            Operation::from(Ask::End(End { things, how, words: said.get().trim().to_owned() }))
        })
}
