//! A complaint, as whoever filed it sees it: how far it is, what was answered, and the way to say more.
//! 2.7

use domain::complaint::clock::Awaits;
use domain::complaint::{
    Complaint, Kind, Operation, Outcome, SayMore, Stage, Step, What, rules, view,
};
use domain::contact::Personal;
use domain::{ComplaintId, OperationId};
use maud::{Markup, html};

use super::fields::{self, Wrong};
use super::{complain, missing, photos};
use crate::address::{Address, Of};
use crate::ask::{Beside, Reply};
use crate::page::{Page, Sheet, alert, phone};
use crate::say::{day, fill};

/// Returns the complaint whose secret this is.
pub(super) fn admitted<'a>(page: &Page<'a>, token: &str) -> Option<&'a Complaint> {
    let found = page.state.complaint.get(&ComplaintId::from(&page.door.admit(token)?));
    found.filter(|one| one.is_own())
}

pub fn page(page: &Page, token: &str) -> Reply {
    match admitted(page, token) {
        Some(one) => write(page, token, one, &[]),
        None => missing::slip(page),
    }
}

/// Takes what is said more.
pub fn sent(page: &Page, token: &str) -> Reply {
    let Some(one) = admitted(page, token) else { return missing::slip(page) };
    let words = page.typed("words").trim().to_owned();
    let personal = Personal { words, ..Personal::default() };
    if personal.is_blank() {
        return write(page, token, one, &[Wrong::new("words", page.words.complain_words_blank)]);
    }
    let wrong: Vec<Wrong> = fields::faults(page.words, &personal).collect();
    if !wrong.is_empty() {
        return write(page, token, one, &wrong);
    }
    let more = Operation::SayMore(SayMore { complaint: one.id.clone() });
    Reply::Do(Box::new(page.doing(more, Some(Beside::Said(personal)))))
}

/// Answers with the complaint, and with what is wrong in what was sent to it.
pub(super) fn write(page: &Page, token: &str, one: &Complaint, wrong: &[Wrong]) -> Reply {
    let words = page.words;
    let body = html! {
        (fields::above(words.complain_wrong, wrong))
        @if one.is_open() && !rules::is_handled_here(page.state, one, page.asked.now) {
            (alert(&html! {
                p { (words.complaint_nobody) " " (phone(&page.state.site.supervision_phone)) }
            }))
        }
        article .slip {
            (standing(page, one))
            h1 { (words.complaint_title) }
            (facts(page, one))
            (code(page, &OperationId(one.id.0.clone())))
        }
        h2 { (words.complaint_steps) }
        ol .steps {
            @for step in &one.steps { (step_of(page, token, one.kind, step)) }
        }
        (more(page, token, one, wrong))
        (photos::form(page, (Of::Complaint, token), wrong))
        p .soft { (words.complain_who_reads) " " (words.complain_by_phone) " "
            (phone(&page.state.site.supervision_phone)) }
    };
    let status = if wrong.is_empty() { 200 } else { 422 };
    page.reply(Sheet { status, title: words.complaint_title.to_owned(), back: None, body })
}

fn standing(page: &Page, one: &Complaint) -> Markup {
    let words = page.words;
    let (name, said) = match one.stage {
        Stage::Filed => ("filed", words.complaint_filed),
        Stage::Acknowledged { .. } => ("acknowledged", words.complaint_acknowledged),
        Stage::Accepted { .. } => ("accepted", words.complaint_accepted),
        Stage::Answered { .. } => ("answered", words.complaint_answered),
    };
    let by = |awaits| match awaits {
        Awaits::Acknowledgement => words.complaint_filed_due,
        Awaits::Acceptance => words.complaint_acceptance_due,
        Awaits::Answer if one.extended().is_some() => words.complaint_extended_due,
        Awaits::Answer => words.complaint_acknowledged_due,
    };
    html! {
        p .state data-stage=(name) { (said) }
        @if let Some((awaits, last)) = view::due(page.state, one) {
            p .soft { (fill(by(awaits), &[("date", &day(last, page.reading.language))])) }
        }
    }
}

fn facts(page: &Page, one: &Complaint) -> Markup {
    let words = page.words;
    html! {
        dl {
            dt { (words.complaint_about) }
            dd { (complain::said(words, one.kind)) }
            dt { (words.complaint_no) }
            dd { (one.no) }
        }
    }
}

/// Writes the code of a slip, and the four digits for whoever left no phone.
pub(super) fn code(page: &Page, own: &OperationId) -> Markup {
    let words = page.words;
    let phone = page.door.said(own).is_some_and(|said| said.has_phone());
    html! {
        div .proof {
            div {
                p .soft { (words.slip_code) }
                p .code { (page.door.code(own)) }
                p .soft { (words.complaint_digits) }
                @if phone {
                    p { (words.complaint_digits_phone) }
                } @else {
                    p .code { (page.door.digits(own)) }
                }
            }
            p .soft { (words.complaint_code_help) }
        }
    }
}

fn step_of(page: &Page, token: &str, kind: Kind, step: &Step) -> Markup {
    let words = page.words;
    let said = match step.what {
        What::Filed if kind == Kind::BadRating => words.complaint_step_rated,
        What::Filed => words.complaint_step_filed,
        What::Acknowledged => words.complaint_step_acknowledged,
        What::Accepted => words.complaint_step_accepted,
        What::Extended { .. } => words.complaint_step_extended,
        What::Answered(Outcome::PutRight) => words.complaint_step_put_right,
        What::Answered(Outcome::Explained) => words.complaint_step_explained,
        What::Answered(Outcome::Referred) => words.complaint_step_referred,
        What::SaidMore => words.complaint_step_more,
        What::ReturnVisit { reached: true } => words.complaint_step_reached,
        What::ReturnVisit { reached: false } => words.complaint_step_not_reached,
        What::FirstContact { reached: true } => words.complaint_step_contacted,
        What::FirstContact { reached: false } => words.complaint_step_not_contacted,
        What::PhotoShown => words.photo_step,
        What::Reopened => words.complaint_step_reopened,
    };
    let words_of = |step: &Step| page.door.said(&step.operation).map(|said| said.words);
    let spoken = Some(step).filter(|step| step.what != What::PhotoShown).and_then(words_of);
    let spoken = spoken.unwrap_or_default();
    html! {
        li {
            p { b { (said) } " " small .soft { (page.instant(step.at)) } }
            @if !spoken.is_empty() {
                p .spoken { (spoken) }
            }
            @if step.what == What::PhotoShown {
                (photos::link(page, (Of::Complaint, token), &step.operation))
            }
        }
    }
}

fn more(page: &Page, token: &str, one: &Complaint, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    let open = one.is_open();
    let (head, help, send) = if open {
        (words.complaint_more, "", words.complaint_send_more)
    } else {
        (words.complaint_not_mended, words.complaint_not_mended_help, words.complaint_send_again)
    };
    let address = Address::Complaint(token.to_owned());
    html! {
        form method="post" action=(page.link(&address)) novalidate {
            input type="hidden" name="key" value=(page.key());
            (fields::field(wrong, ("words", head, help), |described| html! {
                textarea #words name="words" rows="4" aria-describedby=(described)
                    aria-invalid=[fields::invalid(wrong, "words")] { (page.typed("words")) }
            }))
            button .go.plain { (send) }
        }
    }
}
