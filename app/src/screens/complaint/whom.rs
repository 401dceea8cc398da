//! What a complaint that is passed on is about: a window, somebody, an appointment by its number, or anything.

use domain::complaint::About;
use domain::find::{Thing, by_number};
use domain::{AppointmentId, PersonId, PostId};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Views, Why, live};
use crate::screens::duty::post_of;
use crate::screens::written::Choice;
use crate::text::words;

/// Of what sort it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Window,
    Person,
    Appointment,
    Anything,
}

/// The choice of what it is about. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Whom {
    client: Client,
    sort: Choice<Sort>,
    window: Choice<PostId>,
    person: Choice<PersonId>,
    number: RwSignal<String>,
    unknown: RwSignal<bool>,
}

impl Whom {
    /// Returns the choice, with nothing chosen yet.
    pub fn new(client: Client) -> Self {
        let (window, person) = (Choice::new(None), Choice::new(None));
        let (number, unknown) = (RwSignal::new(String::new()), RwSignal::new(false));
        Self { client, sort: Choice::new(None), window, person, number, unknown }
    }

    /// Forgets what was chosen: the next one is about somebody else.
    pub fn clear(self) {
        self.sort.value.set(None);
        self.window.value.set(None);
        self.person.value.set(None);
        self.number.set(String::new());
    }

    /// Returns the questions: of what sort, then which.
    pub fn rows(self) -> Views {
        let w = words();
        let sorts = [
            (Sort::Window, w.complaint_about_window),
            (Sort::Person, w.complaint_about_person),
            (Sort::Appointment, w.complaint_about_an_appointment),
            (Sort::Anything, w.complaint_about_other),
        ];
        let sorts = sorts.map(|(sort, said)| (sort, said.to_owned()));
        let which = live(move || match self.sort.value.get() {
            Some(Sort::Window) => self.windows(),
            Some(Sort::Person) => self.staff(),
            Some(Sort::Appointment) => self.number(),
            Some(Sort::Anything) | None => ().into_any(),
        });
        vec![self.sort.rows("complaint-about", w.complaint_about_what, sorts), which]
    }

    fn windows(self) -> AnyView {
        let state = self.client.state_now();
        let posts = state.duty.open_posts().into_iter();
        let posts = posts.map(|(post, _)| (post.id.clone(), post_of(&state, &post.id)));
        self.window.rows("complaint-window", words().complaint_which_window, posts)
    }

    fn staff(self) -> AnyView {
        let (state, now) = (self.client.state_now(), self.client.now_exact());
        let staff = state.people.persons.values().filter(|one| one.is_staff(now));
        let staff: Vec<_> = staff.map(|one| (one.id.clone(), one.name.clone())).collect();
        self.person.rows("complaint-person", words().complaint_which_person, staff)
    }

    fn number(self) -> AnyView {
        let w = words();
        let wrong = Signal::derive(move || {
            self.unknown.get().then(|| Why::plain(words().complaint_number_unknown))
        });
        Field::new(w.complaint_number).wrong(wrong).into(self.number)
    }

    /// Returns what was chosen, and says beside it where something is missing.
    pub fn taken(self) -> Option<About> {
        match self.sort.taken()? {
            Sort::Window => self.window.taken().map(About::Window),
            Sort::Person => self.person.taken().map(About::Person),
            Sort::Appointment => self.found().map(About::Appointment),
            Sort::Anything => Some(About::Anything),
        }
    }

    fn found(self) -> Option<AppointmentId> {
        let (state, typed) = (self.client.state_now(), self.number.get_untracked());
        let found = match by_number(&state, &typed).meant(&typed) {
            Some(Thing::Appointment(id)) => Some(id),
            Some(Thing::Contact(_) | Thing::Case(_) | Thing::Repair(_)) | None => None,
        };
        self.unknown.set(found.is_none());
        found
    }
}
