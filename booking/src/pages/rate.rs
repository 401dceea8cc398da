//! To rate how one was served: five grades with none chosen, reasons and words as one likes. A bad one
//! says why. 2.9

use std::collections::BTreeSet;

use domain::complaint::view::due;
use domain::contact::Personal;
use domain::rating::{Grade, Operation, Rate, Rating, Reason};
use domain::{OperationId, Refusal};
use maud::{Markup, html};

use super::fields::{self, Wrong};
use super::missing;
use super::served::{self, Visit};
use crate::address::Address;
use crate::ask::{Beside, Reply};
use crate::page::{Page, Sheet, alert};
use crate::refused;
use crate::say::{day, fill};
use crate::words::Words;

/// The grades as the form names them, the best first.
fn grades(words: &Words) -> [(&'static str, Grade, &'static str); 5] {
    [
        ("best", Grade::VerySatisfied, words.rate_best),
        ("good", Grade::Satisfied, words.rate_good),
        ("fair", Grade::MostlySatisfied, words.rate_fair),
        ("bad", Grade::Dissatisfied, words.rate_bad),
        ("worst", Grade::VeryDissatisfied, words.rate_worst),
    ]
}

/// The reasons as the form names them.
fn reasons(words: &Words) -> [(&'static str, Reason, &'static str); 7] {
    [
        ("speed", Reason::Efficiency, words.rate_why_speed),
        ("skill", Reason::Competence, words.rate_why_skill),
        ("manner", Reason::Attitude, words.rate_why_manner),
        ("rude", Reason::RudeWords, words.rate_why_rude),
        ("badge", Reason::NoBadge, words.rate_why_badge),
        ("wait", Reason::LongWait, words.rate_why_wait),
        ("trip", Reason::SecondTrip, words.rate_why_trip),
    ]
}

/// Returns a grade in words.
pub fn said(words: &Words, grade: Grade) -> &'static str {
    let mut all = grades(words).into_iter();
    all.find(|(_, one, _)| *one == grade).map_or("", |(.., said)| said)
}

/// Writes, for a slip, the rating that was given, or the form while one may be given.
pub fn on_slip(page: &Page, visit: &Visit) -> Markup {
    if let Some(one) = page.state.rating.get(visit.contact) {
        return given(page, visit, one);
    }
    html! {
        @if may(page, visit).is_ok() {
            section .rate aria-labelledby="rate" {
                h2 #rate { (page.words.rate_title) }
                (form(page, visit, &[]))
            }
        }
    }
}

/// Asks the rules whether the visit may be rated now.
fn may(page: &Page, visit: &Visit) -> Result<(), Refusal> {
    page.may(domain::Operation::Rating(Operation::Rate(Rate {
        contact: visit.contact.clone(),
        grade: Grade::Satisfied,
        reasons: BTreeSet::new(),
        named: false,
        words: false,
    })))
}

/// Writes the rating that was given, and the way to what is done about a bad one.
fn given(page: &Page, visit: &Visit, one: &Rating) -> Markup {
    let words = page.words;
    if visit.shared {
        return html! { p .note { (words.rate_given_here) } };
    }
    let complaint = one.complaint().and_then(|id| page.state.complaint.get(&id));
    html! {
        div .note {
            p { (fill(words.rate_given, &[("grade", said(words, one.grade))])) }
            @if let Some(complaint) = complaint {
                @if let Some((_, last)) = due(page.state, complaint) {
                    p { (fill(words.rate_filed, &[("date", &day(last, page.reading.language))])) }
                }
                @let token = page.door.token(&OperationId(complaint.id.0.clone()));
                a .go.plain href=(page.link(&Address::Complaint(token))) { (words.rate_follow) }
            }
        }
    }
}

pub fn page(page: &Page, token: &str) -> Reply {
    served::of_slip(page, token).map_or_else(|| missing::slip(page), |visit| ask(page, &visit))
}

/// Answers with the form; where there is nothing to rate, or it was rated, with the slip.
pub fn ask(page: &Page, visit: &Visit) -> Reply {
    match may(page, visit) {
        Ok(()) => write(page, visit, &[], None),
        Err(_) => Reply::Go(page.link(&visit.slip)),
    }
}

pub fn sent(page: &Page, token: &str) -> Reply {
    served::of_slip(page, token).map_or_else(|| missing::slip(page), |visit| take(page, &visit))
}

/// Takes the form: asks for the rating to be entered, or shows the form with what is wrong.
pub fn take(page: &Page, visit: &Visit) -> Reply {
    let typed = Typed::read(page);
    let wrong = typed.wrong(page);
    let grade = match typed.grade {
        Some(grade) if wrong.is_empty() => grade,
        Some(_) | None => return write(page, visit, &wrong, None),
    };
    let known = visit.subject.filter(|_| grade.is_bad()).and_then(|one| page.door.personal(one));
    let known = known.unwrap_or_default();
    let personal = Personal {
        words: typed.words,
        name: known.name,
        phone: known.phone,
        ..Personal::default()
    };
    let rate = Rate {
        contact: visit.contact.clone(),
        grade,
        reasons: typed.reasons,
        named: !personal.name.is_empty() || personal.has_phone(),
        words: !personal.words.is_empty(),
    };
    let beside = (!personal.is_blank()).then_some(Beside::Said(personal));
    Reply::Do(Box::new(page.doing(Operation::Rate(rate), beside)))
}

