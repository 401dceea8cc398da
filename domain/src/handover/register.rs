//! The register fills itself: what a person answers for at a post, and what each line says. S1.3.3

use super::{Entry, Listed, Matter, Next, counting, rules};
use crate::State;
use crate::appointment::{self, Appointment};
use crate::calendar::Due;
use crate::case::{self, Case, Stage, view};
use crate::contact::{Contact, Disposition, Owners};
use crate::context::Stamp;
use crate::id::{HandoverId, OperationId, PersonId, PostId};
use crate::time::Timestamp;

/// Returns all that a person answers for at a post, and until an instant the appointments of the post,
/// whoever promised them. S1.4.2
pub fn matters<'a>(
    state: &'a State,
    (post, owner): (&'a PostId, &'a PersonId),
    at: Timestamp,
    until: Timestamp,
) -> impl Iterator<Item = Matter> {
    let is_here = move |home: &PostId| rules::belongs(state, (post, owner), home, at);
    let appointments = appointment::view::of_register(state, post, owner, until);
    let appointments = appointments.filter(move |one| one.post == *post || is_here(&one.post));
    let appointments = appointments.map(|one| Matter::Appointment(one.id.clone()));
    let cases = state.case.owned_by(owner).filter(move |case| is_here(&case.post));
    let cases = cases.map(|case| Matter::Case(case.id.clone()));
    let contacts = state.contact.owned_by(owner).filter(move |contact| is_here(&contact.post));
    let contacts = contacts.map(|contact| Matter::Contact(contact.id.clone()));
    cases.chain(contacts).chain(appointments)
}

/// What a matter is about.
#[derive(Clone, Copy)]
enum Found<'a> {
    Case(&'a Case),
    Contact(&'a Contact),
    Appointment(&'a Appointment),
}

impl<'a> Found<'a> {
    fn of(state: &'a State, matter: &Matter) -> Option<Self> {
        match matter {
            Matter::Case(id) => state.case.get(id).map(Self::Case),
            Matter::Contact(id) => state.contact.get(id).map(Self::Contact),
            Matter::Appointment(id) => state.appointment.get(id).map(Self::Appointment),
        }
    }

    /// Returns who answers for it, as long as it is open.
    fn owners(self) -> Option<&'a Owners> {
        match self {
            Self::Case(case) => case.is_open().then_some(&case.owners),
            Self::Contact(contact) => contact.is_open().then_some(&contact.owners),
            Self::Appointment(one) => one.is_open().then_some(&one.owners),
        }
    }

    /// Says whether it is handed over with a post by its giver: it is the giver's, or it is an
    /// appointment of the post, whoever promised it. S1.4.2
    fn goes_with(self, (post, giver): (&PostId, &PersonId)) -> bool {
        let Some(owners) = self.owners() else { return false };
        let is_of_post = match self {
            Self::Case(_) | Self::Contact(_) => false,
            Self::Appointment(one) => one.post == *post,
        };
        is_of_post || owners.current() == giver
    }

    fn listed(self, state: &State, now: Timestamp) -> Listed {
        match self {
            Self::Case(case) => of_case(state, case, now),
            Self::Contact(contact) => of_contact(contact),
            Self::Appointment(one) => of_appointment(state, one),
        }
    }
}

/// Says whether the tablet of an operation knew who answers for a matter.
pub fn is_known(state: &State, matter: &Matter, stamp: &Stamp) -> bool {
    let (owners, born) = match matter {
        Matter::Case(id) => (state.case.get(id).map(|case| &case.owners), &id.0),
        Matter::Contact(id) => (state.contact.get(id).map(|contact| &contact.owners), &id.0),
        Matter::Appointment(id) => {
            let one = state.appointment.get(id).filter(|one| knew_time(one, stamp));
            (one.map(|one| &one.owners), &id.0)
        }
    };
    owners.is_some_and(|owners| owners.is_known(OperationId(born.clone()), stamp))
}

/// Says whether the tablet of an operation knew what time an appointment has: a move may bring it to
/// the post.
fn knew_time(one: &Appointment, stamp: &Stamp) -> bool {
    let came = one.earlier.last().and_then(|last| last.came.as_ref());
    came.is_none_or(|came| came.is_known(stamp))
}

/// Returns who answers for an open matter, and how it came to them.
pub fn owners<'a>(state: &'a State, matter: &Matter) -> Option<&'a Owners> {
    Found::of(state, matter).and_then(Found::owners)
}

