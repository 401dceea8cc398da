//! The simulated site as it is opened: around the clock, whatever day the simulation begins on.

use std::collections::BTreeSet;

use bianmin::rules::{key_text, operation_id};
use domain::appointment::{Opening, Rhythm, Series, SetTimes, Times};
use domain::calendar::{Limit, LocalDay, LocalKind, WeekHours};
use domain::catalogue::{AddItem, AddUnit, Item, ItemKind, Material};
use domain::duty::{AddPost, Plan, Scope};
use domain::people::{Add, Details, EnrolDevice, RegisterKey, Role};
use domain::site::{ChangeSettings, Open, Profile, SetLocalDay, Settings};
use domain::text::Text;
use domain::time::{Date, Hours, TimeOfDay, Zone};
use domain::{
    Badge, DeviceId, ItemCode, LogId, MaterialKey, Operation, PersonId, PostId, appointment,
    catalogue, duty, people, site,
};
use sync::OperationId;
use sync::sim::Founded;

type Submit<'a> = &'a mut dyn FnMut(&Operation) -> Option<OperationId>;

const STAFF: [(&str, &[Role]); 3] = [
    ("安", &[Role::Clerk, Role::Administrator]),
    ("白", &[Role::Clerk]),
    ("程", &[Role::Clerk, Role::Supervisor]),
];

/// Founds the site; nothing where the rules refuse a part of it.
pub fn found(tablets: usize, submit: Submit<'_>) -> Option<Founded> {
    submit(&Operation::Site(site::Operation::Open(Box::new(open()))))?;
    // The simulation begins at New Year: a holiday on which this site is open all the same.
    for day in 1..=3 {
        let date = Date::from_ymd_opt(2026, 1, day)?;
        let kind = LocalKind::Extra(vec![around_the_clock()]);
        let day = LocalDay { kind, reason: "值班".to_owned(), document: String::new() };
        submit(&Operation::Site(site::Operation::SetLocalDay(SetLocalDay {
            date,
            day,
            knowing: [].into(),
        })))?;
    }
    let settings = ChangeSettings { settings: settings(), knowing: [].into() };
    submit(&Operation::Site(site::Operation::ChangeSettings(settings)))?;
    for operation in catalogue() {
        submit(&Operation::Catalogue(operation))?;
    }
    let staff = staff(submit)?;
    let devices = (1..=tablets).map(|n| enrol(n, &staff, submit)).collect::<Option<_>>()?;
    Some(Founded { devices, staff: staff.into_iter().map(|person| person.0).collect() })
}

fn open() -> Open {
    let day = [around_the_clock()];
    Open {
        profile: Profile::Township,
        code6: "440101".to_owned(),
        name: Text::hans("模拟窗口"),
        zone: Zone::default(),
        address: Text::hans("一楼"),
        phone: "12345".to_owned(),
        supervision_phone: "12345".to_owned(),
        hours: WeekHours { sat: day.to_vec(), sun: day.to_vec(), ..WeekHours::weekdays(&day) },
    }
}

fn around_the_clock() -> Hours {
    Hours { from: TimeOfDay::hm(0, 0), to: TimeOfDay::hm(24, 0) }
}

fn catalogue() -> [catalogue::Operation; 3] {
    let mut item = Item::new(ItemCode("AB01".to_owned()), Text::hans("证明"), "条例第八条");
    item.on = true;
    let keys = ["m1", "m2", "m3"].map(|key| MaterialKey(key.to_owned()));
    item.materials = keys.map(|key| Material::new(key, Text::hans("材料"))).into();
    let mut promised = Item { code: ItemCode("AB02".to_owned()), ..item.clone() };
    promised.kind = ItemKind::Promised;
    promised.slots = 2;
    promised.promised = Some(Limit::working_days(5));
    let unit = AddUnit {
        name: Text::hans("县政务中心"),
        place: Text::hans("县城"),
        phone: "12345".to_owned(),
        hours: Text::default(),
        window: Text::default(),
        does: BTreeSet::new(),
    };
    [
        catalogue::Operation::AddItem(AddItem { item: Box::new(item) }),
        catalogue::Operation::AddItem(AddItem { item: Box::new(promised) }),
        catalogue::Operation::AddUnit(unit),
    ]
}

/// So few places that many want the same, and loans that end while tablets are silent.
fn settings() -> Settings {
    Settings { public_percent: 30, lent_percent: 50, loan_hours: 4, ..Settings::default() }
}

/// Returns times of a few places every day.
fn times() -> Times {
    let hours = Hours { from: TimeOfDay::hm(11, 0), to: TimeOfDay::hm(15, 0) };
    let opening = Opening { hours, minutes: 60, places: 2 };
    let from = Date::from_ymd_opt(2025, 12, 1).unwrap_or_default();
    let of_weekday = |weekday| Series {
        weekday,
        rhythm: Rhythm::EveryWeek,
        openings: vec![opening],
        from,
        until: None,
    };
    Times { series: (1..=7).map(of_weekday).collect(), ..Times::default() }
}

/// Adds the people and two posts, each with its A and its B and its few places.
fn staff(submit: Submit<'_>) -> Option<Vec<PersonId>> {
    let mut staff = Vec::new();
    for (place, (name, roles)) in STAFF.into_iter().enumerate() {
        let details = Details {
            badge: Badge(format!("{place:03}")),
            name: name.to_owned(),
            initials: String::new(),
            photo: None,
            phone: String::new(),
            roles: roles.iter().copied().collect::<BTreeSet<_>>(),
            rank: 0,
        };
        let added = submit(&Operation::People(people::Operation::Add(Add { details })))?;
        staff.push(PersonId::from(&operation_id(added)));
    }
    let [first, second, third] = staff.as_slice() else { return None };
    let backs = [[second.clone(), third.clone()], [first.clone(), third.clone()]];
    for (number, (a, b)) in (1..).zip([first, second].into_iter().zip(backs)) {
        let (name, scope, a, b) = (Text::hans("窗口"), Scope::All, a.clone(), b.to_vec());
        let plan = Plan { number, name, department: None, scope, a, b, hours: None };
        let added = submit(&Operation::Duty(duty::Operation::AddPost(AddPost { plan })))?;
        let (post, times) = (PostId::from(&operation_id(added)), times());
        let set = SetTimes { post, times, knowing: BTreeSet::new() };
        submit(&Operation::Appointment(appointment::Operation::SetTimes(set)))?;
    }
    Some(staff)
}

/// Enrols a tablet and everybody's key on it.
fn enrol(number: usize, staff: &[PersonId], submit: Submit<'_>) -> Option<String> {
    let key = |person: usize| key_text(&[u8::try_from(number * 10 + person).unwrap_or(1); 32]);
    let enrol = EnrolDevice {
        name: format!("平板{number}"),
        key: key(9),
        log: LogId(format!("{number:016x}")),
        prefix: format!("A{number}"),
    };
    let enrolled = submit(&Operation::People(people::Operation::EnrolDevice(enrol)))?;
    let device = DeviceId::from(&operation_id(enrolled));
    for (place, person) in staff.iter().enumerate() {
        let (person, device) = (person.clone(), device.clone());
        let register = RegisterKey { person, device, key: key(place), sealed: None };
        submit(&Operation::People(people::Operation::RegisterKey(register)))?;
    }
    Some(device.0)
}
