//! To say that something is broken: where, what, and whether it is dangerous. UL01, UL02, UL03

use domain::Refusal;
use domain::contact::Personal;
use domain::id::BuildingId;
use domain::repair::{self, Building, Danger, Kind, Operation, Outage, Report, rules, view};
use domain::text::half_width;
use maud::{Markup, html};

use super::fields::{self, Wrong};
use super::{broken, coming, complain, missing, outages};
use crate::address::Address;
use crate::ask::{Beside, Errand, Reply, Urgency};
use crate::page::{Page, Sheet, alert};
use crate::refused;

/// How the form names another place than the buildings of the site.
const ELSEWHERE: &str = "elsewhere";

/// How the form names that nothing is dangerous.
const NONE: &str = "none";

/// Where something is said to be broken.
enum Where {
    /// Neither a building was chosen nor that it is in none.
    Unsaid,
    Elsewhere,
    In(BuildingId),
}

/// What was typed.
struct Typed {
    building: Where,
    kind: Option<Kind>,
    danger: Option<Danger>,
    said: Personal,
}

impl Typed {
    fn read(page: &Page) -> Self {
        let building = match page.typed("building") {
            _ if offered(page).is_empty() => Where::Elsewhere,
            ELSEWHERE => Where::Elsewhere,
            id => id.parse().map_or(Where::Unsaid, Where::In),
        };
        let (kind, danger) = (page.typed("kind"), page.typed("danger"));
        let phone: String = page.typed("phone").chars().map(half_width).collect();
        Self {
            building,
            kind: Kind::ALL.into_iter().find(|one| broken::kind(page.words, *one).0 == kind),
            danger: seen().find(|one| broken::danger(page.words, *one).0 == danger),
            said: Personal {
                name: page.typed("name").trim().to_owned(),
                phone: phone.trim().to_owned(),
                words: page.typed("words").trim().to_owned(),
                place: page.typed("place").trim().to_owned(),
            },
        }
    }

    /// Returns what is wrong, in the order of the form; in danger nobody has to describe it.
    fn wrong(&self, page: &Page) -> Vec<Wrong> {
        let words = page.words;
        let mut wrong = Vec::new();
        if matches!(self.building, Where::Unsaid) {
            wrong.push(Wrong::new("building", words.report_building_none));
        }
        if rules::says_where(&self.said).is_err() {
            wrong.push(Wrong::new("place", words.report_place_wrong));
        }
        if self.kind.is_none() {
            wrong.push(Wrong::new("kind", words.report_kind_none));
        }
        if self.said.words.is_empty() && self.danger.is_none() {
            wrong.push(Wrong::new("words", words.report_words_blank));
        }
        // Where it is was looked at above.
        wrong.extend(fields::faults(words, &self.said).filter(|one| one.field != "place"));
        wrong
    }
}

/// What the form is answered with, beside what was typed into it.
#[derive(Default)]
struct Answer<'a> {
    wrong: &'a [Wrong],
    refusal: Option<&'a Refusal>,
    /// What is shut off where it is said to be broken.
    outage: Option<&'a Outage>,
}

impl Answer<'_> {
    /// Says whether it was sent and not taken.
    fn held(&self) -> bool {
        self.refusal.is_some() || !self.wrong.is_empty()
    }
}

/// Returns the buildings that may be chosen.
fn offered<'a>(page: &Page<'a>) -> Vec<&'a Building> {
    page.state.repair.buildings().filter(|one| !one.off).collect()
}

/// Returns the dangers a resident may choose.
fn seen() -> impl Iterator<Item = Danger> {
    Danger::ALL.into_iter().filter(|one| one.is_seen())
}

pub fn page(page: &Page) -> Reply {
    if !page.state.repair.is_used() {
        return missing::page(page);
    }
    write(page, &Answer::default())
}

/// Takes the form: reports it, or shows the form with what is wrong, or with what is shut off there. A second
/// press of the button reports it all the same.
pub fn sent(page: &Page) -> Reply {
    let typed = Typed::read(page);
    let wrong = typed.wrong(page);
    let (Some(kind), []) = (typed.kind, &*wrong) else {
        return write(page, &Answer { wrong: &wrong, ..Answer::default() });
    };
    let building = match typed.building {
        Where::In(building) => Some(building),
        Where::Elsewhere | Where::Unsaid => None,
    };
    let report = Report { building, kind, danger: typed.danger };
    if let Err(refusal) = report.possible(page.state, None, page.asked.now) {
        return refused(page, &refusal.into());
    }
    let (asked, building) = ((kind, typed.danger), report.building.as_ref());
    let outage = view::explains(page.state, asked, building, page.asked.now);
    if let Some(outage) = outage.filter(|one| page.typed("still") != one.id.0) {
        return write(page, &Answer { outage: Some(outage), ..Answer::default() });
    }
    let errand = page.doing(Operation::Report(report), Some(Beside::Said(typed.said)));
    let urgency = if typed.danger.is_some() { Urgency::Danger } else { Urgency::Broken };
    Reply::Do(Box::new(Errand { urgency, ..errand }))
}

