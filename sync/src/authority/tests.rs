//! The authority alone: what it promises of each operation.

use super::*;
use crate::hash::{link, log_start, sha256};
use crate::id::Hash16;
use crate::op::{Attachment, HEADER_VERSION, Header, seal};
use crate::proof::{Proof, Signature, push_message, segment_message};
use crate::sim::toy::{Operation, Toy};
use crate::sim::{MemoryLedger, sign, verify};
use crate::wire::{LogPart, LogState, Request, Response, Status};

const SITE: &str = "test";
const LOG: LogId = LogId([1; 8]);
const NOON: i64 = 1_767_240_000_000;

fn setup(build: &str) -> Setup {
    Setup { site: SITE.into(), build: build.into(), verify, epoch: Epoch([9; 8]) }
}

fn site() -> Authority<Toy, MemoryLedger> {
    let mut authority = Authority::open(MemoryLedger::default(), setup("1")).unwrap();
    let staff = vec!["ann".to_owned()];
    let enrol = Operation::Enrol { device: "t".into(), staff };
    authority.submit_own(&enrol, "Operator", NOON).unwrap().unwrap();
    authority
}

fn header_of(by: &str) -> Header {
    Header {
        v: HEADER_VERSION,
        by: by.into(),
        at: NOON,
        wall: 0,
        mono: 0,
        boot: 1,
        seen: 1,
        rules: 1,
        group: None,
        deps: Vec::new(),
        origin: None,
        commit: None,
    }
}

fn sealed(header: &Header, json: &str) -> Vec<u8> {
    seal(header, json)
}

