//! The room and the day: nobody is received before it is looked at, and whoever leaves last leaves no power on;
//! what is not in order is somebody's to see to. An inspection is typed without a network and sent with one.
//! S2.1.1, S2.1.2, S2.1.6, S1.3.4
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;
use domain::time::{Timestamp, Zone};
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::server::{Server, project};
use tests::site;
use tests::tablet::now;

const POWER: &str = "其他办公设备电源已切断";

/// Adopts a list of the whole site in the set-up, with one press.
fn adopts(admin: &mut Clerk, list: &str) -> Result<()> {
    admin.tab.press("开门与关门的清单")?;
    admin.tab.sees("没有采用")?;
    admin.tab.eval(&format!(
        "[...document.querySelectorAll('.card')].find((card) => card.querySelector('h2')?.innerText === '{list}').querySelector('a').click()"
    ))?;
    admin.tab.press("采用这份清单")?;
    admin.tab.sees("在用")?;
    admin.tab.press_at(".back")
}

/// Says of a line that it is not in order.
fn not_in_order(clerk: &mut Clerk, line: &str) -> Result<()> {
    clerk.tab.eval(&format!(
        "[...document.querySelectorAll('fieldset')].find((one) => one.querySelector('legend').innerText.startsWith('{line}')).querySelector('label:nth-of-type(2)').click()"
    )).map(drop)
}

/// Asks to leave for the day, and stops at what stands against it.
fn leaves(clerk: &mut Clerk) -> Result<()> {
    clerk.go_by_rail("岗位")?;
    clerk.tab.press("离岗")?;
    clerk.tab.press("今天下班")
}

/// Looks at the room in the morning, which reception asks for, and serves the first visitor.
fn opens(wang: &mut Clerk, seen: &mut Inspection) -> Result<()> {
    wang.go_by_rail("接待")?;
    wang.tab.sees("开门检查还没有答")?;
    seen.look(&mut wang.tab, "reception before the room is open")?;
    wang.tab.press("去答开门检查")?;
    wang.tab.press("看过了，记下")?;
    wang.tab.sees("还有 4 处没有填。")?;
    wang.tab.press("全部正常")?;
    wang.tab.fill("还剩多少", "30")?;
    seen.look(&mut wang.tab, "a list being answered")?;
    wang.tab.press("看过了，记下")?;
    wang.tab.sees("这一天的记录")?;
    wang.tab.sees("没有没做好的事")?;
    wang.finish_on_the_spot("FP01")?;
    wang.synced()
}

#[test]
fn the_last_person_cannot_leave_with_the_power_on() -> Result<()> {
    let server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut seen = Inspection::begin()?;
    let mut admin = Clerk::at_new_tablet(&server, "001")?;
    admin.go_by_rail("更多")?;
    admin.tab.press("设置")?;
    adopts(&mut admin, "开门检查")?;
    adopts(&mut admin, "关门检查")?;
    admin.synced()?;

    // In the morning nobody is received before the room is looked at.
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.start_duty()?;
    wang.synced()?;
    opens(&mut wang, &mut seen)?;

    // In the evening there is no network, and the power of a device cannot be cut.
    wang.network.cut();
    leaves(&mut wang)?;
    wang.tab.sees("您最后离开：请先答关门检查，再下班。")?;
    seen.look(&mut wang.tab, "leaving with the list unanswered")?;
    wang.tab.press("去答关门检查")?;
    wang.tab.press("全部正常")?;
    not_in_order(&mut wang, POWER)?;
    wang.tab.press("看过了，记下")?;
    wang.tab.sees("请写哪里不正常")?;
    wang.tab.fill("哪里不正常", "复印机总闸锈住，拔了插头。")?;
    wang.tab.choose_file("input[type=file]", &project("booking/tests/photos/phone.jpg"))?;
    wang.tab.sees("不要这张")?;
    seen.look(&mut wang.tab, "a list with a photo")?;
    wang.tab.press("看过了，记下")?;
    wang.tab.sees("1 项不正常")?;
    wang.sees_photo()?;
    wang.tab.sees("没做好的事")?;
    seen.look(&mut wang.tab, "the room in the evening")?;
    leaves(&mut wang)?;
    wang.tab.press("现在离开")?;
    wang.tab.sees("在这里上岗")?;

    // Once the network is back it stands on record for others, with one who sees to it.
    wang.network.mend();
    wang.synced()?;
    wang.tab.sees("需处理 0")?;
    wang.go_by_rail("今日")?;
    wang.tab.sees("等我办好的事")?;
    wang.tab.press(POWER)?;
    wang.tab.fill("怎么办好的", "电工换了总闸。")?;
    seen.look(&mut wang.tab, "a thing to be done")?;
    wang.do_act()?;
    wang.tab.sees("办好了：电工换了总闸。")?;
    wang.synced()?;
    admin.go_by_rail("更多")?;
    admin.tab.press("开门与关门")?;
    admin.tab.sees("复印机总闸锈住，拔了插头。")?;
    admin.tab.sees("没有没做好的事")?;
    // Whoever did not take the photo asks the server for it.
    admin.tab.press("看照片")?;
    admin.sees_photo()?;
    seen.look(&mut admin.tab, "a record with a photo")?;
    seen.end()
}

