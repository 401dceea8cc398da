//! A person joins on a tablet: badge and PIN prove who they are, and their key there is registered.

use std::collections::BTreeSet;

use bianmin::api::{BODY_LIMIT, Claim, Code, CodeFor, Join, Joined, Problem, code};
use bianmin::rules::{OPERATOR, SYSTEM};
use domain::people::{self, Add, Details, RegisterKey, Role};
use domain::time::Timestamp;
use domain::{DeviceId, LogId, Operation, PersonId};
use worker::Request;

use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::proofs::Signed;
use crate::store::doors::Tried;
use crate::tries::Gate;
use crate::{answer, body, secrets};

impl Site {
    pub(super) async fn join(&self, mut request: Request, asked: &Asked) -> Answer {
        body::require_media(&request, "application/json")?;
        let bytes = body::read(&mut request, BODY_LIMIT).await?;
        let join: Join = body::parse(&bytes)?;
        if join.code.is_some() {
            self.codes_left(asked)?;
        }
        let (claims, path, now) = (asked.claims.clone(), asked.path.clone(), asked.now);
        let joined = self.within(&asked.site, move |core| {
            core.require_open()?;
            let signed = Signed { method: "POST", path: &path, body: &bytes };
            let device = claims.device(core.authority.state(), signed, now)?;
            core.join(&join, &device, now)
        })?;
        self.durable().await?;
        let person = joined.inspect_err(|problem| self.count_code(asked, problem))?;
        answer::json(201, &Joined { person }, asked.secure).map_err(|error| failed(&error))
    }
}

/// Reads a stretched PIN.
///
/// # Errors
/// [`Code::Malformed`].
pub(super) fn stretched(text: &str) -> Result<[u8; 32], Problem> {
    let message = "a stretched PIN is 64 hex digits";
    sync::id::parse_hex(text).map_err(|_| Problem::new(Code::Malformed, message).at("stretched"))
}

fn wrong() -> Problem {
    Problem::new(Code::BadgeOrPin, "badge and PIN do not go together")
}

impl Core {
    fn join(
        &mut self,
        asked: &Join,
        device: &DeviceId,
        now: Timestamp,
    ) -> Result<Result<PersonId, Problem>, Trouble> {
        let stretched = stretched(&asked.stretched)?;
        if bianmin::rules::key_bytes(&asked.staff_key).is_none() {
            return Err(Problem::new(Code::Malformed, "not a public key").at("staff_key").into());
        }
        let known = self.authority.state().people.by_badge(&asked.badge).map(|one| one.id.clone());
        let admitted = match known {
            Some(person) => self.admit(asked, &person, device, &stretched, now)?,
            None => self.first(asked, device, &stretched, now)?,
        };
        let person = match admitted {
            Ok(person) => person,
            Err(problem) => return Ok(Err(problem)),
        };
        self.register(asked, &person, device, now).map_err(Trouble::abandon)?;
        Ok(Ok(person))
    }

    /// Admits a person of the site by PIN, or by a personal code that sets it.
    fn admit(
        &self,
        asked: &Join,
        person: &PersonId,
        device: &DeviceId,
        stretched: &[u8; 32],
        now: Timestamp,
    ) -> Result<Result<PersonId, Problem>, Trouble> {
        let mac = self.secrets.pin_mac(&self.site, person, stretched);
        if let Some(typed) = &asked.code {
            return self.by_code(typed, asked, person, mac, now);
        }
        let Some(stored) = self.doors.pin(person)? else {
            let message = "no PIN is set: a personal one-time code is needed";
            return Ok(Err(Problem::new(Code::CodeNeeded, message)));
        };
        let name = format!("pin:{person}:{device}");
        if let Err(problem) = self.count_try(&name, now)? {
            return Ok(Err(problem));
        }
        if !secrets::same(&stored, &mac) {
            return Ok(Err(wrong()));
        }
        self.doors.forgive(&name)?;
        Ok(Ok(person.clone()))
    }

