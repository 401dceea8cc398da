//! Python packages, exactly those of a file of pinned versions, in a place of their own.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{process, project, toolbox};

/// The pinned versions.
const PINNED: &str = "tests/schema/requirements.txt";
/// Where they are installed.
const HOME: &str = "target/tools/python";
/// The pins that were installed, kept beside what they installed.
const STAMP: &str = "target/tools/python/installed.txt";

/// Whether the packages are there.
///
/// # Errors
/// The pins cannot be read.
pub fn installed() -> Result<bool> {
    let wanted = fs::read(project::path(PINNED)).context(PINNED)?;
    Ok(fs::read(project::path(STAMP)).is_ok_and(|found| found == wanted))
}

/// Installs the packages.
///
/// # Errors
/// Python is missing, or pip failed.
pub fn install() -> Result<()> {
    let home = project::path(HOME);
    process::run(toolbox::tool("python3").args(["-m", "venv", "--clear"]).arg(&home))?;
    let mut pip = Command::new(home.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    process::run(pip.arg(project::path(PINNED)))?;
    fs::copy(project::path(PINNED), project::path(STAMP)).context(STAMP)?;
    Ok(())
}

/// Whether this machine's Python can make a place of its own for packages.
pub fn makes_places() -> bool {
    let mut python = Command::new("python3");
    python.args(["-c", "import ensurepip, venv"]).output().is_ok_and(|done| done.status.success())
}
