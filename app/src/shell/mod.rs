//! The machinery of the tablet: store, keys, link, clock, driver. It names no capability.

pub mod bell;
pub mod browser;
pub mod camera;
pub mod clock;
pub mod desk;
pub mod driver;
pub mod envelope;
pub mod keys;
pub mod link;
pub mod live;
pub mod pin;

pub mod store;
pub mod tabs;
pub mod update;
pub mod watch;
