//! Ten thousand attempts at one time of twenty places, and bookings of other times meanwhile: how many
//! got one, how many requests a second, and how long an ordinary booking takes beside them.
//!
//! `cargo run --profile bench -p tests --example attempts`
#![allow(
    clippy::disallowed_methods,
    reason = "measuring needs the clock that the rules may not read"
)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};
use domain::site::Settings;
use tests::resident::{books_as, free_times};
use tests::server::Server;
use tests::site;

/// How many try, and on how many lines at once.
const ATTEMPTS: usize = 10_000;
const LINES: usize = 32;

/// The places of a time for residents; two more are kept for the window.
const PLACES: u16 = 20;

/// Sends the form of one resident, and returns its status and how many milliseconds it took.
fn tries(server: &Server, form: &str, who: usize) -> Result<(u16, f64)> {
    let start = Instant::now();
    let status = books_as(server, form, who, &[])?;
    Ok((status, start.elapsed().as_secs_f64() * 1e3))
}

fn percentile(sorted: &[f64], percent: usize) -> f64 {
    sorted.get(sorted.len() * percent / 100).copied().unwrap_or_default()
}

fn main() -> Result<()> {
    let server = Server::start()?;
    let settings = Settings {
        slot_places: PLACES + 2,
        public_percent: 90,
        lent_percent: 0,
        ..Settings::default()
    };
    site::open_with(&server, settings)?;
    let mut forms = free_times(&server, "FP01")?;
    let wanted = forms.remove(0);
    let other = forms.first().context("another time")?.clone();
    let (next, booked, odd) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    let mut beside = thread::scope(|scope| -> Result<Vec<f64>> {
        for _ in 0..LINES {
            scope.spawn(|| {
                while let who @ ..ATTEMPTS = next.fetch_add(1, Ordering::SeqCst) {
                    match tries(&server, &wanted, who) {
                        Ok((303, _)) => drop(booked.fetch_add(1, Ordering::SeqCst)),
                        Ok((409, _)) => {}
                        Ok(_) | Err(_) => drop(odd.fetch_add(1, Ordering::SeqCst)),
                    }
                }
            });
        }
        let mut times = Vec::new();
        while next.load(Ordering::SeqCst) < ATTEMPTS && times.len() < usize::from(PLACES) {
            times.push(tries(&server, &other, ATTEMPTS + times.len())?.1);
        }
        Ok(times)
    })?;
    let seconds = start.elapsed().as_secs_f64();
    beside.sort_by(f64::total_cmp);
    println!(
        "{ATTEMPTS} attempts on {PLACES} places, {LINES} lines: {} got one, {} were answered otherwise",
        booked.into_inner(),
        odd.into_inner()
    );
    println!("{:.0} a second", f64::from(u32::try_from(ATTEMPTS)?) / seconds);
    println!(
        "{} bookings of another time beside them: p50 {:.0} ms, p95 {:.0} ms",
        beside.len(),
        percentile(&beside, 50),
        percentile(&beside, 95)
    );
    Ok(())
}
