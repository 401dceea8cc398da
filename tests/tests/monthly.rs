//! A window's month in points: each point shows what it is for, is contested and answered, and a month that is over
//! is closed for good. 2.11
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;
use tests::tablet::now;

/// The press of the card that is unfolded among the points.
const SAY: &str = ".columns > :first-child .card .card .button[data-kind=primary]";

/// A day, in ms.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Lets the administrator note something of the first window.
fn notes(office: &mut Clerk, seen: &mut Inspection) -> Result<()> {
    office.go("months")?;
    office.sign_in("陈国华")?;
    office.tab.sees("进行中")?;
    seen.look(&mut office.tab, "the months of the windows")?;
    office.tab.press("综合受理")?;
    office.tab.sees("各部分得分")?;
    office.open_act("记一件事")?;
    office.do_act()?;
    office.tab.sees("请选一样")?;
    office.tab.sees("请写几句")?;
    office.tab.press("卫生没做好")?;
    office.tab.fill("几点", "25:00")?;
    office.tab.fill("经过", "柜台上堆着杂物。")?;
    office.do_act()?;
    office.tab.sees("请写成 14:00 这样")?;
    office.tab.fill("几点", "00:00")?;
    office.do_act()?;
    office.tab.sees("扣 10 分")?;
    office.tab.sees("90 分")?;
    seen.look(&mut office.tab, "a window's month")
}

#[test]
fn a_point_is_contested_by_its_window_and_answered_by_somebody_else() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "001")?;
    notes(&mut office, &mut seen)?;

    // The window reads it, and objects; of other windows it reads nothing.
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.go("months")?;
    wang.sign_in("王芳")?;
    wang.tab.sees("90 分")?;
    assert!(!wang.tab.has("2号窗口")?, "{}", wang.tab.text()?);
    wang.tab.press("综合受理")?;
    wang.tab.sees("柜台上堆着杂物。")?;
    assert!(!wang.tab.has("记一件事")?);
    wang.tab.press("提出异议")?;
    wang.tab.fill("理由", "是来访者刚放下的行李。")?;
    wang.tab.press_at(SAY)?;
    wang.tab.sees("已提异议")?;
    assert!(wang.tab.has("90 分")?, "it counts until it is answered");

    // Whoever noted it does not answer; somebody else does.
    office.tab.reload()?;
    office.sign_in("陈国华")?;
    office.tab.sees("是来访者刚放下的行李。")?;
    assert!(!office.tab.has("处理异议")?);
    let mut other = Clerk::at_new_tablet(&server, "002")?;
    other.go("months")?;
    other.sign_in("赵敏")?;
    other.tab.sees("1 项异议待答复")?;
    other.tab.press("综合受理")?;
    other.tab.press("不计")?;
    other.tab.fill("理由", "监控可以证明。")?;
    other.tab.press_at(SAY)?;
    other.tab.sees("异议成立，不计")?;
    other.tab.sees("100 分")?;
    seen.look(&mut other.tab, "a point that does not count")?;
    seen.end()
}

#[test]
fn other_rules_hold_from_the_first_month_that_may() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "001")?;
    office.go("months/rules")?;
    office.sign_in("陈国华")?;
    office.tab.sees("乱收费")?;
    office.tab.press("用县级大厅的表")?;
    office.tab.fill("迟到：分", "半")?;
    office.tab.sees("请填分数，例如 1 或 0.5")?;
    office.tab.fill("迟到：分", "0.5")?;
    office.tab.no_longer_sees("请填分数，例如 1 或 0.5")?;
    office.tab.fill("考勤满分", "10")?;
    office.tab.sees("各部分合计 90 分")?;
    office.tab.press_at(".card:last-of-type .button[data-kind=primary]")?;
    office.tab.sees("各部分合计要是 100 分")?;
    // What was typed outlives the tab.
    office.go_by_rail("今日")?;
    office.tab.sees("今天到期")?;
    office.starts_again("陈国华", 0)?;
    office.go("months/rules")?;
    office.sign_in("陈国华")?;
    office.tab.sees("各部分合计 90 分")?;
    office.tab.fill("考勤满分", "20")?;
    office.tab.fill("叫什么", "擅自换班")?;
    office.tab.press("服务态度")?;
    seen.look(&mut office.tab, "rules of scoring being changed")?;
    seen.end()
}

#[test]
fn a_month_that_is_over_is_closed_for_good() -> Result<()> {
    let mut server = Server::start()?;
    site::open(&server)?;
    let mut office = Clerk::at_new_tablet(&server, "001")?;
    office.go("months")?;
    office.sign_in("陈国华")?;
    office.tab.sees("进行中")?;
    assert!(!office.tab.has("封存这个月")?);
    let ahead = server.go_on_at(now() + 45 * DAY)?;
    office.starts_again("陈国华", ahead)?;
    office.go("months")?;
    office.sign_in("陈国华")?;
    office.tab.sees("可以封存")?;
    office.tab.press("封存这个月")?;
    office.tab.sees("已封存")?;
    office.tab.reload()?;
    office.sign_in("陈国华")?;
    office.tab.sees("已封存")
}
