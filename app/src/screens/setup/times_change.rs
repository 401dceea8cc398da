//! A change of a window's times: saved at once, or only when what it breaks has been seen. S1.4.3

use std::collections::BTreeSet;

use domain::appointment::{Operation as Ask, SetTimes, Times, view};
use domain::{AppointmentId, Operation, PostId};
use leptos::prelude::*;

use super::breaks::breaks;
use crate::client::Client;
use crate::parts::{live, maybe, stack, why};
use crate::screens::ask::{Against, submit};

/// Times asked for, and the appointments that would lie outside them.
#[derive(Clone)]
struct Asked {
    times: Times,
    broken: BTreeSet<AppointmentId>,
}

/// The changing of one window's times. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Change {
    pub client: Client,
    post: StoredValue<PostId>,
    asked: RwSignal<Option<Asked>>,
    against: Against,
}

impl Change {
    /// Returns the changing of a window's times.
    pub fn new(client: Client, post: PostId) -> Self {
        let (asked, against) = (RwSignal::new(None), Against::new(None));
        Self { client, post: StoredValue::new(post), asked, against }
    }

    /// Changes the times; what that would break is shown first, and saved on the second press.
    pub fn ask(self, change: impl FnOnce(&mut Times)) {
        let (state, post) = (self.client.state_now(), self.post.get_value());
        let mut times = state.appointment.times(&post).cloned().unwrap_or_default();
        change(&mut times);
        let now = self.client.now_exact();
        let broken = view::broken_by(&state, &post, &times, now);
        let broken: BTreeSet<AppointmentId> = broken.iter().map(|one| one.id.clone()).collect();
        let asked = Asked { times, broken };
        if asked.broken.is_empty() { self.save(asked) } else { self.asked.set(Some(asked)) }
    }

    fn save(self, asked: Asked) {
        let set =
            SetTimes { post: self.post.get_value(), times: asked.times, knowing: asked.broken };
        let operation = Operation::Appointment(Ask::SetTimes(set));
        submit(self.client, self.against, operation, move |_| {
            self.asked.try_set(None);
        });
    }

    /// Returns what a change would break, with the way to save it all the same.
    pub fn breaks(self) -> AnyView {
        live(move || {
            let refused = self.against.get().map(why);
            let Some(asked) = self.asked.get() else { return maybe(refused) };
            let broken = asked.broken.clone();
            let save = move || self.save(asked.clone());
            let list = breaks(self.client, &broken, save, move || self.asked.set(None));
            stack(vec![list, maybe(refused)])
        })
    }
}
