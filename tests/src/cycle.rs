//! A cycle of assessment of a whole site, and what is asked of the server again and again: for measuring.

use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use bianmin::api::{Assessed, Oversee};
use domain::assessment::{self, Freeze, Terms};
use domain::time::{Date, shift};
use domain::{AssessmentId, Operation, PersonId};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::figures::{Figures, used};
use crate::server::Server;
use crate::site::{self, PIN, SITE};
use crate::staffed::{DAY, today};
use crate::tablet::{Tablet, now};

/// How long after its last day a cycle is frozen, in days: everybody had time to contest.
const LATER: i64 = 20;

/// How long a resident looks at what came.
const LOOK: Duration = Duration::from_millis(10);

/// How often something is asked for.
const TIMES: u32 = 20;

/// Asks for something in the name of whoever is signed in.
///
/// # Errors
/// The server refuses.
pub fn asks<Q: Serialize, T: DeserializeOwned>(
    server: &Server,
    tablet: &Tablet,
    route: &str,
    asked: &Q,
) -> Result<T> {
    let answer = tablet.post(server, route, asked)?;
    ensure!(answer.status == 200, "{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
    answer.json()
}

/// Returns how long something takes, in ms.
///
/// # Errors
/// It fails.
pub fn milliseconds(ask: &mut impl FnMut() -> Result<()>) -> Result<f64> {
    let begun = Instant::now();
    ask()?;
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}

/// Prints how long something takes that is asked for again and again.
///
/// # Errors
/// It fails.
pub fn each(name: &str, server: &Server, mut ask: impl FnMut() -> Result<()>) -> Result<()> {
    let (mut times, (before, _)) = (Figures::default(), used(server.process())?);
    for _ in 0..TIMES {
        times.add(milliseconds(&mut ask)?);
    }
    let cost = (used(server.process())?.0 - before) * 1_000.0 / f64::from(TIMES);
    let (middle, most) = (times.middle(), times.part(95));
    println!("{name}: p50 {middle:.0} ms, p95 {most:.0} ms, {cost:.0} ms of processor time");
    Ok(())
}

/// Returns the supervisor at a tablet whose clock is so far ahead as the server's.
///
/// # Errors
/// The server refuses.
pub fn office(server: &Server, ahead: i64) -> Result<Tablet> {
    let mut office = Tablet::enrol(server, SITE, &site::tablet_code(server)?)?;
    office.ahead = ahead;
    office.join(server, "002", PIN)?;
    Ok(office)
}

/// A cycle that may be frozen, and whoever leads it.
#[derive(Debug)]
pub struct Cycle {
    pub office: Tablet,
    id: AssessmentId,
}

impl Cycle {
    /// Begins the cycle over so many days from tomorrow, and lets the server go on until everybody had time to contest.
    ///
    /// # Errors
    /// The server refuses.
    pub fn begin(server: &mut Server, people: &[PersonId], days: i64) -> Result<Self> {
        let ahead = server.go_on_at(now() + days * DAY)?;
        let mut office = office(server, ahead)?;
        let group: BTreeSet<PersonId> = people.iter().cloned().collect();
        let (from, to): (Date, Date) = (shift(today(), 1), shift(today(), days - 1));
        let start = assessment::Start { from, to, groups: vec![group], terms: Terms::default() };
        let start = act(assessment::Operation::Start(start));
        let told: Assessed = asks(server, &office, "assessments", &start)?;
        let id = told.assessments.all().next().context("a cycle")?.id.clone();
        office.ahead = server.go_on_at(now() + (days + LATER) * DAY)?;
        Ok(Self { office, id })
    }

    /// Freezes the cycle and does something else again and again until everybody is counted; prints how long both took.
    ///
    /// # Errors
    /// The server refuses, or what is done meanwhile fails.
    pub fn count(
        &self,
        server: &Server,
        name: &str,
        mut meanwhile: impl FnMut() -> Result<()>,
    ) -> Result<()> {
        let ((before, _), begun) = (used(server.process())?, Instant::now());
        let freeze = assessment::Operation::Freeze(Freeze { assessment: self.id.clone() });
        let mut told: Assessed = asks(server, &self.office, "assessments", &act(freeze))?;
        let mut waits = Figures::default();
        while !told.assessments.get(&self.id).context("the cycle")?.is_counted() {
            for _ in 0..TIMES {
                waits.add(milliseconds(&mut meanwhile)?);
                sleep(LOOK);
            }
            told = asks(server, &self.office, "assessments", &Oversee::default())?;
        }
        let (took, (after, _)) = (begun.elapsed().as_secs_f64(), used(server.process())?);
        let candidates = told.assessments.get(&self.id).context("the cycle")?.candidates.values();
        let sheets = candidates.filter_map(|one| one.sheet.as_ref());
        let events: usize = sheets.map(|sheet| sheet.evidence.len()).sum();
        println!("all are counted within {took:.1} s, {events} events  target 10");
        println!("  {:.1} s of processor time, what was done meanwhile among it", after - before);
        let (middle, most, longest) = (waits.middle(), waits.part(95), waits.part(100));
        let count = waits.count();
        println!(
            "{name} meanwhile: p50 {middle:.0} ms, p95 {most:.0} ms, longest {longest:.0} ms of {count}"
        );
        Ok(())
    }
}

/// What is done about an assessment, in whose name it needs words.
fn act(act: assessment::Operation) -> Oversee {
    Oversee { act: Some(Operation::Assessment(act)), words: "因为".to_owned(), about: None }
}
