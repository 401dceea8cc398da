//! What became of an errand, or of a search for a code: the slip that was made or changed, or the form
//! again with what is wrong.

use domain::repair::Repair;
use domain::{OperationId, Refusal, State};

use crate::address::Address;
use crate::ask::{Asked, Reply};
use crate::door::{self, Door, Slip};
use crate::page::Page;
use crate::pages::{
    change, complain, form, lines, live, missing, move_to, my, number, photos, rate, repair, report,
};

/// Answers an errand once it is decided, given the operation it became: with the slip it made or
/// changed, or with the form and what is wrong, so that nothing typed is lost.
pub fn done(
    state: &State,
    asked: &Asked,
    outcome: &Result<OperationId, Refusal>,
    door: &impl Door,
) -> Reply {
    let page = Page::new(state, asked, door);
    let refusal = match outcome {
        Ok(operation) => return changed(&page, operation),
        Err(refusal) => refusal,
    };
    match Address::read(&asked.path) {
        Some(Address::Form(code, place)) => form::refused(&page, &code, &place, refusal),
        Some(Address::Move(token)) => move_to::refused(&page, &token, refusal),
        Some(Address::Cancel(token) | Address::Messages(token)) => {
            change::refused(&page, &token, page.words.change_refused, refusal)
        }
        Some(Address::Here(token)) => {
            change::refused(&page, &token, page.words.change_not_here, refusal)
        }
        Some(Address::Photos(of, token)) => photos::refused(&page, (of, &token), refusal),
        Some(Address::Report) => report::refused(&page, refusal),
        Some(Address::Repair(token) | Address::CallOff(token)) => {
            repair::refused(&page, &token, refusal)
        }
        Some(Address::Complain(token)) => complain::refused(&page, token.as_deref(), refusal),
        Some(Address::Lines(item)) => lines::refused(&page, item.as_ref(), refusal),
        Some(Address::LeaveLine(token)) => number::page(&page, &token),
        Some(Address::Rate(token)) => rate::refused(&page, &token, refusal),
        Some(
            Address::Home
            | Address::Item(_)
            | Address::Days(_)
            | Address::Day(..)
            | Address::Slip(_)
            | Address::CalendarFile(_)
            | Address::Complaint(_)
            | Address::Photo(..)
            | Address::Number(_)
            | Address::Visit(_)
            | Address::Outages
            | Address::Board
            | Address::My
            | Address::Numbers
            | Address::Style(_)
            | Address::Script(_),
        )
        | None => missing::page(&page),
    }
}

/// Answers a search for a code: with its slip, or with one and the same sentence whatever was wrong.
pub fn found(state: &State, asked: &Asked, slip: Option<&OperationId>, door: &impl Door) -> Reply {
    let page = Page::new(state, asked, door);
    match slip {
        Some(slip) => to_slip(&page, slip),
        None => my::not_found(&page),
    }
}

/// Answers what was done: a place that was taken is named after its operation.
fn changed(page: &Page, operation: &OperationId) -> Reply {
    let asked = Address::read(&page.asked.path);
    if let Some(Address::Rate(token)) = &asked {
        return rate::done(page, token);
    }
    if door::slip(page.state, operation).is_some() {
        return to_slip(page, operation);
    }
    let own = match asked {
        Some(Address::Complaint(token)) => Address::Complaint(token),
        Some(Address::Repair(token) | Address::CallOff(token)) => Address::Repair(token),
        Some(Address::Photos(of, token)) => of.page(&token),
        Some(Address::LeaveLine(token)) => Address::Number(token),
        address => match address.as_ref().and_then(Address::token) {
            Some(token) => Address::Slip(token.to_owned()),
            None => Address::Home,
        },
    };
    Reply::Go(page.link(&own))
}

fn to_slip(page: &Page, operation: &OperationId) -> Reply {
    let token = page.door.token(operation);
    Reply::Go(page.link(&match door::slip(page.state, operation) {
        Some(Slip::Complaint(_)) => Address::Complaint(token),
        Some(Slip::Repair(id)) if page.state.repair.get(&id).is_some_and(Repair::is_urgent) => {
            return Reply::Go(live::link(page, &Address::Repair(token)));
        }
        Some(Slip::Repair(_)) => Address::Repair(token),
        Some(Slip::Ticket(_)) => return Reply::Go(live::link(page, &Address::Number(token))),
        Some(Slip::Visit(_)) => Address::Visit(token),
        Some(Slip::Appointment(_)) | None => Address::Slip(token),
    }))
}
