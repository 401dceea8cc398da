//! How visitors rate the window that served them, and what becomes of a bad rating.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::resident::{Resident, page};
use tests::server::Server;
use tests::site::{self, tablet_code};

/// Lets the window begin service of the one who booked.
fn serves(clerk: &mut Clerk) -> Result<()> {
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.go_by_rail("预约")?;
    clerk.tab.press("生育登记")?;
    clerk.tab.sees("来访者到了")?;
    clerk.tab.press("开始办理")?;
    clerk.tab.press_at(".panel[open] .panel-body .button")?;
    clerk.tab.sees("已接待")?;
    clerk.synced()
}

#[test]
fn a_visitor_who_was_served_rates_and_a_bad_grade_becomes_a_complaint_that_is_answered()
-> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut resident = Resident::with_phone()?;
    let mut seen = Inspection::begin()?;
    resident.books(&server, "生育登记", "吴女士", "138 0000 1234")?;
    assert!(!resident.tab.has("这次办得怎么样")?, "nobody has served yet");
    let slip = resident.tab.eval("location.href")?;

    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    serves(&mut clerk)?;
    resident.reload()?;
    resident.tab.sees("这次办得怎么样")?;
    let chosen = "document.querySelectorAll('input:checked').length";
    assert_eq!(resident.tab.eval(chosen)?, 0, "nothing is preset");
    resident.look(&mut seen, "slip to rate")?;

    // A grade is asked for, and of a bad one the reason; what was chosen stays.
    resident.tab.turn_page("交评价")?;
    resident.tab.sees("请选一样：满意还是不满意")?;
    resident.tab.press("非常不满意")?;
    resident.tab.turn_page("交评价")?;
    resident.tab.sees("请选一样不满意的原因")?;
    assert_eq!(resident.tab.eval("document.querySelector('input:checked').value")?, "worst");
    resident.look(&mut seen, "rating with errors")?;
    resident.tab.press("说话不文明")?;
    resident.tab.fill("还想说的", "问了三遍都不理")?;
    resident.tab.turn_page("交评价")?;
    resident.tab.sees("您的评价：非常不满意")?;
    assert_eq!(resident.tab.eval("location.href")?, slip, "one is back at the slip");
    assert!(!server.stores("问了三遍"), "what was said is stored in plain");
    resident.look(&mut seen, "slip rated")?;
    resident.tab.turn_page("看处理到哪一步")?;
    resident.tab.sees("已交给主管")?;
    resident.tab.sees("问了三遍都不理")?;
    let (code, number) = (resident.reads(".code")?, resident.reads("dl dd:nth-of-type(2)")?);
    assert!(number.starts_with('T'), "{number}");

    // Whoever served reads nothing of it; who does not belong to the window answers.
    assert!(!clerk.tab.has("件投诉等您处理")?);
    let mut office = Clerk::at_tablet(&server)?;
    office.enrol(&tablet_code(&server)?)?;
    office.join("001")?;
    office.tab.sees("1 件投诉等您处理")?;
    office.tab.press("打开投诉")?;
    office.tab.press("差评")?;
    office.tab.sees(&number)?;
    for words in ["非常不满意", "用语不文明", "问了三遍都不理", "吴女士 138 0000 1234"]
    {
        office.tab.sees(words)?;
    }
    office.tab.sees("5 个工作日内整改并答复")?;
    is_spoken_to(&mut office)?;
    office.tab.press("已改正")?;
    office.tab.fill("对来访者说的话", "已当面批评，向您道歉。")?;
    office.tab.press("答复")?;
    office.tab.sees("对方可以看到")?;

    // The answer is found by code and phone, and the slip still shows the rating.
    resident.go(&server, "/my")?;
    resident.looks_up(&code, "1234")?;
    resident.tab.sees("已当面批评")?;
    resident.tab.goto(slip.as_str().context("an address")?)?;
    resident.tab.sees("您的评价：非常不满意")?;
    assert!(!resident.tab.has("交评价")?, "one visit, one rating");
    let numbers = page(&server, "/numbers")?;
    assert!(numbers.contains("不到 5 个") && !numbers.contains("非常不满意"), "{numbers}");
    seen.end()
}

/// Records that whoever gave a bad rating was spoken to first: nothing else is open until then.
fn is_spoken_to(office: &mut Clerk) -> Result<()> {
    assert!(!office.tab.has("对来访者说的话")?, "answered before anybody spoke to them");
    office.tab.press("记联系")?;
    office.tab.sees("请选一样")?;
    office.tab.press_at("input[name=complaint-first]")?;
    office.tab.press("记联系")?;
    office.tab.sees("请写几句")?;
    office.tab.fill("对方怎么说", "电话里已经道歉。")?;
    office.tab.press("记联系")?;
    office.tab.sees("先联系，联系上了")?;
    office.tab.sees("电话里已经道歉。")
}

