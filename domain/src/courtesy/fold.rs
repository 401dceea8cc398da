//! Text without what may be changed and leaves it the same: width, case, script, spaces, punctuation. S2.3.3

use std::collections::BTreeMap;

use crate::catalogue;

/// What softens a phrase and takes nothing of it back.
const PARTICLES: [char; 12] =
    ['啊', '呀', '吧', '呢', '嘛', '吗', '嗎', '啦', '哦', '哟', '喽', '嘞'];

/// What becomes of particles: a phrase too short to stand without its own keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particles {
    /// One is as good as another.
    Alike,
    /// They are left out.
    Left,
}

/// What requests are written with, in either script.
const PAIRS: [(char, char); 20] = [
    ('請', '请'),
    ('煩', '烦'),
    ('勞', '劳'),
    ('駕', '驾'),
    ('帶', '带'),
    ('補', '补'),
    ('齊', '齐'),
    ('寫', '写'),
    ('來', '来'),
    ('著', '着'),
    ('電', '电'),
    ('話', '话'),
    ('別', '别'),
    ('須', '须'),
    ('趕', '赶'),
    ('週', '周'),
    ('時', '时'),
    ('甚', '什'),
    ('妳', '你'),
    ('您', '你'),
];

/// From each character of the traditional script to that of the simplified, as far as it matters: what is never to
/// be said is published in both.
pub struct Script(BTreeMap<char, char>);

impl Script {
    /// Returns the characters that requests are written with.
    pub fn usual() -> Self {
        Self(BTreeMap::from(PAIRS))
    }

    /// Learns the characters from the phrases never to be said.
    pub fn of(catalogue: &catalogue::State) -> Self {
        let Self(mut script) = Self::usual();
        for phrase in catalogue.forbidden_phrases() {
            let (hans, hant) = (&phrase.text.hans, &phrase.text.hant);
            // Only where each character stands for one.
            if hans.chars().count() == hant.chars().count() {
                script.extend(hant.chars().zip(hans.chars()).filter(|(hant, hans)| hant != hans));
            }
        }
        Self(script)
    }

    /// Returns a text folded, in its parts between punctuation.
    pub fn parts(&self, text: &str, particles: Particles) -> Vec<String> {
        let parts = text.split(|one: char| !is_spoken(one) && !one.is_whitespace());
        parts.map(|part| self.fold(part, particles)).filter(|part| !part.is_empty()).collect()
    }

    /// Returns a text folded.
    pub fn fold(&self, text: &str, particles: Particles) -> String {
        let spoken = text.chars().map(narrow).filter(|one| is_spoken(*one));
        let spoken = spoken.flat_map(char::to_lowercase);
        spoken.filter_map(|one| self.plain(one, particles)).collect()
    }

    fn plain(&self, one: char, particles: Particles) -> Option<char> {
        if PARTICLES.contains(&one) {
            return match particles {
                Particles::Alike => Some(PARTICLES[0]),
                Particles::Left => None,
            };
        }
        Some(self.0.get(&one).copied().unwrap_or(one))
    }
}

/// Says whether a character is more than space and punctuation.
fn is_spoken(one: char) -> bool {
    narrow(one).is_alphanumeric()
}

/// Returns a character of full width as the narrow one it stands for.
fn narrow(one: char) -> char {
    let code = u32::from(one);
    let narrow = (0xFF01..=0xFF5E).contains(&code).then(|| char::from_u32(code - 0xFEE0)).flatten();
    narrow.unwrap_or(one)
}
