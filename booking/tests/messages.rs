//! Messages as residents get them, and how they choose.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

mod desk;
#[path = "../../domain/tests/township/mod.rs"]
mod township;

use booking::{Letter, Personal, Place, Reply};
use desk::{Desk, at};
use domain::appointment::{Arrive, Cancel, NoteBreaches, Operation as Ask, Whose};
use domain::case;
use domain::contact::{Agree, Operation as OfContact, Told};
use domain::text::Language;
use domain::{AppointmentId, ContactId, Operation, OperationId};
use township::{Wang, date};

const TOWN: Place<'_> = Place { site: "town", origin: Some("https://example.org") };

fn contact(id: &AppointmentId) -> ContactId {
    ContactId(id.0.clone())
}

/// A resident with an appointment on Thursday at 09:30, who wants messages.
fn booked(messages: Option<Language>) -> (Desk, AppointmentId) {
    let mut desk = Desk::new();
    let id = desk.book(at(9, 9, 30));
    let phone = "138 0000 1234".to_owned();
    let said = Personal { name: "张大姐".to_owned(), phone, ..Personal::default() };
    desk.said.insert(OperationId(id.0.clone()), said);
    let agree = Agree { contact: contact(&id), messages };
    desk.does(&Operation::Contact(OfContact::Agree(agree))).unwrap();
    (desk, id)
}

fn due(desk: &Desk, place: Place<'_>) -> Vec<Letter> {
    let state = &desk.town.state;
    let due = booking::due(state, place.site, desk.town.now).into_iter();
    due.filter_map(|one| one.letter(state, place, desk)).collect()
}

#[test]
fn a_message_names_site_time_and_window_and_never_the_matter_or_the_visitor() {
    for (language, when, window) in [
        (Language::Hans, "周四 5月9日 09:30", "1号窗口"),
        (Language::Hant, "週四 5月9日 09:30", "1號窗口"),
        (Language::English, "Thu 9 May 09:30", "window 1"),
    ] {
        let (mut desk, id) = booked(Some(language));
        let post = desk.town.posts[0].clone();
        let posts = &mut desk.town.state.duty.posts;
        posts.get_mut(&post).unwrap().terms.last_mut().unwrap().plan.name =
            domain::text::Text::hans("计生".to_owned());
        let booked = due(&desk, TOWN).remove(0);
        assert_eq!((booked.kind, booked.language), ("booked", language.code()));
        assert_eq!(booked.to, "138 0000 1234");
        let said = booked.text.to_lowercase();
        for named in [when, window] {
            assert!(said.contains(&named.to_lowercase()), "{named}: {said}");
        }
        assert!(said.contains(&format!("https://example.org/w/town/b/t-{id}")), "{said}");
        let item = desk.town.state.catalogue.items.get(&township::item("FP01")).unwrap();
        for private in [item.name.say(language), "张大姐", "138", "计生"] {
            assert!(!booked.text.contains(private), "{private}: {said}");
        }
        assert!(!booked.text.contains('{'), "{said}");
        // Where nobody has said where the pages are, one calls.
        let unlinked = due(&desk, Place { origin: None, ..TOWN }).remove(0);
        let phone = &desk.town.state.site.phone;
        assert!(unlinked.text.contains(phone.as_str()) && !unlinked.text.contains("http"));
    }
}

#[test]
fn every_kind_is_said_in_each_language_without_a_blank() {
    for language in [Language::Hans, Language::Hant, Language::English] {
        let (mut desk, id) = booked(Some(language));
        let mut kinds = vec![due(&desk, TOWN).remove(0)];
        desk.town.now = at(8, 8, 30);
        kinds.push(due(&desk, TOWN).remove(0));
        desk.town.now = at(9, 7, 30);
        kinds.push(due(&desk, TOWN).remove(0));
        desk.town.now = at(9, 9, 20);
        let arrive = Ask::Arrive(Arrive { appointment: id.clone() });
        desk.does(&Operation::Appointment(arrive)).unwrap();
        desk.town.now = at(9, 9, 46);
        let note = NoteBreaches { appointments: [id.clone()].into() };
        desk.town.server(&Operation::Appointment(Ask::NoteBreaches(note)));
        kinds.push(due(&desk, TOWN).remove(0));
        let (appointment, reason) = (id.clone(), "停电".to_owned());
        let cancel = Cancel { appointment, whose: Whose::WindowAgreed, reason };
        desk.town.on_post(Wang, date(2024, 5, 9), 9, 50);
        desk.town.act(Wang, &Operation::Appointment(Ask::Cancel(cancel))).unwrap();
        kinds.extend(due(&desk, TOWN).into_iter().rev().take(1));
        let names: Vec<&str> = kinds.iter().map(|one| one.kind).collect();
        assert_eq!(names, ["booked", "day_before", "hours_before", "not_kept", "cancelled"]);
        for letter in &kinds {
            let blank =
                ["{", "  ", "，，", "、、", "()"].iter().any(|one| letter.text.contains(one));
            assert!(!blank && letter.text.chars().count() > 12, "{}", letter.text);
            let chinese = letter.text.starts_with("请") || letter.text.starts_with("請");
            assert_eq!(chinese, language != Language::English, "S2.2.6.3: {}", letter.text);
        }
    }
}

