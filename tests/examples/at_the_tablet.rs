//! At a tablet that holds 10,000 cases, its processor slowed to a quarter: from a tap to "saved on
//! this tablet", and from a start with no network to the first screen and to everything usable.
//!
//! `cargo run --profile bench -p tests --example at_the_tablet -- [cases] [taps]`
#![allow(
    clippy::disallowed_methods,
    reason = "measuring needs the clock that the rules may not read"
)]

use anyhow::{Context, Result};
use domain::CaseId;
use tests::clerk::Clerk;
use tests::figures::Figures;
use tests::filled;
use tests::server::Server;
use tests::site::PIN;

/// How much slower than this machine's the processor is.
const SLOWER: u32 = 4;

/// Starts with no network, each in a browser that was killed.
const STARTS: u32 = 5;

/// A paper of the case that not everybody needs: it is ticked on and off.
const PAPER: &str = "结婚证";

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |or: u64| arguments.next().map_or(Ok(or), |text| text.parse());
    let (cases, taps) = (number(10_000)?, number(60)?);
    let server = Server::start()?;
    let open = filled::site(&server, cases, 400)?;
    let mut clerk = Clerk::at_tablet(&server)?;
    clerk.tab.watch()?;
    clerk.enrol(&tests::site::tablet_code(&server)?)?;
    clerk.join("101")?;
    clerk.tab.moment("whole")?;
    println!("{cases} cases of the site, 400 of them open; processor slowed {SLOWER} times");
    clerk.tab.eval("navigator.serviceWorker.ready.then(() => true)")?;
    clerk.network.cut();
    tap(&mut clerk, open.last().context("an open case")?, taps)?;
    finish(&mut clerk, taps / 3)?;
    start(&mut clerk)
}

/// Ticks a paper of a case on and off: each tap is an operation.
fn tap(clerk: &mut Clerk, case: &CaseId, taps: u64) -> Result<()> {
    clerk.go(&format!("case/{}", case.0))?;
    clerk.sign_in("王芳")?;
    clerk.tab.sees(PAPER)?;
    clerk.tab.slow(SLOWER)?;
    let (mut figures, mut work) = (Figures::default(), Figures::default());
    for _ in 0..taps {
        let before = clerk.tab.worked()?;
        clerk.tab.press(PAPER)?;
        figures.add(clerk.tab.tap()?);
        work.add(clerk.tab.worked()? - before);
    }
    clerk.tab.slow(1)?;
    print("a tick of a paper", &figures);
    print("  of it the page's own work", &work);
    Ok(())
}

/// Receives visitors and finishes their matter on the spot: the last tap saves three operations.
fn finish(clerk: &mut Clerk, taps: u64) -> Result<()> {
    let mut figures = Figures::default();
    for _ in 0..taps {
        clerk.receive("FP01")?;
        clerk.tab.press("都带齐了")?;
        clerk.tab.sees("当场办结")?;
        clerk.tab.slow(SLOWER)?;
        clerk.tab.press("当场办结")?;
        clerk.save()?;
        figures.add(clerk.tab.tap()?);
        clerk.tab.slow(1)?;
    }
    print("a matter finished, 3 operations", &figures);
    Ok(())
}

fn print(what: &str, figures: &Figures) {
    println!(
        "  tap to saved, {what:32} p50 {:.0} ms, p95 {:.0} ms, worst {:.0} ms of {}",
        figures.middle(),
        figures.part(95),
        figures.part(100),
        figures.count(),
    );
}

/// Starts the tablet anew with no network.
fn start(clerk: &mut Clerk) -> Result<()> {
    let (mut door, mut usable) = <(Figures, Figures)>::default();
    let (mut worked, mut work) = <(Figures, Figures)>::default();
    for _ in 0..STARTS {
        clerk.browser.kill_and_restart()?;
        clerk.tab = clerk.browser.tab()?;
        clerk.tab.watch()?;
        clerk.tab.slow(SLOWER)?;
        clerk.go("")?;
        clerk.tab.sees("谁在窗口？")?;
        door.add(clerk.tab.number("window.door")?);
        usable.add(clerk.tab.moment("usable")?);
        worked.add(clerk.tab.worked()?);
        clerk.tab.press("王芳")?;
        clerk.tab.sees("请输入 PIN")?;
        clerk.tab.keys(&PIN[..5])?;
        let pressed = clerk.tab.clock()?;
        clerk.tab.keys(&PIN[5..])?;
        clerk.tab.sees("今天到期")?;
        let seen = clerk.tab.clock()?;
        work.add(seen - pressed);
        clerk.tab.slow(1)?;
    }
    println!("  start with no network: first screen painted after {door} ms");
    println!("  start with no network: everything usable after   {usable} ms");
    println!("  of it the page's own work                        {worked} ms");
    println!("  from the last digit of the PIN to today's work   {work} ms");
    Ok(())
}
