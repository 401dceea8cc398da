//! What replication asks of the rules it carries, and what it gives them.

use std::fmt::Debug;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::id::{LogId, OperationId};

/// The rules a site lives by. Replication never looks inside an operation or an event.
///
/// Every function is pure and deterministic: the same inputs give the same answer, byte for byte,
/// on every machine. `State` should be cheap to clone (persistent maps).
pub trait Rules: Sized + 'static {
    /// The working set of one site.
    type State: Clone + Default;
    /// What somebody asks for.
    type Operation: Serialize + DeserializeOwned + Clone + Debug;
    /// What has happened.
    type Event: Serialize + DeserializeOwned + Clone + PartialEq + Debug;
    /// Why an operation is not done.
    type Refusal: Serialize + DeserializeOwned + Clone + Debug;
    /// What a person should notice without being stopped.
    type Warning: Serialize + DeserializeOwned + Clone + Debug;

    /// Version of the rules; an operation sealed under another one has its events sent in full.
    const RULES: u32;
    /// Version of the shapes of operations and events; only grows.
    const SCHEMA: u32;
    /// Who the server's own operations are by, where no person asks for them.
    const SYSTEM: &'static str;

    /// Decides one operation. Refuses, never changes.
    ///
    /// # Errors
    /// The refusal to be shown to whoever asked.
    fn decide(
        state: &Self::State,
        operation: &Self::Operation,
        stamp: &Stamp,
    ) -> Result<Decision<Self>, Self::Refusal>;

    /// Decides one operation as a person enters it: it may be refused for more than [`Rules::decide`]
    /// refuses it for, never for less.
    ///
    /// # Errors
    /// The refusal to be shown to whoever asked.
    fn enter(
        state: &Self::State,
        operation: &Self::Operation,
        stamp: &Stamp,
    ) -> Result<Decision<Self>, Self::Refusal> {
        Self::decide(state, operation, stamp)
    }

    /// Takes in what has happened. Changes, never refuses.
    fn evolve(state: &mut Self::State, stamp: &Stamp, event: &Self::Event);

    /// Says who may receive an event.
    fn audience(event: &Self::Event) -> Audience;

    /// Says whether a viewer may receive what is meant for an audience.
    fn sees(state: &Self::State, viewer: &Viewer, audience: &Audience) -> bool;

    /// Cuts the state into pages of at most about 500 records, the page a first screen needs first.
    /// [`Rules::from_pages`] of all of them is the same state.
    fn pages(state: &Self::State) -> Vec<Page>;

    /// Builds a state from pages; with only some of them, from the first on, a usable part of it.
    ///
    /// # Errors
    /// [`PageFault`] names the page whose record cannot be read.
    fn from_pages(pages: &[&Page]) -> Result<Self::State, PageFault>;

    /// Lists operations whose attachments the working set still needs, most needed first.
    fn attached(state: &Self::State) -> Vec<OperationId>;

    /// Returns the server's own operation that is due at `now` (ms since 1970): it lets things leave
    /// the working set, or does what is due for a tablet that was just heard of. It then has an
    /// event, and is not due again at once.
    fn upkeep(state: &Self::State, heard: Option<&Heard>, now: i64) -> Option<Self::Operation>;

    /// Returns when something may be due at the latest although nothing happens until then, ms since
    /// 1970; nothing where only what happens makes it due.
    fn next_upkeep(state: &Self::State, now: i64) -> Option<i64>;

    /// Says whether an operation is decided whatever became of those it names: a promise that was
    /// given to somebody who has gone home with it.
    fn stands_alone(operation: &Self::Operation) -> bool;

    /// Lists what leaves the working set for the archive with an event, or comes back from there,
    /// before the event is taken in.
    fn moves(state: &Self::State, event: &Self::Event) -> Vec<Move>;

    /// Lists names in an operation that nothing in the working set answers to.
    fn absent(state: &Self::State, operation: &Self::Operation) -> Vec<String>;

    /// Returns the server's own operation that brings archived things back, by their bodies.
    fn recall(bodies: &[String]) -> Option<Self::Operation>;

    /// Returns the public keys a tablet signs its pushes with.
    fn device_keys(state: &Self::State, device: &str) -> Standing;

    /// Returns the public keys a person signs with on a tablet: now; or, with `last`, those that
    /// may have signed what ends with that operation, keys replaced since among them.
    fn staff_keys(
        state: &Self::State,
        device: &str,
        actor: &str,
        last: Option<OperationId>,
    ) -> Standing;

    /// Says whether a person has reviewed an operation received at a moment (ms since 1970), so
    /// that it is decided although it would be held for a review.
    fn reviewed(state: &Self::State, operation: OperationId, received: i64) -> bool;
}

/// An operation's circumstances, the same on the tablet and on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The operation, which also names whatever it creates.
    pub operation: OperationId,
    /// Who answers for it: opaque text.
    pub actor: String,
    /// The tablet it was entered on: opaque text.
    pub device: String,
    /// When it happened, ms since 1970 UTC: the tablet's claim, bounded by the server.
    pub at: i64,
    /// When the decider got it, ms since 1970 UTC: on the tablet the same as `at`.
    pub received: i64,
    /// How much of the history its tablet had seen. Only [`Rules::decide`] is told: an event does
    /// not carry it, and with [`Rules::evolve`] it is always 0.
    pub seen: u64,
    /// Where its next event stands in the history; while it is pending, one past the cursor.
    pub place: u64,
}

impl Stamp {
    /// Returns the circumstances of the operation's nth event, counted from 0.
    pub(crate) fn of_event(&self, nth: usize) -> Self {
        let place = self.place + u64::try_from(nth).unwrap_or(0);
        Self { seen: 0, place, ..self.clone() }
    }
}

/// A tablet that was heard of, with nothing left to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The log it writes.
    pub log: LogId,
    /// What it takes the time to be, ms since 1970: by this its promises ended or did not.
    pub time: i64,
}

/// The outcome of an operation that is not refused.
#[derive(Clone, Debug)]
pub struct Decision<R: Rules> {
    /// What has happened. None: it was true already, and the operation is merged.
    pub events: Vec<R::Event>,
    /// What a person should notice.
    pub warnings: Vec<R::Warning>,
}

/// A thing as the archive keeps it. Personal fields are never in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archived {
    pub id: String,
    /// When it was closed, ms since 1970.
    pub closed: i64,
    /// What it may be looked for by.
    pub keys: Vec<String>,
    /// A JSON document.
    pub body: String,
}

/// One thing's way over the border of the working set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    Leaves(Archived),
    /// Comes back, as it left.
    Returns(Archived),
}

/// Who may receive an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// Every tablet of the site.
    Site,
    /// A tablet at which a supervisor is signed in.
    Oversight,
    /// A tablet at which this person is signed in.
    Person(String),
}

/// Who asks to see: a tablet, and the person proven to be signed in there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub device: String,
    pub actor: Option<String>,
}

/// A key holder's standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody knows this name here.
    Unknown,
    /// Any of these Ed25519 public keys signs.
    Active(Vec<[u8; 32]>),
    /// These keys did sign: what comes now is received, and waits for a person's review.
    Revoked(Vec<[u8; 32]>),
}

/// A named part of a state: records, each one JSON document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Names the page among those of one state: letters, digits and dashes.
    pub name: String,
    /// Who may receive it.
    pub audience: Audience,
    /// Compact JSON documents, preferably of few shapes.
    pub records: Vec<String>,
}

/// Says that a page cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("page {0} cannot be read")]
pub struct PageFault(pub String);
