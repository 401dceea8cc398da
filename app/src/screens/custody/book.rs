//! The book of a thing and the chain of those who held it, on the screen.

use domain::PersonId;
use domain::State;
use domain::contact::Moved;
use domain::custody::Thing;
use domain::time::{Timestamp, Zone};

use super::say;
use crate::parts::Moment;
use crate::text::{Language, fill, language, words};

/// How a time is said: on the screen without its year, on paper with it.
pub type Said = fn(Timestamp, Zone, Language) -> String;

fn moment(state: &State, said: Said, (at, who): (Timestamp, &PersonId), words: String) -> Moment {
    Moment {
        time: said(at, state.site.zone, language()),
        who: state.people.name(who).to_owned(),
        words,
        more: None,
        bad: false,
    }
}

/// Returns the lines of the book, the oldest first; what does not add up is marked.
pub fn lines(state: &State, thing: &Thing, said: Said) -> Vec<Moment> {
    let open = thing.incidents().filter(|(one, balance)| one.is_open(*balance));
    let open: Vec<_> = open.map(|(one, _)| &one.operation).collect();
    let run = thing.run();
    let line = |(booked, _, balance): (&domain::custody::Booked, i64, Option<_>)| {
        let entry = say::entry(state, thing, &booked.entry, balance);
        let objected = booked.objected.as_ref().map(|one| {
            let values = [("name", state.people.name(&one.by)), ("words", &one.words)];
            fill(words().custody_objected, &values)
        });
        let settled = booked.settled.as_ref().map(|one| {
            let values = [("name", state.people.name(&one.by)), ("words", &one.words)];
            fill(words().custody_settled, &values)
        });
        let words = [Some(entry), objected, settled].into_iter().flatten();
        let words = words.collect::<Vec<_>>().join(" · ");
        let bad = open.contains(&&booked.operation);
        Moment { bad, ..moment(state, said, (booked.at, &booked.by), words) }
    };
    run.map(line).collect()
}

/// Returns who held it from when, and how it came to them, the first first; and where it went.
pub fn chain(state: &State, thing: &Thing, said: Said) -> Vec<Moment> {
    let w = words();
    let held = &thing.holders;
    let mut all =
        vec![moment(state, said, (held.since, &held.first), w.custody_registered.to_owned())];
    all.extend(held.moved.iter().map(|period| {
        let how = match period.how {
            Moved::HandedOver { .. } => w.custody_by_handover,
            Moved::Accepted | Moved::First | Moved::WithContact | Moved::Reassigned { .. } => {
                w.custody_accepted
            }
        };
        moment(state, said, (period.from, &period.person), how.to_owned())
    }));
    all.extend(thing.ended.as_ref().map(|ended| {
        let how = say::ending(w, ended.how).to_owned();
        let words = Some(ended.words.clone()).filter(|words| !words.is_empty());
        let words = [Some(how), words].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        moment(state, said, (ended.at, &ended.by), words)
    }));
    all
}
