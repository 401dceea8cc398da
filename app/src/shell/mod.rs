//! The machinery of the tablet: store, keys, link, clock, driver. It names no capability.

pub mod desk;
