//! Who may attempt what: one exhaustive match from operation to those who may. What they may then
//! do with it is each slice's own rule. `domain/tests/access.txt` prints it as a matrix.

mod who;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{DeviceId, PersonId};
use crate::people::{Finding, Found, Person, Role};
use crate::time::Timestamp;
use crate::{Actor, Operation, Stamp, State};

pub use who::allowed;

/// Who may attempt an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// The server by itself, or whoever runs it: opening a site, enrolling, registering keys.
    Server,
    /// Administrators, and whoever runs the server: setting a site up.
    SetUp,
    /// Supervisors and administrators: tablets and keys, when one is lost.
    Care,
    /// Supervisors: who stands where, who takes over.
    Supervision,
    /// Clerks and supervisors: serving visitors.
    Service,
    /// Those, and the visitor whose appointment it is.
    Attendance,
    /// Visitors by themselves.
    Visitors,
    /// Those who oversee the others, at the server itself: what it is about is on no tablet.
    Oversight,
    /// Any of the staff, of what concerns them, at the server itself.
    Concerned,
    /// Anybody of the staff, at a tablet.
    Staff,
}

/// Why somebody may not even attempt an operation, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("only the server does this")]
    OperatorOnly,
    #[error("only a visitor does this, by themselves")]
    VisitorOnly,
    #[error("the server decides this at once, with a network")]
    OnlineOnly,
    #[error("no tablet is {device}")]
    UnknownDevice { device: DeviceId },
    #[error("the tablet was revoked")]
    DeviceRevoked,
    #[error("nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("it was reviewed and set aside: {reason}")]
    SetAside { by: Option<PersonId>, reason: String },
    #[error("{person} is no longer staff")]
    Retired { person: PersonId },
    #[error("this needs another role")]
    NotAllowed { needs: BTreeSet<Role> },
}

impl Allowed {
    /// Returns the roles that may attempt it; a person needs one of them.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Server | Self::Visitors => &[],
            Self::SetUp => &[Role::Administrator],
            Self::Care | Self::Oversight => &[Role::Supervisor, Role::Administrator],
            Self::Supervision => &[Role::Supervisor],
            Self::Concerned | Self::Staff => &[Role::Clerk, Role::Supervisor, Role::Administrator],
            Self::Service | Self::Attendance => &[Role::Clerk, Role::Supervisor],
        }
    }

    /// Says whether the server, or whoever runs it, may attempt it. They never serve visitors.
    pub fn server(self) -> bool {
        match self {
            Self::Server | Self::SetUp | Self::Care => true,
            Self::Supervision
            | Self::Service
            | Self::Attendance
            | Self::Visitors
            | Self::Oversight
            | Self::Concerned
            | Self::Staff => false,
        }
    }

    /// Says whether a resident may attempt it from their own phone.
    pub fn visitor(self) -> bool {
        match self {
            Self::Attendance | Self::Visitors => true,
            Self::Server
            | Self::SetUp
            | Self::Care
            | Self::Supervision
            | Self::Service
            | Self::Oversight
            | Self::Concerned
            | Self::Staff => false,
        }
    }
}

/// Lets an operation through to its slice, or says who may attempt it.
///
/// # Errors
/// The first [`Refusal`] in the order of that enum.
pub fn check(state: &State, operation: &Operation, stamp: &Stamp) -> Result<(), Refusal> {
    let allowed = allowed(operation);
    match &stamp.actor {
        Actor::Operator | Actor::System if allowed.server() => Ok(()),
        Actor::Visitor if allowed.visitor() => Ok(()),
        Actor::Operator | Actor::System | Actor::Visitor => Err(not_allowed(allowed)),
        Actor::Person(_) if allowed == Allowed::Server => Err(Refusal::OperatorOnly),
        Actor::Person(_) if allowed == Allowed::Visitors => Err(Refusal::VisitorOnly),
        Actor::Person(person) if matches!(allowed, Allowed::Oversight | Allowed::Concerned) => {
            at_server(stamp)?;
            may(state, person, allowed, stamp.at)
        }
        Actor::Person(person) => {
            match state.people.found(&stamp.operation, stamp.received) {
                None => tablet(state, stamp)?,
                // Somebody answers for its counting although it came too late.
                Some(Found { finding: Finding::LetCount, .. }) => {}
                Some(Found { finding: Finding::SetAside, by, reason, .. }) => {
                    return Err(Refusal::SetAside { by: by.clone(), reason: reason.clone() });
                }
            }
            may(state, person, allowed, stamp.at)
        }
    }
}

/// The server has proven the person itself, and enters what they ask for into its own log.
fn at_server(stamp: &Stamp) -> Result<(), Refusal> {
    let own = stamp.device.0 == crate::context::SERVER;
    if own { Ok(()) } else { Err(Refusal::OnlineOnly) }
}

/// What a revoked tablet sends later than that waits for a review, whatever time it claims.
fn tablet(state: &State, stamp: &Stamp) -> Result<(), Refusal> {
    let Some(device) = state.people.devices.get(&stamp.device) else {
        return Err(Refusal::UnknownDevice { device: stamp.device.clone() });
    };
    if device.is_trusted(stamp.received) { Ok(()) } else { Err(Refusal::DeviceRevoked) }
}

/// Lets a person attempt what some are allowed to: what they did while still staff counts, however
/// late it arrives. Screens ask it too, and say so before it is tried.
///
/// # Errors
/// The first [`Refusal`] in the order of that enum.
pub fn may(
    state: &State,
    person: &PersonId,
    allowed: Allowed,
    at: Timestamp,
) -> Result<(), Refusal> {
    let Some(found) = state.people.persons.get(person) else {
        return Err(Refusal::UnknownPerson { person: person.clone() });
    };
    if !found.is_staff(at) {
        return Err(Refusal::Retired { person: person.clone() });
    }
    if has_one(found, allowed) { Ok(()) } else { Err(not_allowed(allowed)) }
}

/// Lets a person issue one-time codes, which let tablets and people in, and look at what is held
/// for review.
///
/// # Errors
/// The first [`Refusal`] in the order of that enum.
pub fn may_care(state: &State, person: &PersonId, now: Timestamp) -> Result<(), Refusal> {
    may(state, person, Allowed::Care, now)
}

fn has_one(person: &Person, allowed: Allowed) -> bool {
    allowed.roles().iter().any(|role| person.roles.contains(role))
}

fn not_allowed(allowed: Allowed) -> Refusal {
    Refusal::NotAllowed { needs: allowed.roles().iter().copied().collect() }
}
