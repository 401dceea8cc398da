//! A tablet is enrolled by a one-time code; asked again with the same key and log, it gets the
//! same answer, since the first one may have been lost.

use bianmin::api::{
    BODY_LIMIT, Claim, Code, CodeFor, Enrol, Enrolled, LostLog, Problem, code, sign,
};
use bianmin::rules::SYSTEM;
use domain::people::{self, AddLog, Device, EnrolDevice};
use domain::time::Timestamp;
use domain::{DeviceId, LogId, Operation};
use sync::ledger::LogRow;
use worker::Request;

use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::limits::{CODES, CODES_BY_ADDRESS};
use crate::store::doors::Tried;
use crate::{answer, body, proofs};

/// The longest name of a tablet, in characters.
const NAME: usize = 40;

impl Site {
    pub(super) async fn enrol(&self, mut request: Request, asked: &Asked) -> Answer {
        body::require_media(&request, "application/json")?;
        let bytes = body::read(&mut request, BODY_LIMIT).await?;
        let enrol: Enrol = body::parse(&bytes)?;
        self.codes_left(asked)?;
        let now = asked.now;
        let enrolled = self.within(&asked.site, move |core| {
            core.require_open()?;
            core.enrol(&enrol, now).map_err(Trouble::abandon)
        })?;
        self.durable().await?;
        let enrolled = enrolled.inspect_err(|problem| self.count_code(asked, problem))?;
        answer::json(201, &enrolled, asked.secure).map_err(|error| failed(&error))
    }

    /// Requires that not too many wrong codes came lately.
    pub(super) fn codes_left(&self, asked: &Asked) -> Result<(), Problem> {
        let limits = self.limits.borrow();
        let own = asked.address.as_ref().and_then(|address| {
            limits.full(&format!("code:{address}"), CODES_BY_ADDRESS, asked.now)
        });
        match own.or_else(|| limits.full("code", CODES, asked.now)) {
            None => Ok(()),
            Some(wait) => {
                Err(Problem::new(Code::SlowDown, "too many wrong codes: wait a little").after(wait))
            }
        }
    }

    /// Counts a wrong code.
    pub(super) fn count_code(&self, asked: &Asked, problem: &Problem) {
        if problem.code != Code::BadCode {
            return;
        }
        let mut limits = self.limits.borrow_mut();
        limits.count("code", CODES, asked.now);
        if let Some(address) = &asked.address {
            limits.count(&format!("code:{address}"), CODES_BY_ADDRESS, asked.now);
        }
    }
}

fn bad_code() -> Problem {
    let message = "the code is not known, used, void or too old";
    Problem::new(Code::BadCode, message).at("code")
}

