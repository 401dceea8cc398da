//! Ratings told as stories: who rates what, once, and what becomes of a bad one. 2.9

use std::collections::BTreeSet;

use super::*;
use crate::appointment::{self, Serve};
use crate::complaint::returns::{self, Return};
use crate::complaint::{self, About, Acknowledge, Kind, What};
use crate::contact::{Outcome, Told};
use crate::context::{Actor, SERVER};
use crate::id::{AppointmentId, ComplaintId, ContactId, DeviceId, OperationId};
use crate::time::{TimeOfDay, Timestamp, Zone};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused, access};

fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), Zone::default())
}

fn rating(contact: &ContactId, grade: Grade, reasons: &[Reason]) -> Rate {
    let (contact, reasons) = (contact.clone(), reasons.iter().copied().collect());
    Rate { contact, grade, reasons, named: false, words: false }
}

fn asks(rate: Rate) -> Asked {
    Asked::Rating(Operation::Rate(rate))
}

fn rates(
    town: &mut Township,
    contact: &ContactId,
    grade: Grade,
    reasons: &[Reason],
) -> Result<ComplaintId, Refused> {
    let done = town.visitor(&asks(rating(contact, grade, reasons)));
    done.map(|_| ComplaintId::from(&town.last))
}

/// A resident's appointment at window 1 on Tuesday at 09:30, and its contact.
fn booked() -> (Township, AppointmentId, ContactId) {
    let mut town = Township::morning();
    let id = town.books_by_phone(at(7, 9, 30));
    let contact = ContactId::from(&town.last);
    town.on_post(Wang, date(2024, 5, 7), 9, 30);
    (town, id, contact)
}

/// It was kept by Wang at 09:30.
fn served() -> (Township, AppointmentId, ContactId) {
    let (mut town, id, contact) = booked();
    let serve = Serve { appointment: id.clone() };
    town.act(Wang, &Asked::Appointment(appointment::Operation::Serve(serve))).unwrap();
    (town, id, contact)
}

/// A walk-in whom Wang has answered.
fn answered_walk_in() -> (Township, ContactId) {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "", &[]);
    town.dispose(Wang, &contact, answered("在二楼"), Told::Present).unwrap();
    (town, contact)
}

#[test]
fn whoever_was_served_rates_once_and_nobody_else_does_it_for_them() {
    let (mut town, id, contact) = served();
    let visitor = access::Refusal::VisitorOnly;
    let satisfied = asks(rating(&contact, Grade::Satisfied, &[]));
    assert_eq!(town.act(Wang, &satisfied).unwrap_err(), visitor.into());
    let given = town.now;
    rates(&mut town, &contact, Grade::Satisfied, &[Reason::Attitude]).unwrap();
    let one = town.state.rating.get(&contact).unwrap().clone();
    assert_eq!((one.grade, one.at, one.complaint()), (Grade::Satisfied, given, None));
    let post = town.state.appointment.get(&id).unwrap().post.clone();
    assert_eq!((one.served_by, one.post, one.served), (town.id(Wang), post, at(7, 9, 30)));
    assert_eq!(town.state.complaint.all().count(), 0);
    let again = Refusal::RatedAlready { at: given };
    for grade in Grade::ALL {
        let refused = rates(&mut town, &contact, grade, &[Reason::LongWait]);
        assert_eq!(refused, Err(again.clone().into()));
    }
}

