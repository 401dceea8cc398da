//! Staff, badges, tablets and who may attempt what: S1.6.1, S1.3.2.

use domain::duty::{self, RevisePost};
use domain::people::{
    self, Add, AddLog, Details, DropKeys, Form, GiveOut, Purpose, Register, RegisterKey, Retire,
    RevokeDevice, Role,
};
use domain::time::{Zone, shift};
use domain::{Actor, Badge, LogId, Operation, PublicKey, Refusal, access};

use crate::rows::{Answer, breaks, keeps};
use crate::window::{Window, at, details, end, enrolment, person, plan, post, start, tablet};

fn adds(window: &mut Window, change: fn(&mut Details)) -> Answer {
    let mut details = details("sun", &[Role::Clerk], 0);
    change(&mut details);
    window.asks("chen", "t1", "08:00", Operation::People(people::Operation::Add(Add { details })))
}

fn retires(window: &mut Window, who: &str, when: &str) -> Answer {
    let retire = Retire { person: person(who) };
    window.asks("chen", "t1", when, Operation::People(people::Operation::Retire(retire)))
}

fn revokes(window: &mut Window, name: &str, when: &str) -> Answer {
    let revoke = RevokeDevice { device: tablet(name), reason: "丢失".to_owned() };
    window.asks("wu", "t1", when, Operation::People(people::Operation::RevokeDevice(revoke)))
}

fn registers(window: &mut Window, who: &str, on: &str, key: &str) -> Answer {
    let (person, device, key) = (person(who), tablet(on), PublicKey(key.to_owned()));
    let register = RegisterKey { person, device, key, sealed: None };
    window.server(Actor::System, &Operation::People(people::Operation::RegisterKey(register)))
}

#[test]
fn staff_work_with_a_badge_of_their_own() {
    breaks("S1.6.1", "a badge without a number", "People.BadgeBlank", |w| {
        adds(w, |sun| sun.badge = Badge(" ".to_owned()))
    });
    breaks("S1.6.1", "two badges with the same number", "People.BadgeTaken", |w| {
        adds(w, |sun| sun.badge = Badge("B-li".to_owned()))
    });
    breaks("S1.6.1", "a badge without a name", "People.NameBlank", |w| {
        adds(w, |sun| sun.name.clear())
    });
    breaks("S1.6.1", "nobody may do nothing", "People.RolesBlank", |w| {
        adds(w, |sun| sun.roles.clear())
    });
    breaks("S1.6.1", "a photo that every tablet would wait for", "People.PhotoTooLarge", |w| {
        adds(w, |sun| sun.photo = Some(format!("data:image/png;{}", "a".repeat(24 * 1024))))
    });
    breaks("S1.6.1", "a photo that must be fetched", "People.PhotoMalformed", |w| {
        adds(w, |sun| sun.photo = Some("https://example.cn/sun.png".to_owned()))
    });
    keeps("S1.6.1", "a number, a name and a small photo", |w| {
        adds(w, |sun| sun.photo = Some("data:image/png;base64,AA==".to_owned()))
    });
    keeps("S1.6.1", "the badge of somebody who has left", |w| {
        retires(w, "qian", "08:00")?;
        adds(w, |sun| sun.badge = Badge("B-qian".to_owned()))
    });
}

#[test]
fn nobody_leaves_with_what_only_they_hold() {
    breaks("S1.3.2", "the A of a post leaves", "People.HoldsPost", |w| retires(w, "li", "08:00"));
    breaks("S1.3.2", "the B of a post leaves", "People.HoldsPost", |w| retires(w, "wu", "08:00"));
    keeps("S1.3.2", "whoever is neither A nor B leaves", |w| retires(w, "qian", "08:00"));
    breaks("access", "the last administrator leaves", "People.LastAdministrator", |w| {
        retires(w, "chen", "08:00")
    });
    keeps("access", "one of two administrators leaves", |w| {
        adds(w, |sun| {
            sun.roles.insert(Role::Administrator);
        })?;
        retires(w, "chen", "08:00")
    });
}

