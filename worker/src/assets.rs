//! The app's files: the same answer from a plain disk folder and from Cloudflare's asset store.

use sha2::{Digest, Sha256};
use worker::{Env, Fetcher, Method, Request, Response, Result};

use crate::answer::{self, hex};
use crate::front;
use crate::headers::{Keep, Policy};

/// What is asked of the file store.
#[derive(Debug, PartialEq, Eq)]
struct File {
    path: String,
    media: &'static str,
    keep: Keep,
}

/// Finds the file of an address: a name with an extension is itself, anything else is the app.
///
/// No file has a name with `..`, `%`, `\` or an empty part: those are nobody's address.
fn find(path: &str) -> Option<File> {
    let parts = path.strip_prefix('/')?;
    let odd = |part: &str| part.starts_with('.') || part.contains(['%', '\\', '\0']);
    if parts.split('/').any(odd) || path.contains("//") {
        return None;
    }
    let name = parts.rsplit('/').next().unwrap_or_default();
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return Some(File { path: "/index.html".to_owned(), media: HTML, keep: Keep::Ask });
    };
    let keep = if is_hashed(stem) { Keep::Forever } else { Keep::Ask };
    Some(File { path: path.to_owned(), media: media_type(extension), keep })
}

const HTML: &str = "text/html; charset=utf-8";

fn media_type(extension: &str) -> &'static str {
    match extension {
        "html" => HTML,
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Says whether a name ends in its content's hash, as the build writes it: `-` and 8 to 16 hex
/// digits. wasm-bindgen's own ending may follow: `app-0123456789abcdef_bg`.
fn is_hashed(stem: &str) -> bool {
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (8..=16).contains(&hash.len()) && hash.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

/// Says whether compressing pays: pictures and fonts are compressed already.
fn shrinks(media: &str) -> bool {
    !(media.starts_with("image/p") || media.starts_with("font/"))
}

fn store(env: &Env, self_hosted: bool) -> Result<Fetcher> {
    if self_hosted { env.service("ASSETS") } else { env.assets("ASSETS") }
}

/// Answers with a file of the app; every address without an extension is a page of it.
pub async fn serve(request: &Request, env: &Env, secure: bool) -> Result<Response> {
    if !matches!(front::method(request), Method::Get | Method::Head) {
        return answer::wrong_method("GET, HEAD", secure);
    }
    let Some(file) = find(&request.path()) else { return answer::not_found(secure) };
    let self_hosted = env.var("SELF_HOSTED").is_ok();
    let address = format!("http://assets.invalid{}", file.path);
    let mut stored = store(env, self_hosted)?.fetch(address, None).await?;
    if stored.status_code() != 200 {
        return answer::not_found(secure);
    }
    let bytes = stored.bytes().await?;
    let tag = format!("\"{}\"", hex(&Sha256::digest(&bytes)[..16]));
    let known = request.headers().get("if-none-match")?;
    let same = known.is_some_and(|tags| tags.split(',').any(|one| one.trim().ends_with(&tag)));
    let response =
        if same { Response::empty()?.with_status(304) } else { Response::from_bytes(bytes)? };
    // The service worker fetches too: under a policy of nothing it could not keep a copy.
    let fetches = file.media.starts_with("text/html") || file.path == "/sw.js";
    let policy = if fetches { Policy::App } else { Policy::Nothing };
    let headers = answer::headers(policy, secure, file.keep)?;
    headers.set("content-type", file.media)?;
    headers.set("etag", &tag)?;
    headers.set("vary", "accept-encoding")?;
    let accepts = request.headers().get("accept-encoding")?.unwrap_or_default();
    // Cloudflare compresses at its edge; a plain workerd compresses what says that it is.
    if self_hosted && !same && shrinks(file.media) && accepts.contains("br") {
        headers.set("content-encoding", "br")?;
    }
    Ok(response.with_headers(headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_without_an_extension_is_a_page_of_the_app() {
        for path in ["/", "/s/township/", "/s/township/today", "/s/township/case/ab-1"] {
            assert_eq!(find(path).unwrap().path, "/index.html", "{path}");
        }
    }

    #[test]
    fn only_a_name_with_its_hash_is_kept_for_ever() {
        for path in
            ["/app-0123456789abcdef.js", "/app-0123456789abcdef_bg.wasm", "/x/main-ab12cd34.css"]
        {
            assert_eq!(find(path).unwrap().keep, Keep::Forever, "{path}");
        }
        for path in ["/sw.js", "/index.html", "/service-items.json", "/a-12.js", "/s/x"] {
            assert_eq!(find(path).unwrap().keep, Keep::Ask, "{path}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        for path in
            ["/../secret", "/a/../b.js", "/%2e%2e/b", "/.git/config", "//x", "/a\\b.js", "x"]
        {
            assert_eq!(find(path), None, "{path}");
        }
    }
}
