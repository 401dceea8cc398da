//! Personal fields at rest: each under a key of its own, that key wrapped by the site's.
//!
//! Erasing a row erases the person: neither the log nor a backup of it can bring the fields back.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;

/// Bytes of a nonce.
const NONCE: usize = 12;

/// What is stored of one attachment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Nonce, then the attachment's key under the site's.
    pub key: Vec<u8>,
    /// The fields under the attachment's key.
    pub bytes: Vec<u8>,
}

/// Says that stored fields cannot be opened: another site's key, or a damaged row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stored personal fields cannot be opened")]
pub struct Sealed;

/// The attachment's own cipher. Its key locks one text only, so its nonce may be fixed.
fn own_cipher(key: &[u8; 16]) -> Aes256Gcm {
    let mut wide = [0; 32];
    // Thirty-two bytes are well below HKDF's limit, so the error cannot happen.
    let _never = Hkdf::<Sha256>::new(None, key).expand(b"bianmin attachment v1", &mut wide);
    Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(&wide))
}

/// Locks an attachment of an operation; `nonce` is chance, never the same twice for a site.
///
/// # Errors
/// [`Sealed`] when the fields are longer than the cipher takes (64 GB).
pub fn lock(
    site_key: &[u8; 32],
    nonce: [u8; NONCE],
    operation: &str,
    key: &[u8; 16],
    bytes: &[u8],
) -> Result<Locked, Sealed> {
    let aad = operation.as_bytes();
    let own = own_cipher(key)
        .encrypt(Nonce::from_slice(&[0; NONCE]), Payload { msg: bytes, aad })
        .map_err(|_| Sealed)?;
    let wrapped = Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(site_key))
        .encrypt(Nonce::from_slice(&nonce), Payload { msg: key, aad })
        .map_err(|_| Sealed)?;
    Ok(Locked { key: [&nonce[..], &wrapped].concat(), bytes: own })
}

/// Opens what [`lock`] locked: the attachment's key and fields.
///
/// # Errors
/// [`Sealed`].
pub fn open(
    site_key: &[u8; 32],
    operation: &str,
    locked: &Locked,
) -> Result<([u8; 16], Vec<u8>), Sealed> {
    let aad = operation.as_bytes();
    let (nonce, wrapped) = locked.key.split_at_checked(NONCE).ok_or(Sealed)?;
    let key = Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(site_key))
        .decrypt(Nonce::from_slice(nonce), Payload { msg: wrapped, aad })
        .map_err(|_| Sealed)?;
    let key: [u8; 16] = key.try_into().map_err(|_| Sealed)?;
    let bytes = own_cipher(&key)
        .decrypt(Nonce::from_slice(&[0; NONCE]), Payload { msg: &locked.bytes, aad })
        .map_err(|_| Sealed)?;
    Ok((key, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_open_only_with_their_site_and_operation() {
        let (site, key) = ([7; 32], [9; 16]);
        let fields = "{\"name\":\"张三\"}".as_bytes();
        let locked = lock(&site, [1; 12], "a-1", &key, fields).unwrap();
        assert_eq!(open(&site, "a-1", &locked), Ok((key, fields.to_vec())));
        assert_eq!(open(&[8; 32], "a-1", &locked), Err(Sealed));
        assert_eq!(open(&site, "a-2", &locked), Err(Sealed));
        let mut damaged = locked.clone();
        damaged.bytes[0] ^= 1;
        assert_eq!(open(&site, "a-1", &damaged), Err(Sealed));
        assert_eq!(open(&site, "a-1", &Locked { key: vec![1], bytes: vec![] }), Err(Sealed));
    }

    #[test]
    fn nothing_of_the_fields_stands_in_what_is_stored() {
        let locked = lock(&[7; 32], [1; 12], "a-1", &[9; 16], b"13800001234").unwrap();
        let stored = [locked.key, locked.bytes].concat();
        assert!(!stored.windows(4).any(|part| part == b"1380"));
        assert!(!stored.windows(8).any(|part| part == [9; 8]));
    }
}
