//! A small site that is open day and night, with three people and one post.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use bianmin::api::{FirstPin, OpenSite, Opened};
use domain::contact::{Channel, Dispose, Outcome, Receive, Told};
use domain::duty::{AddPost, Plan, RevisePost, Scope, Start};
use domain::people::{Add, Details, Role};
use domain::site::{Open, Profile, WeekHours};
use domain::text::Text;
use domain::time::{Hours, TimeOfDay, Zone};
use domain::{Badge, ContactId, Operation, PersonId, PostId, contact, duty, people, site};
use sync::OperationId;

use crate::server::Server;
use crate::tablet::{Tablet, stretch};

/// The PIN of everybody at the small site.
pub const PIN: &str = "246813";

/// Badges of the small site: its administrator and supervisor, and two clerks.
pub const BADGES: [&str; 3] = ["001", "101", "102"];

/// Returns the person whom an operation of the opening adds, by its place from 1.
fn person(place: usize) -> PersonId {
    PersonId(format!("0000000000000000-{place}"))
}

/// Returns the small site's one post.
pub fn post() -> PostId {
    PostId("0000000000000000-5".to_owned())
}

fn open() -> Operation {
    let day = vec![Hours { from: TimeOfDay(0), to: TimeOfDay(24 * 60) }];
    let mut hours = WeekHours::weekdays(&day);
    hours.sat.clone_from(&day);
    hours.sun = day;
    Operation::Site(site::Operation::Open(Box::new(Open {
        profile: Profile::Township,
        code6: "440101".to_owned(),
        name: Text::hans("小镇窗口"),
        zone: Zone(480),
        address: Text::hans("人民路1号"),
        phone: "020-5550-0001".to_owned(),
        supervision_phone: "020-5550-0002".to_owned(),
        hours,
    })))
}

fn add(badge: &str, name: &str, roles: &[Role]) -> Operation {
    let details = Details {
        badge: Badge(badge.to_owned()),
        name: name.to_owned(),
        initials: String::new(),
        photo: None,
        phone: String::new(),
        roles: roles.iter().copied().collect::<BTreeSet<_>>(),
        rank: 0,
    };
    Operation::People(people::Operation::Add(Add { details }))
}

fn plan() -> Plan {
    Plan {
        number: 1,
        name: Text::hans("综合受理"),
        department: None,
        scope: Scope::All,
        a: person(3),
        b: vec![person(4), person(2)],
        hours: None,
    }
}

/// Returns what takes a person off the small site's post.
pub fn plan_without(person: &PersonId) -> Operation {
    let mut plan = plan();
    plan.b.retain(|one| one != person);
    Operation::Duty(duty::Operation::RevisePost(RevisePost {
        post: post(),
        plan,
        knowing: [].into(),
    }))
}

/// Returns the operations that open the small site.
pub fn setup() -> Vec<Operation> {
    let plan = plan();
    vec![
        open(),
        add(BADGES[0], "陈国华", &[Role::Clerk, Role::Supervisor, Role::Administrator]),
        add(BADGES[1], "王芳", &[Role::Clerk]),
        add(BADGES[2], "李强", &[Role::Clerk]),
        Operation::Duty(duty::Operation::AddPost(AddPost { plan })),
    ]
}

/// Opens the small site.
///
/// # Errors
/// The server refuses.
pub fn open_site(server: &Server, site: &str) -> Result<Opened> {
    open_as(server, site, setup())
}

/// Opens a site of one's own setup, with the people of the small one.
///
/// # Errors
/// The server refuses.
pub fn open_as(server: &Server, site: &str, setup: Vec<Operation>) -> Result<Opened> {
    let pins = BADGES
        .iter()
        .map(|badge| {
            let badge = (*badge).to_owned();
            Ok(FirstPin { stretched: stretch(site, &badge, PIN)?, badge: Badge(badge) })
        })
        .collect::<Result<_>>()?;
    let body = OpenSite { site: site.to_owned(), setup, pins };
    let answer = server.operate("/api/v1/sites", &body)?;
    if answer.status != 201 {
        bail!("open: {} {}", answer.status, String::from_utf8_lossy(&answer.body));
    }
    answer.json()
}

/// Opens the small site, enrols a tablet and signs the first clerk in.
///
/// # Errors
/// The server refuses.
pub fn clerk(server: &Server, site: &str) -> Result<Tablet> {
    signed_in(server, site, &open_site(server, site)?)
}

/// Enrols a tablet of a site just opened and signs the first clerk in.
///
/// # Errors
/// The server refuses.
pub fn signed_in(server: &Server, site: &str, opened: &Opened) -> Result<Tablet> {
    let mut tablet = Tablet::enrol(server, site, &opened.code)?;
    tablet.join(server, BADGES[1], PIN)?;
    Ok(tablet)
}

/// Returns the start of duty at the small site's post.
pub fn start() -> Operation {
    Operation::Duty(duty::Operation::Start(Start { post: post() }))
}

/// Returns the answer to a visitor, who hears it at once: the contact is closed.
pub fn answer(contact: OperationId) -> Operation {
    Operation::Contact(contact::Operation::Dispose(Dispose {
        contact: ContactId(contact.to_string()),
        outcome: Outcome::Answered { answer: "已当面答复".to_owned() },
        told: Told::Present,
    }))
}

/// Returns the receipt of a visitor.
pub fn receive() -> Operation {
    Operation::Contact(contact::Operation::Receive(Receive {
        channel: Channel::WalkIn,
        item: None,
        version: None,
        subject: None,
        follows: None,
        brought: BTreeSet::new(),
    }))
}
