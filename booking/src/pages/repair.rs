//! A repair, as whoever asked sees it: how it stands, what was done, and the way to say that it is mended or
//! not. UL01, UL02, UL03

use domain::contact::Personal;
use domain::repair::{self, Cancel, Confirm, Operation, Reopen, Repair, view};
use domain::{OperationId, Refusal};
use maud::{Markup, html};

use super::fields::{self, Wrong};
use super::{broken, coming, complaint, course, live, missing, photos};
use crate::address::{Address, Of};
use crate::ask::{Beside, Errand, Reply, Urgency};
use crate::door::{self, Slip};
use crate::page::{Page, Sheet, phone};
use crate::refused;

/// Returns the repair whose secret this is.
pub(super) fn admitted<'a>(page: &Page<'a>, token: &str) -> Option<&'a Repair> {
    match door::slip(page.state, &page.door.admit(token)?)? {
        Slip::Repair(id) => page.state.repair.get(&id),
        Slip::Appointment(_) | Slip::Complaint(_) | Slip::Ticket(_) | Slip::Visit(_) => None,
    }
}

/// Returns the operation by which nobody need come any more.
pub(super) fn calling_off(one: &Repair, round: OperationId) -> Operation {
    Operation::Cancel(Cancel { repair: one.id.clone(), round, words: String::new() })
}

/// Whoever wrote a repair down for somebody has had its page in hand: nobody calls it over on it.
pub(super) fn may_call_off(page: &Page, one: &Repair) -> Result<(), Refusal> {
    if !one.is_of_resident() {
        return Err(repair::Refusal::OutOfOrder { stage: one.stage }.into());
    }
    page.may(calling_off(one, one.round.clone()))
}

fn confirming(one: &Repair, done: OperationId) -> Operation {
    Operation::Confirm(Confirm { repair: one.id.clone(), done, words: String::new() })
}

fn opening_again(one: &Repair, end: OperationId) -> Operation {
    Operation::Reopen(Reopen { repair: one.id.clone(), end })
}

pub fn page(page: &Page, token: &str) -> Reply {
    match admitted(page, token) {
        Some(one) => write(page, token, one, &[]),
        None => missing::slip(page),
    }
}

/// Takes that it is mended, or that it is not: each is said of the end that was shown, and of no later one.
pub fn sent(page: &Page, token: &str) -> Reply {
    let Some(one) = admitted(page, token) else { return missing::slip(page) };
    match (page.typed("wish"), page.typed("of").parse()) {
        ("mended", Ok(end)) if one.is_of_resident() => page.errand(confirming(one, end)),
        ("again", Ok(end)) => open_again(page, token, one, end),
        _ => missing::page(page),
    }
}

/// Opens it again with what is said now; where it is and whose it is stands as it was said before.
fn open_again(page: &Page, token: &str, one: &Repair, end: OperationId) -> Reply {
    let words = page.typed("words").trim().to_owned();
    if words.is_empty() {
        return write(page, token, one, &[Wrong::new("words", page.words.repair_again_blank)]);
    }
    let personal = Personal { words, ..Personal::default() };
    let wrong: Vec<Wrong> = fields::faults(page.words, &personal).collect();
    if !wrong.is_empty() {
        return write(page, token, one, &wrong);
    }
    let errand = page.doing(opening_again(one, end), Some(Beside::Said(personal)));
    let urgency = if one.is_urgent() { Urgency::Danger } else { Urgency::Broken };
    Reply::Do(Box::new(Errand { urgency, ..errand }))
}

/// Says why nothing was changed, above how it stands now.
pub fn refused(page: &Page, token: &str, refusal: &Refusal) -> Reply {
    let Some(one) = admitted(page, token) else { return missing::slip(page) };
    write(page, token, one, &[Wrong::new("repair", refused::sentence(page, refusal))])
}

