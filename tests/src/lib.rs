//! What the tests of the whole product share: a server of their own, and tablets without a screen.
#![allow(
    clippy::disallowed_methods,
    reason = "the clock is forbidden to the rules, not to the tests that wait for a server"
)]

pub mod airtime;
pub mod axe;
pub mod browser;
pub mod charts;
pub mod clerk;
pub mod cycle;
pub mod day;
pub mod figures;
pub mod filled;
pub mod gateway;
pub mod lighthouse;
pub mod mishap;
pub mod moments;
pub mod newer;
pub mod opening;
pub mod proxy;
pub mod resident;
pub mod server;
pub mod signer;
pub mod site;
pub mod staffed;
pub mod tablet;
pub mod warm;
