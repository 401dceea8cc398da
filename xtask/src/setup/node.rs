//! npm packages, exactly those of a folder's `package-lock.json`.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{process, project, toolbox};

const OLDEST_NODE: u32 = 20;
/// The lock that was installed, kept beside what it installed.
const STAMP: &str = "node_modules/.installed-lock.json";

/// Whether the packages of a folder's lock are there.
pub fn installed(folder: &str) -> Result<bool> {
    let lock = project::path(folder).join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| lock.display().to_string())?;
    Ok(fs::read(project::path(folder).join(STAMP)).is_ok_and(|found| found == wanted))
}

/// Installs the packages of a folder's lock.
///
/// # Errors
/// Node is missing or too old, or npm failed.
pub fn install(folder: &str) -> Result<()> {
    if process::found("npm").is_none() {
        bail!("Node {OLDEST_NODE} or newer with npm is not installed");
    }
    let version = process::output(toolbox::tool("node").arg("--version"))?;
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        bail!("Node {version} is too old: {OLDEST_NODE} or newer is needed");
    }
    let folder = project::path(folder);
    let mut npm = toolbox::tool("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder);
    process::run(&mut npm)?;
    fs::copy(folder.join("package-lock.json"), folder.join(STAMP)).context(STAMP)?;
    Ok(())
}
