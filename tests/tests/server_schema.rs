//! The HTTP interface answers as its OpenAPI document says, whatever it is asked: thousands of requests made
//! from the document by schemathesis, right ones and wrong ones.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::path::Path;
use std::process::Command;

use bianmin::api::{CodeFor, HandOver, IssuedCode, Join, NewCode};
use bianmin::rules::operation_id;
use serde_json::{Value, json};
use sync::LogId;
use sync::page::Manifest;
use tests::opening::{self, BADGES, PIN};
use tests::server::{OPERATOR, Server};
use tests::signer::Signer;
use tests::tablet::{Tablet, enrolment, new_key, random};

/// The site that is asked: see `tests/schema/schemathesis.toml`.
const SITE: &str = "township";

/// How many tablets sign in turn.
const TABLETS: usize = 4;

/// Returns a path of the project.
fn path(inside: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

/// Asks a server by its document, with examples of what it has and more of what schemathesis may be told.
fn asks(address: &str, examples: &Value, more: &[&str]) -> (bool, String) {
    let mut schemathesis = Command::new(path("../target/tools/python/bin/schemathesis"));
    schemathesis
        .current_dir(path("schema"))
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("SITE_EXAMPLES", examples.to_string())
        .args(["run", &format!("{address}/api/v1/openapi.json"), "--url", address])
        .args(["--phases", "examples,coverage,fuzzing", "--max-examples", "100"])
        .args(["--seed", "1", "--generation-database", "none", "--no-color"]);
    schemathesis.args(more);
    let done = schemathesis.output().unwrap();
    (done.status.success(), String::from_utf8_lossy(&done.stdout).into_owned())
}

/// Enrols a tablet and signs the administrator in, who may ask for everything.
fn administrator(server: &Server) -> Tablet {
    let mut tablet = Tablet::enrol(server, SITE, &code(server)).unwrap();
    tablet.join(server, BADGES[0], PIN).unwrap();
    tablet
}

/// Returns a new code that enrols one tablet.
fn code(server: &Server) -> String {
    let new = NewCode { r#for: CodeFor::Tablet, valid_minutes: 60 };
    let issued = server.operate(&format!("/api/v1/sites/{SITE}/codes"), &new).unwrap();
    issued.json::<IssuedCode>().unwrap().code
}

/// Returns the name of a page, and what of the site can be asked for by its routes: none of it is used up
/// by being asked for, or signs anybody out.
fn examples(server: &Server, tablet: &mut Tablet) -> (String, Value) {
    tablet.write(&opening::start()).unwrap();
    let visit = tablet.write(&opening::receive()).unwrap();
    tablet.sync(server).unwrap();
    let manifest: Manifest = tablet.get(server, "pages").unwrap().json().unwrap();
    let page = manifest.pages[0].hash.to_string();
    let enrol = enrolment(SITE, &code(server), &new_key().unwrap(), LogId(random().unwrap()));
    let join = tablet.joining(BADGES[1], PIN, &new_key().unwrap()).unwrap();
    let bodies = json!({
        "/api/v1/sites/{site}/pages/{page}": page,
        "/api/v1/sites/{site}/enrol": enrol,
        "/api/v1/sites/{site}/join": Join { sealed: None, ..join },
        "/api/v1/sites/{site}/links": HandOver { of: operation_id(visit) },
    });
    (page, bodies)
}

#[test]
fn what_is_asked_by_the_document_is_answered_by_it_and_never_with_a_failure() {
    let server = Server::start().unwrap();
    opening::open_as(&server, SITE, opening::setup()).unwrap();
    let secret = format!("authorization: Bearer {OPERATOR}");
    // With the secret in every request nothing can be found out about requests without it.
    let as_operator = ["--header", secret.as_str(), "--exclude-checks", "ignored_auth"];
    for more in [&[][..], &as_operator] {
        let (holds, said) = asks(&server.address(), &json!({}), more);
        assert!(holds, "{said}");
        assert!(said.contains("generated"), "nothing was asked: {said}");
    }
    assert!(!server.log().contains("panicked"), "{}", server.log());
}

#[test]
fn a_person_at_a_tablet_is_answered_by_the_document() {
    let server = Server::start().unwrap();
    opening::open_as(&server, SITE, opening::setup()).unwrap();
    let mut tablets: Vec<Tablet> = (0..TABLETS).map(|_| administrator(&server)).collect();
    let (page, examples) = examples(&server, &mut tablets[0]);
    let signer = Signer::start(server.port(), tablets).unwrap();
    // Whatever is asked is signed on its way.
    let (holds, said) = asks(&signer.address(), &examples, &["--exclude-checks", "ignored_auth"]);
    assert!(holds, "{said}");
    assert!(!server.log().contains("panicked"), "{}", server.log());

    let answered = signer.answered();
    let page = format!("GET /pages/{page}");
    let succeed = [
        "GET ",
        "GET /pages",
        "GET /held",
        &page,
        "POST /codes",
        "POST /enrol",
        "POST /join",
        "POST /archive",
        "POST /oversight",
        "POST /links",
    ];
    for asked in succeed {
        let asked = asked.replacen(' ', &format!(" /api/v1/sites/{SITE}"), 1);
        let done = answered.keys().any(|(one, status)| *one == asked && *status < 300);
        assert!(done, "{asked} never succeeded: {answered:#?}");
    }
    let times = |of: fn(u16) -> bool| -> usize {
        answered.iter().filter(|((_, status), _)| of(*status)).map(|(_, times)| times).sum()
    };
    // What is never right, other methods and broken bodies, is asked more often than what is.
    let (done, all) = (times(|status| status < 300), times(|_| true));
    assert!(done * 8 >= all, "{done} of {all} were answered: {answered:#?}");
}
