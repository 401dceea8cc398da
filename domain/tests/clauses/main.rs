//! The regulation, clause by clause: each has a row that breaks it and one that just keeps it, told
//! through the one door every operation passes. `cargo xtask clauses` prints them.

#![allow(
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a story is told in short, and fails where it cannot be told"
)]

mod attendance;
mod duty;
mod order;
mod people;
mod register;
mod review;
mod rows;
mod site;
mod window;
