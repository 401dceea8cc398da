//! `demo.json`: everything an outside program needs to try the demo sites.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// The demo as a whole.
#[derive(Default, Serialize, Deserialize)]
pub struct Record {
    pub server: String,
    /// The file with the operator's secret (field `operator`).
    pub operator_secret_file: PathBuf,
    pub sites: Vec<SiteRecord>,
}

/// One demo site.
#[derive(Serialize, Deserialize)]
pub struct SiteRecord {
    pub site: String,
    pub name: String,
    pub profile: String,
    pub address: String,
    /// Residents' pages.
    #[serde(default)]
    pub residents: String,
    /// Each enrols one tablet, once.
    pub tablet_codes: Vec<String>,
    /// When the tablet codes end, in ms since 1970.
    pub codes_end: i64,
    /// Enrols one tablet, once; the first new person there becomes a further administrator.
    pub administrator_code: String,
    pub staff: Vec<StaffRecord>,
}

/// One member of the demo staff.
#[derive(Serialize, Deserialize)]
pub struct StaffRecord {
    pub badge: String,
    pub name: String,
    pub roles: Vec<String>,
    /// Such as `1 A`: A of post number 1.
    pub posts: Vec<String>,
    pub pin: String,
}

/// Where the record of a state folder lies.
pub fn file(state: &Path) -> PathBuf {
    state.join("demo.json")
}

impl Record {
    /// Reads the record of a state folder; an empty one where there is none.
    ///
    /// # Errors
    /// It is there and cannot be read.
    pub fn read(state: &Path) -> Result<Self> {
        let file = file(state);
        if !file.exists() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(&file)?;
        serde_json::from_str(&text)
            .with_context(|| format!("{}; --fresh begins anew", file.display()))
    }

    /// Writes it.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn write(&self, state: &Path) -> Result<()> {
        fs::write(file(state), serde_json::to_string_pretty(self)?).context("writing demo.json")
    }
}
