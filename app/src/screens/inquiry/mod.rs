//! Accountability: what is looked into about whom, by those not involved, and what whoever it is about says
//! of it. Asked of the server each time, held on no tablet. S1.2.2, S1.2.3

mod acts;
mod broken;
mod concerning;
mod ends;
mod list;
mod one;
mod open;
mod own;
mod relatives;
mod say;
mod story;

pub use broken::of_breaches;
pub use concerning::card;
pub use list::{screen as list, to_do};
pub use one::screen as one;
pub use open::{of_complaint, of_inspection};
pub use own::screen as own;
