//! Who asks: signatures of tablets and people over HTTP requests, checked against the rules' keys.

use bianmin::Bianmin;
use bianmin::api::sign::{self, TIME_TOLERANCE};
use bianmin::api::{Code, Problem};
use domain::time::Timestamp;
use domain::{DeviceId, PersonId, State};
use ed25519_dalek::{Signature, VerifyingKey};
use sync::{Rules, Standing};

/// Verifies an Ed25519 signature, strictly: one message has one signature under one key.
pub fn verify(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(key)
        .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
}

/// What a request says of its device; the signature is still to be checked.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    pub device: String,
    /// The device's clock, in ms since 1970.
    pub time: String,
    pub signature: String,
    pub person: String,
    pub staff: String,
}

/// A request as it was signed.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub body: &'a [u8],
}

fn not_proven(message: &str) -> Problem {
    Problem::new(Code::NotProven, message)
}

fn signed_by(standing: &[[u8; 32]], message: &[u8], signature: &str) -> bool {
    sync::id::parse_hex::<64>(signature)
        .is_ok_and(|signature| standing.iter().any(|key| verify(key, message, &signature)))
}

impl Claims {
    fn message(&self, request: Signed<'_>) -> Result<(i64, Vec<u8>), Problem> {
        let time: i64 =
            self.time.parse().map_err(|_| not_proven("the time of the request is missing"))?;
        Ok((time, sign::http_message(request.method, request.path, time, request.body)))
    }

    /// Proves the device that asks.
    ///
    /// # Errors
    /// [`Code::NotProven`], [`Code::DeviceRevoked`], [`Code::ClockFar`].
    pub fn device(
        &self,
        state: &State,
        request: Signed<'_>,
        now: Timestamp,
    ) -> Result<DeviceId, Problem> {
        let (time, message) = self.message(request)?;
        let standing = Bianmin::device_keys(state, &self.device);
        let (Standing::Active(keys) | Standing::Revoked(keys)) = &standing else {
            return Err(not_proven("no such device"));
        };
        if !signed_by(keys, &message, &self.signature) {
            return Err(not_proven("the signature is not the device's"));
        }
        if matches!(standing, Standing::Revoked(_)) {
            return Err(Problem::new(Code::DeviceRevoked, "the device was revoked"));
        }
        if time.abs_diff(now.0) > TIME_TOLERANCE.unsigned_abs() {
            let problem = Problem::new(Code::ClockFar, "the device's clock is far from ours");
            return Err(Problem { server_time: Some(now), ..problem });
        }
        Ok(DeviceId(self.device.clone()))
    }

    /// Proves the person who asks, on a device already proven.
    ///
    /// # Errors
    /// [`Code::NotProven`].
    pub fn person(&self, state: &State, request: Signed<'_>) -> Result<PersonId, Problem> {
        let (_, message) = self.message(request)?;
        match Bianmin::staff_keys(state, &self.device, &self.person, None) {
            Standing::Active(keys) if signed_by(&keys, &message, &self.staff) => {
                Ok(PersonId(self.person.clone()))
            }
            Standing::Active(_) | Standing::Revoked(_) | Standing::Unknown => {
                Err(not_proven("nobody is proven to be signed in"))
            }
        }
    }
}
