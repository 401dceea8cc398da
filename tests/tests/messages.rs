//! How residents are told of what changes: by a gateway, and by phone where there is none.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::gateway::Gateway;
use tests::resident::{Resident, free_times, send};
use tests::server::Server;
use tests::site;

/// Takes the next free time for an item and agrees to messages.
fn books(resident: &mut Resident, server: &Server, name: &str, phone: &str) -> Result<()> {
    resident.go(server, "")?;
    resident.tab.turn_page("生育登记")?;
    resident.tab.turn_page("约这个时间")?;
    resident.tab.fill("姓名或称呼", name)?;
    resident.tab.fill("手机或电话", phone)?;
    resident.tab.press("发短信或打电话告诉我")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("已约好")
}

#[test]
fn a_resident_is_told_by_message_of_what_they_booked_and_of_what_changes() -> Result<()> {
    let gateway = Gateway::start()?;
    let mut server = Server::start()?;
    server.give_gateway(gateway.port())?;
    site::open(&server)?;
    // The gateway is out of order at first: the same message comes again, under the same name.
    gateway.answers(&[503]);
    let mut resident = Resident::with_phone()?;
    let mut seen = Inspection::begin()?;
    books(&mut resident, &server, "吴女士", "138 0000 1234")?;
    let slip = resident.tab.eval("location.pathname")?;
    resident.look(&mut seen, "slip with messages")?;
    let given = gateway.given(2)?;
    assert_eq!((given[0].status, given[1].status), (503, 202));
    let (first, booked) = (&given[0].message, &given[1].message);
    assert_eq!((&first.id, &first.text), (&booked.id, &booked.text));
    assert_eq!((given[1].key.as_str(), booked.kind.as_str()), (booked.id.as_str(), "booked"));
    assert_eq!((booked.to.as_str(), booked.language.as_str()), ("138 0000 1234", "zh-Hans"));
    assert!(booked.text.starts_with("请") && booked.text.contains("号窗口"), "{}", booked.text);
    assert!(!booked.text.contains("生育"), "others read a phone too: {}", booked.text);
    assert!(booked.expires > tests::tablet::now() && booked.site == site::SITE);
    for private in ["吴女士", "0000 1234", "13800001234"] {
        assert!(!server.stores(private), "{private} is stored in plain");
    }

    // The link in it is the slip; what happens there is told, too.
    let (_, link) = booked.text.split_once("http").unwrap();
    resident.tab.goto(&format!("http{link}"))?;
    resident.tab.sees("已约好")?;
    assert_eq!(resident.tab.eval("location.pathname")?, slip);
    resident.tab.turn_page("取消预约")?;
    resident.tab.turn_page("确定取消")?;
    resident.tab.sees("已取消")?;
    let cancelled = &gateway.given(3)?[2].message;
    assert_eq!(cancelled.kind, "cancelled");

    // Who takes it back on the slip is left alone: only the next visitor hears anything.
    books(&mut resident, &server, "周先生", "139 0000 5678")?;
    gateway.given(4)?;
    resident.tab.turn_page("不再提醒我")?;
    resident.tab.sees("没有开启提醒")?;
    resident.look(&mut seen, "slip without messages")?;
    resident.tab.turn_page("取消预约")?;
    resident.tab.turn_page("确定取消")?;
    books(&mut resident, &server, "Ms Green", "137 0000 9999")?;
    let given = gateway.given(5)?;
    let kinds: Vec<&str> = given.iter().map(|one| one.message.kind.as_str()).collect();
    assert_eq!(kinds, ["booked", "booked", "cancelled", "booked", "booked"]);
    assert_eq!(given[4].message.to, "137 0000 9999");
    seen.end()
}

#[test]
fn without_a_gateway_a_clerk_reminds_visitors_by_phone() -> Result<()> {
    let mut server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    // The last time of the last day at window 1: a working day lies before it, whatever day it is.
    let post = format!("/t/{}/", site::first_post()?);
    let times = free_times(&server, "FP01")?;
    let form = times.iter().rfind(|form| form.contains(&post)).context("a time at window 1")?;
    let millis = form.rsplit('/').next().and_then(|rest| rest.split('?').next());
    let from: i64 = millis.context("a time")?.parse()?;
    let fields = [("key", "k1"), ("name", "吴女士"), ("phone", "13800001234"), ("messages", "yes")];
    let slip = send(&server, form, &fields).with_context(|| server.log())?;
    let slip = slip.header("location").context("a slip")?.to_owned();

    let ahead = server.go_on_at(from - 24 * 60 * 60_000)?;
    clerk.starts_again("王芳", ahead)?;
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.tab.sees("要打电话告知")?;
    clerk.tab.press_at(".row[href*='appointment/']")?;
    clerk.tab.sees("请打电话告知：预约提醒")?;
    clerk.tab.sees("请把材料带齐")?;
    clerk.tab.press("没有打通")?;
    clerk.tab.sees("王芳打过，没接通")?;
    clerk.tab.press("已告知")?;
    clerk.tab.sees("王芳已电话告知")?;
    clerk.tab.no_longer_sees("请打电话告知")?;
    // The visitor takes it back at the window, and their slip says so.
    clerk.tab.press("不再发送")?;
    clerk.tab.sees("来访人没有要求接收消息")?;
    clerk.synced()?;
    let page = server.get(&slip, &[])?;
    assert!(String::from_utf8_lossy(&page.body).contains("没有开启提醒"));
    clerk.go_by_rail("今日")?;
    clerk.tab.no_longer_sees("要打电话告知")
}
