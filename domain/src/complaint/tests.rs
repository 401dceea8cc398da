//! Complaints told as stories: to whom they go, by when they are answered. S1.4.3, 2.7

use super::clock::Awaits;
use super::*;
use crate::appointment;
use crate::context::{Actor, SERVER};
use crate::id::{AppointmentId, ComplaintId, DeviceId, LogId, OperationId, PostId};
use crate::time::{TimeOfDay, Timestamp, Zone};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused, access};

mod clock;
mod pass_on;

fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), Zone::default())
}

fn file(about: About, kind: Kind) -> Asked {
    Asked::Complaint(Operation::File(File { about, kind, named: true }))
}

fn files(town: &mut Township, about: About, kind: Kind) -> Result<ComplaintId, Refused> {
    town.visitor(&file(about, kind)).map(|_| ComplaintId::from(&town.last))
}

/// Returns the name of what is done next at the server.
fn named(town: &Township) -> OperationId {
    OperationId(format!("{}-9{}", "0".repeat(16), town.history))
}

/// Lets a person act at the server, which has proven who they are.
fn oversees(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refused> {
    let own = Stamp::unseen(
        named(town),
        Actor::Person(town.id(who)),
        DeviceId(SERVER.to_owned()),
        town.now,
    );
    town.take(&Asked::Complaint(operation), &own).map(drop)
}

fn acknowledge(id: &ComplaintId, handling: Handling) -> Operation {
    Operation::Acknowledge(Acknowledge { complaint: id.clone(), handling })
}

fn answer(id: &ComplaintId) -> Operation {
    Operation::Answer(Answer { complaint: id.clone(), outcome: Outcome::PutRight })
}

fn sees(town: &Township, who: Who, id: &ComplaintId) -> bool {
    view::seen_by(&town.state, &town.id(who), town.now).get(id).is_some()
}

fn get<'a>(town: &'a Township, id: &ComplaintId) -> &'a Complaint {
    town.state.complaint.get(id).unwrap()
}

/// A resident's appointment at window 1 that was not kept on Tuesday at 09:30, while Wang was there.
fn broken() -> (Township, AppointmentId) {
    let mut town = Township::morning();
    let id = town.books_by_phone(at(7, 9, 30));
    town.on_post(Wang, date(2024, 5, 7), 9, 25);
    let here = appointment::Arrive { appointment: id.clone() };
    town.visitor(&Asked::Appointment(appointment::Operation::Arrive(here))).unwrap();
    town.now = at(7, 9, 50);
    let note = appointment::breaches_due(&town.state, town.now).unwrap();
    town.server(&Asked::Appointment(appointment::Operation::NoteBreaches(note)));
    (town, id)
}

#[test]
fn s1_4_3_a_broken_appointment_is_complained_of_once_and_reaches_nobody_of_its_window() {
    let (mut town, id) = broken();
    let about = About::Appointment(id);
    let complaint = files(&mut town, about.clone(), Kind::Breach).unwrap();
    let again = Refusal::FiledAlready { complaint: complaint.clone() };
    assert_eq!(files(&mut town, about.clone(), Kind::Breach), Err(again.into()));
    // What else was wrong with it is another complaint.
    assert!(files(&mut town, about, Kind::HardWords).is_ok());
    // Chen supervises too, and is B of window 1; Zhao has nothing to do with it.
    for (who, reads) in [(Wang, false), (Li, false), (Chen, false), (Zhao, true), (Sun, false)] {
        assert_eq!(sees(&town, who, &complaint), reads, "{who:?}");
    }
    let unknown = Refusal::UnknownComplaint { complaint: complaint.clone() };
    assert_eq!(oversees(&mut town, Chen, answer(&complaint)), Err(unknown.into()));
    oversees(&mut town, Zhao, answer(&complaint)).unwrap();
    assert!(get(&town, &complaint).no.starts_with("T240507-"));
}

#[test]
fn s1_4_3_whom_a_complaint_is_about_neither_reads_nor_handles_it() {
    let mut town = Township::morning();
    let zhao = town.id(Zhao);
    let of_zhao = files(&mut town, About::Person(zhao.clone()), Kind::HardWords).unwrap();
    assert!(sees(&town, Chen, &of_zhao) && !sees(&town, Zhao, &of_zhao));
    // Where it is about every supervisor there is, an administrator has it.
    let second = town.posts[1].clone();
    assert!(!sees(&town, Sun, &of_zhao));
    let chen = town.id(Chen);
    town.state.people.persons.get_mut(&chen).unwrap().roles.clear();
    assert!(sees(&town, Sun, &of_zhao));
    let window = files(&mut town, About::Window(second), Kind::OffPost).unwrap();
    assert!(!sees(&town, Zhao, &window) && sees(&town, Sun, &window));
    let anything = files(&mut town, About::Anything, Kind::Other).unwrap();
    assert!(sees(&town, Zhao, &anything) && !sees(&town, Sun, &anything));
}

#[test]
fn s1_4_3_who_belonged_to_the_window_when_or_since_it_was_complained_of_does_not_read_it() {
    let mut town = Township::morning();
    let post = town.posts[0].clone();
    let complaint = files(&mut town, About::Window(post.clone()), Kind::HardFace).unwrap();
    assert!(sees(&town, Zhao, &complaint) && !sees(&town, Chen, &complaint));
    let (chen, zhao) = (town.id(Chen), town.id(Zhao));
    let terms = &mut town.state.duty.posts.get_mut(&post).unwrap().terms;
    let plan = &mut terms.last_mut().unwrap().plan;
    plan.b.retain(|one| *one != chen);
    plan.b.push(zhao);
    assert!(!sees(&town, Zhao, &complaint) && !sees(&town, Chen, &complaint));
    assert!(sees(&town, Sun, &complaint));
    // Where it is about everybody, nobody here handles it, and that is said.
    assert!(rules::is_handled_here(&town.state, get(&town, &complaint), town.now));
    let sun = town.id(Sun);
    town.state.people.persons.get_mut(&sun).unwrap().roles.clear();
    assert!(!rules::is_handled_here(&town.state, get(&town, &complaint), town.now));
}

