//! System packages, by apt as root or through sudo.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::Purpose;
use crate::process;

struct Package {
    name: &'static str,
    purpose: Purpose,
    present: fn() -> bool,
}

const PACKAGES: &[Package] = &[
    Package { name: "build-essential", purpose: Purpose::Run, present: || has("cc") },
    Package { name: "pkg-config", purpose: Purpose::Run, present: || has("pkg-config") },
    Package { name: "libssl-dev", purpose: Purpose::Run, present: has_ssl_headers },
    Package { name: "python3-venv", purpose: Purpose::Test, present: super::python::makes_places },
    Package { name: "chromium", purpose: Purpose::Test, present: || has("chromium") },
    Package { name: "chromium-driver", purpose: Purpose::Test, present: || has("chromedriver") },
    Package { name: "fonts-noto-cjk", purpose: Purpose::Test, present: has_chinese_font },
];

/// The packages this machine lacks for the purpose.
pub fn missing(purpose: Purpose) -> Vec<&'static str> {
    let lacking = PACKAGES.iter().filter(|one| one.purpose <= purpose && !(one.present)());
    lacking.map(|one| one.name).collect()
}

/// Installs packages.
///
/// # Errors
/// There is no apt, or it failed.
pub fn install(names: &[&str]) -> Result<()> {
    if process::found("apt-get").is_none() {
        bail!("there is no apt here: please install {} by hand", names.join(", "));
    }
    process::run(as_root("apt-get").args(["update", "-qq"]))?;
    let quietly = ["install", "-y", "-qq", "--no-install-recommends"];
    process::run(as_root("apt-get").args(quietly).args(names))
}

fn as_root(program: &str) -> Command {
    let mut command = if nix::unistd::geteuid().is_root() {
        Command::new("env")
    } else {
        let mut command = Command::new("sudo");
        command.arg("env");
        command
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", program]);
    command
}

fn has(program: &str) -> bool {
    process::found(program).is_some()
}

fn has_ssl_headers() -> bool {
    Path::new("/usr/include/openssl/ssl.h").exists()
}

fn has_chinese_font() -> bool {
    Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()
}
