//! The server's own secrets, and everything derived from them.

use bianmin::api::{Code, Problem};
use domain::PersonId;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use worker::Env;

/// What the server must be started with.
pub struct Secrets {
    operator: [u8; 32],
    site: [u8; 32],
    pepper: [u8; 32],
}

/// What lets somebody back in to a slip.
pub struct SlipSecrets {
    /// The secret part of its address.
    pub token: [u8; 16],
    /// What its typed code is made of.
    pub code: u64,
    /// Four digits for whoever left no phone.
    pub digits: String,
}

/// Shortest secret an operator may have, in characters.
const SHORTEST: usize = 16;

impl Secrets {
    /// Reads the secrets of the environment.
    ///
    /// # Errors
    /// [`Code::NotConfigured`], naming the first one that is missing or too weak.
    pub fn read(env: &Env) -> Result<Self, Problem> {
        let text = |name: &str| {
            env.secret(name).map(|secret| secret.to_string()).map_err(|_| missing(name))
        };
        Self::from_texts(&text("OPERATOR_SECRET")?, &text("SITE_SECRET")?, &text("PEPPER")?)
    }

    fn from_texts(operator: &str, site: &str, pepper: &str) -> Result<Self, Problem> {
        if operator.len() < SHORTEST {
            return Err(missing("OPERATOR_SECRET"));
        }
        let key = |text: &str, name: &str| {
            let bytes = sync::id::parse_hex::<32>(text).map_err(|_| missing(name))?;
            if bytes.iter().all(|b| *b == bytes[0]) { Err(missing(name)) } else { Ok(bytes) }
        };
        Ok(Self {
            operator: Sha256::digest(operator).into(),
            site: key(site, "SITE_SECRET")?,
            pepper: key(pepper, "PEPPER")?,
        })
    }

    /// Says whether an `Authorization` header carries the operator's secret.
    pub fn is_operator(&self, authorization: Option<&str>) -> bool {
        let given = authorization.and_then(|text| text.strip_prefix("Bearer ")).unwrap_or_default();
        Sha256::digest(given).as_slice().ct_eq(&self.operator).into()
    }

    /// Returns the key that wraps the keys of a site's attachments.
    pub fn attachment_key(&self, site: &str) -> [u8; 32] {
        let mut key = [0; 32];
        let derived = Hkdf::<Sha256>::new(Some(site.as_bytes()), &self.site);
        // Thirty-two bytes are well below HKDF's limit, so the error cannot happen.
        let _never = derived.expand(b"bianmin attachments v1", &mut key);
        key
    }

    /// Returns what the keys of a secret ballot are made from.
    pub fn ballot_seed(&self, site: &str, assessment: &str) -> [u8; 32] {
        self.mac(&["bianmin ballot v1", site, assessment], &[])
    }

    /// Returns what is stored of a one-time code.
    pub fn code_mac(&self, site: &str, code: &str) -> [u8; 32] {
        self.mac(&["bianmin code v1", site, code], &[])
    }

    /// Returns what is stored of a person's PIN.
    pub fn pin_mac(&self, site: &str, person: &PersonId, stretched: &[u8; 32]) -> [u8; 32] {
        self.mac(&["bianmin pin v1", site, &person.0], stretched)
    }

    /// Returns the secrets of a slip.
    pub fn slip(&self, site: &str, name: &str) -> SlipSecrets {
        let mac = self.mac(&["bianmin slip v1", site, name], &[]);
        let (mut token, mut code) = ([0; 16], [0; 8]);
        token.copy_from_slice(&mac[..16]);
        code.copy_from_slice(&mac[16..24]);
        let digits = u32::from_be_bytes([mac[24], mac[25], mac[26], mac[27]]) % 10_000;
        SlipSecrets { token, code: u64::from_be_bytes(code), digits: format!("{digits:04}") }
    }

    /// Returns what is stored of a slip's code with the last four digits of its phone: only both
    /// together find it.
    pub fn slip_mac(&self, site: &str, code: &str, last_four: &str) -> [u8; 32] {
        self.mac(&["bianmin slip code v1", site, code, last_four], &[])
    }

    /// Returns what is stored of a form that was sent: its key, where it went and all that was typed, so
    /// that nobody gets another's answer by another's key.
    pub fn form_mac(&self, site: &str, form: &str) -> [u8; 32] {
        self.mac(&["bianmin form v1", site, form], &[])
    }

    /// Returns what is stored of a visitor's name and phone, to know them again.
    pub fn visitor_mac(&self, site: &str, name: &str, phone: &str) -> [u8; 32] {
        self.mac(&["bianmin visitor v1", site, name, phone], &[])
    }

    /// Returns what is stored of a phone that was sent a message, to count them.
    pub fn phone_mac(&self, site: &str, phone: &str) -> [u8; 32] {
        self.mac(&["bianmin phone v1", site, phone], &[])
    }

    fn mac(&self, parts: &[&str], tail: &[u8]) -> [u8; 32] {
        // HMAC takes a key of any length, so the error cannot happen; zeros would match nothing
        // that was ever stored.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.pepper) else { return [0; 32] };
        for part in parts {
            mac.update(part.as_bytes());
            mac.update(b"\0");
        }
        mac.update(tail);
        mac.finalize().into_bytes().into()
    }
}

/// Says whether two stored secrets are the same, in a time that does not tell where they differ.
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

fn missing(name: &str) -> Problem {
    let message = format!(
        "the server is not set up: {name} is missing or too weak \
         (OPERATOR_SECRET: 16 characters or more; SITE_SECRET and PEPPER: 64 random hex digits)"
    );
    Problem::new(Code::NotConfigured, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    #[test]
    fn a_server_without_strong_secrets_does_not_serve() {
        let long = "an operator's secret";
        assert!(Secrets::from_texts(long, KEY, KEY).is_ok());
        for (operator, site, pepper) in
            [("short", KEY, KEY), (long, "", KEY), (long, KEY, "00"), (long, &"0".repeat(64), KEY)]
        {
            let problem = Secrets::from_texts(operator, site, pepper).err().unwrap();
            assert_eq!(problem.code, Code::NotConfigured);
        }
    }

    #[test]
    fn only_the_whole_secret_is_the_operator() {
        let secrets = Secrets::from_texts("an operator's secret", KEY, KEY).unwrap();
        assert!(secrets.is_operator(Some("Bearer an operator's secret")));
        for header in [None, Some(""), Some("Bearer "), Some("Bearer an operator's secre")] {
            assert!(!secrets.is_operator(header));
        }
    }

    #[test]
    fn a_derived_secret_belongs_to_one_site_and_one_use() {
        let secrets = Secrets::from_texts("an operator's secret", KEY, KEY).unwrap();
        assert_ne!(secrets.attachment_key("a"), secrets.attachment_key("b"));
        assert_ne!(secrets.code_mac("a", "X"), secrets.code_mac("b", "X"));
        let person = PersonId("p-1".to_owned());
        assert_ne!(
            secrets.pin_mac("a", &person, &[1; 32]),
            secrets.pin_mac("a", &person, &[2; 32])
        );
    }
}
