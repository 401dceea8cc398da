//! A site's object: its database, its state in memory, and one way in for everything that is asked.
//!
//! Whatever changes the store does so in one transaction of one turn; an answer leaves only after
//! it is durable. When the store fails, memory is dropped and read again from what is durable.

mod archive;
mod ballots;
mod caller;
mod calm;
mod codes;
mod core;
mod counting;
mod dashboard;
mod enrol;
mod held;
mod join;
mod keys;
mod links;
mod live;
mod months;
mod open;
mod outgoing;
mod oversight;
mod pages;
mod push;
mod residents;
mod retention;

use std::cell::RefCell;
use std::rc::Rc;

use bianmin::api::{Code, Problem, SiteCard};
use domain::time::Timestamp;
use sync::ledger::Ledger;
use worker::{
    DurableObject, Env, Error, Method, Request, Response, Result, State, WebSocket,
    WebSocketIncomingMessage, durable_object,
};

pub use self::caller::ROOT;
pub use self::residents::sorry;

use self::core::{Core, Trouble};
use crate::limits::Limits;
use crate::proofs::Claims;
use crate::secrets::Secrets;
use crate::store::ledger::SqlLedger;
use crate::store::{Db, schema};
use crate::{address, answer, clock, front};

/// The Durable Object of one site.
#[durable_object]
pub struct Site {
    state: State,
    env: Env,
    db: Db,
    core: Rc<RefCell<Option<Core>>>,
    limits: RefCell<Limits>,
    /// Of residents, apart: nobody unknown pushes out what is counted of tablets.
    residents: RefCell<Limits>,
    /// Of the addresses they come from, apart again: however many there are, they push out neither what is
    /// counted of a phone nor what guards the codes of slips.
    addresses: RefCell<Limits>,
}

/// A request, taken apart.
struct Asked {
    site: String,
    /// The path's parts after the site.
    parts: Vec<String>,
    path: String,
    method: Method,
    authorization: Option<String>,
    claims: Claims,
    /// The address it came from, where a proxy we trust says so.
    address: Option<String>,
    now: Timestamp,
    secure: bool,
}

/// What a route gives: its answer, or the problem.
type Answer = std::result::Result<Response, Problem>;

impl Asked {
    fn read(request: &Request, env: &Env) -> Result<Self> {
        let url = request.url()?;
        let headers = request.headers();
        let mut parts = url.path().trim_start_matches('/').split('/').skip(3).map(str::to_owned);
        let site = parts.next().unwrap_or_default();
        let header = |name: &str| headers.get(name).map(Option::unwrap_or_default);
        let mut claims = Claims {
            device: header(bianmin::api::sign::DEVICE_HEADER)?,
            time: header(bianmin::api::sign::TIME_HEADER)?,
            signature: header(bianmin::api::sign::SIGNATURE_HEADER)?,
            person: header(bianmin::api::sign::PERSON_HEADER)?,
            staff: header(bianmin::api::sign::STAFF_HEADER)?,
        };
        // A browser cannot set headers on a socket.
        for (name, value) in url.query_pairs() {
            match name.as_ref() {
                "device" => claims.device = value.into_owned(),
                "time" => claims.time = value.into_owned(),
                "signature" => claims.signature = value.into_owned(),
                _ => {}
            }
        }
        Ok(Self {
            site,
            parts: parts.collect(),
            path: url.path().to_owned(),
            method: front::method(request),
            authorization: headers.get("authorization")?,
            claims,
            address: address::of(headers, env),
            now: clock::now(),
            secure: front::is_secure(request, &url),
        })
    }
}

impl Site {
    async fn route(&self, request: Request, asked: &Asked) -> Answer {
        let parts: Vec<&str> = asked.parts.iter().map(String::as_str).collect();
        match (parts.as_slice(), &asked.method) {
            ([], Method::Get) => self.card(asked),
            ([], Method::Post) => self.open(request, asked).await,
            (["codes"], Method::Post) => self.issue_code(request, asked).await,
            (["enrol"], Method::Post) => self.enrol(request, asked).await,
            (["join"], Method::Post) => self.join(request, asked).await,
            (["sync"], Method::Post) => self.sync(request, asked).await,
            (["pages"], Method::Get) => self.manifest(asked),
            (["pages", page], Method::Get) => self.page(page, asked),
            (["live"], Method::Get) => self.live(&request, asked),
            (["held"], Method::Get) => self.held(asked),
            (["oversight"], Method::Post) => self.tell(request, asked, Core::overseen).await,
            (["concerns"], Method::Post) => self.tell(request, asked, Core::concerning).await,
            (["passed"], Method::Post) => self.tell(request, asked, Core::passed_on).await,
            (["assessments"], Method::Post) => self.tell(request, asked, Core::assessed).await,
            (["months"], Method::Post) => self.tell(request, asked, Core::monthly).await,
            (["dashboard"], Method::Post) => self.dashboard(request, asked).await,
            (["ballots", "papers"], Method::Post) => self.papers(request, asked).await,
            (["ballots"], Method::Post) => self.vote(request, asked).await,
            (["links"], Method::Post) => self.hand_over(request, asked).await,
            (["oversight", "photo"], Method::Post) => self.photo(request, asked).await,
            (["archive"], Method::Post) => self.search_archive(request, asked).await,
            (["archive", "recall"], Method::Post) => self.recall(request, asked).await,
            ([] | ["pages" | "live" | "held"] | ["pages", _], _) => {
                Err(Problem::wrong_method("GET"))
            }
            (
                [
                    "codes" | "enrol" | "join" | "sync" | "oversight" | "archive" | "links"
                    | "concerns" | "passed" | "assessments" | "ballots" | "dashboard" | "months",
                ]
                | ["archive", "recall"]
                | ["ballots", "papers"]
                | ["oversight", "photo"],
                _,
            ) => Err(Problem::wrong_method("POST")),
            _ => Err(Problem::new(Code::NotFound, "there is nothing at this address")),
        }
    }

