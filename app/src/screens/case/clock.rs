//! What stops a case's clock or lengthens its limit: special procedures and extensions. R-CLK-6,
//! R-CLK-7

use domain::case::{
    Answer, AnswerExtension, AskExtension, BeginSpecial, Case, EndSpecial, Operation as Ask,
    Special,
};
use domain::contact::{Given, Told};
use domain::{CaseId, Operation, State};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Icon, choices, live, one_of, soft};
use crate::screens::contact;
use crate::screens::panel::Panel;
use crate::text::{Words, fill, number, words};

const SPECIAL: [Special; 9] = [
    Special::Hearing,
    Special::Tender,
    Special::Auction,
    Special::Inspection,
    Special::Testing,
    Special::Quarantine,
    Special::Appraisal,
    Special::ExpertReview,
    Special::Other,
];

/// Returns what a special procedure is called.
pub const fn special(w: &Words, kind: Special) -> &'static str {
    match kind {
        Special::Hearing => w.case_kind_hearing,
        Special::Tender => w.case_kind_tender,
        Special::Auction => w.case_kind_auction,
        Special::Inspection => w.case_kind_inspection,
        Special::Testing => w.case_kind_testing,
        Special::Quarantine => w.case_kind_quarantine,
        Special::Appraisal => w.case_kind_appraisal,
        Special::ExpertReview => w.case_kind_expert_review,
        Special::Other => w.case_kind_other,
    }
}

/// Returns what stands typed in a field of days; what is no number is none.
pub fn days(typed: RwSignal<String>) -> u16 {
    typed.get().trim().parse().unwrap_or_default()
}

/// Returns the beginning of a special procedure. R-CLK-6
pub fn begin(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let kind = RwSignal::new(Special::Appraisal);
    let given = RwSignal::new(Given::Print);
    let (basis, typed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kinds = SPECIAL.into_iter().map(|one| {
        let on = Signal::derive(move || kind.get() == one);
        one_of("special", special(words, one), "", on, move || kind.set(one))
    });
    let ways = [
        (Given::Print, words.case_given_print),
        (Given::Screen, words.case_given_screen),
        (Given::Message, words.case_given_message),
    ];
    let ways = ways.into_iter().map(|(way, said)| {
        let on = Signal::derive(move || given.get() == way);
        one_of("given", said, "", on, move || given.set(way))
    });
    Panel::new(client, Icon::Clock, words.case_special, words.case_special_help)
        .field(choices(words.case_special_kind, kinds.collect()))
        .field(Field::new(words.case_special_basis).lines().into(basis))
        .field(Field::new(words.case_special_days).into(typed))
        .field(choices(words.case_special_given, ways.collect()))
        .asks(move || {
            let (case, basis) = (case.clone(), basis.get().trim().to_owned());
            let (kind, days, given) = (kind.get(), days(typed), given.get());
            Operation::Case(Ask::BeginSpecial(BeginSpecial { case, kind, basis, days, given }))
        })
}

/// Returns the end of the special procedure that runs. R-CLK-8
pub fn end(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let result = RwSignal::new(String::new());
    Panel::new(client, Icon::Clock, words.case_special_end, words.case_special_end_help)
        .open()
        .field(Field::new(words.case_special_result).lines().into(result))
        .asks(move || {
            let (case, result) = (case.clone(), result.get().trim().to_owned());
            Operation::Case(Ask::EndSpecial(EndSpecial { case, result }))
        })
}

/// Returns the asking for an extension. R-CLK-7
pub fn extend(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let (typed, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Panel::new(client, Icon::Calendar, words.case_extend, words.case_extend_help)
        .field(Field::new(words.case_extend_days).into(typed))
        .field(Field::new(words.case_extend_reason).lines().into(reason))
        .asks(move || {
            let (case, reason) = (case.clone(), reason.get().trim().to_owned());
            let working_days = days(typed);
            Operation::Case(Ask::AskExtension(AskExtension { case, working_days, reason }))
        })
}

/// Returns who asks for how much more time, and why.
pub fn asked(state: &State, case: &Case) -> Option<String> {
    let asked = case.extension_asked()?;
    let (name, days) = (state.people.name(&asked.by), number(asked.working_days));
    let values = [("name", name), ("n", &days), ("reason", &asked.reason)];
    Some(fill(words().case_asked_more_time, &values))
}

/// Returns a supervisor's granting of an extension, which tells the visitor. R-CLK-7
pub fn grant(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let told = RwSignal::new(Told::Phone);
    let about = case.clone();
    let request = live(move || {
        let state = client.state();
        soft(state.case.get(&about).and_then(|case| asked(&state, case)).unwrap_or_default())
    });
    Panel::new(client, Icon::Check, words.case_grant, words.case_grant_help)
        .open()
        .field(request)
        .field(contact::ways_to_tell(told))
        .asks(move || {
            let (case, answer) = (case.clone(), Answer::Grant { told: told.get() });
            Operation::Case(Ask::AnswerExtension(AnswerExtension { case, answer }))
        })
}

/// Returns a supervisor's declining of an extension. R-CLK-7
pub fn decline(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let reason = RwSignal::new(String::new());
    Panel::new(client, Icon::Cross, words.case_decline, words.case_decline_help)
        .field(Field::new(words.case_decline_reason).lines().into(reason))
        .asks(move || {
            let answer = Answer::Decline { reason: reason.get().trim().to_owned() };
            let case = case.clone();
            Operation::Case(Ask::AnswerExtension(AnswerExtension { case, answer }))
        })
}