#[test]
fn what_is_rated_is_a_visit_at_which_somebody_was_served() {
    let (mut town, _, contact) = booked();
    let unknown = ContactId("x-1".to_owned());
    let refused = rates(&mut town, &unknown, Grade::Satisfied, &[]);
    assert_eq!(refused, Err(Refusal::UnknownContact { contact: unknown }.into()));
    let refused = rates(&mut town, &contact, Grade::Satisfied, &[]);
    assert_eq!(refused, Err(Refusal::NotServed.into()));
    let walk_in = town.receive(Wang, "", &[]);
    let refused = rates(&mut town, &walk_in, Grade::Satisfied, &[]);
    assert_eq!(refused, Err(Refusal::NotServed.into()));
    town.dispose(Wang, &walk_in, Outcome::Withdrawn, Told::Present).unwrap();
    let refused = rates(&mut town, &walk_in, Grade::Satisfied, &[]);
    assert_eq!(refused, Err(Refusal::NotServed.into()), "who gave it up was not served");
    let (mut town, contact) = answered_walk_in();
    assert!(rates(&mut town, &contact, Grade::VerySatisfied, &[]).is_ok());
}

#[test]
fn a_visit_is_rated_within_thirty_days() {
    for (day, taken) in [(6, true), (7, false)] {
        let (mut town, _, contact) = served();
        town.set(date(2024, 6, day), 23, 59);
        let rated = rates(&mut town, &contact, Grade::Satisfied, &[]);
        let late = Refusal::TooLate { last: date(2024, 6, 6) };
        assert_eq!(rated.map(drop), if taken { Ok(()) } else { Err(late.into()) });
    }
}

#[test]
fn a_bad_rating_says_why_with_a_reason_or_in_words() {
    use Grade::{Dissatisfied, MostlySatisfied, VeryDissatisfied};
    let rows: [(Grade, &[Reason], bool, bool); 6] = [
        (MostlySatisfied, &[], false, true),
        (Dissatisfied, &[], false, false),
        (VeryDissatisfied, &[], false, false),
        (Dissatisfied, &[Reason::LongWait], false, true),
        (VeryDissatisfied, &[], true, true),
        (VeryDissatisfied, &Reason::ALL, true, true),
    ];
    for (grade, reasons, words, taken) in rows {
        let (mut town, _, contact) = served();
        let rate = Rate { words, ..rating(&contact, grade, reasons) };
        let done = town.visitor(&asks(rate)).map(drop);
        let mute = Refusal::SaysNothing;
        assert_eq!(done, if taken { Ok(()) } else { Err(mute.into()) }, "{grade:?} {reasons:?}");
    }
}

#[test]
fn a_bad_rating_is_a_complaint_about_the_appointment_that_nobody_of_its_window_reads() {
    let (mut town, id, contact) = served();
    let complaint = rates(&mut town, &contact, Grade::Dissatisfied, &[Reason::RudeWords]).unwrap();
    let rating = town.state.rating.get(&contact).unwrap();
    assert_eq!(rating.complaint().as_ref(), Some(&complaint));
    let one = town.state.complaint.get(&complaint).unwrap().clone();
    assert_eq!((&one.about, one.kind), (&About::Appointment(id), Kind::BadRating));
    assert!(one.no.starts_with("T240507-") && one.concerned.contains(&town.id(Wang)));
    for (who, reads) in [(Wang, false), (Li, false), (Chen, false), (Zhao, true), (Sun, false)] {
        let seen = complaint::view::seen_by(&town.state, &town.id(who), town.now);
        assert_eq!(seen.get(&complaint).is_some(), reads, "{who:?}");
        let behind = view::behind(&town.state, &seen);
        assert_eq!(view::of_complaint(&behind, &complaint).is_some(), reads, "{who:?}");
    }
    // Read in one working day, put right in five, and opened again where it is not mended.
    let due = |town: &Township| {
        complaint::view::due(&town.state, town.state.complaint.get(&complaint).unwrap())
    };
    assert_eq!(due(&town).unwrap().1, date(2024, 5, 8));
    let acknowledge =
        Acknowledge { complaint: complaint.clone(), handling: complaint::Handling::Simple };
    let own = Stamp::unseen(
        OperationId(format!("{}-900", "0".repeat(16))),
        Actor::Person(town.id(Zhao)),
        DeviceId(SERVER.to_owned()),
        town.now,
    );
    let acknowledge = Asked::Complaint(complaint::Operation::Acknowledge(acknowledge));
    town.take(&acknowledge, &own).unwrap();
    // Saturday the 11th is a make-up workday.
    assert_eq!(due(&town).unwrap().1, date(2024, 5, 13));
    let steps = &town.state.complaint.get(&complaint).unwrap().steps;
    assert_eq!(
        steps.iter().map(|step| step.what).collect::<Vec<_>>(),
        [What::Filed, What::Acknowledged]
    );
}

