//! A post that nobody attends to is seen: nobody has signed in, or somebody waits and nobody is
//! received. S1.3.1

#![allow(clippy::unwrap_used, reason = "a story that cannot be told is a failed test")]

mod township;

use domain::contact::view::kept_waiting;
use domain::contact::{Channel, Operation, Receive};
use domain::duty::view::unattended;
use domain::duty::{self, Start};
use domain::site::{self, ChangeSettings, Settings};
use domain::{ContactId, Operation as Any, PostId};
use township::*;

fn posts(town: &Township) -> Vec<PostId> {
    unattended(&town.state, town.now).into_iter().map(|one| one.post).collect()
}

fn waiting(town: &Township) -> Vec<ContactId> {
    kept_waiting(&town.state, town.now).into_iter().map(|one| one.id.clone()).collect()
}

#[test]
fn s1_3_1_a_post_that_opened_without_anybody_signing_in_is_seen() {
    let mut town = Township::new();
    let today = date(2024, 5, 6);
    // The grace of a late start is five minutes; the window opens at 8:30.
    for (minute, seen) in [(29, 0), (30, 0), (35, 0), (36, 2)] {
        town.set(today, 8, minute);
        assert_eq!(posts(&town).len(), seen, "8:{minute}");
    }
    let found = unattended(&town.state, town.now);
    assert_eq!(found[0].expected, Some(town.id(Wang)));
    let post = town.posts[0].clone();
    town.duty(Wang, duty::Operation::Start(Start { post })).unwrap();
    assert_eq!(posts(&town), vec![town.posts[1].clone()]);
    town.set(today, 13, 0);
    assert_eq!(posts(&town), vec![], "closed at noon");
}

#[test]
fn s1_3_1_a_visitor_sent_to_an_idle_colleague_is_seen_to_wait() {
    let mut town = Township::morning();
    let sent = town.receive(Wang, "FP07", &[]);
    town.transfer(Wang, &sent, Zhou).unwrap();
    let offered = town.state.contact.get(&sent).unwrap().offered().unwrap().sent;
    for (minutes, seen) in [(9, 0), (10, 1)] {
        town.now = offered;
        town.wait(minutes);
        assert_eq!(waiting(&town).len(), seen, "after {minutes} minutes");
    }
    // Whoever receives others meanwhile is not idle.
    town.receive(Zhou, "FP07", &[]);
    assert_eq!(waiting(&town), vec![]);
    town.wait(10);
    assert_eq!(waiting(&town), vec![sent.clone()]);
    town.accept_transfer(Zhou, &sent).unwrap();
    assert_eq!(waiting(&town), vec![]);
}

#[test]
fn s1_3_1_the_site_says_how_long_a_post_may_be_idle() {
    let mut town = Township::morning();
    let settings = Settings { vacancy_idle_minutes: 20, ..Settings::default() };
    let change = site::Operation::ChangeSettings(ChangeSettings { settings, knowing: [].into() });
    town.server(&Any::Site(change));
    let sent = town.receive(Wang, "FP07", &[]);
    town.transfer(Wang, &sent, Zhou).unwrap();
    town.wait(18);
    assert_eq!(waiting(&town), vec![]);
    town.wait(1);
    assert_eq!(waiting(&town), vec![sent]);
}

#[test]
fn nobody_waits_at_the_window_who_called_or_when_it_is_shut() {
    let mut town = Township::morning();
    let called = Receive { channel: Channel::Phone, ..Township::asks("FP07", &[]) };
    town.contact(Wang, Operation::Receive(called)).unwrap();
    let called = ContactId::from(&town.last);
    town.transfer(Wang, &called, Zhou).unwrap();
    town.wait(60);
    assert_eq!(waiting(&town), vec![]);
    let sent = town.receive(Wang, "FP07", &[]);
    town.transfer(Wang, &sent, Zhou).unwrap();
    town.set(date(2024, 5, 6), 12, 30);
    assert_eq!(waiting(&town), vec![]);
    town.set(date(2024, 5, 7), 9, 0);
    assert_eq!(waiting(&town), vec![], "the next day nobody stands there any more");
}
