//! What leaves the product says what it is for before anybody has it, is masked where it must be, and stands
//! in a list. S2.1.7
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Result, bail};
use bianmin::table::{csv, xlsx};
use domain::site::Settings;
use serde_json::json;
use tests::axe;
use tests::browser::PATIENCE;
use tests::clerk::Clerk;
use tests::day::Day;
use tests::server::Server;
use tests::site::{self, PIN, SITE};
use tests::tablet::Tablet;

/// How long lies between two looks into the folder.
const GLANCE: Duration = Duration::from_millis(100);

/// A visitor whose name a careless spreadsheet would run.
const NAME: &str = "=王小明";
const PHONE: &str = "13800001234";

/// What a visitor said at the counter, as the form asks for it: with name and phone.
const SAID: &str = "刘大爷（13800001234）说窗口答话粗暴。";
/// Why its answer takes longer.
const WHY: &str = "刘大爷提到的录像要向县里调取。";

/// Closed matters that stay at hand where there are more.
const KEPT: u16 = 100;

/// Lets what the page gives out come into a folder.
fn takes_files(clerk: &mut Clerk, folder: &Path) -> Result<()> {
    let wish = json!({"behavior": "allow", "downloadPath": folder});
    clerk.tab.ask("Page.setDownloadBehavior", &wish).map(drop)
}

/// Waits for a file that ends so, and takes it away: its name and its bytes.
fn file(folder: &Path, end: &str) -> Result<(String, Vec<u8>)> {
    for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.ends_with(end) {
                let bytes = fs::read(&path)?;
                fs::remove_file(&path)?;
                return Ok((name, bytes));
            }
        }
        sleep(GLANCE);
    }
    bail!("no file {end} came")
}

/// Goes to the registers, and asks for the first-enquiry ledger.
fn asks_for_the_ledger(clerk: &mut Clerk) -> Result<()> {
    asks_for(clerk, "首问登记台账", 1)
}

/// Goes to the registers, and asks for one by its place.
fn asks_for(clerk: &mut Clerk, name: &str, place: u8) -> Result<()> {
    clerk.go_by_rail("更多")?;
    clerk.tab.press("台账与导出")?;
    clerk.tab.sees(name)?;
    clerk.tab.press_at(&format!(".card:nth-of-type({place}) .button"))?;
    clerk.tab.sees("用途说明")
}

#[test]
fn an_export_asks_why_masks_what_it_must_and_stands_in_the_log() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let folder = tempfile::tempdir()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    takes_files(&mut clerk, folder.path())?;
    clerk.start_duty()?;
    clerk.asks_for_a_time(NAME)?;
    clerk.synced()?;

    // Without a purpose nothing leaves; names in the clear are no clerk's to take.
    asks_for_the_ledger(&mut clerk)?;
    assert!(!clerk.tab.has("姓名和电话不隐去")?);
    axe::finds_nothing(&mut clerk.tab, "what is asked before a register leaves")?;
    clerk.tab.press("Excel")?;
    clerk.tab.sees("请选一样")?;
    clerk.tab.press("其他")?;
    clerk.tab.press("Excel")?;
    clerk.tab.sees("请写明用途")?;
    clerk.tab.press("检查、审计")?;
    clerk.tab.press("Excel")?;
    clerk.tab.sees("已导出，并已记入日志")?;
    let (name, bytes) = file(folder.path(), ".xlsx")?;
    assert!(name.starts_with("首问登记台账") && !name.contains("不全"), "{name}");
    let rows = xlsx::read(&xlsx::parts(&bytes).unwrap()).unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows[1].cells.contains(&"=***".to_owned()), "{rows:?}");
    assert!(rows[1].cells.contains(&"****1234".to_owned()), "{rows:?}");
    assert!(rows[1].cells.contains(&"王芳".to_owned()), "{rows:?}");

    // Without a network it leaves too, says that it lacks the archive, and is in the log before.
    clerk.synced()?;
    clerk.network.cut();
    asks_for_the_ledger(&mut clerk)?;
    clerk.tab.press("统计")?;
    clerk.tab.press("CSV")?;
    clerk.tab.sees("不在本机的没有列入")?;
    let (name, bytes) = file(folder.path(), ".csv")?;
    assert!(name.contains("不全"), "{name}");
    let text = String::from_utf8(bytes)?;
    assert!(text.contains(",'=***,"), "{text}");
    assert!(!text.contains("小明") && !text.contains("1380"), "{text}");
    assert!(csv::read(&text).unwrap()[1].cells.contains(&"=***".to_owned()));
    clerk.tab.sees("已存本机 1")?;
    clerk.network.mend();
    clerk.synced()?;
    is_overseen(&server, folder.path())
}

