//! Photos of what is complained of or broken: sent one by one once that is known, so that none of them
//! holds it up. 2.7, UL01, UL02

use domain::complaint::{self as complaints, Complaint};
use domain::repair::{self as repairs, Repair};
use domain::{Operation, OperationId, Refusal};
use maud::{Markup, html};

use super::fields::{self, Wrong};
use super::{complaint, missing, repair};
use crate::address::{Address, Of};
use crate::ask::{Beside, File, Reply};
use crate::page::Page;
use crate::photo::{self, Fault};
use crate::refused;
use crate::say::fill;
use crate::script;

/// What photos are shown of.
enum Seen<'a> {
    Complaint(&'a Complaint),
    Repair(&'a Repair),
}

impl<'a> Seen<'a> {
    /// Returns what the secret is of.
    fn admitted(page: &Page<'a>, (of, token): (Of, &str)) -> Option<Self> {
        match of {
            Of::Complaint => complaint::admitted(page, token).map(Self::Complaint),
            Of::Repair => repair::admitted(page, token).map(Self::Repair),
        }
    }

    /// Returns how many may still be shown while it is open, of how many, and who sees them.
    fn room(&self, page: &Page) -> (usize, usize, &'static str) {
        match self {
            Self::Complaint(one) => {
                let most = complaints::rules::MOST_PHOTOS;
                let left = most.saturating_sub(one.photos().count());
                (if one.is_open() { left } else { 0 }, most, page.words.photo_help)
            }
            Self::Repair(one) => {
                let left = if one.stage.is_open() { one.photos_left() } else { 0 };
                (left, repairs::rules::MOST_PHOTOS, page.words.photo_help_repair)
            }
        }
    }

    /// Says whether a step of it shows a photo.
    fn has(&self, step: &OperationId) -> bool {
        match self {
            Self::Complaint(one) => one.photos().any(|photo| photo.operation == *step),
            Self::Repair(one) => one.photos().any(|photo| photo.operation == *step),
        }
    }

    /// Returns the operation that shows one more.
    fn show(&self) -> Operation {
        match self {
            Self::Complaint(one) => {
                let show = complaints::ShowPhoto { complaint: one.id.clone() };
                Operation::Complaint(complaints::Operation::ShowPhoto(show))
            }
            Self::Repair(one) => {
                let show = repairs::ShowPhoto { repair: one.id.clone() };
                Operation::Repair(repairs::Operation::ShowPhoto(show))
            }
        }
    }

    /// Answers with the page of it, and with what is wrong in what was sent.
    fn page(&self, page: &Page, token: &str, said: &str) -> Reply {
        let wrong = [Wrong::new("photo", said)];
        match self {
            Self::Complaint(one) => complaint::write(page, token, one, &wrong),
            Self::Repair(one) => repair::write(page, token, one, &wrong),
        }
    }
}

/// Writes the form for one more photo, while one may be added.
pub fn form(page: &Page, of: (Of, &str), wrong: &[Wrong]) -> Markup {
    let words = page.words;
    let Some(seen) = Seen::admitted(page, of) else { return html! {} };
    let (left, most, help) = seen.room(page);
    if left == 0 {
        return html! {};
    }
    let help = fill(help, &[("most", &most.to_string()), ("left", &left.to_string())]);
    let address = Address::Photos(of.0, of.1.to_owned());
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
pub fn link(page: &Page, (of, token): (Of, &str), step: &OperationId) -> Markup {
    let address = Address::Photo(of, token.to_owned(), step.clone());
    html! { p { a href=(page.link(&address)) { (page.words.photo_look) } } }
}

/// Takes a photo.
pub fn sent(page: &Page, of: (Of, &str)) -> Reply {
    let Some(seen) = Seen::admitted(page, of) else { return missing::slip(page) };
    let wrong = |said: &str| seen.page(page, of.1, said);
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
    Reply::Do(Box::new(page.doing(seen.show(), Some(Beside::Photo(clean)))))
}

/// Says why a photo was not added.
pub fn refused(page: &Page, of: (Of, &str), refusal: &Refusal) -> Reply {
    match Seen::admitted(page, of) {
        Some(seen) => seen.page(page, of.1, &refused::sentence(page, refusal)),
        None => missing::slip(page),
    }
}

/// Answers with the photo of a step.
pub fn picture(page: &Page, of: (Of, &str), step: &OperationId) -> Reply {
    let own = Seen::admitted(page, of).is_some_and(|seen| seen.has(step));
    match own.then(|| page.door.photo(step)).flatten() {
        Some(bytes) => Reply::File { media: "image/jpeg", name: None, for_ever: false, bytes },
        None => missing::page(page),
    }
}
