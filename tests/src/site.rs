//! A township site of a test's own: real items and calendar, open at every hour so that no test
//! depends on when it runs, with a small staff whose PINs are known.

use anyhow::{Context, Result, ensure};
use bianmin::api::{CodeFor, FirstPin, IssuedCode, NewCode, OpenSite};
use bianmin::reference;
use domain::calendar::WeekHours;
use domain::duty::{AddPost, Plan, Scope};
use domain::people::{Add, Details, Role};
use domain::site::{ChangeSettings, Open, Profile, Settings};
use domain::text::Text;
use domain::time::{Hours, TimeOfDay, Zone};
use domain::{Badge, Operation, PersonId, PostId, duty, people, site};

use crate::server::Server;
use crate::tablet::stretch;

/// The site's name in addresses.
pub const SITE: &str = "town";

/// The PIN of everybody.
pub const PIN: &str = "739258";

/// The site's code in the numbers of its cases.
pub const CODE6: &str = "440199";

/// How long a code is good, in minutes.
const CODE_MINUTES: u16 = 60;

/// The staff: badge, name, roles, rank.
const STAFF: [(&str, &str, &[Role], u8); 5] = [
    ("001", "陈国华", &[Role::Administrator], 0),
    ("002", "赵敏", &[Role::Clerk, Role::Supervisor], 2),
    ("101", "王芳", &[Role::Clerk], 0),
    ("102", "李强", &[Role::Clerk], 0),
    ("103", "周梅", &[Role::Clerk], 0),
];

/// Opens the site and returns a one-time administrator's code.
///
/// # Errors
/// The server refuses.
pub fn open(server: &Server) -> Result<String> {
    open_with(server, Settings::default())
}

/// Opens the site with settings of its own; returns a one-time administrator's code.
///
/// # Errors
/// The server refuses.
pub fn open_with(server: &Server, settings: Settings) -> Result<String> {
    open_for(server, settings, &[], &[])
}

/// Opens the site with more clerks, by badge and name; returns a one-time administrator's code.
///
/// # Errors
/// The server refuses.
pub fn open_with_clerks(server: &Server, more: &[(&str, &str)]) -> Result<String> {
    open_for(server, Settings::default(), more, &[])
}

/// Opens a site whose hours are over a minute after midnight, so that whoever is on duty may leave for the day;
/// returns a one-time administrator's code.
///
/// # Errors
/// The server refuses.
pub fn open_after_hours(server: &Server) -> Result<String> {
    let hours = week(Hours { from: TimeOfDay(0), to: TimeOfDay(1) });
    let set = site::SetHours { hours, knowing: [].into() };
    let last = Operation::Site(site::Operation::SetHours(set));
    open_for(server, Settings::default(), &[], &[last])
}

/// Returns a week of seven days alike.
fn week(day: Hours) -> WeekHours {
    let mut hours = WeekHours::weekdays(&[day]);
    hours.sat = vec![day];
    hours.sun = vec![day];
    hours
}

/// Opens a hospital's site; returns a one-time administrator's code.
///
/// # Errors
/// The server refuses.
pub fn open_hospital(server: &Server) -> Result<String> {
    open_at(server, place_of(Profile::Hospital)?, Settings::default(), &[], &[])
}

fn open_for(
    server: &Server,
    settings: Settings,
    more: &[(&str, &str)],
    last: &[Operation],
) -> Result<String> {
    open_at(server, place()?, settings, more, last)
}

fn open_at(
    server: &Server,
    mut setup: Vec<Operation>,
    settings: Settings,
    more: &[(&str, &str)],
    last: &[Operation],
) -> Result<String> {
    let persons: Vec<PersonId> = STAFF
        .iter()
        .map(|(badge, name, roles, rank)| {
            setup.push(person(badge, name, roles, *rank));
            PersonId(format!("0000000000000000-{}", setup.len()))
        })
        .collect();
    let [_, supervisor, a, b, other] = &persons[..] else { return Err(anyhow::anyhow!("staff")) };
    setup.push(post(1, "综合受理", a, &[b.clone(), supervisor.clone()]));
    setup.push(post(2, "证明与登记", other, std::slice::from_ref(supervisor)));
    if settings != Settings::default() {
        setup.push(Operation::Site(site::Operation::ChangeSettings(ChangeSettings {
            settings,
            knowing: [].into(),
        })));
    }
    setup.extend(last.iter().cloned());
    setup.extend(more.iter().map(|(badge, name)| person(badge, name, &[Role::Clerk], 0)));
    let badges = STAFF.iter().map(|(badge, ..)| *badge).chain(more.iter().map(|(badge, _)| *badge));
    let pins = badges.map(|badge| {
        Ok(FirstPin { badge: Badge(badge.to_owned()), stretched: stretch(SITE, badge, PIN)? })
    });
    let pins = pins.collect::<Result<_>>()?;
    let body = OpenSite { site: SITE.to_owned(), setup, pins };
    let answer = server.operate("/api/v1/sites", &body)?;
    ensure!(answer.status == 201, "{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
    let opened: bianmin::api::Opened = answer.json()?;
    Ok(opened.code)
}

/// Returns the post of badge 101, the first of the site.
///
/// # Errors
/// The reference data cannot be read.
pub fn first_post() -> Result<PostId> {
    Ok(PostId(format!("0000000000000000-{}", place()?.len() + STAFF.len() + 1)))
}

/// Returns a new code that enrols one tablet.
///
/// # Errors
/// The server refuses.
pub fn tablet_code(server: &Server) -> Result<String> {
    let wish = NewCode { r#for: CodeFor::Tablet, valid_minutes: CODE_MINUTES };
    let answer = server.operate(&format!("/api/v1/sites/{SITE}/codes"), &wish)?;
    let issued: IssuedCode = answer.json().context("a tablet's code")?;
    Ok(issued.code)
}

/// Returns what opens the place itself, with everything a township offers.
pub fn place() -> Result<Vec<Operation>> {
    place_of(Profile::Township)
}

fn place_of(profile: Profile) -> Result<Vec<Operation>> {
    let hours = week(Hours { from: TimeOfDay(0), to: TimeOfDay(1_440) });
    let open = Open {
        profile,
        code6: CODE6.to_owned(),
        name: Text::hans("试验镇便民窗口"),
        zone: Zone::default(),
        address: Text::hans("试验镇人民路1号"),
        phone: "020-5550-0001".to_owned(),
        supervision_phone: "020-5550-0002".to_owned(),
        hours,
    };
    let mut setup = vec![Operation::Site(site::Operation::Open(Box::new(open)))];
    setup.extend(reference::beginning(profile)?);
    Ok(setup)
}

fn person(badge: &str, name: &str, roles: &[Role], rank: u8) -> Operation {
    let details = Details {
        badge: Badge(badge.to_owned()),
        name: name.to_owned(),
        initials: String::new(),
        photo: None,
        phone: String::new(),
        roles: roles.iter().copied().collect(),
        rank,
    };
    Operation::People(people::Operation::Add(Add { details }))
}

fn post(number: u8, name: &str, a: &PersonId, b: &[PersonId]) -> Operation {
    let plan = Plan {
        number,
        name: Text::hans(name),
        department: None,
        scope: Scope::All,
        a: a.clone(),
        b: b.to_vec(),
        hours: None,
    };
    Operation::Duty(duty::Operation::AddPost(AddPost { plan }))
}
