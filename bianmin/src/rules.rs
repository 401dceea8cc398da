//! The rules of the window as replication carries them.

use domain::appointment;
use domain::archive::{self, Matter, Recall};
use domain::duty;
use domain::time::Timestamp;
use domain::{Actor, DeviceId, LogId, PersonId, State};
use sync::{
    Archived, Audience, Decision, Heard, Move, OperationId, Page, PageFault, Rules, Stamp,
    Standing, Viewer,
};

pub use crate::keys::{key_bytes, key_text};
use crate::{attached, pages};

/// The rules of the window: what [`sync`] is generic over.
#[derive(Clone, Copy, Debug)]
pub enum Bianmin {}

/// The operator, as replication writes an actor.
pub const OPERATOR: &str = "Operator";
/// The server itself, as replication writes an actor.
pub const SYSTEM: &str = "System";

/// A resident on their own phone, as replication writes an actor.
pub const VISITOR: &str = "Visitor";

/// Returns an actor as replication writes one.
pub fn actor_text(actor: &Actor) -> &str {
    match actor {
        Actor::Person(person) => &person.0,
        Actor::Operator => OPERATOR,
        Actor::System => SYSTEM,
        Actor::Visitor => VISITOR,
    }
}

/// Returns an actor as the rules know one.
pub fn actor(text: &str) -> Actor {
    match text {
        OPERATOR => Actor::Operator,
        SYSTEM => Actor::System,
        VISITOR => Actor::Visitor,
        person => Actor::Person(PersonId(person.to_owned())),
    }
}

/// Returns an operation's name as the rules write it.
pub fn operation_id(id: OperationId) -> domain::OperationId {
    domain::OperationId(id.to_string())
}

/// Returns an operation's circumstances as the rules know them.
pub fn stamp(stamp: &Stamp) -> domain::Stamp {
    domain::Stamp {
        operation: operation_id(stamp.operation),
        actor: actor(&stamp.actor),
        device: DeviceId(stamp.device.clone()),
        at: Timestamp(stamp.at),
        received: Timestamp(stamp.received),
        seen: stamp.seen,
        place: stamp.place,
    }
}

fn decision(decided: domain::Decision) -> Decision<Bianmin> {
    let domain::Decision { events, warnings } = decided;
    Decision { events, warnings }
}

impl Rules for Bianmin {
    type State = State;
    type Operation = domain::Operation;
    type Event = domain::Event;
    type Refusal = domain::Refusal;
    type Warning = domain::Warning;

    const RULES: u32 = 1;
    const SCHEMA: u32 = 1;
    const SYSTEM: &'static str = SYSTEM;

    fn decide(
        state: &State,
        operation: &domain::Operation,
        circumstances: &Stamp,
    ) -> Result<Decision<Self>, domain::Refusal> {
        Ok(decision(domain::decide(state, operation, &stamp(circumstances))?))
    }

    fn enter(
        state: &State,
        operation: &domain::Operation,
        circumstances: &Stamp,
    ) -> Result<Decision<Self>, domain::Refusal> {
        Ok(decision(domain::enter(state, operation, &stamp(circumstances))?))
    }

    fn evolve(state: &mut State, circumstances: &Stamp, event: &domain::Event) {
        state.evolve(&stamp(circumstances), event);
    }

    fn audience(event: &domain::Event) -> Audience {
        match event {
            domain::Event::Complaint(_)
            | domain::Event::Rating(_)
            | domain::Event::Conduct(_)
            | domain::Event::Accountability(_)
            | domain::Event::Assessment(_)
            | domain::Event::Monthly(_)
            | domain::Event::Archive(archive::Event::Forgotten(_)) => Audience::Oversight,
            domain::Event::Site(_)
            | domain::Event::People(_)
            | domain::Event::Catalogue(_)
            | domain::Event::Duty(_)
            | domain::Event::Contact(_)
            | domain::Event::Case(_)
            | domain::Event::Queue(_)
            | domain::Event::Message(_)
            | domain::Event::Appointment(_)
            | domain::Event::Premises(_)
            | domain::Event::Custody(_)
            | domain::Event::Repair(_)
            | domain::Event::Volume(_)
            | domain::Event::Copying(_)
            | domain::Event::Handover(_)
            | domain::Event::Archive(_) => Audience::Site,
        }
    }

    fn sees(state: &State, viewer: &Viewer, audience: &Audience) -> bool {
        let known = state.people.devices.contains_key(&DeviceId(viewer.device.clone()));
        match audience {
            Audience::Site => known,
            // No tablet holds it: those who oversee ask the server, see `oversight`.
            Audience::Oversight => false,
            Audience::Person(person) => known && viewer.actor.as_ref() == Some(person),
        }
    }

    fn pages(state: &State) -> Vec<Page> {
        pages::cut(state)
    }

    fn from_pages(pages: &[&Page]) -> Result<State, PageFault> {
        pages::join(pages)
    }

    fn attached(state: &State) -> Vec<OperationId> {
        attached::needed(state)
    }

    fn upkeep(state: &State, heard: Option<&Heard>, now: i64) -> Option<domain::Operation> {
        let now = Timestamp(now);
        let Some(heard) = heard else {
            let broken = appointment::breaches_due(state, now).map(breaches);
            let waiting = || appointment::waiting_due(state, now);
            let asked = broken.or_else(|| waiting().map(domain::Operation::Appointment));
            return asked.or_else(|| {
                let archive = archive::due(state, now)?;
                Some(domain::Operation::Archive(archive::Operation::Archive(archive)))
            });
        };
        let (log, told) = (LogId(heard.log.to_string()), Timestamp(heard.time));
        let shown = appointment::breaches_confirmed_by(state, &log, told);
        let lent = || appointment::lending_due(state, &log, told, now);
        let asked = shown.map(appointment::Operation::ConfirmBreaches);
        let asked = asked.or_else(|| lent().map(appointment::Operation::Lend));
        asked.map(domain::Operation::Appointment).or_else(|| {
            let noted = duty::heard_due(state, &log, told, now)?;
            Some(domain::Operation::Duty(duty::Operation::NoteHeard(noted)))
        })
    }

