//! What a visitor takes home of an outcome that sends them on: where to, when they are called, on
//! what ground they were refused and what they may do about it. S2.2.5, S2.3.1.7, S2.4

use domain::contact::{Contact, Disposition};
use domain::{ContactId, OperationId, State};
use leptos::prelude::*;

use super::home::{Lines, ends, take_home};
use super::phone::Page;
use crate::client::Client;
use crate::screens::contact::about;
use crate::text::{day, language, words};

/// Returns the ways of a contact's outcome to its visitor; nothing for other outcomes.
pub fn of_outcome(client: Client, contact: ContactId) -> AnyView {
    take_home(client, move |state| lines(state, state.contact.get(&contact)?))
}

fn lines(state: &State, contact: &Contact) -> Option<Lines> {
    let words = words();
    let (name, first, said) = match contact.disposition.as_ref()? {
        Disposition::ReferredOutside { name, place, phone, .. } => {
            let place = place.say(language()).to_owned();
            let said = vec![
                (words.reception_unit_place, place),
                (words.reception_unit_phone, phone.clone()),
            ];
            (
                words.reception_refer,
                Some((words.reception_unit_name, name.say(language()).to_owned())),
                said,
            )
        }
        Disposition::CallBack { due } => (
            words.reception_call_back,
            Some((words.reception_call_back_due, day(*due, language()))),
            Vec::new(),
        ),
        Disposition::Refused { ground, remedy } => {
            let said = vec![
                (words.reception_ground, ground.clone()),
                (words.reception_remedy, remedy.clone()),
            ];
            (words.reception_refuse, None, said)
        }
        Disposition::Answered { .. } | Disposition::CaseOpened { .. } => {
            (words.notice_visit, None, Vec::new())
        }
        Disposition::Appointed { .. } | Disposition::Withdrawn => return None,
    };
    let closed = contact.disposed.as_ref()?;
    let matter = [
        (words.notice_served_by, state.people.name(&closed.by).to_owned()),
        (words.reception_step_what, about(state, contact)),
        (words.reception_done_no, contact.no.clone()),
    ];
    let rest = matter.into_iter().chain(said).chain(ends(state)).collect();
    let page = Page { of: OperationId(contact.id.0.clone()), name: words.notice_visit_page };
    Some(Lines {
        name,
        first,
        rest,
        last: words.notice_visit_rate,
        code: None,
        page: Some(page),
        holder: None,
    })
}
