//! `cargo xtask bench`: the figures that the product promises, measured and printed, never tested.

use std::fs;

use anyhow::{Context, Result, bail};
use lexopt::Arg::{Long, Short, Value};

use crate::build::Quality;
use crate::setup::Purpose;
use crate::{Arguments, build, process, project, setup, toolbox};

/// One line for the list of commands.
pub const USAGE: &str = "print what is measured [download|replay|full_window|throughput|offline_day|new_tablet|at_the_tablet|by_phone|week|attempts|bots|dashboard|counted|year|lighthouse]";

/// What is measured, in this order: its name, and the package whose example measures it.
const PARTS: [(&str, Option<&str>); 15] = [
    ("download", None),
    ("replay", Some("domain")),
    ("full_window", Some("domain")),
    ("throughput", Some("tests")),
    ("offline_day", Some("tests")),
    ("new_tablet", Some("tests")),
    ("at_the_tablet", Some("tests")),
    ("by_phone", Some("tests")),
    ("week", Some("tests")),
    ("attempts", Some("tests")),
    ("bots", Some("tests")),
    ("dashboard", Some("tests")),
    ("counted", Some("tests")),
    ("year", Some("tests")),
    ("lighthouse", Some("tests")),
];

/// Squeezes a file as a server does once and for all, and prints the bytes that travel.
const BROTLI: &str = "const z=require('zlib'),f=require('fs');\
                      console.log(z.brotliCompressSync(f.readFileSync(process.argv[1])).length)";

/// Measures everything, one after the other, or only the parts named.
pub fn command(mut arguments: Arguments) -> Result<()> {
    let mut wanted = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) => wanted.push(name.to_string_lossy().into_owned()),
            Long(_) | Short(_) => return Err(argument.unexpected().into()),
        }
    }
    if let Some(name) = wanted.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        bail!("nothing measured is called {name}");
    }
    setup::ensure(Purpose::Test)?;
    setup::ensure_peers()?;
    build::ensure(Quality::Release)?;
    for (name, package) in PARTS {
        if !wanted.is_empty() && !wanted.iter().any(|one| one == name) {
            continue;
        }
        println!("== {name}");
        match package {
            Some(package) => example(package, name)?,
            None => download()?,
        }
    }
    Ok(())
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
    let bench = ["run", "--quiet", "--profile", "bench", "-p", package, "--example", name];
    process::run(&mut toolbox::cargo(&bench))
}
