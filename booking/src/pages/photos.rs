//! Photos of what is complained of: sent one by one once the complaint is filed, so that none of them
//! holds it up. 2.7

use domain::complaint::{Complaint, Operation, ShowPhoto, Step, rules};
use domain::{OperationId, Refusal};
use maud::{Markup, html};

use super::fields::{self, Wrong};
use super::{complaint, missing};
use crate::address::Address;
use crate::ask::{Beside, Errand, File, Reply};
use crate::page::Page;
use crate::photo::{self, Fault};
use crate::refused;
use crate::say::fill;
use crate::script;

/// Writes the form for one more photo, while one may be added.
pub fn form(page: &Page, token: &str, one: &Complaint, wrong: &[Wrong]) -> Markup {
    let words = page.words;
    let left = rules::MOST_PHOTOS.saturating_sub(one.photos().count());
    if !one.is_open() || left == 0 {
        return html! {};
    }
    let numbers = [("most", &*rules::MOST_PHOTOS.to_string()), ("left", &*left.to_string())];
    let help = fill(words.photo_help, &numbers);
    let address = Address::Photos(token.to_owned());
    html! {
        form method="post" enctype="multipart/form-data" action=(page.link(&address)) novalidate {
            h2 { (words.photo_title) }
            input type="hidden" name="key" value=(page.key());
            (fields::field(wrong, ("photo", words.photo_choose, &help), |described| html! {
                input #photo type="file" name="photo" accept="image/jpeg"
                    aria-describedby=(described) aria-invalid=[fields::invalid(wrong, "photo")];
            }))
            button .go.plain { (words.photo_send) }
        }
        (script::on_photos(page))
    }
}

/// Writes the way to the photo of a step.
pub fn link(page: &Page, token: &str, step: &Step) -> Markup {
    let address = Address::Photo(token.to_owned(), step.operation.clone());
    html! { p { a href=(page.link(&address)) { (page.words.photo_look) } } }
}

/// Takes a photo.
pub fn sent(page: &Page, token: &str) -> Reply {
    let Some(one) = complaint::admitted(page, token) else { return missing::slip(page) };
    let wrong = |said: &str| complaint::write(page, token, one, &[Wrong::new("photo", said)]);
    let file = match &page.asked.file {
        File::None => return wrong(page.words.photo_none),
        File::TooLarge => return wrong(page.words.photo_too_large),
        File::Sent(file) => file,
    };
    let clean = match photo::cleaned(file) {
        Ok(clean) => clean,
        Err(Fault::TooLarge) => return wrong(page.words.photo_too_large),
        Err(Fault::NoPhoto) => return wrong(page.words.photo_unreadable),
    };
    let show = Operation::ShowPhoto(ShowPhoto { complaint: one.id.clone() });
    Reply::Do(Box::new(Errand {
        key: page.key(),
        operation: domain::Operation::Complaint(show),
        beside: Some(Beside::Photo(clean)),
        visitor: None,
        proven: true,
    }))
}

/// Says why a photo was not added.
pub fn refused(page: &Page, token: &str, refusal: &Refusal) -> Reply {
    let Some(one) = complaint::admitted(page, token) else { return missing::slip(page) };
    let said = refused::sentence(page, refusal);
    complaint::write(page, token, one, &[Wrong::new("photo", said)])
}

/// Answers with the photo of a step.
pub fn picture(page: &Page, token: &str, step: &OperationId) -> Reply {
    let shown = |one: &Complaint| one.photos().any(|photo| photo.operation == *step);
    let own = complaint::admitted(page, token).is_some_and(shown);
    match own.then(|| page.door.photo(step)).flatten() {
        Some(bytes) => Reply::File { media: "image/jpeg", name: None, for_ever: false, bytes },
        None => missing::page(page),
    }
}
