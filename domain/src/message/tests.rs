//! What visitors are told, when, and by whom, as stories. 2.6, S1.4.2

use super::*;
use crate::appointment::{self, Arrive, Cancel, Move, Whose};
use crate::calendar::{LocalDay, LocalKind, WeekHours};
use crate::contact::{self, Agree, Told as Heard};
use crate::id::{AppointmentId, CaseId};
use crate::text::Language;
use crate::time::{Hours, TimeOfDay, Timestamp, Zone};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused, access};

fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), Zone::default())
}

fn get<'a>(town: &'a Township, id: &AppointmentId) -> &'a appointment::Appointment {
    town.state.appointment.get(id).unwrap()
}

fn agrees(town: &mut Township, contact: &ContactId, messages: Option<Language>) {
    let contact = contact.clone();
    let agree = contact::Operation::Agree(Agree { contact, messages });
    town.visitor(&agree.into()).unwrap();
}

/// A resident takes a time at window 1 by phone on Monday morning, and agrees to messages.
fn booked(from: Timestamp) -> (Township, AppointmentId, ContactId) {
    books(Township::morning(), from)
}

fn books(mut town: Township, from: Timestamp) -> (Township, AppointmentId, ContactId) {
    let id = town.books_by_phone(from);
    let contact = ContactId::from(&town.last);
    agrees(&mut town, &contact, Some(Language::Hans));
    (town, id, contact)
}

/// What the gateway is to be given.
fn due(town: &Township) -> Vec<Kind> {
    view::to_send(&town.state, town.now).iter().map(|one| one.key.kind).collect()
}

/// What somebody is to call about.
fn calls(town: &Township) -> Vec<Kind> {
    view::to_call(&town.state, town.now).iter().map(|one| one.message.key.kind).collect()
}

/// Gives the gateway all that is due; it takes everything, or nothing.
fn posts(town: &mut Township, sent: bool) {
    for message in view::to_send(&town.state, town.now) {
        let note = Note { contact: message.contact, message: message.key, sent };
        town.server(&Asked::Message(Operation::Note(note)));
    }
}

fn tells(town: &mut Township, reached: bool) -> Result<(), Refused> {
    let call = view::to_call(&town.state, town.now).remove(0);
    let phone = Phone { contact: call.message.contact, message: call.message.key, reached };
    town.act(Wang, &Asked::Message(Operation::Phone(phone))).map(drop)
}

#[test]
fn nobody_is_written_to_who_has_not_agreed_and_whoever_takes_it_back_is_left_alone() {
    let (mut town, _, contact) = booked(at(9, 9, 30));
    assert_eq!(due(&town), [Kind::Booked]);
    agrees(&mut town, &contact, None);
    assert_eq!(due(&town), []);
    town.now = at(8, 9, 0);
    assert_eq!((due(&town), calls(&town)), (vec![], vec![]));
    agrees(&mut town, &contact, Some(Language::English));
    let reminder = view::to_send(&town.state, town.now).remove(0);
    assert_eq!((reminder.key.kind, reminder.language), (Kind::DayBefore, Language::English));
    assert!(!due(&town).contains(&Kind::Booked), "what happened two days ago is no news");
}

#[test]
fn s1_4_2_a_visitor_is_reminded_as_the_site_opens_the_working_day_before_and_two_hours_ahead() {
    let (mut town, id, _) = booked(at(9, 9, 30));
    posts(&mut town, true);
    assert_eq!(due(&town), []);
    let opens = at(8, 8, 30);
    for (now, kinds) in [
        (Timestamp(opens.0 - 1), vec![]),
        (opens, vec![Kind::DayBefore]),
        (Timestamp(at(9, 7, 30).0 - 1), vec![Kind::DayBefore]),
        (at(9, 7, 30), vec![Kind::HoursBefore]),
        (Timestamp(at(9, 9, 30).0 - 1), vec![Kind::HoursBefore]),
        (at(9, 9, 30), vec![]),
    ] {
        town.now = now;
        assert_eq!(due(&town), kinds, "{now:?}");
    }
    // Whoever is here needs no reminder.
    town.now = at(9, 9, 20);
    let arrive = appointment::Operation::Arrive(Arrive { appointment: id });
    town.visitor(&arrive.into()).unwrap();
    assert_eq!(due(&town), []);
}

