//! The visit behind a slip, a number or a visit's own page: what is rated there. 2.9

use domain::{ContactId, SubjectId};

use super::{number, slip, visit};
use crate::address::Address;
use crate::page::Page;

/// A visit as its slip knows it, of whatever kind the slip is.
pub struct Visit<'a> {
    pub contact: &'a ContactId,
    /// Who the visitor is, where that is known: a bad rating is answered to them.
    pub subject: Option<&'a SubjectId>,
    /// What it was about, in words that others may read.
    pub matter: &'a str,
    /// Where its rating is sent.
    pub rate: Address,
    /// Where one comes back to.
    pub slip: Address,
    /// Whether the window handed the page over: then it says nothing of what was rated, since whoever served
    /// may look at it, too.
    pub shared: bool,
}

/// Returns the visit of a slip: all pages of ratings find it here, whatever the slip is of.
pub fn of_slip<'a>(page: &Page<'a>, token: &str) -> Option<Visit<'a>> {
    let Some(one) = slip::admitted(page, token) else {
        return of_number(page, token).or_else(|| of_visit(page, token));
    };
    Some(Visit {
        contact: &one.contact,
        subject: one.subject.as_ref(),
        matter: slip::matter(page, one),
        rate: Address::Rate(token.to_owned()),
        slip: Address::Slip(token.to_owned()),
        shared: false,
    })
}

/// Returns the visit of whoever came with a number.
fn of_number<'a>(page: &Page<'a>, token: &str) -> Option<Visit<'a>> {
    let one = number::admitted(page, token)?;
    let contact = one.contact()?;
    let matter = page.state.contact.get(contact).map_or("", |one| visit::about(page, one));
    let slip = Address::Number(token.to_owned());
    let rate = Address::Rate(token.to_owned());
    Some(Visit { contact, subject: None, matter, rate, slip, shared: !one.own })
}

/// Returns the visit whose code was shown at the window: by it nobody says who they are.
fn of_visit<'a>(page: &Page<'a>, token: &str) -> Option<Visit<'a>> {
    let one = visit::admitted(page, token)?;
    let (matter, slip) = (visit::about(page, one), Address::Visit(token.to_owned()));
    let rate = Address::Rate(token.to_owned());
    Some(Visit { contact: &one.id, subject: None, matter, rate, slip, shared: true })
}
