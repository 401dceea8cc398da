//! An offline day pushed over a slow line on a warm connection, and PouchDB doing the same beside
//! it: seconds, bytes with HTTP around them as the line carries them, requests.
//!
//! `cargo run --profile bench -p tests --example offline_day`; PouchDB is there after
//! `npm ci` in `tests/bench`, which `cargo xtask bench` does.
#![allow(
    clippy::disallowed_methods,
    reason = "measuring needs the clock that the rules may not read"
)]

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use sync::Verdict;
use sync::wire::Response;
use tests::airtime::Slowness;
use tests::day::Day;
use tests::figures::Figures;
use tests::proxy::{Proxy, Traffic};
use tests::server::{Server, project};
use tests::site::{self, PIN, SITE};
use tests::tablet::{Tablet, read};
use tests::warm::Warm;

/// What the losses of the line are drawn from, one run each.
const SEEDS: [u64; 3] = [1, 2, 3];

/// Documents that PouchDB sends at once: its default, and its best.
const BATCHES: [usize; 2] = [100, 1_000];

/// What one run of somebody took.
#[derive(Clone, Copy, Default)]
struct Run {
    seconds: f64,
    traffic: Traffic,
    requests: u64,
}

/// What the runs of somebody took.
#[derive(Default)]
struct Runs {
    seconds: Figures,
    last: Run,
}

impl Runs {
    fn add(&mut self, run: Run) {
        self.seconds.add(run.seconds);
        self.last = run;
    }

    fn print(&self, who: &str) {
        let Traffic { up, down, connections } = self.last.traffic;
        let requests = self.last.requests;
        println!(
            "  {who:24} {} s, {up} B up, {down} B down, {requests} requests, {connections} new connections",
            self.seconds
        );
    }
}

fn main() -> Result<()> {
    let peer = project("tests/bench/node_modules").is_dir();
    if !peer {
        println!("PouchDB is not installed: run `npm ci` in tests/bench for its figures");
    }
    println!("a line of 50 kbit/s, 600 ms, 2 % lost; medians of {} seeds", SEEDS.len());
    day(200, true, false)?;
    day(200, false, peer)?;
    day(2_000, false, peer)
}

/// Measures a day of so many operations.
fn day(operations: u64, named: bool, peer: bool) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("day.jsonl");
    let (mut push, mut nothing) = (Runs::default(), Runs::default());
    let (mut frame, mut least, mut json) = (0, (0, 0), 0);
    for seed in SEEDS {
        let server = Server::start()?;
        site::open(&server)?;
        let mut tablet = Tablet::enrol(&server, SITE, &site::tablet_code(&server)?)?;
        tablet.join(&server, "101", PIN)?;
        Day::begin(&mut tablet, named, operations).work(operations)?;
        json = write_documents(&tablet, &file)?;
        // The tablet had followed the site before it went out of reach.
        let pull = tablet.frame(&tablet.request(vec![tablet.part(0, 0)])?);
        let caught_up = read(&tablet.send(&server, &pull)?)?;
        tablet.take(&caught_up);
        tablet.ahead = 0;
        let network = Proxy::start(server.port())?;
        network.slow(Slowness::edge(seed));
        let warm = Warm::open(&network)?;
        let pushed = warm.exchange(&mut tablet)?;
        all_accepted(&pushed.response, operations)?;
        frame = pushed.frames.0;
        push.add(Run { seconds: pushed.seconds, traffic: pushed.traffic, requests: 1 });
        let pulled = warm.exchange(&mut tablet)?;
        least = pulled.frames;
        nothing.add(Run { seconds: pulled.seconds, traffic: pulled.traffic, requests: 1 });
    }
    let with = if named { ", name and phone with each item" } else { "" };
    println!("{operations} operations of {json} B of JSON{with}");
    push.print("pushed and acknowledged");
    println!("  {:24} {frame} B of it the frame with signatures and head", "");
    nothing.print("a pull of nothing");
    println!("  {:24} {} + {} B of it the frames", "", least.0, least.1);
    if peer { beside(&file, operations, &push) } else { Ok(()) }
}

