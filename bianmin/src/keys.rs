//! Public keys, as texts and as bytes.

use domain::PublicKey;

/// Reads a public key; what is not one signs nothing.
pub fn key_bytes(key: &PublicKey) -> Option<[u8; 32]> {
    sync::id::parse_hex(key.0.strip_prefix("ed25519:")?).ok()
}

/// Writes a public key.
pub fn key_text(bytes: &[u8; 32]) -> PublicKey {
    let mut text = "ed25519:".to_owned();
    sync::id::push_hex(&mut text, bytes);
    PublicKey(text)
}
