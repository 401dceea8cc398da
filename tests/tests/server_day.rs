//! A tablet's whole way through the real Worker: opened, enrolled, joined, synced, killed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use sync::wire::{Answer, Item, LogState};
use sync::{OperationId, Verdict};
use tests::opening::{self, BADGES, PIN};
use tests::server::Server;
use tests::tablet::{Tablet, read};

/// The verdict of each operation an answer speaks of, in order.
fn verdicts(response: &sync::wire::Response) -> Vec<Option<Verdict>> {
    let runs = response.logs.iter().flat_map(|log| &log.runs);
    runs.flat_map(|run| {
        let verdict = run.answer.as_ref().map(|Answer { verdict, .. }| verdict.clone());
        std::iter::repeat_n(verdict, usize::try_from(run.count).unwrap())
    })
    .collect()
}

#[test]
fn a_day_of_two_hundred_operations_is_accepted_in_one_request_and_read_by_another_tablet() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    for _ in 0..199 {
        tablet.write(&opening::receive()).unwrap();
    }
    let response = tablet.sync(&server).unwrap();
    assert_eq!(verdicts(&response), vec![Some(Verdict::Accepted); 200]);
    assert_eq!(tablet.acknowledged, 200);

    let code = issue(&server, "township");
    let mut other = Tablet::enrol(&server, "township", &code).unwrap();
    other.join(&server, BADGES[2], PIN).unwrap();
    let response = other.sync(&server).unwrap();
    let own = |op: OperationId| op.log == tablet.log;
    let records = response.items.iter().filter(|item| match item {
        Item::Record(bytes) => {
            let (stamp, _) = sync::record::read::<serde_json::Value>(bytes, 0).unwrap();
            own(stamp.operation)
        }
        Item::Own { .. } | Item::Hidden(_) => false,
    });
    // A long history comes as pages, a short one as records.
    assert!(response.manifest.is_some() || records.count() >= 200);
}

/// Issues a code for another tablet, as the operator.
fn issue(server: &Server, site: &str) -> String {
    let new = bianmin::api::NewCode { r#for: bianmin::api::CodeFor::Tablet, valid_minutes: 10 };
    let answer = server.operate(&format!("/api/v1/sites/{site}/codes"), &new).unwrap();
    answer.json::<bianmin::api::IssuedCode>().unwrap().code
}

#[test]
fn the_same_batch_sent_five_times_happens_once() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    for _ in 0..9 {
        tablet.write(&opening::receive()).unwrap();
    }
    let request = tablet.request(vec![tablet.part(0, 10)]).unwrap();
    let frame = tablet.frame(&request);
    let first = read(&tablet.send(&server, &frame).unwrap()).unwrap();
    for _ in 0..4 {
        let again = read(&tablet.send(&server, &frame).unwrap()).unwrap();
        assert_eq!(again.head, first.head);
        assert_eq!(verdicts(&again), verdicts(&first));
        assert_eq!(again.cursor, first.cursor);
    }
}

#[test]
fn many_tablets_push_at_once_and_each_gets_its_own_answers() {
    let server = Server::start().unwrap();
    let clerk = opening::clerk(&server, "township").unwrap();
    let mut tablets = vec![clerk];
    for _ in 0..3 {
        let mut tablet = Tablet::enrol(&server, "township", &issue(&server, "township")).unwrap();
        tablet.join(&server, BADGES[1], PIN).unwrap();
        tablets.push(tablet);
    }
    tablets[0].write(&opening::start()).unwrap();
    tablets[0].sync(&server).unwrap();
    std::thread::scope(|scope| {
        for tablet in &mut tablets {
            scope.spawn(|| {
                for round in 0..10 {
                    for _ in 0..5 {
                        tablet.write(&opening::receive()).unwrap();
                    }
                    let response = tablet.sync(&server).unwrap();
                    let all = vec![Some(Verdict::Accepted); 5];
                    assert_eq!(verdicts(&response), all, "round {round}");
                }
            });
        }
    });
    let last = tablets[0].sync(&server).unwrap();
    let received = last.head;
    assert!(received > 4 * 50, "{received}");
}

