//! Entry: enrolling the tablet, joining it, signing in, switching person, the lock.

mod code;
mod door;
mod enrol;
mod fault;
mod first;
mod gate;
mod join;
mod lock;
mod pin;
mod sheet;
mod stop;

pub use fault::unreached;
pub use gate::Gate;
pub use pin::confirm;
pub use stop::NoSite;
