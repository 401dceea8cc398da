//! Complaints, for those who oversee: asked of the server each time, held on no tablet. S1.4.3, 2.7

mod acts;
mod back;
mod card;
mod first;
mod list;
mod longer;
mod one;
mod pass_on;
mod rated;
mod say;
mod whom;

pub use card::{card, may};
pub use list::screen as list;
pub use one::screen as one;
pub use pass_on::screen as pass_on;
pub use rated::grade;
pub use say::kind;
