//! Works out what is counted of fifty people in a year, as freezing a cycle does, and what their windows come to in
//! a month, and prints how long each takes:
//! `cargo run --profile bench -p domain --example assessed`.
//!
//! 25 windows of two people each, every working day of 2024 with two marks of each; nothing in it is written
//! down by hand but the names.

#![allow(clippy::unwrap_used, reason = "a year that is refused measures nothing")]
#![allow(clippy::disallowed_methods, reason = "it measures time")]

#[path = "../tests/township/mod.rs"]
mod township;

use std::hint::black_box;
use std::time::Instant;

use domain::assessment;
use domain::duty::{self, EndReason, Plan, Scope};
use domain::monthly;
use domain::people::{self, Details, Role};
use domain::text::Text;
use domain::time::{Date, Month};
use domain::{Actor, Badge, Operation, PersonId, PostId, Stamp};
use township::{Township, Who, date};

const WINDOWS: usize = 25;

/// How often it is worked out.
const TIMES: usize = 5;

struct Year {
    town: Township,
    /// The windows, each with its two people.
    windows: Vec<(PostId, [PersonId; 2])>,
}

impl Year {
    fn found() -> Self {
        let mut year = Self { town: Township::new(), windows: Vec::new() };
        for number in 0..WINDOWS {
            let both = [1, 2].map(|one| year.add_clerk(number * 2 + one));
            let plan = Plan {
                number: u8::try_from(number + 3).unwrap(),
                name: Text::hans(format!("{number}号")),
                department: None,
                scope: Scope::All,
                a: both[0].clone(),
                b: vec![both[1].clone()],
                hours: None,
            };
            let add = duty::Operation::AddPost(duty::AddPost { plan });
            let post = PostId::from(&year.town.server(&Operation::Duty(add)));
            year.windows.push((post, both));
        }
        year
    }

    fn add_clerk(&mut self, number: usize) -> PersonId {
        let details = Details {
            badge: Badge(format!("{}", 1_000 + number)),
            name: format!("职员{number}"),
            initials: String::new(),
            photo: None,
            phone: String::new(),
            roles: [Role::Clerk].into(),
            rank: 0,
        };
        let add = people::Operation::Add(people::Add { details });
        PersonId::from(&self.town.server(&Operation::People(add)))
    }

    fn act(&mut self, who: &PersonId, operation: duty::Operation) {
        let stamp = Stamp { actor: Actor::Person(who.clone()), ..self.town.stamp(Who::Wang) };
        self.town.take(&Operation::Duty(operation), &stamp).unwrap();
        self.town.now.0 += 4_000;
    }

    /// Lets everybody start on a day and leave in the evening.
    fn works(&mut self, day: Date) {
        self.town.set(day, 8, 28);
        for (post, both) in self.windows.clone() {
            for who in &both {
                let start = duty::Start { post: post.clone() };
                self.act(who, duty::Operation::Start(start));
            }
        }
        self.town.set(day, 17, 40);
        for (post, both) in self.windows.clone() {
            for who in &both {
                self.act(
                    who,
                    duty::Operation::End(duty::End { post: post.clone(), why: EndReason::DayOver }),
                );
            }
        }
    }
}

fn main() {
    let mut year = Year::found();
    let days = date(2024, 1, 3).iter_days().take_while(|day| *day < date(2025, 1, 1));
    let mut worked = 0;
    for day in days {
        if !year.town.state.site.open_hours(day).is_empty() {
            year.works(day);
            worked += 1;
        }
    }
    year.town.set(date(2025, 1, 6), 9, 0);
    let people: Vec<&PersonId> = year.windows.iter().flat_map(|(_, both)| both).collect();
    println!("{} people, {worked} days, {} marks", people.len(), worked * people.len() * 2);
    let span = (date(2024, 1, 1), date(2024, 12, 31));
    for _ in 0..TIMES {
        let (begun, state, now) = (Instant::now(), &year.town.state, year.town.now);
        let sheets = black_box(assessment::sheets(state, &people, span, now));
        let counted: usize = sheets.iter().map(|sheet| sheet.evidence.len()).sum();
        let took = begun.elapsed().as_millis();
        println!("  {took:6} ms for all, {counted} events counted  target 10000");
    }
    for _ in 0..TIMES {
        let (begun, state, now) = (Instant::now(), &year.town.state, year.town.now);
        let windows = black_box(monthly::view::running(state, Month::of(span.1), now));
        let points: usize = windows.values().map(|scored| scored.points.len()).sum();
        let took = begun.elapsed().as_millis();
        println!(
            "  {took:6} ms for a month of {} windows, {points} points  target 2000",
            windows.len()
        );
    }
}
