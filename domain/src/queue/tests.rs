//! The line in the hall told as stories: whose turn it is, and that nobody is called by two. S1.6.3

use super::*;
use crate::appointment;
use crate::id::{ContactId, ItemCode, PostId};
use crate::time::{TimeOfDay, Timestamp, Zone};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused, duty};

fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), Zone::default())
}

fn take(town: &Township, item: Option<ItemCode>) -> Take {
    Take { post: town.posts[0].clone(), item, number: 0 }
}

fn does(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refused> {
    town.act(who, &Asked::Queue(operation)).map(drop)
}

/// Lets a clerk give a number for window 1.
fn gives(town: &mut Township) -> TicketId {
    let take = take(town, None);
    does(town, Wang, Operation::Take(take)).unwrap();
    TicketId::from(&town.last)
}

/// Lets a visitor take a number for window 1 by phone.
fn phones(town: &mut Township) -> Result<TicketId, Refused> {
    let take = Operation::Take(take(town, None));
    town.visitor(&Asked::Queue(take)).map(|_| TicketId::from(&town.last))
}

fn call(ticket: &TicketId) -> Operation {
    Operation::Call(Call { ticket: ticket.clone(), ahead: None })
}

fn park(ticket: &TicketId) -> Operation {
    Operation::Park(Park { ticket: ticket.clone() })
}

fn leave(ticket: &TicketId) -> Operation {
    Operation::Leave(Leave { ticket: ticket.clone() })
}

fn serve(ticket: &TicketId, contact: &ContactId) -> Operation {
    Operation::Serve(Serve { ticket: ticket.clone(), contact: contact.clone() })
}

/// Says what somebody is told who enters an operation now.
fn told(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refused> {
    town.told(who, &Asked::Queue(operation))
}

fn get<'a>(town: &'a Township, id: &TicketId) -> &'a Ticket {
    town.state.queue.get(id).unwrap()
}

fn line(town: &Township) -> Vec<TicketId> {
    let line = view::line(&town.state, &town.posts[0], town.now);
    line.into_iter().map(|one| one.id.clone()).collect()
}

/// Window 1 with Wang and Chen, the clock at ten.
fn hall() -> Township {
    let mut town = Township::morning();
    town.set(date(2024, 5, 6), 10, 0);
    town
}

#[test]
fn s1_6_3_nobody_is_called_by_two() {
    let mut town = hall();
    let first = gives(&mut town);
    let second = gives(&mut town);
    let called_at = town.now;
    does(&mut town, Wang, call(&first)).unwrap();
    let by_wang = Refusal::CalledBy { person: town.id(Wang), at: called_at };
    // Chen stands at the same window with another tablet, and did not know.
    assert_eq!(does(&mut town, Chen, call(&first)), Err(by_wang.clone().into()));
    assert_eq!(does(&mut town, Chen, park(&first)), Err(by_wang.clone().into()));
    let contact = town.receive(Chen, "", &[]);
    assert_eq!(does(&mut town, Chen, serve(&first, &contact)), Err(by_wang.into()));
    does(&mut town, Chen, call(&second)).unwrap();
    // Whoever calls may call again; each call is on record.
    does(&mut town, Wang, call(&first)).unwrap();
    assert_eq!(get(&town, &first).calls.len(), 2);
    // Nobody is bound by somebody who has left the window.
    let end = duty::End { post: town.posts[0].clone(), why: duty::EndReason::Relieved };
    town.duty(Wang, duty::Operation::End(end)).unwrap();
    assert_eq!(line(&town), std::slice::from_ref(&first));
    does(&mut town, Chen, park(&second)).unwrap();
    does(&mut town, Chen, call(&first)).unwrap();
    let contact = town.receive(Chen, "", &[]);
    does(&mut town, Chen, serve(&first, &contact)).unwrap();
    assert_eq!(get(&town, &first).contact(), Some(&contact));
}

