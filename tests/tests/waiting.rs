//! Who waits for an earlier time is told of it, and nobody else gets it meanwhile.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use domain::site::Settings;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::gateway::Gateway;
use tests::resident::{Resident, free_times, links, page, send};
use tests::server::Server;
use tests::site;

/// A site that gives few places.
fn few_places() -> Settings {
    Settings { slot_places: 1, slot_minutes: 480, public_percent: 90, ..Settings::default() }
}

/// Takes the last time there is for an item at the first window and agrees to messages.
fn books_the_last(resident: &mut Resident, server: &Server) -> Result<()> {
    let first = site::first_post()?;
    let mut times = free_times(server, "FP01")?;
    times.retain(|link| link.contains(&format!("/t/{first}/")));
    let last = times.pop().context("a free time at the first window")?;
    resident.go(server, &last)?;
    resident.tab.fill("姓名或称呼", "吴女士")?;
    resident.tab.fill("手机或电话", "138 0000 1234")?;
    resident.tab.press("发短信或打电话告诉我")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("已约好")
}

#[test]
fn an_earlier_time_is_held_for_whoever_waits_and_for_nobody_else() -> Result<()> {
    let gateway = Gateway::start()?;
    let mut server = Server::start()?;
    server.give_gateway(gateway.port())?;
    site::open_with(&server, few_places())?;
    let mut resident = Resident::with_phone()?;
    let mut seen = Inspection::begin()?;
    books_the_last(&mut resident, &server)?;
    resident.tab.turn_page("改时间")?;
    resident.tab.sees("等更早的时间")?;
    resident.look(&mut seen, "move, with a list to wait on")?;
    resident.tab.turn_page("等更早的时间")?;
    resident.tab.sees("有更早的时间")?;
    resident.look(&mut seen, "slip with an earlier time")?;
    let told = &gateway.given(2)?[1].message;
    assert_eq!(told.kind, "earlier_held");
    assert!(told.text.contains("为您留到") && !told.text.contains("生育"), "{}", told.text);

    // The time it names is nobody else's: its form leads nowhere, though nobody has it yet.
    let slip = resident.tab.eval("location.pathname")?.as_str().unwrap_or_default().to_owned();
    let form = "document.querySelector('form input[name=from]')";
    let from = resident.tab.eval(&format!("{form}.value"))?;
    let post = resident.tab.eval(&format!("{form}.form.querySelector('[name=post]').value"))?;
    let (from, post) = (from.as_str().context("a time")?, post.as_str().context("a window")?);
    let taken = format!("/i/FP01/t/{post}/{from}");
    let fields = [("key", "k-another-visitor-1"), ("name", "周先生"), ("phone", "13900005678")];
    let refused = send(&server, &taken, &fields)?;
    assert_eq!(refused.status, 409, "{}", String::from_utf8_lossy(&refused.body));
    let days = links(&page(&server, "/i/FP01/days")?);
    for day in days.iter().filter(|link| link.contains("/d/")) {
        assert!(!links(&page(&server, day)?).contains(&taken));
    }

    // Not this one: the next is held instead, and taken with one press.
    resident.tab.turn_page("不要这个，继续等")?;
    resident.tab.sees("有更早的时间")?;
    assert_ne!(resident.tab.eval(&format!("{form}.value"))?.as_str(), Some(from));
    resident.tab.turn_page("改到这个时间")?;
    resident.tab.sees("原来约在")?;
    assert!(!resident.tab.has("有更早的时间")?);
    assert_eq!(resident.tab.eval("location.pathname")?.as_str(), Some(slip.as_str()));
    // The one passed on is anybody's again.
    let free = send(&server, &taken, &fields)?;
    assert_eq!(free.status, 303, "{}", String::from_utf8_lossy(&free.body));
    seen.end()
}

#[test]
fn without_a_gateway_a_clerk_calls_about_an_earlier_time_and_takes_it() -> Result<()> {
    let server = Server::start()?;
    site::open_with(&server, few_places())?;
    let mut resident = Resident::with_phone()?;
    books_the_last(&mut resident, &server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.go_by_rail("预约")?;
    clerk.tab.press("生育登记")?;
    clerk.tab.press("等更早的时间")?;
    clerk.tab.press_at(".panel[open] .panel-body .button")?;
    clerk.synced()?;
    clerk.tab.sees("为来访人留到")?;
    clerk.tab.press_at(".panel[open] .panel-body .button[data-kind=primary]")?;
    clerk.tab.no_longer_sees("为来访人留到")?;
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    resident.reload()?;
    resident.tab.sees("原来约在")
}