#[test]
fn s1_4_2_the_working_day_before_is_not_yesterday_and_what_was_just_arranged_needs_no_reminder() {
    // The Saturday of 11 May 2024 is worked, the Sunday is not.
    let mut town = Township::morning();
    town.now = at(8, 9, 0);
    let (mut town, _, _) = books(town, at(13, 9, 30));
    posts(&mut town, true);
    town.now = at(10, 12, 0);
    assert_eq!(due(&town), []);
    town.now = at(11, 8, 30);
    assert_eq!(due(&town), [Kind::DayBefore]);
    // Booked this morning for tomorrow: the site has opened already.
    let (mut town, _, _) = booked(at(7, 9, 30));
    posts(&mut town, true);
    town.now = at(6, 17, 0);
    assert_eq!(due(&town), []);
    // A site decides for itself, and for none too.
    let (mut town, _, _) = booked(at(9, 9, 30));
    posts(&mut town, true);
    town.state.site.settings.remind_working_days = 2;
    town.state.site.settings.remind_minutes = 0;
    town.now = at(7, 8, 30);
    assert_eq!(due(&town), [Kind::DayBefore]);
    town.state.site.settings.remind_working_days = 0;
    assert_eq!(due(&town), []);
    town.now = at(9, 9, 0);
    assert_eq!(due(&town), []);
}

#[test]
fn s1_4_2_nobody_is_woken_before_seven() {
    let (mut town, _, _) = booked(at(9, 8, 30));
    posts(&mut town, true);
    town.now = at(8, 8, 30);
    posts(&mut town, true);
    for (now, kinds) in [
        (at(9, 6, 30), vec![]),
        (Timestamp(at(9, 7, 0).0 - 1), vec![]),
        (at(9, 7, 0), vec![Kind::HoursBefore]),
    ] {
        town.now = now;
        assert_eq!(due(&town), kinds);
    }
}

#[test]
fn what_has_changed_is_told_in_the_place_of_what_was_told_before() {
    let (mut town, id, _) = booked(at(9, 9, 30));
    let (post, from) = (town.posts[0].clone(), at(9, 10, 30));
    let moved = |whose| Move {
        appointment: id.clone(),
        post: post.clone(),
        from,
        loan: None,
        whose,
        reason: String::new(),
    };
    town.visitor(&appointment::Operation::Move(moved(Whose::Visitor)).into()).unwrap();
    assert_eq!(due(&town), [Kind::Moved]);
    town.wait(20);
    assert_eq!(calls(&town), [], "who moved it knows");
    town.now = at(8, 8, 30);
    let reminder = view::to_send(&town.state, town.now).remove(0);
    assert_eq!((reminder.key.kind, reminder.key.of), (Kind::DayBefore, from));
    posts(&mut town, true);
    assert_eq!(due(&town), []);
    let (appointment, whose) = (id.clone(), Whose::Visitor);
    let cancel = Cancel { appointment, whose, reason: String::new() };
    town.visitor(&appointment::Operation::Cancel(cancel).into()).unwrap();
    assert_eq!(due(&town), [Kind::Cancelled]);
    town.now = town.now.plus(crate::time::Minutes(24 * 60));
    assert_eq!(due(&town), [], "nobody needs it a day later");
}

