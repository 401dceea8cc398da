//! One short name for the content of many files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::project;

/// Names the content of the files and folders given, as hexadecimal text.
///
/// # Errors
/// A path is missing or cannot be read.
pub fn of(sources: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for source in sources {
        for file in files(&project::path(source))? {
            let content = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
            hash.update(file.to_string_lossy().as_bytes());
            hash.update([0]);
            hash.update(Sha256::digest(&content));
        }
    }
    Ok(hex(&hash.finalize()))
}

/// Names one piece of content by 16 hexadecimal characters.
pub fn short(content: &[u8]) -> String {
    let mut name = hex(&Sha256::digest(content));
    name.truncate(16);
    name
}

/// All files under a path, in order, without what a build puts among the sources.
///
/// # Errors
/// A folder cannot be read.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("reading {}", path.display()))? {
        let entry = entry?;
        let built = entry.file_name() == "build" && entry.path().is_dir();
        if !built && !entry.file_name().to_string_lossy().starts_with('.') {
            found.extend(files(&entry.path())?);
        }
    }
    found.sort();
    Ok(found)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