    /// Works on the site in one transaction; what is in memory is dropped when that fails.
    fn within<T: 'static>(
        &self,
        site: &str,
        work: impl FnOnce(&mut Core) -> std::result::Result<T, Trouble> + 'static,
    ) -> std::result::Result<T, Problem> {
        let outcome = self.load(site).and_then(|()| {
            let core = Rc::clone(&self.core);
            self.db.transact(move || {
                let mut core = core.try_borrow_mut().map_err(|_| Trouble::busy())?;
                work(core.as_mut().ok_or_else(Trouble::busy)?)
            })
        });
        outcome.map_err(|trouble| match trouble {
            Trouble::Refused(problem) => *problem,
            Trouble::Abandoned(problem) => {
                self.core.replace(None);
                *problem
            }
            Trouble::Broken(broken) => {
                self.core.replace(None);
                worker::console_error!("{broken}");
                Problem::new(Code::Unavailable, "the site cannot be reached for now").after(5)
            }
        })
    }

    /// Reads the site from its store, once.
    fn load(&self, site: &str) -> std::result::Result<(), Trouble> {
        if self.core.try_borrow().map_err(|_| Trouble::busy())?.is_some() {
            return Ok(());
        }
        let secrets =
            Secrets::read(&self.env).map_err(|problem| Trouble::Abandoned(problem.into()))?;
        schema::prepare(&self.db)?;
        let (db, site) = (self.db.clone(), site.to_owned());
        let core = self.db.transact(move || Core::open(db, site, secrets))?;
        self.core.replace(Some(core));
        Ok(())
    }

    /// Waits until everything written is durable.
    async fn durable(&self) -> std::result::Result<(), Problem> {
        self.state.storage().sync().await.map_err(|error| {
            worker::console_error!("{error}");
            self.core.replace(None);
            Problem::new(Code::Unavailable, "the site cannot write for now").after(5)
        })
    }

    /// Returns the site's name, as its store has it: an alarm comes without an address.
    fn name(&self) -> std::result::Result<Option<String>, Problem> {
        let read = || {
            schema::prepare(&self.db)?;
            SqlLedger::new(self.db.clone(), [0; 32]).meta(core::NAME)
        };
        read().map_err(|broken| Problem::new(Code::Unavailable, broken.to_string()))
    }

    fn card(&self, asked: &Asked) -> Answer {
        let name = asked.site.clone();
        let card = self.within(&asked.site, move |core| Ok(core.card(name)))?;
        let card: SiteCard = card?;
        answer::json(200, &card, asked.secure).map_err(|error| failed(&error))
    }
}

/// Returns the problem of an answer that could not be made.
fn failed(error: &Error) -> Problem {
    worker::console_error!("{error}");
    Problem::new(Code::Unavailable, "no answer could be made").after(5)
}

impl DurableObject for Site {
    fn new(state: State, env: Env) -> Self {
        let db = Db::of(&state);
        clock::set(&env);
        live::answer_pings(&state);
        Self {
            state,
            env,
            db,
            core: Rc::default(),
            limits: RefCell::default(),
            residents: RefCell::default(),
            addresses: RefCell::default(),
        }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        if request.path().starts_with(ROOT) {
            return self.resident(request).await;
        }
        let asked = Asked::read(&request, &self.env)?;
        match self.route(request, &asked).await {
            Ok(response) => Ok(response),
            Err(problem) => answer::problem(&problem, asked.secure),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        self.work_on().await;
        Response::empty()
    }

    async fn websocket_message(&self, _: WebSocket, _: WebSocketIncomingMessage) -> Result<()> {
        // A socket only listens: pings are answered without waking the object.
        Ok(())
    }

    async fn websocket_close(&self, socket: WebSocket, _: usize, _: String, _: bool) -> Result<()> {
        // Already closed on the other side: nothing is left to tell it.
        let _closed = socket.close(Some(1_000), Some("bye"));
        Ok(())
    }

    async fn websocket_error(&self, _: WebSocket, error: Error) -> Result<()> {
        worker::console_warn!("socket: {error}");
        Ok(())
    }
}
