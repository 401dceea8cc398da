//! No page shuts anybody out who reads by ear, by keyboard or with weak eyes: axe-core finds nothing.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use domain::site::Settings;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::resident::{Resident, free_times};
use tests::server::Server;
use tests::site;

/// Starts a town whose residents may change an appointment until its minute.
fn town() -> Result<Server> {
    let server = Server::start()?;
    site::open_with(&server, Settings { change_ahead_minutes: 0, ..Settings::default() })?;
    Ok(server)
}

#[test]
fn a_booking_on_the_phone_shuts_nobody_out() -> Result<()> {
    let server = town()?;
    let mut resident = Resident::with_phone()?;
    let mut seen = Inspection::begin()?;
    for (page, words) in [
        ("", "您想办什么？"),
        ("/?q=生育", "生育登记"),
        ("/?q=飞船", "飞船"),
        ("/i/FP01", "所需材料"),
        ("/i/FP01/days", "哪一天来？"),
        ("/numbers", "约好的时间"),
        ("/nowhere", "没有这一页"),
        ("/b/0123456789", "找不到这张预约单"),
        ("/n", "取号排队"),
        ("/board", "试验镇便民窗口"),
    ] {
        resident.go(&server, page)?;
        resident.tab.sees(words)?;
        resident.look(&mut seen, page)?;
    }
    let form = free_times(&server, "FP01")?.remove(0);
    resident.go(&server, &form)?;
    resident.tab.sees("您怎么称呼？")?;
    resident.look(&mut seen, "form")?;
    resident.tab.press("替家人、亲友")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("还没有约上")?;
    resident.look(&mut seen, "form with errors")?;
    resident.tab.turn_page("返回")?;
    resident.look(&mut seen, "times")?;
    resident.go(&server, &format!("{form}1"))?;
    resident.tab.sees("看别的时间")?;
    resident.look(&mut seen, "no such time")?;
    resident.tab.goto(&server.url("/w/nowhere"))?;
    resident.tab.sees("没有这个页面")?;
    resident.look(&mut seen, "no such site")?;
    seen.end()
}

#[test]
fn a_slip_shuts_nobody_out() -> Result<()> {
    let server = town()?;
    let mut resident = Resident::with_phone()?;
    let mut seen = Inspection::begin()?;
    resident.books(&server, "生育登记", "吴女士", "13800001234")?;
    let slip = resident.tab.eval("location.href")?.as_str().unwrap().to_owned();
    for (press, page) in [
        ("", "slip"),
        ("改时间", "move: day"),
        ("还有", "move: time"),
        ("还有", "move: sure"),
        ("不改", "slip"),
        ("取消预约", "cancel"),
        ("确定取消", "slip cancelled"),
    ] {
        if !press.is_empty() {
            resident.tab.turn_page(press)?;
        }
        resident.look(&mut seen, page)?;
    }
    resident.go(&server, "/my")?;
    resident.tab.sees("打开预约单或投诉单")?;
    resident.look(&mut seen, "my appointment")?;
    resident.tab.turn_page("打开预约单或投诉单")?;
    resident.look(&mut seen, "my appointment with errors")?;
    resident.looks_up("7K3M 9QXA", "1234")?;
    resident.tab.sees("没有找到")?;
    resident.look(&mut seen, "my appointment not found")?;

    let form = free_times(&server, "FP01")?.remove(0);
    for (page, words) in [("", "What do you need done?"), (&form, "Who is coming?")] {
        resident.go(&server, &format!("{page}?v=en-big"))?;
        resident.tab.sees(words)?;
        resident.look(&mut seen, &format!("{page} in large English"))?;
    }
    resident.tab.goto(&format!("{slip}?v=en-big"))?;
    resident.tab.sees("Cancelled")?;
    resident.look(&mut seen, "slip in large English")?;
    seen.end()
}

