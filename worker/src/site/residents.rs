//! Residents' pages: a request becomes a page, or an errand that is carried out without being looked
//! into.

use bianmin::api::{Code, Problem, code};
use booking::{Asked as Wanted, Door, Errand, Personal, Reply};
use domain::time::Timestamp;
use domain::{AppointmentId, Refusal, SubjectId};
use sync::LogId;
use sync::ledger::{Broken, Ledger};
use worker::{Method, Request, Response, Result, Url};

use super::core::{Core, Trouble};
use super::{Site, failed};
use crate::headers::{Keep, Policy};
use crate::limits::{self, Limit};
use crate::{answer, body, clock, front, secrets};

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

/// The site's secrets and records, for the pages.
struct Keys<'a>(&'a Core);

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
        let address = header("cf-connecting-ip");
        let accepts = header("accept-encoding").unwrap_or_default();
        Ok(Self { site, wanted, address, accepts, secure })
    }

    fn now(&self) -> Timestamp {
        self.wanted.now
    }
}

/// Undoes `%` in a part of a path.
fn decoded(part: &str) -> String {
    let query = format!("http://path.invalid/?{}", part.replace('+', "%2B"));
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
            Err(problem) => answer::problem(&problem, secure),
        }
    }

    /// Counts what an address asks for. Villages share addresses, so it is no narrow gate.
    fn calm(&self, caller: &Caller) -> std::result::Result<(), Problem> {
        let Some(address) = &caller.address else { return Ok(()) };
        let mut counts = self.limits.borrow_mut();
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
        let reply = self.within(&caller.site, move |core| {
            core.require_open()?;
            Ok(booking::answer(core.authority.state(), &wanted, &Keys(core)))
        })?;
        match reply {
            Reply::Find { code, last_four } => self.find(caller, &code, last_four),
            Reply::Do(errand) => self.carry_out(caller, *errand).await,
            Reply::Page { .. } | Reply::File { .. } | Reply::Go(_) => Ok(reply),
        }
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
        let mut names = vec![(format!("slip:{prefix}"), limits::SLIPS)];
        if !address.is_empty() {
            names.push((format!("slips:{address}"), limits::CODES_BY_ADDRESS));
        }
        let now = caller.now();
        for (name, limit) in &names {
            if let Some(wait) = self.limits.borrow().full(name, *limit, now) {
                return Err(Problem::new(Code::SlowDown, "too many wrong codes").after(wait));
            }
        }
        let (wanted, code) = (caller.wanted.clone(), code.to_owned());
        let (reply, found) = self.within(&caller.site, move |core| {
            let mac = core.secrets.slip_mac(&core.site, &code, &last_four);
            let found = core.slips.find(mac)?.map(AppointmentId);
            let reply =
                booking::found(core.authority.state(), &wanted, found.as_ref(), &Keys(core));
            Ok((reply, found.is_some()))
        })?;
        if !found {
            let mut counts = self.limits.borrow_mut();
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
        if let Some(visitor) = &errand.visitor {
            let name = format!("visitor:{}", digits(&visitor.phone));
            if let Some(wait) = self.limits.borrow().full(&name, limits::BOOKINGS, caller.now()) {
                return Err(Problem::new(Code::SlowDown, "too many bookings").after(wait));
            }
        }
        let wanted = caller.wanted.clone();
        let phone = errand.visitor.as_ref().map(|visitor| digits(&visitor.phone));
        let (reply, head, new) = self.within(&caller.site, move |core| {
            let (outcome, new) = core.do_once(&errand, wanted.now)?;
            let reply = booking::done(core.authority.state(), &wanted, &outcome, &Keys(core));
            Ok((reply, core.authority.head().gseq, new))
        })?;
        if new {
            if let Some(phone) = phone {
                let name = format!("visitor:{phone}");
                self.limits.borrow_mut().count(&name, limits::BOOKINGS, caller.now());
            }
            self.durable().await?;
            self.poke(head, "");
            let left = self.keep_small(caller.now().0, &caller.site)?;
            self.rest(&caller.site, left).await?;
        }
        Ok(reply)
    }
}