/// Returns the next minute at the site, as people write it, once it has begun: the window is there by then.
fn next_minute() -> String {
    let time = || Timestamp(now()).local(Zone::default()).1;
    let before = time();
    while time() == before {
        sleep(Duration::from_millis(200));
    }
    time().to_string()
}

/// Waits until so many inspections are typed and not sent.
fn sheets(office: &mut Clerk, many: usize) -> Result<()> {
    let begun = "[...document.querySelectorAll('.row')].filter((one) => one.innerText.includes('还没有发出的一次检查'))";
    office.tab.until("the sheets", &format!("{begun}.length === {many}")).map(drop)
}

#[test]
fn an_inspection_is_recorded_without_a_network_and_sent_later() -> Result<()> {
    const ALL_MET: &str = "document.querySelectorAll('[data-beside] > label:nth-of-type(1) > input').forEach((one) => one.click())";
    let server = Server::start()?;
    site::open(&server)?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    office.synced()?;
    office.network.cut();
    office.go_by_rail("更多")?;
    office.tab.press("检查与抽查")?;
    office.tab.press("记一次检查")?;
    office.tab.press("1号窗口 · 综合受理")?;
    office.tab.fill("几点", &next_minute())?;
    office.tab.press("抽查")?;
    office.tab.eval(ALL_MET)?;
    office.tab.press_at("label:nth-of-type(2):has(> input[name='佩戴工牌'])")?;
    office.tab.fill("看到的情况", "没戴工牌。")?;
    office.tab.press("记下")?;
    office.tab.sees("填的内容存在这台平板上")?;
    office.tab.sees("连不上服务器")?;

    // The round goes on at another window, on another sheet.
    office.tab.press_at(".back")?;
    office.tab.press("记一次检查")?;
    office.tab.press("2号窗口 · 证明与登记")?;
    office.tab.fill("看到的情况", "一切都好。")?;
    office.tab.press_at(".back")?;
    sheets(&mut office, 2)?;

    // The tablet is switched off and on again, still without a network.
    office.starts_again("赵敏", 0)?;
    office.go_by_rail("更多")?;
    office.tab.press("检查与抽查")?;
    office.tab.press_at(".row[href$='inspections/new']")?;
    office.tab.until(
        "the words",
        "[...document.querySelectorAll('textarea')].some((one) => one.value === '没戴工牌。')",
    )?;
    office.network.mend();
    office.synced()?;
    office.tab.press("记下")?;
    office.tab.sees("1 项没做到")?;
    sheets(&mut office, 1)?;
    Ok(())
}