    fn next_upkeep(state: &State, now: i64) -> Option<i64> {
        let now = Timestamp(now);
        let broken = appointment::next_breach_due(state, now);
        broken.into_iter().chain(appointment::next_waiting_due(state, now)).min().map(|at| at.0)
    }

    fn stands_alone(operation: &domain::Operation) -> bool {
        let domain::Operation::Appointment(operation) = operation else { return false };
        operation.promises()
    }

    fn moves(state: &State, event: &domain::Event) -> Vec<Move> {
        let domain::Event::Archive(event) = event else { return Vec::new() };
        match event {
            archive::Event::Archived(archived) => {
                let leaving = archive::leaving(state, archived);
                leaving.iter().map(|matter| Move::Leaves(archived_row(matter))).collect()
            }
            archive::Event::Recalled(recalled) => {
                let back = recalled.matters.iter();
                back.map(|matter| Move::Returns(archived_row(matter))).collect()
            }
            archive::Event::Erased(_) | archive::Event::Forgotten(_) => Vec::new(),
        }
    }

    fn absent(state: &State, operation: &domain::Operation) -> Vec<String> {
        archive::absent(state, operation)
    }

    fn recall(bodies: &[String]) -> Option<domain::Operation> {
        let matters = bodies.iter().map(|body| json::from_str(body).ok());
        let recall = Recall { matters: matters.collect::<Option<_>>()? };
        Some(domain::Operation::Archive(archive::Operation::Recall(recall)))
    }

    fn device_keys(state: &State, device: &str) -> Standing {
        let Some(device) = state.people.devices.get(&DeviceId(device.to_owned())) else {
            return Standing::Unknown;
        };
        let keys = key_bytes(&device.key).into_iter().collect();
        if device.revoked.is_some() { Standing::Revoked(keys) } else { Standing::Active(keys) }
    }

    fn staff_keys(state: &State, device: &str, actor: &str, last: Option<OperationId>) -> Standing {
        let Some(person) = state.people.persons.get(&PersonId(actor.to_owned())) else {
            return Standing::Unknown;
        };
        let device = DeviceId(device.to_owned());
        let current = person.keys.get(&device);
        let former = person.former.get(&device).into_iter().flatten();
        let former = former.filter(|former| last.is_some_and(|last| covers(&former.last, last)));
        let keys = current.into_iter().chain(former.map(|former| &former.key));
        let keys: Vec<[u8; 32]> = keys.filter_map(key_bytes).collect();
        if keys.is_empty() {
            return Standing::Unknown;
        }
        if person.retired.is_some() { Standing::Revoked(keys) } else { Standing::Active(keys) }
    }

    fn reviewed(state: &State, operation: OperationId, received: i64) -> bool {
        state.people.found(&operation_id(operation), Timestamp(received)).is_some()
    }
}

/// Returns the operation that writes down times that were not kept.
fn breaches(note: appointment::NoteBreaches) -> domain::Operation {
    domain::Operation::Appointment(appointment::Operation::NoteBreaches(note))
}

/// Says whether an operation stands in a log no later than another.
fn covers(last: &domain::OperationId, operation: OperationId) -> bool {
    let last = last.0.parse::<OperationId>();
    last.is_ok_and(|last| last.log == operation.log && operation.seq <= last.seq)
}

/// Returns a matter as the archive's tables have it.
fn archived_row(matter: &Matter) -> Archived {
    Archived {
        id: matter.contact.id.0.clone(),
        closed: matter.closed().0,
        keys: matter.keys().into_iter().collect(),
        body: json::to_string(matter),
    }
}

#[cfg(test)]
mod tests {
    use domain::PublicKey;

    use super::*;

    #[test]
    fn actors_and_keys_read_back_from_their_texts() {
        let person = Actor::Person(PersonId("a-1".to_owned()));
        for one in [Actor::Operator, Actor::System, Actor::Visitor, person] {
            assert_eq!(actor(actor_text(&one)), one);
        }
        assert_eq!(key_bytes(&key_text(&[0xa5; 32])), Some([0xa5; 32]));
        assert_eq!(key_bytes(&PublicKey("rsa:00".to_owned())), None);
    }

    #[test]
    fn what_is_overseen_is_told_to_no_tablet() {
        let device = "d".to_owned();
        let viewer = Viewer { device, actor: Some("a-1".to_owned()) };
        for event in [
            r#"{"Complaint":{"SaidMore":{"complaint":"a-2"}}}"#,
            r#"{"Conduct":{"Contested":{"inspection":"a-2","line":"Badge"}}}"#,
            r#"{"Accountability":{"StatementGiven":{"inquiry":"a-2"}}}"#,
            concat!(
                r#"{"Rating":{"Rated":{"contact":"a-3","grade":"Satisfied","#,
                r#""served_by":"a-1","post":"a-4","served":1}}}"#
            ),
        ] {
            let audience = Bianmin::audience(&json::from_str(event).unwrap());
            assert_eq!(audience, Audience::Oversight, "{event}");
            assert!(!Bianmin::sees(&State::default(), &viewer, &audience));
        }
    }

    #[test]
    fn nobody_signs_as_the_operator_the_system_or_a_visitor() {
        for name in [OPERATOR, SYSTEM, VISITOR, ""] {
            assert_eq!(Bianmin::staff_keys(&State::default(), "d", name, None), Standing::Unknown);
        }
    }
}