/// Says whether every operation was decided and accepted.
fn all_accepted(response: &Response, operations: u64) -> Result<()> {
    let mut accepted = 0;
    for run in response.logs.iter().flat_map(|log| &log.runs) {
        match run.answer.as_ref().map(|answer| &answer.verdict) {
            Some(Verdict::Accepted) => accepted += run.count,
            other => bail!("{} operations: {other:?}", run.count),
        }
    }
    ensure!(accepted == operations, "{accepted} of {operations} accepted");
    Ok(())
}

/// Writes the day as documents, one a line; returns the bytes of an operation.
fn write_documents(tablet: &Tablet, file: &Path) -> Result<usize> {
    let mut out = File::create(file)?;
    let (mut bytes, mut count) = (0, 0);
    for sealed in tablet.sealed() {
        count += 1;
        bytes += sealed.len();
        let rest = std::str::from_utf8(sealed)?.strip_prefix('{').context("JSON")?;
        writeln!(out, r#"{{"_id":"{}-{count:06}",{rest}"#, tablet.log)?;
    }
    Ok(bytes / count.max(1))
}

/// Lets PouchDB push the same documents over the same line, and prints how it compares.
fn beside(file: &Path, operations: u64, ours: &Runs) -> Result<()> {
    // Its best batch takes minutes for a long day: one seed tells enough.
    let seeds = if operations > 1_000 { &SEEDS[..1] } else { &SEEDS[..] };
    for batch in BATCHES {
        let (mut push, mut nothing) = (Runs::default(), Runs::default());
        for seed in seeds {
            let (one, two) = pouch(file, *seed, batch)?;
            push.add(one);
            nothing.add(two);
        }
        push.print(&format!("PouchDB, batches of {batch}"));
        nothing.print("  its pull of nothing");
        let bytes = |runs: &Runs| ratio(runs.last.traffic.up + runs.last.traffic.down);
        println!(
            "  {:24} {:.1} times our seconds, {:.1} times our bytes",
            "",
            push.seconds.middle() / ours.seconds.middle(),
            bytes(&push) / bytes(ours),
        );
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "a printed figure")]
fn ratio(bytes: u64) -> f64 {
    bytes as f64
}

/// A program of the bench; it ends with this value.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // Already ended is what is wanted.
        let _ended = self.0.kill();
        let _gone = self.0.wait();
    }
}

fn start(program: &str, arguments: &[&str]) -> Result<(Program, impl Iterator<Item = String>)> {
    let mut child = Command::new("node")
        .arg(project("tests/bench").join(program))
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()
        .context("node")?;
    let lines = BufReader::new(child.stdout.take().context("its output")?).lines();
    Ok((Program(child), lines.map_while(Result::ok)))
}

/// Runs PouchDB once: its push, and its pull of nothing.
fn pouch(file: &Path, seed: u64, batch: usize) -> Result<(Run, Run)> {
    let (_server, mut said) = start("server.mjs", &[])?;
    let port = said.next().context("the server's port")?.parse()?;
    let network = Proxy::start(port)?;
    network.slow(Slowness::edge(seed));
    let (url, batch) = (network.url("/day"), batch.to_string());
    let arguments = [url.as_str(), file.to_str().context("a path")?, batch.as_str()];
    let (_client, mut said) = start("client.mjs", &arguments)?;
    let mut next = |before: Traffic| {
        let line = said.next().context("PouchDB stopped early")?;
        let told: serde_json::Value = serde_json::from_str(&line)?;
        let seconds = told["seconds"].as_f64().context("seconds")?;
        let requests = told["requests"].as_u64().context("requests")?;
        anyhow::Ok(Run { seconds, traffic: network.traffic().since(before), requests })
    };
    next(Traffic::default())?;
    let warm = network.traffic();
    let push = next(warm)?;
    next(Traffic::default())?;
    let caught_up = network.traffic();
    Ok((push, next(caught_up)?))
}