#[test]
fn a_bad_rating_of_a_walk_in_is_about_the_window_and_whoever_served_there() {
    let (mut town, contact) = answered_walk_in();
    town.set(date(2024, 5, 25), 9, 0);
    let complaint = rates(&mut town, &contact, Grade::VeryDissatisfied, &[Reason::NoBadge]);
    let one = town.state.complaint.get(&complaint.unwrap()).unwrap();
    assert_eq!(one.about, About::Window(town.posts[0].clone()));
    assert!(one.concerned.contains(&town.id(Wang)));
    assert!(!complaint::rules::handles(&town.state, one, &town.id(Wang), town.now));
}

#[test]
fn ratings_are_counted_by_grade_and_shown_from_five_on() {
    let mut town = Township::morning();
    let before = town.now;
    let grades = [Grade::VerySatisfied, Grade::VerySatisfied, Grade::MostlySatisfied];
    for grade in grades.into_iter().chain([Grade::Dissatisfied, Grade::VerySatisfied]) {
        assert!(!view::tally(&town.state, before).is_enough());
        // Who does not rate is no number at all.
        for rated in [true, false] {
            let contact = town.receive(Wang, "", &[]);
            town.dispose(Wang, &contact, answered("在二楼"), Told::Present).unwrap();
            if rated {
                rates(&mut town, &contact, grade, &[Reason::LongWait]).unwrap();
            }
        }
    }
    let tally = view::tally(&town.state, before);
    assert!(tally.is_enough());
    assert_eq!(Grade::ALL.map(|grade| tally.of(grade)), [3, 0, 1, 1, 0]);
    assert_eq!(view::tally(&town.state, town.now).total(), 0);
    assert_eq!(view::counted_from(&town.state, at(31, 12, 0)), date(2024, 5, 1));
    town.state.site.settings.archive_days = 7;
    let first = view::counted_from(&town.state, at(31, 12, 0));
    assert_eq!(first, date(2024, 5, 24));
    assert_eq!(town.state.site.day_begins(first), at(24, 0, 0));
}

#[test]
fn what_a_rating_names_is_looked_for_in_the_archive() {
    let (town, _, contact) = served();
    let of = |contact: &ContactId| {
        crate::archive::absent(&town.state, &asks(rating(contact, Grade::Satisfied, &[])))
    };
    assert!(of(&contact).is_empty());
    assert_eq!(of(&ContactId("x-1".to_owned())), ["x-1"]);
    assert_eq!(BTreeSet::from(Reason::ALL).len(), 7);
}

/// Lets whoever oversees act at the server, which has proven who they are.
fn handles(town: &mut Township, who: Who, asked: &Asked) -> Result<(), Refused> {
    let name = OperationId(format!("{}-9{}", "0".repeat(16), town.history));
    let (actor, server) = (Actor::Person(town.id(who)), DeviceId(SERVER.to_owned()));
    let own = Stamp::unseen(name, actor, server, town.now);
    town.take(asked, &own).map(drop)
}

