//! The app: Trunk compiles it, then `assets` makes the folder that is served.

use anyhow::Result;

use super::{Product, Quality, assets};
use crate::{process, toolbox};

/// The app as a product of the build.
pub const PRODUCT: Product = Product {
    name: "app",
    sources: &[
        "app",
        "bianmin",
        "domain",
        "sync",
        "style",
        "public",
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        "package-lock.json",
        "rust-toolchain.toml",
        "xtask/src/build",
    ],
    result: "dist/index.html",
    make,
};

fn make(quality: Quality) -> Result<()> {
    let mut trunk = toolbox::tool("trunk");
    trunk.arg("build");
    if quality == Quality::Release {
        trunk.arg("--release");
    }
    process::run(&mut trunk)?;
    assets::assemble(quality)
}
