//! The papers of a secret ballot: whoever may vote on somebody is handed one, and nobody can tell afterwards
//! whose it was. S1.5.2
//!
//! A verifiable oblivious pseudorandom function (RFC 9497, ristretto255): the tablet blinds a paper's name, the
//! server marks it without seeing it, and the tablet takes the blinding off. What the server hands out and
//! what comes back have nothing in common that could be computed, by whatever computer: for each paper there
//! is a blinding that would have made each request. Each person voted on has a key of their own, so that no
//! paper is good for oneself; the public keys stand in the log, alike for all, so that no paper is marked.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use sha2::{Digest, Sha256};
use sync::id::{parse_hex, push_hex};
use voprf::{BlindedElement, EvaluationElement, Group, Proof, VoprfClient, VoprfServer};

type Suite = voprf::Ristretto255;

/// How many bytes a proof of a mark has.
const PROOF: usize = 64;

/// Why a paper is no good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no paper of this ballot")]
pub struct Void;

/// What a voter keeps of a paper while it is blinded, and needs to make it good.
pub struct Paper {
    name: [u8; 16],
    client: VoprfClient<Suite>,
    /// What the server is asked to mark, in hex digits.
    pub blinded: String,
}

/// A paper that is good: its name, and the proof of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Good {
    pub name: String,
    pub proof: String,
}

/// A marked paper, still blinded, and the proof that it was marked by the published key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub element: String,
    pub proof: String,
}

/// The key by which papers on one person are marked.
pub struct Press(VoprfServer<Suite>);

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    push_hex(&mut text, bytes);
    text
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], Void> {
    parse_hex::<N>(text).map_err(|_| Void)
}

fn void<E>(_: E) -> Void {
    Void
}

/// Returns what a voter signs to have a secret of their own for a paper: the same whenever they ask again.
pub fn to_sign(site: &str, assessment: &str, person: &str) -> String {
    ["bianmin ballot v1", site, assessment, person].join("\n")
}

impl Paper {
    /// Makes a paper from a voter's secret.
    ///
    /// # Errors
    /// [`Void`], never for a secret that is one.
    pub fn new(secret: &[u8]) -> Result<Self, Void> {
        let part = |what: &[u8]| Sha256::new().chain_update(what).chain_update(secret).finalize();
        let mut name = [0; 16];
        name.copy_from_slice(&part(b"name")[..16]);
        let mut blinding = ChaCha20Rng::from_seed(part(b"blinding").into());
        let made = VoprfClient::<Suite>::blind(&name, &mut blinding).map_err(void)?;
        Ok(Self { name, client: made.state, blinded: hex(&made.message.serialize()) })
    }

    /// Returns its name: what it is counted under, and who made it alone knows for theirs.
    pub fn name(&self) -> String {
        hex(&self.name)
    }

    /// Takes the blinding off.
    ///
    /// # Errors
    /// [`Void`] where it was not marked by the published key.
    pub fn unblind(&self, marked: &Marked, key: &str) -> Result<Good, Void> {
        let element = EvaluationElement::deserialize(&bytes::<32>(&marked.element)?);
        let proof = Proof::deserialize(&bytes::<PROOF>(&marked.proof)?).map_err(void)?;
        let key = <Suite as Group>::deserialize_elem(&bytes::<32>(key)?).map_err(void)?;
        let proof =
            self.client.finalize(&self.name, &element.map_err(void)?, &proof, key).map_err(void)?;
        Ok(Good { name: self.name(), proof: hex(&proof[..32]) })
    }
}

impl Press {
    /// Returns the key of one person in one ballot.
    ///
    /// # Errors
    /// [`Void`], never for a name of common length.
    pub fn new(seed: &[u8; 32], assessment: &str, person: &str) -> Result<Self, Void> {
        let name = [assessment, person].join("\n");
        VoprfServer::new_from_seed(seed, name.as_bytes()).map(Self).map_err(void)
    }

    /// Returns its public part, in hex digits.
    pub fn key(&self) -> String {
        hex(&<Suite as Group>::serialize_elem(self.0.get_public_key()))
    }

