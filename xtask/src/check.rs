//! `cargo xtask check`: what a change must pass before it is shown to others, in short time.

use anyhow::Result;

use crate::test::{Step, walk};
use crate::{Arguments, deny, toolbox};

/// One line for the list of commands.
pub const USAGE: &str = "formatting, lints and unit tests only";

/// The crates that run on this machine.
const NATIVE: &[&str] = &[
    "-p", "json", "-p", "domain", "-p", "sync", "-p", "bianmin", "-p", "booking", "-p", "drawing",
    "-p", "tests", "-p", "xtask",
];
/// The crates whose tests need nothing but cargo.
const UNIT: &[&str] = &[
    "-p",
    "json",
    "-p",
    "domain",
    "-p",
    "sync",
    "-p",
    "bianmin",
    "-p",
    "booking",
    "-p",
    "drawing",
    "-p",
    "site-worker",
    "-p",
    "xtask",
];
const DENY: &[&str] = &["--", "-D", "warnings"];

/// Checks the code without building the product.
pub fn command(_: Arguments) -> Result<()> {
    walk(&mut steps())
}

/// The steps that need neither a browser nor the built product.
pub fn steps() -> Vec<Step> {
    let native = [&["clippy", "--all-targets"], NATIVE, DENY].concat();
    let wasm = ["--target", "wasm32-unknown-unknown"];
    vec![
        Step::own("what may come in", deny::compare),
        Step::new("formatting", toolbox::cargo(&["fmt", "--all", "--check"])),
        Step::new("lints", toolbox::cargo(&native)),
        Step::new(
            "lints of the app",
            toolbox::cargo(&[&["clippy", "-p", "app"], &wasm[..], DENY].concat()),
        ),
        Step::new(
            "lints of the Worker",
            toolbox::cargo(&[&["clippy", "-p", "site-worker"], &wasm[..], DENY].concat()),
        ),
        Step::new("unit tests", toolbox::cargo(&[&["test"], UNIT].concat())),
    ]
}
