//! A township window with its staff, tablets, posts and items, on which tests tell their stories.

#![allow(dead_code, unused_imports, reason = "each test uses what it needs of the town")]
#![allow(clippy::unwrap_used, reason = "a story that cannot be told is a failed test")]

mod booking;
pub mod chance;
mod verbs;

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{DayKind, Limit, NoticeDay, PublishedYear, WeekHours};
use domain::case;
use domain::catalogue::{self, Item, ItemKind, Material};
use domain::contact;
use domain::duty::{self, Plan, Scope};
use domain::people::{self, Details, Role};
use domain::site::{self, Profile};
use domain::text::Text;
use domain::time::{Date, Hours, Minutes, TimeOfDay, Timestamp, Zone};
use domain::{
    Actor, Badge, Decision, DepartmentId, DeviceId, ItemCode, LogId, MaterialKey, Operation,
    OperationId, PersonId, PostId, PublicKey, Refusal, Stamp, State, UnitId, decide, enter,
};

pub use verbs::{answered, cash, marks, refused};

/// The staff. Wang and Li are A and B of the first window, Zhou and Zhao of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Clerk, A of window 1.
    Wang,
    /// Clerk, B of window 1.
    Li,
    /// Clerk, A of window 2, which serves FP07 only.
    Zhou,
    /// Supervisor of rank 2, B of window 2.
    Zhao,
    /// Supervisor of rank 1, B of window 1.
    Chen,
    /// Administrator who serves nobody.
    Sun,
}

pub use Who::{Chen, Li, Sun, Wang, Zhao, Zhou};

pub const EVERYBODY: [Who; 6] = [Wang, Li, Zhou, Zhao, Chen, Sun];

/// The holidays of 2024: name, month, first and last day. 国办发明电〔2023〕7号
const HOLIDAYS: [(&str, u32, u32, u32); 7] = [
    ("元旦", 1, 1, 1),
    ("春节", 2, 10, 17),
    ("清明节", 4, 4, 6),
    ("劳动节", 5, 1, 5),
    ("端午节", 6, 8, 10),
    ("中秋节", 9, 15, 17),
    ("国庆节", 10, 1, 7),
];

/// The weekend days worked in exchange.
const MAKE_UP: [(&str, u32, u32); 8] = [
    ("春节", 2, 4),
    ("春节", 2, 18),
    ("清明节", 4, 7),
    ("劳动节", 4, 28),
    ("劳动节", 5, 11),
    ("中秋节", 9, 14),
    ("国庆节", 9, 29),
    ("国庆节", 10, 12),
];

/// What an operation came to.
pub type Done = Result<Decision, Refusal>;

/// A site, its clock and the logs of its tablets.
#[derive(Clone)]
pub struct Township {
    pub state: State,
    /// The instant of the next operation.
    pub now: Timestamp,
    sequence: BTreeMap<LogId, u64>,
    /// How many events the history has: every tablet has seen them all, unless a test says otherwise.
    pub history: u64,
    people: BTreeMap<Who, PersonId>,
    tablets: Vec<(DeviceId, LogId)>,
    pub posts: Vec<PostId>,
    pub unit: UnitId,
    pub department: DepartmentId,
    /// What the last operation is called.
    pub last: OperationId,
}

