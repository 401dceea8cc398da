//! The replica alone: what a tablet promises.
