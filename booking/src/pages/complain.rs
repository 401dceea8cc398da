//! To complain: of an appointment in one tap, of anything else in a short form. S1.4.3, 2.7

use domain::appointment::Appointment;
use domain::complaint::{self, About, File, Kind, Operation};
use domain::contact::Personal;
use domain::text::half_width;
use domain::{Badge, OperationId, PostId, Refusal};
use maud::{Markup, html};

use super::fields::{self, Wrong};
use super::{missing, slip};
use crate::address::Address;
use crate::ask::{Beside, Reply};
use crate::page::{Page, Sheet, alert, phone};
use crate::refused;
use crate::say::window;
use crate::words::Words;

/// What may be said to be wrong, as the form names it.
fn kinds(words: &Words) -> [(&'static str, Kind, &'static str); 15] {
    [
        ("breach", Kind::Breach, words.complain_kind_breach),
        ("enter", Kind::HardToEnter, words.complain_kind_enter),
        ("words", Kind::HardWords, words.complain_kind_rude),
        ("face", Kind::HardFace, words.complain_kind_face),
        ("do", Kind::HardToDo, words.complain_kind_do),
        ("trip", Kind::SecondTrip, words.complain_kind_trip),
        ("over", Kind::Overtime, words.complain_kind_over),
        ("off", Kind::OffPost, words.complain_kind_off),
        ("roam", Kind::Roaming, words.complain_kind_roam),
        ("eat", Kind::Eats, words.complain_kind_eat),
        ("take", Kind::Takes, words.complain_kind_take),
        ("demand", Kind::Demands, words.complain_kind_demand),
        ("block", Kind::Blocks, words.complain_kind_block),
        ("leak", Kind::Leak, words.complain_kind_leak),
        ("other", Kind::Other, words.complain_kind_other),
    ]
}

/// Returns what a complaint says is wrong, in words: also what is filed by a rating alone.
pub fn said(words: &Words, kind: Kind) -> &'static str {
    if kind == Kind::BadRating {
        return words.complain_kind_rating;
    }
    let mut all = kinds(words).into_iter();
    all.find(|(_, one, _)| *one == kind).map_or(words.complain_kind_other, |(.., said)| said)
}

/// What was typed.
struct Typed {
    kind: Option<Kind>,
    personal: Personal,
    badge: String,
    post: Option<PostId>,
}

impl Typed {
    fn read(page: &Page) -> Self {
        let mut kinds = kinds(page.words).into_iter();
        let kind = kinds.find(|(name, ..)| *name == page.typed("kind"));
        let phone: String = page.typed("phone").chars().map(half_width).collect();
        let badge: String = page.typed("badge").chars().map(half_width).collect();
        Self {
            kind: kind.map(|(_, kind, _)| kind),
            personal: Personal {
                name: page.typed("name").trim().to_owned(),
                phone: phone.trim().to_owned(),
                words: page.typed("words").trim().to_owned(),
                ..Personal::default()
            },
            badge: badge.trim().to_owned(),
            post: page.typed("post").parse().ok(),
        }
    }

    /// Returns what it is about: a person by badge, a window, or anything.
    fn about(&self, page: &Page) -> Option<About> {
        if self.badge.is_empty() {
            return Some(self.post.clone().map_or(About::Anything, About::Window));
        }
        let person = page.state.people.by_badge(&Badge(self.badge.clone()))?;
        Some(About::Person(person.id.clone()))
    }

    /// Returns what is wrong, in the order of the form; where a time was not kept, nothing need be said.
    fn wrong(&self, page: &Page, broken: bool) -> Vec<Wrong> {
        let words = page.words;
        let mut wrong = Vec::new();
        if self.kind.is_none() && !broken {
            wrong.push(Wrong::new("kind", words.complain_kind_none));
        }
        if self.personal.words.is_empty() && !broken {
            wrong.push(Wrong::new("words", words.complain_words_blank));
        }
        if self.about(page).is_none() {
            wrong.push(Wrong::new("badge", words.complain_badge_unknown));
        }
        wrong.extend(fields::faults(words, &self.personal));
        wrong
    }
}

/// Answers with the form; what was complained of already is shown instead.
pub fn page(page: &Page, token: Option<&str>) -> Reply {
    if let Some(known) = token.and_then(|token| of_slip(page, token)) {
        return known;
    }
    write(page, token, &[], None)
}

/// Returns where an appointment was complained of already, or that there is no such slip.
fn of_slip(page: &Page, token: &str) -> Option<Reply> {
    let Some(one) = slip::admitted(page, token) else { return Some(missing::slip(page)) };
    let filed = complaint::view::of_breach(page.state, &one.id)?;
    Some(to(page, &filed.id.0))
}

fn to(page: &Page, complaint: &str) -> Reply {
    let token = page.door.token(&OperationId(complaint.to_owned()));
    Reply::Go(page.link(&Address::Complaint(token)))
}