/// Lets the supervisor read what was given out, and take the names in the clear with a reason.
fn is_overseen(server: &Server, folder: &Path) -> Result<()> {
    let mut office = Clerk::at_new_tablet(server, "002")?;
    takes_files(&mut office, folder)?;
    asks_for_the_ledger(&mut office)?;
    office.tab.press("姓名和电话不隐去")?;
    office.tab.press("上级要求报送")?;
    office.tab.press("CSV")?;
    office.tab.sees("请写明用途")?;
    office.tab.fill("用途说明", "县局抽查回访。")?;
    office.tab.press("CSV")?;
    let (_, bytes) = file(folder, ".csv")?;
    let rows = csv::read(&String::from_utf8(bytes)?).unwrap();
    assert!(rows[1].cells.contains(&NAME.to_owned()), "{rows:?}");
    assert!(rows[1].cells.contains(&PHONE.to_owned()), "{rows:?}");

    office.tab.press("导出记录")?;
    office.tab.sees("上级要求报送 · 县局抽查回访。")?;
    office.tab.sees("检查、审计")?;
    office.tab.sees("统计")?;
    let text = office.tab.text()?;
    assert!(text.contains("王芳") && text.contains("赵敏"), "{text}");
    axe::finds_nothing(&mut office.tab, "what was given out")
}

/// Lets a clerk pass a complaint on, in words that name the visitor.
fn is_passed_on(clerk: &mut Clerk) -> Result<()> {
    clerk.go_by_rail("更多")?;
    clerk.tab.press("转达投诉")?;
    clerk.tab.press("话难听")?;
    clerk.tab.press("一个人")?;
    clerk.tab.press("王芳")?;
    clerk.tab.fill("怎么回事", SAID)?;
    clerk.tab.press_at(".columns .button[data-kind=primary]")?;
    clerk.tab.until("the number", "/T\\d{6}-/.test(document.body.innerText)").map(drop)
}

/// Lets the supervisor extend the answer to the only complaint there is.
fn is_extended(office: &mut Clerk) -> Result<()> {
    office.tab.sees("1 件投诉等您处理")?;
    office.tab.press("1 件投诉等您处理")?;
    office.tab.press("话难听")?;
    office.tab.press("要查清")?;
    office.tab.press("告知收到")?;
    office.open_act("延长答复")?;
    office.tab.press("一共 7 个工作日")?;
    office.tab.fill("为什么要延长", WHY)?;
    office.do_act()?;
    office.tab.sees("已延长一次")
}

#[test]
fn the_complaint_ledger_has_no_words_unless_names_are_asked_for_in_the_clear() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let folder = tempfile::tempdir()?;
    is_passed_on(&mut Clerk::at_new_tablet(&server, "103")?)?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    takes_files(&mut office, folder.path())?;
    is_extended(&mut office)?;

    asks_for(&mut office, "投诉台账", 3)?;
    office.tab.sees("原话也隐去")?;
    office.tab.press("检查、审计")?;
    office.tab.press("CSV")?;
    let (_, bytes) = file(folder.path(), ".csv")?;
    let text = String::from_utf8(bytes)?;
    assert!(!text.contains("刘大爷") && !text.contains("1380") && !text.contains("录像"), "{text}");
    let rows = csv::read(&text).unwrap();
    let told = |head: &str| {
        let place = rows[0].cells.iter().position(|cell| cell == head).unwrap();
        rows[1].cells[place].clone()
    };
    assert_eq!(told("投诉来源"), "工作人员转达");
    assert_eq!([told("投诉内容"), told("延期原因")], ["已隐去", "已隐去"]);
    assert!(!told("承诺时限").is_empty() && told("承诺时限") < told("延期时限"), "{text}");

    asks_for(&mut office, "投诉台账", 3)?;
    office.tab.press("姓名和电话不隐去")?;
    office.tab.press("上级要求报送")?;
    office.tab.fill("用途说明", "县局抽查回访。")?;
    office.tab.press("CSV")?;
    let (_, bytes) = file(folder.path(), ".csv")?;
    let text = String::from_utf8(bytes)?;
    assert!(text.contains(SAID) && text.contains(WHY), "{text}");
    Ok(())
}

#[test]
fn a_ledger_without_the_names_that_were_asked_for_says_that_it_is_incomplete() -> Result<()> {
    let server = Server::start()?;
    site::open_with(&server, Settings { closed_kept: KEPT, ..Settings::default() })?;
    let mut tablet = Tablet::enrol(&server, SITE, &site::tablet_code(&server)?)?;
    tablet.join(&server, "101", PIN)?;
    let mut day = Day::now(&mut tablet, true);
    day.start()?;
    for serial in 1..=u64::from(KEPT) + 30 {
        day.case(serial, true)?;
    }
    tablet.sync(&server)?;
    let folder = tempfile::tempdir()?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    takes_files(&mut office, folder.path())?;
    // Masked it is whole: the archive has every row.
    asks_for_the_ledger(&mut office)?;
    office.tab.press("统计")?;
    office.tab.press("CSV")?;
    let (name, bytes) = file(folder.path(), ".csv")?;
    assert!(!name.contains("不全"), "{name}");
    let rows = csv::read(&String::from_utf8(bytes)?).unwrap();
    assert_eq!(rows.len(), usize::from(KEPT) + 31);
    // The names of those who are archived are on no tablet.
    asks_for_the_ledger(&mut office)?;
    office.tab.press("姓名和电话不隐去")?;
    office.tab.press("统计")?;
    office.tab.fill("用途说明", "县局抽查回访。")?;
    office.tab.press("CSV")?;
    office.tab.sees("不在本机的没有列入")?;
    let (name, _) = file(folder.path(), ".csv")?;
    assert!(name.contains("不全"), "{name}");
    Ok(())
}
