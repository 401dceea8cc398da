//! Assessment: what is counted of whom, seen and contested; marks, ballots and the decision. Asked of the server
//! each time, held on no tablet. S1.5.1

mod ballot;
mod decide;
mod evidence;
mod file;
mod inputs;
mod list;
mod mine;
mod one;
mod peers;
mod person;
mod reply;
mod result;
mod say;
mod start;
mod terms;
mod vote;

pub use list::{card, screen as list};
pub use one::screen as one;
pub use person::screen as person;
pub use say::vetoes;
