//! A township's window as the stories know it: two posts, five members of staff, three tablets, on
//! Monday 2 March 2026, open from 09:00 to 12:00 and from 14:00 to 17:00.

use std::collections::BTreeSet;

use domain::calendar::WeekHours;
use domain::duty::{self, AddPost, End, EndReason, Plan, Scope, Start};
use domain::people::{self, Add, Details, EnrolDevice, Role};
use domain::site::{self, Open, Profile};
use domain::text::Text;
use domain::time::{Hours, Minutes, Span, TimeOfDay, Timestamp, Zone};
use domain::{
    Actor, Badge, Decision, DeviceId, LogId, Operation, OperationId, PersonId, PostId, PublicKey,
    Refusal, Stamp, State, decide,
};

/// The window, and how many operations it has seen.
#[derive(Clone)]
pub struct Window {
    pub state: State,
    asked: u32,
}

/// A (post 1): 李. B (post 1): 王. A (post 2): 赵. B (post 2): 吴, the supervisor. 陈 sets up.
pub const STAFF: [(&str, &[Role], u8); 6] = [
    ("chen", &[Role::Administrator], 0),
    ("li", &[Role::Clerk], 0),
    ("wang", &[Role::Clerk], 0),
    ("zhao", &[Role::Clerk], 0),
    ("wu", &[Role::Supervisor], 2),
    ("qian", &[Role::Clerk], 0),
];

pub const TABLETS: [&str; 3] = ["t1", "t2", "t3"];

/// Returns the instant of a time today, or of a date and a time.
pub fn at(text: &str) -> Timestamp {
    let (date, time) = text.split_once(' ').unwrap_or(("2026-03-02", text));
    let (hour, minute) = time.split_once(':').unwrap();
    let time = TimeOfDay::hm(hour.parse().unwrap(), minute.parse().unwrap());
    Timestamp::at(date.parse().unwrap(), time, Zone::default())
}

/// Returns a span between two times.
pub fn span(from: &str, to: &str) -> Span {
    Span { from: at(from), to: at(to) }
}

/// Returns hours between two times of a day.
pub fn hours(from: u16, to: u16) -> Hours {
    Hours { from: TimeOfDay::hm(from, 0), to: TimeOfDay::hm(to, 0) }
}

/// Returns the id of a member of staff by name.
pub fn person(name: &str) -> PersonId {
    let index = STAFF.iter().position(|(staff, ..)| *staff == name);
    PersonId(format!("00000000000000aa-{}", 2 + index.unwrap_or(90)))
}

/// Returns the id of a tablet by name.
pub fn tablet(name: &str) -> DeviceId {
    let index = TABLETS.iter().position(|tablet| *tablet == name);
    DeviceId(format!("00000000000000aa-{}", 2 + STAFF.len() + index.unwrap_or(90)))
}

/// Returns the id of post 1 or 2.
pub fn post(number: usize) -> PostId {
    PostId(format!("00000000000000aa-{}", 1 + STAFF.len() + TABLETS.len() + number))
}

/// Returns the details of a member of staff.
pub fn details(name: &str, roles: &[Role], rank: u8) -> Details {
    Details {
        badge: Badge(format!("B-{name}")),
        name: name.to_owned(),
        initials: String::new(),
        photo: None,
        phone: String::new(),
        roles: roles.iter().copied().collect(),
        rank,
    }
}

/// Returns the set-up of a post.
pub fn plan(number: u8, a: &str, b: &[&str]) -> Plan {
    Plan {
        number,
        name: Text::hans(format!("{number}号窗口")),
        department: None,
        scope: Scope::All,
        a: person(a),
        b: b.iter().map(|name| person(name)).collect(),
        hours: None,
    }
}

/// Returns a tablet's enrolment.
pub fn enrolment(name: &str, index: usize) -> EnrolDevice {
    EnrolDevice {
        name: name.to_owned(),
        key: PublicKey(format!("ed25519:{index:064x}")),
        log: LogId(format!("{index:016x}")),
        prefix: format!("A{index}"),
    }
}

/// Asks to start duty at a post.
pub fn start(number: usize) -> Operation {
    Operation::Duty(duty::Operation::Start(Start { post: post(number) }))
}

/// Asks to end duty at a post.
pub fn end(number: usize, why: EndReason) -> Operation {
    Operation::Duty(duty::Operation::End(End { post: post(number), why }))
}

/// An emergency with its reason.
pub fn emergency() -> EndReason {
    EndReason::Emergency { reason: "孩子急诊".to_owned() }
}

