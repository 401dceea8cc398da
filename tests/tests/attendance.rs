//! The attendance register: a network outage is held against nobody, and a wrong time is corrected
//! beside the mark, by somebody else. S1.3.1, practice 2.10
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use domain::site::Settings;
use domain::time::{Timestamp, Zone, shift};
use tests::axe;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;
use tests::tablet::now;

/// Starts a server with a township that is open at every hour, whose tablets stay unlocked while minutes go by.
fn town() -> Result<Server> {
    let server = Server::start()?;
    let settings = Settings { lock_after_seconds: 600, ..Settings::default() };
    site::open_with(&server, settings)?;
    Ok(server)
}

/// Returns the minute of the day at the site.
fn minute() -> u16 {
    Timestamp(now()).local(Zone::default()).1.0
}

/// Waits until another minute begins, and returns it as people write it.
fn next_minute() -> String {
    let before = minute();
    while minute() == before {
        sleep(Duration::from_millis(200));
    }
    let now = minute();
    format!("{:02}:{:02}", now / 60, now % 60)
}

/// Waits for a day of somebody in the register that comes to something, and opens it.
fn opens(clerk: &mut Clerk, name: &str, comes_to: &str) -> Result<()> {
    clerk.tab.press_at(&format!(".attendance-day[aria-label^='{name}'][aria-label$='{comes_to}']"))
}

/// Says whether the register calls any day of somebody so.
fn is_called(clerk: &mut Clerk, name: &str, word: &str) -> Result<bool> {
    let day = format!(".attendance-day[aria-label^='{name}'][aria-label*='{word}']");
    Ok(clerk.tab.eval(&format!("document.querySelector(\"{day}\") !== null"))? == true)
}

/// Goes to the register from the posts.
fn goes_there(clerk: &mut Clerk) -> Result<()> {
    clerk.go_by_rail("岗位")?;
    clerk.tab.press("考勤")?;
    clerk.tab.sees("上个月")
}

/// Returns the line that says where the person of the open day was, and from when.
fn there(clerk: &mut Clerk) -> Result<String> {
    clerk.tab.sees("在岗：")?;
    let found = "[...document.querySelectorAll('p')].find((one) => one.innerText.startsWith('在岗：')).innerText";
    Ok(clerk.tab.eval(found)?.as_str().context("a line")?.to_owned())
}

/// Returns when somebody came, of a line that says where they were.
fn came(line: &str) -> &str {
    let colon = line.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    line[colon..].split(['–', ' ', '，']).next().unwrap_or_default()
}

/// Goes to the register two days later, to the month of the day it is about.
fn goes_there_later(clerk: &mut Clerk, day: Timestamp, ahead: i64) -> Result<()> {
    goes_there(clerk)?;
    let month = |at: Timestamp| at.date(Zone::default()).to_string()[..7].to_owned();
    if month(day) != month(Timestamp(now() + ahead)) {
        clerk.tab.press("上个月")?;
    }
    Ok(())
}

#[test]
fn a_network_outage_is_not_held_against_anyone() -> Result<()> {
    let mut server = town()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    // She starts and works without a network; her own register knows it.
    clerk.network.cut();
    clerk.start_duty()?;
    let day = Timestamp(now());
    clerk.finish_on_the_spot("FP01")?;
    goes_there(&mut clerk)?;
    opens(&mut clerk, "王芳", "出勤")?;
    let really = came(&there(&mut clerk)?).to_owned();

    // Two days later it is long over, and nobody else knows: her tablet is named, and she is not called absent.
    let ahead = server.go_on_at(now() + 2 * 24 * 60 * 60_000)?;
    supervisor.starts_again("赵敏", ahead)?;
    goes_there_later(&mut supervisor, day, ahead)?;
    opens(&mut supervisor, "王芳", "待核实")?;
    supervisor.tab.sees("在当天下班后还没有报到")?;
    supervisor.tab.sees("当天没有任何记录")?;
    for word in ["迟到", "旷工", "空岗"] {
        assert!(!is_called(&mut supervisor, "王芳", word)?, "{word}");
    }

    // What comes two days late counts for when it was.
    clerk.starts_again("王芳", ahead)?;
    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    opens(&mut supervisor, "王芳", "出勤")?;
    assert_eq!(came(&there(&mut supervisor)?), really);
    supervisor.tab.no_longer_sees("在当天下班后还没有报到")?;
    // Whom no tablet can speak for is called absent: the register can tell.
    supervisor.tab.press_at(".attendance-day[aria-label^='周梅'][aria-label*='旷工']")
}

