//! `cargo xtask bench`: the figures that the product promises, measured and printed, never tested.

use std::fs;

use anyhow::{Context, Result};

use crate::build::Quality;
use crate::setup::Purpose;
use crate::{Arguments, build, process, project, setup, toolbox};

/// One line for the list of commands.
pub const USAGE: &str = "download size, rules replayed a second, one site's throughput";

/// Squeezes a file as a server does once and for all, and prints the bytes that travel.
const BROTLI: &str = "const z=require('zlib'),f=require('fs');\
                      console.log(z.brotliCompressSync(f.readFileSync(process.argv[1])).length)";

/// Measures everything, one after the other.
pub fn command(_: Arguments) -> Result<()> {
    setup::ensure(Purpose::Run)?;
    build::ensure(Quality::Release)?;
    download()?;
    example("domain", "replay")?;
    example("tests", "throughput")
}

/// What a tablet loads before its first start, in bytes under brotli.
fn download() -> Result<()> {
    let list = fs::read_to_string(project::path("dist/assets.json")).context("dist/assets.json")?;
    let list: serde_json::Value = serde_json::from_str(&list)?;
    let mut total = 0;
    for name in list["files"].as_array().into_iter().flatten().filter_map(|name| name.as_str()) {
        let file = if name == "/" { "/index.html" } else { name };
        let file = project::path("dist").join(file.trim_start_matches('/'));
        let mut node = toolbox::tool("node");
        let squeezed: u64 = process::output(node.args(["-e", BROTLI]).arg(file))?.parse()?;
        total += squeezed;
        println!("{squeezed:>9} bytes  {name}");
    }
    println!("{total:>9} bytes  app download under brotli");
    Ok(())
}

fn example(package: &str, name: &str) -> Result<()> {
    println!("== {package}: {name}");
    let bench = ["run", "--quiet", "--profile", "bench", "-p", package, "--example", name];
    process::run(&mut toolbox::cargo(&bench))
}
