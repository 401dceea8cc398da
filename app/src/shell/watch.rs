//! Watching the page: the clock ticks, idle screens lock, and a network that comes back is used.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::browser::steady;
use super::desk::Desk;

/// How often the time shown moves on.
const TICK: Duration = Duration::from_secs(10);
/// How often the screen is found idle or not.
const LOOK: Duration = Duration::from_secs(2);

/// Starts to watch, for as long as the page lives.
pub fn start(desk: &Desk) {
    let touched = Rc::new(Cell::new(steady()));
    for event in ["pointerdown", "keydown", "wheel"] {
        let touched = touched.clone();
        window_event_listener_untyped(event, move |_| touched.set(steady()));
    }
    let looking = desk.clone();
    set_interval(move || looking.lock_if_idle(steady() - touched.get()), LOOK);
    let ticking = desk.clone();
    set_interval(move || ticking.tick(), TICK);
    for event in ["online", "visibilitychange", "focus", "pageshow"] {
        let desk = desk.clone();
        window_event_listener_untyped(event, move |_| {
            desk.tick();
            desk.nudge();
        });
    }
}
