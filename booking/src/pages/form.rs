//! Who is coming: the form by which a place is taken. S1.4.1, 2.6

use domain::Refusal;
use domain::appointment::view::Wanted;
use domain::appointment::{self, Behalf, Operation, Reserve};
use domain::catalogue::Item;
use domain::contact::{self, Personal, Whose};
use domain::id::{ItemCode, SubjectId};
use domain::text::half_width;
use maud::{Markup, html};

use super::fields::{self, Wrong};
use super::{item, missing, times};
use crate::address::{Address, Place};
use crate::ask::{Beside, Errand, Reply};
use crate::page::{Page, Sheet, alert};
use crate::refused;
use crate::say::{fill, window};

/// What was typed.
struct Typed {
    personal: Personal,
    behalf: Option<Behalf>,
    consent: bool,
    messages: bool,
}

/// For whom a place is taken, as the form says it.
const BEHALVES: [(&str, Option<Behalf>); 3] =
    [("self", None), ("relative", Some(Behalf::Relative)), ("agent", Some(Behalf::VillageAgent))];

impl Typed {
    fn read(page: &Page) -> Self {
        let phone: String = page.typed("phone").chars().map(half_width).collect();
        let name = page.typed("name").trim().to_owned();
        let behalf = BEHALVES.into_iter().find(|(value, _)| *value == page.typed("behalf"));
        Self {
            personal: Personal { name, phone: phone.trim().to_owned(), ..Personal::default() },
            behalf: behalf.and_then(|(_, behalf)| behalf),
            consent: page.typed("consent") == "yes",
            messages: page.typed("messages") == "yes",
        }
    }

    /// Returns what is wrong with name and phone, in the order of the form.
    fn wrong(&self, page: &Page) -> Vec<Wrong> {
        let words = page.words;
        let mut wrong = Vec::new();
        if self.personal.name.is_empty() {
            wrong.push(Wrong::new("name", words.form_name_blank));
        }
        if self.personal.phone.is_empty() {
            wrong.push(Wrong::new("phone", words.form_phone_blank));
        }
        wrong.extend(fields::faults(words, &self.personal));
        wrong
    }

    fn reserve(&self, page: &Page, (item, place): (&Item, &Place), subject: Whose) -> Operation {
        Operation::Reserve(Reserve {
            item: item.code.clone(),
            version: item.version,
            post: place.post.clone(),
            from: place.from,
            subject,
            behalf: self.behalf,
            consent: self.consent,
            messages: self.messages.then_some(page.reading.language),
        })
    }
}

/// What is said above the form.
enum Above<'a> {
    Nothing,
    Wrong(Vec<Wrong>),
    Refused(&'a Refusal),
}

/// Answers with the empty form, or with why there is none.
pub fn page(page: &Page, code: &ItemCode, place: &Place) -> Reply {
    let Some(item) = item::offered(page, code) else { return missing::page(page) };
    if item.anonymous {
        return Reply::Go(page.link(&Address::Item(code.clone())));
    }
    let typed = Typed::read(page);
    match page.may(typed.reserve(page, (item, place), Whose::New)) {
        Ok(()) => write(page, (item, place), &typed, &Above::Nothing),
        Err(refusal) => gone(page, (item, place), &refusal),
    }
}

/// Takes the form: asks for the place, or shows the form with what is wrong.
pub fn sent(page: &Page, code: &ItemCode, place: &Place) -> Reply {
    let Some(item) = item::offered(page, code) else { return missing::page(page) };
    if item.anonymous {
        return Reply::Go(page.link(&Address::Item(code.clone())));
    }
    let typed = Typed::read(page);
    let wrong = typed.wrong(page);
    if !wrong.is_empty() {
        return write(page, (item, place), &typed, &Above::Wrong(wrong));
    }
    let known = page.door.known(&typed.personal).filter(|subject| is_at_hand(page, subject));
    let visitor = typed.personal.clone();
    let beside = known.is_none().then(|| Beside::Said(visitor.clone()));
    let subject = known.map_or(Whose::New, Whose::Known);
    let operation = typed.reserve(page, (item, place), subject);
    Reply::Do(Box::new(Errand { visitor: Some(visitor), ..page.doing(operation, beside) }))
}

/// Says whether a visitor's record is at hand: one that is in the archive or erased is begun anew.
fn is_at_hand(page: &Page, subject: &SubjectId) -> bool {
    let known = Whose::Known(subject.clone());
    let is_known = contact::rules::subject(&page.state.contact, Some(&known)).is_ok();
    is_known && page.door.personal(subject).is_some()
}

/// Answers with the form and why the place was not given.
pub fn refused(page: &Page, code: &ItemCode, place: &Place, refusal: &Refusal) -> Reply {
    let Some(item) = item::offered(page, code) else { return missing::page(page) };
    let typed = Typed::read(page);
    if matches!(refusal, Refusal::Appointment(appointment::Refusal::NobodyAgreed)) {
        let wrong = Wrong::new("consent", page.words.refused_nobody_agreed);
        return write(page, (item, place), &typed, &Above::Wrong(vec![wrong]));
    }
    write(page, (item, place), &typed, &Above::Refused(refusal))
}

