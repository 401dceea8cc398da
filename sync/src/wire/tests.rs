//! Messages come back as they were; other bytes are an error with a code.

use super::*;
use crate::id::{Cursor, Epoch, Hash16, LogId, OperationId};
use crate::op::Attachment;
use crate::proof::{Proof, Signature};
use crate::sim::chance::Chance;
use crate::verdict::{Hold, Verdict};

fn request() -> Request {
    let log = LogId([3; 8]);
    let attachment = Attachment { key: [5; 16], bytes: br#"{"name":"x"}"#.to_vec() };
    let commit = attachment.commitment();
    let ops = vec![
        br#"{"v":1,"by":"p","op":{"A":1}}"#.to_vec(),
        format!(r#"{{"v":1,"by":"p","commit":"{commit}","op":{{"A":2}}}}"#).into_bytes(),
        b"not json at all".to_vec(),
    ];
    Request {
        build: "0.1.0".into(),
        schema: 1,
        rules: 2,
        nonce: 99,
        device: "d".into(),
        session: Some(Session { actor: "p".into(), signature: Signature([9; 64]) }),
        epoch: Epoch([1; 8]),
        cursor: Cursor { gseq: 7, hash: Hash16([2; 16]) },
        explain: true,
        rebuild: false,
        logs: vec![LogPart {
            log,
            settled: 4,
            head: 9,
            base: 6,
            base_hash: Hash16([4; 16]),
            top_hash: Hash16([5; 16]),
            ops,
            attachments: vec![(1, attachment)],
            proofs: vec![Proof { from: 1, to: 9, signature: Signature([8; 64]) }],
        }],
        wanted: vec![OperationId::new(log, 3)],
        pull_bytes: 1_000,
        waiting: 5,
        persisted: true,
        time: -3,
    }
}

fn response() -> Response {
    let (log, op) = (LogId([3; 8]), OperationId::new(LogId([7; 8]), 2));
    let run = |count, verdict| Run {
        count,
        answer: Some(Answer { verdict, received: 40, included: false }),
    };
    Response {
        schema: 1,
        rules: 1,
        nonce: 99,
        epoch: Epoch([1; 8]),
        time: 50,
        status: Status::Rewound,
        logs: vec![LogReply {
            log,
            number: 3,
            head: 12,
            head_hash: Hash16([6; 16]),
            state: LogState::Fork(4),
            durable: 2,
            runs: vec![
                run(5, Verdict::Accepted),
                run(1, Verdict::Rejected { refusal: r#"{"Site":"Closed"}"#.into() }),
                run(2, Verdict::Held(Hold::Review)),
                Run { count: 1, answer: None },
            ],
        }],
        from: Cursor::default(),
        items: vec![
            Item::Own { log, seq: 5 },
            Item::Own { log, seq: 6 },
            Item::Record(br#"{"op":"x"}"#.to_vec()),
            Item::Hidden([1; 32]),
            Item::Own { log, seq: 7 },
        ],
        cursor: Cursor { gseq: 9, hash: Hash16([7; 16]) },
        head: 10,
        manifest: Some("{}".into()),
        attachments: vec![(op, Attachment { key: [1; 16], bytes: b"{}".to_vec() })],
        upgrade: true,
        hint_s: 60,
        retry_after_s: 0,
    }
}

#[test]
fn a_request_and_an_answer_read_back_as_they_were() {
    assert_eq!(Request::decode(&request().encode()), Ok(request()));
    assert_eq!(Response::decode(&response().encode()), Ok(response()));
}

#[test]
fn a_commitment_does_not_travel_where_it_can_be_computed() {
    let commit = request().logs[0].attachments[0].1.commitment().to_string();
    let encoded = request().encode();
    assert!(!encoded.windows(commit.len()).any(|window| window == commit.as_bytes()));
}

#[test]
fn a_newer_protocol_is_told_from_nonsense() {
    let mut bytes = request().encode();
    bytes[0] = 9;
    assert_eq!(Request::decode(&bytes), Err(Malformed::NewerProtocol));
}

#[test]
fn any_bytes_are_a_message_or_an_error_and_never_a_panic() {
    for (seed, whole) in [request().encode(), response().encode()].iter().enumerate() {
        for end in 0..whole.len() {
            assert!(Request::decode(&whole[..end]).is_err() || seed == 1);
            let _ = Response::decode(&whole[..end]);
        }
        for round in 0..20_000 {
            let mut chance = Chance::new(round);
            let mut bytes = whole.clone();
            for _ in 0..=chance.below(3) {
                let place = chance.index(bytes.len());
                bytes[place] = chance.next().to_le_bytes()[0];
            }
            let _ = Request::decode(&bytes);
            let _ = Response::decode(&bytes);
        }
    }
}
