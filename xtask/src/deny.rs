//! What may come into the product: licences, banned packages and sources, as `deny.toml` says them
//! for cargo-deny too. Building that tool would take longer than all this checks.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{process, project, toolbox};

/// The rules of `deny.toml` that are checked here. A rule it does not know is an error: nothing
/// there is only for show.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    graph: Graph,
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Graph {
    targets: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Licenses {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ban {
    name: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sources {
    unknown_registry: Never,
    unknown_git: Never,
}

/// Anything but cargo's own registry stays out.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Never {
    Deny,
}

/// What `cargo metadata` tells.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    /// None for our own.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
}

/// Checks every package that is built for one of the targets.
///
/// # Errors
/// Each package that may not come in, with what it lacks.
pub fn compare() -> Result<()> {
    let text = std::fs::read_to_string(project::path("deny.toml"))?;
    let rules: Rules = toml::from_str(&text).context("deny.toml")?;
    let mut faults = BTreeSet::new();
    let mut count = 0;
    for target in &rules.graph.targets {
        let metadata = metadata(target)?;
        let built: BTreeSet<&str> =
            metadata.resolve.nodes.iter().map(|node| node.id.as_str()).collect();
        let packages = metadata.packages.iter().filter(|one| built.contains(one.id.as_str()));
        let home = home(&metadata.packages).context("cargo knows no registry")?;
        for package in packages.filter(|package| package.source.is_some()) {
            count += 1;
            faults.extend(rules.against(package, home));
        }
    }
    if !faults.is_empty() {
        let faults: Vec<String> = faults.into_iter().collect();
        bail!("deny.toml does not let in:\n  {}", faults.join("\n  "));
    }
    println!("{count} packages of others, all let in");
    Ok(())
}

/// Returns cargo's own registry: where the one package comes from that everything here needs.
fn home(packages: &[Package]) -> Option<&str> {
    let serde = packages.iter().find(|package| package.name == "serde")?;
    serde.source.as_deref().filter(|source| source.starts_with("registry+"))
}

fn metadata(target: &str) -> Result<Metadata> {
    let mut cargo = toolbox::cargo(&["metadata", "--format-version", "1", "--locked"]);
    let json = process::output(cargo.args(["--filter-platform", target]))?;
    serde_json::from_str(&json).context("cargo metadata")
}

impl Rules {
    /// Returns what stands against a package.
    fn against(&self, package: &Package, home: &str) -> Vec<String> {
        let Package { name, version, .. } = package;
        let Sources { unknown_registry: Never::Deny, unknown_git: Never::Deny } = self.sources;
        let mut faults = Vec::new();
        let license = package.license.as_deref().unwrap_or_default();
        if !allows(license, &self.licenses.allow) {
            faults.push(format!("{name} {version}: licence `{license}`"));
        }
        if let Some(ban) = self.bans.deny.iter().find(|ban| ban.name == *name) {
            faults.push(format!("{name} {version}: banned, {}", ban.reason));
        }
        let source = package.source.as_deref().unwrap_or_default();
        if source != home {
            faults.push(format!("{name} {version}: from {source}"));
        }
        faults
    }
}

/// Says whether an SPDX expression can be kept with the licences allowed. The slash of older
/// packages is an OR; AND binds closer than OR.
fn allows(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any(&mut rest, allowed) == Some(true) && rest.is_empty()
}

/// Nothing where the words are no expression.
fn any(rest: &mut &[&str], allowed: &BTreeSet<String>) -> Option<bool> {
    let mut good = every(rest, allowed)?;
    while let [first, tail @ ..] = *rest
        && *first == "OR"
    {
        *rest = tail;
        good |= every(rest, allowed)?;
    }
    Some(good)
}

fn every(rest: &mut &[&str], allowed: &BTreeSet<String>) -> Option<bool> {
    let mut good = one(rest, allowed)?;
    while let [first, tail @ ..] = *rest
        && *first == "AND"
    {
        *rest = tail;
        good &= one(rest, allowed)?;
    }
    Some(good)
}

fn one(rest: &mut &[&str], allowed: &BTreeSet<String>) -> Option<bool> {
    match *rest {
        ["(", tail @ ..] => {
            *rest = tail;
            let good = any(rest, allowed);
            let [")", tail @ ..] = *rest else { return None };
            *rest = tail;
            good
        }
        [license, "WITH", exception, tail @ ..] => {
            *rest = tail;
            Some(allowed.contains(&format!("{license} WITH {exception}")))
        }
        [license, tail @ ..] => {
            *rest = tail;
            // "Or any later version" may be kept as the version named.
            Some(allowed.contains(license.trim_end_matches('+')))
        }
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        toml::from_str(
            r#"
            graph.targets = []
            licenses.allow = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"]
            bans.deny = [{ name = "openssl", reason = "not ours" }]
            sources.unknown-registry = "deny"
            sources.unknown-git = "deny"
            "#,
        )
        .unwrap()
    }

    #[test]
    fn a_licence_is_let_in_only_where_all_that_is_asked_can_be_kept() {
        let allowed = rules().licenses.allow;
        for expression in [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(GPL-3.0 OR MIT) AND Zlib",
            "Apache-2.0 WITH LLVM-exception",
            "GPL-3.0 AND GPL-2.0 OR MIT",
            "Zlib+",
        ] {
            assert!(allows(expression, &allowed), "{expression}");
        }
        for expression in [
            "",
            "GPL-3.0",
            "Apache-2.0",
            "MIT AND GPL-3.0",
            "MIT OR",
            "MIT Zlib",
            "(MIT",
            "MIT AND (GPL-3.0 OR GPL-2.0)",
        ] {
            assert!(!allows(expression, &allowed), "{expression}");
        }
    }

    #[test]
    fn a_banned_package_and_a_strange_source_are_named() {
        let package = |name: &str, source: &str| Package {
            id: String::new(),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: Some("MIT".to_owned()),
            source: Some(source.to_owned()),
        };
        let (rules, home) = (rules(), "registry+https://registry");
        assert!(rules.against(&package("ring", home), home).is_empty());
        let banned = rules.against(&package("openssl", home), home);
        assert_eq!(banned, ["openssl 1.0.0: banned, not ours"]);
        let strange = rules.against(&package("ring", "git+https://registry"), home);
        assert_eq!(strange, ["ring 1.0.0: from git+https://registry"]);
    }

    #[test]
    fn a_rule_that_nobody_checks_is_no_rule() {
        let more = "graph.targets = []\nlicenses.allow = []\nbans.deny = []\n\
                    sources.unknown-registry = \"deny\"\nsources.unknown-git = \"deny\"\n\
                    advisories.yanked = \"deny\"";
        assert!(toml::from_str::<Rules>(more).is_err());
    }
}
