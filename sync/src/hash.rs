//! Hashes: a log's chain, the history's chain, and RFC 6962 leaves and nodes from the first day.

use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::id::{Hash16, LogId, parse_hex, push_hex};

/// A whole SHA-256.
pub type Hash32 = [u8; 32];

/// Returns the SHA-256 of some parts, one after the other.
pub fn sha256(parts: &[&[u8]]) -> Hash32 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Cuts a hash to the 16 bytes that travel.
fn cut(hash: &Hash32) -> Hash16 {
    let mut out = [0; 16];
    out.copy_from_slice(&hash[..16]);
    Hash16(out)
}

/// Returns the hash a log's chain begins with: no log of another tablet or site can share it.
pub fn log_start(site: &str, device: &str, log: LogId) -> Hash16 {
    cut(&sha256(&[b"bianmin log", &log.0, device.as_bytes(), b"\0", site.as_bytes()]))
}

/// Returns the next hash of a log's chain: over the one before and the sealed bytes.
pub fn link(previous: &Hash16, bytes: &[u8]) -> Hash16 {
    cut(&sha256(&[&previous.0, bytes]))
}

/// Returns the RFC 6962 hash of a leaf of the history.
pub fn leaf(record: &[u8]) -> Hash32 {
    sha256(&[&[0], record])
}

/// Returns the RFC 6962 hash of an inner node.
pub fn node(left: &Hash32, right: &Hash32) -> Hash32 {
    sha256(&[&[1], left, right])
}

/// Returns the next hash of the history's chain: over the one before and the leaf.
pub fn step(previous: &Hash16, leaf: &Hash32) -> Hash16 {
    cut(&sha256(&[&previous.0, leaf]))
}

/// Returns the commitment to an attachment: HMAC-SHA-256 under its own key, cut to 16 bytes.
pub fn commitment(key: &[u8; 16], bytes: &[u8]) -> Hash16 {
    // HMAC takes a key of any length, so the error cannot happen; an empty MAC would match nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Hash16::default() };
    mac.update(bytes);
    cut(&mac.finalize().into_bytes().into())
}

/// The right edge of an RFC 6962 tree: enough to append leaves and to give the root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    /// How many leaves it has.
    pub size: u64,
    /// Roots of its complete subtrees in hex, the largest first.
    edge: Vec<Hex32>,
}

/// A whole hash that is hex in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct Hex32(Hash32);

impl From<Hex32> for String {
    fn from(hash: Hex32) -> Self {
        let mut text = Self::with_capacity(64);
        push_hex(&mut text, &hash.0);
        text
    }
}

impl TryFrom<String> for Hex32 {
    type Error = crate::id::NotAnId;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        parse_hex(&text).map(Self)
    }
}

impl Tree {
    /// Appends a leaf's hash.
    pub fn push(&mut self, leaf: Hash32) {
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.edge.pop() {
                hash = node(&left.0, &hash);
            }
        }
        self.edge.push(Hex32(hash));
        self.size += 1;
    }

    /// Returns the root: SHA-256 of nothing for an empty tree.
    pub fn root(&self) -> Hash32 {
        let mut edge = self.edge.iter().rev();
        let Some(last) = edge.next() else { return sha256(&[]) };
        edge.fold(last.0, |right, left| node(&left.0, &right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6962 2.1, word for word.
    fn root_by_definition(leaves: &[Hash32]) -> Hash32 {
        match leaves {
            [] => sha256(&[]),
            [one] => *one,
            many => {
                let split = many.len().next_power_of_two() / 2;
                let (left, right) = many.split_at(split);
                node(&root_by_definition(left), &root_by_definition(right))
            }
        }
    }

    #[test]
    fn the_tree_s_edge_gives_the_root_that_rfc_6962_defines() {
        let mut tree = Tree::default();
        let mut leaves = Vec::new();
        for n in 0_u8..=255 {
            assert_eq!(tree.root(), root_by_definition(&leaves));
            leaves.push(leaf(&[n]));
            tree.push(leaf(&[n]));
        }
        assert_eq!(tree.root(), root_by_definition(&leaves));
        let text = json::to_string(&tree);
        assert_eq!(json::from_str::<Tree>(&text).unwrap(), tree);
    }

    #[test]
    fn a_chain_starts_differently_for_each_site_tablet_and_log() {
        let log = LogId([1; 8]);
        let starts = [
            log_start("a", "b", log),
            log_start("b", "a", log),
            log_start("ab", "", log),
            log_start("a", "b", LogId([2; 8])),
        ];
        for (i, one) in starts.iter().enumerate() {
            assert!(starts.iter().skip(i + 1).all(|other| other != one));
        }
    }
}