/// Takes the form: files the complaint, or shows the form with what is wrong.
pub fn sent(page: &Page, token: Option<&str>) -> Reply {
    let mut typed = Typed::read(page);
    let one = token.map(|token| slip::admitted(page, token));
    let broken = one.flatten().is_some_and(Appointment::was_broken_ever);
    let wrong = typed.wrong(page, broken);
    if !wrong.is_empty() {
        return write(page, token, &wrong, None);
    }
    let about = match one {
        Some(None) => return missing::slip(page),
        Some(Some(one)) => {
            let known = one.subject.as_ref().and_then(|subject| page.door.personal(subject));
            let known = known.unwrap_or_default();
            (typed.personal.name, typed.personal.phone) = (known.name, known.phone);
            Some(About::Appointment(one.id.clone()))
        }
        None => typed.about(page),
    };
    let kind = typed.kind.unwrap_or(Kind::Breach);
    let named = !typed.personal.name.is_empty() || typed.personal.has_phone();
    let file = File { about: about.unwrap_or(About::Anything), kind, named };
    let beside = (!typed.personal.is_blank()).then_some(Beside::Said(typed.personal));
    Reply::Do(Box::new(page.doing(Operation::File(file), beside)))
}

/// Says why it was not filed; what was complained of meanwhile is shown.
pub fn refused(page: &Page, token: Option<&str>, refusal: &Refusal) -> Reply {
    if let Refusal::Complaint(complaint::Refusal::FiledAlready { complaint }) = refusal
        && token.is_some()
    {
        return to(page, &complaint.0);
    }
    write(page, token, &[], Some(refusal))
}

fn write(page: &Page, token: Option<&str>, wrong: &[Wrong], refusal: Option<&Refusal>) -> Reply {
    let words = page.words;
    let one = token.and_then(|token| slip::admitted(page, token));
    let address = Address::Complain(token.map(str::to_owned));
    let body = html! {
        (fields::above(words.complain_wrong, wrong))
        @if let Some(refusal) = refusal {
            (alert(&html! { p { (refused::sentence(page, refusal)) } }))
        }
        h1 { (words.complain_title) }
        @if let Some(one) = one {
            p .about { (slip::matter(page, one)) }
            p .when { (page.instant(one.from)) }
        }
        p .soft { (words.complain_who_reads) }
        form method="post" action=(page.link(&address)) novalidate {
            input type="hidden" name="key" value=(page.key());
            (kind_of(page, wrong))
            (words_of(page, wrong, one.is_some_and(Appointment::was_broken_ever)))
            @if token.is_none() {
                (whom(page, wrong))
                (who(page, wrong, words.complain_phone_help))
            }
            button .go { (words.complain_send) }
        }
        p .soft { (words.complain_by_phone) " " (phone(&page.state.site.supervision_phone)) }
    };
    let status = match (refusal, wrong) {
        (None, []) => 200,
        _ => 422,
    };
    let back = token.map_or(Address::Home, |token| Address::Slip(token.to_owned()));
    page.reply(Sheet { status, title: words.complain_title.to_owned(), back: Some(back), body })
}

fn kind_of(page: &Page, wrong: &[Wrong]) -> Markup {
    let all = kinds(page.words).into_iter().map(|(name, _, said)| (name, said));
    fields::choice(wrong, ("kind", page.words.complain_kind, page.typed("kind")), all)
}

fn words_of(page: &Page, wrong: &[Wrong], optional: bool) -> Markup {
    let words = page.words;
    let label = if optional { words.complain_words_more } else { words.complain_happened };
    fields::field(wrong, ("words", label, words.complain_words_help), |described| {
        html! {
            textarea #words name="words" rows="5" aria-describedby=(described)
                aria-invalid=[fields::invalid(wrong, "words")] { (page.typed("words")) }
        }
    })
}

fn whom(page: &Page, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    html! {
        (fields::field(wrong, ("post", words.complain_window, ""), |described| html! {
            select #post name="post" aria-describedby=(described) {
                option value="" { (words.complain_window_any) }
                @for (post, _) in page.state.duty.open_posts() {
                    option value=(post.id) selected[page.typed("post") == post.id.0] {
                        (window(page.state, &post.id, page.reading.language))
                    }
                }
            }
        }))
        (fields::field(wrong, ("badge", words.complain_badge, words.complain_badge_help), |described| html! {
            input #badge name="badge" value=(page.typed("badge")) autocomplete="off"
                maxlength="20" aria-describedby=(described)
                aria-invalid=[fields::invalid(wrong, "badge")];
        }))
    }
}

/// Asks for a name and a phone, neither of which need be given; the help says what a phone is good for.
pub(super) fn who(page: &Page, wrong: &[Wrong], help: &str) -> Markup {
    let words = page.words;
    html! {
        (fields::field(wrong, ("name", words.complain_name, ""), |described| html! {
            input #name name="name" value=(page.typed("name")) autocomplete="name"
                aria-describedby=(described) aria-invalid=[fields::invalid(wrong, "name")];
        }))
        (fields::field(wrong, ("phone", words.complain_phone, help), |described| html! {
            input #phone name="phone" type="tel" value=(page.typed("phone")) autocomplete="tel"
                inputmode="tel" aria-describedby=(described)
                aria-invalid=[fields::invalid(wrong, "phone")];
        }))
    }
}
