//! The visitor's personal fields: all optional, as spoken. S1.1.1

use domain::contact::{Channel, PersonalFault};
use leptos::prelude::*;

use super::Desk;
use super::visit::Visit;
use crate::parts::{Field, Why, card, fine, heading, live, maybe, soft, tick};
use crate::text::words;

/// Returns the fields of the visitor, all optional, or why none is asked for.
pub fn who(desk: Desk, anonymous: bool, with_words: bool) -> AnyView {
    let words = words();
    if anonymous {
        return card(vec![heading(words.reception_who), soft(words.reception_anonymous)]);
    }
    let mut fields = vec![
        heading(words.reception_who),
        fine(words.reception_who_help),
        field(desk, words.reception_name, Kind::Name),
        field(desk, words.reception_phone_number, Kind::Phone),
    ];
    if with_words {
        fields.push(field(desk, words.reception_words, Kind::Words));
    }
    fields.push(fine(words.reception_lang_note));
    card(fields)
}

/// Returns whether the notice is taken along on the phone, by whoever is here to read its code. S2.2.4
pub fn on_phone(desk: Desk) -> AnyView {
    let here = Memo::new(move |_| desk.read(|visit| visit.channel.0 == Channel::WalkIn));
    let on = Signal::derive(move || desk.read(|visit| visit.on_phone));
    let (name, help) = (words().reception_on_phone, words().reception_on_phone_help);
    let turn = move |is| desk.change(|visit| visit.on_phone = is);
    live(move || maybe(here.get().then(|| tick(name, help, on, turn))))
}

/// A personal field.
#[derive(Clone, Copy)]
pub enum Kind {
    Name,
    Phone,
    Words,
}

impl Kind {
    fn of(self, visit: &mut Visit) -> &mut String {
        match self {
            Self::Name => &mut visit.name,
            Self::Phone => &mut visit.phone,
            Self::Words => &mut visit.words,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Words => "words",
        }
    }
}

/// Returns a field with what is wrong with it beneath.
pub fn field(desk: Desk, name: &'static str, kind: Kind) -> AnyView {
    let typed = RwSignal::new(desk.visit.value.with_untracked(|v| kind.of(&mut v.clone()).clone()));
    Effect::new(move |_| {
        let now = typed.get();
        desk.change(|visit| *kind.of(visit) = now);
    });
    let wrong = Signal::derive(move || {
        let faults = desk.read(|visit| visit.personal().check());
        let own = faults.into_iter().find(|fault| fault.field() == kind.key());
        own.map(|fault| Why::plain(fault_words(fault)))
    });
    let field = Field::new(name).wrong(wrong);
    match kind {
        Kind::Name => field.into(typed),
        Kind::Phone => field.phone().into(typed),
        Kind::Words => field.lines().into(typed),
    }
}

/// Returns what is wrong first with what was entered.
pub fn first_fault(desk: Desk) -> Option<&'static str> {
    desk.read(|visit| visit.personal().check()).into_iter().next().map(fault_words)
}

/// Returns what is wrong with a personal field, in words.
pub fn fault_words(fault: PersonalFault) -> &'static str {
    let words = words();
    match fault {
        PersonalFault::NameTooLong => words.reception_name_long,
        PersonalFault::NameMalformed => words.reception_name_wrong,
        PersonalFault::PhoneMalformed => words.reception_phone_wrong,
        PersonalFault::WordsTooLong => words.reception_words_long,
        PersonalFault::PlaceTooLong => words.reception_place_long,
    }
}