pub fn date(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

pub fn key(key: &str) -> MaterialKey {
    MaterialKey(key.to_owned())
}

pub fn keys(all: &[&str]) -> BTreeSet<MaterialKey> {
    all.iter().map(|one| key(one)).collect()
}

pub fn item(code: &str) -> ItemCode {
    ItemCode(code.to_owned())
}

fn material(name: &str) -> Material {
    Material::new(key(name), Text { hans: format!("材料{name}"), ..Text::default() })
}

/// A promised item of ten working days: m1 and m2 needed, m3 if remarried, m4 optional.
pub fn promised(code: &str) -> Item {
    let mut item = Item::new(item(code), Text::hans("奖励扶助"), "人口与计划生育法第31条");
    item.kind = ItemKind::Promised;
    item.statutory = Some(Limit::working_days(20));
    item.promised = Some(Limit::working_days(10));
    item.fee = Text::hans("不收费");
    item.on = true;
    let mut remarried = material("m3");
    remarried.when = Text::hans("再婚的");
    let mut optional = material("m4");
    optional.required = false;
    item.materials = vec![material("m1"), material("m2"), remarried, optional];
    item
}

/// An immediate item that needs m1 and m2.
pub fn immediate(code: &str) -> Item {
    let mut item = Item::new(item(code), Text::hans("生育登记"), "人口与计划生育法第18条");
    item.on = true;
    item.materials = vec![material("m1"), material("m2")];
    item
}

fn anonymous(code: &str) -> Item {
    let mut item = Item::new(item(code), Text::hans("避孕药具发放"), "基本公共卫生服务规范");
    item.on = true;
    item.anonymous = true;
    item
}

impl Township {
    /// Opens the site on Monday 2024-05-06 at 08:30 with nobody on duty.
    pub fn new() -> Self {
        let mut town = Self {
            state: State::default(),
            now: Timestamp::at(date(2024, 1, 2), TimeOfDay::hm(9, 0), Zone::default()),
            sequence: BTreeMap::new(),
            history: 0,
            people: BTreeMap::new(),
            tablets: Vec::new(),
            posts: Vec::new(),
            unit: UnitId(String::new()),
            department: DepartmentId(String::new()),
            last: OperationId(String::new()),
        };
        town.set_up_site();
        town.set_up_staff();
        town.set_up_items();
        town.set(date(2024, 5, 6), 8, 30);
        town
    }

    /// Opens the site and lets Wang and Chen start at window 1, Zhou and Zhao at window 2.
    pub fn morning() -> Self {
        let mut town = Self::new();
        for (who, post) in [(Wang, 0), (Chen, 0), (Zhou, 1), (Zhao, 1)] {
            let post = town.posts[post].clone();
            town.duty(who, duty::Operation::Start(duty::Start { post })).unwrap();
        }
        town
    }

    fn set_up_site(&mut self) {
        let spans = [(8, 30, 12, 0), (14, 0, 17, 30)]
            .map(|(a, b, c, d)| Hours { from: TimeOfDay::hm(a, b), to: TimeOfDay::hm(c, d) });
        self.server(&Operation::Site(site::Operation::Open(Box::new(site::Open {
            profile: Profile::Township,
            code6: "430225".to_owned(),
            name: Text::hans("霞阳镇便民服务中心"),
            zone: Zone::default(),
            address: Text::hans("霞阳镇解放路1号"),
            phone: "0731-26220000".to_owned(),
            supervision_phone: "0731-26221111".to_owned(),
            hours: WeekHours::weekdays(&spans),
        }))));
        let mut days: BTreeMap<Date, NoticeDay> = BTreeMap::new();
        for (name, month, first, last) in HOLIDAYS {
            let off = NoticeDay { kind: DayKind::Holiday, name: name.to_owned() };
            days.extend((first..=last).map(|day| (date(2024, month, day), off.clone())));
        }
        for (name, month, day) in MAKE_UP {
            let work = NoticeDay { kind: DayKind::MakeUpWorkday, name: name.to_owned() };
            days.insert(date(2024, month, day), work);
        }
        let year =
            PublishedYear { year: 2024, source: "国办发明电〔2023〕7号".to_owned(), days };
        self.server(&Operation::Site(site::Operation::PublishYear(site::PublishYear {
            year,
            knowing: [].into(),
        })));
    }

    fn set_up_staff(&mut self) {
        use Role::{Administrator, Clerk, Supervisor};
        for (who, role, rank) in [
            (Wang, Clerk, 0),
            (Li, Clerk, 0),
            (Zhou, Clerk, 0),
            (Zhao, Supervisor, 2),
            (Chen, Supervisor, 1),
            (Sun, Administrator, 0),
        ] {
            let details = Details {
                badge: Badge(format!("{:03}", self.people.len() + 1)),
                name: format!("{who:?}"),
                initials: String::new(),
                photo: None,
                phone: String::new(),
                roles: BTreeSet::from([role]),
                rank,
            };
            let add = people::Operation::Add(people::Add { details });
            let id = self.server(&Operation::People(add));
            self.people.insert(who, PersonId::from(&id));
        }
        for (name, log, prefix) in [("一号窗口", "a", "A3"), ("二号窗口", "b", "B7")] {
            let log = LogId(log.repeat(16));
            let id = self.server(&Operation::People(people::Operation::EnrolDevice(
                people::EnrolDevice {
                    name: name.to_owned(),
                    key: PublicKey(format!("ed25519:{}", log.0.repeat(4))),
                    log: log.clone(),
                    prefix: prefix.to_owned(),
                },
            )));
            self.tablets.push((DeviceId::from(&id), log));
        }
        let only = Scope::Only(BTreeSet::from([item("FP07")]));
        for (number, a, b, scope) in
            [(1, Wang, vec![Li, Chen], Scope::All), (2, Zhou, vec![Zhao], only)]
        {
            let plan = Plan {
                number,
                name: Text::hans(format!("{number}号窗口")),
                department: None,
                scope,
                a: self.id(a),
                b: b.into_iter().map(|who| self.id(who)).collect(),
                hours: None,
            };
            let id =
                self.server(&Operation::Duty(duty::Operation::AddPost(duty::AddPost { plan })));
            self.posts.push(PostId::from(&id));
        }
    }

    fn set_up_items(&mut self) {
        let mut off = immediate("FP05");
        off.on = false;
        for item in [promised("FP07"), immediate("FP01"), anonymous("FP14"), off] {
            let add = catalogue::Operation::AddItem(catalogue::AddItem { item: Box::new(item) });
            self.server(&Operation::Catalogue(add));
        }
        let add = catalogue::AddUnit {
            name: Text::hans("县卫生健康局"),
            place: Text::hans("建设路12号"),
            phone: "0731-26223333".to_owned(),
            hours: Text::default(),
            window: Text::default(),
            does: BTreeSet::from([item("FP01")]),
        };
        let id = self.server(&Operation::Catalogue(catalogue::Operation::AddUnit(add)));
        self.unit = UnitId::from(&id);
        let add = catalogue::AddDepartment {
            name: Text::hans("民政办"),
            place: Text::hans("二楼203室"),
            phone: "0731-26224444".to_owned(),
        };
        let id = self.server(&Operation::Catalogue(catalogue::Operation::AddDepartment(add)));
        self.department = DepartmentId::from(&id);
    }

    /// Sets the clock.
    pub fn set(&mut self, date: Date, hour: u16, minute: u16) {
        self.now = Timestamp::at(date, TimeOfDay::hm(hour, minute), self.state.site.zone);
    }

    /// Lets minutes pass.
    pub fn wait(&mut self, minutes: i64) {
        self.now = self.now.plus(Minutes(minutes));
    }

    pub fn id(&self, who: Who) -> PersonId {
        self.people[&who].clone()
    }

    /// Returns the stamp of a person's next operation: window 2 has a tablet of its own.
    pub fn stamp(&mut self, who: Who) -> Stamp {
        let (device, log) = self.tablets[usize::from(matches!(who, Zhou | Zhao))].clone();
        let sequence = self.sequence.entry(log.clone()).or_default();
        *sequence += 1;
        Stamp {
            operation: OperationId(format!("{log}-{sequence}")),
            actor: Actor::Person(self.id(who)),
            device,
            at: self.now,
            received: self.now,
            seen: self.history,
            place: self.history + 1,
        }
    }

    /// Lets a person act at the server, which has proven who they are; returns the operation's name.
    pub fn at_server(&mut self, who: Who, asked: &Operation) -> Result<OperationId, Refusal> {
        self.in_own_log(Actor::Person(self.id(who)), asked)
    }

    /// Lets the server try something of its own accord.
    ///
    /// # Errors
    /// The rules' refusal.
    pub fn by_itself(&mut self, asked: &Operation) -> Result<OperationId, Refusal> {
        self.in_own_log(Actor::System, asked)
    }

    fn in_own_log(&mut self, actor: Actor, asked: &Operation) -> Result<OperationId, Refusal> {
        let name = OperationId(format!("{}-9{}", "0".repeat(16), self.history));
        let server = DeviceId(domain::context::SERVER.to_owned());
        let mut own = Stamp::unseen(name, actor, server, self.now);
        own.place = self.history;
        let id = own.operation.clone();
        self.take(asked, &own).map(|_| id)
    }

    /// Decides an operation under a stamp and takes in what happened.
    pub fn take(&mut self, operation: &Operation, stamp: &Stamp) -> Done {
        self.last = stamp.operation.clone();
        let decision = decide(&self.state, operation, stamp)?;
        for event in &decision.events {
            self.history += 1;
            self.state.evolve(&Stamp { seen: 0, place: self.history, ..stamp.clone() }, event);
        }
        Ok(decision)
    }

    /// Lets a person do something; a minute passes.
    pub fn act(&mut self, who: Who, operation: &Operation) -> Done {
        let stamp = self.stamp(who);
        let done = self.take(operation, &stamp);
        self.wait(1);
        done
    }

    /// Lets a person enter something on a tablet, which asks more than the server does; a minute passes.
    pub fn enter(&mut self, who: Who, operation: &Operation) -> Result<(), Refusal> {
        let stamp = self.stamp(who);
        enter(&self.state, operation, &stamp)?;
        self.take(operation, &stamp)?;
        self.wait(1);
        Ok(())
    }

    /// Says what a person is told who would enter something now.
    pub fn told(&mut self, who: Who, operation: &Operation) -> Result<(), Refusal> {
        let stamp = self.stamp(who);
        enter(&self.state, operation, &stamp).map(drop)
    }

    /// Lets a resident do something on their own phone; a minute passes.
    pub fn visitor(&mut self, operation: &Operation) -> Done {
        let sequence = self.sequence.entry(LogId("0".repeat(16))).or_default();
        *sequence += 1;
        let operation_id = OperationId(format!("{}-{sequence}", "0".repeat(16)));
        let device = DeviceId("server".to_owned());
        let stamp = Stamp {
            place: self.history + 1,
            ..Stamp::unseen(operation_id, Actor::Visitor, device, self.now)
        };
        let done = self.take(operation, &stamp);
        self.wait(1);
        done
    }

    /// Lets the server do something and returns what it is called.
    pub fn server(&mut self, operation: &Operation) -> OperationId {
        let log = LogId("0".repeat(16));
        let sequence = self.sequence.entry(log.clone()).or_default();
        *sequence += 1;
        let actor = match operation {
            Operation::People(people::Operation::EnrolDevice(_))
            | Operation::Archive(_)
            | Operation::Message(_)
            | Operation::Appointment(_) => Actor::System,
            Operation::Site(_)
            | Operation::People(_)
            | Operation::Catalogue(_)
            | Operation::Duty(_)
            | Operation::Contact(_)
            | Operation::Case(_)
            | Operation::Queue(_)
            | Operation::Premises(_)
            | Operation::Custody(_)
            | Operation::Repair(_)
            | Operation::Volume(_)
            | Operation::Copying(_)
            | Operation::Handover(_)
            | Operation::Complaint(_)
            | Operation::Rating(_)
            | Operation::Conduct(_)
            | Operation::Accountability(_)
            | Operation::Assessment(_)
            | Operation::Monthly(_) => Actor::Operator,
        };
        let stamp = Stamp {
            operation: OperationId(format!("{log}-{sequence}")),
            actor,
            device: DeviceId("server".to_owned()),
            at: self.now,
            received: self.now,
            seen: self.history,
            place: self.history + 1,
        };
        self.take(operation, &stamp).unwrap();
        self.last.clone()
    }

    pub fn duty(&mut self, who: Who, operation: duty::Operation) -> Done {
        self.act(who, &Operation::Duty(operation))
    }

    pub fn contact(&mut self, who: Who, operation: contact::Operation) -> Done {
        self.act(who, &Operation::Contact(operation))
    }

    pub fn case(&mut self, who: Who, operation: case::Operation) -> Done {
        self.act(who, &Operation::Case(operation))
    }
}