/// Answers with the repair, and with what is wrong in what was sent to it.
pub(super) fn write(page: &Page, token: &str, one: &Repair, wrong: &[Wrong]) -> Reply {
    let words = page.words;
    let own = Address::Repair(token.to_owned());
    let follows = one.stage.is_open() && live::is_wished(page);
    let warned = coming::warned(page, one);
    let body = html! {
        (fields::above(words.frame_alert, wrong))
        @if let Some(warned) = &warned { (warned) }
        article #repair .slip {
            (coming::standing(page, one))
            h1 { (words.repair_title) }
            (facts(page, one))
            (code(page, one))
        }
        (answers(page, token, one, wrong))
        nav .acts {
            @if one.stage.is_open() { (live::ways(page, &own, follows)) }
            @if may_call_off(page, one).is_ok() {
                a .go.plain href=(page.link(&Address::CallOff(token.to_owned()))) {
                    (words.repair_call_off)
                }
            }
        }
        h2 { (words.complaint_steps) }
        (course::steps(page, token, one))
        // What is typed or chosen would be lost when the page is asked for again.
        @if !follows {
            (photos::form(page, (Of::Repair, token), wrong))
        } @else if one.photos_left() > 0 {
            p .soft { (words.repair_photo_when_still) }
        }
        @if warned.is_none() { (page.call()) }
        p .soft { (words.complain_by_phone) " " (phone(&page.state.site.supervision_phone)) }
    };
    let status = if wrong.is_empty() { 200 } else { 422 };
    let title = format!("{} {}", words.repair_title, one.no);
    let changed = one.steps.iter().map(|step| step.at).max().unwrap_or(one.reached);
    live::reply(page, follows, changed, Sheet { status, title, back: None, body })
}

fn facts(page: &Page, one: &Repair) -> Markup {
    let words = page.words;
    let danger = one.danger.map_or("", |danger| broken::danger(words, danger).1);
    let owner = one.owner.as_ref().filter(|_| one.stage.is_open());
    let said = view::said(one, |step| page.door.said(step));
    let place = broken::place(page, &one.building, &said.place);
    let facts = [
        (words.repair_what, broken::kind(words, one.kind).1),
        (words.repair_urgent, danger),
        (words.repair_where, &place),
        (words.complaint_no, &one.no),
        (words.repair_follows, owner.map_or("", |owner| page.state.people.name(owner))),
    ];
    html! {
        dl {
            @for (label, text) in facts.into_iter().filter(|(_, text)| !text.is_empty()) {
                dt { (label) }
                dd { (text) }
            }
        }
    }
}

/// Writes the code by which whoever reported it by themselves finds it again.
fn code(page: &Page, one: &Repair) -> Markup {
    html! {
        @if one.is_of_resident() { (complaint::code(page, &OperationId(one.id.0.clone()))) }
    }
}

/// Writes what may be said of its end: the rules say what. Whoever wrote a repair down for somebody has had its
/// page in hand, so nobody says on it that it is mended: a colleague asks whoever it was for.
fn answers(page: &Page, token: &str, one: &Repair, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    let Some(end) = one.end.as_ref() else { return unsent(page) };
    let action = page.link(&Address::Repair(token.to_owned()));
    html! {
        @if one.is_of_resident() && page.may(confirming(one, end.clone())).is_ok() {
            form #mended method="post" action=(action) {
                input type="hidden" name="key" value=(page.door.key());
                input type="hidden" name="wish" value="mended";
                input type="hidden" name="of" value=(end);
                button .go { (words.repair_mended) }
            }
        }
        @if page.may(opening_again(one, end.clone())).is_ok() {
            form #again method="post" action=(action) novalidate {
                input type="hidden" name="key" value=(page.key());
                input type="hidden" name="wish" value="again";
                input type="hidden" name="of" value=(end);
                (fields::field(wrong, ("words", words.repair_again_ask, words.repair_again_help), |described| html! {
                    textarea #words name="words" rows="3" aria-describedby=(described)
                        aria-invalid=[fields::invalid(wrong, "words")] { (page.typed("words")) }
                }))
                button .go.plain { (words.repair_again) }
            }
        } @else {
            (unsent(page))
            a .go.plain href=(page.link(&Address::Report)) { (words.repair_anew) }
        }
    }
}

/// Hands back what was typed where nothing takes it any more: somebody opened it again or called it over
/// meanwhile.
fn unsent(page: &Page) -> Markup {
    let (words, typed) = (page.words, page.typed("words"));
    html! {
        @if !typed.trim().is_empty() {
            (fields::field(&[], ("words", words.repair_unsent, words.repair_unsent_help), |described| html! {
                textarea #words rows="3" readonly aria-describedby=(described) { (typed) }
            }))
        }
    }
}
