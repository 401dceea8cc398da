//! A line of the register in words: what it is, what is next, and by when.

use domain::State;
use domain::case::view::Light as Near;
use domain::handover::view::Section;
use domain::handover::{Entry, Held, Listed, Matter, Next, NoteKind};

use crate::parts::Light;
use crate::screens::{case as cases, contact as contacts, custody};
use crate::text::{day, fill, instant, language, words};

/// A line in words.
pub struct Spoken {
    pub what: String,
    /// Its number, the next step and the date.
    pub sub: String,
    /// How near its date is, where it is near.
    pub light: Option<(Light, &'static str)>,
}

/// Returns a line in words.
pub fn spoken(state: &State, entry: &Entry) -> Spoken {
    match entry {
        Entry::Matter(listed) => Spoken {
            what: about(state, listed),
            sub: [listed.no.clone(), step(state, listed)].join(" · "),
            light: listed.light.and_then(near),
        },
        Entry::Custody(one) => Spoken {
            what: one.name.clone(),
            sub: custody::counted(&one.kind, one.expected, &one.counted),
            light: None,
        },
        Entry::Held(held) => {
            let sub = [kind(held).to_owned()].into_iter().chain(amount(held));
            let sub = sub.collect::<Vec<_>>().join(" · ");
            Spoken { what: held.what().to_owned(), sub, light: None }
        }
        Entry::Note(note) => {
            Spoken { what: note.text.clone(), sub: note_kind(note.kind).to_owned(), light: None }
        }
    }
}

fn about(state: &State, listed: &Listed) -> String {
    let said = match &listed.matter {
        Matter::Case(id) => state.case.get(id).map(|case| cases::about(state, case)),
        Matter::Contact(id) => state.contact.get(id).map(|one| contacts::about(state, one)),
        Matter::Appointment(_) => None,
    };
    let item = || {
        let item = state.catalogue.item(listed.item.as_ref()?).ok()?;
        Some(item.name.say(language()).to_owned())
    };
    said.or_else(item).unwrap_or_else(|| words().reception_other.to_owned())
}

/// Returns what is next, and by when.
fn step(state: &State, listed: &Listed) -> String {
    let words = words();
    if let (Next::Keep, Some(at)) = (listed.next, listed.at) {
        let when = instant(at, state.site.zone, language());
        let promised = Some(listed.promised.clone()).filter(|said| !said.is_empty());
        return [when].into_iter().chain(promised).collect::<Vec<_>>().join(" · ");
    }
    let next = match listed.next {
        Next::Keep => words.handover_next_keep,
        Next::Call => words.handover_next_call,
        Next::Dispose => words.handover_next_dispose,
        Next::LookThrough => words.handover_next_look,
        Next::AwaitPapers => words.handover_next_await,
        Next::Finish => words.handover_next_finish,
        Next::Tell => words.handover_next_tell,
        Next::Deliver => words.handover_next_deliver,
        Next::Nothing => words.handover_next_nothing,
    };
    let by = listed.due.map(|due| fill(words.today_by, &[("date", &day(due, language()))]));
    let standing = listed.provisional.then(|| words.handover_provisional.to_owned());
    [next.to_owned()].into_iter().chain(by).chain(standing).collect::<Vec<_>>().join(" · ")
}

/// Returns the light of a promise that is near, in shape, word and colour. R-CLK-12
fn near(light: Near) -> Option<(Light, &'static str)> {
    let words = words();
    match light {
        Near::Green => None,
        Near::Paused => Some((Light::Paused, words.case_paused)),
        Near::Waits => Some((Light::Paused, words.case_delay)),
        Near::Yellow => Some((Light::Yellow, words.handover_soon)),
        Near::Orange => Some((Light::Orange, words.today_last_day)),
        Near::Red => Some((Light::Red, words.today_overdue)),
        Near::DoubleRed => Some((Light::Red, words.today_overdue_twice)),
    }
}

/// Returns what a thing is.
pub fn kind(held: &Held) -> &'static str {
    let words = words();
    match held {
        Held::Papers { .. } => words.handover_papers,
        Held::Keeping { .. } => words.handover_keeping,
        Held::Forms { .. } => words.handover_forms,
        Held::Cash { .. } => words.handover_cash,
        Held::Device { .. } => words.handover_device,
    }
}

/// Returns how much of it there is, where that is counted.
fn amount(held: &Held) -> Option<String> {
    let words = words();
    match held {
        Held::Forms { from, to, .. } => {
            Some(fill(words.handover_serials, &[("from", from), ("to", to)]))
        }
        Held::Cash { cents, .. } => Some(custody::money(i64::from(*cents))),
        Held::Papers { .. } | Held::Keeping { .. } | Held::Device { .. } => None,
    }
}

/// Returns what a note is about.
pub fn note_kind(kind: NoteKind) -> &'static str {
    let words = words();
    match kind {
        NoteKind::Incident => words.handover_incident,
        NoteKind::Instruction => words.handover_instruction,
        NoteKind::Safety => words.handover_safety,
        NoteKind::Remark => words.handover_remark,
    }
}

/// Returns what a section is called.
pub fn section(section: Section) -> &'static str {
    let words = words();
    match section {
        Section::Appointments => words.handover_appointments,
        Section::Cases => words.handover_cases,
        Section::Calls => words.handover_calls,
        Section::Contacts => words.handover_contacts,
        Section::Custody => words.custody_title,
        Section::Held => words.handover_held,
        Section::Notes => words.handover_notes,
    }
}