/// Says why it was not reported, beside the building where that is why.
pub fn refused(page: &Page, refusal: &Refusal) -> Reply {
    if let Refusal::Repair(repair::Refusal::UnknownBuilding { .. }) = refusal {
        let wrong = [Wrong::new("building", refused::sentence(page, refusal))];
        return write(page, &Answer { wrong: &wrong, ..Answer::default() });
    }
    write(page, &Answer { refusal: Some(refusal), ..Answer::default() })
}

fn write(page: &Page, answer: &Answer) -> Reply {
    let (words, wrong) = (page.words, answer.wrong);
    let send = if answer.outage.is_some() { words.report_still } else { words.report_send };
    let body = html! {
        @if answer.held() { (careful(page)) }
        (fields::above(words.report_wrong, wrong))
        @if let Some(refusal) = answer.refusal {
            (alert(&html! { p { (refused::sentence(page, refusal)) } (page.call()) }))
        }
        @if let Some(outage) = answer.outage { (explained(page, outage)) }
        h1 { (words.report_title) }
        form #report method="post" action=(page.link(&Address::Report)) novalidate
            data-asks=(words.unsent_asks) data-still=(words.unsent_still) {
            input type="hidden" name="key" value=(page.key());
            input type="hidden" name="still"
                value=(answer.outage.map_or(page.typed("still"), |one| &one.id.0));
            (building_of(page, wrong))
            (place_of(page, wrong))
            (kind_of(page, wrong))
            (danger_of(page))
            (words_of(page, wrong))
            (complain::who(page, wrong, words.report_phone_help))
            p .soft { (words.report_photo_later) }
            button .go { (send) }
        }
        (page.call())
    };
    let status = if answer.held() { 422 } else { 200 };
    let (title, back) = (words.report_title.to_owned(), Some(Address::Home));
    page.reply(Sheet { status, title, back, body })
}

/// Says what is done in the danger that was chosen, and whom to call: nobody is sent yet. UL01
fn careful(page: &Page) -> Markup {
    let danger = Typed::read(page).danger;
    html! {
        @if let Some(danger) = danger {
            (alert(&html! {
                p { b { (broken::first(page.words, danger)) } }
                (page.call())
            }))
        }
    }
}

/// Says what is shut off there, and asks whether it is to be reported all the same. UL03
fn explained(page: &Page, outage: &Outage) -> Markup {
    alert(&html! {
        p { (page.words.report_explained) }
        (outages::line(page, outage))
        p { (page.words.report_explained_ask) }
        button .go form="report" { (page.words.report_still) }
        a .go.plain href=(page.link(&Address::Home)) { (page.words.report_not) }
    })
}

fn building_of(page: &Page, wrong: &[Wrong]) -> Markup {
    let (words, offered) = (page.words, offered(page));
    let typed = page.typed("building");
    if offered.is_empty() {
        return html! {};
    }
    fields::field(wrong, ("building", words.report_building, ""), |described| {
        html! {
            select #building name="building" aria-describedby=(described)
                aria-invalid=[fields::invalid(wrong, "building")] {
                option value="" { (words.report_building_choose) }
                @for one in &offered {
                    option value=(one.id) selected[typed == one.id.0] {
                        (one.name.say(page.reading.language))
                    }
                }
                option value=(ELSEWHERE) selected[typed == ELSEWHERE] { (words.report_elsewhere) }
            }
        }
    })
}

fn place_of(page: &Page, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    fields::field(wrong, ("place", words.report_place, words.report_place_help), |described| {
        html! {
            input #place name="place" value=(page.typed("place")) autocomplete="off"
                aria-describedby=(described) aria-invalid=[fields::invalid(wrong, "place")];
        }
    })
}

fn kind_of(page: &Page, wrong: &[Wrong]) -> Markup {
    let all = Kind::ALL.map(|one| broken::kind(page.words, one));
    fields::choice(wrong, ("kind", page.words.report_kind, page.typed("kind")), all)
}

/// Asks what is dangerous; what is done first stands beside each, to be read before anything is sent. UL01
fn danger_of(page: &Page) -> Markup {
    let words = page.words;
    let typed = page.typed("danger");
    let chosen = seen().any(|one| broken::danger(words, one).0 == typed);
    html! {
        fieldset #danger aria-describedby="danger-help" {
            legend { (words.report_danger) }
            p #danger-help .soft {
                (words.report_danger_help)
                @if let Some(alone) = coming::unwatched(page) { " " (alone) }
            }
            label {
                input type="radio" name="danger" value=(NONE) checked[!chosen];
                span { (words.report_danger_none) }
            }
            @for one in seen() {
                @let (name, said) = broken::danger(words, one);
                label {
                    input type="radio" name="danger" value=(name) checked[typed == name];
                    span { (said) br; small { (broken::first(words, one)) } }
                }
            }
        }
    }
}

fn words_of(page: &Page, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    fields::field(wrong, ("words", words.report_happened, words.report_words_help), |described| {
        html! {
            textarea #words name="words" rows="4" aria-describedby=(described)
                aria-invalid=[fields::invalid(wrong, "words")] { (page.typed("words")) }
        }
    })
}