#[test]
fn a_case_is_told_of_without_its_name_and_a_blank_phone_leaves_no_blank() {
    for phone in ["020-5550-0001", ""] {
        let mut desk = Desk::new();
        desk.town.state.site.phone = phone.to_owned();
        let case = desk.town.opened(Wang, "FP07", &[]);
        let of = |desk: &Desk| desk.town.state.case.get(&case).unwrap().contact.clone();
        let contact = of(&desk);
        let said = Personal { phone: "13800001234".to_owned(), ..Personal::default() };
        let subject = desk.town.state.case.get(&case).unwrap().subject.clone().unwrap();
        desk.said.insert(OperationId(subject.0), said);
        let agree = Agree { contact, messages: Some(Language::Hans) };
        desk.does(&Operation::Contact(OfContact::Agree(agree))).unwrap();
        let missing = desk.town.state.case.get(&case).unwrap().missing();
        let missing: Vec<&str> = missing.iter().map(|key| key.0.as_str()).collect();
        desk.town.supplement(Wang, &case, &missing).unwrap();
        let letter = due(&desk, TOWN).remove(0);
        assert_eq!(letter.kind, "supplement");
        assert_eq!(letter.text.contains("请打"), !phone.is_empty(), "{}", letter.text);
        let (ground, remedy) = ("不符合条件".to_owned(), "可以申请复议".to_owned());
        let refuse = case::Refuse { case: case.clone(), ground, remedy, told: Told::Later };
        desk.town.case(Wang, case::Operation::Refuse(refuse)).unwrap();
        let letter = due(&desk, TOWN).remove(0);
        assert_eq!(letter.kind, "result");
        assert!(!letter.text.contains("放心") && !letter.text.contains("不符合"));
        assert_eq!(letter.text.contains("请打"), !phone.is_empty(), "{}", letter.text);
    }
}

#[test]
fn who_left_no_phone_gets_nothing_and_what_became_of_a_message_is_an_operation() {
    let (mut desk, id) = booked(Some(Language::Hans));
    let state = &desk.town.state;
    let one = booking::due(state, "town", desk.town.now).remove(0);
    let came = state.contact.get(&contact(&id)).unwrap().at.0;
    let of = state.appointment.get(&id).unwrap().booked.0;
    assert_eq!(one.id, format!("town/{id}@{came}/booked/{of}"));
    desk.town.server(&one.noted(true));
    assert_eq!(due(&desk, TOWN), []);
    let (mut desk, _) = booked(Some(Language::Hans));
    desk.said.clear();
    assert_eq!(due(&desk, TOWN), []);
    let (desk, _) = booked(None);
    assert_eq!(due(&desk, TOWN), []);
}

#[test]
fn the_form_asks_once_with_an_empty_box_and_the_slip_lets_one_choose() {
    let (desk, id) = booked(None);
    let path = format!("/i/FP01/t/{}/{}", desk.town.posts[0], at(8, 9, 30).0);
    let form = desk.page(200, &path, &[]);
    let box_of = r#"type="checkbox" name="messages" value="yes" aria-describedby="messages-help""#;
    assert!(form.contains(&format!("{box_of}>")), "it is empty: {form}");
    let slip = format!("/b/t-{id}");
    assert!(desk.page(200, &slip, &[]).contains("没有开启提醒"));
    let asks = |want| {
        let Reply::Do(errand) = desk.post(&format!("{slip}/messages"), &[("want", want)]) else {
            panic!("nothing to do")
        };
        assert!(errand.proven && errand.said().is_none());
        errand.operation
    };
    let agree =
        |messages| Operation::Contact(OfContact::Agree(Agree { contact: contact(&id), messages }));
    assert_eq!(asks("yes"), agree(Some(Language::Hans)));
    assert_eq!(asks("no"), agree(None));
    let (desk, id) = booked(Some(Language::Hans));
    assert!(desk.page(200, &format!("/b/t-{id}"), &[]).contains("不再提醒我"));
}
