//! A person's key under their PIN: argon2id stretches the PIN, AES-GCM keeps the key.
//!
//! The PIN is never stored; a wrong one only fails to open the envelope.

use argon2::{Algorithm, Argon2, Params, Version};
use js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, CryptoKeyPair};

use super::browser::{BrowserFault, object, random, settled};
use super::keys::{Signer, bytes, hex, public_text, subtle};

/// Memory of the stretching in KiB, and its passes.
const MEMORY: u32 = 19 * 1_024;
const PASSES: u32 = 2;

/// A person's sealed key on this tablet, with the wrong tries made at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// Version of this form.
    pub v: u8,
    pub person: String,
    pub badge: String,
    /// How the person was called when the envelope was made.
    pub name: String,
    /// The public key: `ed25519:` and 64 hex digits.
    pub public: String,
    salt: String,
    nonce: String,
    sealed: String,
    /// Wrong tries in a row, counted before each try.
    pub wrong: u32,
    /// When the last of them was, by the tablet's own clock, ms since 1970.
    pub tried: i64,
}

/// Whose envelope it is.
#[derive(Clone, Debug)]
pub struct Holder<'a> {
    pub person: &'a str,
    pub badge: &'a str,
    pub name: &'a str,
}

impl Envelope {
    /// Seals a key pair under a PIN.
    ///
    /// # Errors
    /// When the browser's cryptography fails.
    pub async fn seal(
        holder: &Holder<'_>,
        pin: &str,
        pair: &CryptoKeyPair,
    ) -> Result<Self, BrowserFault> {
        let (salt, nonce): ([u8; 16], [u8; 12]) = (random()?, random()?);
        let lock = lock(pin, &salt, "wrapKey").await?;
        let promise = subtle()?.wrap_key_with_object(
            "pkcs8",
            &pair.get_private_key(),
            &lock,
            &algorithm(&nonce, holder.person),
        )?;
        Ok(Self {
            v: 1,
            person: holder.person.to_owned(),
            badge: holder.badge.to_owned(),
            name: holder.name.to_owned(),
            public: public_text(pair).await?,
            salt: hex(&salt),
            nonce: hex(&nonce),
            sealed: hex(&bytes(&settled(promise).await?)),
            wrong: 0,
            tried: 0,
        })
    }

    /// Opens the envelope: none when the PIN is wrong. The key cannot leave the browser again.
    ///
    /// # Errors
    /// When the envelope is damaged or the browser's cryptography fails.
    pub async fn open(&self, pin: &str) -> Result<Option<Signer>, BrowserFault> {
        let damaged = || BrowserFault("damaged envelope".into());
        let salt: [u8; 16] = sync::id::parse_hex(&self.salt).map_err(|_| damaged())?;
        let nonce: [u8; 12] = sync::id::parse_hex(&self.nonce).map_err(|_| damaged())?;
        let sealed = unhex(&self.sealed).ok_or_else(damaged)?;
        let lock = lock(pin, &salt, "unwrapKey").await?;
        let promise = subtle()?.unwrap_key_with_u8_array_and_object_and_str(
            "pkcs8",
            &sealed,
            &lock,
            &algorithm(&nonce, &self.person),
            "Ed25519",
            false,
            &Array::of1(&"sign".into()),
        )?;
        Ok(settled(promise).await.ok().map(|key| Signer::new(key.unchecked_into())))
    }
}

/// Stretches a PIN: 32 bytes that cost time and memory to guess.
pub fn stretch(pin: &str, salt: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    if let Ok(params) = Params::new(MEMORY, PASSES, 1, Some(32)) {
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        // The lengths are constants argon2 takes; were they not, no envelope would ever open.
        let _ = argon.hash_password_into(pin.as_bytes(), salt, &mut out);
    }
    out
}

async fn lock(pin: &str, salt: &[u8], usage: &str) -> Result<CryptoKey, BrowserFault> {
    let stretched = stretch(pin, salt);
    let promise = subtle()?.import_key_with_str(
        "raw",
        &Uint8Array::from(&stretched[..]),
        "AES-GCM",
        false,
        &Array::of1(&usage.into()),
    )?;
    Ok(settled(promise).await?.unchecked_into())
}

fn algorithm(nonce: &[u8], person: &str) -> js_sys::Object {
    let iv: JsValue = Uint8Array::from(nonce).into();
    let bound: JsValue = Uint8Array::from(person.as_bytes()).into();
    object([("name", "AES-GCM".into()), ("iv", iv), ("additionalData", bound)])
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::shell::keys::generate;

    #[wasm_bindgen_test]
    async fn only_the_pin_opens_the_envelope_and_the_key_signs_as_before() {
        let pair = generate(true).await.unwrap();
        let before = Signer::new(pair.get_private_key()).sign(b"message").await.unwrap();
        let holder = Holder { person: "a-1", badge: "101", name: "Wang" };
        let envelope = Envelope::seal(&holder, "274951", &pair).await.unwrap();
        assert!(envelope.open("274952").await.unwrap().is_none());
        let opened = envelope.open("274951").await.unwrap().unwrap();
        assert_eq!(opened.sign(b"message").await.unwrap(), before);
    }

    #[wasm_bindgen_test]
    async fn an_envelope_given_another_person_s_name_does_not_open() {
        let pair = generate(true).await.unwrap();
        let holder = Holder { person: "a-1", badge: "101", name: "Wang" };
        let mut envelope = Envelope::seal(&holder, "274951", &pair).await.unwrap();
        envelope.person = "a-2".into();
        assert!(envelope.open("274951").await.unwrap().is_none());
    }

    #[wasm_bindgen_test]
    fn a_pin_stretches_to_the_same_bytes_everywhere() {
        let one = stretch("274951", &[7; 16]);
        assert_eq!(one, stretch("274951", &[7; 16]));
        assert_ne!(one, stretch("274951", &[8; 16]));
        assert_ne!(one, [0; 32]);
    }
}
