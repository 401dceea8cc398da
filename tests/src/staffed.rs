//! A site of many windows with two people at each, every one of them with a tablet of their own: for measuring.

use anyhow::{Context, Result, ensure};
use domain::calendar::WeekHours;
use domain::duty::{self, AddPost, End, EndReason, Plan, Scope, Start};
use domain::text::Text;
use domain::time::{Date, Hours, TimeOfDay, Timestamp, Zone, shift};
use domain::{Operation, PersonId, PostId};
use sync::Verdict;

use crate::server::Server;
use crate::site::{self, PIN, SITE};
use crate::tablet::{Tablet, now};

/// How many windows there are.
pub const WINDOWS: usize = 25;

/// A day, in ms.
pub const DAY: i64 = 86_400_000;

/// How many operations a tablet sends at once.
const AT_ONCE: u64 = 330;

/// The site's people: the tablet of each, and the window they serve at.
#[derive(Debug)]
pub struct Staffed {
    pub people: Vec<PersonId>,
    tablets: Vec<(Tablet, PostId)>,
}

/// Returns the day at the site on which it was begun.
pub fn today() -> Date {
    Timestamp(now()).date(Zone::default())
}

/// Returns how far a time of a day is ahead, so many days from today.
pub fn ahead(days: i64, hour: u16, minute: u16) -> i64 {
    let at = Timestamp::at(shift(today(), days), TimeOfDay::hm(hour, minute), Zone::default());
    at.0 - now()
}

impl Staffed {
    /// Opens the site, its windows open from 9:00 to 17:00 on every day, and lets its people sign in.
    ///
    /// # Errors
    /// The server refuses.
    pub fn open(server: &Server) -> Result<Self> {
        let badges: Vec<String> = (0..WINDOWS * 2).map(|one| (1_000 + one).to_string()).collect();
        let clerks: Vec<(&str, &str)> = badges.iter().map(|one| (one.as_str(), "职员")).collect();
        site::open_with_clerks(server, &clerks)?;
        let (mut signed_in, mut people) = (Vec::new(), Vec::new());
        for badge in &badges {
            let mut tablet = Tablet::enrol(server, SITE, &site::tablet_code(server)?)?;
            people.push(tablet.join(server, badge, PIN)?);
            signed_in.push(tablet);
        }
        let posts = windows(server, &people)?;
        let both = signed_in
            .into_iter()
            .enumerate()
            .map(|(place, tablet)| Ok((tablet, posts.get(place / 2).context("a window")?.clone())));
        Ok(Self { people, tablets: both.collect::<Result<_>>()? })
    }

    /// Lets everybody do something at their tablet and window.
    ///
    /// # Errors
    /// What is done fails.
    pub fn each(&mut self, mut act: impl FnMut(&mut Tablet, &PostId) -> Result<()>) -> Result<()> {
        self.tablets.iter_mut().try_for_each(|(tablet, post)| act(tablet, post))
    }

    /// Sends all that the tablets have, a part of each in turns; their clocks are so far ahead as the server's.
    ///
    /// # Errors
    /// The server does not take it.
    pub fn send(&mut self, server: &Server, ahead: i64) -> Result<()> {
        self.tablets.iter_mut().for_each(|(tablet, _)| tablet.ahead = ahead);
        let mut left = true;
        while left {
            left = false;
            for (tablet, _) in &mut self.tablets {
                if tablet.acknowledged < tablet.head() {
                    left = true;
                    push(server, tablet)?;
                }
            }
        }
        Ok(())
    }

    /// Returns how many operations the server has of all tablets.
    pub fn acknowledged(&self) -> u64 {
        self.tablets.iter().map(|(tablet, _)| tablet.acknowledged).sum()
    }

    /// Returns how many operations were entered on all tablets.
    pub fn entered(&self) -> u64 {
        self.tablets.iter().map(|(tablet, _)| tablet.head()).sum()
    }
}

/// Sends the next part of what a tablet has.
fn push(server: &Server, tablet: &mut Tablet) -> Result<()> {
    let to = tablet.head().min(tablet.acknowledged + AT_ONCE);
    let part = tablet.part(tablet.acknowledged, to);
    let frame = tablet.frame(&tablet.request(vec![part])?);
    let response = crate::tablet::read(&tablet.send(server, &frame)?)?;
    let mut answers =
        response.logs.iter().flat_map(|log| &log.runs).filter_map(|run| run.answer.as_ref());
    let accepted = answers.all(|answer| answer.verdict == Verdict::Accepted);
    ensure!(accepted, "not all accepted: {:?}", response.logs);
    tablet.take(&response);
    Ok(())
}

/// Lets a tablet write that its person comes to the window so many days from today: at 8:50, or late, at 9:10.
///
/// # Errors
/// Nobody is signed in.
pub fn comes(tablet: &mut Tablet, post: &PostId, days: i64, late: bool) -> Result<()> {
    tablet.ahead = if late { ahead(days, 9, 10) } else { ahead(days, 8, 50) };
    let start = duty::Operation::Start(Start { post: post.clone() });
    tablet.write(&Operation::Duty(start)).map(drop)
}

/// Lets a tablet write that its person leaves for that day, at 17:50.
///
/// # Errors
/// Nobody is signed in.
pub fn leaves(tablet: &mut Tablet, post: &PostId, days: i64) -> Result<()> {
    tablet.ahead = ahead(days, 17, 50);
    let end = duty::Operation::End(End { post: post.clone(), why: EndReason::DayOver });
    tablet.write(&Operation::Duty(end)).map(drop)
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