fn digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("86").filter(|rest| rest.len() == 11);
    national.unwrap_or(&digits).to_owned()
}

impl Core {
    /// Decides an errand, or returns what came of it before; and whether it was new.
    fn do_once(
        &mut self,
        errand: &Errand,
        now: Timestamp,
    ) -> std::result::Result<(std::result::Result<AppointmentId, Refusal>, bool), Trouble> {
        if let Some(name) = self.slips.done(&errand.key)? {
            return Ok((Ok(AppointmentId(name)), false));
        }
        let personal = errand.personal.as_ref().map(serde_json::to_vec).transpose();
        let personal = personal.map_err(|error| Broken(error.to_string()))?;
        let is_new = personal.is_some();
        let id = match self.submit_for_visitor(&errand.operation, personal, now)? {
            Ok(id) => id.to_string(),
            Err(refusal) => return Ok((Err(refusal), false)),
        };
        self.slips.keep(&errand.key, &id, now)?;
        if let Some(visitor) = &errand.visitor {
            if is_new {
                self.slips.remember(self.visitor_mac(visitor), &id)?;
            }
            let phone = digits(&visitor.phone);
            let last_four = phone.get(phone.len().saturating_sub(4)..).unwrap_or_default();
            let mac = self.secrets.slip_mac(&self.site, &self.slip_code(&id), last_four);
            self.slips.issue(mac, &id)?;
        }
        Ok((Ok(AppointmentId(id)), true))
    }

    fn visitor_mac(&self, visitor: &Personal) -> [u8; 32] {
        let name: String = visitor.name.split_whitespace().collect();
        self.secrets.visitor_mac(&self.site, &name, &digits(&visitor.phone))
    }

    /// Returns the code of a slip: eight letters.
    fn slip_code(&self, name: &str) -> String {
        let (_, bits) = self.secrets.slip(&self.site, name);
        code::letters(bits, SLIP_LETTERS)
    }
}

/// The letters of a slip's code: forty bits.
const SLIP_LETTERS: usize = 8;

impl Door for Keys<'_> {
    fn token(&self, appointment: &AppointmentId) -> String {
        let (token, _) = self.0.secrets.slip(&self.0.site, &appointment.0);
        let (_, place) = appointment.0.rsplit_once('-').unwrap_or_default();
        format!("{place}-{}", answer::hex(&token))
    }

    fn admit(&self, token: &str) -> Option<AppointmentId> {
        let (place, secret) = token.split_once('-')?;
        let place: u64 = place.parse().ok()?;
        let name = sync::OperationId::new(LogId::SERVER, place).to_string();
        let (own, _) = self.0.secrets.slip(&self.0.site, &name);
        let given = sync::id::parse_hex::<16>(secret).ok()?;
        secrets::same(&own, &given).then_some(AppointmentId(name))
    }

    fn code(&self, appointment: &AppointmentId) -> String {
        let code = self.0.slip_code(&appointment.0);
        let (one, two) = code.split_at_checked(SLIP_LETTERS / 2).unwrap_or((&code, ""));
        [one, two].join(" ")
    }

    fn known(&self, personal: &Personal) -> Option<SubjectId> {
        // A store that fails here fails the errand, too.
        self.0.slips.visitor(self.0.visitor_mac(personal)).ok().flatten().map(SubjectId)
    }

    fn personal(&self, subject: &SubjectId) -> Option<Personal> {
        let id = subject.0.parse().ok()?;
        let found = self.0.authority.ledger().attachments(&[id]).ok()?.pop()?;
        serde_json::from_slice(&found.1.bytes).ok()
    }

    fn key(&self) -> String {
        let mut random = [0; 16];
        // Without chance a form has no key, and is refused: it could not be told from another.
        if getrandom::fill(&mut random).is_err() {
            return String::new();
        }
        answer::hex(&random)
    }
}

/// Writes a reply down.
fn page(reply: Reply, caller: &Caller) -> Result<Response> {
    let (status, media, keep, bytes, name) = match reply {
        Reply::Page { status, html } => {
            (status, "text/html; charset=utf-8", Keep::Never, html.into_bytes(), None)
        }
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
