//! How long the server counts a cycle of assessment of fifty people over the days they work in a year, how long a resident waits
//! meanwhile, and how long a month of their windows takes.
//!
//! 25 windows of two people, each with a tablet that tells of the whole year at its end.
//!
//! `cargo run --profile bench -p tests --example counted`

#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use bianmin::api::{Assessed, Oversee};
use domain::assessment::{self, Freeze, Terms};
use domain::calendar::WeekHours;
use domain::duty::{self, AddPost, End, EndReason, Plan, Scope, Start};
use domain::text::Text;
use domain::time::{Date, Hours, TimeOfDay, Timestamp, Zone, shift};
use domain::{AssessmentId, Operation, PersonId, PostId};
use tests::figures::{Figures, used};
use tests::resident::page;
use tests::server::Server;
use tests::site::{self, PIN, SITE};
use tests::tablet::{Tablet, now};

const WINDOWS: usize = 25;

/// The days that are assessed, and worked: as many as a year has working days.
const DAYS: i64 = 250;

/// How long after the last of them it is frozen: everybody had time to contest.
const LATER: i64 = 20;

const DAY: i64 = 86_400_000;

/// How often something is asked for.
const TIMES: u32 = 20;

/// A page of residents that the site's object answers.
const PAGE: &str = "/i/FP01/days";

/// How many operations a tablet sends at once.
const AT_ONCE: u64 = 330;

fn today() -> Date {
    Timestamp(now()).date(Zone::default())
}

/// Lets the administrator open the windows of the people, two at each.
fn windows(server: &Server, people: &[PersonId]) -> Result<Vec<PostId>> {
    let mut office = Tablet::enrol(server, SITE, &site::tablet_code(server)?)?;
    office.join(server, "001", PIN)?;
    let hours = [Hours { from: TimeOfDay::hm(9, 0), to: TimeOfDay::hm(17, 0) }];
    let mut every_day = WeekHours::weekdays(&hours);
    every_day.sat = hours.to_vec();
    every_day.sun = hours.to_vec();
    let mut posts = Vec::new();
    for (place, both) in people.chunks(2).enumerate() {
        let [a, b] = both else { continue };
        let plan = Plan {
            number: u8::try_from(place + 3)?,
            name: Text::hans("窗口"),
            department: None,
            scope: Scope::All,
            a: a.clone(),
            b: vec![b.clone()],
            hours: Some(every_day.clone()),
        };
        let post = office.write(&Operation::Duty(duty::Operation::AddPost(AddPost { plan })))?;
        posts.push(PostId(post.to_string()));
    }
    office.sync(server)?;
    Ok(posts)
}

/// Writes a year of coming and going, as if the network had been away.
fn works(tablet: &mut Tablet, post: &PostId) -> Result<()> {
    for day in 1..=DAYS {
        let date = shift(today(), day);
        let start = duty::Operation::Start(Start { post: post.clone() });
        let end = duty::Operation::End(End { post: post.clone(), why: EndReason::DayOver });
        for (hour, act) in [(8, start), (17, end)] {
            let at = Timestamp::at(date, TimeOfDay::hm(hour, 50), Zone::default());
            tablet.ahead = at.0 - now();
            tablet.write(&Operation::Duty(act))?;
        }
    }
    Ok(())
}

/// Sends all that a tablet has, a part at a time.
fn sends(server: &Server, tablet: &mut Tablet) -> Result<()> {
    while tablet.acknowledged < tablet.head() {
        let to = tablet.head().min(tablet.acknowledged + AT_ONCE);
        let part = tablet.part(tablet.acknowledged, to);
        let frame = tablet.frame(&tablet.request(vec![part])?);
        let response = tests::tablet::read(&tablet.send(server, &frame)?)?;
        tablet.take(&response);
    }
    Ok(())
}