#[test]
fn a_bad_rating_is_left_out_only_once_it_was_looked_into_and_stays_where_it_is() {
    let (mut town, contact) = answered_walk_in();
    let exclude = |town: &mut Township, who: Who, contact: &ContactId| {
        let asked = Operation::Exclude(Exclude { contact: contact.clone() });
        handles(town, who, &Asked::Rating(asked))
    };
    let not_rated = Refusal::NotRated { contact: contact.clone() };
    assert_eq!(exclude(&mut town, Zhao, &contact), Err(not_rated.into()));
    let id = rates(&mut town, &contact, Grade::Dissatisfied, &[Reason::Attitude]).unwrap();
    assert_eq!(exclude(&mut town, Zhao, &contact), Err(Refusal::NotLookedInto.into()));
    let outcome = complaint::Outcome::Explained;
    let answer = complaint::Answer { complaint: id.clone(), outcome };
    let answer = Asked::Complaint(complaint::Operation::Answer(answer));
    handles(&mut town, Zhao, &answer).unwrap();
    // Whoever it is about leaves nothing out: to them there is no such complaint.
    assert!(exclude(&mut town, Wang, &contact).is_err());
    let before = view::tally(&town.state, Timestamp(0));
    assert_eq!((before.total(), before.of(Grade::Dissatisfied)), (1, 1));
    exclude(&mut town, Zhao, &contact).unwrap();
    assert_eq!(exclude(&mut town, Zhao, &contact), Err(Refusal::ExcludedAlready.into()));
    assert_eq!(view::tally(&town.state, Timestamp(0)).total(), 0);
    assert_eq!(town.state.rating.get(&contact).unwrap().grade, Grade::Dissatisfied);
    assert_eq!(view::spoken(&town.state.rating).len(), 1);
    // A good rating is nobody's to leave out.
    let (mut town, contact) = answered_walk_in();
    town.visitor(&asks(rating(&contact, Grade::Satisfied, &[]))).unwrap();
    assert_eq!(exclude(&mut town, Zhao, &contact), Err(Refusal::NotLookedInto.into()));
}

#[test]
fn a_bad_rating_is_put_right_in_fifteen_days_with_a_reason_and_is_no_petition() {
    let (mut town, _, contact) = served();
    let complaint = rates(&mut town, &contact, Grade::Dissatisfied, &[Reason::LongWait]).unwrap();
    let acknowledge = |handling| {
        let acknowledge = Acknowledge { complaint: complaint.clone(), handling };
        Asked::Complaint(complaint::Operation::Acknowledge(acknowledge))
    };
    let petition = handles(&mut town, Zhao, &acknowledge(complaint::Handling::Petition));
    assert_eq!(petition, Err(complaint::Refusal::NoPetition.into()));
    handles(&mut town, Zhao, &acknowledge(complaint::Handling::Simple)).unwrap();
    let extend = |days| {
        let extend = complaint::Extend { complaint: complaint.clone(), days };
        Asked::Complaint(complaint::Operation::Extend(extend))
    };
    let out = complaint::Refusal::DaysOutOfRange { least: 6, most: 15 };
    assert_eq!(handles(&mut town, Zhao, &extend(16)), Err(out.into()));
    handles(&mut town, Zhao, &extend(15)).unwrap();
    let one = town.state.complaint.get(&complaint).unwrap();
    assert_eq!(complaint::view::due(&town.state, one).unwrap().1, date(2024, 5, 27));
}

/// A bad rating of Tuesday the 7th, answered at once.
fn answered_rating(named: bool) -> (Township, ComplaintId) {
    let (mut town, _, contact) = served();
    let rate = Rate { named, ..rating(&contact, Grade::Dissatisfied, &[Reason::LongWait]) };
    town.visitor(&asks(rate)).unwrap();
    let complaint = ComplaintId::from(&town.last);
    if named {
        speaks(&mut town, &complaint, true).unwrap();
    }
    handles(&mut town, Zhao, &answer_to(&complaint)).unwrap();
    (town, complaint)
}

fn speaks(town: &mut Township, complaint: &ComplaintId, reached: bool) -> Result<(), Refused> {
    let contact = complaint::FirstContact { complaint: complaint.clone(), reached };
    handles(town, Zhao, &Asked::Complaint(complaint::Operation::FirstContact(contact)))
}

