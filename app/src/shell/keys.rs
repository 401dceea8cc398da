//! The tablet's own key: Ed25519, made here, never leaving the browser.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{CryptoKey, CryptoKeyPair, SubtleCrypto};

use super::browser::{BrowserFault, settled, window};

/// Something that signs: a tablet's or a person's key.
#[derive(Clone, Debug)]
pub struct Signer(CryptoKey);

impl Signer {
    /// Takes a private key.
    pub fn new(key: CryptoKey) -> Self {
        Self(key)
    }

    /// Signs a message.
    ///
    /// # Errors
    /// When the browser refuses the key.
    pub async fn sign(&self, message: &[u8]) -> Result<[u8; 64], BrowserFault> {
        let promise = subtle()?.sign_with_str_and_js_u8_array(
            "Ed25519",
            &self.0,
            &Uint8Array::from(message),
        )?;
        let bytes = bytes(&settled(promise).await?);
        bytes.try_into().map_err(|_| BrowserFault("a signature of another length".into()))
    }
}

/// Returns the browser's cryptography.
///
/// # Errors
/// On a page not served over a safe connection.
pub fn subtle() -> Result<SubtleCrypto, BrowserFault> {
    Ok(window()?.crypto()?.subtle())
}

/// Makes an Ed25519 key pair; only an extractable one can be put into an envelope.
///
/// # Errors
/// On browsers without Ed25519.
pub async fn generate(extractable: bool) -> Result<CryptoKeyPair, BrowserFault> {
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let promise = subtle()?.generate_key_with_str("Ed25519", extractable, &usages)?;
    Ok(settled(promise).await?.unchecked_into())
}

/// Returns a pair's public key as it stands in the site's records: `ed25519:` and 64 hex digits.
///
/// # Errors
/// When the browser does not give it.
pub async fn public_text(pair: &CryptoKeyPair) -> Result<String, BrowserFault> {
    let promise = subtle()?.export_key("raw", &pair.get_public_key())?;
    let key = bytes(&settled(promise).await?);
    Ok(format!("ed25519:{}", hex(&key)))
}

/// Returns bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    sync::id::push_hex(&mut text, bytes);
    text
}

/// Copies an array buffer out of the browser.
pub fn bytes(buffer: &wasm_bindgen::JsValue) -> Vec<u8> {
    Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec()
}

/// Says whether a signature is one of a message by the holder of a public key.
///
/// # Errors
/// On browsers without Ed25519.
pub async fn is_signed(
    key: &[u8; 32],
    message: &[u8],
    signature: &[u8; 64],
) -> Result<bool, BrowserFault> {
    let import = subtle()?.import_key_with_str(
        "raw",
        &Uint8Array::from(&key[..]),
        "Ed25519",
        false,
        &Array::of1(&"verify".into()),
    )?;
    let key: CryptoKey = settled(import).await?.unchecked_into();
    let verify =
        subtle()?.verify_with_str_and_u8_array_and_u8_array("Ed25519", &key, signature, message)?;
    Ok(settled(verify).await?.is_truthy())
}
