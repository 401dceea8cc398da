//! The rail: where one can go, with counts only of what needs this person.

use domain::appointment::view as appointments;
use domain::contact::view::counts;
use domain::handover::view as handover;
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Icon, Views, alarm, count, icon, live};
use crate::screens::place::Place;
use crate::screens::queue;
use crate::text::{Words, words};

/// A line of the rail.
struct Stop {
    place: Place,
    to: &'static str,
    icon: Icon,
    words: fn(&Words) -> &'static str,
}

const STOPS: [Stop; 7] = [
    Stop { place: Place::Today, to: "", icon: Icon::Today, words: |w| w.frame_today },
    Stop {
        place: Place::Reception,
        to: "receive",
        icon: Icon::Receive,
        words: |w| w.frame_receive,
    },
    Stop { place: Place::Ledger, to: "ledger", icon: Icon::Ledger, words: |w| w.frame_ledger },
    Stop {
        place: Place::Appointments,
        to: "appointments",
        icon: Icon::Calendar,
        words: |w| w.frame_appointments,
    },
    Stop { place: Place::Duty, to: "duty", icon: Icon::Duty, words: |w| w.frame_duty },
    Stop {
        place: Place::Handover,
        to: "handover",
        icon: Icon::Exchange,
        words: |w| w.frame_handover,
    },
    Stop { place: Place::More, to: "more", icon: Icon::More, words: |w| w.frame_more },
];

/// Returns the rail.
pub fn rail(client: Client, place: Memo<Place>) -> AnyView {
    let stops: Views = STOPS.into_iter().map(|stop| line(client, place, stop)).collect();
    view! {
        <nav class="rail" aria-label=move || words().frame_rail>
            <span class="rail-mark" lang="zh-Hans" aria-hidden="true">
                "便民"
            </span>
            <ul>{stops}</ul>
        </nav>
    }
    .into_any()
}

/// Returns one line, marked when one is there or at something below it.
fn line(client: Client, place: Memo<Place>, stop: Stop) -> AnyView {
    let Stop { place: own, to, icon: sign, words: name } = stop;
    let needs = own.clone();
    let here = move || place.with(|now| stop_of(now) == own).then_some("page");
    view! {
        <li>
            <a class="rail-link" href=client.href(to) aria-current=here>
                {icon(sign)}
                <span>{move || name(words())}</span>
                {live(move || needing(client, &needs))}
            </a>
        </li>
    }
    .into_any()
}

/// Returns the line of the rail a place belongs to.
fn stop_of(place: &Place) -> Place {
    match place {
        Place::Today => Place::Today,
        Place::Reception | Place::Queue => Place::Reception,
        Place::Ledger | Place::Contact(_) | Place::Case(_) => Place::Ledger,
        Place::Appointments | Place::Appointment(_) | Place::Appoint(_) => Place::Appointments,
        Place::Duty | Place::Attendance => Place::Duty,
        Place::Handover | Place::OneHandover(_) => Place::Handover,
        Place::Complaints
        | Place::Complaint(_)
        | Place::Dashboard
        | Place::PassOn
        | Place::Inquiries
        | Place::Inquiry(_)
        | Place::Concerns
        | Place::Assessments
        | Place::Assessment(_)
        | Place::Assessee(..)
        | Place::Registers
        | Place::GivenOut
        | Place::Tray
        | Place::More
        | Place::Setup(_)
        | Place::Unknown => Place::More,
    }
}

/// Returns how many visitors are here whose promised time has come, and how many were not settled.
fn late(client: Client) -> usize {
    let (state, now) = (client.state(), client.now());
    let here = appointments::today(&state, now).into_iter();
    let late = here.filter(|one| appointments::is_late(&state, one, now)).count();
    late + appointments::unsettled(&state, now).len()
}

/// Returns how much at a place needs this person: red for what was refused, as in the bar.
fn needing(client: Client, place: &Place) -> AnyView {
    match place {
        Place::Today => count(client.person().map_or(0, |person| {
            let counts = counts(&client.state().contact, &person, client.today());
            counts.waiting + counts.calls
        })),
        Place::Appointments => count(late(client)),
        Place::Handover => count(client.person().map_or(0, |person| {
            let state = client.state();
            let since = handover::arrived_for(&state, &person);
            handover::waiting_for(&state, &person).len() + since.len()
        })),
        Place::More => alarm(usize::try_from(client.counts().needs_you).unwrap_or_default()),
        Place::Reception => count(queue::waiting(client)),
        Place::Ledger
        | Place::Contact(_)
        | Place::Case(_)
        | Place::Appointment(_)
        | Place::Appoint(_)
        | Place::Duty
        | Place::Attendance
        | Place::Queue
        | Place::OneHandover(_)
        | Place::Complaints
        | Place::Complaint(_)
        | Place::Dashboard
        | Place::PassOn
        | Place::Inquiries
        | Place::Inquiry(_)
        | Place::Concerns
        | Place::Assessments
        | Place::Assessment(_)
        | Place::Assessee(..)
        | Place::Registers
        | Place::GivenOut
        | Place::Tray
        | Place::Setup(_)
        | Place::Unknown => ().into_any(),
    }
}