#[test]
fn only_staff_of_the_right_role_on_a_trusted_tablet_may_attempt() {
    breaks("access", "a clerk sets the site up", "Access.NotAllowed", |w| {
        let operation = people::Operation::Retire(Retire { person: person("qian") });
        w.asks("li", "t1", "08:00", Operation::People(operation))
    });
    breaks("access", "an administrator serves", "Access.NotAllowed", |w| {
        w.asks("chen", "t1", "08:50", start(1))
    });
    breaks("access", "whoever runs the server serves", "Access.NotAllowed", |w| {
        w.server(Actor::Operator, &start(1))
    });
    breaks("access", "a person enrols a tablet without the server", "Access.OperatorOnly", |w| {
        let enrol = people::Operation::EnrolDevice(enrolment("t4", 4));
        w.asks("chen", "t1", "08:00", Operation::People(enrol))
    });
    keeps("access", "the server enrols a tablet", |w| {
        let enrol = people::Operation::EnrolDevice(enrolment("t4", 4));
        w.server(Actor::System, &Operation::People(enrol))
    });
    breaks("access", "somebody who has left", "Access.Retired", |w| {
        retires(w, "qian", "08:00")?;
        w.asks("qian", "t1", "08:00", start(1))
    });
    breaks("access", "somebody whom nobody knows", "Access.UnknownPerson", |w| {
        w.asks("sun", "t1", "08:50", start(1))
    });
    breaks("access", "a tablet that nobody enrolled", "Access.UnknownDevice", |w| {
        w.state.people.devices.remove(&tablet("t3"));
        w.asks("li", "t3", "08:50", start(1))
    });
    breaks("access", "a lost tablet", "Access.DeviceRevoked", |w| {
        revokes(w, "t2", "08:00")?;
        w.asks("li", "t2", "08:50", start(1))
    });
    breaks("access", "a lost tablet that claims an earlier time", "Access.DeviceRevoked", |w| {
        revokes(w, "t2", "09:00")?;
        w.asks_late("li", "t2", "08:50", "09:00", start(1))
    });
    keeps("access", "a tablet before it was lost", |w| {
        w.starts("wang", "t2", "08:50", 1);
        w.starts("li", "t1", "08:55", 1);
        let end = w.asks("wang", "t2", "10:00", end(1, domain::duty::EndReason::Relieved))?;
        revokes(w, "t2", "10:01")?;
        Ok(end)
    });
    keeps("access", "what somebody did before leaving, reported later", |w| {
        let revise = RevisePost {
            post: post(1),
            plan: plan(1, "li", &["wang", "qian"]),
            knowing: [].into(),
        };
        let again =
            RevisePost { post: post(1), plan: plan(1, "li", &["wang"]), knowing: [].into() };
        let revises = |one| Operation::Duty(duty::Operation::RevisePost(one));
        w.asks("chen", "t1", "08:00", revises(revise))?;
        w.asks("chen", "t1", "11:00", revises(again))?;
        retires(w, "qian", "12:00")?;
        w.asks_late("qian", "t2", "08:50", "13:00", start(1))
    });
}

#[test]
fn nothing_is_done_to_whom_or_what_is_gone() {
    breaks("access", "a person leaves twice", "People.PersonRetired", |w| {
        retires(w, "qian", "08:00")?;
        retires(w, "qian", "08:01")
    });
    breaks("access", "a stranger leaves", "People.UnknownPerson", |w| retires(w, "sun", "08:00"));
    breaks("access", "a tablet nobody has is revoked", "People.UnknownDevice", |w| {
        revokes(w, "t9", "08:00")
    });
    breaks("access", "a tablet is revoked without a reason", "People.ReasonBlank", |w| {
        let revoke = RevokeDevice { device: tablet("t2"), reason: String::new() };
        let revoke = people::Operation::RevokeDevice(revoke);
        w.asks("wu", "t1", "08:00", Operation::People(revoke))
    });
    breaks("access", "a tablet without a name", "People.DeviceNameBlank", |w| {
        let mut enrol = enrolment("t4", 4);
        enrol.name.clear();
        w.server(Actor::System, &Operation::People(people::Operation::EnrolDevice(enrol)))
    });
    breaks("access", "a prefix that case numbers cannot bear", "People.PrefixMalformed", |w| {
        let mut enrol = enrolment("t4", 4);
        enrol.prefix = "a-".to_owned();
        w.server(Actor::System, &Operation::People(people::Operation::EnrolDevice(enrol)))
    });
}

