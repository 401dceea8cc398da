//! A site with a history: thousands of cases, put on the server in seconds.

use anyhow::{Result, ensure};
use domain::CaseId;
use domain::site::Settings;

use crate::day::Day;
use crate::server::Server;
use crate::site::{self, PIN, SITE};
use crate::tablet::Tablet;

/// Closed cases that stay at hand: as many as a site may choose.
const KEPT: u16 = 20_000;

/// Cases of one tablet: their serials of a day end at 999.
const OF_ONE: u64 = 990;

/// Cases of one request.
const AT_ONCE: u64 = 330;

/// Opens the site and gives it so many cases of badge 101, the last of which stay open; returns
/// those.
///
/// # Errors
/// The server refuses.
pub fn site(server: &Server, cases: u64, open: u64) -> Result<Vec<CaseId>> {
    site::open_with(server, Settings { closed_kept: KEPT, ..Settings::default() })?;
    let (mut done, mut left_open) = (0, Vec::new());
    while done < cases {
        let mut tablet = Tablet::enrol(server, SITE, &site::tablet_code(server)?)?;
        tablet.join(server, "101", PIN)?;
        let end = cases.min(done + OF_ONE);
        for serial in 1..=end - done {
            let stays = done + serial + open > cases;
            let mut day = Day::now(&mut tablet, true);
            if done + serial == 1 {
                day.start()?;
            }
            let case = day.case(serial, !stays)?;
            left_open.extend(stays.then_some(case));
            if serial % AT_ONCE == 0 {
                push(server, &mut tablet)?;
            }
        }
        push(server, &mut tablet)?;
        done = end;
    }
    Ok(left_open)
}

/// Pushes everything, and makes sure that all of it was accepted.
fn push(server: &Server, tablet: &mut Tablet) -> Result<()> {
    let before = tablet.acknowledged;
    let response = tablet.sync(server)?;
    let runs = response.logs.iter().flat_map(|log| &log.runs);
    let accepted = |run: &sync::wire::Run| {
        run.answer.as_ref().is_some_and(|answer| answer.verdict == sync::Verdict::Accepted)
    };
    let count: u64 = runs.filter(|run| accepted(run)).map(|run| run.count).sum();
    ensure!(count == tablet.head() - before, "{:?}", response.logs);
    Ok(())
}
