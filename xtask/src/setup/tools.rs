//! Tools that cargo builds from source into `target/tools`, each at one version.

use std::fs;

use anyhow::Result;

use crate::{process, project, toolbox};

/// A tool built from source.
pub struct Tool {
    /// The package it comes in.
    pub package: &'static str,
    /// The one version that works with the rest.
    pub version: &'static str,
    /// How long it takes on two cores, for the reader who waits.
    pub takes: &'static str,
    flags: &'static [&'static str],
}

/// The tools, the quickest first. wasm-bindgen must equal the version in Cargo.lock.
pub const TOOLS: &[Tool] = &[
    Tool {
        package: "wasm-bindgen-cli",
        version: "0.2.129",
        takes: "about 1 minute",
        flags: &["--no-default-features"],
    },
    Tool { package: "worker-build", version: "0.8.7", takes: "about 1 minute", flags: &[] },
    Tool {
        package: "trunk",
        version: "0.21.14",
        takes: "about 3 minutes",
        flags: &["--no-default-features"],
    },
];

impl Tool {
    /// Whether cargo's own record says that this version is installed.
    pub fn installed(&self) -> bool {
        let record = fs::read_to_string(project::path("target/tools/.crates.toml"));
        let line = format!("\"{} {} ", self.package, self.version);
        record.is_ok_and(|record| record.contains(&line))
    }

    /// Builds it without optimisation: quick enough to run, far quicker to make.
    pub fn install(&self) -> Result<()> {
        let mut cargo =
            toolbox::cargo(&["install", "--locked", "--force", "--root", "target/tools"]);
        cargo.args([self.package, "--version", self.version]).args(self.flags);
        cargo.env("CARGO_TARGET_DIR", project::path("target/tools-build"));
        for (setting, value) in
            [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "false")]
        {
            cargo.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        process::run(&mut cargo)
    }
}