#[test]
fn a_real_name_bad_rating_ends_with_a_return_visit() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut resident = Resident::with_phone()?;
    let mut seen = Inspection::begin()?;
    resident.books(&server, "生育登记", "吴女士", "138 0000 1234")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    serves(&mut clerk)?;
    resident.reload()?;
    resident.tab.press("非常不满意")?;
    resident.tab.press("说话不文明")?;
    resident.tab.turn_page("交评价")?;
    resident.tab.turn_page("看处理到哪一步")?;
    let mut office = Clerk::at_new_tablet(&server, "001")?;
    office.tab.press("1 件投诉等您处理")?;
    assert!(!office.tab.has("应访")?, "no visit is due, and no share of nothing is shown");
    office.tab.press("差评")?;
    seen.look(&mut office.tab, "a first contact")?;
    is_spoken_to(&mut office)?;
    office.tab.press("已改正")?;
    office.tab.fill("对来访者说的话", "已当面批评，向您道歉。")?;
    office.tab.press("答复")?;
    office.tab.sees("对方可以看到")?;

    // It waits in its list until they are reached, and says what has changed.
    office.go_by_rail("今日")?;
    office.tab.press("1 个差评等您回访")?;
    office.tab.sees("应访 1，已访 0，三次没联系上 0，待访 1")?;
    seen.look(&mut office.tab, "return visits waiting")?;
    office.tab.press("差评")?;
    office.tab.press("记回访")?;
    office.tab.sees("请选一样")?;
    office.tab.press_at("input[name=complaint-return]")?;
    office.tab.press("记回访")?;
    office.tab.sees("请写几句")?;
    office.tab.fill("对方怎么说", "现在态度好多了。")?;
    office.tab.fill("改了什么", "窗口加了一名引导员。")?;
    seen.look(&mut office.tab, "a return visit")?;
    office.tab.press("记回访")?;
    office.tab.sees("回访，联系上了")?;
    office.tab.sees("窗口加了一名引导员。")?;
    office.tab.no_longer_sees("待回访")?;
    office.go_by_rail("今日")?;
    assert!(!office.tab.has("个差评等您回访")?);
    office.go("complaints")?;
    office.sign_in("陈国华")?;
    office.tab.sees("应访 1，已访 1，三次没联系上 0，待访 0")?;
    resident.reload()?;
    resident.tab.sees("我们联系了您")?;
    resident.tab.sees("电话里已经道歉。")?;
    resident.tab.sees("我们回访了您")?;
    resident.tab.sees("改了什么：窗口加了一名引导员。")?;
    seen.end()
}

/// Returns the path behind the code that stands on the visitor's side of a tablet.
fn scans(clerk: &mut Clerk, server: &Server) -> Result<String> {
    let code = "document.querySelector('.visitor .qr')?.dataset.text";
    let address = clerk.tab.until("a code to scan", code)?;
    let address = address.as_str().context("an address")?;
    let path = address.split_once("/w/").context("a page of the site")?.1;
    Ok(server.url(&format!("/w/{path}")))
}

#[test]
fn who_came_without_a_phone_number_scans_a_code_follows_the_matter_and_rates_the_visit()
-> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.finish_on_the_spot("FP01")?;
    clerk.synced()?;
    clerk.tab.press("给来访者看")?;
    let mut seen = Inspection::begin()?;
    let address = scans(&mut clerk, &server)?;
    clerk.tab.sees("扫码看办到哪一步")?;
    clerk.tab.sees("评不评价由您")?;
    seen.look(&mut clerk.tab, "the visitor's side with a code")?;

    let mut resident = Resident::with_phone()?;
    resident.tab.goto(&address)?;
    resident.tab.sees("已办理")?;
    resident.look(&mut seen, "visit")?;
    resident.tab.press("基本满意")?;
    resident.tab.turn_page("交评价")?;
    resident.tab.sees("已经评价过了")?;
    assert!(!resident.tab.has("基本满意")?, "whoever served may look at the page, too");
    assert_eq!(resident.tab.eval("location.href")?, address);
    let (almost, last) = address.split_at(address.len() - 1);
    let wrong = if last == "0" { "1" } else { "0" };
    resident.tab.goto(&format!("{almost}{wrong}"))?;
    resident.tab.sees("找不到")?;
    seen.end()
}

#[test]
fn a_number_from_the_tablet_is_followed_on_the_phone() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.go_by_rail("接待")?;
    clerk.tab.press("看排队")?;
    clerk.tab.press_at(".columns > :last-child .actions .button")?;
    clerk.tab.sees("-001")?;
    clerk.synced()?;
    clerk.tab.press("给来访者看")?;
    let address = scans(&mut clerk, &server)?;
    clerk.tab.sees("扫码在手机上看前面还有几位")?;
    let mut resident = Resident::with_phone()?;
    resident.tab.goto(&address)?;
    resident.tab.sees("下一位就是您")?;
    resident.tab.sees("-001")
}
