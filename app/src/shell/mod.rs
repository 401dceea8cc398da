//! The machinery of the tablet: store, keys, link, clock, driver. It names no capability.

pub mod browser;
pub mod clock;
pub mod desk;
pub mod envelope;
pub mod keys;
pub mod link;
pub mod pin;
pub mod store;
