//! Joins the rules and the replication: the only crate that knows both.

pub mod api;
pub mod pages;
pub mod rules;

pub use rules::Bianmin;
