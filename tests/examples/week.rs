//! What the pages of free times cost the server, on a site whose places are mostly taken: processor time of
//! a request, everything in it.
//!
//! `cargo run --profile bench -p tests --example week`

use anyhow::{Context, Result, ensure};
use domain::site::Settings;
use tests::figures::used;
use tests::resident::{books_as, links, page};
use tests::server::Server;
use tests::site;

/// How often each page is asked for.
const REQUESTS: u32 = 2_000;

/// How many residents take a place first, spread over the days.
const BOOKED: usize = 600;

/// Lets residents take places of every day in turns.
fn crowd(server: &Server) -> Result<()> {
    let days = links(&page(server, "/i/FP01/days")?);
    let days: Vec<&String> = days.iter().filter(|link| link.contains("/d/")).collect();
    for who in 0..BOOKED {
        let day = days.get(who % days.len()).context("a day")?;
        let times = links(&page(server, day)?);
        let mut times = times.iter().filter(|link| link.contains("/t/"));
        let Some(form) = times.nth(who / days.len() % 20) else { continue };
        let status = books_as(server, form, who, &[])?;
        ensure!(status == 303 || status == 409, "{status}");
    }
    Ok(())
}

fn main() -> Result<()> {
    let server = Server::start()?;
    let settings = Settings { booking_working_days: 10, slot_minutes: 30, ..Settings::default() };
    site::open_with(&server, settings)?;
    crowd(&server)?;
    let days = links(&page(&server, "/i/FP01/days")?);
    let day = days.iter().find(|link| link.contains("/d/")).context("a day")?;
    let count = days.iter().filter(|link| link.contains("/d/")).count();
    println!("{BOOKED} booked on {count} days of 48 slots at two windows");
    let pages = [("all days with their places", "/i/FP01/days"), ("one day's times", day)];
    for (name, path) in [("a page of words only", "/numbers")].into_iter().chain(pages) {
        for _ in 0..REQUESTS / 10 {
            page(&server, path)?;
        }
        let (before, _) = used(server.process())?;
        for _ in 0..REQUESTS {
            page(&server, path)?;
        }
        let (after, _) = used(server.process())?;
        let each = (after - before) * 1_000.0 / f64::from(REQUESTS);
        println!("{each:.2} ms of processor time: {name}");
    }
    Ok(())
}
