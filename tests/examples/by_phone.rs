//! A booking on a slow line, by a phone that runs no script: bytes, requests' connections and seconds
//! of each step, down to the slip.
//!
//! `cargo run --profile bench -p tests --example by_phone`
#![allow(
    clippy::disallowed_methods,
    reason = "measuring needs the clock that the rules may not read"
)]

use std::time::Instant;

use anyhow::Result;
use tests::airtime::Slowness;
use tests::figures::Figures;
use tests::proxy::Proxy;
use tests::resident::Resident;
use tests::server::Server;
use tests::site::{self, SITE};

/// What the losses of the line are drawn from, one run each.
const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];

/// What a resident presses, after the first page, and what they see then.
const STEPS: [(&str, &str); 3] =
    [("生育登记", "所需材料"), ("约这个时间", "您怎么称呼"), ("确定预约", "已约好")];

fn main() -> Result<()> {
    println!("a booking on a line of 50 kbit/s, 600 ms, 2 % lost");
    let server = Server::start()?;
    site::open(&server)?;
    let mut all = Figures::default();
    let mut bytes = Figures::default();
    for seed in SEEDS {
        let network = Proxy::start(server.port())?;
        network.slow(Slowness::edge(seed));
        let mut resident = Resident::with_phone()?;
        let began = network.traffic();
        let (mut seconds, mut before) = (0.0, began);
        let mut said = Vec::new();
        for step in 0..=STEPS.len() {
            if step == STEPS.len() {
                resident.tab.fill("姓名或称呼", "吴女士")?;
                resident.tab.fill("手机或电话", &format!("1380000{seed:04}"))?;
            }
            let start = Instant::now();
            match step.checked_sub(1) {
                None => {
                    resident.tab.goto(&network.url(&format!("/w/{SITE}")))?;
                    resident.tab.sees("您想办什么？")?;
                }
                Some(step) => {
                    resident.tab.turn_page(STEPS[step].0)?;
                    resident.tab.sees(STEPS[step].1)?;
                }
            }
            let took = start.elapsed().as_secs_f64();
            let traffic = network.traffic().since(before);
            before = network.traffic();
            seconds += took;
            said.push(format!("{took:.1} s {} B", traffic.up + traffic.down));
        }
        let traffic = network.traffic().since(began);
        println!("  seed {seed}: {}", said.join(", "));
        all.add(seconds);
        bytes.add(f64::from(u32::try_from(traffic.up + traffic.down)?));
    }
    println!(
        "  together {:.1} s (middle of {}), {:.0} B up and down",
        all.middle(),
        all.count(),
        bytes.middle()
    );
    Ok(())
}