#[test]
fn whoever_gave_a_bad_rating_with_a_name_is_spoken_to_first_and_what_came_of_it_is_kept() {
    use complaint::Operation as Ask;
    let (mut town, _, contact) = served();
    let rate = Rate { named: true, ..rating(&contact, Grade::Dissatisfied, &[Reason::LongWait]) };
    town.visitor(&asks(rate)).unwrap();
    let complaint = ComplaintId::from(&town.last);
    let due = |town: &Township| {
        let one = town.state.complaint.get(&complaint).unwrap();
        complaint::view::due(&town.state, one).unwrap()
    };
    assert_eq!(due(&town), (complaint::clock::Awaits::Acknowledgement, date(2024, 5, 8)));
    let handling = complaint::Handling::Simple;
    let acknowledge = Acknowledge { complaint: complaint.clone(), handling };
    for asked in [Asked::Complaint(Ask::Acknowledge(acknowledge)), answer_to(&complaint)] {
        assert_eq!(handles(&mut town, Zhao, &asked), Err(complaint::Refusal::ContactFirst.into()));
    }
    // A try counts, is kept, and is made again on another day until they are reached.
    speaks(&mut town, &complaint, false).unwrap();
    assert_eq!(due(&town), (complaint::clock::Awaits::Answer, date(2024, 5, 13)));
    assert_eq!(speaks(&mut town, &complaint, true), Err(complaint::Refusal::TriedToday.into()));
    assert!(handles(&mut town.clone(), Zhao, &answer_to(&complaint)).is_ok());
    town.set(date(2024, 5, 8), 9, 0);
    speaks(&mut town, &complaint, true).unwrap();
    town.set(date(2024, 5, 9), 9, 0);
    assert_eq!(
        speaks(&mut town, &complaint, true),
        Err(complaint::Refusal::ContactNotAwaited.into())
    );
    let steps = &town.state.complaint.get(&complaint).unwrap().steps;
    let told = [false, true].map(|reached| What::FirstContact { reached });
    assert_eq!(steps.iter().skip(1).map(|step| step.what).collect::<Vec<_>>(), told);
    // What does not mend it is talked about again before it is answered again.
    handles(&mut town, Zhao, &answer_to(&complaint)).unwrap();
    let more = complaint::SayMore { complaint: complaint.clone() };
    town.visitor(&Asked::Complaint(Ask::SayMore(more))).unwrap();
    assert_eq!(
        handles(&mut town, Zhao, &answer_to(&complaint)),
        Err(complaint::Refusal::ContactFirst.into())
    );
    speaks(&mut town, &complaint, true).unwrap();
    handles(&mut town, Zhao, &answer_to(&complaint)).unwrap();
}

#[test]
fn a_first_contact_is_made_after_a_bad_rating_with_a_name_and_says_what_was_said() {
    let (mut town, _, contact) = served();
    let unnamed =
        Rate { named: false, ..rating(&contact, Grade::Dissatisfied, &[Reason::LongWait]) };
    town.visitor(&asks(unnamed)).unwrap();
    let complaint = ComplaintId::from(&town.last);
    let none = complaint::Refusal::ContactNotAwaited;
    assert_eq!(speaks(&mut town, &complaint, true), Err(none.into()));
    assert!(handles(&mut town, Zhao, &answer_to(&complaint)).is_ok());
    for (reached, words, says) in [(true, "", false), (true, "等太久", true), (false, "", true)]
    {
        let contact = complaint::FirstContact { complaint: complaint.clone(), reached };
        let contact = complaint::Operation::FirstContact(contact);
        assert_eq!(complaint::rules::says_something(&contact, words), says);
    }
}

fn answer_to(complaint: &ComplaintId) -> Asked {
    let (complaint, outcome) = (complaint.clone(), complaint::Outcome::PutRight);
    Asked::Complaint(complaint::Operation::Answer(complaint::Answer { complaint, outcome }))
}

fn visits(town: &mut Township, complaint: &ComplaintId, reached: bool) -> Result<(), Refused> {
    let visit = complaint::ReturnVisit { complaint: complaint.clone(), reached };
    handles(town, Zhao, &Asked::Complaint(complaint::Operation::ReturnVisit(visit)))
}

