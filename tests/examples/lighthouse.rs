//! How Lighthouse rates each of the residents' pages: the middle of several runs, and what costs them
//! points.
//!
//! `cargo run --profile bench -p tests --example lighthouse`

use std::collections::BTreeSet;

use anyhow::Result;
use tests::browser::Browser;
use tests::figures::Figures;
use tests::lighthouse::{STEADY, TIMED, pages, rate};
use tests::server::Server;
use tests::site;

/// How often a page is rated.
const RUNS: usize = 3;

fn main() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let browser = Browser::start()?;
    let categories = [TIMED, STEADY[0], STEADY[1]];
    let pages = pages(&server)?;
    let addresses: Vec<&str> = pages.iter().map(|(_, address)| address.as_str()).collect();
    let mut scores = vec![categories.map(|_| Figures::default()); pages.len()];
    let mut faults = BTreeSet::new();
    for _ in 0..RUNS {
        let rated = rate(&browser, &addresses, &categories)?;
        for (((name, _), scores), ratings) in pages.iter().zip(&mut scores).zip(rated) {
            for (all, rating) in scores.iter_mut().zip(ratings) {
                all.add(rating.score);
                faults.extend(rating.faults.iter().map(|fault| format!("{name}: {fault}")));
            }
        }
    }
    println!("the middle of {RUNS}, of 100\n{:<12}{}", "page", categories.map(column).concat());
    for ((name, _), scores) in pages.iter().zip(scores) {
        let scores = scores.map(|all| column(&format!("{:.0}", all.middle())));
        println!("{name:<12}{}", scores.concat());
    }
    for fault in faults {
        println!("{fault}");
    }
    Ok(())
}

/// Returns a field of the table's right-hand side.
fn column(text: &str) -> String {
    format!("{text:>16}")
}
