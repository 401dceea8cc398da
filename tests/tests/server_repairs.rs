//! What is broken is heard of though a whole campus has one address, though its answer was lost, and whatever
//! else was sent meanwhile. UL01, UL02
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use anyhow::Result;
use domain::Operation;
use domain::id::TeamId;
use domain::repair::{self, SetTeam};
use domain::text::Text;
use tests::opening::{self, BADGES, PIN};
use tests::resident::send_from;
use tests::server::{ADDRESS_HEADER, Answer, Server};
use tests::site::SITE;
use tests::tablet::Tablet;

/// Where a whole campus comes from.
const CAMPUS: [(&str, &str); 1] = [(ADDRESS_HEADER, "192.0.2.1")];

fn team(team: Option<TeamId>, off: bool) -> Operation {
    let (name, phone) = (Text::hans("水电组"), "020-5550-2811".to_owned());
    Operation::Repair(repair::Operation::SetTeam(SetTeam { team, name, phone, person: None, off }))
}

/// Opens the small site with a team to send; returns its administrator's tablet and the team.
fn takes_repairs(server: &Server) -> Result<(Tablet, TeamId)> {
    let opened = opening::open_site(server, SITE)?;
    let mut office = Tablet::enrol(server, SITE, &opened.code)?;
    office.join(server, BADGES[0], PIN)?;
    let set = office.write(&team(None, false))?;
    office.sync(server)?;
    Ok((office, TeamId(set.to_string())))
}

fn reports(server: &Server, key: &str, danger: &str) -> Result<Answer> {
    let fields = [
        ("key", key),
        ("place", "302 室"),
        ("kind", "water"),
        ("danger", danger),
        ("words", "水从墙里喷出来"),
    ];
    send_from(server, "/repair", &fields, &CAMPUS)
}

#[test]
fn a_report_whose_answer_was_lost_leads_to_its_page_whatever_has_changed_since() -> Result<()> {
    let server = Server::start()?;
    let (mut office, set) = takes_repairs(&server)?;
    let first = reports(&server, "k1", "burst")?;
    assert_eq!(first.status, 303);
    office.write(&team(Some(set), true))?;
    office.sync(&server)?;
    assert_eq!(reports(&server, "k2", "burst")?.status, 422, "nobody is sent any more");
    let again = reports(&server, "k1", "burst")?;
    assert_eq!((again.status, again.header("location")), (303, first.header("location")));
    assert!(first.header("location").unwrap().ends_with("?live=1"), "it follows what happens");
    Ok(())
}

#[test]
fn whatever_a_campus_sends_keeps_nobody_from_calling_for_help() -> Result<()> {
    let server = Server::start()?;
    takes_repairs(&server)?;
    let complains = |key: &str, kind: &str| {
        let fields = [("key", key), ("kind", kind), ("words", "问了三遍")];
        send_from(&server, "/complain", &fields, &CAMPUS)
    };
    // What has a fault does nothing, and is not counted among what does.
    for number in 0..15 {
        assert_eq!(complains(&format!("f{number}"), "nothing")?.status, 422);
    }
    for number in 0..10 {
        assert_eq!(complains(&format!("c{number}"), "words")?.status, 303, "{number}");
    }
    let slower = complains("c10", "words")?;
    let page = String::from_utf8_lossy(&slower.body).into_owned();
    assert_eq!(slower.status, 429);
    assert!(page.contains(r#"<a href="tel:02055500001">"#) && page.contains("119"), "{page}");
    // The same form again is no further one.
    assert_eq!(complains("c9", "words")?.status, 303);
    for number in 0..12 {
        assert_eq!(reports(&server, &format!("d{number}"), "none")?.status, 303, "{number}");
        assert_eq!(reports(&server, &format!("b{number}"), "burst")?.status, 303, "{number}");
    }
    Ok(())
}

#[test]
fn ordinary_reports_are_bounded_and_keep_no_danger_out() -> Result<()> {
    let server = Server::start()?;
    takes_repairs(&server)?;
    let statuses: Result<Vec<u16>> = (0..125)
        .map(|number| Ok(reports(&server, &format!("d{number}"), "none")?.status))
        .collect();
    let statuses = statuses?;
    assert!(statuses[..120].iter().all(|status| *status == 303), "{statuses:?}");
    assert!(statuses[120..].iter().all(|status| *status == 429), "{statuses:?}");
    assert_eq!(reports(&server, "b1", "burst")?.status, 303);
    Ok(())
}
