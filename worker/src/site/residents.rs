//! Residents' pages: a request becomes a page, or an errand that is carried out without being looked
//! into.

use bianmin::api::{Code, Problem};
use booking::{Errand, Reply};
use domain::OperationId;
use worker::{Request, Response, Result};

use super::caller::Caller;
use super::calm::Counted;
use super::core::Core;
use super::keys::Keys;
use super::{Site, failed};
use crate::headers::{Keep, Policy};
use crate::limits;
use crate::{answer, front};

/// Letters of a code by which wrong tries are counted.
const PREFIX: usize = 4;

impl Site {
    /// Answers a resident.
    pub(super) async fn resident(&self, request: Request) -> Result<Response> {
        let secure = request.url().is_ok_and(|url| front::is_secure(&request, &url));
        let caller = match Caller::read(&request, &self.env) {
            Ok(caller) => caller,
            Err(problem) => return sorry(&problem, None, secure),
        };
        let site = caller.site.clone();
        match self.answer(caller, request).await {
            Ok(response) => Ok(response),
            Err(problem) => sorry(&problem, self.phone(&problem, &site).as_deref(), secure),
        }
    }

    async fn answer(
        &self,
        mut caller: Caller,
        request: Request,
    ) -> std::result::Result<Response, Problem> {
        self.calm(&caller)?;
        if caller.wanted.post {
            self.expects_file(&caller)?;
            caller.read_form(request).await?;
        }
        let reply = self.reply_to(&caller).await?;
        page(reply, &caller).map_err(|error| failed(&error))
    }

    /// Returns whom to call for whoever is asked to wait: it may be urgent.
    fn phone(&self, problem: &Problem, site: &str) -> Option<String> {
        if problem.code != Code::SlowDown {
            return None;
        }
        let phone = |core: &mut Core| {
            core.require_open()?;
            Ok(core.authority.state().site.phone.clone())
        };
        self.within(site, phone).ok()
    }

    /// Lets nobody send a file but to what they know the secret of: a file is large.
    fn expects_file(&self, caller: &Caller) -> std::result::Result<(), Problem> {
        if !booking::takes_file(&caller.wanted.path) {
            return Ok(());
        }
        let path = caller.wanted.path.clone();
        let expected = self.within(&caller.site, move |core| {
            core.require_open()?;
            Ok(booking::expects_file(core.authority.state(), &path, &Keys(core)))
        })?;
        if expected {
            Ok(())
        } else {
            Err(Problem::new(Code::NotFound, "nothing takes a file there"))
        }
    }

    async fn reply_to(&self, caller: &Caller) -> std::result::Result<Reply, Problem> {
        let wanted = caller.wanted.clone();
        self.catch_up(caller).await?;
        let form = caller.sent();
        let reply = self.within(&caller.site, move |core| {
            // What was taken is answered with what came of it, whatever has changed since.
            let before = form.map(|form| core.came_of(&form)).transpose()?.flatten();
            let (state, keys) = (core.authority.state(), Keys(core));
            Ok(match before {
                Some(before) => booking::done(state, &wanted, &Ok(before), &keys),
                None => booking::answer(state, &wanted, &keys),
            })
        })?;
        match reply {
            Reply::Find { code, last_four } => self.find(caller, &code, last_four),
            Reply::Do(errand) => self.carry_out(caller, *errand).await,
            Reply::Page { .. } | Reply::Live { .. } | Reply::File { .. } | Reply::Go(_) => {
                Ok(reply)
            }
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

    /// Does what a resident asks for. That its form was not taken before was looked at in this very turn.
    async fn carry_out(
        &self,
        caller: &Caller,
        errand: Errand,
    ) -> std::result::Result<Reply, Problem> {
        let counted = Counted::of(caller, &errand);
        self.take(caller, &counted)?;
        let (wanted, form) = (caller.wanted.clone(), caller.form(&errand.key));
        let (reply, head, new) = self.within(&caller.site, move |core| {
            let outcome = core.carry_out(&errand, &form, wanted.now)?;
            let reply = booking::done(core.authority.state(), &wanted, &outcome, &Keys(core));
            Ok((reply, core.authority.head().gseq, outcome.is_ok()))
        })?;
        if new {
            self.taken(caller, &counted);
            self.durable().await?;
            self.poke(head, "");
            let left = self.keep_small(caller.now().0, &caller.site)?;
            self.rest(&caller.site, left).await?;
        }
        Ok(reply)
    }
}

const HTML: &str = "text/html; charset=utf-8";

/// Answers a person, not a program, that something went wrong.
pub fn sorry(problem: &Problem, call: Option<&str>, secure: bool) -> Result<Response> {
    let status = problem.code.status();
    let headers = answer::headers(Policy::Page, secure, Keep::Never)?;
    headers.set("content-type", HTML)?;
    if let Some(seconds) = problem.retry_after {
        headers.set("retry-after", &seconds.to_string())?;
    }
    let html = booking::sorry(status, call).into_bytes();
    Ok(Response::from_bytes(html)?.with_status(status).with_headers(headers))
}

/// Writes a reply down.
fn page(reply: Reply, caller: &Caller) -> Result<Response> {
    let mut again = None;
    let (status, media, keep, bytes, name) = match reply {
        Reply::Page { status, html } => (status, HTML, Keep::Never, html.into_bytes(), None),
        Reply::Live { seconds, html } => {
            again = Some(seconds);
            (200, HTML, Keep::Never, html.into_bytes(), None)
        }
        Reply::File { media, name, for_ever, bytes } => {
            let keep = if for_ever { Keep::Forever } else { Keep::Never };
            (200, media, keep, bytes, name)
        }
        Reply::Go(to) => {
            let headers = answer::headers(Policy::Nothing, caller.secure, Keep::Never)?;
            headers.set("location", &to)?;
            if caller.is_told {
                // In the body, since a browser takes headers that were cut for whole.
                headers.set("content-type", "text/plain; charset=utf-8")?;
                return Ok(Response::ok(to)?.with_status(201).with_headers(headers));
            }
            return Ok(Response::empty()?.with_status(303).with_headers(headers));
        }
        // Carried out before they are written.
        Reply::Find { .. } | Reply::Do(_) => return answer::not_found(caller.secure),
    };
    let headers = answer::headers(Policy::Page, caller.secure, keep)?;
    headers.set("content-type", media)?;
    if let Some(seconds) = again {
        headers.set("refresh", &seconds.to_string())?;
    }
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
