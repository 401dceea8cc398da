//! The Worker: worker-build compiles it and packs the module that Cloudflare and workerd load.

use anyhow::Result;

use super::{Product, Quality};
use crate::{process, project, toolbox};

/// The Worker as a product of the build.
pub const PRODUCT: Product = Product {
    name: "Worker",
    sources: &[
        "worker",
        "bianmin",
        "booking",
        "drawing",
        "style/board.css",
        "style/booking.css",
        "style/booking.js",
        "style/slips.js",
        "style/tokens.css",
        "app/build.rs",
        "domain",
        "json",
        "sync",
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
        "xtask/src/build/worker.rs",
    ],
    result: "worker/build/index.js",
    make,
};

fn make(quality: Quality) -> Result<()> {
    let care = match quality {
        Quality::Release => "--release",
        Quality::Dev => "--dev",
    };
    process::run(toolbox::tool("worker-build").arg(care).current_dir(project::path("worker")))
}