#[test]
fn batches_out_of_order_are_asked_for_again_from_the_gap() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    for _ in 0..9 {
        tablet.write(&opening::receive()).unwrap();
    }
    let late = tablet.request(vec![tablet.part(5, 10)]).unwrap();
    let answer = read(&tablet.send(&server, &tablet.frame(&late)).unwrap()).unwrap();
    assert_eq!(answer.logs[0].state, LogState::NeedFrom);
    assert_eq!(answer.logs[0].head, 0);
    let response = tablet.sync(&server).unwrap();
    assert_eq!(verdicts(&response), vec![Some(Verdict::Accepted); 10]);
}

#[test]
fn what_was_answered_survives_a_kill_and_what_was_not_is_sent_again() {
    let mut server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    let before = tablet.sync(&server).unwrap();
    for round in 0..3 {
        tablet.write(&opening::receive()).unwrap();
        tablet.sync(&server).unwrap();
        tablet.write(&opening::receive()).unwrap();
        server.kill_and_restart().unwrap();
        let response = tablet.sync(&server).unwrap();
        assert_eq!(response.epoch, before.epoch);
        assert_eq!(verdicts(&response), vec![Some(Verdict::Accepted)], "round {round}");
        assert_eq!(response.head, before.head + 2 * (round + 1));
    }
}

#[test]
fn an_operation_of_a_newer_app_waits_and_holds_nothing_up() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    tablet.write_json(r#"{"Moon":{"Land":{"on":"Sea of Tranquility"}}}"#, None).unwrap();
    tablet.write(&opening::receive()).unwrap();
    let response = tablet.sync(&server).unwrap();
    let unknown = Verdict::Held(sync::Hold::UnknownKind);
    assert_eq!(
        verdicts(&response),
        [Some(Verdict::Accepted), Some(unknown), Some(Verdict::Accepted)]
    );
}

#[test]
fn a_refusal_comes_back_with_its_reason_and_blocks_nothing() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::receive()).unwrap();
    tablet.write(&opening::start()).unwrap();
    tablet.write(&opening::receive()).unwrap();
    let response = tablet.sync(&server).unwrap();
    let verdicts = verdicts(&response);
    let Some(Verdict::Rejected { refusal }) = &verdicts[0] else { panic!("{verdicts:?}") };
    assert!(serde_json::from_str::<domain::Refusal>(refusal).is_ok(), "{refusal}");
    assert_eq!(verdicts[1..], [Some(Verdict::Accepted), Some(Verdict::Accepted)]);
}

#[test]
fn what_nobody_signed_waits_for_its_proof() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    let mut part = tablet.part(0, 1);
    let proofs = std::mem::take(&mut part.proofs);
    let request = tablet.request(vec![part.clone()]).unwrap();
    let answer = read(&tablet.send(&server, &tablet.frame(&request)).unwrap()).unwrap();
    assert_eq!(verdicts(&answer), [Some(Verdict::Held(sync::Hold::MissingProof))]);
    part.proofs = proofs;
    let request = tablet.request(vec![part]).unwrap();
    let answer = read(&tablet.send(&server, &tablet.frame(&request)).unwrap()).unwrap();
    assert_eq!(verdicts(&answer), [Some(Verdict::Accepted)]);
}

#[test]
fn personal_fields_come_back_to_an_enrolled_tablet_and_stand_nowhere_in_the_clear() {
    let mut server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    let bytes = "{\"name\":\"张三丰\",\"phone\":\"13800138000\"}".as_bytes().to_vec();
    let attachment = sync::Attachment { key: [7; 16], bytes };
    let receive = r#"{"Contact":{"Receive":{"channel":"WalkIn","subject":"New"}}}"#;
    let id = tablet.write_json(receive, Some(attachment.clone())).unwrap();
    let response = tablet.sync(&server).unwrap();
    assert_eq!(verdicts(&response), vec![Some(Verdict::Accepted); 2]);

    let mut other = Tablet::enrol(&server, "township", &issue(&server, "township")).unwrap();
    other.join(&server, BADGES[2], PIN).unwrap();
    let mut request = other.request(vec![other.part(0, 0)]).unwrap();
    request.wanted = vec![id];
    let answer = read(&other.send(&server, &other.frame(&request)).unwrap()).unwrap();
    assert!(answer.attachments.contains(&(id, attachment)), "{:?}", answer.attachments);

    server.kill_and_restart().unwrap();
    assert!(!server.stores("13800138000") && !server.stores("张三丰"));
    assert!(server.stores("WalkIn"), "the search itself finds what is stored");
}
