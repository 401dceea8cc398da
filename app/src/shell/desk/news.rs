//! Knowing when to exchange: the bell, the socket, and how the tablet stands to the server.

use std::time::Duration;

use bianmin::api::Code;
use leptos::prelude::*;

use super::Desk;
use crate::client::Link;
use crate::shell::link::{Unreached, Vouch, live_address};
use crate::shell::live::Live;

impl Desk {
    /// Rests until something happens.
    pub async fn rest(&self, at_most: Duration) {
        self.0.bell.wait(at_most).await;
    }

    /// Opens the socket that tells of news, if there is none.
    pub async fn listen(&self) {
        if self.0.live.borrow().is_some() {
            return;
        }
        let (Ok(own), Ok(key)) = (self.own(), self.key()) else { return };
        let vouch = Vouch { device: &own, key: &key, at: self.now().0, person: None };
        let Ok(address) = live_address(&self.0.site, &vouch).await else { return };
        let (news, gone) = (self.clone(), self.clone());
        let live = Live::open(&address, move || news.nudge(), move || gone.deafen());
        self.0.live.replace(live.ok());
    }

    /// Gives the socket up; the timer still asks.
    fn deafen(&self) {
        let desk = self.clone();
        // Not while the socket's own callback runs.
        wasm_bindgen_futures::spawn_local(async move { drop(desk.0.live.take()) });
    }

    /// Shows that the server was not reached, and why where that matters to a person.
    pub fn fall_apart(&self, fault: &Unreached) {
        let now = self.now();
        self.0.shown.link.update(|link| {
            *link = match fault {
                Unreached::Problem(problem) if problem.code == Code::DeviceRevoked => Link::Revoked,
                Unreached::Apart | Unreached::Failed(_) | Unreached::Problem(_) => match link {
                    Link::Apart { since } => Link::Apart { since: *since },
                    Link::Unknown | Link::Connected { .. } | Link::Revoked | Link::TooOld => {
                        Link::Apart { since: now }
                    }
                },
            };
        });
    }
}
