//! A row of a clause: a short story at the window, and how its last request is answered.

use domain::{Decision, Refusal};

use crate::window::Window;

/// The answer to the last request of a story.
pub type Answer = Result<Decision, Refusal>;

/// Tells a story that breaks a clause: its last request is refused, and for this reason.
pub fn breaks(clause: &str, says: &str, refusal: &str, story: fn(&mut Window) -> Answer) {
    match story(&mut Window::open()) {
        Ok(_) => panic!("{clause} {says}: was not refused"),
        Err(answer) => assert_eq!(name(&answer), refusal, "{clause} {says}: {answer}"),
    }
}

/// Tells a story that just keeps a clause: its last request is not refused.
pub fn keeps(clause: &str, says: &str, story: fn(&mut Window) -> Answer) {
    if let Err(answer) = story(&mut Window::open()) {
        panic!("{clause} {says}: refused, {} {answer}", name(&answer));
    }
}

/// Returns a refusal's name as it travels: `Duty.EmptiesPost`.
fn name(refusal: &Refusal) -> String {
    let json = serde_json::to_value(refusal).unwrap();
    let (slice, inner) = json.as_object().unwrap().iter().next().unwrap();
    let fields = inner.as_object().and_then(|fields| fields.keys().next());
    let variant = inner.as_str().or(fields.map(String::as_str)).unwrap();
    format!("{slice}.{variant}")
}
