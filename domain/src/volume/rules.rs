//! The clauses on volumes, one function each.

use std::collections::BTreeSet;

use super::{
    Borrower, Copied, Defect, Flaw, Lend, Loan, Number, Place, Purpose, Refusal, Reported, Round,
    Seal, Volume, clock,
};
use crate::State;
use crate::contact::rules::supervises;
use crate::context::Stamp;
use crate::id::{OperationId, VolumeId};
use crate::time::{Date, Timestamp};

/// The most volumes of one act.
pub const VOLUMES: usize = 200;

/// The most characters of either part of a number.
pub const NUMBER: usize = 20;

/// The most characters of a name: of a ward, a shelf, a person.
pub const NAME: usize = 30;

/// The most characters of what is said.
pub const WORDS: usize = 300;

/// The most defects of one volume that are written down at once.
pub const DEFECTS: usize = 9;

/// The most pages of a list of what is sealed.
pub const PAGES: u16 = 9_999;

/// S3.1 A volume has the number of its record and of its admission.
pub fn number(no: &Number) -> Result<(), Refusal> {
    let no = Number::new(&no.record, &no.admission);
    let fits = |part: &str| {
        let signs = part.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
        signs && (1..=NUMBER).contains(&part.len())
    };
    let both = fits(&no.record) && fits(&no.admission);
    if both { Ok(()) } else { Err(Refusal::NumberWrong { most: NUMBER }) }
}

/// Somebody or something has a name.
pub fn name(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() { Err(Refusal::NameWrong { most: NAME }) } else { name_or_none(name) }
}

/// A name, where there is one, is no sentence.
pub fn name_or_none(name: &str) -> Result<(), Refusal> {
    let long = name.trim().chars().count() > NAME;
    if long { Err(Refusal::NameWrong { most: NAME }) } else { Ok(()) }
}

/// S3.1 A list is of a day that has begun.
pub fn gone_by(day: Date, today: Date) -> Result<(), Refusal> {
    if day <= today { Ok(()) } else { Err(Refusal::DayAhead) }
}

/// S3.1 A number is listed once: a list that is taken in again brings nothing twice.
pub fn not_listed(state: &State, no: &Number) -> Result<(), Refusal> {
    let no = Number::new(&no.record, &no.admission);
    let taken = |one: &Volume| Err(Refusal::NumberTaken { volume: one.id.clone() });
    state.volume.numbered(&no).map_or(Ok(()), taken)
}

/// S3.1 Only a day that is over and has no list is acknowledged.
pub fn without_list(state: &State, day: Date, now: Timestamp) -> Result<(), Refusal> {
    let over = day < now.date(state.site.zone);
    let listed = state.volume.all().any(|one| one.counts() && one.day == day);
    let known = state.volume.acknowledged().iter().any(|one| one.day == day);
    if over && !listed && !known { Ok(()) } else { Err(Refusal::DayListed) }
}

/// S3.1 What is acted on was listed; what is done with a duplicate is done with the line it is a duplicate of.
pub fn known<'a>(state: &'a State, volume: &VolumeId) -> Result<&'a Volume, Refusal> {
    state.volume.meant(volume).ok_or_else(|| Refusal::UnknownVolume { volume: volume.clone() })
}

/// S3.1 A line is marked as itself.
pub fn line<'a>(state: &'a State, volume: &VolumeId) -> Result<&'a Volume, Refusal> {
    let unknown = || Refusal::UnknownVolume { volume: volume.clone() };
    let one = state.volume.get(volume).ok_or_else(unknown)?;
    if one.counts() { Ok(one) } else { Err(Refusal::Struck) }
}

/// S3.1 A line that was marked is not acted on.
pub fn counted<'a>(state: &'a State, volume: &VolumeId) -> Result<&'a Volume, Refusal> {
    let one = known(state, volume)?;
    if one.counts() { Ok(one) } else { Err(Refusal::Struck) }
}

/// S3.2 Several volumes are acted on at once, each listed and none of them twice.
pub fn several<'a>(state: &'a State, ids: &[&VolumeId]) -> Result<Vec<&'a Volume>, Refusal> {
    let all: Vec<&Volume> = ids.iter().map(|id| known(state, id)).collect::<Result<_, _>>()?;
    let different: BTreeSet<&VolumeId> = all.iter().map(|one| &one.id).collect();
    if all.is_empty() || all.len() > VOLUMES || different.len() < all.len() {
        return Err(Refusal::VolumesWrong { most: VOLUMES });
    }
    Ok(all)
}