fn returned(town: &Township, complaint: &ComplaintId) -> Return {
    returns::of(town.state.complaint.get(complaint).unwrap())
}

#[test]
fn a_bad_rating_with_a_name_waits_for_its_return_visit_until_they_are_reached() {
    let (mut town, complaint) = answered_rating(true);
    assert_eq!(returned(&town, &complaint), Return::Waiting { tries: 0 });
    assert_eq!(returns::waiting(&town.state.complaint).count(), 1);
    visits(&mut town, &complaint, false).unwrap();
    let today = complaint::Refusal::TriedToday;
    assert_eq!(visits(&mut town, &complaint, true), Err(today.into()));
    assert_eq!(returned(&town, &complaint), Return::Waiting { tries: 1 });
    town.set(date(2024, 5, 8), 9, 0);
    visits(&mut town, &complaint, true).unwrap();
    assert_eq!(returned(&town, &complaint), Return::Made);
    let tally = returns::tally(&town.state.complaint);
    assert_eq!((tally.made, tally.due()), (1, 1));
    town.set(date(2024, 5, 9), 9, 0);
    let made = complaint::Refusal::ReturnNotAwaited;
    assert_eq!(visits(&mut town, &complaint, true), Err(made.into()));
    // What does not mend it is answered again, and they are asked again.
    let more = complaint::SayMore { complaint: complaint.clone() };
    town.visitor(&Asked::Complaint(complaint::Operation::SayMore(more))).unwrap();
    assert_eq!(returned(&town, &complaint), Return::NotAsked);
    speaks(&mut town, &complaint, true).unwrap();
    handles(&mut town, Zhao, &answer_to(&complaint)).unwrap();
    assert_eq!(returned(&town, &complaint), Return::Waiting { tries: 0 });
}

#[test]
fn three_tries_in_vain_on_three_days_end_a_return_visit_as_not_reached() {
    let (mut town, complaint) = answered_rating(true);
    for (day, tries) in [(7, 0), (8, 1), (9, 2)] {
        town.set(date(2024, 5, day), 16, 0);
        assert_eq!(returned(&town, &complaint), Return::Waiting { tries });
        visits(&mut town, &complaint, false).unwrap();
    }
    assert_eq!(returned(&town, &complaint), Return::NotReached);
    let tally = returns::tally(&town.state.complaint);
    assert_eq!((tally.made, tally.not_reached, tally.waiting, tally.due()), (0, 1, 0, 1));
    town.set(date(2024, 5, 10), 9, 0);
    let ended = complaint::Refusal::ReturnNotAwaited;
    assert_eq!(visits(&mut town, &complaint, false), Err(ended.into()));
}

#[test]
fn without_a_name_or_an_answer_there_is_no_return_visit() {
    let none = complaint::Refusal::ReturnNotAwaited;
    let (mut town, complaint) = answered_rating(false);
    assert_eq!(visits(&mut town, &complaint, true), Err(none.clone().into()));
    assert_eq!(returns::tally(&town.state.complaint).due(), 0);
    let (mut town, _, contact) = served();
    let rate = Rate { named: true, ..rating(&contact, Grade::Dissatisfied, &[Reason::LongWait]) };
    town.visitor(&asks(rate)).unwrap();
    let complaint = ComplaintId::from(&town.last);
    assert_eq!(visits(&mut town, &complaint, true), Err(none.into()));
}

#[test]
fn a_return_visit_says_what_was_said_where_somebody_was_reached() {
    let complaint = ComplaintId("x-1".to_owned());
    let rows = [(true, "", false), (true, "满意了", true), (false, "", true)];
    for (reached, words, says) in rows {
        let visit = complaint::ReturnVisit { complaint: complaint.clone(), reached };
        let visit = complaint::Operation::ReturnVisit(visit);
        assert_eq!(complaint::rules::says_something(&visit, words), says);
    }
}
