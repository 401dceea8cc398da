//! The exact bytes that devices and people sign outside the sync protocol, and the PIN's salt.

use sha2::{Digest, Sha256};

/// Header with the asking device's id.
pub const DEVICE_HEADER: &str = "x-bianmin-device";
/// Header with the time of the request by the device's clock, in ms since 1970.
pub const TIME_HEADER: &str = "x-bianmin-time";
/// Header with the device key's signature of [`http_message`], 128 hex digits.
pub const SIGNATURE_HEADER: &str = "x-bianmin-signature";
/// Header with the signed-in person's id, where the route asks for a person.
pub const PERSON_HEADER: &str = "x-bianmin-person";
/// Header with the person's own signature of [`http_message`], 128 hex digits.
pub const STAFF_HEADER: &str = "x-bianmin-staff";

/// How far a request's time may be from the server's, in ms.
pub const TIME_TOLERANCE: i64 = 10 * 60 * 1_000;

/// Joins texts so that no two lists of texts give the same bytes.
fn joined(parts: &[&str]) -> Vec<u8> {
    parts.join("\0").into_bytes()
}

/// Returns what a device signs when it enrols; `code` as [`super::code::read`] gives it.
pub fn enrol_message(site: &str, code: &str, log: &str) -> Vec<u8> {
    joined(&["bianmin enrol v1", site, code, log])
}

/// Returns what a device, and a person where one is asked for, signs of an HTTP request.
///
/// `path` is without the query; `time` is in ms since 1970.
pub fn http_message(method: &str, path: &str, time: i64, body: &[u8]) -> Vec<u8> {
    let mut message = joined(&["bianmin http v1", method, path, &time.to_string(), ""]);
    message.extend_from_slice(&Sha256::digest(body));
    message
}

/// Returns the salt of a person's PIN: stretched = argon2id(PIN, salt, 19 MiB, t=2, p=1), 32 bytes.
pub fn pin_salt(site: &str, badge: &str) -> [u8; 16] {
    let digest = Sha256::digest(joined(&["bianmin pin", site, badge.trim()]));
    let mut salt = [0; 16];
    salt.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    salt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_bytes_tell_every_part_apart() {
        assert_ne!(enrol_message("a", "b", "c"), enrol_message("ab", "", "c"));
        let body = b"{}";
        let message = http_message("POST", "/api/v1/sites/a/join", 7, body);
        assert!(message.starts_with(b"bianmin http v1\0POST\0/api/v1/sites/a/join\x007\0"));
        assert_ne!(message, http_message("POST", "/api/v1/sites/a/join", 7, b"{ }"));
        assert_ne!(pin_salt("a", "01"), pin_salt("a", "1"));
    }
}
