//! Residents' pages: what is needed, a place, its slip; rendered to HTML and complete without script.
//!
//! Pure: a request and the state give a page, or an errand that changes something. The Worker carries
//! errands out and never looks into them.

mod address;
mod ask;
mod calendar_file;
mod door;
mod letter;
mod outcome;
mod page;
mod pages;
pub mod photo;
mod qr;
mod refused;
mod say;
mod script;
mod style;
mod words;

pub use ask::{
    Asked, Beside, Errand, File, Reply, Urgency, answer, expects_file, follows, is_file, key,
    reports, takes_file,
};
pub use domain::contact::Personal;
pub use door::{Door, mark, to_hand_over};
pub use letter::{Due, Letter, Place, due, may_send, next_due};
pub use outcome::{done, found};
pub use pages::sorry::sorry;