/// S3.1 A duplicate is of the same record as another line that counts.
pub fn another(state: &State, volume: &VolumeId, of: &VolumeId) -> Result<(), Refusal> {
    let (one, twin) = (line(state, volume)?, line(state, of)?);
    let same = one.no.record == twin.no.record && one.id != twin.id;
    if same { Ok(()) } else { Err(Refusal::NotItsTwin) }
}

/// S3.1 A line is marked while nobody has seen its volume.
pub fn in_ward(one: &Volume) -> Result<(), Refusal> {
    if *one.place() == Place::Ward { Ok(()) } else { Err(Refusal::SignedIn) }
}

/// S3.2 A volume is signed in where its ward, or a borrower, has it, or nobody knew where it was; one whose
/// line was cancelled, too: it is there.
pub fn comes_in(one: &Volume) -> Result<(), Refusal> {
    match one.place() {
        Place::Ward | Place::Lent { .. } | Place::Lost => Ok(()),
        Place::Room | Place::Shelf { .. } => Err(Refusal::AlreadyHere),
    }
}

/// S3.4 Only a volume that is here, and whose original is not sealed, is put elsewhere, lent or sealed.
pub fn is_here(one: &Volume) -> Result<(), Refusal> {
    if !one.counts() {
        return Err(Refusal::Struck);
    }
    if let Some(seal) = one.sealed() {
        return Err(Refusal::Sealed { at: seal.sealed.at });
    }
    match one.place() {
        Place::Room | Place::Shelf { .. } => Ok(()),
        Place::Ward => Err(Refusal::StillInWard),
        Place::Lost => Err(Refusal::Lost),
        Place::Lent { to, .. } => {
            let until = one.loan.as_ref().map_or(one.day, |loan| loan.until);
            Err(Refusal::LentAlready { name: to.name.clone(), until })
        }
    }
}

/// S3.4 The original is sealed where it is here; a copy of what is finished wherever the original is, and more of it
/// when more is. 医疗纠纷预防和处理条例 Art. 24
pub fn seals(one: &Volume, what: Copied) -> Result<(), Refusal> {
    match what {
        Copied::Original => is_here(one),
        Copied::Copy => not_lost(one),
    }
}

/// S3.4 What is lost is not lost again.
pub fn not_lost(one: &Volume) -> Result<(), Refusal> {
    if *one.place() == Place::Lost { Err(Refusal::Lost) } else { Ok(()) }
}

/// S3.2 Whoever brings a volume and whoever takes it are two.
pub fn by_two(state: &State, sender: &str, stamp: &Stamp) -> Result<(), Refusal> {
    let own = stamp.person().map(|person| state.people.name(person).to_owned());
    if own.as_deref() == Some(sender.trim()) { Err(Refusal::NotByTwo) } else { name(sender) }
}

/// S3.2 Defects are few; what is of no kind is said.
pub fn defects(defects: &[Defect]) -> Result<(), Refusal> {
    let wrong = |defect: &Defect| {
        let said = defect.words.trim();
        defect.flaw == Flaw::Other && said.is_empty() || said.chars().count() > NAME
    };
    if defects.len() > DEFECTS || defects.iter().any(wrong) {
        return Err(Refusal::DefectWrong { most: DEFECTS, long: NAME });
    }
    Ok(())
}

/// S3.2 What is put right was found, and is not put right yet.
pub fn found<'a>(
    one: &'a Volume,
    receive: &OperationId,
    place: u8,
) -> Result<&'a Reported, Refusal> {
    let meant = |found: &&Reported| found.receive == *receive && found.place == place;
    one.wanting().find(meant).ok_or(Refusal::NoDefect)
}

/// S3.2 Nobody is reminded before a volume is as late as that.
pub fn late_enough(
    state: &State,
    one: &Volume,
    asked: Round,
    now: Timestamp,
) -> Result<(), Refusal> {
    let come = clock::round(state, one, now.date(state.site.zone));
    let of_loan = |round: Round| matches!(round, Round::LoanEnds | Round::LoanOver);
    let late = come.is_some_and(|come| asked <= come && of_loan(asked) == of_loan(come));
    if late { Ok(()) } else { Err(Refusal::NotSoLate) }
}

/// S3.4 A borrower has a name, a staff number and a department.
pub fn borrower(to: &Borrower) -> Result<(), Refusal> {
    [&to.name, &to.no, &to.department].into_iter().try_for_each(|part| name(part))
}

