//! The line in the hall: numbers from a tablet and a phone, called at a window, shown on the board.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use tests::clerk::Clerk;
use tests::resident::Resident;
use tests::server::Server;
use tests::site;

/// Puts a clerk of window 1 on duty at a tablet of their own.
fn on_duty(server: &Server, badge: &str) -> Result<Clerk> {
    let mut clerk = Clerk::at_new_tablet(server, badge)?;
    clerk.start_duty()?;
    clerk.synced()?;
    Ok(clerk)
}

/// Lets a clerk give so many numbers of their window, and returns them.
fn gives(clerk: &mut Clerk, numbers: usize) -> Result<Vec<String>> {
    clerk.go_by_rail("接待")?;
    clerk.tab.press("看排队")?;
    let mut given = Vec::new();
    for place in 1..=numbers {
        clerk.tab.press_at(".columns > :last-child .actions .button")?;
        clerk.tab.sees(&format!("-{place:03}"))?;
        let no =
            clerk.tab.eval("document.querySelector('.columns > :last-child .figure').innerText")?;
        given.push(no.as_str().context("a number")?.to_owned());
    }
    clerk.synced()?;
    Ok(given)
}

#[test]
fn two_clerks_cannot_call_one_visitor() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut wang = on_duty(&server, "101")?;
    let mut li = on_duty(&server, "102")?;
    let given = gives(&mut wang, 2)?;

    // Li's network goes; not knowing that Wang calls the same visitor, he calls them too.
    li.go_by_rail("接待")?;
    li.tab.sees("排着 2 位")?;
    li.network.cut();
    li.tab.press("叫下一位")?;
    li.tab.sees("服务器还没有确认")?;
    wang.tab.press("叫下一位")?;
    wang.tab.sees("人到了，接待")?;
    wang.synced()?;
    assert!(!wang.tab.has("服务器还没有确认")?);

    // The server lets one of them: the other is told who has them, and who is next.
    li.network.mend();
    li.synced()?;
    li.tab.no_longer_sees("服务器还没有确认")?;
    li.tab.sees("王芳")?;
    li.tab.sees("已经叫了这个号")?;
    li.tab.sees(&format!("下一位 {}", given[1]))?;
    li.tab.press("叫下一位")?;
    li.synced()?;
    assert!(li.tab.text()?.contains(&given[1]));
    let mut hall = Resident::with_phone()?;
    hall.go(&server, "/board")?;
    for no in &given {
        hall.tab.sees(no)?;
    }

    // Whoever is not there is set aside, and is next to nobody who waits.
    wang.tab.press("不在，先叫后面的")?;
    wang.tab.sees("叫过不在")?;
    wang.synced()?;
    hall.reload()?;
    hall.tab.sees("叫过不在")
}

#[test]
fn a_number_taken_on_a_phone_is_called_received_and_followed() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut wang = on_duty(&server, "101")?;
    let mut resident = Resident::with_phone()?;
    resident.go(&server, "")?;
    resident.tab.turn_page("取号排队")?;
    resident.tab.sees("现在没有人排队")?;
    resident.tab.turn_page("取号")?;
    resident.tab.sees("P-001")?;
    resident.tab.sees("下一位就是您")?;

    wang.go_by_rail("接待")?;
    wang.tab.sees("下一位 P-001")?;
    wang.tab.press("叫下一位")?;
    wang.synced()?;
    resident.reload()?;
    resident.tab.sees("请现在到1号窗口")?;
    let mut hall = Resident::with_phone()?;
    hall.go(&server, "/board")?;
    hall.tab.sees("P-001")?;
    hall.tab.sees("请到窗口")?;
    hall.tab.sees("王芳")?;

    wang.tab.press("人到了，接待")?;
    wang.tab.sees("接待 P-001 号")?;
    wang.tab.fill("按名称或编号找事项", "FP01")?;
    wang.tab.press_at(".tiles .tile, .rows .row")?;
    wang.tab.press("都带齐了")?;
    wang.tab.press("当场办结")?;
    wang.save()?;
    wang.synced()?;
    resident.reload()?;
    resident.tab.sees("已接待")?;
    hall.reload()?;
    hall.tab.sees("正在接待")
}
