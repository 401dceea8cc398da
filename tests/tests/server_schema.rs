//! The HTTP interface answers as its OpenAPI document says, whatever it is asked: thousands of requests made
//! from the document by schemathesis, right ones and wrong ones.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::path::Path;
use std::process::Command;

use tests::opening;
use tests::server::{OPERATOR, Server};

/// Returns a path of the project.
fn path(inside: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

/// Asks the server by its document, with more of what schemathesis may be told.
fn asks(server: &Server, more: &[&str]) -> (bool, String) {
    let address = server.address();
    let mut schemathesis = Command::new(path("../target/tools/python/bin/schemathesis"));
    schemathesis
        .current_dir(path("schema"))
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .args(["run", &format!("{address}/api/v1/openapi.json"), "--url", &address])
        .args(["--phases", "coverage,fuzzing", "--max-examples", "30"])
        .args(["--seed", "1", "--generation-database", "none", "--no-color"]);
    schemathesis.args(more);
    let done = schemathesis.output().unwrap();
    (done.status.success(), String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn what_is_asked_by_the_document_is_answered_by_it_and_never_with_a_failure() {
    let server = Server::start().unwrap();
    opening::open_as(&server, "township", opening::setup()).unwrap();
    let secret = format!("authorization: Bearer {OPERATOR}");
    // With the secret in every request nothing can be found out about requests without it.
    let as_operator = ["--header", secret.as_str(), "--exclude-checks", "ignored_auth"];
    for more in [&[][..], &as_operator] {
        let (holds, said) = asks(&server, more);
        assert!(holds, "{said}");
        assert!(said.contains("generated"), "nothing was asked: {said}");
    }
    assert!(!server.log().contains("panicked"), "{}", server.log());
}
