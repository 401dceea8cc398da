//! A gift that was offered or given, as whoever it was offered to declares it. S1.6.3

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::{GiftId, OperationId, PersonId};
use crate::time::{Date, Timestamp};

/// Who offered it, by kind alone: a register of gifts is none of visitors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Giver {
    Visitor,
    /// Somebody who acts for visitors, or goes between.
    Agent,
    Supplier,
    Other,
}

/// What kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GiftKind {
    Money,
    /// A card or a voucher.
    Card,
    Goods,
    /// A meal, or entertainment.
    Meal,
    Other,
}

/// What was done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Done {
    /// Refused on the spot.
    Refused,
    /// Given back later.
    GivenBack,
    HandedIn,
    /// It could not be refused, is still in hand and will be handed in.
    InHand,
}

/// What became of it once it was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fate {
    GivenBack,
    /// Handed to the discipline body.
    Discipline,
    /// Handed to the treasury.
    Treasury,
    /// Perishable, and destroyed.
    Destroyed,
}

/// An amount of money in fen, a hundredth of a yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub u32);

/// Says why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an amount such as 88.50: {0}")]
pub struct NotAnAmount(pub String);

/// That a gift was received, by whom, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    pub operation: OperationId,
    pub at: Timestamp,
    pub by: PersonId,
    pub fate: Fate,
}

/// A gift of the register. S1.6.3
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gift {
    pub id: GiftId,
    /// The number it is spoken of by, such as `L261128-00-17-K`.
    pub no: String,
    /// To whom it was offered, who declared it.
    pub by: PersonId,
    pub declared: Timestamp,
    /// When it was offered.
    pub on: Date,
    pub giver: Giver,
    pub kind: GiftKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Fen>,
    pub done: Done,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Received>,
}

impl Gift {
    /// Says whether somebody has still to confirm that they received it.
    pub fn awaits_receipt(&self) -> bool {
        match self.done {
            Done::Refused | Done::GivenBack => false,
            Done::HandedIn | Done::InHand => self.received.is_none(),
        }
    }

    /// Says whether whoever declared it still holds it.
    pub fn is_in_hand(&self) -> bool {
        self.done == Done::InHand && self.awaits_receipt()
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl FromStr for Fen {
    type Err = NotAnAmount;

    /// Reads yuan as people write them: `88`, `88.5`, `1,200.00`, `１２`, with or without `元` or `¥`.
    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let wrong = || NotAnAmount(text.to_owned());
        let plain: String = text.trim().chars().map(narrow).collect();
        let plain = plain.trim_start_matches('¥').trim_end_matches('元').trim();
        let (yuan, fen) = plain.split_once('.').unwrap_or((plain, ""));
        let yuan = ungrouped(yuan).ok_or_else(wrong)?;
        let digits = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
        if yuan.is_empty() || fen.len() > 2 || !digits(&yuan) || !digits(fen) {
            return Err(wrong());
        }
        // 88.5 is 88 yuan and 50 fen.
        let (yuan, fen) = (yuan.parse::<u32>(), format!("{fen:0<2}").parse::<u32>());
        let (yuan, fen) = (yuan.map_err(|_| wrong())?, fen.map_err(|_| wrong())?);
        let whole = yuan.checked_mul(100).and_then(|whole| whole.checked_add(fen));
        whole.map(Self).ok_or_else(wrong)
    }
}

/// Returns a character as it is typed on a narrow keyboard.
fn narrow(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        '．' | '。' => '.',
        '，' => ',',
        '￥' => '¥',
        other => other,
    }
}

/// Returns yuan without the commas between thousands; nothing where they stand elsewhere.
fn ungrouped(yuan: &str) -> Option<String> {
    let mut groups = yuan.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let fits = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    fits.then(|| [first, &rest.concat()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it_and_anything_else_is_not_guessed() {
        for (text, fen) in [
            ("88", 8_800),
            (" 88.5 ", 8_850),
            ("88.05元", 8_805),
            ("¥1,200.00", 120_000),
            ("１２．３", 1_230),
            ("￥0.01", 1),
            ("42949672.95", u32::MAX),
        ] {
            assert_eq!(text.parse(), Ok(Fen(fen)), "{text}");
        }
        for text in
            ["", "-5", "1.234", "1,20", "十元", "1e3", "42949672.96", ".5", "5..", "1234,567", "+5"]
        {
            assert_eq!(text.parse::<Fen>(), Err(NotAnAmount(text.to_owned())), "{text}");
        }
        assert_eq!(Fen(8_805).to_string(), "88.05");
    }
}
