//! Joins the rules and the replication: the only crate that knows both.

pub mod api;
pub mod assessing;
pub mod attached;
pub mod ballot;
pub mod dashboard;
pub mod exchange;
mod keys;
pub mod months;
pub mod oversight;
pub mod pages;
pub mod reference;
pub mod retention;
pub mod rules;
pub mod slip;
pub mod table;

pub use rules::Bianmin;
