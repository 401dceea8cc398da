//! What is not as it should be, said on a phone and answered at a tablet, by nobody it is about.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use bianmin::api::{Code, Oversee, Overseen, Problem};
use domain::Operation;
use domain::complaint::{self, Answer, Outcome};
use tests::clerk::Clerk;
use tests::opening::{self, BADGES, PIN};
use tests::resident::{Resident, free_times, links, page, send};
use tests::server::Server;
use tests::site::{self, SITE, tablet_code};
use tests::tablet::Tablet;

const MINUTE: i64 = 60_000;

/// Takes a time that is free for an item by its form, and returns when it is, ms since 1970.
fn book_first(server: &Server, resident: &mut Resident) -> Result<i64> {
    let form = free_times(server, "FP01")?.remove(0);
    let path = form.split('?').next().unwrap_or_default();
    let from = path.rsplit('/').next().and_then(|millis| millis.parse().ok());
    resident.go(server, &form)?;
    resident.tab.fill("姓名或称呼", "吴女士")?;
    resident.tab.fill("手机或电话", "13800001234")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("已约好")?;
    from.context("a form's address ends in its time")
}

#[test]
fn a_visitor_not_served_in_time_complains_in_one_tap() -> Result<()> {
    let mut server = Server::start()?;
    site::open(&server)?;
    let mut resident = Resident::with_phone()?;
    let from = book_first(&server, &mut resident)?;

    // Ten minutes before the time the visitor is there; a quarter of an hour after it nobody has come.
    server.go_on_at(from - 10 * MINUTE)?;
    resident.reload()?;
    resident.tab.turn_page("我到了，签到")?;
    resident.tab.sees("已签到")?;
    server.go_on_at(from + 14 * MINUTE)?;
    resident.reload()?;
    assert!(!resident.tab.has("没有按时接待您")?);
    let ahead = server.go_on_at(from + 16 * MINUTE)?;
    resident.reload()?;
    resident.tab.sees("没有按时接待您")?;
    resident.tab.sees("还在核实")?;
    let slip = resident.tab.eval("location.href")?;
    resident.tab.turn_page("投诉这次失约")?;
    resident.tab.sees("已交给主管")?;
    let (code, number) = (resident.reads(".code")?, resident.reads("dl dd:nth-of-type(2)")?);
    assert!(number.starts_with('T'), "{number}");

    // The slip leads to it now, and another time is to be had before others.
    resident.tab.goto(slip.as_str().context("an address")?)?;
    assert!(!resident.tab.has("投诉这次失约")?);
    resident.tab.sees("您优先")?;

    // Whoever was at that window, and who supervises it as its B, reads nothing of it.
    let mut office = Clerk::at_tablet(&server)?;
    office.tab.set_clock_wrong(ahead)?;
    office.enrol(&tablet_code(&server)?)?;
    office.join("002")?;
    assert!(!office.tab.has("件投诉等您处理")?);
    office.go_by_rail("预约")?;
    office.tab.sees("生育登记")?;
    office.tab.press("生育登记")?;
    office.tab.sees("系统已记为失约")?;
    office.join_too("001")?;
    office.tab.sees("1 件投诉等您处理")?;
    office.tab.press("打开投诉")?;
    office.tab.press("失约")?;
    office.tab.sees(&number)?;
    office.tab.sees("吴女士 13800001234")?;
    office.tab.press("已改正")?;
    office.tab.press_at(".columns > :last-child .card:last-child .button")?;
    office.tab.sees("请写答复的内容")?;
    office.tab.fill("对来访者说的话", "当天窗口设备故障，已加派人手，向您道歉。")?;
    office.tab.press_at(".columns > :last-child .card:last-child .button")?;
    office.tab.sees("对方可以看到")?;

    // The visitor finds the answer by code and phone, and says that it is not mended.
    resident.go(&server, "/my")?;
    resident.looks_up(&code, "1234")?;
    resident.tab.sees("已加派人手")?;
    resident.tab.turn_page("还没解决，请再处理")?;
    resident.tab.sees("请写几句怎么回事")?;
    resident.tab.fill("还没解决？", "今天还是等了半小时。")?;
    resident.tab.turn_page("还没解决，请再处理")?;
    resident.tab.sees("重新处理")?;
    office.go("complaints")?;
    office.sign_in("陈国华")?;
    office.tab.sees("待告知收到")
}