/// Returns what the register says of a matter; of one that is not its giver's any more, only that.
pub fn listed(
    state: &State,
    whose: (&PostId, &PersonId),
    matter: &Matter,
    now: Timestamp,
) -> Listed {
    match Found::of(state, matter) {
        Some(found) if found.goes_with(whose) => found.listed(state, now),
        Some(found) => Listed { next: Next::Nothing, ..found.listed(state, now) },
        None => nothing(matter.clone()),
    }
}

/// Returns what is known of a matter by its name alone.
fn nothing(matter: Matter) -> Listed {
    Listed {
        matter,
        no: String::new(),
        item: None,
        next: Next::Nothing,
        due: None,
        provisional: false,
        at: None,
        promised: String::new(),
        light: None,
    }
}

fn of_appointment(state: &State, one: &Appointment) -> Listed {
    Listed {
        no: one.no.clone(),
        item: one.item.clone(),
        next: Next::Keep,
        due: Some(one.from.date(state.site.zone)),
        at: Some(one.from),
        promised: one.promised.clone(),
        ..nothing(Matter::Appointment(one.id.clone()))
    }
}

fn of_case(state: &State, case: &Case, now: Timestamp) -> Listed {
    let (next, due) = next_of_case(state, case, now);
    Listed {
        no: case.no.0.clone(),
        item: Some(case.item.clone()),
        next,
        due: due.map(|due| due.date),
        provisional: due.is_some_and(|due| due.provisional),
        light: view::light(state, case, now),
        ..nothing(Matter::Case(case.id.clone()))
    }
}

/// Returns what is to be done next in a case, and by when that is as it counts now: what the law accepted
/// is finished, and a document is handed over once its visitor has heard of it. R-CLK-4, R-CLK-11
fn next_of_case(state: &State, case: &Case, now: Timestamp) -> (Next, Option<Due>) {
    match case.stage {
        Stage::Intake => match view::due(state, case, now) {
            Some(promised) => (Next::Finish, Some(promised)),
            None => (Next::LookThrough, Some(case.ask_by)),
        },
        Stage::Supplement { .. } => (Next::AwaitPapers, None),
        Stage::Accepted => (Next::Finish, view::due(state, case, now)),
        Stage::Done { .. } | Stage::Refused { .. } | Stage::Withdrawn { .. }
            if !case.is_heard() =>
        {
            (Next::Tell, case::rules::reply_by(state, case))
        }
        Stage::Done { .. } | Stage::Refused { .. } | Stage::Withdrawn { .. } => {
            (Next::Deliver, case::rules::hand_out_by(state, case))
        }
    }
}

fn of_contact(contact: &Contact) -> Listed {
    let next = match (contact.call_due(), &contact.disposition) {
        (Some(_), _) => Next::Call,
        (None, None) => Next::Dispose,
        (None, Some(Disposition::Appointed { .. })) => Next::Keep,
        (None, Some(_)) => Next::Tell,
    };
    Listed {
        no: contact.no.clone(),
        item: contact.item.clone(),
        next,
        due: contact.call_due(),
        ..nothing(Matter::Contact(contact.id.clone()))
    }
}

/// Moves what stands on a line to the receiver of a handover.
pub fn moves(state: &mut State, id: &HandoverId, entry: &Entry, stamp: &Stamp) {
    match entry {
        Entry::Matter(listed) => hand_over(state, id, &listed.matter, stamp),
        Entry::Custody(custody) => counting::hand_over(state, id, custody, stamp),
        Entry::Held(_) | Entry::Note(_) => {}
    }
}

