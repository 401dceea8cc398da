//! A small HTTP client for the product's own JSON interface.

use std::time::Duration;

use anyhow::{Context, Result};
use ureq::Agent;

/// What a server answered.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
}

/// Reads an address.
///
/// # Errors
/// The server cannot be reached.
pub fn get(url: &str) -> Result<Answer> {
    let response = agent().get(url).call().with_context(|| format!("asking {url}"))?;
    Ok(Answer { status: response.status().as_u16() })
}

fn agent() -> Agent {
    let limit = Some(Duration::from_mins(1));
    Agent::config_builder().http_status_as_error(false).timeout_global(limit).build().into()
}
