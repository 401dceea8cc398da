//! What was found of a day as a sign, as a word and as a figure.

use domain::duty::AbsenceKind;
use domain::duty::attendance::{Attended, Finding, Kind, Tally};
use domain::time::Minutes;

use crate::parts::Tone;
use crate::screens::say::listed;
use crate::screens::setup::{ABSENCES, absence_name};
use crate::text::{Words, fill, number, words};

/// Returns what a finding is called.
pub fn kind(w: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Present => w.attendance_kind_present,
        Kind::Late => w.attendance_kind_late,
        Kind::LeftEarly => w.attendance_kind_early,
        Kind::OffPost => w.attendance_kind_off_post,
        Kind::Absent => w.attendance_kind_absent,
        Kind::Roaming => w.attendance_kind_roaming,
        Kind::Unconfirmed => w.attendance_kind_unconfirmed,
        Kind::Away(kind) => absence_name(w, kind),
        Kind::Extended { .. } => w.attendance_kind_extended,
    }
}

/// Returns a finding's sign in the table.
pub fn sign(w: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Present => w.attendance_sign_present,
        Kind::Late => w.attendance_sign_late,
        Kind::LeftEarly => w.attendance_sign_early,
        Kind::OffPost => w.attendance_sign_off_post,
        Kind::Absent => w.attendance_sign_absent,
        Kind::Roaming => w.attendance_sign_roaming,
        Kind::Unconfirmed => w.attendance_sign_unconfirmed,
        Kind::Away(kind) => absence_sign(w, kind),
        Kind::Extended { .. } => w.attendance_sign_extended,
    }
}

const fn absence_sign(w: &Words, kind: AbsenceKind) -> &'static str {
    match kind {
        AbsenceKind::Official => w.attendance_sign_official,
        AbsenceKind::Errand => w.attendance_sign_errand,
        AbsenceKind::Training => w.attendance_sign_training,
        AbsenceKind::Personal => w.attendance_sign_personal,
        AbsenceKind::Sick => w.attendance_sign_sick,
        AbsenceKind::Annual => w.attendance_sign_annual,
        AbsenceKind::Marriage => w.attendance_sign_marriage,
        AbsenceKind::Maternity => w.attendance_sign_maternity,
        AbsenceKind::Bereavement => w.attendance_sign_bereavement,
        AbsenceKind::FamilyVisit => w.attendance_sign_family,
        AbsenceKind::WorkInjury => w.attendance_sign_injury,
        AbsenceKind::TimeOff => w.attendance_sign_time_off,
    }
}

/// Returns how a finding feels.
pub fn tone(kind: Kind) -> Tone {
    match kind {
        Kind::Present | Kind::Extended { .. } => Tone::Good,
        Kind::Unconfirmed => Tone::Soon,
        Kind::Away(_) => Tone::Plain,
        Kind::Late | Kind::LeftEarly | Kind::OffPost | Kind::Absent | Kind::Roaming => Tone::Bad,
    }
}

/// Returns the name in the style of what a day comes to: the gravest of it.
pub fn kind_of(day: &Attended) -> Option<&'static str> {
    let has = |tone_of| day.findings.iter().any(|one| tone(one.kind) == tone_of);
    let all =
        [(Tone::Bad, "bad"), (Tone::Soon, "soon"), (Tone::Plain, "plain"), (Tone::Good, "good")];
    all.into_iter().find(|(tone, _)| has(*tone)).map(|(_, name)| name)
}

/// Returns a day's signs; that somebody was present goes without saying where more is to be said.
pub fn signs(day: &Attended) -> String {
    let w = words();
    let more = |one: &&Finding| !matches!(one.kind, Kind::Present | Kind::Extended { .. });
    let only_present = day.findings.iter().find(more).is_none();
    let shown = |one: &&Finding| one.kind != Kind::Present || only_present;
    let mut signs: Vec<&str> = Vec::new();
    for found in day.findings.iter().filter(shown).map(|one| sign(w, one.kind)) {
        if !signs.contains(&found) {
            signs.push(found);
        }
    }
    signs.extend(day.is_corrected().then_some(w.attendance_sign_corrected));
    signs.concat()
}

/// Returns a day in words.
pub fn said(day: &Attended) -> String {
    let w = words();
    let mut names: Vec<&str> = day.findings.iter().map(|one| kind(w, one.kind)).collect();
    names.extend(day.is_corrected().then_some(w.attendance_kind_corrected));
    if names.is_empty() { w.attendance_kind_nothing.to_owned() } else { listed(&names) }
}

/// Returns minutes in words.
pub fn minutes(minutes: Minutes) -> String {
    fill(words().attendance_figure_minutes, &[("n", &number(minutes.0))])
}

/// Returns a finding's figure.
pub fn figure(finding: &Finding) -> String {
    if let Kind::Extended { planned } = finding.kind {
        return extended(finding.minutes, planned);
    }
    minutes(finding.minutes)
}

/// Returns the minutes of extended service, served and rostered.
pub fn extended(actual: Minutes, planned: Minutes) -> String {
    let values = [("actual", &*minutes(actual)), ("planned", &minutes(planned))];
    fill(words().attendance_figure_planned, &values)
}

/// Returns how often and how long; nothing for never.
pub fn tally(tally: Tally, of_days: bool) -> String {
    let w = words();
    if tally.times == 0 {
        return String::new();
    }
    let name = if of_days { w.attendance_figure_days } else { w.attendance_figure_times };
    let count = fill(name, &[("n", &number(tally.times))]);
    let values = [("count", &*count), ("minutes", &minutes(tally.minutes))];
    fill(w.attendance_figure_both, &values)
}

/// Returns every sign with its tone and its words.
pub fn legend() -> Vec<(Tone, &'static str, &'static str)> {
    let w = words();
    let planned = Minutes(0);
    let kinds = [
        Kind::Present,
        Kind::Late,
        Kind::LeftEarly,
        Kind::OffPost,
        Kind::Absent,
        Kind::Roaming,
        Kind::Unconfirmed,
        Kind::Extended { planned },
    ];
    let all = kinds.into_iter().chain(ABSENCES.map(Kind::Away));
    let all = all.map(|one| (tone(one), sign(w, one), kind(w, one)));
    let corrected = (Tone::Plain, w.attendance_sign_corrected, w.attendance_kind_corrected);
    all.chain([corrected]).collect()
}