#[test]
fn s1_4_3_whoever_was_not_served_in_time_is_told_so() {
    let (mut town, id, contact) = booked(at(7, 9, 30));
    posts(&mut town, true);
    town.on_post(Wang, date(2024, 5, 7), 9, 20);
    let arrive = appointment::Operation::Arrive(Arrive { appointment: id.clone() });
    town.visitor(&arrive.into()).unwrap();
    town.now = at(7, 9, 46);
    let note = appointment::breaches_due(&town.state, town.now).unwrap();
    town.server(&appointment::Operation::NoteBreaches(note).into());
    assert_eq!(due(&town), [Kind::NotKept]);
    let contact = town.state.contact.get(&contact).unwrap();
    let all = view::of_contact(&town.state, contact);
    let breach = &all[0];
    assert_eq!((breach.key.of, breach.due), (at(7, 9, 30), at(7, 9, 46)));
    town.now = at(7, 10, 1);
    assert_eq!(calls(&town), [], "the window may still show that it was");
    let serve = appointment::Operation::Serve(appointment::Serve { appointment: id });
    town.act(Wang, &serve.into()).unwrap();
    assert_eq!(calls(&town), [Kind::NotKept]);
}

#[test]
fn s1_1_2_a_visitor_with_a_case_is_told_what_is_missing_and_that_there_is_an_outcome() {
    let mut town = Township::morning();
    let case = town.opened(Wang, "FP07", &[]);
    let contact = town.state.case.get(&case).unwrap().contact.clone();
    agrees(&mut town, &contact, Some(Language::Hans));
    assert_eq!(due(&town), []);
    let missing: Vec<String> =
        town.state.case.get(&case).unwrap().missing().into_iter().map(|key| key.0).collect();
    let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
    town.supplement(Wang, &case, &missing).unwrap();
    assert_eq!(due(&town), [Kind::Supplement]);
    posts(&mut town, true);
    assert_eq!(due(&town), []);

    let finished = |town: &mut Township, told| -> (CaseId, Vec<Kind>) {
        let case = town.accepted(Wang);
        let contact = town.state.case.get(&case).unwrap().contact.clone();
        agrees(town, &contact, Some(Language::Hans));
        town.finish(Wang, &case, told).unwrap();
        (case, due(town))
    };
    assert_eq!(finished(&mut town, Heard::Present).1, [], "who stood there has heard");
    let (case, kinds) = finished(&mut town, Heard::Later);
    assert_eq!(kinds, [Kind::Result]);
    town.case_feedback(Wang, &case, Heard::Phone).unwrap();
    assert_eq!(due(&town), []);
}

#[test]
fn s1_4_2_what_no_gateway_delivers_somebody_calls_about_until_the_visitor_is_reached() {
    let (mut town, _, contact) = booked(at(9, 9, 30));
    town.wait(60);
    assert_eq!(calls(&town), [], "a booking is on its slip");
    town.on_post(Wang, date(2024, 5, 8), 8, 30);
    town.now = at(8, 8, 44);
    assert_eq!(calls(&town), [], "the gateway has a quarter of an hour");
    town.now = at(8, 8, 45);
    assert_eq!(calls(&town), [Kind::DayBefore]);
    tells(&mut town, false).unwrap();
    let call = view::to_call(&town.state, town.now).remove(0);
    let tried = call.last.unwrap();
    assert_eq!((tried.at, tried.arrived()), (at(8, 8, 45), false));
    assert_eq!(due(&town), [Kind::DayBefore], "a message may still reach them");
    tells(&mut town, true).unwrap();
    assert_eq!((due(&town), calls(&town)), (vec![], vec![]));
    let entries = town.state.message.of(&contact);
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[1].outcome, Outcome::Told { by: town.id(Wang) });
}

#[test]
fn what_the_gateway_does_not_take_is_called_about_at_once_where_it_matters() {
    for (sent, expected) in [(true, vec![]), (false, vec![Kind::DayBefore])] {
        let (mut town, _, _) = booked(at(9, 9, 30));
        posts(&mut town, sent);
        assert_eq!((due(&town), calls(&town)), (vec![], vec![]), "a booking is on its slip");
        town.now = at(8, 8, 30);
        posts(&mut town, sent);
        assert_eq!((due(&town), calls(&town)), (vec![], expected), "{sent}");
        town.wait(60);
        assert_eq!(due(&town), [], "nothing is sent twice");
    }
}

