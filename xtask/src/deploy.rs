//! `cargo xtask deploy`: builds and hands the product to Cloudflare; and its rehearsal for the tests.

use anyhow::Result;

use crate::build::Quality;
use crate::setup::Purpose;
use crate::{Arguments, build, process, setup, toolbox};

/// One line for the list of commands.
pub const USAGE: &str = "build and give it to Cloudflare; words after it go to wrangler";

/// Deploys with wrangler's own sign-in.
pub fn command(mut arguments: Arguments) -> Result<()> {
    setup::ensure(Purpose::Run)?;
    build::ensure(Quality::Release)?;
    let mut wrangler = toolbox::tool("wrangler");
    process::run(wrangler.arg("deploy").args(arguments.raw_args()?))
}

/// Bundles as for Cloudflare without sending anything.
///
/// # Errors
/// wrangler does not take the config or the build.
pub fn rehearse() -> Result<()> {
    let mut wrangler = toolbox::tool("wrangler");
    process::run(wrangler.args(["deploy", "--dry-run", "--outdir", "target/wrangler"]))
}
