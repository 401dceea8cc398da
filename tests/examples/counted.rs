//! How long the server counts a cycle of assessment of fifty people over the days they work in a year, how long a resident waits
//! meanwhile, and how long a month of their windows takes.
//!
//! 25 windows of two people, each with a tablet that tells of the whole year at its end.
//!
//! `cargo run --profile bench -p tests --example counted`

use anyhow::Result;
use bianmin::api::Oversee;
use tests::cycle::{Cycle, asks, each};
use tests::resident::page;
use tests::server::Server;
use tests::staffed::{DAY, Staffed, comes, leaves};
use tests::tablet::now;

/// The days that are assessed, and worked: as many as a year has working days.
const DAYS: i64 = 250;

/// A page of residents that the site's object answers.
const PAGE: &str = "/i/FP01/days";

/// Opens the site, and lets its people have worked the year, as if the network had been away.
fn worked(server: &mut Server) -> Result<Staffed> {
    let mut staffed = Staffed::open(server)?;
    staffed.each(|tablet, post| {
        (1..=DAYS).try_for_each(|day| {
            comes(tablet, post, day, false)?;
            leaves(tablet, post, day)
        })
    })?;
    let ahead = server.go_on_at(now() + DAYS * DAY)?;
    staffed.send(server, ahead)?;
    println!("{} people, {} marks of a year", staffed.people.len(), staffed.entered());
    Ok(staffed)
}

fn main() -> Result<()> {
    let mut server = Server::start()?;
    let people = worked(&mut server)?.people;
    let cycle = Cycle::begin(&mut server, &people, DAYS)?;
    let asks_for = |route: &str, asked: &Oversee| {
        asks::<_, serde_json::Value>(&server, &cycle.office, route, asked).map(drop)
    };
    let about = Oversee { about: people.first().cloned(), ..Oversee::default() };
    let nobody = Oversee::default();
    each("a resident's page", &server, || page(&server, PAGE).map(drop))?;
    each("the cycle", &server, || asks_for("assessments", &nobody))?;
    each("the cycle, and one counted so far", &server, || asks_for("assessments", &about))?;
    each("the months of all windows", &server, || asks_for("months", &nobody))?;
    cycle.count(&server, "a resident's page", || page(&server, PAGE).map(drop))
}
