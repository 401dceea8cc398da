//! The folder that is served: names that say their content, a page without inline script,
//! and the list of what the tablet keeps for a start without network.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use super::Quality;
use super::fingerprint::{files, short};
use crate::{process, project, toolbox};

/// The place in `app/index.html` that Trunk reads and the served page does without.
const MARK: &str = "<link data-trunk";
/// Reference data is read when a site is set up, not by a tablet that starts.
const NOT_KEPT: &[&str] = &["reference/", "sw.js"];

/// What is to be served: path inside `dist/` to content. The page itself comes last, by hand.
type Served = BTreeMap<String, Vec<u8>>;

/// Makes `dist/` from what Trunk compiled, from `style/` and from `public/`.
///
/// # Errors
/// A file is missing, or esbuild failed.
pub fn assemble(quality: Quality) -> Result<()> {
    let mut served = Served::new();
    let glue = named(&mut served, "app", "js", bundle("target/trunk/app.js", quality)?);
    let module = fs::read(project::path("target/trunk/app_bg.wasm")).context("Trunk's module")?;
    let module = named(&mut served, "app", "wasm", module);
    let style = named(&mut served, "main", "css", bundle("style/main.css", quality)?);
    let boot = named(&mut served, "boot", "js", bundle("public/boot.js", quality)?);
    copy_public(&mut served)?;
    let links = format!(
        "<link rel=\"stylesheet\" href=\"/{style}\"/>\n  \
         <link rel=\"modulepreload\" href=\"/{glue}\"/>\n  \
         <link rel=\"preload\" href=\"/{module}\" as=\"fetch\" type=\"application/wasm\" crossorigin/>\n  \
         <script type=\"module\" src=\"/{boot}\"></script>"
    );
    let page = page(&links)?;
    list_for_offline_copy(&mut served, &page)?;
    write(&served, &page)
}

/// Puts content under a name that holds its hash, and gives the name.
fn named(served: &mut Served, stem: &str, ending: &str, content: Vec<u8>) -> String {
    let name = format!("{stem}-{}.{ending}", short(&content));
    served.insert(name.clone(), content);
    name
}

/// One file with all it imports, small if it is to be shipped.
fn bundle(source: &str, quality: Quality) -> Result<Vec<u8>> {
    let mut esbuild = toolbox::tool("esbuild");
    esbuild.args([source, "--bundle", "--format=esm", "--target=es2022", "--external:/icons/*"]);
    esbuild.arg("--log-level=warning");
    if quality == Quality::Release {
        esbuild.args(["--minify", "--legal-comments=none"]);
    }
    Ok(process::output(&mut esbuild)?.into_bytes())
}

fn copy_public(served: &mut Served) -> Result<()> {
    let public = project::path("public");
    for file in files(&public)? {
        let name = file.strip_prefix(&public)?.to_string_lossy().into_owned();
        if name != "boot.js" {
            served.insert(name, fs::read(&file)?);
        }
    }
    Ok(())
}

fn page(links: &str) -> Result<String> {
    let source = fs::read_to_string(project::path("app/index.html"))?;
    let (before, rest) =
        source.split_once(MARK).context("app/index.html names no app for Trunk")?;
    let (_, after) = rest.split_once("/>").context("the link for Trunk is not closed")?;
    let before = before.lines().filter(|line| !line.trim_start().starts_with("<!--"));
    Ok(format!("{}{links}{after}", before.collect::<Vec<_>>().join("\n")))
}

/// Tells the service worker what to keep, under a version that changes with any of it.
fn list_for_offline_copy(served: &mut Served, page: &str) -> Result<()> {
    let mut all = page.as_bytes().to_vec();
    let mut kept = vec!["/".to_owned()];
    for (name, content) in served.iter() {
        if !NOT_KEPT.iter().any(|start| name.starts_with(start)) {
            all.extend_from_slice(name.as_bytes());
            all.extend_from_slice(short(content).as_bytes());
            kept.push(format!("/{name}"));
        }
    }
    let list = serde_json::to_string(&json!({ "version": short(&all), "files": kept }))?;
    if let Some(script) = served.get_mut("sw.js") {
        let mut told = format!("self.BUILD={list};\n").into_bytes();
        told.append(script);
        *script = told;
    }
    served.insert("assets.json".to_owned(), list.into_bytes());
    Ok(())
}

/// Brings `dist/` up to date in place (a running server has it open): new files, the page, then
/// what is no longer served goes.
fn write(served: &Served, page: &str) -> Result<()> {
    let dist = project::path("dist");
    for (name, content) in served {
        let target = dist.join(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&target, content).with_context(|| format!("writing {}", target.display()))?;
    }
    fs::write(dist.join("index.html"), page)?;
    for file in files(&dist)? {
        let name = file.strip_prefix(&dist)?.to_string_lossy().into_owned();
        if name != "index.html" && !served.contains_key(&name) {
            fs::remove_file(&file)?;
        }
    }
    Ok(())
}