impl Core {
    fn enrol(
        &mut self,
        asked: &Enrol,
        now: Timestamp,
    ) -> Result<Result<Enrolled, Problem>, Trouble> {
        let Some(plain) = code::read(&asked.code) else { return Ok(Err(bad_code())) };
        if let Err(problem) = self.proven(asked, &plain) {
            return Ok(Err(problem));
        }
        let mac = self.secrets.code_mac(&self.site, &plain);
        let purpose = match self.doors.attempt(&plain, mac, now)? {
            Tried::Good(purpose) if purpose.r#for == CodeFor::Tablet => purpose,
            Tried::Used(purpose, by) if purpose.r#for == CodeFor::Tablet => {
                let known = self.same_tablet(asked).filter(|device| device.id.0 == by).cloned();
                return match known {
                    Some(device) => Ok(Ok(self.enrolled(&device, now)?)),
                    None => Ok(Err(bad_code())),
                };
            }
            Tried::Good(_) | Tried::Used(..) | Tried::Bad => return Ok(Err(bad_code())),
        };
        let device = self.let_in(asked, now)?;
        self.doors.spend(&plain, &device.id.0)?;
        if let Some(claim) = purpose.claim {
            self.doors.grant(&device.id, claim)?;
        }
        Ok(Ok(self.enrolled(&device, now)?))
    }

    /// Requires that the tablet holds the key it names, and that log and key have their form.
    fn proven(&self, asked: &Enrol, plain: &str) -> Result<(), Problem> {
        let malformed = |field: &str| Problem::new(Code::Malformed, "not of its form").at(field);
        asked.log.0.parse::<sync::LogId>().map_err(|_| malformed("log"))?;
        let key = bianmin::rules::key_bytes(&asked.device_key);
        let key = key.ok_or_else(|| malformed("device_key"))?;
        let signature =
            sync::id::parse_hex::<64>(&asked.signature).map_err(|_| malformed("signature"))?;
        let message = sign::enrol_message(&self.site, plain, &asked.log.0);
        if proofs::verify(&key, &message, &signature) {
            return Ok(());
        }
        let message = "the signature is not the device key's";
        Err(Problem::new(Code::NotProven, message).at("signature"))
    }

    /// Returns the tablet that has this key and writes this log now.
    fn same_tablet(&self, asked: &Enrol) -> Option<&Device> {
        let devices = &self.authority.state().people.devices;
        devices.values().find(|one| one.key == asked.device_key && one.log == asked.log)
    }

    /// Enrols a new tablet, or gives a known one that lost its storage another log.
    fn let_in(&mut self, asked: &Enrol, now: Timestamp) -> Result<Device, Trouble> {
        let prefix = self.next_prefix();
        let devices = &self.authority.state().people.devices;
        let known = devices.values().find(|one| one.key == asked.device_key);
        let known = known.map(|one| one.id.clone());
        let log = asked.log.clone();
        let operation = if let Some(device) = known.clone() {
            people::Operation::AddLog(AddLog { device, log, prefix })
        } else {
            let given = asked.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
            let name =
                given.map_or_else(|| prefix.clone(), |name| name.chars().take(NAME).collect());
            let key = asked.device_key.clone();
            people::Operation::EnrolDevice(EnrolDevice { name, key, log, prefix })
        };
        let done = self.submit(&Operation::People(operation), SYSTEM, now)?;
        let id =
            done.map_err(|refusal| Problem { code: Code::Taken, ..Problem::refused(refusal) })?;
        let id = known.unwrap_or_else(|| DeviceId(id.to_string()));
        let log = asked.log.0.parse().map_err(|_| Trouble::busy())?;
        self.authority.register_log(log, &id.0)?;
        let device = self.authority.state().people.devices.get(&id).cloned();
        device.ok_or_else(|| Problem::new(Code::Unavailable, "the tablet was not enrolled").into())
    }

    /// Returns the next short name of a log that none has had: two or more of 0-9 and A-Z.
    pub(super) fn next_prefix(&self) -> String {
        let devices = &self.authority.state().people.devices;
        let taken: std::collections::BTreeSet<&str> = devices
            .values()
            .flat_map(|one| std::iter::once(&one.prefix).chain(one.earlier.values()))
            .map(String::as_str)
            .collect();
        // Of one more names than are taken, one is free.
        let mut names = (1..=taken.len() + 1).rev().map(prefix);
        names.find(|one| !taken.contains(one.as_str())).unwrap_or_default()
    }

    fn enrolled(&self, device: &Device, now: Timestamp) -> Result<Enrolled, Trouble> {
        let claim: Option<Claim> = self.doors.claim(&device.id)?;
        Ok(Enrolled {
            device: device.id.clone(),
            prefix: device.prefix.clone(),
            epoch: self.authority.epoch().to_string(),
            claim,
            server_time: now,
            lost: self.lost(device)?,
        })
    }

    /// Lists the logs the tablet wrote before it lost its storage. Only of the last one is known
    /// how much more it held.
    fn lost(&self, device: &Device) -> Result<Vec<LostLog>, Trouble> {
        let mut pending = self.doors.waiting(&device.id)?;
        let mut logs: Vec<&LogRow> = self
            .authority
            .logs_of(&device.id.0)
            .filter(|row| row.log.to_string() != device.log.0)
            .collect();
        logs.sort_by_key(|row| std::cmp::Reverse(row.number));
        let lost = logs.into_iter().map(|row| {
            let (log, head) = (LogId(row.log.to_string()), row.head);
            LostLog { log, head, pending: std::mem::take(&mut pending) }
        });
        Ok(lost.collect())
    }
}

/// Writes a number in base 36, with two digits at least.
fn prefix(number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut digits = Vec::new();
    let mut left = number;
    while left > 0 || digits.len() < 2 {
        digits.push(DIGITS.get(left % 36).copied().unwrap_or(b'0'));
        left /= 36;
    }
    digits.iter().rev().map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::prefix;

    #[test]
    fn a_prefix_has_two_digits_or_more() {
        assert_eq!(prefix(1), "01");
        assert_eq!(prefix(35), "0Z");
        assert_eq!(prefix(36), "10");
        assert_eq!(prefix(36 * 36), "100");
    }
}