#[test]
fn a_complaint_is_about_something_there_is() {
    let mut town = Township::morning();
    let (appointment, post) = (AppointmentId("x-1".to_owned()), PostId("x-2".to_owned()));
    let person = crate::PersonId("x-3".to_owned());
    let rows: [(About, Refusal); 3] = [
        (About::Appointment(appointment.clone()), Refusal::UnknownAppointment { appointment }),
        (About::Window(post.clone()), Refusal::UnknownPost { post }),
        (About::Person(person.clone()), Refusal::UnknownPerson { person }),
    ];
    for (about, refusal) in rows {
        assert_eq!(files(&mut town, about, Kind::Other), Err(refusal.into()));
    }
    assert!(files(&mut town, About::Anything, Kind::Other).is_ok());
}

#[test]
fn a_complaint_is_acknowledged_answered_and_opened_again_by_whoever_filed_it() {
    let mut town = Township::morning();
    town.set(date(2024, 5, 10), 16, 0);
    let id = files(&mut town, About::Anything, Kind::SecondTrip).unwrap();
    let due = |town: &Township| view::due(&town.state, get(town, &id));
    // Friday the 10th; Saturday the 11th is a make-up workday.
    assert_eq!(due(&town), Some((Awaits::Acknowledgement, date(2024, 5, 11))));
    town.set(date(2024, 5, 13), 9, 0);
    assert!(view::is_late(&town.state, get(&town, &id), town.now));
    oversees(&mut town, Zhao, acknowledge(&id, Handling::Complex)).unwrap();
    let acknowledged = Refusal::AcknowledgedAlready { at: town.now };
    assert_eq!(
        oversees(&mut town, Zhao, acknowledge(&id, Handling::Simple)),
        Err(acknowledged.into())
    );
    assert_eq!(due(&town), Some((Awaits::Answer, date(2024, 5, 16))));
    oversees(&mut town, Zhao, answer(&id)).unwrap();
    assert_eq!(due(&town), None);
    let answered = Refusal::AnsweredAlready { at: town.now };
    assert_eq!(oversees(&mut town, Zhao, answer(&id)), Err(answered.clone().into()));
    assert_eq!(oversees(&mut town, Zhao, acknowledge(&id, Handling::Simple)), Err(answered.into()));
    // Answered is not mended: the clock begins again.
    town.set(date(2024, 5, 20), 9, 0);
    let more = Operation::SayMore(SayMore { complaint: id.clone() });
    town.visitor(&Asked::Complaint(more.clone())).unwrap();
    assert_eq!(due(&town), Some((Awaits::Acknowledgement, date(2024, 5, 21))));
    town.visitor(&Asked::Complaint(more)).unwrap();
    let steps: Vec<What> = get(&town, &id).steps.iter().map(|step| step.what).collect();
    let put_right = What::Answered(Outcome::PutRight);
    let story = [What::Filed, What::Acknowledged, put_right, What::Reopened, What::SaidMore];
    assert_eq!(steps, story);
}

#[test]
fn photos_are_few_and_shown_while_an_answer_is_awaited() {
    let mut town = Township::morning();
    let post = town.posts[0].clone();
    let id = files(&mut town, About::Window(post), Kind::OffPost).unwrap();
    let show = Asked::Complaint(Operation::ShowPhoto(ShowPhoto { complaint: id.clone() }));
    town.visitor(&show).unwrap();
    let shown = town.last.clone();
    let photos: Vec<_> = get(&town, &id).photos().map(|step| step.operation.clone()).collect();
    assert_eq!(photos, [shown]);
    // Words are looked for in the other steps alone.
    assert_eq!(view::spoken(&town.state.complaint), [OperationId(id.0.clone())]);
    for _ in 1..rules::MOST_PHOTOS {
        town.visitor(&show).unwrap();
    }
    let full = Refusal::PhotosFull { most: rules::MOST_PHOTOS };
    assert_eq!(town.visitor(&show), Err(full.into()));
    oversees(&mut town, Zhao, answer(&id)).unwrap();
    let answered = Refusal::AnsweredAlready { at: town.now };
    assert_eq!(town.visitor(&show), Err(answered.into()));
    assert!(town.act(Zhao, &show).is_err());
}

#[test]
fn complaints_are_handled_at_the_server_and_filed_by_visitors_alone() {
    let mut town = Township::morning();
    let id = files(&mut town, About::Anything, Kind::Other).unwrap();
    let of = |operation| Asked::Complaint(operation);
    let online = access::Refusal::OnlineOnly;
    assert_eq!(town.act(Zhao, &of(answer(&id))).unwrap_err(), online.into());
    let visitor = access::Refusal::VisitorOnly;
    assert_eq!(town.act(Zhao, &file(About::Anything, Kind::Other)).unwrap_err(), visitor.into());
    let refused = oversees(&mut town, Wang, answer(&id)).unwrap_err();
    assert!(matches!(refused, Refused::Access(access::Refusal::NotAllowed { .. })));
    assert!(town.visitor(&of(answer(&id))).is_err());
    let unknown = ComplaintId("x-1".to_owned());
    let more = Operation::SayMore(SayMore { complaint: unknown.clone() });
    let refusal = Refusal::UnknownComplaint { complaint: unknown };
    assert_eq!(town.visitor(&of(more)), Err(refusal.into()));
    assert_eq!(LogId("0".repeat(16)), town.last.log());
}
