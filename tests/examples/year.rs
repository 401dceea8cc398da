//! A site's year: contacts and cases entered at fifty tablets, most of them in the archive at its end. After each quarter: how
//! long the server takes for the board of whoever oversees and for the months of all windows, and how soon it is there after a power
//! cut; at the end, how long it counts a cycle of assessment of all fifty, and how long a booking takes meanwhile.
//!
//! `cargo run --profile bench -p tests --example year -- [contacts and cases] [events]`

#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::time::Instant;

use anyhow::{Context, Result};
use bianmin::api::{AskDashboard, Oversee};
use domain::PostId;
use domain::time::{Timestamp, Zone};
use serde_json::Value;
use tests::cycle::{Cycle, asks, each, office};
use tests::day::Day;
use tests::figures::used;
use tests::resident::{books_as, free_times, page};
use tests::server::{ADDRESS_HEADER, Server};
use tests::staffed::{DAY, Staffed, WINDOWS, ahead, comes, leaves};
use tests::tablet::{Tablet, now};

/// A page of residents that the site's object answers.
const PAGE: &str = "/i/FP01/days";

/// The days that are worked, as many as a year has working days; and in how many parts.
const DAYS: i64 = 252;
const PARTS: i64 = 4;

/// On every so many days everybody is late: what a cycle counts.
const LATE: i64 = 10;

/// Events of a contact with a case beside its ticks, of a contact that is answered, and of a day at a window.
const OF_CASE: u64 = 3;
const OF_CONTACT: u64 = 2;
const OF_DAY: u64 = 2;

/// How much there is to do in the year.
#[derive(Clone, Copy, Debug)]
struct Load {
    /// Visitors in all; every other has a case.
    visitors: u64,
    /// How often the papers of each case are ticked: that makes up the events.
    ticks: u64,
}

impl Load {
    fn new(matters: u64, events: u64) -> Self {
        // A visitor with a case is two of what is counted, one without is one.
        let visitors = matters * 2 / 3;
        let cases = visitors / 2;
        let days = people() * u64::try_from(DAYS).unwrap_or_default();
        let plain = cases * OF_CASE + (visitors - cases) * OF_CONTACT + days * OF_DAY;
        Self { visitors, ticks: events.saturating_sub(plain) / cases.max(1) / 2 * 2 }
    }

    /// Returns the visitors of a person up to a day, spread evenly.
    fn until(self, day: i64) -> u64 {
        let day = u64::try_from(day).unwrap_or_default();
        self.visitors * day / u64::try_from(DAYS).unwrap_or(1) / people()
    }
}

fn people() -> u64 {
    WINDOWS as u64 * 2
}

/// Lets somebody work a day: every other visitor has a case.
fn works(tablet: &mut Tablet, post: &PostId, load: Load, day: i64) -> Result<()> {
    comes(tablet, post, day, day % LATE == 0)?;
    let (first, end) = (load.until(day - 1), load.until(day));
    let count = (end - first) * (OF_CASE + OF_CONTACT + load.ticks) / 2;
    let mut work = Day::between(tablet, true, (ahead(day, 9, 15), ahead(day, 16, 50)), count);
    for (serial, visitor) in (first..end).enumerate() {
        if visitor % 2 == 0 {
            work.long_case(u64::try_from(serial)? + 1, load.ticks)?;
        } else {
            work.ask()?;
        }
    }
    leaves(tablet, post, day)
}

/// Lets everybody work a part of the year without a network, and tell of it at its end; returns how far the server is ahead.
fn part(server: &mut Server, staffed: &mut Staffed, load: Load, part: i64) -> Result<i64> {
    let days = DAYS * part / PARTS + 1..=DAYS * (part + 1) / PARTS;
    let until = *days.end();
    staffed.each(|tablet, post| days.clone().try_for_each(|day| works(tablet, post, load, day)))?;
    let ahead = server.go_on_at(now() + until * DAY)?;
    let begun = Instant::now();
    page(server, PAGE)?;
    let seconds = begun.elapsed().as_secs_f64();
    println!("== {until} days; after a power cut the first page takes {seconds:.1} s");
    let (before, (processor, _)) = (staffed.acknowledged(), used(server.process())?);
    let begun = Instant::now();
    staffed.send(server, ahead)?;
    let (taken, (after, memory)) = (staffed.acknowledged() - before, used(server.process())?);
    let (seconds, count) = (begun.elapsed().as_secs_f64(), f64::from(u32::try_from(taken)?));
    println!("{taken} operations told in {seconds:.0} s, {:.0} a second", count / seconds);
    let each = (after - processor) * 1_000.0 / count;
    println!("  {each:.2} ms of processor time each, {memory} kB of memory");
    Ok(ahead)
}

/// Prints how long whoever oversees waits.
fn oversees(server: &Server, ahead: i64) -> Result<()> {
    let mut office = office(server, ahead)?;
    office.sync(server)?;
    println!("{} events of the site", office.cursor.gseq);
    let date = Timestamp(now() + ahead).date(Zone::default());
    let weekdays = ["一", "二", "三", "四", "五", "六", "日"].map(str::to_owned);
    let board = AskDashboard { weeks: 52, date, weekdays };
    each("the board  target 1,000", server, || {
        asks::<_, Value>(server, &office, "dashboard", &board).map(drop)
    })?;
    each("the months of all windows  target 2,000", server, || {
        asks::<_, Value>(server, &office, "months", &Oversee::default()).map(drop)
    })
}

/// Returns how a resident books, each time another at another time.
fn booking(server: &Server) -> Result<impl FnMut() -> Result<()>> {
    let forms = free_times(server, "FP01")?;
    let mut who = 0;
    Ok(move || {
        let form = forms.get(who % forms.len()).context("a free time")?;
        who += 1;
        let address = format!("10.0.{}.{}", who / 250, who % 250);
        // Whether there is a place left is answered as soon.
        books_as(server, form, who, &[(ADDRESS_HEADER, &address)]).map(drop)
    })
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |or: u64| arguments.next().map_or(Ok(or), |text| text.parse());
    let load = Load::new(number(100_000)?, number(1_000_000)?);
    let mut server = Server::start()?;
    let mut staffed = Staffed::open(&server)?;
    println!("{} people; {load:?}", staffed.people.len());
    for one in 0..PARTS {
        let ahead = part(&mut server, &mut staffed, load, one)?;
        oversees(&server, ahead)?;
    }
    let cycle = Cycle::begin(&mut server, &staffed.people, DAYS)?;
    each("a booking", &server, booking(&server)?)?;
    cycle.count(&server, "a booking", booking(&server)?)
}
