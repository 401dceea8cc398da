//! The pages, one file each.

pub mod board;
pub mod change;
pub mod complain;
pub mod complaint;
pub mod days;
mod done;
mod fields;
pub mod form;
pub mod home;
pub mod item;
pub mod lines;
pub mod matter;
pub mod missing;
pub mod move_to;
pub mod my;
pub mod number;
pub mod numbers;
pub mod photos;
pub mod rate;
pub mod served;
pub mod slip;
pub mod sorry;
pub mod times;
pub mod visit;
mod wait;
