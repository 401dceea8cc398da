//! How many operations a site's object accepts in a second, in batches of 100, and what each costs.
//!
//! `cargo run --release -p tests --example throughput -- [operations]`
#![allow(
    clippy::disallowed_methods,
    reason = "measuring needs the clock that the rules may not read"
)]

use std::fs;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sync::Verdict;
use tests::opening;
use tests::server::Server;

/// Operations of a batch.
const BATCH: u64 = 100;

/// Ticks of a second in `/proc`.
const TICKS: f64 = 100.0;

/// Returns the seconds of processor time a process has used, and its memory in kB.
fn used(process: u32) -> Result<(f64, u64)> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks: f64 = fields.get(11).context("utime")?.parse::<f64>()?
        + fields.get(12).context("stime")?.parse::<f64>()?;
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS")).context("VmRSS")?;
    let kilobytes = line.split_whitespace().nth(1).context("VmRSS")?.parse()?;
    Ok((ticks / TICKS, kilobytes))
}

fn main() -> Result<()> {
    let asked = std::env::args().nth(1).map_or(Ok(10_000), |text| text.parse::<u64>())?;
    let server = Server::start()?;
    let mut tablet = opening::clerk(&server, "township")?;
    tablet.write(&opening::start())?;
    tablet.sync(&server)?;
    let (mut spent, mut done) = (0.0, 0);
    let (processor, memory) = used(server.process())?;
    let mut limit = 0;
    while done < asked {
        for _ in 0..BATCH {
            tablet.write(&opening::receive())?;
        }
        let request = tablet.request(vec![tablet.part(tablet.acknowledged, tablet.head())])?;
        let frame = tablet.frame(&request);
        let start = Instant::now();
        let answer = tablet.send(&server, &frame)?;
        spent += start.elapsed().as_secs_f64();
        if answer.status == 429 {
            bail!("throttled after {limit} batches: build the Worker with the feature `faults`");
        }
        limit += 1;
        let response = tests::tablet::read(&answer)?;
        let accepted = response.logs.iter().flat_map(|log| &log.runs).all(|run| {
            run.answer.as_ref().is_some_and(|answer| answer.verdict == Verdict::Accepted)
        });
        if !accepted {
            bail!("not all accepted: {:?}", response.logs);
        }
        tablet.take(&response);
        done += BATCH;
        if done % 10_000 == 0 {
            let (_, now) = used(server.process())?;
            println!("{done} operations, {now} kB");
        }
    }
    let (after, grown) = used(server.process())?;
    let count = f64::from(u32::try_from(done)?);
    println!("{:.0} accepted operations/s in batches of {BATCH}", count / spent);
    println!("{:.3} ms of processor time an operation", (after - processor) * 1_000.0 / count);
    println!("memory {memory} kB before, {grown} kB after {done} operations");
    Ok(())
}
