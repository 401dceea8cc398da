//! npm packages, exactly those of `package-lock.json`.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{process, project, toolbox};

const OLDEST_NODE: u32 = 20;
/// The lock that was installed, kept beside what it installed.
const STAMP: &str = "node_modules/.installed-lock.json";

/// Whether the packages of the lock are there.
pub fn installed() -> Result<bool> {
    let wanted = fs::read(project::path("package-lock.json")).context("package-lock.json")?;
    Ok(fs::read(project::path(STAMP)).is_ok_and(|found| found == wanted))
}

/// Installs the packages of the lock.
///
/// # Errors
/// Node is missing or too old, or npm failed.
pub fn install() -> Result<()> {
    if process::found("npm").is_none() {
        bail!("Node {OLDEST_NODE} or newer with npm is not installed");
    }
    let version = process::output(toolbox::tool("node").arg("--version"))?;
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        bail!("Node {version} is too old: {OLDEST_NODE} or newer is needed");
    }
    process::run(toolbox::tool("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::copy(project::path("package-lock.json"), project::path(STAMP)).context(STAMP)?;
    Ok(())
}