/// S3.4 Returns the volumes that are lent to somebody, by the staff number.
pub fn lent_to<'a>(
    state: &'a State,
    to: &Borrower,
) -> impl Iterator<Item = (&'a Volume, &'a Loan)> {
    let no = to.no.trim().to_owned();
    let lent = state.volume.all().filter_map(|one| one.loan.as_ref().map(|loan| (one, loan)));
    lent.filter(move |(_, loan)| loan.to.no.trim() == no)
}

/// S3.4 Whoever has an overdue volume borrows none.
pub fn owes_nothing(state: &State, to: &Borrower, today: Date) -> Result<(), Refusal> {
    let late = lent_to(state, to).find(|(_, loan)| loan.until < today);
    late.map_or(Ok(()), |(one, _)| Err(Refusal::Overdue { volume: one.id.clone() }))
}

/// S3.4 A loan ends by the day its purpose allows, and not before it begins.
pub fn no_longer_than(
    state: &State,
    purpose: Purpose,
    until: Date,
    today: Date,
) -> Result<(), Refusal> {
    let latest = clock::lent_until(state, purpose, today);
    if (today..=latest).contains(&until) { Ok(()) } else { Err(Refusal::TooLong { latest }) }
}

/// S3.4 Many volumes at once are allowed by a supervisor, another than whoever lends them.
pub fn not_too_many(state: &State, lend: &Lend, stamp: &Stamp) -> Result<(), Refusal> {
    let most = state.site.settings.volume_bulk;
    let refused = Err(Refusal::NotAllowed { most: most.into() });
    match &lend.approved {
        Some(by) if stamp.person() != Some(by) && supervises(state, by) => Ok(()),
        Some(_) => refused,
        None if lent_to(state, &lend.to).count() >= usize::from(most) => refused,
        None => Ok(()),
    }
}

/// S3.4 What is asked of a loan is asked while it is out, and not of the one after it.
pub fn lent<'a>(one: &'a Volume, lend: &OperationId) -> Result<&'a Loan, Refusal> {
    one.loan.as_ref().filter(|loan| loan.lend == *lend).ok_or(Refusal::NotLent)
}

/// S3.4 A loan is renewed once, on its last day at the latest, and not where somebody needs the volume.
pub fn renews(state: &State, loan: &Loan, until: Date, today: Date) -> Result<(), Refusal> {
    if loan.until < today {
        return Err(Refusal::PastDue { until: loan.until });
    }
    if loan.renewed.is_some() {
        return Err(Refusal::RenewedBefore);
    }
    recalled_once(loan)?;
    let latest = clock::renewed_until(state, loan.purpose, loan.until);
    let longer = loan.until < until && until <= latest;
    if longer { Ok(()) } else { Err(Refusal::TooLong { latest }) }
}

/// S3.4 A volume is asked back once.
pub fn recalled_once(loan: &Loan) -> Result<(), Refusal> {
    if loan.recalled.is_some() { Err(Refusal::Recalled) } else { Ok(()) }
}

/// S3.4 The holder is told once that somebody needs it.
pub fn untold(loan: &Loan) -> Result<(), Refusal> {
    let waits = loan.recalled.as_ref().is_some_and(|recalled| recalled.told.is_none());
    if waits { Ok(()) } else { Err(Refusal::NothingToTell) }
}

/// S3.4 Only a seal that is shut is opened.
pub fn shut(one: &Volume, what: Copied) -> Result<&Seal, Refusal> {
    one.shut().find(|seal| seal.what == what).ok_or(Refusal::NotSealed)
}

/// S3.4 The hospital opens a seal alone only when nobody has asked for three years.
pub fn lapsed(state: &State, seal: &Seal, now: Timestamp) -> Result<(), Refusal> {
    let from = clock::lapses(state, seal.sealed.at);
    let over = from <= now.date(state.site.zone);
    if over { Ok(()) } else { Err(Refusal::NotLapsed { from }) }
}

/// S3.4 Both sides sign a list of what is sealed.
pub fn pages(pages: u16) -> Result<(), Refusal> {
    if (1..=PAGES).contains(&pages) { Ok(()) } else { Err(Refusal::PagesWrong { most: PAGES }) }
}

/// Something is said, and not at length.
pub fn in_words(words: &str) -> Result<(), Refusal> {
    let wrong = words.trim().is_empty() || words.chars().count() > WORDS;
    if wrong { Err(Refusal::WordsWrong { most: WORDS }) } else { Ok(()) }
}
