//! Residents' pages: what is needed, a place, its slip; rendered to HTML and complete without script.
//!
//! Pure: a request and the state give a page, or an errand that changes something. The Worker carries
//! errands out and never looks into them.

mod ask;
mod door;

pub use ask::{Asked, Errand, Reply, answer, done};
pub use door::Door;