    /// Marks a blinded paper; `chance` are 32 bytes that nobody can guess.
    ///
    /// # Errors
    /// [`Void`] where it is none.
    pub fn mark(&self, blinded: &str, chance: [u8; 32]) -> Result<Marked, Void> {
        let blinded = BlindedElement::deserialize(&bytes::<32>(blinded)?).map_err(void)?;
        let marked = self.0.blind_evaluate(&mut ChaCha20Rng::from_seed(chance), &blinded);
        let (element, proof) = (marked.message.serialize(), marked.proof.serialize());
        Ok(Marked { element: hex(&element), proof: hex(&proof) })
    }

    /// Says whether a paper is good.
    pub fn is_good(&self, paper: &Good) -> bool {
        let Ok(name) = bytes::<16>(&paper.name) else { return false };
        let proof = self.0.evaluate(&name).map(|proof| hex(&proof[..32]));
        // What is compared is worth one vote, and each guess is a request of its own.
        proof.is_ok_and(|proof| proof == paper.proof)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(person: &str) -> Press {
        Press::new(&[7; 32], "a-1", person).unwrap()
    }

    #[test]
    fn a_paper_is_good_for_its_person_in_its_ballot_alone() {
        let (wang, zhou) = (press("wang"), press("zhou"));
        let paper = Paper::new(b"li").unwrap();
        let marked = wang.mark(&paper.blinded, [1; 32]).unwrap();
        let good = paper.unblind(&marked, &wang.key()).unwrap();
        assert!(wang.is_good(&good));
        assert!(!zhou.is_good(&good));
        assert!(!Press::new(&[7; 32], "a-2", "wang").unwrap().is_good(&good));
        assert!(!Press::new(&[8; 32], "a-1", "wang").unwrap().is_good(&good));
        // Another name, and a name without a proof.
        let other = Good { name: Paper::new(b"he").unwrap().name(), ..good.clone() };
        assert!(!wang.is_good(&other));
        assert!(!wang.is_good(&Good { proof: "00".repeat(32), ..good }));
    }

    #[test]
    fn a_paper_asked_for_again_is_the_same_and_of_another_voter_another() {
        let (one, again, other) =
            (Paper::new(b"li").unwrap(), Paper::new(b"li").unwrap(), Paper::new(b"he").unwrap());
        assert_eq!((one.name(), &one.blinded), (again.name(), &again.blinded));
        assert_ne!((one.name(), &one.blinded), (other.name(), &other.blinded));
        assert_ne!(to_sign("s", "a", "p"), to_sign("s", "a", "q"));
    }

    #[test]
    fn a_paper_marked_by_a_key_that_is_not_the_published_one_is_noticed() {
        let paper = Paper::new(b"li").unwrap();
        let secretly = Press::new(&[9; 32], "a-1", "wang").unwrap();
        let marked = secretly.mark(&paper.blinded, [1; 32]).unwrap();
        assert_eq!(paper.unblind(&marked, &press("wang").key()), Err(Void));
        for wrong in ["", "zz", &"00".repeat(32)] {
            assert_eq!(press("wang").mark(wrong, [1; 32]), Err(Void), "{wrong}");
        }
    }

    #[test]
    fn what_is_asked_for_and_what_comes_back_have_nothing_in_common() {
        // Every paper fits every request: there is a blinding that leads from each to each. So the server, which
        // keeps requests by voter and papers by name, cannot pair them, and no part of one stands in the
        // other.
        let wang = press("wang");
        let papers: Vec<Paper> = (0..20_u8).map(|voter| Paper::new(&[voter]).unwrap()).collect();
        for paper in &papers {
            let marked = wang.mark(&paper.blinded, [1; 32]).unwrap();
            let good = paper.unblind(&marked, &wang.key()).unwrap();
            let seen = [&paper.blinded, &marked.element, &marked.proof];
            for (one, other) in
                seen.iter().flat_map(|one| [(*one, &good.name), (*one, &good.proof)])
            {
                assert!(!one.contains(&other[..12]), "{one} tells {other}");
            }
        }
        let names: std::collections::BTreeSet<String> = papers.iter().map(Paper::name).collect();
        assert_eq!(names.len(), papers.len());
    }
}