#[test]
fn s1_6_3_who_is_next_is_called_next_or_those_who_wait_have_agreed() {
    let mut town = hall();
    let (first, second) = (gives(&mut town), gives(&mut town));
    assert_eq!(line(&town), [first.clone(), second.clone()]);
    let next = Refusal::OutOfTurn { ticket: first.clone(), no: "A3-001".to_owned() };
    assert_eq!(told(&mut town, Wang, call(&second)), Err(next.into()));
    assert_eq!(told(&mut town, Wang, call(&first)), Ok(()));
    let ahead = |agreed| {
        let ahead = Some(Ahead { why: Urgency::Elderly, agreed });
        Operation::Call(Call { ticket: second.clone(), ahead })
    };
    assert_eq!(told(&mut town, Wang, ahead(false)), Err(Refusal::NobodyAgreed.into()));
    assert_eq!(told(&mut town, Wang, ahead(true)), Ok(()));
    does(&mut town, Wang, ahead(true)).unwrap();
    assert_eq!(get(&town, &second).calls[0].ahead.unwrap().why, Urgency::Elderly);
    // A tablet without a network does not know everybody who waits: it is not refused for it later.
    does(&mut town, Wang, park(&second)).unwrap();
    let third = gives(&mut town);
    does(&mut town, Wang, call(&third)).unwrap();
}

#[test]
fn s1_6_3_whoever_calls_has_one_visitor_on_the_way() {
    let mut town = hall();
    let (first, second) = (gives(&mut town), gives(&mut town));
    does(&mut town, Wang, call(&first)).unwrap();
    let still = Refusal::StillCalling { ticket: first.clone(), no: "A3-001".to_owned() };
    assert_eq!(does(&mut town, Wang, call(&second)), Err(still.into()));
    does(&mut town, Wang, park(&first)).unwrap();
    does(&mut town, Wang, call(&second)).unwrap();
}

#[test]
fn s1_6_1_nobody_calls_or_gives_numbers_before_signing_in() {
    let mut town = hall();
    let first = gives(&mut town);
    let take = Operation::Take(take(&town, None));
    for operation in [take, call(&first), park(&first), leave(&first)] {
        let refused = does(&mut town, Li, operation.clone()).unwrap_err();
        assert!(matches!(refused, Refused::Duty(_)), "{operation:?}: {refused:?}");
    }
    does(&mut town, Wang, call(&first)).unwrap();
}

#[test]
fn a_number_is_set_aside_and_given_up_only_after_calls() {
    let mut town = hall();
    let (first, second) = (gives(&mut town), gives(&mut town));
    assert_eq!(does(&mut town, Wang, park(&first)), Err(Refusal::NotCalled.into()));
    let contact = town.receive(Wang, "", &[]);
    let asked = serve(&first, &contact);
    assert_eq!(does(&mut town, Wang, asked), Err(Refusal::NotCalled.into()));
    does(&mut town, Wang, call(&first)).unwrap();
    let too_few = Refusal::CalledTooFew { calls: 1, least: 2 };
    assert_eq!(does(&mut town, Wang, leave(&first)), Err(too_few.into()));
    does(&mut town, Wang, park(&first)).unwrap();
    let parked = view::parked(&town.state, &town.posts[0], town.now);
    assert_eq!(parked.iter().map(|one| &one.id).collect::<Vec<_>>(), [&first]);
    assert_eq!(line(&town), std::slice::from_ref(&second));
    // Back again, they are called without waiting anew.
    assert_eq!(told(&mut town, Wang, call(&first)), Ok(()));
    does(&mut town, Wang, call(&first)).unwrap();
    does(&mut town, Wang, leave(&first)).unwrap();
    let left = Stage::Left { at: town.now.plus(crate::time::Minutes(-1)), why: Why::NotThere };
    assert_eq!(get(&town, &first).stage, left);
    let ended = Refusal::AlreadyEnded { at: get(&town, &first).ended().unwrap() };
    assert_eq!(does(&mut town, Wang, call(&first)), Err(ended.into()));
    // Whom one serves stands in the ledger.
    does(&mut town, Wang, call(&second)).unwrap();
    let unknown = ContactId("x-1".to_owned());
    let asked = serve(&second, &unknown);
    let refusal = Refusal::UnknownContact { contact: unknown };
    assert_eq!(does(&mut town, Wang, asked), Err(refusal.into()));
    let ticket = TicketId("x-1".to_owned());
    let refusal = Refusal::UnknownTicket { ticket: ticket.clone() };
    assert_eq!(does(&mut town, Wang, call(&ticket)), Err(refusal.into()));
}

