//! What a site has in memory: the authority with its state, and the doors. Read again after sleep.

use bianmin::Bianmin;
use bianmin::api::{Code, Problem, SiteCard};
use bianmin::attached::stored;
use booking::{Beside, Personal};
use domain::time::Timestamp;
use domain::{Operation, Refusal};
use sync::authority::{Authority, Setup};
use sync::ledger::{Broken, Ledger};
use sync::{Attachment, Epoch, OperationId};

use crate::proofs;
use crate::secrets::Secrets;
use crate::store::Db;
use crate::store::ballots::Ballots;
use crate::store::doors::Doors;
use crate::store::keeping::Keeping;
use crate::store::ledger::SqlLedger;
use crate::store::outbox::Outbox;
use crate::store::slips::Slips;

/// Where the store keeps the site's name.
pub const NAME: &str = "worker_site";

/// The version of this build, as tablets are told it.
const BUILD: &str = env!("CARGO_PKG_VERSION");

/// A site in memory.
pub struct Core {
    pub site: String,
    pub authority: Authority<Bianmin, SqlLedger>,
    pub doors: Doors,
    pub slips: Slips,
    pub outbox: Outbox,
    pub keeping: Keeping,
    pub ballots: Ballots,
    pub secrets: Secrets,
}

/// Why work on a site ended without having done anything.
#[derive(Debug)]
pub enum Trouble {
    /// The store failed.
    Broken(Broken),
    /// The work was not begun: nothing was changed, in the store or in memory.
    Refused(Box<Problem>),
    /// The work gave up half-way: nothing of it is kept.
    Abandoned(Box<Problem>),
}

impl From<Broken> for Trouble {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl Trouble {
    /// Returns this trouble of work that had begun.
    pub fn abandon(self) -> Self {
        match self {
            Self::Refused(problem) | Self::Abandoned(problem) => Self::Abandoned(problem),
            Self::Broken(broken) => Self::Broken(broken),
        }
    }

    /// Returns the trouble of two turns that meet, which one object never lets happen.
    pub fn busy() -> Self {
        Self::Broken(Broken("the site is at work already".to_owned()))
    }
}

impl Core {
    /// Reads a site from its store.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub fn open(db: Db, site: String, secrets: Secrets) -> Result<Self, Broken> {
        let mut epoch = [0; 8];
        getrandom::fill(&mut epoch).map_err(|error| Broken(error.to_string()))?;
        let ledger = SqlLedger::new(db.clone(), secrets.attachment_key(&site));
        let setup = Setup {
            site: site.clone(),
            build: BUILD.to_owned(),
            verify: proofs::verify,
            epoch: Epoch(epoch),
        };
        let authority = Authority::open(ledger, setup)?;
        let (doors, slips) = (Doors::new(db.clone()), Slips::new(db.clone()));
        let (outbox, keeping) = (Outbox::new(db.clone()), Keeping::new(db.clone()));
        let ballots = Ballots::new(db);
        Ok(Self { site, authority, doors, slips, outbox, keeping, ballots, secrets })
    }

    /// Requires that the site has been opened.
    ///
    /// # Errors
    /// [`Code::NotFound`].
    pub fn require_open(&self) -> Result<(), Problem> {
        if self.authority.state().site.opened {
            return Ok(());
        }
        Err(Problem::new(Code::NotFound, "there is no such site"))
    }

    /// Returns what anybody may know of the site.
    ///
    /// # Errors
    /// [`Code::NotFound`] until it is opened.
    pub fn card(&self, site: String) -> Result<SiteCard, Problem> {
        self.require_open()?;
        let state = &self.authority.state().site;
        Ok(SiteCard { site, name: state.name.clone(), profile: state.profile, open: state.opened })
    }

    /// Decides an operation of the server's own log.
    ///
    /// # Errors
    /// [`Broken`]; inside, what the rules refuse with.
    pub fn submit(
        &mut self,
        operation: &Operation,
        actor: &str,
        now: Timestamp,
    ) -> Result<Result<OperationId, Refusal>, Broken> {
        let outcome = self.authority.submit_own(operation, actor, now.0)?;
        Ok(outcome.map(|outcome| outcome.id))
    }

    /// Decides an operation of the server's own log that somebody else asks for; what is said or shown
    /// with it is kept apart.
    ///
    /// # Errors
    /// [`Broken`]; inside, what the rules refuse with.
    pub fn submit_beside(
        &mut self,
        operation: &Operation,
        actor: &str,
        beside: Option<&Beside>,
        now: Timestamp,
    ) -> Result<Result<OperationId, Refusal>, Broken> {
        let mut key = [0; 16];
        getrandom::fill(&mut key).map_err(|error| Broken(error.to_string()))?;
        let attachment = beside.map(|beside| Attachment { key, bytes: stored(beside.clone()) });
        let outcome =
            self.authority.submit_own_with(operation, actor, attachment.as_ref(), now.0)?;
        Ok(outcome.map(|outcome| outcome.id))
    }

    /// Returns what was said with an operation; nothing once it is erased.
    pub fn said(&self, operation: &domain::OperationId) -> Option<Personal> {
        serde_json::from_slice(&self.beside(operation)?).ok()
    }

    /// Returns what is kept apart from an operation; nothing once it is erased.
    pub fn beside(&self, operation: &domain::OperationId) -> Option<Vec<u8>> {
        let id = operation.0.parse().ok()?;
        self.authority.ledger().attachments(&[id]).ok()?.pop().map(|(_, found)| found.bytes)
    }
}
