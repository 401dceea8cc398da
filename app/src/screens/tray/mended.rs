//! What was asked of a repair or an outage, by its name on the screens and as it was typed.

use domain::repair::Operation as Asked;

use crate::text::Words;

/// Returns what was asked, in words.
pub fn name(words: &Words, asked: &Asked) -> &'static str {
    match asked {
        Asked::Arrange(_) => words.tray_set_up,
        Asked::Report(_) => words.repair_report,
        Asked::Dispatch(_) => words.repair_dispatch,
        Asked::Accept(_) => words.repair_accept,
        Asked::Arrive(_) => words.repair_arrive,
        Asked::Finish(_) => words.repair_finish,
        Asked::Confirm(_) => words.repair_confirm,
        Asked::Reopen(_) => words.repair_reopen,
        Asked::Cancel(_) => words.repair_cancel,
        Asked::AnnounceOutage(_) => words.repair_announce,
        Asked::EndOutage(_) => words.repair_end_outage,
    }
}

/// Returns what was typed.
pub fn typed(asked: &Asked) -> Vec<&str> {
    match asked {
        Asked::Report(one) => vec![&one.place.named],
        Asked::Finish(one) => vec![&one.words],
        Asked::AnnounceOutage(one) => vec![&one.place, &one.why],
        Asked::EndOutage(one) => vec![&one.words],
        Asked::Arrange(_)
        | Asked::Dispatch(_)
        | Asked::Accept(_)
        | Asked::Arrive(_)
        | Asked::Confirm(_)
        | Asked::Reopen(_)
        | Asked::Cancel(_) => Vec::new(),
    }
}