#[test]
fn numbers_are_given_where_and_while_the_matter_is_done() {
    let mut town = hall();
    let second = town.posts[1].clone();
    let nowhere = PostId("p-9".to_owned());
    let of = |post: &PostId, item: Option<ItemCode>| {
        Operation::Take(Take { post: post.clone(), item, number: 1 })
    };
    let not_open = Refusal::NotOpen { post: nowhere.clone() };
    assert_eq!(does(&mut town, Wang, of(&nowhere, None)), Err(not_open.into()));
    let asked = of(&second, Some(item("FP01")));
    assert_eq!(does(&mut town, Wang, asked), Err(Refusal::NotServedThere.into()));
    does(&mut town, Wang, of(&second, Some(item("FP07")))).unwrap();
    let own = TicketId::from(&town.last);
    // A number said twice, of two tablets' memories, is another one.
    does(&mut town, Wang, of(&second, None)).unwrap();
    let other = TicketId::from(&town.last);
    assert_eq!([&get(&town, &own).no, &get(&town, &other).no], ["A3-001", "A3-002"]);
    // Window 1 does everything and helps out; window 2 does not do what window 1 does.
    does(&mut town, Wang, call(&own)).unwrap();
    let first = gives(&mut town);
    let elsewhere = Refusal::OtherWindow { post: town.posts[0].clone() };
    assert_eq!(does(&mut town, Zhou, call(&first)), Err(elsewhere.into()));
    town.set(date(2024, 5, 6), 12, 30);
    let first = town.posts[0].clone();
    assert!(does(&mut town, Wang, of(&first, None)).is_ok(), "somebody stands there still");
    town.set(date(2024, 5, 7), 7, 0);
    let take = Asked::Queue(of(&first, None));
    assert_eq!(town.visitor(&take), Err(Refusal::NotOpen { post: first }.into()));
}

#[test]
fn a_visitor_takes_a_number_by_phone_and_gives_up_only_their_own() {
    let mut town = hall();
    let by_phone = phones(&mut town).unwrap();
    assert_eq!((get(&town, &by_phone).no.as_str(), get(&town, &by_phone).own), ("P-001", true));
    let given = gives(&mut town);
    assert_eq!(view::before(&town.state, get(&town, &given), town.now), 1);
    let not_theirs = Refusal::UnknownTicket { ticket: given.clone() };
    assert_eq!(town.visitor(&Asked::Queue(leave(&given))).map(drop), Err(not_theirs.into()));
    town.visitor(&Asked::Queue(leave(&by_phone))).unwrap();
    assert_eq!(line(&town), [given]);
    for _ in 0..5 {
        phones(&mut town).unwrap();
    }
    assert_eq!(phones(&mut town), Err(Refusal::FullByPhone.into()));
    assert!(town.visitor(&Asked::Queue(call(&by_phone))).is_err());
}

#[test]
fn s1_4_1_who_comes_for_an_appointment_stands_in_the_line_and_goes_first_from_its_time_on() {
    let mut town = Township::morning();
    let id = town.books_by_phone(at(7, 9, 30));
    town.on_post(Wang, date(2024, 5, 7), 9, 20);
    let here = appointment::Arrive { appointment: id.clone() };
    town.visitor(&Asked::Appointment(appointment::Operation::Arrive(here))).unwrap();
    let number = TicketId::from(&town.last);
    assert!(get(&town, &number).no.starts_with("Y00-"), "{}", get(&town, &number).no);
    let walk_in = gives(&mut town);
    assert_eq!(line(&town), [walk_in.clone(), number.clone()]);
    town.now = at(7, 9, 30);
    assert_eq!(line(&town), [number.clone(), walk_in]);
    does(&mut town, Wang, call(&number)).unwrap();
    assert_eq!(does(&mut town, Wang, leave(&number)), Err(Refusal::OfAppointment.into()));
    let serve = appointment::Serve { appointment: id.clone() };
    town.act(Wang, &Asked::Appointment(appointment::Operation::Serve(serve))).unwrap();
    let contact = &town.state.appointment.get(&id).unwrap().contact;
    assert_eq!(get(&town, &number).contact(), Some(contact));
    let served = view::served_at(&town.state, &town.posts[0], town.now).unwrap();
    assert_eq!(served.id, number);
}

#[test]
fn s1_4_3_whose_appointment_is_put_off_stands_in_the_line_no_longer() {
    let mut town = Township::morning();
    let id = town.books_by_phone(at(7, 9, 30));
    town.on_post(Wang, date(2024, 5, 7), 9, 20);
    let arrive = appointment::Arrive { appointment: id.clone() };
    town.act(Wang, &Asked::Appointment(appointment::Operation::Arrive(arrive))).unwrap();
    let number = TicketId::from(&town.last);
    let cancel = appointment::Cancel {
        appointment: id,
        whose: appointment::Whose::Visitor,
        reason: String::new(),
    };
    town.act(Wang, &Asked::Appointment(appointment::Operation::Cancel(cancel))).unwrap();
    assert!(line(&town).is_empty());
    assert!(matches!(get(&town, &number).stage, Stage::Left { why: Why::Appointment, .. }));
}