#[test]
fn a_tablet_is_known_by_its_own_key_log_and_prefix() {
    breaks("access", "two tablets with one key", "People.KeyTaken", |w| {
        let mut enrol = enrolment("t4", 4);
        enrol.key = enrolment("t1", 1).key;
        w.server(Actor::System, &Operation::People(people::Operation::EnrolDevice(enrol)))
    });
    breaks("access", "two tablets with one prefix", "People.PrefixTaken", |w| {
        let mut enrol = enrolment("t4", 4);
        enrol.prefix = "A1".to_owned();
        w.server(Actor::System, &Operation::People(people::Operation::EnrolDevice(enrol)))
    });
    breaks("access", "two tablets with one log", "People.LogTaken", |w| {
        let log = LogId(format!("{:016x}", 2));
        let add = AddLog { device: tablet("t1"), log, prefix: "A9".to_owned() };
        w.server(Actor::System, &Operation::People(people::Operation::AddLog(add)))
    });
    keeps("access", "a tablet that lost its storage begins another log", |w| {
        let log = LogId(format!("{:016x}", 9));
        let add = AddLog { device: tablet("t1"), log: log.clone(), prefix: "A9".to_owned() };
        let answer = w.server(Actor::System, &Operation::People(people::Operation::AddLog(add)));
        assert_eq!(w.state.people.prefix_of(&log), Some("A9"));
        assert_eq!(w.state.people.prefix_of(&LogId(format!("{:016x}", 1))), Some("A1"));
        answer
    });
    breaks("access", "a person's key that is none", "People.KeyMalformed", |w| {
        registers(w, "li", "t1", "ed25519:12")
    });
    breaks("access", "a key on a revoked tablet", "People.DeviceRevoked", |w| {
        revokes(w, "t2", "08:00")?;
        registers(w, "li", "t2", &format!("ed25519:{:064x}", 77))
    });
    breaks("access", "a key is dropped that nobody has", "People.NoKey", |w| {
        let drop = DropKeys { person: person("li"), device: None };
        w.asks("wu", "t1", "08:00", Operation::People(people::Operation::DropKeys(drop)))
    });
    keeps("access", "a key is registered and dropped", |w| {
        registers(w, "li", "t1", &format!("ed25519:{:064x}", 77))?;
        let drop = DropKeys { person: person("li"), device: Some(tablet("t1")) };
        w.asks("wu", "t1", "08:00", Operation::People(people::Operation::DropKeys(drop)))
    });
}

/// The first-enquiry ledger of a day, masked, for the files.
fn ledger() -> GiveOut {
    let day = at("12:00").date(Zone::default());
    GiveOut {
        what: Register::Ledger,
        person: None,
        from: day,
        to: day,
        form: Form::Workbook,
        purpose: Purpose::Files,
        words: String::new(),
        rows: 3,
        personal: false,
        partial: false,
    }
}

fn gives_out(window: &mut Window, who: &str, give: GiveOut) -> Answer {
    window.asks(who, "t1", "12:00", Operation::People(people::Operation::GiveOut(give)))
}

/// The attendance of one person.
fn days_of(who: &str) -> GiveOut {
    GiveOut { what: Register::Attendance, person: Some(person(who)), ..ledger() }
}