#[test]
fn a_correction_is_asked_by_one_and_granted_by_another() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    let came = next_minute();
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    next_minute();
    clerk.start_duty()?;
    clerk.synced()?;
    goes_there(&mut clerk)?;
    assert!(!is_called(&mut clerk, "李强", "")?, "a clerk sees their own days alone");
    opens(&mut clerk, "王芳", "出勤")?;
    let marked = there(&mut clerk)?;
    let asks = ".columns .actions .button";
    clerk.tab.fill("时间", "八点")?;
    clerk.tab.press_at(asks)?;
    clerk.tab.sees("写成")?;
    clerk.tab.fill("时间", &came)?;
    clerk.tab.press_at(asks)?;
    clerk.tab.sees("请写补卡的理由")?;
    clerk.tab.fill("理由", "平板没电，借电源时已在窗口。")?;
    clerk.tab.press_at(asks)?;
    clerk.tab.sees("等主管答复")?;
    clerk.synced()?;
    assert_eq!(there(&mut clerk)?, marked, "asked is not granted");

    // Somebody else reads the reason, and grants it with theirs.
    goes_there(&mut supervisor)?;
    supervisor.tab.sees("待答复的补卡")?;
    supervisor.tab.press("借电源时已在窗口")?;
    axe::finds_nothing(&mut supervisor.tab, "a day of the register")?;
    supervisor.tab.fill("理由", "监控可见。")?;
    supervisor.tab.press_at(".panel .button[data-kind=primary]")?;
    supervisor.tab.no_longer_sees("待答复的补卡")?;
    supervisor.synced()?;
    supervisor.tab.sees("同意补卡")?;

    // The mark stays beside it.
    clerk.tab.sees("监控可见。")?;
    clerk.tab.sees(&came)?;
    opens(&mut clerk, "王芳", "已补卡")?;
    clerk.tab.sees("上岗：1号窗口")?;
    assert!(there(&mut clerk)?.contains(&came));
    assert_ne!(there(&mut clerk)?, marked);
    Ok(())
}

/// Plans a day of sick leave for somebody, after tomorrow.
fn plans_leave(admin: &mut Clerk, name: &str) -> Result<()> {
    let date = shift(Timestamp(now()).date(Zone::default()), 2).to_string();
    admin.tab.press(name)?;
    admin.tab.press("病假")?;
    for name in ["从", "到"] {
        // A browser takes typed letters into a date each in its own way.
        let label = format!(
            "[...document.querySelectorAll('label')].find((one) => one.innerText === '{name}')"
        );
        let typed = format!(
            "(() => {{ const one = {label}.control; one.value = '{date}'; one.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
        );
        admin.tab.eval(&typed)?;
    }
    admin.tab.press("保存")
}

#[test]
fn leave_that_would_empty_a_post_is_refused_with_who_could_cover() -> Result<()> {
    let server = town()?;
    let mut admin = Clerk::at_new_tablet(&server, "001")?;
    admin.go_by_rail("更多")?;
    admin.tab.press("设置")?;
    admin.tab.press("请假与外出")?;
    for (name, planned) in [("王芳", 1), ("李强", 2)] {
        plans_leave(&mut admin, name)?;
        let stands = format!("document.querySelectorAll('.rows > li').length === {planned}");
        admin.tab.until("the leave", &stands)?;
    }
    plans_leave(&mut admin, "赵敏")?;
    admin.tab.sees("A岗和B岗")?;
    admin.tab.sees("可以顶岗的有：周梅")?;
    admin.tab.sees("S1.3.2")
}
