//! The register of gifts: what was offered to whom, and what became of it. Asked of the server each time, held
//! on no tablet. S1.6.3

mod declare;
mod form;
mod one;
mod own;
mod register;
mod say;
mod story;

pub use one::screen as one;
pub use own::{screen as own, waiting};
pub use register::{screen as register, to_do};
