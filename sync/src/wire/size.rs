//! How many bytes a day takes: the figures the plan promises, held by tests.

use miniz_oxide::deflate::compress_to_vec;

use super::{Item, LogPart, Request, Response, Status, frame};
use crate::hash::{link, log_start};
use crate::id::{Cursor, Epoch, Hash16, LogId, OperationId};
use crate::op::{Attachment, HEADER_VERSION, Header, seal};
use crate::page::pack_page;
use crate::proof::{Proof, Signature};
use crate::rules::{Audience, Page};
use crate::sim::chance::Chance;

const PHRASES: [&str; 12] = [
    "咨询生育登记",
    "询问办理时间",
    "材料不齐",
    "已告知一次性清单",
    "转医保窗口",
    "本人到场",
    "家属代办",
    "约下周三",
    "电话回复",
    "需补户口本",
    "现场办结",
    "再次来访",
];

/// A contact as a clerk enters it: about 300 bytes of JSON with its header.
fn operation(log: LogId, seq: u64, chance: &mut Chance) -> String {
    let mut note = String::new();
    for _ in 0..=chance.below(2) {
        note.push_str(PHRASES[chance.index(PHRASES.len())]);
    }
    let channel = ["WalkIn", "WalkIn", "WalkIn", "Phone", "Online"][chance.index(5)];
    let item = chance.below(30);
    let disposition = match chance.below(4) {
        0 => r#""Answered""#.to_owned(),
        1 => format!(r#"{{"CaseOpened":{{"lacking":["m{}"]}}}}"#, chance.below(6)),
        2 => format!(r#"{{"CallBack":{{"due":{}}}}}"#, 1_767_230_000_000 + chance.below(1 << 24)),
        _ => format!(r#"{{"Follows":{{"contact":"{log}-{}"}}}}"#, 1 + chance.below(seq)),
    };
    format!(
        r#"{{"Contact":{{"Receive":{{"post":"0000000000000000-7","item":"FP{item:02}","channel":"{channel}","note":"{note}","disposition":{disposition}}}}}}}"#
    )
}

fn attachment(chance: &mut Chance) -> Attachment {
    let phone = 13_000_000_000 + chance.below(1_000_000_000);
    let name = ["王芳", "李伟", "张敏", "刘洋", "陈静"][chance.index(5)];
    let bytes = format!(r#"{{"name":"{name}","phone":"{phone}"}}"#).into_bytes();
    Attachment { key: chance.bytes16(), bytes }
}

/// A tablet's day, and the bytes of its operations as JSON.
fn day(count: u64, personal: bool) -> (Request, usize) {
    let mut chance = Chance::new(1);
    let log = LogId(chance.bytes8());
    let device = "0000000000000000-12";
    let mut part = LogPart {
        log,
        settled: 0,
        head: count,
        base: 0,
        base_hash: log_start("township", device, log),
        top_hash: log_start("township", device, log),
        ops: Vec::new(),
        attachments: Vec::new(),
        proofs: vec![Proof { from: 1, to: count, signature: signature(&mut chance) }],
    };
    let mut at = 1_767_229_200_000;
    for seq in 1..=count {
        at += i64::try_from(20_000 + chance.below(250_000)).unwrap();
        let attachment = personal.then(|| attachment(&mut chance));
        let header = Header {
            v: HEADER_VERSION,
            by: "0000000000000000-9".into(),
            at,
            wall: -312,
            mono: 1_767_225_600_123,
            boot: 4,
            seen: 4_711,
            rules: 1,
            group: None,
            deps: Vec::new(),
            origin: None,
            commit: attachment.as_ref().map(Attachment::commitment),
        };
        let bytes = seal(&header, &operation(log, seq, &mut chance));
        part.top_hash = link(&part.top_hash, &bytes);
        part.attachments.extend(attachment.map(|attachment| (part.ops.len(), attachment)));
        part.ops.push(bytes);
    }
    let json = part.ops.iter().map(Vec::len).sum();
    let request = Request {
        build: "0.1.0".into(),
        schema: 1,
        rules: 1,
        nonce: chance.next(),
        device: device.into(),
        session: None,
        epoch: Epoch(chance.bytes8()),
        cursor: Cursor { gseq: 4_711, hash: Hash16(chance.bytes16()) },
        explain: false,
        rebuild: false,
        logs: vec![part],
        wanted: Vec::new(),
        pull_bytes: 100_000,
        waiting: count,
        persisted: true,
        time: at,
    };
    (request, json)
}

fn signature(chance: &mut Chance) -> Signature {
    let mut bytes = [0; 64];
    for byte in &mut bytes {
        *byte = chance.next().to_le_bytes()[0];
    }
    Signature(bytes)
}

/// Returns the bytes on the wire of a request, with frame and signatures.
fn on_the_wire(request: &Request) -> usize {
    let signature = signature(&mut Chance::new(2)).0;
    frame(&compress_to_vec(&request.encode(), 6), Some(&signature)).len()
}

#[test]
fn a_day_of_two_hundred_operations_goes_up_in_six_kilobytes() {
    let (request, json) = day(200, false);
    let bytes = on_the_wire(&request);
    println!("200 operations: {json} bytes of JSON, {bytes} up");
    assert!(json > 200 * 280, "{json}");
    assert!(bytes <= 6_000, "{bytes}");
    let (request, _) = day(200, true);
    println!("with personal fields each: {} up", on_the_wire(&request));
    let (request, json) = day(2_000, false);
    println!("2000 operations: {json} bytes of JSON, {} up", on_the_wire(&request));
}

#[test]
fn a_pull_of_nothing_takes_less_than_five_hundred_bytes_both_ways() {
    let (mut request, _) = day(0, false);
    request.logs[0].proofs.clear();
    let mut response = answer(Vec::new());
    response.nonce = request.nonce;
    let down = frame(&compress_to_vec(&response.encode(), 6), None).len();
    let up = on_the_wire(&request);
    println!("a pull of nothing: {up} up, {down} down");
    assert!(up + down <= 500, "{up} + {down}");
}

#[test]
fn ten_thousand_records_come_in_pages_of_less_than_a_fifth_of_their_json() {
    let mut chance = Chance::new(3);
    let log = LogId(chance.bytes8());
    let records: Vec<String> = (1..=10_000)
        .map(|seq| format!("[\"{log}-{seq}\",{}]", operation(log, seq, &mut chance)))
        .collect();
    let json: usize = records.iter().map(String::len).sum();
    let page = |records: &[String]| {
        let (name, audience) = ("cases".to_owned(), Audience::Site);
        let (_, bytes) = pack_page(&Page { name, audience, records: records.to_vec() });
        compress_to_vec(&bytes, 6).len()
    };
    let packed: usize = records.chunks(500).map(page).sum();
    println!(
        "10000 records: {json} bytes of JSON, {packed} in pages; 400: {}",
        page(&records[..400])
    );
    assert!(packed * 5 < json);
}

#[test]
fn events_come_down_in_columns_too() {
    let mut chance = Chance::new(4);
    let log = LogId(chance.bytes8());
    let mut at = 1_767_229_200_000_u64;
    let record = |seq| {
        at += chance.below(200_000);
        let event = operation(log, seq, &mut chance);
        let id = OperationId::new(log, seq);
        let text = format!(
            r#"{{"op":"{id}","by":"0000000000000000-9","on":"0000000000000000-12","at":{at},"got":1767259200000,"e":{event}}}"#
        );
        Item::Record(text.into_bytes())
    };
    let items: Vec<Item> = (1..=200).map(record).collect();
    let down = frame(&compress_to_vec(&answer(items).encode(), 6), None).len();
    println!("200 events of others: {down} down");
    assert!(down <= 6_000, "{down}");
}

fn answer(items: Vec<Item>) -> Response {
    let mut chance = Chance::new(5);
    let cursor = Cursor { gseq: 4_711, hash: Hash16(chance.bytes16()) };
    Response {
        schema: 1,
        rules: 1,
        nonce: chance.next(),
        epoch: Epoch(chance.bytes8()),
        time: 1_767_259_200_000,
        status: Status::Continued,
        logs: Vec::new(),
        from: cursor,
        items,
        cursor,
        head: 4_711,
        manifest: None,
        attachments: Vec::new(),
        upgrade: false,
        hint_s: 60,
        retry_after_s: 0,
    }
}