#[test]
fn a_new_tablet_shuts_nobody_out() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_tablet(&server)?;
    let mut seen = Inspection::begin()?;
    clerk.go("")?;
    clerk.tab.sees("登记这台平板")?;
    seen.look(&mut clerk.tab, "enrol")?;
    clerk.fill_enrolment(&site::tablet_code(&server)?)?;
    clerk.tab.press("登记")?;
    clerk.tab.sees("在这台平板上登录")?;
    seen.look(&mut clerk.tab, "first sign-in")?;
    clerk.tab.press("还没有 PIN，或忘了 PIN")?;
    clerk.tab.sees("个人码")?;
    seen.look(&mut clerk.tab, "first sign-in by a code")?;
    clerk.tab.press("我有 PIN")?;
    clerk.join("101")?;
    seen.look(&mut clerk.tab, "today")?;
    for (press, sees) in [
        ("岗位", "在这里上岗"),
        ("更多", "锁屏"),
        ("保存与待处理", "没有需要您处理的"),
        ("更多", "锁屏"),
        ("锁屏", "请输入 PIN"),
    ] {
        clerk.tab.press(press)?;
        clerk.tab.sees(sees)?;
        seen.look(&mut clerk.tab, press)?;
    }
    clerk.enter_pin()?;
    clerk.tab.press("换人")?;
    clerk.tab.sees("谁在窗口？")?;
    seen.look(&mut clerk.tab, "door")?;
    clerk.tab.press("王芳")?;
    clerk.tab.sees("请输入 PIN")?;
    seen.look(&mut clerk.tab, "PIN")?;
    clerk.enter_pin()?;
    clerk.go_by_rail("岗位")?;
    clerk.tab.press("在这里上岗")?;
    clerk.tab.sees("为您服务")?;
    seen.look(&mut clerk.tab, "badge")?;
    clerk.go_by_rail("岗位")?;
    clerk.tab.sees("离岗")?;
    seen.look(&mut clerk.tab, "on duty")?;
    clerk.tab.press("离岗")?;
    clerk.tab.sees("为什么离开？")?;
    seen.look(&mut clerk.tab, "leaving")?;
    clerk.tab.press("取消")?;
    clerk.go_by_rail("更多")?;
    clerk.tab.press("English")?;
    clerk.tab.sees("This tablet")?;
    seen.look(&mut clerk.tab, "more in English")?;
    seen.end()
}

#[test]
fn receiving_a_visitor_shuts_nobody_out() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    let mut seen = Inspection::begin()?;
    clerk.start_duty()?;
    clerk.go_by_rail("接待")?;
    clerk.tab.sees("请问办理什么")?;
    seen.look(&mut clerk.tab, "reception: what")?;
    clerk.receive("FP04")?;
    clerk.tab.sees("带了什么？")?;
    seen.look(&mut clerk.tab, "reception: who and what they brought")?;
    clerk.tab.press("下一步")?;
    clerk.tab.sees("这件事怎么办？")?;
    seen.look(&mut clerk.tab, "reception: outcome")?;
    clerk.tab.press("一次性告知")?;
    clerk.save()?;
    seen.look(&mut clerk.tab, "reception: done")?;
    clerk.tab.press("打开这件事")?;
    clerk.tab.sees("给来访者看")?;
    seen.look(&mut clerk.tab, "contact")?;
    clerk.tab.press("给来访者看")?;
    clerk.tab.sees("这里写的就是全部")?;
    seen.look(&mut clerk.tab, "notice")?;

    clerk.accepts()?;
    clerk.tab.sees("承诺办结")?;
    seen.look(&mut clerk.tab, "case")?;
    clerk.tab.press("怎么算的")?;
    clerk.tab.sees("开始，当天不算")?;
    clerk.tab.eval("document.querySelectorAll('.panel').forEach((one) => one.open = true)")?;
    seen.look(&mut clerk.tab, "case, everything open")?;
    for (press, sees) in [("今日", "今天到期"), ("台账", "2 件")] {
        clerk.go_by_rail(press)?;
        clerk.tab.sees(sees)?;
        seen.look(&mut clerk.tab, press)?;
    }
    seen.end()
}

#[test]
fn an_appointment_and_a_handover_shut_nobody_out() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "102")?;
    let mut seen = Inspection::begin()?;
    clerk.join_too("101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.asks_for_a_time("吴女士")?;
    seen.look(&mut clerk.tab, "booking")?;
    clerk.takes_the_first("当场约定")?;
    seen.look(&mut clerk.tab, "appointment")?;
    clerk.tab.eval("document.querySelectorAll('.panel').forEach((one) => one.open = true)")?;
    seen.look(&mut clerk.tab, "appointment, everything open")?;
    clerk.go_by_rail("预约")?;
    clerk.tab.sees("生育登记")?;
    seen.look(&mut clerk.tab, "appointments")?;
    clerk.go_by_rail("交接")?;
    clerk.tab.press("李强")?;
    clerk.tab.sees("补一行")?;
    seen.look(&mut clerk.tab, "handover")?;
    clerk.tab.press("补一行")?;
    clerk.tab.sees("内容")?;
    seen.look(&mut clerk.tab, "handover: a line more")?;
    clerk.signs_handover("李强")?;
    clerk.tab.sees("请输入 PIN")?;
    seen.look(&mut clerk.tab, "handover: PIN")?;
    clerk.confirms("王芳")?;
    clerk.confirms("李强")?;
    clerk.go_by_rail("交接")?;
    clerk.tab.sees("王芳交给李强")?;
    seen.look(&mut clerk.tab, "handover: past")?;
    seen.end()
}