#[test]
fn nothing_leaves_without_its_purpose() {
    breaks("S2.1.7", "days that run backwards", "People.DaysBackwards", |w| {
        let to = shift(ledger().from, -1);
        gives_out(w, "li", GiveOut { to, ..ledger() })
    });
    breaks("S2.1.7", "for something that is not on the list", "People.PurposeBlank", |w| {
        let (purpose, words) = (Purpose::Other, " ".to_owned());
        gives_out(w, "li", GiveOut { purpose, words, ..ledger() })
    });
    breaks("S2.1.7", "names in the clear, and nobody says why", "People.PurposeBlank", |w| {
        gives_out(w, "wu", GiveOut { personal: true, ..ledger() })
    });
    breaks("S2.1.7", "the days of a colleague", "People.NotOwn", |w| {
        gives_out(w, "li", days_of("wu"))
    });
    keeps("S2.1.7", "one's own days", |w| gives_out(w, "li", days_of("li")));
    keeps("S2.1.7", "the days of one person, for whoever leads", |w| {
        gives_out(w, "wu", days_of("li"))
    });
    keeps("S2.1.7", "a masked ledger, for a purpose of the list", |w| gives_out(w, "li", ledger()));
    keeps("S2.1.7", "names in the clear, with the reason in words", |w| {
        let words = "巡察组调阅".to_owned();
        gives_out(w, "wu", GiveOut { personal: true, words, ..ledger() })
    });
}

#[test]
fn names_in_the_clear_are_given_to_whoever_answers_for_them() {
    let clear = |what| GiveOut { what, personal: true, words: "核对".to_owned(), ..ledger() };
    let masked = |what| GiveOut { what, ..ledger() };
    for (who, give, may) in [
        ("li", clear(Register::Ledger), false),
        ("chen", clear(Register::Ledger), false),
        ("wu", clear(Register::Ledger), true),
        ("chen", masked(Register::Ledger), true),
        ("li", masked(Register::Cases), false),
        ("chen", clear(Register::Cases), false),
        ("wu", clear(Register::Cases), true),
        ("wu", clear(Register::Staff), false),
        ("wu", masked(Register::Staff), true),
        ("chen", clear(Register::Staff), true),
        ("li", masked(Register::Complaints), false),
        ("wu", clear(Register::Complaints), true),
        ("li", masked(Register::Assessment), false),
        ("wu", masked(Register::Assessment), true),
        ("li", GiveOut { person: Some(person("li")), ..masked(Register::Assessment) }, true),
        ("li", masked(Register::Monthly), false),
        ("wu", masked(Register::Monthly), true),
        ("li", masked(Register::GivenOut), false),
        ("chen", masked(Register::GivenOut), true),
        ("li", masked(Register::Handovers), true),
        ("li", masked(Register::Attendance), false),
        ("li", GiveOut { person: Some(person("li")), ..masked(Register::Attendance) }, true),
        ("wu", masked(Register::Attendance), true),
    ] {
        let told = format!("{who} {give:?}");
        let answer = gives_out(&mut Window::open(), who, give);
        match answer {
            Ok(_) => assert!(may, "{told}"),
            Err(Refusal::Access(access::Refusal::NotAllowed { .. })) => assert!(!may, "{told}"),
            Err(other) => panic!("{told}: {other}"),
        }
    }
}

#[test]
fn what_was_given_out_is_remembered_for_three_years() {
    let mut w = Window::open();
    gives_out(&mut w, "li", ledger()).unwrap();
    w.asks("wu", "t1", "12:01", {
        let give = GiveOut { form: Form::Paper, ..ledger() };
        Operation::People(people::Operation::GiveOut(give))
    })
    .unwrap();
    let all = w.state.people.given_out();
    let told: Vec<_> = all.iter().map(|one| (one.by.clone(), one.gave.form)).collect();
    let (li, wu) = (Some(person("li")), Some(person("wu")));
    assert_eq!(told, [(wu, Form::Paper), (li, Form::Workbook)], "the newest first");
    let later = |w: &mut Window, days: i64| {
        let day = shift(at("12:00").date(Zone::default()), days);
        let give = Operation::People(people::Operation::GiveOut(ledger()));
        w.asks("li", "t1", &format!("{day} 12:00"), give).unwrap();
        w.state.people.given_out().len()
    };
    assert_eq!(later(&mut w, 3 * 365), 3, "three years later all of it is there");
    assert_eq!(later(&mut w, 3 * 366 + 1), 2, "after them it has gone");
}
