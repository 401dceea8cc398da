//! The regulation, clause by clause: each has a row that breaks it and one that just keeps it, told
//! through the one door every operation passes. `cargo xtask clauses` prints them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test cannot read it fails on")]

mod duty;
mod order;
mod people;
mod rows;
mod site;
mod window;
