//! The three demo sites of a local server, opened through the same HTTP interface as any site.
//! What a visitor of the demo needs is printed and kept in `demo.json` beside the state.

mod campus;
mod demo;
mod pin;
mod record;
mod table;
mod words;

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use bianmin::api::{CodeFor, IssuedCode, NewCode};

use crate::{http, secrets};
use demo::Demo;
use record::{Record, SiteRecord};

/// One-time tablet codes kept ready for each site.
const TABLET_CODES: usize = 30;
/// How long each is good: the longest the server gives, a week.
const CODE_MINUTES: u16 = 7 * 24 * 60;
/// Codes with less than a day left are replaced at the start.
const RENEW_BEFORE: i64 = 24 * 60 * 60 * 1_000;

/// Opens the demo sites that are not open yet, keeps their codes fresh, prints what is needed.
///
/// # Errors
/// The server refuses, or the record cannot be written.
pub fn ensure(server: &str, state: &Path) -> Result<()> {
    let secret = secrets::of(state)?.operator;
    let mut record = Record::read(state)?;
    for demo in demo::SITES {
        let known = record.sites.iter().any(|site| site.site == demo.site);
        if !known {
            record.sites.push(open(server, &secret, demo)?);
        }
    }
    let now = now()?;
    for site in &mut record.sites {
        site.address = format!("{server}/s/{}/", site.site);
        site.residents = format!("{server}/w/{}", site.site);
        if site.codes_end < now + RENEW_BEFORE {
            renew(server, &secret, site).with_context(|| format!("codes of {}", site.site))?;
        }
    }
    server.clone_into(&mut record.server);
    record.operator_secret_file = secrets::file(state);
    record.write(state)?;
    table::print(&record, &record::file(state));
    Ok(())
}

fn open(server: &str, secret: &str, demo: &Demo) -> Result<SiteRecord> {
    let pins = demo.members.iter().map(|_| pin::new()).collect::<Result<Vec<_>>>()?;
    let first = demo
        .members
        .iter()
        .zip(&pins)
        .map(|(member, pin)| pin::first(demo.site, member.badge, pin));
    let first = first.collect::<Result<_>>()?;
    let opening = demo.opening()?;
    let opened =
        opening.send(server, secret, first).with_context(|| format!("opening {}", demo.site))?;
    Ok(demo.record(&opened, &pins))
}

fn renew(server: &str, secret: &str, site: &mut SiteRecord) -> Result<()> {
    let url = format!("{server}/api/v1/sites/{}/codes", site.site);
    let wish = NewCode { r#for: CodeFor::Tablet, valid_minutes: CODE_MINUTES };
    site.tablet_codes.clear();
    for _ in 0..TABLET_CODES {
        let issued: IssuedCode = http::post(&url, secret, &wish)?.good()?;
        site.codes_end = issued.expires.0;
        site.tablet_codes.push(issued.code);
    }
    Ok(())
}

/// The time in ms since 1970.
fn now() -> Result<i64> {
    Ok(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?)
}