#[test]
fn a_complaint_without_a_name_is_found_by_the_digits_it_was_given() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut resident = Resident::with_phone()?;
    resident.go(&server, "")?;
    resident.tab.turn_page("投诉、提意见")?;
    resident.tab.turn_page("交给主管")?;
    resident.tab.sees("请选一样")?;
    resident.tab.press("说话难听、没有礼貌")?;
    resident.tab.fill("怎么回事", "<b>问了三遍都不理</b>")?;
    resident.tab.fill("工号（可不写）", "999")?;
    resident.tab.turn_page("交给主管")?;
    resident.tab.sees("没有这个工号")?;
    resident.tab.fill("工号（可不写）", "101")?;
    resident.tab.turn_page("交给主管")?;
    resident.tab.sees("已交给主管")?;
    resident.tab.sees("<b>问了三遍都不理</b>")?;
    let code = resident.reads(".code")?;
    let digits = resident.tab.eval("document.querySelectorAll('.code')[1].innerText")?;
    assert!(!server.stores("问了三遍"), "what was said is stored in plain");
    resident.go(&server, "/my")?;
    resident.looks_up(&code, digits.as_str().context("digits")?)?;
    resident.tab.sees("已交给主管")
}

/// Files a complaint of a person by badge at the small site, and returns its address.
fn files(server: &Server, badge: &str) -> Result<String> {
    let fields = [("key", "k1"), ("kind", "words"), ("words", "问了三遍"), ("badge", badge)];
    send_to(server, "/complain", &fields)?.context("the complaint's address")
}

fn send_to(server: &Server, path: &str, fields: &[(&str, &str)]) -> Result<Option<String>> {
    let answer = send(server, path, fields)?;
    Ok(answer.header("location").map(str::to_owned))
}

fn overseen(server: &Server, tablet: &Tablet, asked: &Oversee) -> Result<Overseen, Problem> {
    let answer = tablet.post(server, "oversight", asked).unwrap();
    if answer.status == 200 { Ok(answer.json().unwrap()) } else { Err(answer.json().unwrap()) }
}

#[test]
fn no_tablet_holds_a_complaint_and_nobody_it_is_about_reads_it() -> Result<()> {
    let server = Server::start()?;
    let opened = opening::open_site(&server, SITE)?;
    let mut clerk = opening::signed_in(&server, SITE, &opened)?;
    let address = files(&server, BADGES[1])?;
    assert_eq!(files(&server, BADGES[1])?, address, "the same form is the same complaint");
    assert!(page(&server, address.trim_start_matches(&format!("/w/{SITE}")))?.contains("问了三遍"));

    // What the clerk's tablet is given has neither the complaint nor its words.
    let response = clerk.sync(&server)?;
    let told = format!("{response:?}");
    assert!(!told.contains("Complaint") && !told.contains("HardWords"), "{told}");
    let manifest = clerk.get(&server, "pages")?;
    assert!(!String::from_utf8_lossy(&manifest.body).contains("complaint"));
    let refused = overseen(&server, &clerk, &Oversee::default()).unwrap_err();
    assert_eq!(refused.code, Code::Refused);

    // The office reads it, answers it, and a tablet's own log takes no such answer.
    let mut office = Tablet::enrol(&server, SITE, &tablet_code(&server)?)?;
    office.join(&server, BADGES[0], PIN)?;
    let seen = overseen(&server, &office, &Oversee::default()).unwrap();
    let one = seen.complaints.all().next().context("the complaint")?.clone();
    assert_eq!(seen.words[&one.id.0].words, "问了三遍");
    let answer = Answer { complaint: one.id.clone(), outcome: Outcome::Explained };
    let act = Operation::Complaint(complaint::Operation::Answer(answer));
    let mute = Oversee { act: Some(act.clone()), words: " ".to_owned(), about: None };
    assert_eq!(overseen(&server, &office, &mute).unwrap_err().field.as_deref(), Some("words"));
    let other = Oversee { act: Some(opening::start()), words: String::new(), about: None };
    assert_eq!(overseen(&server, &office, &other).unwrap_err().code, Code::Refused);
    office.write(&act)?;
    let told = format!("{:?}", office.sync(&server)?);
    assert!(told.contains("OnlineOnly"), "{told}");
    let said = Oversee { act: Some(act), words: "已批评教育。".to_owned(), about: None };
    let seen = overseen(&server, &office, &said).unwrap();
    assert!(!seen.complaints.get(&one.id).context("the complaint")?.is_open());

    // Of a complaint about themselves the office has nothing.
    let about_office = [("key", "k2"), ("kind", "face"), ("words", "不理人"), ("badge", BADGES[0])];
    assert!(send_to(&server, "/complain", &about_office)?.is_some());
    let seen = overseen(&server, &office, &Oversee::default()).unwrap();
    assert_eq!(seen.complaints.all().count(), 1);
    assert!(links(&page(&server, "")?).iter().any(|link| link == "/complain"));
    Ok(())
}
