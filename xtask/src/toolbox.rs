//! `cargo xtask env`: the surroundings every pinned tool runs in, the same by hand and in a build.

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::{Arguments, project};

/// One line for the list of commands.
pub const USAGE: &str = "print the tools' environment: eval \"$(cargo xtask env)\"";

/// Prints the environment as shell lines.
#[allow(clippy::unnecessary_wraps, reason = "all commands have one shape")]
pub fn command(_: Arguments) -> Result<()> {
    for (name, value) in environment() {
        println!("export {name}='{}'", value.to_string_lossy().replace('\'', r"'\''"));
    }
    Ok(())
}

/// A pinned tool or cargo, to be run in the project's folder.
pub fn tool(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root()).envs(environment());
    command
}

/// `cargo` with the arguments given.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = tool("cargo");
    command.args(arguments);
    command
}

fn environment() -> Vec<(&'static str, OsString)> {
    let node = project::path("node_modules/.bin");
    let tools = project::path("target/tools/bin");
    let mut folders = vec![node.clone(), tools.clone()];
    if let Some(before) = std::env::var_os("PATH") {
        let known: Vec<_> = std::env::split_paths(&before).collect();
        folders.extend(known.into_iter().filter(|folder| *folder != node && *folder != tools));
    }
    let search = std::env::join_paths(folders).unwrap_or_default();
    let mut pairs = vec![
        ("PATH", search),
        ("WASM_BINDGEN_BIN", tools.join("wasm-bindgen").into()),
        ("WASM_OPT_BIN", node.join("wasm-opt").into()),
        ("ESBUILD_BIN", node.join("esbuild").into()),
        ("CHROMEDRIVER", "/usr/bin/chromedriver".into()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner".into()),
    ];
    let quiet =
        ["WRANGLER_SEND_METRICS", "WRANGLER_SEND_ERROR_REPORTS", "CLOUDFLARE_CF_FETCH_ENABLED"];
    pairs.extend(quiet.map(|name| (name, "false".into())));
    pairs.push(("WRANGLER_HIDE_BANNER", "true".into()));
    pairs.push(("WRANGLER_LOG_PATH", project::path("target/wrangler-log").into()));
    pairs.push(("DO_NOT_TRACK", "1".into()));
    pairs
}