/// Answers the address of a time that is not given any more, or never was.
fn gone(page: &Page, (item, place): (&Item, &Place), refusal: &Refusal) -> Reply {
    let said = refused::sentence(page, refusal);
    let code = &item.code;
    let date = place.from.date(page.state.site.zone);
    let body = html! {
        @if refused::is_taken(refusal) {
            (alert(&html! { p { (said) } }))
            h1 { (page.words.form_still_free) }
            (times::times(page, (Wanted::of(code), date), |one| {
                let place = Place { post: one.post.clone(), from: one.slot.from };
                page.link(&Address::Form(code.clone(), place))
            }))
        } @else {
            h1 { (said) }
        }
        a .go href=(page.link(&Address::Days(code.clone()))) { (page.words.days_other) }
        (page.call())
    };
    let status = if refused::is_taken(refusal) { 409 } else { 404 };
    page.reply(Sheet { status, title: said.clone(), back: Some(Address::Days(code.clone())), body })
}

fn write(page: &Page, (item, place): (&Item, &Place), typed: &Typed, above: &Above) -> Reply {
    let words = page.words;
    let none = Vec::new();
    let (status, wrong, refusal) = match above {
        Above::Nothing => (200, &none, None),
        Above::Wrong(wrong) => (422, wrong, None),
        Above::Refused(refusal) => (refused::status(refusal), &none, Some(*refusal)),
    };
    let taken = refusal.is_some_and(refused::is_taken);
    // The refused one was answered with its key: another time is another errand.
    let key = if taken { page.door.key() } else { page.key() };
    let date = place.from.date(page.state.site.zone);
    let address = Address::Form(item.code.clone(), place.clone());
    let kept = page.state.site.settings.retention_contact_days.to_string();
    let body = html! {
        (fields::above(words.form_wrong, wrong))
        @if let Some(refusal) = refusal {
            (alert(&html! { p { (refused::sentence(page, refusal)) } }))
        }
        p .about { (item.name.say(page.reading.language)) }
        @if !taken {
            p .when { (page.instant(place.from)) }
            p .soft { (window(page.state, &place.post, page.reading.language)) }
        }
        form method="post" action=(page.link(&address)) novalidate {
            input type="hidden" name="key" value=(key);
            @if taken {
                // The Enter key takes a form's first button: here it takes no time unchosen.
                button disabled hidden {}
            }
            h1 { (words.form_title) }
            (questions(page, typed, wrong))
            @if taken {
                h2 { (words.form_pick) }
                (times::buttons(page, (&item.code, date)))
            } @else {
                button .go { (words.form_send) }
            }
            p .soft { (fill(words.form_privacy, &[("days", &kept)])) }
        }
        @if refusal.is_some() {
            a .go.plain href=(page.link(&Address::Days(item.code.clone()))) { (words.days_other) }
            (page.call())
        }
    };
    let back = Address::Day(item.code.clone(), date);
    page.reply(Sheet { status, title: words.form_title.to_owned(), back: Some(back), body })
}

fn questions(page: &Page, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    let labels = [words.form_behalf_none, words.form_behalf_relative, words.form_behalf_agent];
    html! {
        (fields::field(wrong, ("name", words.form_name, words.form_name_help), |described| html! {
            input #name name="name" value=(typed.personal.name) autocomplete="name"
                aria-describedby=(described) aria-invalid=[fields::invalid(wrong, "name")];
        }))
        (fields::field(wrong, ("phone", words.form_phone, words.form_phone_help), |described| html! {
            input #phone name="phone" type="tel" value=(typed.personal.phone) autocomplete="tel"
                inputmode="tel" aria-describedby=(described)
                aria-invalid=[fields::invalid(wrong, "phone")];
        }))
        fieldset {
            legend { (words.form_behalf) }
            @for ((value, behalf), label) in BEHALVES.into_iter().zip(labels) {
                label {
                    input type="radio" name="behalf" value=(value) checked[behalf == typed.behalf];
                    span { (label) }
                }
            }
            label {
                input #consent type="checkbox" name="consent" value="yes" checked[typed.consent]
                    aria-describedby=[fields::described(wrong, "consent")]
                    aria-invalid=[fields::invalid(wrong, "consent")];
                span { (words.form_consent) }
            }
            (fields::beside(wrong, "consent"))
        }
        fieldset {
            legend { (words.message_ask) }
            label {
                input #messages type="checkbox" name="messages" value="yes"
                    checked[typed.messages] aria-describedby="messages-help";
                span { (words.message_agree) }
            }
            p #messages-help .soft { (words.message_agree_help) }
        }
    }
}
