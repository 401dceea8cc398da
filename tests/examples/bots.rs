//! How long an ordinary booking takes while bots send 200 forms a second and are refused by their addresses.
//!
//! `cargo run --profile bench -p tests --example bots`
#![allow(
    clippy::disallowed_methods,
    reason = "measuring needs the clock that the rules may not read"
)]

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tests::figures::Figures;
use tests::resident::{books_as, free_times, links, page};
use tests::server::{ADDRESS_HEADER, Server};
use tests::site;

/// How many forms the bots send in a second, and from how many addresses.
const A_SECOND: usize = 200;
const BOTS: usize = 8;

/// How many residents book beside them, one after another.
const RESIDENTS: usize = 60;

fn main() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let days = links(&page(&server, "/i/FP01/days")?);
    let days: Vec<&String> = days.iter().filter(|link| link.contains("/d/")).collect();
    let form = free_times(&server, "FP01")?.pop().context("a time")?;
    let (ends, sent, refused) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    let (times, booked) = thread::scope(|scope| -> Result<(Figures, usize)> {
        for bot in 0..BOTS {
            let (server, form, ends, sent, refused) = (&server, &form, &ends, &sent, &refused);
            scope.spawn(move || {
                let pause =
                    Duration::from_millis(u64::try_from(1_000 * BOTS / A_SECOND).unwrap_or(1));
                let address = format!("198.51.100.{bot}");
                let from = [(ADDRESS_HEADER, address.as_str())];
                for number in 0.. {
                    if ends.load(Ordering::Relaxed) {
                        return;
                    }
                    let begun = Instant::now();
                    let status = books_as(server, form, 1_000_000 * (bot + 1) + number, &from);
                    sent.fetch_add(1, Ordering::Relaxed);
                    refused
                        .fetch_add(usize::from(status.is_ok_and(|s| s == 429)), Ordering::Relaxed);
                    thread::sleep(pause.saturating_sub(begun.elapsed()));
                }
            });
        }
        thread::sleep(Duration::from_secs(3));
        let (mut times, mut booked) = (Figures::default(), 0);
        for who in 0..RESIDENTS {
            let day = days.get(who % days.len()).context("a day")?;
            let free = links(&page(&server, day)?);
            let own = free.iter().find(|link| link.contains("/t/")).context("a free time")?;
            let address = format!("203.0.113.{who}");
            let begun = Instant::now();
            let status = books_as(&server, own, who, &[(ADDRESS_HEADER, &address)])?;
            times.add(begun.elapsed().as_secs_f64() * 1e3);
            booked += usize::from(status == 303);
        }
        ends.store(true, Ordering::Relaxed);
        Ok((times, booked))
    })?;
    let (sent, refused) = (sent.into_inner(), refused.into_inner());
    let rate = f64::from(u32::try_from(sent)?) / start.elapsed().as_secs_f64();
    println!("{sent} forms of bots, {rate:.0} a second, {refused} of them refused");
    println!(
        "{booked} of {RESIDENTS} residents booked beside them: p50 {:.0} ms, p95 {:.0} ms",
        times.middle(),
        times.part(95)
    );
    Ok(())
}