impl Window {
    /// Opens the window, with everybody and everything in place and nobody on duty yet.
    pub fn open() -> Self {
        let mut window = Self { state: State::default(), asked: 0 };
        let week = WeekHours::weekdays(&[hours(9, 12), hours(14, 17)]);
        window.set_up(Operation::Site(site::Operation::Open(Box::new(Open {
            profile: Profile::Township,
            code6: "430225".to_owned(),
            name: Text::hans("霞阳镇便民服务窗口"),
            zone: Zone::default(),
            address: Text::hans("解放路1号"),
            phone: "0731-26222222".to_owned(),
            supervision_phone: "12345".to_owned(),
            hours: week,
        }))));
        for (name, roles, rank) in STAFF {
            let details = details(name, roles, rank);
            window.set_up(Operation::People(people::Operation::Add(Add { details })));
        }
        for (index, name) in TABLETS.iter().enumerate() {
            let enrolment = enrolment(name, index + 1);
            window.set_up(Operation::People(people::Operation::EnrolDevice(enrolment)));
        }
        for plan in [plan(1, "li", &["wang"]), plan(2, "zhao", &["wu"])] {
            window.set_up(Operation::Duty(duty::Operation::AddPost(AddPost { plan })));
        }
        window
    }

    /// Does what whoever runs the server may do before anybody comes.
    fn set_up(&mut self, operation: Operation) {
        let stamp = self.stamp(Actor::Operator, "00000000000000aa", at("2026-02-01 08:00"));
        let decision = decide(&self.state, &operation, &stamp);
        self.take(&stamp, &decision.unwrap());
    }

    fn stamp(&mut self, actor: Actor, log: &str, at: Timestamp) -> Stamp {
        self.asked += 1;
        let operation = OperationId(format!("{log}-{}", self.asked));
        Stamp::unseen(operation, actor, tablet("t1"), at)
    }

    /// Returns the name of the operation asked on a tablet so many from now.
    pub fn name(&self, on: &str, ahead: u32) -> OperationId {
        let log = TABLETS.iter().position(|tablet| *tablet == on).unwrap() + 1;
        OperationId(format!("{log:016x}-{}", self.asked + ahead))
    }

    /// Takes in what has been decided.
    pub fn take(&mut self, stamp: &Stamp, decision: &Decision) {
        decision.events.iter().for_each(|event| self.state.evolve(stamp, event));
    }

    /// Has a member of staff ask for something on a tablet, at a time, and takes in the answer.
    pub fn asks(
        &mut self,
        who: &str,
        on: &str,
        when: &str,
        operation: Operation,
    ) -> Result<Decision, Refusal> {
        self.asks_late(who, on, when, when, operation)
    }

    /// Has a tablet without a network send later what a member of staff asked for.
    pub fn asks_late(
        &mut self,
        who: &str,
        on: &str,
        when: &str,
        received: &str,
        operation: Operation,
    ) -> Result<Decision, Refusal> {
        let log = TABLETS.iter().position(|tablet| *tablet == on).unwrap() + 1;
        let stamp = Stamp {
            device: tablet(on),
            received: at(received),
            ..self.stamp(Actor::Person(person(who)), &format!("{log:016x}"), at(when))
        };
        let decision = decide(&self.state, &operation, &stamp)?;
        self.take(&stamp, &decision);
        Ok(decision)
    }

    /// Has the server itself ask for something.
    pub fn server(&mut self, actor: Actor, operation: &Operation) -> Result<Decision, Refusal> {
        let stamp = self.stamp(actor, "0000000000000000", at("08:00"));
        let decision = decide(&self.state, operation, &stamp)?;
        self.take(&stamp, &decision);
        Ok(decision)
    }

    /// Has a member of staff start duty, who may.
    pub fn starts(&mut self, who: &str, on: &str, when: &str, number: usize) {
        self.asks(who, on, when, start(number)).unwrap();
    }

    /// Has a member of staff end duty, who may.
    pub fn ends(&mut self, who: &str, on: &str, when: &str, number: usize, why: EndReason) {
        self.asks(who, on, when, end(number, why)).unwrap();
    }

    /// Has the administrator give a person another roles.
    pub fn revises(&mut self, who: &str, roles: &[Role]) -> Result<Decision, Refusal> {
        let details = details(who, roles, 0);
        let revise = people::Revise { person: person(who), details };
        let operation = Operation::People(people::Operation::Revise(revise));
        self.asks("chen", "t1", "08:00", operation)
    }
}

/// Returns the names of a set of persons.
pub fn names(persons: &BTreeSet<PersonId>) -> Vec<&'static str> {
    STAFF.iter().map(|(name, ..)| *name).filter(|name| persons.contains(&person(name))).collect()
}

/// Returns the instant so many minutes after a time.
pub fn minutes_after(text: &str, minutes: i64) -> Timestamp {
    at(text).plus(Minutes(minutes))
}
