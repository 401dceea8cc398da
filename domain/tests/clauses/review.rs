//! What comes too late from a tablet that is trusted no longer waits for a person, who lets it
//! count or sets it aside.

use domain::people::{self, Finding, Review, RevokeDevice};
use domain::{Actor, Operation, OperationId};

use crate::rows::{Answer, breaks, keeps};
use crate::window::{Window, person, start, tablet};

fn finds(window: &mut Window, who: &str, of: Vec<OperationId>, finding: Finding) -> Answer {
    let review = Review { operations: of, finding, reason: "平板已找回".to_owned() };
    window.asks(who, "t1", "09:10", Operation::People(people::Operation::Review(review)))
}

/// Revokes the second tablet and finds upon what it will send after that; received at a time.
fn late(window: &mut Window, who: &str, finding: Finding, received: &str) -> Answer {
    let revoke = RevokeDevice { device: tablet("t2"), reason: "丢失".to_owned() };
    let revoke = Operation::People(people::Operation::RevokeDevice(revoke));
    window.asks("wu", "t1", "09:00", revoke)?;
    let of = vec![window.name("t2", 2)];
    finds(window, "wu", of, finding)?;
    window.asks_late(who, "t2", "08:55", received, start(1))
}

#[test]
fn what_a_lost_tablet_sends_counts_once_somebody_answers_for_it() {
    keeps("access", "a supervisor lets it count", |w| late(w, "li", Finding::LetCount, "09:05"));
    breaks("access", "a supervisor sets it aside", "Access.SetAside", |w| {
        late(w, "li", Finding::SetAside, "09:05")
    });
    breaks("access", "it came after the review", "Access.DeviceRevoked", |w| {
        late(w, "li", Finding::LetCount, "09:15")
    });
    breaks("access", "a stranger's operation is let count", "Access.UnknownPerson", |w| {
        late(w, "sun", Finding::LetCount, "09:05")
    });
    keeps("access", "what was found first stands", |w| {
        let of = vec![w.name("t1", 3)];
        finds(w, "wu", of.clone(), Finding::LetCount)?;
        finds(w, "chen", of, Finding::SetAside)?;
        w.asks_late("li", "t1", "08:55", "09:05", start(1))
    });
}

#[test]
fn a_review_names_what_it_is_about_and_why() {
    let some = || vec![OperationId("0000000000000002-1".to_owned())];
    breaks("access", "a clerk reviews", "Access.NotAllowed", |w| {
        let of = vec![w.name("t2", 1)];
        finds(w, "li", of, Finding::LetCount)
    });
    keeps("access", "an administrator reviews", |w| {
        let of = vec![w.name("t2", 1)];
        let answer = finds(w, "chen", of.clone(), Finding::LetCount);
        let found = &w.state.people.reviews.get(&of[0]).unwrap()[0];
        assert_eq!(found.by, Some(person("chen")));
        answer
    });
    breaks("access", "a review of nothing", "People.NothingToReview", |w| {
        finds(w, "wu", Vec::new(), Finding::LetCount)
    });
    breaks("access", "a review of a whole year", "People.ReviewTooLarge", |w| {
        let of = (0..=people::MOST_REVIEWED).map(|n| OperationId(format!("0-{n}"))).collect();
        finds(w, "wu", of, Finding::LetCount)
    });
    let review = Review { operations: some(), finding: Finding::SetAside, reason: " ".to_owned() };
    let review = Operation::People(people::Operation::Review(review));
    let answer = Window::open().server(Actor::Operator, &review).unwrap_err();
    assert_eq!(answer, domain::Refusal::People(people::Refusal::ReasonBlank));
}
