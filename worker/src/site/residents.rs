//! Residents' pages: a request becomes a page, or an errand that is carried out without being looked
//! into.

use std::net::Ipv6Addr;

use bianmin::api::{Code, Problem};
use booking::{Asked as Wanted, Errand, Reply};
use domain::OperationId;
use domain::time::Timestamp;
use worker::{Method, Request, Response, Result, Url};

use super::core::Core;
use super::keys::{Keys, digits};
use super::{Site, failed};
use crate::headers::{Keep, Policy};
use crate::limits::{self, Limit};
use crate::{answer, body, clock, front};

/// The longest form, in bytes.
const FORM_LIMIT: usize = 16_384;

/// Letters of a code by which wrong tries are counted.
const PREFIX: usize = 4;

/// Where residents' pages of a site begin.
pub const ROOT: &str = "/w/";

/// A request of a resident and where it came from.
struct Caller {
    site: String,
    wanted: Wanted,
    /// The address it came from, where a proxy we trust says so.
    address: Option<String>,
    accepts: String,
    secure: bool,
}

impl Caller {
    async fn read(mut request: Request) -> std::result::Result<Self, Problem> {
        let url = request.url().map_err(|error| failed(&error))?;
        let secure = front::is_secure(&request, &url);
        let mut parts = url.path().trim_start_matches(ROOT).split('/').map(decoded);
        let site = parts.next().unwrap_or_default();
        let post = request.method() == Method::Post;
        let form = if post {
            body::require_media(&request, "application/x-www-form-urlencoded")?;
            fields(&body::read(&mut request, FORM_LIMIT).await?)
        } else {
            Vec::new()
        };
        let header = |name: &str| request.headers().get(name).ok().flatten();
        let scheme = if secure { "https" } else { "http" };
        let host = header("host").unwrap_or_default();
        let wanted = Wanted {
            post,
            base: [ROOT, &site].concat(),
            origin: format!("{scheme}://{host}"),
            path: parts.filter(|part| !part.is_empty()).collect(),
            query: pairs(&url),
            form,
            now: clock::now(),
        };
        let address = header("cf-connecting-ip").map(network);
        let accepts = header("accept-encoding").unwrap_or_default();
        Ok(Self { site, wanted, address, accepts, secure })
    }

    fn now(&self) -> Timestamp {
        self.wanted.now
    }

    /// Returns a form as one text: its key, where it was sent and all that was typed.
    fn form(&self, errand: &Errand) -> String {
        let sent = (&errand.key, &self.wanted.path, &self.wanted.form);
        serde_json::to_string(&sent).unwrap_or_default()
    }
}

/// Returns who an address counts as: of IPv6 its first half, which is one household's or one machine's.
fn network(address: String) -> String {
    match address.parse::<Ipv6Addr>() {
        Ok(long) => format!("{:x?}", &long.segments()[..4]),
        Err(_) => address,
    }
}

/// Undoes `%` in a part of a path.
fn decoded(part: &str) -> String {
    let query = format!(
        "http://path.invalid/?{}",
        part.replace('+', "%2B").replace('&', "%26").replace('=', "%3D")
    );
    let read = Url::parse(&query).ok();
    let name = read.and_then(|url| url.query_pairs().next().map(|(name, _)| name.into_owned()));
    name.unwrap_or_default()
}

