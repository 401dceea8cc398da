//! How long the dashboard of a site with a long history takes from the server, drawings and all.
//!
//! `cargo run --profile bench -p tests --example dashboard`

#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::time::Instant;

use anyhow::{Result, ensure};
use bianmin::api::AskDashboard;
use domain::time::{Timestamp, Zone};
use tests::figures::{Figures, used};
use tests::filled;
use tests::server::Server;
use tests::site::{self, PIN, SITE};
use tests::tablet::{Tablet, now};

/// Cases at hand: as many as a site may keep there. What is in the archive costs a sum a day.
const CASES: u64 = 20_000;

/// How many of them are open.
const OPEN: u64 = 400;

/// How often it is asked for.
const REQUESTS: u32 = 30;

fn main() -> Result<()> {
    let server = Server::start()?;
    filled::site(&server, CASES, OPEN)?;
    let mut tablet = Tablet::enrol(&server, SITE, &site::tablet_code(&server)?)?;
    tablet.join(&server, "002", PIN)?;
    let date = Timestamp(now()).date(Zone::default());
    let mut times = Figures::default();
    let (before, _) = used(server.process())?;
    let mut bytes = 0;
    for _ in 0..REQUESTS {
        let weekdays = ["一", "二", "三", "四", "五", "六", "日"].map(str::to_owned);
        let asked = AskDashboard { weeks: 52, date, weekdays };
        let begun = Instant::now();
        let answer = tablet.post(&server, "dashboard", &asked)?;
        times.add(begun.elapsed().as_secs_f64() * 1_000.0);
        ensure!(answer.status == 200, "{}", answer.status);
        bytes = answer.body.len();
    }
    let (after, _) = used(server.process())?;
    println!("{CASES} cases at hand, {OPEN} of them open; {bytes} bytes");
    println!("p50 {:.0} ms, p95 {:.0} ms", times.middle(), times.part(95));
    let each = (after - before) * 1_000.0 / f64::from(REQUESTS);
    println!("{each:.0} ms of processor time each");
    Ok(())
}
