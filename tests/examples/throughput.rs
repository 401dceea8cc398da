//! How many operations a site's object accepts in a second, in batches of 100, and what each costs,
//! and how much memory it takes as they go on: each visitor is received and answered.
//!
//! `cargo run --release -p tests --example throughput -- [operations]`
#![allow(
    clippy::disallowed_methods,
    reason = "measuring needs the clock that the rules may not read"
)]

use std::time::Instant;

use anyhow::{Context, Result, bail};
use bianmin::api::{CodeFor, IssuedCode, NewCode};
use sync::Verdict;
use tests::figures::used;
use tests::opening;
use tests::server::Server;
use tests::tablet::{Tablet, read};

/// Operations of a batch.
const BATCH: u64 = 100;

/// Returns tablets of one site, so that none of them comes to the limit of syncs a minute.
fn tablets(server: &Server, count: u64) -> Result<Vec<Tablet>> {
    let mut tablets = vec![opening::clerk(server, "township")?];
    for _ in 1..count {
        let new = NewCode { r#for: CodeFor::Tablet, valid_minutes: 10 };
        let answer = server.operate("/api/v1/sites/township/codes", &new)?;
        let code = answer.json::<IssuedCode>()?.code;
        let mut tablet = Tablet::enrol(server, "township", &code)?;
        tablet.join(server, opening::BADGES[1], opening::PIN)?;
        tablets.push(tablet);
    }
    Ok(tablets)
}

/// Pushes a batch of visitors received and answered; returns the seconds until the answer.
fn push(server: &Server, tablet: &mut Tablet) -> Result<f64> {
    for _ in 0..BATCH / 2 {
        let contact = tablet.write(&opening::receive())?;
        tablet.write(&opening::answer(contact))?;
    }
    let request = tablet.request(vec![tablet.part(tablet.acknowledged, tablet.head())])?;
    let frame = tablet.frame(&request);
    let start = Instant::now();
    let answer = tablet.send(server, &frame)?;
    let spent = start.elapsed().as_secs_f64();
    let response = read(&answer)?;
    let accepted =
        response.logs.iter().flat_map(|log| &log.runs).all(|run| {
            run.answer.as_ref().is_some_and(|answer| answer.verdict == Verdict::Accepted)
        });
    if !accepted {
        bail!("not all accepted: {:?}", response.logs);
    }
    tablet.take(&response);
    Ok(spent)
}

fn main() -> Result<()> {
    let asked = std::env::args().nth(1).map_or(Ok(100_000), |text| text.parse::<u64>())?;
    let server = Server::start()?;
    let mut tablets = tablets(&server, asked.div_ceil(10_000).max(1))?;
    let first = tablets.first_mut().context("no tablet")?;
    first.write(&opening::start())?;
    first.sync(&server)?;
    let (processor, memory) = used(server.process())?;
    let (mut spent, mut done) = (0.0, 0);
    for tablet in &mut tablets {
        let end = (done + 10_000).min(asked);
        while done < end {
            spent += push(&server, tablet)?;
            done += BATCH;
        }
        let (processor, memory) = used(server.process())?;
        println!("{done} operations, {processor:.1} s of processor time, {memory} kB");
    }
    let (after, grown) = used(server.process())?;
    let count = f64::from(u32::try_from(done)?);
    println!("{:.0} accepted operations/s in batches of {BATCH}", count / spent);
    println!("{:.3} ms of processor time an operation", (after - processor) * 1_000.0 / count);
    println!("memory {memory} kB before, {grown} kB after {done} operations");
    Ok(())
}
