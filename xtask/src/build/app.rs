//! The app: Trunk compiles it, then `assets` makes the folder that is served.

use anyhow::Result;

use super::{Product, Quality, assets};
use crate::{process, project, toolbox};

/// The app as a product of the build.
pub const PRODUCT: Product = Product {
    name: "app",
    sources: &[
        "app",
        "bianmin",
        "domain",
        "json",
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

/// The standard library is compiled with the app, for size: short sorts instead of quick ones, and
/// a failure stops at once without a sentence of its own. Stable Rust has no name for these yet, so
/// the pinned compiler is told to take them. Leptos keeps the attributes of elements erased, so that
/// more of them share code (docs/decisions/0012-little-code.md).
const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "--cfg=erase_components -Cpanic=immediate-abort -Zunstable-options \
         -Zlocation-detail=none -Zfmt-debug=none",
    ),
];

fn make(quality: Quality) -> Result<()> {
    let mut trunk = toolbox::tool("trunk");
    trunk.arg("build");
    if quality == Quality::Release {
        trunk.arg("--release").envs(SMALL).env("CARGO_TARGET_DIR", project::path("target/small"));
    }
    process::run(&mut trunk)?;
    assets::assemble(quality)
}
