//! The reference data a new site begins with: calendar, service items, phrases, departments and
//! outside units, hours. Parsed from `public/reference/` into the domain's own types.
//!
//! Only the tools that open a site call this; in the tablet's download it is dead code and left out.

mod beginning;
mod calendar;
mod items;
mod places;

pub use beginning::beginning;
pub use calendar::calendar;
pub use items::{Entry, entries, items, phrases};
pub use places::{departments, hours, units};

/// Says what is wrong with the reference data.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("line {line} of {file}: {what}")]
    Line { file: &'static str, line: usize, what: String },
    #[error("{file}: {source}")]
    Json { file: &'static str, source: json::Fault },
}
