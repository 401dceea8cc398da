//! The regulation, clause by clause: each has a row that breaks it and one that just keeps it, told
//! through the one door every operation passes. `cargo xtask clauses` prints them.

mod duty;
mod order;
mod people;
mod rows;
mod window;
