//! The stateless front: finds out what is asked, and hands what concerns a site to its object.

use std::pin::pin;
use std::time::Duration;

use bianmin::api::{self, Code, Health, OPENAPI, OPENING_LIMIT, OpenSite, Problem};
use futures_util::future::{Either, select};
use worker::{Delay, Env, Method, Request, Response, Result, Url};

use crate::headers::Keep;
use crate::secrets::Secrets;
use crate::site::{ROOT, sorry};
use crate::{answer, assets, body, clock};

/// How long a site's object may take: what it received by then is durable all the same.
const PATIENCE: Duration = Duration::from_secs(25);

/// Answers one request.
pub async fn serve(request: Request, env: &Env) -> Result<Response> {
    let url = request.url()?;
    let secure = is_secure(&request, &url);
    if let Some(page) = url.path().strip_prefix(ROOT) {
        let site = page.split('/').next().unwrap_or_default().to_owned();
        let known = matches!(method(&request), Method::Get | Method::Head | Method::Post);
        let code = if known { Code::NotFound } else { Code::WrongMethod };
        if !known || !api::is_site_name(&site) {
            return sorry(&Problem::new(code, "there is no such page"), None, secure);
        }
        return match ask(request, env, &site).await {
            Ok(response) => Ok(response),
            Err(problem) => sorry(&problem, None, secure),
        };
    }
    let Some(route) = url.path().strip_prefix("/api/") else {
        return assets::serve(&request, env, secure).await;
    };
    let secrets = match Secrets::read(env) {
        Ok(secrets) => secrets,
        Err(problem) => return answer::problem(&problem, secure),
    };
    let parts: Vec<&str> = route.split('/').collect();
    match (parts.as_slice(), method(&request)) {
        (["v1", "health"], Method::Get) => answer::json(200, &health(), secure),
        (["v1", "openapi.json"], Method::Get) => {
            answer::bytes("application/json", OPENAPI.into(), Keep::Ask, secure)
        }
        (["v1", "sites"], Method::Post) => open(request, env, &secrets, secure).await,
        (["v1", "health" | "openapi.json"], _) => answer::wrong_method("GET", secure),
        (["v1", "sites"], _) => answer::wrong_method("POST", secure),
        // The way in which the object is told to open, below, is no address of ours.
        (["v1", "sites", site], Method::Post) if api::is_site_name(site) => {
            answer::wrong_method("GET", secure)
        }
        (["v1", "sites", site, ..], _) if api::is_site_name(site) => {
            hand_over(request, env, site, secure).await
        }
        _ => answer::not_found(secure),
    }
}

fn health() -> Health {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Health { ok: true, version, server_time: clock::now() }
}

/// Returns the method of a request. What the platform's list does not name it takes for GET; here it is
/// none that any address takes.
pub fn method(request: &Request) -> Method {
    let (said, read) = (request.inner().method(), request.method());
    if said.eq_ignore_ascii_case(read.as_ref()) { read } else { Method::Trace }
}

/// Says whether the asker reached us over TLS, ended here or at a proxy in front.
pub fn is_secure(request: &Request, url: &Url) -> bool {
    let forwarded = request.headers().get("x-forwarded-proto").ok().flatten();
    url.scheme() == "https" || forwarded.as_deref() == Some("https")
}

/// Hands the opening of a site to the object it names. The credential is looked at before the
/// body is read, and again by the object.
async fn open(
    mut request: Request,
    env: &Env,
    secrets: &Secrets,
    secure: bool,
) -> Result<Response> {
    let authorization = request.headers().get("authorization")?;
    if !secrets.is_operator(authorization.as_deref()) {
        let problem = Problem::new(Code::NotProven, "only the operator opens a site");
        return answer::problem(&problem, secure);
    }
    let (site, bytes) = match read_opening(&mut request).await {
        Ok(read) => read,
        Err(problem) => return answer::problem(&problem, secure),
    };
    let mut address = request.url()?;
    address.set_path(&format!("/api/v1/sites/{site}"));
    hand_over(body::again(&request, &address, &bytes)?, env, &site, secure).await
}

/// Hands a request to its site's object. An object that broke down may never answer: its caller
/// is told so, and may ask again.
async fn hand_over(request: Request, env: &Env, site: &str, secure: bool) -> Result<Response> {
    match ask(request, env, site).await {
        Ok(response) => Ok(response),
        Err(problem) => answer::problem(&problem, secure),
    }
}

async fn ask(request: Request, env: &Env, site: &str) -> std::result::Result<Response, Problem> {
    let unreached =
        || Problem::new(Code::Unavailable, "the site cannot be reached for now").after(5);
    let stub = env.durable_object("SITES").and_then(|sites| sites.get_by_name(site));
    let stub = stub.map_err(|error| {
        worker::console_error!("{site}: {error}");
        unreached()
    })?;
    let asked = pin!(stub.fetch_with_request(request));
    match select(asked, Delay::from(PATIENCE)).await {
        Either::Left((Ok(response), _)) => return Ok(response),
        Either::Left((Err(error), _)) => worker::console_error!("{site}: {error}"),
        Either::Right(_) => worker::console_error!("{site}: no answer"),
    }
    Err(unreached())
}

async fn read_opening(request: &mut Request) -> Result<(String, Vec<u8>), Problem> {
    body::require_media(request, "application/json")?;
    let bytes = body::read(request, OPENING_LIMIT).await?;
    let asked: OpenSite = body::parse(&bytes)?;
    if !api::is_site_name(&asked.site) {
        let message = "a site is named by 1 to 40 of a-z, 0-9 and inner dashes";
        return Err(Problem::new(Code::Malformed, message).at("site"));
    }
    Ok((asked.site, bytes))
}
