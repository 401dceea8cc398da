//! `cargo xtask build`: the app into `dist/`, the Worker into `worker/build/`;
//! nothing is built again while its sources are the same.

mod app;
mod assets;
mod fingerprint;
mod worker;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use lexopt::Arg::{Long, Short, Value};

use crate::{Arguments, project};

/// One line for the list of commands.
pub const USAGE: &str = "build app and Worker [--dev: quick, large, slow to run]";

/// How much care a build takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// Small and fast: what is shipped and tested.
    Release,
    /// Ready soon: for work on the product itself.
    Dev,
}

/// Something the build makes: where from, where to, and how.
struct Product {
    name: &'static str,
    sources: &'static [&'static str],
    result: &'static str,
    make: fn(Quality) -> Result<()>,
}

const PRODUCTS: &[Product] = &[app::PRODUCT, worker::PRODUCT];

/// Builds what has changed.
pub fn command(mut arguments: Arguments) -> Result<()> {
    let mut quality = Quality::Release;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => quality = Quality::Dev,
            Long(_) | Short(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    crate::setup::ensure(crate::setup::Purpose::Run)?;
    ensure(quality)
}

/// Builds each product whose sources differ from those of its last build.
///
/// # Errors
/// A tool failed.
pub fn ensure(quality: Quality) -> Result<()> {
    let _lock = project::lock()?;
    for product in PRODUCTS {
        let fingerprint = fingerprint::of(product.sources)?;
        if product.stands(quality, &fingerprint) {
            continue;
        }
        println!("building the {} …", product.name);
        let start = Instant::now();
        (product.make)(quality)?;
        product.remember(quality, &fingerprint)?;
        println!("built the {} in {} s", product.name, start.elapsed().as_secs());
    }
    Ok(())
}

impl Product {
    /// Whether the last build serves: the same sources, and at least the quality asked for.
    fn stands(&self, quality: Quality, fingerprint: &str) -> bool {
        let last = std::fs::read_to_string(self.stamp()).unwrap_or_default();
        let same =
            last == stamp(quality, fingerprint) || last == stamp(Quality::Release, fingerprint);
        same && project::path(self.result).exists()
    }

    fn remember(&self, quality: Quality, fingerprint: &str) -> Result<()> {
        Ok(std::fs::write(self.stamp(), stamp(quality, fingerprint))?)
    }

    fn stamp(&self) -> PathBuf {
        project::path("target").join(format!("{}.fingerprint", self.name))
    }
}

fn stamp(quality: Quality, fingerprint: &str) -> String {
    match quality {
        Quality::Release => format!("release {fingerprint}"),
        Quality::Dev => format!("dev {fingerprint}"),
    }
}
