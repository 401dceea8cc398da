//! Things in custody and the lines of their books in words.

use domain::State;
use domain::custody::{Balance, Counted, Ending, Entry, Kind, Of, Thing};

use super::money::money;
use crate::screens::{case as cases, contact as contacts};
use crate::text::{Words, fill, number, words};

/// Returns what a kind of thing is called.
pub const fn kind(w: &Words, kind: &Kind) -> &'static str {
    match kind {
        Kind::Seal { .. } => w.custody_seal,
        Kind::Key => w.custody_key,
        Kind::Forms => w.custody_forms,
        Kind::Cash => w.custody_cash,
        Kind::Original { .. } => w.custody_original,
        Kind::Valuable => w.custody_valuable,
    }
}

/// Returns an amount of a thing: money, forms, or whether it is there.
pub fn amount(of: &Kind, amount: i64) -> String {
    let w = words();
    match of {
        Kind::Cash => money(amount),
        Kind::Forms => fill(w.custody_pieces, &[("n", &number(amount))]),
        Kind::Seal { .. } | Kind::Key | Kind::Original { .. } | Kind::Valuable => {
            (if amount > 0 { w.custody_there } else { w.custody_missing }).to_owned()
        }
    }
}

/// Returns what there should be of a thing now.
pub fn balance(thing: &Thing) -> String {
    amount(&thing.kind, thing.amount())
}

/// Returns the name of what should be there: an amount, or whether it is.
pub fn balance_name(thing: &Thing) -> &'static str {
    if thing.kind.is_one() { words().custody_is_it_there } else { words().custody_balance }
}

/// Returns what was counted beside what should have been there, and by how much they differ.
pub fn counted(kind: &Kind, expected: i64, counted: &Counted) -> String {
    let was = amount(kind, counted.amount());
    if kind.is_one() {
        return fill(words().custody_looked, &[("counted", &was)]);
    }
    let should = amount(kind, expected);
    let differs = difference(kind, Balance { expected, counted: counted.amount() });
    let said = fill(words().custody_counted, &[("expected", &should), ("counted", &was)]);
    [Some(said), differs].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Returns by how much a count differs, where it does.
pub fn difference(kind: &Kind, balance: Balance) -> Option<String> {
    let (w, by) = (words(), balance.difference());
    let text = match by {
        0 => return None,
        1.. => w.custody_more,
        _ => w.custody_less,
    };
    let by = if kind.is_one() { number(by.abs()) } else { amount(kind, by.abs()) };
    Some(fill(text, &[("amount", &by)]))
}

/// Returns what a use refers to.
pub fn of(state: &State, of: &Of) -> String {
    match of {
        Of::Case(id) => state.case.get(id).map_or_else(
            || words().custody_archived.to_owned(),
            |case| [cases::about(state, case), case.no.0.clone()].join(" · "),
        ),
        Of::Contact(id) => state.contact.get(id).map_or_else(
            || words().custody_archived.to_owned(),
            |one| [contacts::about(state, one), one.no.clone()].join(" · "),
        ),
        Of::Document(title) => title.clone(),
    }
}

/// Returns a line of a book.
pub fn entry(state: &State, thing: &Thing, entry: &Entry, balance: Option<Balance>) -> String {
    let w = words();
    let refers = |one: &Of| of(state, one);
    match entry {
        Entry::Sealed { of, times, approver } => {
            let values = [("n", &*number(*times)), ("of", &refers(of))];
            let used = fill(w.custody_sealed, &values);
            let by = approver
                .as_ref()
                .map(|person| fill(w.custody_allowed_by, &[("name", state.people.name(person))]));
            [Some(used), by].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        Entry::Stocked { from, to } => fill(w.custody_stocked, &[("from", from), ("to", to)]),
        Entry::Issued { from, to, of } => {
            fill(w.custody_issued, &[("from", from), ("to", to), ("of", &refers(of))])
        }
        Entry::Spoiled { from, to, why } => {
            fill(w.custody_spoiled, &[("from", from), ("to", to), ("why", why)])
        }
        Entry::Took { cents, of } => {
            let amount = money(i64::from(*cents));
            fill(w.custody_took, &[("amount", &amount), ("of", &refers(of))])
        }
        Entry::Paid { cents, of } => {
            let amount = money(i64::from(*cents));
            fill(w.custody_paid, &[("amount", &amount), ("of", &refers(of))])
        }
        Entry::Counted(found) => {
            let expected = balance.map_or(found.amount(), |balance| balance.expected);
            counted(&thing.kind, expected, found)
        }
    }
}

/// Returns where a thing went.
pub const fn ending(w: &Words, how: Ending) -> &'static str {
    match how {
        Ending::Returned => w.custody_returned,
        Ending::GivenOver => w.custody_given_over,
        Ending::Withdrawn => w.custody_withdrawn,
        Ending::Lost => w.custody_lost,
    }
}