fn pairs(url: &Url) -> Vec<(String, String)> {
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// Reads the fields of a form; what is not one has none.
fn fields(body: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(body);
    let url = Url::parse("http://form.invalid/").ok();
    url.map(|mut url| {
        url.set_query(Some(&text));
        pairs(&url)
    })
    .unwrap_or_default()
}

impl Site {
    /// Answers a resident.
    pub(super) async fn resident(&self, request: Request) -> Result<Response> {
        let secure = request.url().is_ok_and(|url| front::is_secure(&request, &url));
        let answered = async {
            let caller = Caller::read(request).await?;
            self.calm(&caller)?;
            let reply = self.reply_to(&caller).await?;
            page(reply, &caller).map_err(|error| failed(&error))
        };
        match answered.await {
            Ok(response) => Ok(response),
            Err(problem) => sorry(&problem, secure),
        }
    }

    /// Counts what an address asks for. Villages share addresses, so it is no narrow gate.
    fn calm(&self, caller: &Caller) -> std::result::Result<(), Problem> {
        let Some(address) = &caller.address else { return Ok(()) };
        // The style is fetched once and kept: it is no page.
        if matches!(caller.wanted.path.as_slice(), [name] if name.starts_with("style-")) {
            return Ok(());
        }
        let mut counts = self.residents.borrow_mut();
        let limits: &[(&str, Limit)] = if caller.wanted.post {
            &[("form", limits::FORMS), ("forms", limits::FORMS_OF_AN_HOUR)]
        } else {
            &[("page", limits::PAGES)]
        };
        for (what, limit) in limits {
            let name = format!("{what}:{address}");
            if let Some(wait) = counts.take(&name, *limit, caller.now()) {
                return Err(Problem::new(Code::SlowDown, "too many requests").after(wait));
            }
        }
        Ok(())
    }

    async fn reply_to(&self, caller: &Caller) -> std::result::Result<Reply, Problem> {
        let wanted = caller.wanted.clone();
        self.catch_up(caller).await?;
        let reply = self.within(&caller.site, move |core| {
            Ok(booking::answer(core.authority.state(), &wanted, &Keys(core)))
        })?;
        match reply {
            Reply::Find { code, last_four } => self.find(caller, &code, last_four),
            Reply::Do(errand) => self.carry_out(caller, *errand).await,
            Reply::Page { .. } | Reply::File { .. } | Reply::Go(_) => Ok(reply),
        }
    }

    /// Does first what the server has to do by itself, so that a page shows it: an alarm may be late.
    async fn catch_up(&self, caller: &Caller) -> std::result::Result<(), Problem> {
        let head = |core: &mut Core| {
            core.require_open()?;
            Ok(core.authority.head().gseq)
        };
        let before = self.within(&caller.site, head)?;
        let left = self.keep_small(caller.now().0, &caller.site)?;
        let now_at = self.within(&caller.site, head)?;
        if now_at == before {
            return Ok(());
        }
        self.durable().await?;
        self.poke(now_at, "");
        self.rest(&caller.site, left).await
    }

    /// Looks for what a code is of. A wrong code and wrong digits are the same to whoever asks.
    fn find(
        &self,
        caller: &Caller,
        code: &str,
        last_four: String,
    ) -> std::result::Result<Reply, Problem> {
        let prefix: String = code.chars().take(PREFIX).collect();
        let address = caller.address.as_deref().unwrap_or_default();
        let mut names = vec![
            (format!("slip:{prefix}:{address}"), limits::SLIPS),
            ("slips".to_owned(), limits::SLIPS_OF_SITE),
        ];
        if !address.is_empty() {
            names.push((format!("slips:{address}"), limits::CODES_BY_ADDRESS));
        }
        let now = caller.now();
        for (name, limit) in &names {
            if let Some(wait) = self.residents.borrow().full(name, *limit, now) {
                return Err(Problem::new(Code::SlowDown, "too many wrong codes").after(wait));
            }
        }
        let (wanted, code) = (caller.wanted.clone(), code.to_owned());
        let (reply, found) = self.within(&caller.site, move |core| {
            let mac = core.secrets.slip_mac(&core.site, &code, &last_four);
            let found = core.slips.find(mac)?.map(OperationId);
            let reply =
                booking::found(core.authority.state(), &wanted, found.as_ref(), &Keys(core));
            Ok((reply, found.is_some()))
        })?;
        if !found {
            let mut counts = self.residents.borrow_mut();
            for (name, limit) in &names {
                counts.count(name, *limit, now);
            }
        }
        Ok(reply)
    }

    /// Does what a resident asks for, once for each form.
    async fn carry_out(
        &self,
        caller: &Caller,
        errand: Errand,
    ) -> std::result::Result<Reply, Problem> {
        let (name, limit) = match &errand.visitor {
            Some(one) => (format!("visitor:{}", digits(&one.phone)), limits::BOOKINGS),
            None => ("others".to_owned(), limits::FORMS_OF_SITE),
        };
        let now = caller.now();
        let wait = self.residents.borrow().full(&name, limit, now);
        let (wanted, form) = (caller.wanted.clone(), caller.form(&errand));
        let (reply, head, new) = self.within(&caller.site, move |core| {
            let mac = core.secrets.form_mac(&core.site, &form);
            let before = core.slips.done(mac)?.map(OperationId);
            let (outcome, new) = match (before, wait) {
                (Some(before), _) => (Ok(before), false),
                (None, Some(wait)) => {
                    let problem = Problem::new(Code::SlowDown, "too many bookings");
                    return Err(problem.after(wait).into());
                }
                (None, None) => {
                    let outcome = core.carry_out(&errand, mac, wanted.now)?;
                    let new = outcome.is_ok();
                    (outcome, new)
                }
            };
            let reply = booking::done(core.authority.state(), &wanted, &outcome, &Keys(core));
            Ok((reply, core.authority.head().gseq, new))
        })?;
        if new {
            self.residents.borrow_mut().count(&name, limit, now);
            self.durable().await?;
            self.poke(head, "");
            let left = self.keep_small(now.0, &caller.site)?;
            self.rest(&caller.site, left).await?;
        }
        Ok(reply)
    }
}

const HTML: &str = "text/html; charset=utf-8";

/// Answers a person, not a program, that something went wrong.
pub fn sorry(problem: &Problem, secure: bool) -> Result<Response> {
    let status = problem.code.status();
    let headers = answer::headers(Policy::Page, secure, Keep::Never)?;
    headers.set("content-type", HTML)?;
    if let Some(seconds) = problem.retry_after {
        headers.set("retry-after", &seconds.to_string())?;
    }
    let html = booking::sorry(status).into_bytes();
    Ok(Response::from_bytes(html)?.with_status(status).with_headers(headers))
}

/// Writes a reply down.
fn page(reply: Reply, caller: &Caller) -> Result<Response> {
    let (status, media, keep, bytes, name) = match reply {
        Reply::Page { status, html } => (status, HTML, Keep::Never, html.into_bytes(), None),
        Reply::File { media, name, for_ever, bytes } => {
            let keep = if for_ever { Keep::Forever } else { Keep::Never };
            (200, media, keep, bytes, name)
        }
        Reply::Go(to) => {
            let headers = answer::headers(Policy::Nothing, caller.secure, Keep::Never)?;
            headers.set("location", &to)?;
            return Ok(Response::empty()?.with_status(303).with_headers(headers));
        }
        // Carried out before they are written.
        Reply::Find { .. } | Reply::Do(_) => return answer::not_found(caller.secure),
    };
    let headers = answer::headers(Policy::Page, caller.secure, keep)?;
    headers.set("content-type", media)?;
    if let Some(name) = name {
        headers.set("content-disposition", &format!("attachment; filename=\"{name}\""))?;
    }
    // A plain workerd compresses what says that it is; Cloudflare does so at its edge by itself.
    let coding = ["br", "gzip"].into_iter().find(|coding| caller.accepts.contains(coding));
    if let Some(coding) = coding.filter(|_| bytes.len() > 512) {
        headers.set("content-encoding", coding)?;
        headers.set("vary", "accept-encoding")?;
    }
    Ok(Response::from_bytes(bytes)?.with_status(status).with_headers(headers))
}
