//! A new tablet on a slow line: when it can be worked with, when it has everything, and that a line
//! cut in between costs no page twice. The app itself is on the tablet already.
//!
//! `cargo run --profile bench -p tests --example new_tablet`
#![allow(
    clippy::disallowed_methods,
    reason = "measuring needs the clock that the rules may not read"
)]

use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tests::airtime::Slowness;
use tests::clerk::Clerk;
use tests::figures::Figures;
use tests::filled;
use tests::server::Server;
use tests::site;

/// What the losses of the line are drawn from, one run each.
const SEEDS: [u64; 3] = [1, 2, 3];

/// How long the line is cut for.
const CUT: Duration = Duration::from_secs(3);

/// When a new tablet came how far, in s, and what came down for it.
#[derive(Default)]
struct Came {
    /// From the press that enrols it.
    state: Figures,
    everything: Figures,
    /// From the press that signs in.
    signed_in: Figures,
    bytes: Figures,
}

fn main() -> Result<()> {
    println!("a new tablet on a line of 50 kbit/s, 600 ms, 2 % lost, the app being there");
    few()?;
    many()
}

/// A site with 400 open matters.
fn few() -> Result<()> {
    let server = Server::start()?;
    filled::site(&server, 200, 200)?;
    let mut came = Came::default();
    for seed in SEEDS {
        let mut clerk = on_slow_line(&server, seed)?;
        enrol(&mut clerk, &server, &mut came)?;
    }
    print("400 open records, 200 contacts and their cases", &came);
    Ok(())
}

/// A site with 10,000 records: once undisturbed, once with the line cut half-way.
fn many() -> Result<()> {
    let server = Server::start()?;
    filled::site(&server, 5_000, 400)?;
    let mut came = Came::default();
    let mut clerk = on_slow_line(&server, SEEDS[0])?;
    enrol(&mut clerk, &server, &mut came)?;
    print("10,000 records, 5,000 contacts and their cases", &came);
    let pages: BTreeSet<String> = clerk.tab.pages()?.into_iter().collect();
    cut(&server, pages.len())
}

/// Puts a new tablet before the form that enrols it, and slows its network then.
fn on_slow_line(server: &Server, seed: u64) -> Result<Clerk> {
    let mut clerk = Clerk::at_tablet(server)?;
    clerk.go("")?;
    clerk.tab.sees("登记码")?;
    clerk.tab.eval("navigator.serviceWorker.ready.then(() => true)")?;
    clerk.network.slow(Slowness::edge(seed));
    Ok(clerk)
}

/// Enrols it and signs in, and waits until it has everything.
fn enrol(clerk: &mut Clerk, server: &Server, came: &mut Came) -> Result<()> {
    let before = clerk.network.traffic();
    clerk.fill_enrolment(&site::tablet_code(server)?)?;
    let began = clerk.tab.clock()?;
    clerk.tab.press("登记")?;
    clerk.fill_joining("101")?;
    let pressed = clerk.tab.clock()?;
    clerk.tab.press("登录")?;
    clerk.tab.sees("今天到期")?;
    came.signed_in.add((clerk.tab.clock()?.max(clerk.tab.moment("usable")?) - pressed) / 1_000.0);
    came.state.add((clerk.tab.moment("followed")? - began) / 1_000.0);
    came.everything.add((clerk.tab.moment("whole")? - began) / 1_000.0);
    #[allow(clippy::cast_precision_loss, reason = "a printed figure")]
    came.bytes.add(clerk.network.traffic().since(before).down as f64 / 1_000.0);
    Ok(())
}

fn print(what: &str, came: &Came) {
    println!("{what}");
    println!("  from the press that signs in to today's work      {} s", came.signed_in);
    println!("  from the press that enrols to all records         {} s", came.state);
    println!("  and to everybody's name and phone                 {} s", came.everything);
    println!("  {:.0} KB down, HTTP included", came.bytes.middle());
}

/// Cuts the line half-way through the pages: what came before is not fetched again.
fn cut(server: &Server, pages: usize) -> Result<()> {
    let mut clerk = on_slow_line(server, SEEDS[1])?;
    clerk.fill_enrolment(&site::tablet_code(server)?)?;
    clerk.tab.press("登记")?;
    let start = Instant::now();
    while clerk.tab.pages()?.len() < pages / 2 {
        sleep(Duration::from_millis(50));
    }
    clerk.network.cut();
    sleep(CUT);
    let before = clerk.tab.pages()?.len();
    clerk.network.mend();
    clerk.tab.moment("followed")?;
    let all = clerk.tab.pages()?;
    let once: BTreeSet<&String> = all.iter().collect();
    println!(
        "  cut for {} s after {before} of {pages} pages: complete {:.1} s after the press, {} pages fetched, each once: {}",
        CUT.as_secs(),
        start.elapsed().as_secs_f64(),
        all.len(),
        once.len() == all.len(),
    );
    ensure!(all.len() >= pages, "the list of pages is the same");
    Ok(())
}
