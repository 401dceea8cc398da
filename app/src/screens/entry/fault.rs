//! What went wrong at the door, in plain words.

use bianmin::api::{Code, Problem};

use leptos::prelude::untrack;

use crate::client::{NotJoined, NotOpened, Unreached, WeakPin};
use crate::text::{fill, language, number, refusal, words_now};

/// Returns why nobody joined or the tablet was not enrolled.
pub fn not_joined(why: &NotJoined) -> String {
    match why {
        NotJoined::Weak(weak) => weak_pin(*weak).to_owned(),
        NotJoined::NotACode => words_now().entry_wrong_not_a_code.to_owned(),
        NotJoined::Unreached(why) => unreached(why),
    }
}

/// Returns why a new PIN is not taken.
pub fn weak_pin(weak: WeakPin) -> &'static str {
    let words = words_now();
    match weak {
        WeakPin::Length => words.entry_wrong_length,
        WeakPin::Common => words.entry_wrong_common,
        WeakPin::Date => words.entry_wrong_date,
    }
}

/// Returns why the server did not do what was asked.
pub fn unreached(why: &Unreached) -> String {
    let words = words_now();
    match why {
        Unreached::Apart => words.entry_wrong_apart.to_owned(),
        Unreached::Failed(fault) => fill(words.entry_wrong_tablet, &[("message", fault)]),
        Unreached::Problem(problem) => said(problem),
    }
}

fn said(problem: &Problem) -> String {
    let words = words_now();
    if let Some(refused) = &problem.refusal {
        return refusal::refusal(refused, untrack(language)).text;
    }
    let plain = match problem.code {
        Code::BadCode => words.entry_wrong_bad_code,
        Code::BadgeOrPin => words.entry_wrong_badge_or_pin,
        Code::CodeNeeded => words.entry_wrong_code_needed,
        Code::Locked => words.entry_wrong_locked,
        Code::DeviceRevoked => words.entry_wrong_revoked,
        Code::ClockFar => words.entry_wrong_clock,
        Code::SlowDown => {
            let seconds = number(problem.retry_after.unwrap_or(30));
            return fill(words.entry_wrong_slow, &[("seconds", &seconds)]);
        }
        Code::Malformed
        | Code::TooLarge
        | Code::WrongMediaType
        | Code::NotFound
        | Code::WrongMethod
        | Code::NotProven
        | Code::NotAllowed
        | Code::AlreadyOpen
        | Code::Refused
        | Code::Taken
        | Code::Unavailable
        | Code::NotConfigured => {
            return fill(words.entry_wrong_server, &[("message", &problem.message)]);
        }
    };
    plain.to_owned()
}

/// Returns why the door stayed closed.
pub fn not_opened(why: &NotOpened) -> String {
    let words = words_now();
    match why {
        NotOpened::Wrong { left } => fill(words.entry_pin_wrong, &[("left", &number(*left))]),
        NotOpened::Wait { seconds } => {
            fill(words.entry_pin_wait, &[("seconds", &number(*seconds))])
        }
        NotOpened::Destroyed => words.entry_pin_destroyed.to_owned(),
        NotOpened::Stranger => words.entry_pin_stranger.to_owned(),
        NotOpened::Failed(fault) => fill(words.entry_wrong_tablet, &[("message", fault)]),
    }
}
