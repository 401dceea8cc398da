//! Bad input: whatever comes, the answer is a clear problem, and nothing of it stays.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::io::Write;
use std::net::TcpStream;

use bianmin::api::{BODY_LIMIT, Code, Problem, SYNC_MEDIA_TYPE};
use tests::opening;
use tests::server::{Answer, Server};
use tests::tablet::read;

const JSON: (&str, &str) = ("content-type", "application/json");
const SYNC: (&str, &str) = ("content-type", SYNC_MEDIA_TYPE);

#[track_caller]
fn refused(answer: &Answer, status: u16, code: Code) {
    let problem: Problem = answer.json().unwrap();
    assert_eq!((answer.status, problem.code), (status, code), "{}", problem.message);
    assert_eq!(answer.header("content-type"), Some("application/json"));
}

#[test]
fn what_is_no_frame_is_a_clear_problem() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    let request = tablet.request(vec![tablet.part(0, 1)]).unwrap();
    let frame = tablet.frame(&request);
    let path = "/api/v1/sites/township/sync";
    for body in [&b""[..], b"BMS1", b"<html>sign in</html>", &frame[..frame.len() / 2]] {
        refused(&server.post(path, &[SYNC], body).unwrap(), 400, Code::Malformed);
    }
    refused(&server.post(path, &[JSON], &frame).unwrap(), 415, Code::WrongMediaType);
    for place in 0..frame.len() {
        let mut flipped = frame.clone();
        flipped[place] ^= 1;
        let answer = server.post(path, &[SYNC], &flipped).unwrap();
        assert!([400, 401, 413].contains(&answer.status), "{place}: {}", answer.status);
        if place > 90 {
            break;
        }
    }
    let answer = read(&tablet.send(&server, &frame).unwrap()).unwrap();
    assert_eq!(answer.logs[0].head, 1);
}

#[test]
fn a_chain_that_does_not_lead_to_its_hash_is_kept_out() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    tablet.write(&opening::receive()).unwrap();
    let mut part = tablet.part(0, 2);
    part.ops.swap(0, 1);
    let request = tablet.request(vec![part]).unwrap();
    refused(&tablet.send(&server, &tablet.frame(&request)).unwrap(), 400, Code::Malformed);
    assert_eq!(tablet.sync(&server).unwrap().logs[0].head, 2);
}

#[test]
fn too_long_too_deep_and_too_big_are_told_apart() {
    let server = Server::start().unwrap();
    opening::open_site(&server, "township").unwrap();
    let long = vec![b'x'; BODY_LIMIT + 1];
    for (path, media) in [("enrol", JSON), ("join", JSON), ("codes", JSON), ("sync", SYNC)] {
        let path = format!("/api/v1/sites/township/{path}");
        // The line may be closed while the rest is still being sent: then there is no answer.
        if let Ok(answer) = server.post(&path, &[media], &long) {
            refused(&answer, 413, Code::TooLarge);
        }
    }
    let deep = [b"[".repeat(200_000), b"]".repeat(200_000)].concat();
    let enrol = "/api/v1/sites/township/enrol";
    refused(&server.post(enrol, &[JSON], &deep).unwrap(), 400, Code::Malformed);
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; 64 << 20], 9);
    let frame = sync::wire::frame(&bomb, Some(&[0; 64]));
    let answer = server.post("/api/v1/sites/township/sync", &[SYNC], &frame).unwrap();
    refused(&answer, 413, Code::TooLarge);
}

#[test]
fn json_of_another_shape_names_what_is_wrong() {
    let server = Server::start().unwrap();
    opening::open_site(&server, "township").unwrap();
    let enrol = "/api/v1/sites/township/enrol";
    for body in ["", "null", "[]", "{}", "{\"code\":1}", "{\"code\":\"A\",\"extra\":1}", "\u{0}"] {
        refused(&server.post(enrol, &[JSON], body.as_bytes()).unwrap(), 400, Code::Malformed);
    }
    refused(&server.post(enrol, &[], b"{}").unwrap(), 415, Code::WrongMediaType);
    let bad = server.operate("/api/v1/sites", &serde_json::json!({"site": "A/B", "setup": []}));
    refused(&bad.unwrap(), 400, Code::Malformed);
}

#[test]
fn unknown_addresses_and_methods_are_told_apart() {
    let server = Server::start().unwrap();
    opening::open_site(&server, "township").unwrap();
    for path in ["/api/v1", "/api/v2/health", "/api/v1/sites/UPPER", "/api/v1/sites//enrol"] {
        let answer = server.get(path, &[]).unwrap();
        assert_eq!(answer.status, 404, "{path}");
    }
    refused(&server.get("/api/v1/sites/township/nothing", &[]).unwrap(), 404, Code::NotFound);
    refused(&server.get("/api/v1/sites/township/enrol", &[]).unwrap(), 405, Code::WrongMethod);
    refused(&server.get("/api/v1/sites", &[]).unwrap(), 405, Code::WrongMethod);
    refused(&server.post("/api/v1/health", &[JSON], b"{}").unwrap(), 405, Code::WrongMethod);
    refused(&server.get("/api/v1/sites/nowhere", &[]).unwrap(), 404, Code::NotFound);
}

#[test]
fn every_answer_carries_the_headers_that_keep_it_safe() {
    let server = Server::start().unwrap();
    for path in ["/", "/s/township/", "/nothing.js", "/api/v1/health", "/api/v1/nothing"] {
        let answer = server.get(path, &[]).unwrap();
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"), "{path}");
        assert!(answer.header("strict-transport-security").is_none(), "plain HTTP here");
    }
    let secure = server.get("/api/v1/health", &[("x-forwarded-proto", "https")]).unwrap();
    assert!(secure.header("strict-transport-security").is_some());
}

#[test]
fn a_request_that_breaks_off_half_way_leaves_nothing() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    let frame = tablet.frame(&tablet.request(vec![tablet.part(0, 1)]).unwrap());
    for end in [0, 4, frame.len() / 2, frame.len() - 1] {
        let mut line = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        let head = format!(
            "POST /api/v1/sites/township/sync HTTP/1.1\r\nhost: x\r\ncontent-type: \
             {SYNC_MEDIA_TYPE}\r\ncontent-length: {}\r\n\r\n",
            frame.len()
        );
        line.write_all(head.as_bytes()).unwrap();
        line.write_all(&frame[..end]).unwrap();
        drop(line);
    }
    let empty = tablet.request(vec![tablet.part(0, 0)]).unwrap();
    let answer = read(&tablet.send(&server, &tablet.frame(&empty)).unwrap()).unwrap();
    assert_eq!(answer.logs.iter().map(|log| log.head).sum::<u64>(), 0);
    assert_eq!(tablet.sync(&server).unwrap().logs[0].head, 1);
}

#[test]
fn the_openapi_document_and_health_are_for_everybody() {
    let server = Server::start().unwrap();
    let document: serde_json::Value =
        server.get("/api/v1/openapi.json", &[]).unwrap().json().unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"]["/api/v1/sites/{site}/sync"]["post"].is_object());
    let health: bianmin::api::Health = server.get("/api/v1/health", &[]).unwrap().json().unwrap();
    assert!(health.ok);
}
