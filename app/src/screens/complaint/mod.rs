//! Complaints, for those who oversee: asked of the server each time, held on no tablet. S1.4.3, 2.7

mod acts;
mod card;
mod list;
mod one;
mod photo;
mod rated;
mod say;

pub use card::{card, may};
pub use list::screen as list;
pub use one::screen as one;
pub use rated::grade;
pub use say::kind;
