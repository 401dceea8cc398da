//! The secrets of a local server: made once, by chance, into its state folder, readable by its owner.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

/// What the Worker is given in its environment.
pub struct Secrets {
    /// Opens sites and gives codes.
    pub operator: String,
    /// Wraps every key of a site.
    pub site: String,
    /// Goes into every stored code and PIN.
    pub pepper: String,
}

/// Where a state folder keeps them.
pub fn file(state: &Path) -> PathBuf {
    state.join("secrets.json")
}

/// Reads the secrets of a state folder, and makes them the first time.
///
/// # Errors
/// The file cannot be read or written, or is not what was written.
pub fn of(state: &Path) -> Result<Secrets> {
    let file = file(state);
    if !file.exists() {
        write(&file)?;
    }
    let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let value: Value = serde_json::from_str(&text)?;
    let field = |name: &str| match value[name].as_str() {
        Some(secret) => Ok(secret.to_owned()),
        None => Err(anyhow!("{} lacks `{name}`", file.display())),
    };
    Ok(Secrets { operator: field("operator")?, site: field("site")?, pepper: field("pepper")? })
}

/// 32 bytes of chance as hexadecimal text.
///
/// # Errors
/// The system gives none.
pub fn chance() -> Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no chance from the system: {error}"))?;
    Ok(bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}")))
}

fn write(file: &Path) -> Result<()> {
    let made = json!({ "operator": chance()?, "site": chance()?, "pepper": chance()? });
    let mut open = OpenOptions::new();
    let mut target = open.write(true).create_new(true).mode(0o600).open(file)?;
    Ok(target.write_all(serde_json::to_string_pretty(&made)?.as_bytes())?)
}
