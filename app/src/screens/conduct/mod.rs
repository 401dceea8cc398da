//! Inspections and spot checks: what was seen at a window, what those concerned say of it, and who settles it.
//! Asked of the server each time, held on no tablet; what is being recorded is typed without a network and sent
//! with one. S1.3.4, S2.1, S2.2

mod apart;
mod boxes;
mod form;
mod list;
mod one;
mod own;
mod paper;
mod record;
mod say;
mod settle;
mod story;
mod typed;
mod wrong;

pub use list::{screen as list, to_do};
pub use one::screen as one;
pub use own::{cards as own, waiting};
pub use record::screen as record;
pub use typed::Sheet;
