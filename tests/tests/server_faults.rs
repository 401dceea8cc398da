//! Faults: the server killed while it works, tablets cloned, wiped and revoked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use bianmin::api::{Code, CodeFor, Enrolled, IssuedCode, NewCode, Problem};
use domain::people::{self, RevokeDevice};
use domain::{DeviceId, Operation};
use sync::wire::{Item, LogState, Response};
use sync::{Hold, LogId, OperationId, Verdict};
use tests::opening::{self, BADGES, PIN};
use tests::server::Server;
use tests::tablet::{Tablet, enrolment, new_key, read};

fn issue(server: &Server) -> String {
    let new = NewCode { r#for: CodeFor::Tablet, valid_minutes: 10 };
    let answer = server.operate("/api/v1/sites/township/codes", &new).unwrap();
    answer.json::<IssuedCode>().unwrap().code
}

/// The operations whose events an answer tells.
fn told(response: &Response) -> Vec<OperationId> {
    let records = response.items.iter().filter_map(|item| match item {
        Item::Record(bytes) => {
            Some(sync::record::read::<serde_json::Value>(bytes, 0).unwrap().0.operation)
        }
        Item::Own { .. } | Item::Hidden(_) => None,
    });
    records.collect()
}

#[test]
fn a_server_killed_while_it_syncs_loses_nothing_and_doubles_nothing() {
    let mut server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    tablet.sync(&server).unwrap();
    for round in 0..8_u64 {
        let before = tablet.acknowledged;
        for _ in 0..12 {
            tablet.write(&opening::receive()).unwrap();
        }
        let frame =
            tablet.frame(&tablet.request(vec![tablet.part(before, tablet.head())]).unwrap());
        let (port, body) = (server.port(), frame.clone());
        let pushing = thread::spawn(move || Server::post_to(port, "township", &body).is_ok());
        thread::sleep(Duration::from_millis(3 * round));
        server.kill_and_restart().unwrap();
        let answered = pushing.join().unwrap();
        let response = tablet.sync(&server).unwrap();
        assert_eq!(tablet.acknowledged, tablet.head(), "round {round}, answered: {answered}");
        assert!(response.logs[0].runs.iter().all(|run| {
            run.answer.as_ref().is_some_and(|answer| answer.verdict == Verdict::Accepted)
        }));
    }
    let mut other = Tablet::enrol(&server, "township", &issue(&server)).unwrap();
    let response = other.sync(&server).unwrap();
    let told: Vec<OperationId> =
        told(&response).into_iter().filter(|op| op.log == tablet.log).collect();
    assert_eq!(told.len(), told.iter().collect::<BTreeSet<_>>().len(), "none twice");
    assert_eq!(told.len() as u64, tablet.head(), "every one once");
}

#[test]
fn a_cloned_tablet_is_told_where_it_forked_and_begins_a_new_log() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    tablet.sync(&server).unwrap();
    let mut clone = tablet.clone();
    tablet.write(&opening::receive()).unwrap();
    tablet.sync(&server).unwrap();
    thread::sleep(Duration::from_millis(5));
    clone.write(&opening::receive()).unwrap();
    let request = clone.request(vec![clone.part(1, 2)]).unwrap();
    let answer = read(&clone.send(&server, &clone.frame(&request)).unwrap()).unwrap();
    assert_eq!(answer.logs[0].state, LogState::Fork(2));

    // The clone's work goes into a log of its own, which the server has never heard of.
    let mut moved = clone.fresh_log(LogId([5; 8]));
    moved.write(&opening::receive()).unwrap();
    let response = moved.sync(&server).unwrap();
    let verdicts: Vec<_> = response.logs[0].runs.iter().map(|run| run.answer.clone()).collect();
    assert_eq!(verdicts[0].as_ref().unwrap().verdict, Verdict::Accepted);
    assert!(response.logs[0].number > 1);
}

#[test]
fn a_tablet_that_lost_its_storage_is_told_what_never_arrived() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    for _ in 0..4 {
        tablet.write(&opening::receive()).unwrap();
    }
    // It says that five wait, but only two come through before the storage is gone.
    let request = tablet.request(vec![tablet.part(0, 2)]).unwrap();
    read(&tablet.send(&server, &tablet.frame(&request)).unwrap()).unwrap();

    let enrol = enrolment("township", &issue(&server), &tablet.key, LogId([6; 8]));
    let body = serde_json::to_vec(&enrol).unwrap();
    let path = "/api/v1/sites/township/enrol";
    let answer = server.post(path, &[("content-type", "application/json")], &body).unwrap();
    let enrolled: Enrolled = answer.json().unwrap();
    assert_eq!(enrolled.device, tablet.device, "the same key is the same tablet");
    assert_ne!(enrolled.prefix, tablet.enrolled.prefix);
    assert_eq!(enrolled.lost.len(), 1);
    let lost = &enrolled.lost[0];
    assert_eq!((lost.log.0.clone(), lost.head, lost.pending), (tablet.log.to_string(), 2, 3));
}

#[test]
fn what_a_revoked_tablet_still_has_is_received_and_waits_for_a_person() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    let mut office = Tablet::enrol(&server, "township", &issue(&server)).unwrap();
    office.join(&server, BADGES[0], PIN).unwrap();
    let device = DeviceId(tablet.device.0.clone());
    let revoke = RevokeDevice { device, reason: "left on a bus".to_owned() };
    office.write(&Operation::People(people::Operation::RevokeDevice(revoke))).unwrap();
    office.sync(&server).unwrap();

    tablet.write(&opening::start()).unwrap();
    let response = tablet.sync(&server).unwrap();
    assert_eq!(response.logs[0].head, 1, "received all the same");
    let held = response.logs[0].runs[0].answer.as_ref().map(|answer| answer.verdict.clone());
    assert_eq!(held, Some(Verdict::Held(Hold::Review)));
    let answer = tablet.get(&server, "pages").unwrap();
    let problem: Problem = answer.json().unwrap();
    assert_eq!((answer.status, problem.code), (403, Code::DeviceRevoked));
    let join = tablet.joining(BADGES[1], PIN, &new_key().unwrap()).unwrap();
    assert_eq!(tablet.post(&server, "join", &join).unwrap().status, 403);
}