fn asks<T: serde::de::DeserializeOwned>(
    server: &Server,
    tablet: &Tablet,
    route: &str,
    asked: &Oversee,
) -> Result<T> {
    let answer = tablet.post(server, route, asked)?;
    ensure!(answer.status == 200, "{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
    answer.json()
}

/// Prints how long something takes that is asked for again and again.
fn each(name: &str, server: &Server, mut ask: impl FnMut() -> Result<()>) -> Result<()> {
    let (mut times, (before, _)) = (Figures::default(), used(server.process())?);
    for _ in 0..TIMES {
        times.add(milliseconds(&mut ask)?);
    }
    let cost = (used(server.process())?.0 - before) * 1_000.0 / f64::from(TIMES);
    let (middle, most) = (times.middle(), times.part(95));
    println!("{name}: p50 {middle:.0} ms, p95 {most:.0} ms, {cost:.0} ms of processor time");
    Ok(())
}

fn milliseconds(ask: &mut impl FnMut() -> Result<()>) -> Result<f64> {
    let begun = Instant::now();
    ask()?;
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}

/// What is done about an assessment, in whose name it needs words.
fn act(act: assessment::Operation) -> Oversee {
    Oversee { act: Some(Operation::Assessment(act)), words: "因为".to_owned(), about: None }
}

/// Opens the site, and lets its people have worked the year; returns them.
fn worked(server: &mut Server) -> Result<Vec<PersonId>> {
    let badges: Vec<String> = (0..WINDOWS * 2).map(|one| (1_000 + one).to_string()).collect();
    let clerks: Vec<(&str, &str)> = badges.iter().map(|badge| (badge.as_str(), "职员")).collect();
    site::open_with_clerks(server, &clerks)?;
    let (mut tablets, mut people) = (Vec::new(), Vec::new());
    for badge in &badges {
        let mut tablet = Tablet::enrol(server, SITE, &site::tablet_code(server)?)?;
        people.push(tablet.join(server, badge, PIN)?);
        tablets.push(tablet);
    }
    let posts = windows(server, &people)?;
    for (place, tablet) in tablets.iter_mut().enumerate() {
        works(tablet, posts.get(place / 2).context("a window")?)?;
    }
    let ahead = server.go_on_at(now() + DAYS * DAY)?;
    for tablet in &mut tablets {
        tablet.ahead = ahead;
        sends(server, tablet)?;
    }
    let marks: u64 = tablets.iter().map(Tablet::head).sum();
    println!("{} people, {marks} marks of a year", people.len());
    Ok(people)
}

/// Begins the cycle; returns whoever leads it, and the cycle, once everybody had time to contest.
fn begins(server: &mut Server, people: &[PersonId]) -> Result<(Tablet, AssessmentId)> {
    let mut office = Tablet::enrol(server, SITE, &site::tablet_code(server)?)?;
    office.ahead = server.go_on_at(now() + DAYS * DAY)?;
    office.join(server, "002", PIN)?;
    let group: BTreeSet<PersonId> = people.iter().cloned().collect();
    let start = assessment::Start {
        from: shift(today(), 1),
        to: shift(today(), DAYS - 1),
        groups: vec![group],
        terms: Terms::default(),
    };
    let start = act(assessment::Operation::Start(start));
    let told: Assessed = asks(server, &office, "assessments", &start)?;
    let id = told.assessments.all().next().context("a cycle")?.id.clone();
    office.ahead = server.go_on_at(now() + (DAYS + LATER) * DAY)?;
    Ok((office, id))
}

/// Freezes the cycle, and asks for a resident's page again and again until everybody is counted.
fn counts(server: &Server, office: &Tablet, id: &AssessmentId) -> Result<()> {
    let ((before, _), begun) = (used(server.process())?, Instant::now());
    let freeze = assessment::Operation::Freeze(Freeze { assessment: id.clone() });
    let mut told: Assessed = asks(server, office, "assessments", &act(freeze))?;
    let mut waits = Figures::default();
    while !told.assessments.get(id).context("the cycle")?.is_counted() {
        for _ in 0..TIMES {
            waits.add(milliseconds(&mut || page(server, PAGE).map(drop))?);
            sleep(Duration::from_millis(10));
        }
        told = asks(server, office, "assessments", &Oversee::default())?;
    }
    let (took, (after, _)) = (begun.elapsed().as_secs_f64(), used(server.process())?);
    let candidates = told.assessments.get(id).context("the cycle")?.candidates.values();
    let sheets = candidates.filter_map(|one| one.sheet.as_ref());
    let events: usize = sheets.map(|sheet| sheet.evidence.len()).sum();
    println!("all are counted within {took:.1} s, {events} events  target 10");
    println!("  {:.1} s of processor time, the pages meanwhile among it", after - before);
    let (middle, most, longest) = (waits.middle(), waits.part(95), waits.part(100));
    let count = waits.count();
    println!(
        "a resident's page meanwhile: p50 {middle:.0} ms, p95 {most:.0} ms, longest {longest:.0} ms of {count}"
    );
    Ok(())
}

fn main() -> Result<()> {
    let mut server = Server::start()?;
    let people = worked(&mut server)?;
    let (office, id) = begins(&mut server, &people)?;
    let asks_for = |route: &str, asked: &Oversee| {
        asks::<serde_json::Value>(&server, &office, route, asked).map(drop)
    };
    let about = Oversee { about: people.first().cloned(), ..Oversee::default() };
    let nobody = Oversee::default();
    each("a resident's page", &server, || page(&server, PAGE).map(drop))?;
    each("the cycle", &server, || asks_for("assessments", &nobody))?;
    each("the cycle, and one counted so far", &server, || asks_for("assessments", &about))?;
    each("the months of all windows", &server, || asks_for("months", &nobody))?;
    counts(&server, &office, &id)
}
