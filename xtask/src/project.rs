//! Where things lie in the project, and the one lock that keeps two builds apart.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    match own.as_deref().and_then(Path::parent) {
        Some(parent) => parent.to_path_buf(),
        None => PathBuf::from("."),
    }
}

/// A path inside the project.
pub fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Waits until no other `cargo xtask` installs or builds, and keeps others out until dropped.
pub fn lock() -> Result<File> {
    fs::create_dir_all(path("target"))?;
    let file = File::create(path("target/xtask.lock")).context("making target/xtask.lock")?;
    if file.try_lock().is_err() {
        println!("waiting for another `cargo xtask` to finish building");
        file.lock().context("waiting for target/xtask.lock")?;
    }
    Ok(file)
}
