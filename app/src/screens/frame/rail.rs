//! The rail: where one can go, with counts only of what needs this person.

use leptos::prelude::*;

use super::needing;
use crate::client::Client;
use crate::parts::{Icon, Views, icon, live};
use crate::screens::place::Place;
use crate::text::{Words, words};

/// A line of the rail.
struct Stop {
    place: Place,
    to: &'static str,
    icon: Icon,
    words: fn(&Words) -> &'static str,
    /// How much there needs this person.
    needing: fn(Client) -> AnyView,
}

const STOPS: [Stop; 7] = [
    Stop {
        place: Place::Today,
        to: "",
        icon: Icon::Today,
        words: |w| w.frame_today,
        needing: needing::today,
    },
    Stop {
        place: Place::Reception,
        to: "receive",
        icon: Icon::Receive,
        words: |w| w.frame_receive,
        needing: needing::waiting,
    },
    Stop {
        place: Place::Ledger,
        to: "ledger",
        icon: Icon::Ledger,
        words: |w| w.frame_ledger,
        needing: needing::nothing,
    },
    Stop {
        place: Place::Appointments,
        to: "appointments",
        icon: Icon::Calendar,
        words: |w| w.frame_appointments,
        needing: needing::late,
    },
    Stop {
        place: Place::Duty,
        to: "duty",
        icon: Icon::Duty,
        words: |w| w.frame_duty,
        needing: needing::nothing,
    },
    Stop {
        place: Place::Handover,
        to: "handover",
        icon: Icon::Exchange,
        words: |w| w.frame_handover,
        needing: needing::handed_over,
    },
    Stop {
        place: Place::More,
        to: "more",
        icon: Icon::More,
        words: |w| w.frame_more,
        needing: needing::refused,
    },
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
    let Stop { place: own, to, icon: sign, words: name, needing } = stop;
    let here = move || place.with(|now| stop_of(now) == own).then_some("page");
    view! {
        <li>
            <a class="rail-link" href=client.href(to) aria-current=here>
                {icon(sign)}
                <span>{move || name(words())}</span>
                {live(move || needing(client))}
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
        Place::Ledger | Place::Calls | Place::Contact(_) | Place::Case(_) => Place::Ledger,
        Place::Appointments | Place::Appointment(_) | Place::Appoint(_) => Place::Appointments,
        Place::Duty | Place::Attendance | Place::Room(_) => Place::Duty,
        Place::Handover | Place::OneHandover(_) => Place::Handover,
        Place::Complaints
        | Place::Complaint(_)
        | Place::Dashboard
        | Place::PassOn
        | Place::Inquiries
        | Place::Inquiry(_)
        | Place::Concerns
        | Place::Inspections
        | Place::Inspect(_)
        | Place::Inspection(_)
        | Place::Gifts
        | Place::GiftRegister
        | Place::Gift(_)
        | Place::Assessments
        | Place::Assessment(_)
        | Place::Assessee(..)
        | Place::Months(_)
        | Place::Custody(_)
        | Place::Records(_)
        | Place::Repairs(_)
        | Place::Registers
        | Place::GivenOut
        | Place::Tray
        | Place::More
        | Place::Setup(_)
        | Place::Phrases
        | Place::Train
        | Place::Unknown => Place::More,
    }
}
