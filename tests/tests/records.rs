//! Medical records: every chart is somewhere, and comes back. S3.1, S3.2, S3.4
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use domain::time::{Date, shift};
use tests::axe::Inspection;
use tests::charts::{chooses, line, list, opens_records, scans, signs_in, takes_in, today};
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;
use tests::tablet::now;

const DAY: i64 = 24 * 60 * 60_000;

/// Lends the volume that is open, until a day.
fn lends(clerk: &mut Clerk, until: Date) -> Result<()> {
    clerk.open_act("借出")?;
    clerk.tab.fill("借阅人姓名", "何医生")?;
    clerk.tab.fill("工号", "D01")?;
    clerk.tab.fill("科室", "心内科")?;
    clerk.tab.choose_day(".panel[open] input[type=date]", &until.to_string())?;
    clerk.do_act()
}

#[test]
fn a_chart_can_be_found_at_any_moment_of_its_past() -> Result<()> {
    let server = Server::start()?;
    site::open_hospital(&server)?;
    let mut seen = Inspection::begin()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    let lines: Vec<String> = (1..=3).map(|no| line(no, "心内科", today())).collect();
    takes_in(&mut clerk, &lines)?;
    seen.look(&mut clerk.tab, "the records")?;

    // Without a network: a ward brings three, of which one is not complete.
    clerk.network.cut();
    clerk.tab.press("签收")?;
    clerk.tab.press("心内科：加 3 份")?;
    clerk.tab.press("00100003/1")?;
    clerk.tab.press("缺报告")?;
    clerk.tab.fill("是什么", "病理报告")?;
    clerk.tab.fill("交的人姓名", "护士孙洁")?;
    seen.look(&mut clerk.tab, "what is signed in")?;
    clerk.tab.press("我收了 3 份")?;
    clerk.tab.sees("请交的人在这里点一下确认")?;
    clerk.tab.press("我是交的人")?;
    clerk.tab.press("我收了 3 份")?;
    clerk.tab.sees("有缺陷没补")?;
    clerk.tab.press("一起上架")?;
    clerk.tab.fill("架位", "A-01")?;
    clerk.tab.press("全选")?;
    clerk.tab.press_at(".card .button[data-kind='primary']")?;
    clerk.tab.sees("没有等上架的")?;
    scans(&mut clerk, 1)?;
    clerk.tab.sees("架位 A-01")?;
    lends(&mut clerk, today())?;
    clerk.tab.sees("借给 何医生（诊疗）")?;
    seen.look(&mut clerk.tab, "a volume that is lent")?;
    clerk.network.mend();
    clerk.synced()?;

    // Another tablet knows where it is and was: on the day before there was no such volume.
    let mut other = Clerk::at_new_tablet(&server, "103")?;
    scans(&mut other, 1)?;
    other.tab.sees("王**")?;
    other.tab.sees("借给 何医生")?;
    other.tab.sees("上架 A-01")?;
    other.tab.sees("签收，护士孙洁 交来")?;
    for (day, said) in [(today(), "借给 何医生"), (shift(today(), -1), "那天还没有这份病案")]
    {
        other.tab.choose_day("input[type=date]", &day.to_string())?;
        other.tab.sees(said)?;
    }
    seen.end()
}

#[test]
fn two_tablets_lend_one_volume_and_one_loan_stands() -> Result<()> {
    let server = Server::start()?;
    site::open_hospital(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    takes_in(&mut clerk, &[line(1, "骨科", today())])?;
    scans(&mut clerk, 1)?;
    signs_in(&mut clerk, 1)?;
    clerk.synced()?;
    let mut other = Clerk::at_new_tablet(&server, "103")?;
    scans(&mut other, 1)?;
    other.network.cut();
    lends(&mut other, today())?;
    other.tab.sees("借给 何医生")?;
    lends(&mut clerk, today())?;
    clerk.tab.sees("借给 何医生")?;
    clerk.synced()?;
    other.network.mend();
    other.tab.eval("window.dispatchEvent(new Event('online'))")?;
    other.tab.sees("需处理 1")?;
    other.tab.press("需处理 1")?;
    other.tab.sees("已借给 何医生")?;
    other.tab.sees("00100001/1")
}

#[test]
fn a_loan_cannot_be_renewed_after_it_is_due() -> Result<()> {
    let mut server = Server::start()?;
    site::open_hospital(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    takes_in(&mut clerk, &[line(1, "骨科", today())])?;
    scans(&mut clerk, 1)?;
    signs_in(&mut clerk, 1)?;
    lends(&mut clerk, today())?;
    clerk.tab.sees("借给 何医生")?;
    clerk.synced()?;
    let ahead = server.go_on_at(now() + DAY)?;
    clerk.starts_again("王芳", ahead)?;
    clerk.tab.sees("借阅超期")?;
    scans(&mut clerk, 1)?;
    clerk.tab.sees("超期，应在")?;
    clerk.open_act("续借")?;
    clerk.tab.sees("超期的先归还，不能续借")?;
    // Reminded of today it is, and back it comes.
    clerk.open_act("记下已提醒")?;
    clerk.do_act()?;
    clerk.tab.sees("已催：借阅超期（打电话）")?;
    signs_in(&mut clerk, 1)
}

#[test]
fn a_ward_is_chased_by_the_third_day() -> Result<()> {
    let server = Server::start()?;
    site::open_hospital(&server)?;
    let mut seen = Inspection::begin()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    // One for each of two weeks: whatever day it is, some ward is at its third day.
    let lines: Vec<String> = (1..=14)
        .map(|back| {
            line(back, &format!("{back:02}病区"), shift(today(), -i64::try_from(back).unwrap()))
        })
        .collect();
    takes_in(&mut clerk, &lines)?;
    clerk.tab.sees("要催的病区")?;
    for round in ["当天提醒", "告诉科主任", "报医务科"] {
        clerk.tab.sees(round)?;
    }
    seen.look(&mut clerk.tab, "wards to be chased")?;
    clerk.tab.press("告诉科主任")?;
    clerk.tab.sees("怎么催的")?;
    seen.look(&mut clerk.tab, "a ward that is chased")?;
    clerk.do_act()?;
    clerk.tab.sees("没有要催的")?;
    clerk.tab.press_at(".row")?;
    clerk.tab.sees("已催：告诉科主任（打电话）")?;
    seen.end()
}

#[test]
fn an_import_is_cut_off_and_finishes_without_doubles() -> Result<()> {
    let server = Server::start()?;
    site::open_hospital(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    let lines: Vec<String> = (1..=400).map(|no| line(no, "心内科", today())).collect();
    let folder = tempfile::tempdir()?;
    let file = list(&folder, &lines)?;
    chooses(&mut clerk, &file)?;
    clerk.tab.press("导入 400 份")?;
    clerk.tab.sees("正在导入，还剩 3")?;
    clerk.starts_again("王芳", 0)?;
    chooses(&mut clerk, &file)?;
    clerk.tab.sees("份已经在名单里，跳过")?;
    clerk.tab.press_at(".card .button[data-kind='primary']")?;
    clerk.tab.sees("已导入")?;
    opens_records(&mut clerk)?;
    clerk.tab.press("出院名单")?;
    clerk.tab.sees("00100400/1")?;
    let count = clerk.tab.eval("document.querySelectorAll('.rows .row').length")?;
    assert_eq!(count, 400);
    clerk.synced()
}
