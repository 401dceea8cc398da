//! What was asked of a medical record, by its name on the screens and as it was typed.

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
