//! The kinds of absence, as the attendance register names them. Practice 2.10

use domain::duty::AbsenceKind;

use crate::text::Words;

/// Every kind, the most usual first.
pub const KINDS: [AbsenceKind; 12] = [
    AbsenceKind::Official,
    AbsenceKind::Errand,
    AbsenceKind::Training,
    AbsenceKind::Personal,
    AbsenceKind::Sick,
    AbsenceKind::Annual,
    AbsenceKind::TimeOff,
    AbsenceKind::Marriage,
    AbsenceKind::Maternity,
    AbsenceKind::Bereavement,
    AbsenceKind::FamilyVisit,
    AbsenceKind::WorkInjury,
];

/// Returns what a kind of absence is called.
pub const fn kind(w: &Words, kind: AbsenceKind) -> &'static str {
    match kind {
        AbsenceKind::Official => w.setup_absence_official,
        AbsenceKind::Errand => w.setup_absence_errand,
        AbsenceKind::Training => w.setup_absence_training,
        AbsenceKind::Personal => w.setup_absence_personal,
        AbsenceKind::Sick => w.setup_absence_sick,
        AbsenceKind::Annual => w.setup_absence_annual,
        AbsenceKind::Marriage => w.setup_absence_marriage,
        AbsenceKind::Maternity => w.setup_absence_maternity,
        AbsenceKind::Bereavement => w.setup_absence_bereavement,
        AbsenceKind::FamilyVisit => w.setup_absence_family,
        AbsenceKind::WorkInjury => w.setup_absence_injury,
        AbsenceKind::TimeOff => w.setup_absence_time_off,
    }
}
