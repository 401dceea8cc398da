//! A cycle of assessment is begun by the site's own weights, which are written into it. S1.5.1, 2.12
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;

/// What a press of the form's own button does.
const BEGIN: &str = ".card .button[data-kind='primary']";

#[test]
fn a_cycle_is_begun_by_the_sites_own_weights() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    office.synced()?;
    office.go_by_rail("更多")?;
    office.tab.press("考评")?;
    office.tab.press("改计分办法")?;
    office.tab.fill("日常记录", "50")?;
    seen.look(&mut office.tab, "the terms of a cycle")?;
    office.tab.press_at(BEGIN)?;
    office.tab.sees("这五项合计要是 100")?;
    office.tab.fill("民主测评", "10")?;
    office.tab.fill("优秀最多百分之几（不超过 25）", "15")?;
    office.tab.press_at(BEGIN)?;
    office.tab.sees("日常记录 50 · 领导评分 20 · 民主测评 10")?;
    office.tab.sees("优秀不超过 15%")?;
    seen.end()
}