/// Moves a matter to the receiver of a handover; what is settled or another's by now stays.
pub fn hand_over(state: &mut State, id: &HandoverId, matter: &Matter, stamp: &Stamp) {
    let Some(one) = state.handover.get(id) else { return };
    let (post, from, to) = (one.post.clone(), one.from.clone(), one.to.clone());
    let Some(found) = Found::of(state, matter) else { return };
    let is_theirs = found.owners().is_some_and(|owners| owners.current() == &to);
    if is_theirs || !found.goes_with((&post, &from)) {
        return;
    }
    match matter {
        Matter::Case(case) => state.case.hand_over(case, &to, id, stamp),
        Matter::Contact(contact) => state.contact.hand_over(contact, &to, id, stamp),
        Matter::Appointment(one) => state.appointment.hand_over(one, &to, id, stamp),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{DayKind, NoticeDay, PublishedYear};
    use crate::case::view::Light;
    use crate::case::{Deliver, Handing, Operation};
    use crate::contact::Told;
    use crate::id::CaseId;
    use crate::time::Date;
    use crate::township::*;

    /// Returns what the register says of a case: what is next, by when, and whether that is provisional.
    fn said(town: &Township, case: &CaseId) -> (Next, Option<Date>, bool) {
        let (post, giver) = (&town.posts[0], &town.id(Wang));
        let one = listed(&town.state, (post, giver), &Matter::Case(case.clone()), town.now);
        (one.next, one.due, one.provisional)
    }

    #[test]
    fn s1_3_3_what_is_done_and_told_waits_to_be_handed_over_by_its_own_limit() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        town.finish_with(Wang, &case, "霞卫〔2024〕12号", Told::Later).unwrap();
        assert_eq!(said(&town, &case), (Next::Tell, Some(date(2024, 5, 7)), false));
        town.case_feedback(Wang, &case, Told::Phone).unwrap();
        assert_eq!(said(&town, &case), (Next::Deliver, Some(date(2024, 5, 17)), false));
        // Who is sent it before it was told is told then.
        let case = town.accepted(Wang);
        town.finish_with(Wang, &case, "霞卫〔2024〕13号", Told::Later).unwrap();
        let deliver = Deliver { case: case.clone(), how: Handing::Post };
        town.case(Wang, Operation::Deliver(deliver)).unwrap();
        assert_eq!(said(&town, &case), (Next::Tell, Some(date(2024, 5, 7)), false));
    }

    #[test]
    fn s1_3_3_what_the_law_accepted_is_finished_by_its_promised_date() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        let rows = [
            (30, (Next::LookThrough, Some(date(2024, 5, 11)), false)),
            (31, (Next::Finish, Some(date(2024, 5, 17)), false)),
        ];
        for (minute, expected) in rows {
            town.set(date(2024, 5, 11), 17, minute);
            assert_eq!(said(&town, &case), expected, "{minute}");
        }
    }

    #[test]
    fn s1_3_3_while_the_clock_stands_the_date_is_the_one_it_will_be_and_provisional() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        assert_eq!(said(&town, &case), (Next::Finish, Some(date(2024, 5, 17)), false));
        town.begin_special(Wang, &case).unwrap();
        let held = town.state.case.get(&case).unwrap();
        assert_eq!(view::light(&town.state, held, town.now), Some(Light::Paused));
        let expected = view::due(&town.state, held, town.now).unwrap().date;
        assert!(expected > date(2024, 5, 17));
        assert_eq!(said(&town, &case), (Next::Finish, Some(expected), true));
    }

    #[test]
    fn s1_3_3_a_date_is_provisional_until_its_year_is_published_and_then_the_earlier_counts() {
        let mut town = Township::morning();
        town.on_post(Wang, date(2024, 12, 27), 9, 0);
        let case = town.accepted(Wang);
        assert_eq!(said(&town, &case), (Next::Finish, Some(date(2025, 1, 13)), true));
        let day = |kind| NoticeDay { kind, name: "元旦".to_owned() };
        let days = [(1, DayKind::Holiday), (4, DayKind::MakeUpWorkday)];
        let days = days.map(|(n, kind)| (date(2025, 1, n), day(kind))).into_iter().collect();
        let year = PublishedYear { year: 2025, source: "国办发明电".to_owned(), days };
        town.state.site.calendar.years.insert(2025, year);
        assert_eq!(said(&town, &case), (Next::Finish, Some(date(2025, 1, 10)), false));
    }
}