#[test]
fn s1_4_2_a_day_on_which_the_site_stays_shut_is_not_the_day_before() {
    let (mut town, _, _) = booked(at(9, 9, 30));
    posts(&mut town, true);
    // Early on Tuesday; shut on Wednesday, which counts as a working day all the same.
    let early = Hours { from: TimeOfDay::hm(6, 0), to: TimeOfDay::hm(17, 0) };
    town.state.site.hours = WeekHours::weekdays(&[early]);
    let shut = LocalDay { kind: LocalKind::Closed, reason: String::new(), document: String::new() };
    town.state.site.calendar.local.insert(date(2024, 5, 8), shut);
    town.state.site.settings.closed_days_count = true;
    for (now, kinds) in [
        (Timestamp(at(7, 7, 0).0 - 1), vec![]),
        (at(7, 7, 0), vec![Kind::DayBefore]),
        (at(8, 12, 0), vec![Kind::DayBefore]),
    ] {
        town.now = now;
        assert_eq!(due(&town), kinds, "{now:?}");
    }
}

#[test]
fn a_message_is_about_a_matter_of_its_visitor_and_only_the_server_posts_one() {
    let (mut town, id, contact) = booked(at(9, 9, 30));
    let booked = get(&town, &id).booked;
    let key = |kind| {
        let of = if kind == Kind::Booked { booked } else { at(9, 9, 30) };
        Key { about: About::Appointment(id.clone()), kind, of }
    };
    let tell = |contact: &ContactId, kind| {
        let (contact, message) = (contact.clone(), key(kind));
        Asked::Message(Operation::Phone(Phone { contact, message, reached: true }))
    };
    let other = town.receive(Wang, "FP07", &[]);
    let stranger = ContactId("x-1".to_owned());
    for (asked, refusal) in [
        (tell(&stranger, Kind::Booked), Refusal::UnknownContact { contact: stranger.clone() }),
        (tell(&other, Kind::Booked), Refusal::NothingToTell { contact: other.clone() }),
        (tell(&contact, Kind::Result), Refusal::NothingToTell { contact: contact.clone() }),
        (tell(&contact, Kind::Cancelled), Refusal::NothingToTell { contact: contact.clone() }),
    ] {
        assert_eq!(town.act(Wang, &asked), Err(refusal.into()), "{asked:?}");
    }
    let message = key(Kind::Booked);
    let note = Operation::Note(Note { contact: contact.clone(), message, sent: true });
    let refused = town.act(Wang, &Asked::Message(note)).unwrap_err();
    assert_eq!(refused, access::Refusal::OperatorOnly.into());
    // Who is on post nowhere serves nobody, by phone neither.
    assert!(town.act(Li, &tell(&contact, Kind::DayBefore)).is_err());
    assert!(town.act(Wang, &tell(&contact, Kind::DayBefore)).is_ok());
    for kind in Kind::ALL {
        let has = matches!(kind, Kind::Booked | Kind::DayBefore | Kind::HoursBefore);
        assert_eq!(rules::belongs(&town.state, &contact, &key(kind)).is_ok(), has, "{kind:?}");
    }
}

#[test]
fn a_phone_and_a_site_have_so_many_messages_a_day() {
    let mut town = Township::morning();
    town.state.site.settings.messages_to_one = 2;
    town.state.site.settings.messages_a_day = 10;
    for (to_one, in_all, may) in [(0, 0, true), (1, 9, true), (2, 2, false), (0, 10, false)] {
        assert_eq!(rules::may_send(&town.state, to_one, in_all), may, "{to_one} {in_all}");
    }
}

#[test]
fn the_server_looks_again_when_the_next_message_is_due() {
    let mut town = Township::morning();
    assert_eq!(view::next_due(&town.state, town.now), None);
    town = booked(at(9, 9, 30)).0;
    let later = town.now.plus(crate::time::Minutes(6 * 60));
    assert_eq!(view::next_due(&town.state, town.now), Some(later));
    town.now = at(8, 7, 0);
    assert_eq!(view::next_due(&town.state, town.now), Some(at(8, 8, 30)));
    town.now = at(9, 9, 31);
    assert_eq!(view::next_due(&town.state, town.now), None);
}