#[test]
fn how_long_one_waits_is_told_from_three_visitors_on_and_numbers_are_forgotten_after_a_week() {
    let mut town = hall();
    let post = town.posts[0].clone();
    for minutes in [4, 20, 7] {
        assert_eq!(view::waited(&town.state, &post, town.now), None);
        let ticket = gives(&mut town);
        town.wait(minutes - 1);
        does(&mut town, Wang, call(&ticket)).unwrap();
        does(&mut town, Wang, park(&ticket)).unwrap();
    }
    let waited = view::waited(&town.state, &post, town.now);
    assert_eq!(waited, Some(crate::time::Minutes(7)));
    town.set(date(2024, 5, 14), 9, 0);
    town.duty(Wang, duty::Operation::Start(duty::Start { post })).unwrap();
    let next = gives(&mut town);
    assert_eq!(town.state.queue.all().map(|one| &one.id).collect::<Vec<_>>(), [&next]);
    assert_eq!(get(&town, &next).no, "A3-001");
}

#[test]
fn s1_6_3_a_call_that_comes_late_takes_nobody_from_whoever_called_since() {
    let mut town = hall();
    let first = gives(&mut town);
    let end = duty::End { post: town.posts[0].clone(), why: duty::EndReason::Relieved };
    town.duty(Chen, duty::Operation::End(end)).unwrap();
    // Wang calls without a network; Chen comes back, calls the same visitor, and is heard first.
    let early = town.stamp(Wang);
    town.wait(3);
    let start = duty::Start { post: town.posts[0].clone() };
    town.duty(Chen, duty::Operation::Start(start)).unwrap();
    let called_at = town.now;
    does(&mut town, Chen, call(&first)).unwrap();
    let late = town.take(&Asked::Queue(call(&first)), &early).map(drop);
    let by_chen = Refusal::CalledBy { person: town.id(Chen), at: called_at };
    assert_eq!(late, Err(by_chen.into()));
    // Whoever leaves the window and comes back has to call anew.
    let end = duty::End { post: town.posts[0].clone(), why: duty::EndReason::Relieved };
    town.duty(Chen, duty::Operation::End(end)).unwrap();
    let start = duty::Start { post: town.posts[0].clone() };
    town.duty(Chen, duty::Operation::Start(start)).unwrap();
    assert_eq!(line(&town), std::slice::from_ref(&first));
    does(&mut town, Wang, call(&first)).unwrap();
}

#[test]
fn s1_1_1_a_number_is_put_only_to_the_visit_for_which_it_was_called() {
    let mut town = hall();
    let (before, others) = (town.receive(Wang, "", &[]), town.receive(Chen, "", &[]));
    let first = gives(&mut town);
    does(&mut town, Wang, call(&first)).unwrap();
    let by_chen = town.receive(Chen, "", &[]);
    for contact in [before, others, by_chen] {
        let refusal = Refusal::UnknownContact { contact: contact.clone() };
        assert_eq!(does(&mut town, Wang, serve(&first, &contact)), Err(refusal.into()));
    }
    let own = town.receive(Wang, "", &[]);
    does(&mut town, Wang, serve(&first, &own)).unwrap();
}

#[test]
fn a_number_is_of_its_day_and_of_what_is_offered() {
    let mut town = hall();
    let first = gives(&mut town);
    for code in ["FP05", "FP99"] {
        let asked = Operation::Take(take(&town, Some(item(code))));
        assert_eq!(does(&mut town, Wang, asked), Err(Refusal::NotServedThere.into()), "{code}");
    }
    let far = Take { number: 60_000, ..take(&town, None) };
    does(&mut town, Wang, Operation::Take(far)).unwrap();
    assert_eq!(get(&town, &TicketId::from(&town.last)).no, "A3-002");
    town.set(date(2024, 5, 7), 9, 0);
    let post = town.posts[0].clone();
    town.duty(Wang, duty::Operation::Start(duty::Start { post })).unwrap();
    assert!(view::is_past(&town.state, get(&town, &first), town.now) && line(&town).is_empty());
    let ended = Refusal::AlreadyEnded { at: at(7, 0, 0) };
    assert_eq!(does(&mut town, Wang, call(&first)), Err(ended.into()));
}
