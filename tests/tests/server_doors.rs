//! Who gets in: the operator, tablets by one-time codes, people by badge and PIN; and who does not.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use bianmin::api::{
    Claim, Code, CodeFor, Enrolled, FirstPerson, IssuedCode, NewCode, OpenSite, Opened, Problem,
    SiteCard,
};
use sync::LogId;
use tests::opening::{self, BADGES, PIN};
use tests::server::{Answer, Server};
use tests::tablet::{Tablet, enrolment, new_key};

const JSON: (&str, &str) = ("content-type", "application/json");

fn refused(answer: &Answer) -> (u16, Code) {
    let problem: Problem = answer.json().unwrap();
    (answer.status, problem.code)
}

fn issue(server: &Server, r#for: CodeFor) -> String {
    let new = NewCode { r#for, valid_minutes: 10 };
    let answer = server.operate("/api/v1/sites/township/codes", &new).unwrap();
    answer.json::<IssuedCode>().unwrap().code
}

fn try_enrol(server: &Server, code: &str) -> Answer {
    let enrol = enrolment("township", code, &new_key().unwrap(), LogId([9; 8]));
    let body = serde_json::to_vec(&enrol).unwrap();
    server.post("/api/v1/sites/township/enrol", &[JSON], &body).unwrap()
}

#[test]
fn a_new_site_begins_with_an_administrator_who_chose_the_pin() {
    let server = Server::start().unwrap();
    let setup = opening::setup().into_iter().take(1).collect();
    let opening = OpenSite { site: "new".to_owned(), setup, pins: Vec::new() };
    let opened: Opened = server.operate("/api/v1/sites", &opening).unwrap().json().unwrap();
    let mut tablet = Tablet::enrol(&server, "new", &opened.code).unwrap();
    assert_eq!(tablet.enrolled.claim, Some(Claim::FirstAdministrator));

    let key = new_key().unwrap();
    let mut join = tablet.joining("007", "135792", &key).unwrap();
    assert_eq!(refused(&tablet.post(&server, "join", &join).unwrap()), (403, Code::BadgeOrPin));
    join.first = Some(FirstPerson { name: "陈国华".to_owned() });
    let person = tablet.join_by(&server, &join, key.clone()).unwrap();
    // The answer may have been lost: asked again it is the same, and nobody is added twice.
    assert_eq!(tablet.join_by(&server, &join, key).unwrap(), person);
    assert_eq!(tablet.join(&server, "007", "135792").unwrap(), person);

    let new = NewCode { r#for: CodeFor::Tablet, valid_minutes: 5 };
    let issued: IssuedCode = tablet.post(&server, "codes", &new).unwrap().json().unwrap();
    let other = Tablet::enrol(&server, "new", &issued.code).unwrap();
    assert_eq!(other.enrolled.claim, None);
    assert_ne!(other.enrolled.prefix, tablet.enrolled.prefix);
    let mut join = other.joining("008", "975310", &new_key().unwrap()).unwrap();
    join.first = Some(FirstPerson { name: "不是第一个".to_owned() });
    assert_eq!(refused(&other.post(&server, "join", &join).unwrap()), (403, Code::BadgeOrPin));
}

#[test]
fn only_the_operator_opens_a_site_once_and_all_or_nothing() {
    let server = Server::start().unwrap();
    let mut opening =
        OpenSite { site: "township".to_owned(), setup: opening::setup(), pins: Vec::new() };
    let body = serde_json::to_vec(&opening).unwrap();
    for secret in ["", "Bearer ", "Bearer wrong", "Basic dGVzdA=="] {
        let headers = [JSON, ("authorization", secret)];
        let answer = server.post("/api/v1/sites", &headers, &body).unwrap();
        assert_eq!(refused(&answer), (401, Code::NotProven));
    }
    let good = opening.setup.clone();
    opening.setup.push(opening.setup[1].clone());
    let answer = server.operate("/api/v1/sites", &opening).unwrap();
    let problem: Problem = answer.json().unwrap();
    assert_eq!((answer.status, problem.field.as_deref()), (422, Some("setup[5]")));
    assert!(problem.refusal.is_some());
    let card = server.get("/api/v1/sites/township", &[]).unwrap();
    assert_eq!(refused(&card), (404, Code::NotFound));

    opening.setup = good;
    assert_eq!(server.operate("/api/v1/sites", &opening).unwrap().status, 201);
    let again = server.operate("/api/v1/sites", &opening).unwrap();
    assert_eq!(refused(&again), (409, Code::AlreadyOpen));
    let card: SiteCard = server.get("/api/v1/sites/township", &[]).unwrap().json().unwrap();
    assert!(card.open && card.name.hans == "小镇窗口");
}

#[test]
fn a_code_enrols_one_tablet_and_a_lost_answer_can_be_asked_for_again() {
    let server = Server::start().unwrap();
    let opened = opening::open_site(&server, "township").unwrap();
    let enrol =
        enrolment("township", &opened.code.to_lowercase(), &new_key().unwrap(), LogId([9; 8]));
    let body = serde_json::to_vec(&enrol).unwrap();
    let path = "/api/v1/sites/township/enrol";
    let first: Enrolled = server.post(path, &[JSON], &body).unwrap().json().unwrap();
    let again: Enrolled = server.post(path, &[JSON], &body).unwrap().json().unwrap();
    assert_eq!((first.device, first.prefix), (again.device, again.prefix));
    assert_eq!(refused(&try_enrol(&server, &opened.code)), (403, Code::BadCode));
}

#[test]
fn a_code_is_void_after_five_wrong_tries_even_over_a_restart() {
    let mut server = Server::start().unwrap();
    opening::open_site(&server, "township").unwrap();
    let code = issue(&server, CodeFor::Tablet);
    let wrong = format!("{}{}", &code[..9], if code.ends_with("00") { "11" } else { "00" });
    for _ in 0..3 {
        assert_eq!(refused(&try_enrol(&server, &wrong)), (403, Code::BadCode));
    }
    server.kill_and_restart().unwrap();
    for _ in 0..2 {
        assert_eq!(refused(&try_enrol(&server, &wrong)), (403, Code::BadCode));
    }
    assert_eq!(refused(&try_enrol(&server, &code)), (403, Code::BadCode));
}

#[test]
fn a_code_that_was_never_issued_or_is_for_something_else_lets_nobody_in() {
    let server = Server::start().unwrap();
    let opened = opening::open_site(&server, "township").unwrap();
    for code in ["", "short", "00000-00000", "ABCDE-FGHJK"] {
        assert_eq!(refused(&try_enrol(&server, code)), (403, Code::BadCode), "{code}");
    }
    let personal =
        issue(&server, CodeFor::Person(domain::PersonId("0000000000000000-3".to_owned())));
    assert_eq!(refused(&try_enrol(&server, &personal)), (403, Code::BadCode));
    let mut stolen = enrolment("township", &opened.code, &new_key().unwrap(), LogId([9; 8]));
    stolen.device_key = bianmin::rules::key_text(&[1; 32]);
    let body = serde_json::to_vec(&stolen).unwrap();
    let answer = server.post("/api/v1/sites/township/enrol", &[JSON], &body).unwrap();
    assert_eq!(refused(&answer), (401, Code::NotProven));
}

#[test]
fn wrong_pins_slow_down_even_over_a_restart_and_never_lock_another_tablet() {
    let mut server = Server::start().unwrap();
    let opened = opening::open_site(&server, "township").unwrap();
    let tablet = Tablet::enrol(&server, "township", &opened.code).unwrap();
    let wrong = tablet.joining(BADGES[1], "999999", &new_key().unwrap()).unwrap();
    for _ in 0..5 {
        let answer = tablet.post(&server, "join", &wrong).unwrap();
        assert_eq!(refused(&answer), (403, Code::BadgeOrPin));
    }
    server.kill_and_restart().unwrap();
    let right = tablet.joining(BADGES[1], PIN, &new_key().unwrap()).unwrap();
    let answer = tablet.post(&server, "join", &right).unwrap();
    let problem: Problem = answer.json().unwrap();
    assert_eq!((answer.status, problem.code), (429, Code::SlowDown));
    assert!((1..=30).contains(&problem.retry_after.unwrap()));
    assert!(answer.header("retry-after").is_some());

    let code = issue(&server, CodeFor::Tablet);
    let mut other = Tablet::enrol(&server, "township", &code).unwrap();
    other.join(&server, BADGES[1], PIN).unwrap();
}

#[test]
fn a_personal_code_sets_a_new_pin_and_lifts_the_wait() {
    let server = Server::start().unwrap();
    let opened = opening::open_site(&server, "township").unwrap();
    let mut tablet = Tablet::enrol(&server, "township", &opened.code).unwrap();
    let wrong = tablet.joining(BADGES[1], "999999", &new_key().unwrap()).unwrap();
    for _ in 0..6 {
        tablet.post(&server, "join", &wrong).unwrap();
    }
    let person = domain::PersonId("0000000000000000-3".to_owned());
    let code = issue(&server, CodeFor::Person(person.clone()));
    let key = new_key().unwrap();
    let mut join = tablet.joining(BADGES[1], "864209", &key).unwrap();
    join.code = Some(code.clone());
    assert_eq!(tablet.join_by(&server, &join, key).unwrap(), person);
    assert_eq!(tablet.join(&server, BADGES[1], "864209").unwrap(), person);
    let old = tablet.joining(BADGES[1], PIN, &new_key().unwrap()).unwrap();
    assert_eq!(refused(&tablet.post(&server, "join", &old).unwrap()), (403, Code::BadgeOrPin));
    let mut again = tablet.joining(BADGES[1], "111222", &new_key().unwrap()).unwrap();
    again.code = Some(code);
    assert_eq!(refused(&tablet.post(&server, "join", &again).unwrap()), (403, Code::BadCode));
}

#[test]
fn who_does_not_prove_the_device_or_the_person_gets_nothing() {
    let server = Server::start().unwrap();
    let mut clerk = opening::clerk(&server, "township").unwrap();
    let new = NewCode { r#for: CodeFor::Tablet, valid_minutes: 5 };
    assert_eq!(refused(&clerk.post(&server, "codes", &new).unwrap()), (403, Code::NotAllowed));
    assert_eq!(clerk.get(&server, "pages").unwrap().status, 200);

    let mut stranger = clerk.clone();
    stranger.key = new_key().unwrap();
    assert_eq!(refused(&stranger.get(&server, "pages").unwrap()), (401, Code::NotProven));
    let bare = server.get("/api/v1/sites/township/pages", &[]).unwrap();
    assert_eq!(refused(&bare), (401, Code::NotProven));
    stranger.write(&opening::start()).unwrap();
    let request = stranger.request(vec![stranger.part(0, 1)]).unwrap();
    let answer = stranger.send(&server, &stranger.frame(&request)).unwrap();
    assert_eq!(refused(&answer), (401, Code::NotProven));

    clerk.ahead = 24 * 3_600_000;
    let answer = clerk.get(&server, "pages").unwrap();
    let problem: Problem = answer.json().unwrap();
    assert_eq!((answer.status, problem.code), (401, Code::ClockFar));
    assert!(problem.server_time.is_some(), "the tablet is told how far its clock is off");
    // A wrong clock never blocks service: syncing goes on, and the time is bounded.
    clerk.write(&opening::start()).unwrap();
    assert_eq!(clerk.sync(&server).unwrap().logs[0].head, 1);
}

#[test]
fn a_server_without_its_secrets_serves_nothing_and_says_why() {
    let key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    for secrets in [["short", key, key], ["a long enough secret", "", key]] {
        let server = Server::start_with(secrets.map(str::to_owned)).unwrap();
        let answer = server.get("/api/v1/health", &[]).unwrap();
        assert_eq!(refused(&answer), (503, Code::NotConfigured));
        let answer = server.get("/api/v1/sites/township", &[]).unwrap();
        assert_eq!(refused(&answer), (503, Code::NotConfigured));
    }
}
