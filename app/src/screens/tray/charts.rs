//! What was asked of a medical record, or of a copy of one, by its name on the screens and as it was typed.

use domain::copying::{How, Operation as Copied, Parts};
use domain::volume::Operation as Asked;

use crate::text::Words;

/// Returns what was asked, in words.
pub const fn name(words: &Words, asked: &Asked) -> &'static str {
    match asked {
        Asked::Enlist(_) => words.volume_enlist,
        Asked::Acknowledge(_) => words.volume_acknowledge,
        Asked::Strike(_) => words.volume_strike,
        Asked::Receive(_) => words.volume_receive,
        Asked::Mend(_) => words.volume_mend,
        Asked::Shelve(_) => words.volume_shelve,
        Asked::Chase(_) => words.volume_chase,
        Asked::Lend(_) => words.volume_lend,
        Asked::Renew(_) => words.volume_renew,
        Asked::Recall(_) => words.volume_recall,
        Asked::Tell(_) => words.volume_tell,
        Asked::SealUp(_) => words.volume_seal,
        Asked::Unseal(_) => words.volume_unseal,
        Asked::Lose(_) => words.volume_lose,
    }
}

/// Returns what was typed.
pub fn typed(asked: &Asked) -> Vec<&str> {
    match asked {
        Asked::Enlist(one) => vec![&one.no.record, &one.no.admission, &one.ward, &one.physician],
        Asked::Acknowledge(one) => vec![&one.words],
        Asked::Strike(one) => vec![&one.words],
        Asked::Receive(one) => vec![&one.sender],
        Asked::Shelve(one) => vec![&one.shelf],
        Asked::Lend(one) => vec![&one.to.name, &one.to.no, &one.to.department],
        Asked::Recall(one) => vec![&one.words],
        Asked::SealUp(one) => vec![&one.staff],
        Asked::Unseal(one) => vec![&one.staff],
        Asked::Lose(one) => vec![&one.words],
        Asked::Mend(_) | Asked::Chase(_) | Asked::Renew(_) | Asked::Tell(_) => Vec::new(),
    }
}

/// Returns what was asked of a copy, in words.
pub const fn copy_name(words: &Words, asked: &Copied) -> &'static str {
    match asked {
        Copied::Ask(_) => words.copying_new_title,
        Copied::Hand(_) => words.copying_hand,
        Copied::Withdraw(_) => words.copying_withdraw,
        Copied::Reveal(_) => words.copying_reveal,
    }
}

/// Returns what was typed about a copy.
pub fn copy_typed(asked: &Copied) -> Vec<&str> {
    match asked {
        Copied::Ask(one) => {
            let named = match &one.parts {
                Parts::Whole => None,
                Parts::Named { parts } => Some(parts.as_str()),
            };
            let typed = [one.last_four.as_str(), &one.purpose, &one.letter];
            typed.into_iter().chain(named).collect()
        }
        Copied::Hand(one) => {
            let no = match &one.how {
                How::Collected => None,
                How::Posted { no } => Some(no.as_str()),
            };
            [one.receipt.as_str(), &one.stamp].into_iter().chain(no).collect()
        }
        Copied::Withdraw(one) => vec![&one.words],
        Copied::Reveal(_) => Vec::new(),
    }
}
