//! What is promised about appointments, in a real browser against the real Worker.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use domain::site::Settings;
use domain::time::{Timestamp, Zone, shift};
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;
use tests::tablet::now;

#[test]
fn two_tablets_cannot_sell_the_same_place_twice() -> Result<()> {
    let server = Server::start()?;
    let settings =
        Settings { slot_places: 1, public_percent: 0, lent_percent: 0, ..Settings::default() };
    site::open_with(&server, settings)?;
    let mut first = Clerk::at_new_tablet(&server, "101")?;
    let mut other = Clerk::at_new_tablet(&server, "103")?;
    for clerk in [&mut first, &mut other] {
        clerk.start_duty()?;
        clerk.synced()?;
        clerk.network.cut();
        clerk.asks_for_a_time("吴女士")?;
        clerk.tab.press_at(".tiles .tile")?;
        clerk.takes_the_first("联网后确认")?;
        clerk.tab.sees("待确认：联网后由服务器确认")?;
    }
    first.network.mend();
    first.synced()?;
    first.tab.sees("需处理 0")?;
    other.network.mend();
    other.tab.sees("需处理 1")?;
    other.tab.press("需处理")?;
    other.tab.sees("已经约满")?;
    other.tab.sees("下面这些时间还可以约")?;
    // Another time is one press away.
    other.tab.press("约时间")?;
    other.takes_the_first("联网后确认")?;
    other.synced()?;
    first.go_by_rail("预约")?;
    first.tab.sees("生育登记")
}

/// What is said of one appointment that a change of hours would break.
const BROKEN: &str = "这样改，下面 1 个预约不在开放时间里了";

#[test]
fn a_day_is_closed_only_once_whoever_is_expected_on_it_has_been_seen() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.asks_for_a_time("吴女士")?;
    clerk.takes_the_first("当场约定")?;
    clerk.synced()?;

    let mut admin = Clerk::at_new_tablet(&server, "001")?;
    // The first time given is today or tomorrow: both are shut.
    let mut named = 0;
    for days in 0..2 {
        admin.synced()?;
        admin.go("setup/calendar")?;
        admin.sign_in("陈国华")?;
        let date = shift(Timestamp(now()).date(Zone::default()), days);
        admin.tab.choose_day("input[type=date]", &date.to_string())?;
        let reason = format!("停电检修第{days}天");
        let closed = format!("关闭 · {reason}");
        admin.tab.fill("原因", &reason)?;
        admin.tab.press("保存")?;
        if admin.tab.sees_either(&closed, BROKEN)? == BROKEN {
            admin.tab.sees("生育登记")?;
            // What is typed stays while one thinks it over.
            admin.tab.press("取消")?;
            admin.tab.no_longer_sees(BROKEN)?;
            admin.tab.press("保存")?;
            admin.tab.press("看清了，照样接待，保存")?;
            admin.tab.sees(&closed)?;
            named += 1;
        }
    }
    assert_eq!(named, 1, "it is named on its own day, and only there");
    admin.synced()?;
    admin.tab.sees("需处理 0")?;
    // It stays promised.
    admin.go_by_rail("预约")?;
    admin.tab.sees("生育登记")
}

#[test]
fn a_place_promised_offline_is_kept_when_the_tablet_comes_back_two_days_late() -> Result<()> {
    let mut server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.promises_without_a_network("吴女士")?;

    // Two days later its loans are long over, and the tablet is switched on again.
    let ahead = server.go_on_at(now() + 2 * 24 * 60 * 60_000)?;
    clerk.starts_again("王芳", ahead)?;
    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.go_by_rail("预约")?;
    clerk.tab.sees("生育登记")?;
    clerk.tab.no_longer_sees("超出名额")
}

#[test]
fn a_place_promised_offline_is_kept_although_it_was_written_off_meanwhile() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.promises_without_a_network("吴女士")?;

    // Nobody heard of it: the supervisor writes off what the silent tablet holds.
    supervisor.go("setup/times")?;
    supervisor.sign_in("赵敏")?;
    supervisor.tab.sees("借给平板的位子")?;
    supervisor.tab.press("核销")?;
    supervisor.tab.fill("原因", "两天没有联系")?;
    supervisor.tab.press_at("dialog .button[data-kind='primary']")?;
    supervisor.tab.sees("没有借出的位子")?;
    supervisor.synced()?;

    // The tablet is switched off and on again, still without a network.
    clerk.starts_again("王芳", 0)?;
    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.go_by_rail("预约")?;
    clerk.tab.sees("生育登记")?;

    // The number on its slip, typed by a scanner with no box pressed first, leads to it.
    let no = clerk.tab.eval("document.body.innerText.match(/Y\\d{6}-\\w+-\\d+-\\w/)[0]")?;
    clerk.go_by_rail("台账")?;
    clerk.tab.sees("今天全部")?;
    clerk.tab.scan(&no.as_str().unwrap().to_lowercase())?;
    clerk.tab.sees("来访者到了")?;
    // So does its visitor's phone, by the last four digits; they are on every tablet.
    clerk.go_by_rail("台账")?;
    clerk.tab.scan("1234")?;
    clerk.tab.sees(no.as_str().unwrap())
}

/// Presses print, and returns what the paper's code says.
fn printed(clerk: &mut Clerk) -> Result<String> {
    clerk.tab.eval("window.print = () => {}")?;
    clerk.tab.press("打印")?;
    let code = "document.querySelector('.slip .qr')?.dataset.text ?? ''";
    let sealed = |code: &str| code.starts_with("BM1*");
    for _ in 0..50 {
        let text = clerk.tab.eval(code)?.as_str().unwrap_or_default().to_owned();
        if sealed(&text) {
            return Ok(text);
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    anyhow::bail!("the paper bears no sealed code")
}

#[test]
fn another_tablet_checks_a_slip_without_a_network() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.asks_for_a_time("吴女士")?;
    clerk.takes_the_first("当场约定")?;
    clerk.synced()?;
    let code = printed(&mut clerk)?;

    let mut other = Clerk::at_new_tablet(&server, "103")?;
    other.synced()?;
    other.network.cut();
    other.go_by_rail("台账")?;
    other.tab.fill("按编号", &code)?;
    other.tab.sees("真：Y")?;
    other.tab.sees("约定时间")?;

    // The time on it was changed by a minute.
    let mut parts: Vec<String> = code.split('*').map(str::to_owned).collect();
    let minutes: u32 = parts[2].parse()?;
    parts[2] = (minutes + 1).to_string();
    other.tab.fill("按编号", &parts.join("*"))?;
    other.tab.sees("不能确认")?;
    assert!(!other.tab.has("约定时间")?, "a time nobody vouches for");
    Ok(())
}