fn open_jar() -> Vec<u8> {
    sealed(&header_of("ann"), r#"{"Open":{"label":"x"}}"#)
}

/// A tablet's request with these operations of its log, signed by ann.
fn request(ops: Vec<Vec<u8>>) -> Request {
    let start = log_start(SITE, "t", LOG);
    let top = ops.iter().fold(start, |hash, bytes| link(&hash, bytes));
    let to = u64::try_from(ops.len()).unwrap();
    let message = segment_message(SITE, LOG, 1, to, &top);
    let signature = Signature(sign(&sha256(&[b"t", b"ann"]), &message));
    let proofs = if ops.is_empty() { Vec::new() } else { vec![Proof { from: 1, to, signature }] };
    let part = LogPart {
        log: LOG,
        settled: 0,
        head: to,
        base: 0,
        base_hash: start,
        top_hash: top,
        ops,
        attachments: Vec::new(),
        proofs,
    };
    Request {
        build: "1".into(),
        schema: 1,
        rules: 1,
        nonce: 5,
        device: "t".into(),
        session: None,
        epoch: Epoch([9; 8]),
        cursor: Cursor::default(),
        explain: false,
        rebuild: false,
        logs: vec![part],
        wanted: Vec::new(),
        pull_bytes: 10_000,
        waiting: 0,
        persisted: true,
        time: NOON,
    }
}

fn push(authority: &mut Authority<Toy, MemoryLedger>, request: &Request) -> Response {
    let receipt = authority.receive(request, NOON + 1_000).unwrap();
    loop {
        authority.begin(3).unwrap();
        if authority.decide(NOON + 1_000).unwrap() == Progress::Done {
            break;
        }
    }
    authority.reply(request, &receipt, NOON + 1_000).unwrap()
}

/// Finds upon operations of the tablet's log.
fn review(authority: &mut Authority<Toy, MemoryLedger>, seqs: &[u64], counts: bool) {
    let of = seqs.iter().map(|seq| OperationId::new(LOG, *seq)).collect();
    let review = Operation::Review { of, counts };
    authority.submit_own(&review, "Operator", NOON + 1_000).unwrap().unwrap();
}

fn verdicts(response: &Response) -> Vec<Option<Verdict>> {
    let runs = response.logs.iter().flat_map(|log| &log.runs);
    let answer = |run: &crate::wire::Run| run.answer.as_ref().map(|a| a.verdict.clone());
    runs.flat_map(|run| (0..run.count).map(move |_| answer(run))).collect()
}

#[test]
fn the_same_batch_sent_five_times_is_decided_once_and_answered_alike() {
    let mut authority = site();
    let request = request(vec![open_jar(), open_jar(), open_jar()]);
    let first = push(&mut authority, &request);
    assert_eq!(verdicts(&first), vec![Some(Verdict::Accepted); 3]);
    for _ in 0..4 {
        assert_eq!(push(&mut authority, &request), first);
    }
    assert_eq!(authority.head().gseq, 4);
}

#[test]
fn what_was_received_is_decided_after_a_crash_in_between() {
    let mut authority = site();
    authority.receive(&request(vec![open_jar()]), NOON).unwrap();
    let mut authority = Authority::<Toy, _>::open(authority.into_ledger(), setup("1")).unwrap();
    assert_eq!(authority.undecided(), 1);
    let response = push(&mut authority, &request(vec![open_jar()]));
    assert_eq!(verdicts(&response), vec![Some(Verdict::Accepted)]);
}

#[test]
fn an_operation_of_a_newer_app_is_held_and_blocks_nothing_behind_it() {
    let mut authority = site();
    let newer = sealed(&header_of("ann"), r#"{"Juggle":{"jars":3}}"#);
    let response = push(&mut authority, &request(vec![newer, open_jar()]));
    let held = Some(Verdict::Held(Hold::UnknownKind));
    assert_eq!(verdicts(&response), vec![held, Some(Verdict::Accepted)]);
}

#[test]
fn an_operation_that_crashes_the_server_twice_is_held_and_a_new_build_decides_it() {
    let mut authority = site();
    authority.receive(&request(vec![open_jar(), open_jar()]), NOON).unwrap();
    for _ in 0..3 {
        authority.begin(25).unwrap();
        authority = Authority::open(authority.into_ledger(), setup("1")).unwrap();
    }
    let response = push(&mut authority, &request(vec![open_jar(), open_jar()]));
    let held = Some(Verdict::Held(Hold::ServerFault));
    assert_eq!(verdicts(&response)[0], held);
    let mut authority = Authority::<Toy, _>::open(authority.into_ledger(), setup("2")).unwrap();
    let response = push(&mut authority, &request(vec![open_jar(), open_jar()]));
    assert_eq!(verdicts(&response), vec![Some(Verdict::Accepted); 2]);
}

#[test]
fn what_nobody_signed_is_held_until_a_signature_comes() {
    let mut authority = site();
    let signed = request(vec![open_jar()]);
    let mut unsigned = signed.clone();
    unsigned.logs[0].proofs.clear();
    let response = push(&mut authority, &unsigned);
    assert_eq!(verdicts(&response), vec![Some(Verdict::Held(Hold::MissingProof))]);
    assert_eq!(verdicts(&push(&mut authority, &signed)), vec![Some(Verdict::Accepted)]);
}

#[test]
fn one_person_s_signature_does_not_answer_for_another_s_operation() {
    let mut authority = site();
    let eve = sealed(&header_of("Operator"), r#"{"Open":{"label":"x"}}"#);
    let response = push(&mut authority, &request(vec![eve, open_jar()]));
    let held = Some(Verdict::Held(Hold::MissingProof));
    assert_eq!(verdicts(&response), vec![held.clone(), held]);
}

#[test]
fn a_revoked_tablet_s_operations_are_received_and_wait_for_review() {
    let mut authority = site();
    let revoke = Operation::Revoke { device: "t".into() };
    authority.submit_own(&revoke, "Operator", NOON).unwrap().unwrap();
    let response = push(&mut authority, &request(vec![open_jar()]));
    assert_eq!(verdicts(&response), vec![Some(Verdict::Held(Hold::Review))]);
    let held = authority.under_review(10).unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!((held[0].by.as_str(), held[0].device.as_str()), ("ann", "t"));
    review(&mut authority, &[1], true);
    let response = push(&mut authority, &request(vec![open_jar()]));
    assert_eq!(verdicts(&response), vec![Some(Verdict::Accepted)]);
    assert!(authority.under_review(10).unwrap().is_empty());
}

#[test]
fn what_a_review_sets_aside_is_refused_and_stays_so() {
    let mut authority = site();
    let revoke = Operation::Revoke { device: "t".into() };
    authority.submit_own(&revoke, "Operator", NOON).unwrap().unwrap();
    push(&mut authority, &request(vec![open_jar(), open_jar()]));
    review(&mut authority, &[1], false);
    let response = push(&mut authority, &request(vec![open_jar(), open_jar()]));
    let refusal = r#""SetAside""#.to_owned();
    let held = Some(Verdict::Held(Hold::Review));
    assert_eq!(verdicts(&response), vec![Some(Verdict::Rejected { refusal }), held]);
    review(&mut authority, &[1], true);
    let again = push(&mut authority, &request(vec![open_jar(), open_jar()]));
    assert_eq!(verdicts(&again), verdicts(&response));
}

#[test]
fn a_review_covers_nothing_that_comes_after_it() {
    let mut authority = site();
    let revoke = Operation::Revoke { device: "t".into() };
    authority.submit_own(&revoke, "Operator", NOON).unwrap().unwrap();
    review(&mut authority, &[1], true);
    let mut late = request(vec![open_jar()]);
    late.time += 60_000;
    let receipt = authority.receive(&late, NOON + 60_000).unwrap();
    authority.begin(3).unwrap();
    authority.decide(NOON + 60_000).unwrap();
    let response = authority.reply(&late, &receipt, NOON + 60_000).unwrap();
    assert_eq!(verdicts(&response), vec![Some(Verdict::Held(Hold::Review))]);
}

#[test]
fn what_was_reviewed_is_decided_after_a_crash_in_between() {
    let mut authority = site();
    let revoke = Operation::Revoke { device: "t".into() };
    authority.submit_own(&revoke, "Operator", NOON).unwrap().unwrap();
    push(&mut authority, &request(vec![open_jar()]));
    review(&mut authority, &[1], true);
    let mut authority = Authority::<Toy, _>::open(authority.into_ledger(), setup("1")).unwrap();
    assert_eq!(authority.undecided(), 1);
    let response = push(&mut authority, &request(vec![open_jar()]));
    assert_eq!(verdicts(&response), vec![Some(Verdict::Accepted)]);
}

#[test]
fn a_group_is_decided_all_or_nothing_and_so_is_what_builds_upon_it() {
    let mut authority = site();
    let jar = OperationId::new(LOG, 1);
    let in_group = |place| Header { group: Some((place, 2)), ..header_of("ann") };
    let ops = vec![
        open_jar(),
        sealed(&in_group(0), &format!(r#"{{"Fill":{{"jar":"{jar}","by":5}}}}"#)),
        sealed(&in_group(1), &format!(r#"{{"Fill":{{"jar":"{jar}","by":50}}}}"#)),
        sealed(&Header { deps: vec![2], ..header_of("ann") }, r#"{"Open":{"label":"y"}}"#),
    ];
    let verdicts = verdicts(&push(&mut authority, &request(ops)));
    let of = OperationId::new(LOG, 3);
    assert_eq!(verdicts[1], Some(Verdict::DependencyRejected { of }));
    assert!(matches!(verdicts[2], Some(Verdict::Rejected { .. })));
    let of = OperationId::new(LOG, 2);
    assert_eq!(verdicts[3], Some(Verdict::DependencyRejected { of }));
    assert_eq!(authority.state().jars.get(&jar).unwrap().level, 0);
}

#[test]
fn a_group_may_build_upon_its_own_members() {
    let mut authority = site();
    let jar = OperationId::new(LOG, 1);
    let member = |place, deps| Header { group: Some((place, 2)), deps, ..header_of("ann") };
    let ops = vec![
        sealed(&member(0, vec![]), r#"{"Open":{"label":"x"}}"#),
        sealed(&member(1, vec![1]), &format!(r#"{{"Fill":{{"jar":"{jar}","by":5}}}}"#)),
    ];
    let accepted = Some(Verdict::Accepted);
    assert_eq!(verdicts(&push(&mut authority, &request(ops))), vec![accepted.clone(), accepted]);
    assert_eq!(authority.state().jars.get(&jar).unwrap().level, 5);
}

#[test]
fn what_is_left_of_a_torn_group_waits_for_a_person_who_may_let_it_count() {
    let mut authority = site();
    let header = Header { group: Some((0, 2)), ..header_of("ann") };
    let torn = request(vec![sealed(&header, r#"{"Open":{"label":"x"}}"#)]);
    let response = push(&mut authority, &torn);
    assert_eq!(verdicts(&response), vec![Some(Verdict::Held(Hold::Review))]);
    review(&mut authority, &[1], true);
    assert_eq!(verdicts(&push(&mut authority, &torn)), vec![Some(Verdict::Accepted)]);
}

#[test]
fn a_second_copy_of_a_tablet_is_told_where_it_forks() {
    let mut authority = site();
    push(&mut authority, &request(vec![open_jar(), open_jar()]));
    let other = sealed(&header_of("ann"), r#"{"Open":{"label":"other"}}"#);
    let response = push(&mut authority, &request(vec![open_jar(), other]));
    assert_eq!(response.logs[0].state, LogState::Fork(2));
    assert_eq!(response.logs[0].head, 2);
}

#[test]
fn a_moved_operation_is_taken_once_whichever_copy_comes_first() {
    let mut authority = site();
    push(&mut authority, &request(vec![open_jar()]));
    let hash = link(&log_start(SITE, "t", LOG), &open_jar());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.0[..8]);
    let origin = crate::id::Origin { id: OperationId::new(LOG, 1), hash: first };
    let header = Header { origin: Some(origin), ..header_of("ann") };
    let mut moved = request(vec![sealed(&header, r#"{"Open":{"label":"x"}}"#)]);
    let part = &mut moved.logs[0];
    part.log = LogId([2; 8]);
    part.base_hash = log_start(SITE, "t", part.log);
    part.top_hash = link(&part.base_hash, &part.ops[0]);
    let of = Some(OperationId::new(LOG, 1));
    assert_eq!(verdicts(&push(&mut authority, &moved)), vec![Some(Verdict::Merged { of })]);
    assert_eq!(authority.state().jars.len(), 1);
}

#[test]
fn a_wrong_clock_is_bounded_by_what_was_seen_and_by_receipt() {
    let mut authority = site();
    let future = Header { at: NOON + 86_400_000, ..header_of("ann") };
    let past = Header { at: NOON - 86_400_000, ..header_of("ann") };
    let ops = [future, past].map(|header| sealed(&header, r#"{"Open":{"label":"x"}}"#));
    push(&mut authority, &request(ops.to_vec()));
    let at: Vec<i64> = authority.state().jars.values().map(|jar| jar.touched[0].1).collect();
    assert_eq!(at, [NOON + 1_000, NOON]);
}

#[test]
fn a_cursor_from_a_lost_future_is_rewound_into_a_new_epoch() {
    let mut authority = site();
    let mut request = request(Vec::new());
    request.cursor = Cursor { gseq: 900, hash: Hash16([3; 16]) };
    let response = push(&mut authority, &request);
    assert_eq!(response.status, Status::Rewound);
    assert_ne!(response.epoch, request.epoch);
    assert!(response.manifest.is_some());
}

#[test]
fn nothing_unsigned_or_altered_is_taken_for_a_tablet_s() {
    let authority = site();
    let request = request(Vec::new());
    let body = request.encode();
    let signature = sign(&sha256(&[b"t"]), &push_message(&body));
    assert_eq!(authority.authenticate(&request, &body, Some(&signature)), Ok(()));
    let refused = |body: &[u8], signature| authority.authenticate(&request, body, signature);
    assert_eq!(refused(&body, None), Err(Unauthenticated::Unsigned));
    assert_eq!(refused(b"other", Some(&signature)), Err(Unauthenticated::BadSignature));
    let stranger = Request { device: "stranger".into(), ..request.clone() };
    let taken = authority.authenticate(&stranger, &body, Some(&signature));
    assert_eq!(taken, Err(Unauthenticated::UnknownDevice));
}

#[test]
fn operations_that_do_not_lead_to_their_hash_are_not_kept() {
    let mut authority = site();
    let mut broken = request(vec![open_jar()]);
    broken.logs[0].top_hash = Hash16([0; 16]);
    assert_eq!(authority.receive(&broken, NOON), Err(Unreceived::ChainBroken(LOG)));
}

/// Prints how long receiving and deciding take: run with `--nocapture`, optimised.
#[expect(clippy::disallowed_methods, reason = "a measurement")]
#[test]
fn batches_of_a_hundred_are_decided_and_their_pace_printed() {
    let mut authority = site();
    let started = std::time::Instant::now();
    let batches = if cfg!(debug_assertions) && std::env::var("LONG").is_err() { 5 } else { 200 };
    for batch in 0..batches {
        let mut request = request(vec![open_jar(); 100]);
        let part = &mut request.logs[0];
        part.log = LogId([batch; 8]);
        part.base_hash = log_start(SITE, "t", part.log);
        part.top_hash = part.ops.iter().fold(part.base_hash, |hash, bytes| link(&hash, bytes));
        let message = segment_message(SITE, part.log, 1, 100, &part.top_hash);
        part.proofs[0].signature = Signature(sign(&sha256(&[b"t", b"ann"]), &message));
        request.cursor = authority.head();
        if batch > 0 {
            push(&mut authority, &request);
        }
    }
    let took = started.elapsed().as_micros() / (u128::from(batches) * 100);
    println!("{took} µs an operation, received, decided and answered, over a ledger in memory");
}

fn names(authority: &Authority<Toy, MemoryLedger>) -> Vec<String> {
    let event = |row: &crate::ledger::EventRow| {
        let (_, event) =
            crate::record::read::<crate::sim::toy::Event>(&row.bytes, row.gseq).unwrap();
        format!("{event:?}").split([' ', '{']).next().unwrap().to_owned()
    };
    authority.ledger().every_event().map(event).collect()
}

fn archived(authority: &Authority<Toy, MemoryLedger>) -> usize {
    authority.ledger().every_archived().count()
}

#[test]
fn what_an_operation_names_comes_back_from_the_archive_before_it_is_decided() {
    let mut authority = site();
    let fill = format!(r#"{{"Fill":{{"jar":"{LOG}-1","by":2}}}}"#);
    push(&mut authority, &request(vec![open_jar()]));
    let store = Operation::Store { keep: 0 };
    authority.submit_own(&store, "System", NOON + 2_000).unwrap().unwrap();
    assert!(authority.state().jars.is_empty());
    assert_eq!(archived(&authority), 1);
    let response =
        push(&mut authority, &request(vec![open_jar(), sealed(&header_of("ann"), &fill)]));
    assert_eq!(verdicts(&response), [Some(Verdict::Accepted), Some(Verdict::Accepted)]);
    assert_eq!(names(&authority), ["Enrolled", "Opened", "Stored", "Fetched", "Filled"]);
    assert_eq!((authority.state().jars.len(), archived(&authority)), (1, 0));
    // Opened anew, the server is where it was.
    let state = Toy::pages(authority.state());
    let again = Authority::<Toy, _>::open(authority.into_ledger(), setup("1")).unwrap();
    assert_eq!(Toy::pages(again.state()), state);
}

#[test]
fn things_leave_when_there_are_too_many_and_not_before() {
    let mut authority = site();
    for count in 1..=12 {
        push(&mut authority, &request(vec![open_jar(); count]));
        assert!(!authority.upkeep(None, NOON + 2_000).unwrap(), "{count}");
    }
    push(&mut authority, &request(vec![open_jar(); 13]));
    assert!(authority.upkeep_due(None, NOON + 2_000));
    assert!(authority.upkeep(None, NOON + 2_000).unwrap());
    assert_eq!((authority.state().jars.len(), archived(&authority)), (8, 5));
    assert!(!authority.upkeep(None, NOON + 3_000).unwrap());
    // Opened on purpose: by its name, once.
    let first = format!("{LOG}-1");
    let name = authority.ledger().every_archived().next().unwrap().id.clone();
    assert_eq!(authority.recall(std::slice::from_ref(&name), NOON + 4_000).unwrap(), 1);
    assert_eq!(authority.recall(&[name, first], NOON + 4_000).unwrap(), 0);
    assert_eq!((authority.state().jars.len(), archived(&authority)), (9, 4));
}

#[test]
fn after_a_restore_nothing_comes_back_that_the_archive_does_not_have() {
    let mut authority = site();
    let backup = authority.ledger().clone();
    push(&mut authority, &request(vec![open_jar()]));
    let store = Operation::Store { keep: 0 };
    authority.submit_own(&store, "System", NOON + 2_000).unwrap().unwrap();
    authority.recall(&[format!("{LOG}-1")], NOON + 3_000).unwrap();
    let revoke = Operation::Revoke { device: "t".into() };
    authority.submit_own(&revoke, "Operator", NOON + 4_000).unwrap().unwrap();
    let shipped = authority.ledger().own_after(0);
    assert_eq!(shipped.len(), 4);

    let mut restored = Authority::<Toy, _>::open(backup, setup("1")).unwrap();
    restored.readmit_own(&shipped, NOON + 5_000).unwrap();
    // The tablet gives its jar back itself; the server's own operations keep their places.
    assert!(restored.state().jars.is_empty());
    assert_eq!(names(&restored), ["Enrolled", "Revoked"]);
    assert_eq!(restored.ledger().own_after(0), shipped);
    let own = |seq| restored.verdict(OperationId::new(LogId::SERVER, seq)).unwrap();
    let merged = Some(Verdict::Merged { of: None });
    assert_eq!([own(2), own(3), own(4)], [merged.clone(), merged, Some(Verdict::Accepted)]);
}

#[test]
fn a_picture_goes_to_nobody_who_did_not_ask_for_it() {
    let mut authority = site();
    let open = Operation::Open { label: "x".into() };
    let mut with = |bytes: &[u8]| {
        let attachment = Attachment { key: [7; 16], bytes: bytes.to_vec() };
        let outcome = authority.submit_own_with(&open, "ann", Some(&attachment), NOON);
        outcome.unwrap().unwrap().id
    };
    let fields = with(br#"{"name":"x"}"#);
    let picture = with(&[0xFF, 0xD8, 0xFF, 0xE0]);
    let told = push(&mut authority, &request(Vec::new()));
    let sent: Vec<OperationId> = told.attachments.iter().map(|(id, _)| *id).collect();
    assert_eq!(sent, [fields]);
    let wanted = Request { wanted: vec![picture], ..request(Vec::new()) };
    let asked = push(&mut authority, &wanted);
    assert!(asked.attachments.iter().any(|(id, _)| *id == picture));
}
