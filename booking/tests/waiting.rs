//! What the pages say to whoever waits for an earlier time. 2.6

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may end in a panic")]

mod desk;
#[path = "../../domain/tests/township/mod.rs"]
mod township;

use booking::{Letter, Personal, Place, Reply};
use desk::{Desk, at};
use domain::appointment::waiting_due;
use domain::text::Language;
use domain::{AppointmentId, Operation, OperationId, contact};

const TOWN: Place<'_> = Place { site: "town", origin: Some("https://example.org") };

/// Lets a resident send a form of the page of moving, and the server do what it has to.
fn wishes(desk: &mut Desk, id: &AppointmentId, form: &[(&str, &str)]) {
    let Reply::Do(errand) = desk.post(&format!("/b/t-{id}/move"), form) else { panic!("a form") };
    desk.does(&errand.operation).unwrap();
    while let Some(due) = waiting_due(&desk.town.state, desk.town.now) {
        desk.town.server(&Operation::Appointment(due));
    }
}

fn letters(desk: &Desk) -> Vec<Letter> {
    let due = booking::due(&desk.town.state, "town", desk.town.now).into_iter();
    due.filter_map(|due| due.letter(&desk.town.state, TOWN, desk)).collect()
}

/// Monday 6 May 2024, 08:30: everything of Tuesday is taken but 09:30, and somebody has Wednesday 09:30.
fn desk() -> (Desk, AppointmentId) {
    let mut desk = Desk::new();
    for (hour, minute) in [(8, 30), (10, 30), (14, 0), (15, 0), (16, 0)] {
        desk.book(at(7, hour, minute));
    }
    let id = desk.book(at(8, 9, 30));
    desk.town.now = at(6, 9, 0);
    (desk, id)
}

#[test]
fn who_waits_is_offered_the_earlier_time_on_the_slip_and_takes_it_with_one_press() {
    let (mut desk, id) = desk();
    let (slip, other) = (format!("/b/t-{id}"), format!("/b/t-{id}/move"));
    let page = desk.page(200, &other, &[]);
    assert!(page.contains("为您留 60 分钟") && page.contains("请常看预约单"), "{page}");
    assert!(!desk.page(200, &slip, &[]).contains("为您留到"));
    wishes(&mut desk, &id, &[("wish", "wait")]);
    let page = desk.page(200, &slip, &[]);
    let said = "有更早的时间：周二 5月7日 09:30，为您留到周一 5月6日 10:01";
    assert!(page.contains(said) && page.contains("改到这个时间"), "{page}");
    // Nobody else is offered it.
    let days = desk.page(200, "/i/FP01/d/2024-05-07", &[]);
    assert!(!days.contains(&at(7, 9, 30).0.to_string()), "{days}");
    let post = desk.town.posts[0].0.clone();
    let from = at(7, 9, 30).0.to_string();
    wishes(&mut desk, &id, &[("post", &post), ("from", &from)]);
    let page = desk.page(200, &slip, &[]);
    assert!(page.contains("09:30") && page.contains("5月7日") && !page.contains("为您留到"));
}

#[test]
fn who_passes_waits_on_and_sees_how_many_are_before() {
    let (mut desk, id) = desk();
    let (slip, other) = (format!("/b/t-{id}"), format!("/b/t-{id}/move"));
    wishes(&mut desk, &id, &[("wish", "wait")]);
    wishes(&mut desk, &id, &[("wish", "pass")]);
    // What is free of Wednesday before its own time comes next.
    let page = desk.page(200, &slip, &[]);
    assert!(page.contains("有更早的时间：周三 5月8日 08:30"), "{page}");
    wishes(&mut desk, &id, &[("wish", "pass")]);
    assert!(!desk.page(200, &slip, &[]).contains("有更早的时间"));
    let page = desk.page(200, &other, &[]);
    assert!(page.contains("前面还有 0 人") && page.contains("不等了"), "{page}");
    wishes(&mut desk, &id, &[("wish", "stop")]);
    assert!(desk.page(200, &other, &[]).contains("按先后为您留"));
    desk.sent(404, &other, &[("wish", "?")]);
    desk.town.state.site.settings.hold_minutes = 0;
    assert!(!desk.page(200, &other, &[]).contains("等更早的时间"));
}

#[test]
fn what_has_lapsed_is_offered_no_more_and_the_times_that_are_left_are_shown() {
    let (mut desk, id) = desk();
    wishes(&mut desk, &id, &[("wish", "wait")]);
    desk.town.now = at(6, 10, 2);
    assert!(!desk.page(200, &format!("/b/t-{id}"), &[]).contains("为您留到"));
}

#[test]
fn a_message_tells_of_the_earlier_time_in_each_language() {
    for language in [Language::Hans, Language::Hant, Language::English] {
        let (mut desk, id) = desk();
        let phone = "138 0000 1234".to_owned();
        let said = Personal { name: "张大姐".to_owned(), phone, ..Personal::default() };
        desk.said.insert(OperationId(id.0.clone()), said);
        let contact = desk.town.state.appointment.get(&id).unwrap().contact.clone();
        let agree = contact::Agree { contact, messages: Some(language) };
        desk.does(&Operation::Contact(contact::Operation::Agree(agree))).unwrap();
        wishes(&mut desk, &id, &[("wish", "wait")]);
        let told = letters(&desk);
        let told = told.iter().find(|letter| letter.kind == "earlier_held").unwrap();
        let blank = ["{", "  ", "，，", "，。"].iter().any(|one| told.text.contains(one));
        assert!(!blank && told.text.contains("09:30"), "{}", told.text);
        assert!(told.text.contains(&format!("/b/t-{id}")), "{}", told.text);
        let polite = ["请", "請", "Please"].iter().any(|one| told.text.starts_with(one));
        assert!(polite, "S2.2.6.3: {}", told.text);
    }
}
