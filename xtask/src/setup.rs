//! `cargo xtask setup`: installs what a bare machine lacks, and nothing twice.
//! All pinned versions of tools stand in `setup/tools.rs`, `package.json` and `tests/schema/requirements.txt`.

mod apt;
mod node;
mod python;
mod tools;

use std::time::Instant;

use anyhow::{Result, bail};

use crate::{Arguments, process, project, toolbox};

/// One line for the list of commands.
pub const USAGE: &str = "install what is missing: wasm target, pinned tools, npm and apt packages";

const WASM: &str = "wasm32-unknown-unknown";
/// Where the toolchain keeps the source of the standard library, which the app is built with.
const SOURCE: &str = "src/rust/library";

/// The folders with npm packages of their own: the build's, and what the bench compares with.
const NPM: &str = "";
const PEERS: &str = "tests/bench";

/// What the machine shall be able to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Build and start the product.
    Run,
    /// Test it too: a browser, and fonts for its pictures.
    Test,
}

enum Step {
    Packages(Vec<&'static str>),
    Target,
    Source,
    Npm,
    Python,
    Tool(&'static tools::Tool),
}

/// Installs everything that tests need.
pub fn command(_: Arguments) -> Result<()> {
    let installed = ensure(Purpose::Test)?;
    println!("{}", if installed { "ready" } else { "nothing was missing" });
    Ok(())
}

/// Installs what is missing for the purpose. Says whether anything was.
///
/// # Errors
/// An installer failed, or the machine has no rustup, Node or apt.
pub fn ensure(purpose: Purpose) -> Result<bool> {
    if missing(purpose)?.is_empty() {
        return Ok(false);
    }
    let _lock = project::lock()?;
    let steps = missing(purpose)?;
    for (at, step) in steps.iter().enumerate() {
        println!("[{}/{}] {}", at + 1, steps.len(), title(step));
        let start = Instant::now();
        install(step)?;
        println!("[{}/{}] done in {} s", at + 1, steps.len(), start.elapsed().as_secs());
    }
    Ok(!steps.is_empty())
}

/// Installs what the bench compares the product with, which nothing else needs.
///
/// # Errors
/// npm failed.
pub fn ensure_peers() -> Result<()> {
    if node::installed(PEERS)? {
        return Ok(());
    }
    let _lock = project::lock()?;
    println!("npm packages of {PEERS}");
    node::install(PEERS)
}

fn missing(purpose: Purpose) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    let packages = apt::missing(purpose);
    if !packages.is_empty() {
        steps.push(Step::Packages(packages));
    }
    if !in_toolchain(WASM)? {
        steps.push(Step::Target);
    }
    if !in_toolchain(SOURCE)? {
        steps.push(Step::Source);
    }
    if !node::installed(NPM)? {
        steps.push(Step::Npm);
    }
    if purpose == Purpose::Test && !python::installed()? {
        steps.push(Step::Python);
    }
    steps.extend(tools::TOOLS.iter().filter(|tool| !tool.installed()).map(Step::Tool));
    Ok(steps)
}

fn title(step: &Step) -> String {
    match step {
        Step::Packages(names) => format!("apt packages: {}", names.join(" ")),
        Step::Target => format!("rustup target {WASM}"),
        Step::Source => "rustup component rust-src".to_owned(),
        Step::Npm => "npm packages of package-lock.json".to_owned(),
        Step::Python => "Python packages of tests/schema/requirements.txt".to_owned(),
        Step::Tool(tool) => {
            format!("{} {} from source, {}", tool.package, tool.version, tool.takes)
        }
    }
}

fn install(step: &Step) -> Result<()> {
    match step {
        Step::Packages(names) => apt::install(names),
        Step::Target => process::run(toolbox::tool("rustup").args(["target", "add", WASM])),
        Step::Source => {
            process::run(toolbox::tool("rustup").args(["component", "add", "rust-src"]))
        }
        Step::Npm => node::install(NPM),
        Step::Python => python::install(),
        Step::Tool(tool) => tool.install(),
    }
}

/// Whether the toolchain has a part, named by its folder.
fn in_toolchain(part: &str) -> Result<bool> {
    if process::found("rustup").is_none() {
        bail!("rustup is not installed: it brings the compiler that rust-toolchain.toml names");
    }
    let sysroot = process::output(toolbox::tool("rustc").args(["--print", "sysroot"]))?;
    Ok(std::path::Path::new(&sysroot).join("lib/rustlib").join(part).is_dir())
}