    /// Counts a try before the secret is looked at, or says why none is taken.
    fn count_try(&self, name: &str, now: Timestamp) -> Result<Result<(), Problem>, Trouble> {
        let tries = self.doors.tries(name)?;
        match tries.gate(now) {
            Gate::Open => {
                self.doors.set_tries(name, tries.counted(now))?;
                Ok(Ok(()))
            }
            Gate::Wait(seconds) => {
                let message = "too many wrong tries: wait";
                Ok(Err(Problem::new(Code::SlowDown, message).after(seconds)))
            }
            Gate::Locked => {
                let message = "too many wrong tries: only a personal one-time code helps";
                Ok(Err(Problem::new(Code::Locked, message)))
            }
        }
    }

    fn by_code(
        &self,
        typed: &str,
        asked: &Join,
        person: &PersonId,
        mac: [u8; 32],
        now: Timestamp,
    ) -> Result<Result<PersonId, Problem>, Trouble> {
        let bad = || Problem::new(Code::BadCode, "the code is not this person's").at("code");
        let Some(plain) = code::read(typed) else { return Ok(Err(bad())) };
        let code_mac = self.secrets.code_mac(&self.site, &plain);
        let wanted = CodeFor::Person(person.clone());
        match self.doors.attempt(&plain, code_mac, now)? {
            Tried::Good(purpose) if purpose.r#for == wanted => {
                self.doors.set_pin(person, mac)?;
                self.doors.spend(&plain, &asked.staff_key.0)?;
                Ok(Ok(person.clone()))
            }
            // The first answer may have been lost: the same key and the same PIN are let in again.
            Tried::Used(purpose, by) if purpose.r#for == wanted && by == asked.staff_key.0 => {
                let stored = self.doors.pin(person)?;
                let same = stored.is_some_and(|stored| secrets::same(&stored, &mac));
                Ok(if same { Ok(person.clone()) } else { Err(bad()) })
            }
            Tried::Good(_) | Tried::Used(..) | Tried::Bad => Ok(Err(bad())),
        }
    }

    /// Makes the first person of a new site its administrator, where the tablet holds the claim.
    fn first(
        &mut self,
        asked: &Join,
        device: &DeviceId,
        stretched: &[u8; 32],
        now: Timestamp,
    ) -> Result<Result<PersonId, Problem>, Trouble> {
        let claim = self.doors.claim(device)?;
        let (Some(first), Some(Claim::FirstAdministrator)) = (&asked.first, claim) else {
            // As long an answer as for a wrong PIN, and as few tries.
            let counted = self.count_try(&format!("badge:{device}"), now)?;
            return Ok(Err(counted.err().unwrap_or_else(wrong)));
        };
        let details = Details {
            badge: asked.badge.clone(),
            name: first.name.clone(),
            initials: String::new(),
            photo: None,
            phone: String::new(),
            roles: BTreeSet::from([Role::Supervisor, Role::Administrator]),
            rank: 1,
        };
        let add = Operation::People(people::Operation::Add(Add { details }));
        let id = match self.submit(&add, OPERATOR, now)? {
            Ok(id) => id,
            Err(refusal) => return Ok(Err(Problem::refused(refusal).at("first"))),
        };
        let person = PersonId(id.to_string());
        let mac = self.secrets.pin_mac(&self.site, &person, stretched);
        self.doors.set_pin(&person, mac)?;
        self.doors.use_claim(device)?;
        Ok(Ok(person))
    }

    /// Registers the person's key on the tablet, unless it is registered already.
    fn register(
        &mut self,
        asked: &Join,
        person: &PersonId,
        device: &DeviceId,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let found = self.authority.state().people.persons.get(person);
        if found.is_some_and(|one| one.keys.get(device) == Some(&asked.staff_key)) {
            return Ok(());
        }
        // A key that is replaced still answers for what the tablet had sealed; only its own log.
        let people = &self.authority.state().people;
        let sealed = asked.sealed.clone().filter(|sealed| {
            let log = sealed.0.parse::<sync::OperationId>().map(|id| id.log.to_string());
            log.is_ok_and(|log| people.device_of(&LogId(log)).is_some_and(|one| one.id == *device))
        });
        let (person, device, key) = (person.clone(), device.clone(), asked.staff_key.clone());
        let register = RegisterKey { person, device, key, sealed };
        let register = people::Operation::RegisterKey(register);
        let done = self.submit(&Operation::People(register), SYSTEM, now)?;
        done.map(drop).map_err(|refusal| Problem::refused(refusal).into())
    }
}
