//! The tablet's seal on papers, and the check of another's.

use super::Desk;
use crate::shell::keys::is_signed;

impl Desk {
    /// Seals a message with the tablet's key; nothing where there is none or the browser refuses.
    pub async fn seal(&self, message: &[u8]) -> Option<[u8; 64]> {
        let key = self.key().ok()?;
        key.sign(message).await.ok()
    }

    /// Says whether a seal is one by the holder of a public key; a browser that cannot check says no.
    pub async fn is_sealed(&self, key: &[u8; 32], message: &[u8], seal: &[u8; 64]) -> bool {
        is_signed(key, message, seal).await.unwrap_or_default()
    }
}