/// Leads back to the slip, which shows the rating: of a bad one also the complaint that it made. Where the
/// window handed the page over, whoever rates is led to the complaint itself, this once.
pub fn done(page: &Page, token: &str) -> Reply {
    let Some(visit) = served::of_slip(page, token) else { return missing::slip(page) };
    let rating = page.state.rating.get(visit.contact).filter(|_| visit.shared);
    Reply::Go(page.link(&match rating.and_then(Rating::complaint) {
        Some(complaint) => Address::Complaint(page.door.token(&OperationId(complaint.0))),
        None => visit.slip,
    }))
}

/// Says why a rating was not taken; one that was given meanwhile is shown.
pub fn refused(page: &Page, token: &str, refusal: &Refusal) -> Reply {
    match served::of_slip(page, token) {
        None => missing::slip(page),
        Some(visit) if page.state.rating.get(visit.contact).is_some() => {
            Reply::Go(page.link(&visit.slip))
        }
        Some(visit) => write(page, &visit, &[], Some(refusal)),
    }
}

/// What was chosen and typed.
struct Typed {
    grade: Option<Grade>,
    reasons: BTreeSet<Reason>,
    words: String,
}

impl Typed {
    fn read(page: &Page) -> Self {
        let mut grades = grades(page.words).into_iter();
        let grade = grades.find(|(name, ..)| *name == page.typed("grade"));
        let ticked = reasons(page.words).into_iter().filter(|(name, ..)| page.ticks("why", name));
        Self {
            grade: grade.map(|(_, grade, _)| grade),
            reasons: ticked.map(|(_, reason, _)| reason).collect(),
            words: page.typed("words").trim().to_owned(),
        }
    }

    /// Returns what is wrong, in the order of the form.
    fn wrong(&self, page: &Page) -> Vec<Wrong> {
        let words = page.words;
        let mute = self.reasons.is_empty() && self.words.is_empty();
        let mut wrong = Vec::new();
        if self.grade.is_none() {
            wrong.push(Wrong::new("grade", words.rate_grade_none));
        }
        if mute && self.grade.is_some_and(Grade::is_bad) {
            wrong.push(Wrong::new("why", words.rate_why_blank));
        }
        let said = Personal { words: self.words.clone(), ..Personal::default() };
        wrong.extend(fields::faults(words, &said));
        wrong
    }
}

fn write(page: &Page, visit: &Visit, wrong: &[Wrong], refusal: Option<&Refusal>) -> Reply {
    let words = page.words;
    let body = html! {
        (fields::above(words.rate_wrong, wrong))
        @if let Some(refusal) = refusal {
            (alert(&html! { p { (refused::sentence(page, refusal)) } }))
        }
        h1 { (words.rate_title) }
        @if !visit.matter.is_empty() {
            p .about { (visit.matter) }
        }
        (form(page, visit, wrong))
    };
    let status = match (refusal, wrong) {
        (None, []) => 200,
        _ => 422,
    };
    let (title, back) = (words.rate_title.to_owned(), Some(visit.slip.clone()));
    page.reply(Sheet { status, title, back, body })
}

fn form(page: &Page, visit: &Visit, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    html! {
        p .soft {
            (words.rate_help) " " (words.rate_who_reads)
            @if visit.subject.is_some() { " " (words.rate_with_name) }
        }
        form method="post" action=(page.link(&visit.rate)) novalidate {
            input type="hidden" name="key" value=(page.key());
            fieldset #grade .grades tabindex="-1" aria-describedby=[fields::described(wrong, "grade")] {
                legend { (words.rate_grade) }
                (fields::beside(wrong, "grade"))
                @for (name, _, said) in grades(words) {
                    label {
                        input type="radio" name="grade" value=(name) checked[page.typed("grade") == name];
                        span { (said) }
                    }
                }
            }
            (why(page, wrong))
            (fields::field(wrong, ("words", words.rate_more, ""), |described| html! {
                textarea #words name="words" rows="3" aria-describedby=(described)
                    aria-invalid=[fields::invalid(wrong, "words")] { (page.typed("words")) }
            }))
            button .go { (words.rate_send) }
        }
    }
}

fn why(page: &Page, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    let described: Vec<String> =
        ["why-help".to_owned()].into_iter().chain(fields::described(wrong, "why")).collect();
    html! {
        fieldset #why tabindex="-1" aria-describedby=(described.join(" ")) {
            legend { (words.rate_why) }
            p #why-help .soft { (words.rate_why_help) }
            (fields::beside(wrong, "why"))
            @for (name, _, said) in reasons(words) {
                label {
                    input type="checkbox" name="why" value=(name) checked[page.ticks("why", name)];
                    span { (said) }
                }
            }
        }
    }
}