/// The screens of the set-up: the end of the address, and what is seen there.
const SETUP: [(&str, &str); 20] = [
    ("staff", "王芳"),
    ("staff/new", "简称"),
    ("posts", "综合受理"),
    ("posts/new", "受理范围"),
    ("roster", "后七天"),
    ("absences", "登记请假或外出"),
    ("times", "综合受理"),
    ("tablets", "发登记码"),
    ("items", "生育登记"),
    ("items/new", "事项代码"),
    ("items/FP01", "申请材料"),
    ("settings", "结果反馈"),
    ("table", "导出 XLSX"),
    ("site", "显示在工牌和告知单上"),
    ("hours", "周一"),
    ("calendar", "公布新年份"),
    ("departments", "卫生健康办公室"),
    ("departments/new", "地点"),
    ("units", "核实"),
    ("units/new", "办公时间"),
];

#[test]
fn the_set_up_shuts_nobody_out() -> Result<()> {
    let server = town()?;
    let mut admin = Clerk::at_new_tablet(&server, "001")?;
    let mut seen = Inspection::begin()?;
    let times = format!("times/{}", site::first_post()?.0);
    for (address, sees) in SETUP.into_iter().chain([("", "事项与规则"), (&times, "增加一段时间")])
    {
        admin.go_by_rail("更多")?;
        let mut way = "/setup".to_owned();
        admin.tab.press_at(&format!("a[href$='{way}']"))?;
        for part in address.split_terminator('/') {
            way = format!("{way}/{part}");
            admin.tab.press_at(&format!("a[href$='{way}']"))?;
        }
        admin.tab.sees(sees)?;
        seen.look(&mut admin.tab, &way)?;
    }
    seen.end()
}

#[test]
fn what_shuts_somebody_out_is_found() -> Result<()> {
    let server = town()?;
    let mut resident = Resident::with_phone()?;
    resident.go(&server, "")?;
    resident.tab.sees("您想办什么？")?;
    resident.tab.eval(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<input name=bare>');
         document.querySelector('h1').style.color = 'light-dark(#ccc, #333)'",
    )?;
    let mut seen = Inspection::begin()?;
    resident.look(&mut seen, "home")?;
    let told = seen.end().unwrap_err().to_string();
    for fault in [
        "home, light: label (critical)\n  input[name=\"bare\"]",
        "home, light: color-contrast (serious)\n  h1",
        "home, dark: color-contrast (serious)\n  h1",
    ] {
        assert!(told.contains(fault), "{fault} is not in:\n{told}");
    }
    Ok(())
}

#[test]
fn the_line_in_the_hall_shuts_nobody_out() -> Result<()> {
    let server = town()?;
    let mut seen = Inspection::begin()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    let mut resident = Resident::with_phone()?;
    resident.go(&server, "/n")?;
    resident.tab.turn_page("取号")?;
    resident.tab.sees("P-001")?;
    resident.look(&mut seen, "number")?;
    clerk.go_by_rail("接待")?;
    clerk.tab.sees("下一位 P-001")?;
    seen.look(&mut clerk.tab, "reception with a line")?;
    clerk.tab.press("看排队")?;
    for _ in 0..2 {
        clerk.tab.press_at(".columns > :last-child .actions .button")?;
    }
    clerk.tab.sees("-002")?;
    seen.look(&mut clerk.tab, "line")?;
    clerk.tab.press_at(".rows li:last-child .button")?;
    clerk.tab.sees("为什么先办")?;
    seen.look(&mut clerk.tab, "somebody goes first")?;
    clerk.tab.press("叫下一位")?;
    clerk.tab.sees("人到了，接待")?;
    seen.look(&mut clerk.tab, "calling")?;
    clerk.tab.press("不在，先叫后面的")?;
    clerk.tab.sees("叫过不在")?;
    seen.look(&mut clerk.tab, "called in vain")?;
    clerk.synced()?;
    let mut hall = Resident::with_phone()?;
    hall.go(&server, "/board")?;
    hall.tab.sees("叫过不在")?;
    hall.look(&mut seen, "board")?;
    seen.end()
}
