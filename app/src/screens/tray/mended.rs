//! What was asked of a repair or an outage, by its name on the screens and as it was typed.

use domain::repair::Operation as Asked;

use crate::text::Words;

/// Returns what was asked, in words.
pub fn name(words: &Words, asked: &Asked) -> &'static str {
    match asked {
        Asked::SetTeam(_) | Asked::SetBuilding(_) => words.tray_set_up,
        Asked::Report(_) => words.repair_report,
        Asked::Correct(_) => words.repair_correct,
        Asked::ShowPhoto(_) => words.repair_photo,
        Asked::Take(_) => words.repair_take,
        Asked::StandDown(_) => words.repair_stand_down,
        Asked::Reveal(_) => words.contact_reveal,
        Asked::Dispatch(_) => words.repair_dispatch,
        Asked::Accept(_) => words.repair_accept,
        Asked::Arrive(_) => words.repair_arrive,
        Asked::Finish(_) => words.repair_finish,
        Asked::Confirm(_) => words.repair_confirm,
        Asked::Reopen(_) => words.repair_reopen,
        Asked::Cancel(_) => words.repair_cancel,
        Asked::AnnounceOutage(_) => words.repair_announce,
        Asked::ProlongOutage(_) => words.repair_prolong,
        Asked::EndOutage(_) => words.repair_end_outage,
    }
}

/// Returns what was typed.
pub fn typed(asked: &Asked) -> Vec<&str> {
    match asked {
        Asked::SetTeam(one) => vec![&one.phone],
        Asked::Finish(one) => vec![&one.words],
        Asked::Confirm(one) => vec![&one.words],
        Asked::Cancel(one) => vec![&one.words],
        Asked::AnnounceOutage(one) => vec![&one.place, &one.why],
        Asked::ProlongOutage(one) => vec![&one.words],
        Asked::EndOutage(one) => vec![&one.words],
        Asked::SetBuilding(_)
        | Asked::Report(_)
        | Asked::Correct(_)
        | Asked::ShowPhoto(_)
        | Asked::Take(_)
        | Asked::Reveal(_)
        | Asked::StandDown(_)
        | Asked::Dispatch(_)
        | Asked::Accept(_)
        | Asked::Arrive(_)
        | Asked::Reopen(_) => Vec::new(),
    }
}
