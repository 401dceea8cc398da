//! The documents a window issues in the course of a case, each one page: on paper they name the applicant, and
//! the code carries the number alone. 2.4

mod body;

use domain::State;
use domain::appointment::Behalf;
use domain::case::{Case, Mark, Stage};
use domain::time::{TimeOfDay, Timestamp};

use super::about;
use crate::screens::notice::{Code, Holder, Lines, ends};
use crate::text::words;

/// A document of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    Received,
    Supplement,
    Acceptance,
    Special,
    Extension,
    Refusal { accepted: bool },
    Completion,
}

impl Document {
    /// Returns what it is called.
    pub fn name(self) -> &'static str {
        let words = words();
        match self {
            Self::Received => words.case_paper_received,
            Self::Supplement => words.case_paper_supplement,
            Self::Acceptance => words.case_receipt,
            Self::Special => words.case_paper_special,
            Self::Extension => words.case_paper_extension,
            Self::Refusal { accepted: false } => words.case_paper_not_accepted,
            Self::Refusal { accepted: true } => words.case_paper_not_granted,
            Self::Completion => words.case_paper_completion,
        }
    }

    /// Returns in how many copies it is made out: one for the visitor, and one for the file of what binds. 2.4
    fn copies(self) -> String {
        match self {
            Self::Received | Self::Completion => String::new(),
            Self::Supplement
            | Self::Acceptance
            | Self::Special
            | Self::Extension
            | Self::Refusal { .. } => words().case_paper_two_copies.to_owned(),
        }
    }

    /// Returns the small print.
    fn last(self) -> &'static str {
        let words = words();
        match self {
            Self::Received | Self::Completion | Self::Refusal { .. } => words.case_paper_keep,
            Self::Supplement => words.case_paper_one_time,
            Self::Acceptance => words.case_broken,
            Self::Special => words.case_paper_clock,
            Self::Extension => words.case_paper_once,
        }
    }
}

/// Returns the documents of a case, the newest last; its acceptance takes the place of its receipt.
pub fn of(case: &Case) -> Vec<Document> {
    let accepted = case.acceptance.is_some();
    let has = case.checklist.values().any(|mark| *mark == Mark::Has);
    let granted = case.extensions.iter().any(|one| one.added() > 0);
    let refused = matches!(case.stage, Stage::Refused { .. });
    let done = matches!(case.stage, Stage::Done { .. });
    let all = [
        (has && !accepted && !case.is_settled(), Document::Received),
        (!case.supplements.is_empty(), Document::Supplement),
        (accepted, Document::Acceptance),
        (!case.suspensions.is_empty(), Document::Special),
        (granted, Document::Extension),
        (refused, Document::Refusal { accepted }),
        (done, Document::Completion),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, one)| one).collect()
}

/// Returns what a document says: the matter and its number, its own lines, and where the site is.
pub fn lines(state: &State, case: &Case, which: Document) -> Option<Lines> {
    let words = words();
    let (first, own) = body::of(state, case, which)?;
    let matter = [
        (words.reception_step_what, about(state, case)),
        (words.reception_done_case, case.no.0.clone()),
    ];
    let guide = state.catalogue.version(&case.item, case.version);
    let basis = guide.map(|guide| guide.basis.clone()).unwrap_or_default();
    let ours = [(words.case_paper_basis, basis), (words.case_paper_copies, which.copies())];
    let zone = state.site.zone;
    let promised = case.due().map(|due| Timestamp::at(due.date, TimeOfDay(0), zone));
    let rest = matter.into_iter().chain(own).chain(ours).chain(ends(state));
    Some(Lines {
        name: which.name(),
        first,
        rest: rest.filter(|(_, said)| !said.is_empty()).collect(),
        last: which.last(),
        code: Some(Code { no: case.no.0.clone(), promised }),
        page: None,
        holder: case.subject.clone().map(|subject| Holder {
            subject,
            contact: case.contact.clone(),
            case: Some(case.id.clone()),
            agent: agent(state, case),
        }),
    })
}

/// Returns who took the time for the applicant, if somebody did.
fn agent(state: &State, case: &Case) -> Option<Behalf> {
    state.appointment.of_contact(&case.contact).find_map(|one| one.behalf)
}
