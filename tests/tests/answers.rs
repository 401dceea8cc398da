//! What becomes of a complaint: extended once with its reason, late where everybody sees it who can do
//! something, asked about afterwards, and passed on by whoever it was told to.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::resident::{Resident, send};
use tests::server::Server;
use tests::site::{self, tablet_code};
use tests::tablet::now;

const DAY: i64 = 24 * 60 * 60_000;

/// Files a complaint of rude words without a name, and returns the address of its page.
fn files(server: &Server) -> Result<String> {
    let fields = [("key", "k1"), ("kind", "words"), ("words", "问了三遍都不理")];
    let answer = send(server, "/complain", &fields)?;
    let path = answer.header("location").context("the complaint's address")?;
    Ok(server.url(path))
}

/// Opens the only complaint there is from Today.
fn opens(office: &mut Clerk, name: &str) -> Result<()> {
    office.tab.sees("1 件投诉等您处理")?;
    office.tab.press("1 件投诉等您处理")?;
    office.tab.press(name)
}

#[test]
fn an_answer_that_takes_longer_tells_the_visitor_once_until_when_and_why() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let complaint = files(&server)?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    let mut seen = Inspection::begin()?;
    opens(&mut office, "话难听")?;
    assert!(!office.tab.has("延长答复")?, "nothing is extended that nobody has read");
    office.tab.press("要查清")?;
    office.tab.press("告知收到")?;
    office.open_act("延长答复")?;
    office.tab.sees("延长到什么时候")?;
    office.do_act()?;
    office.tab.sees("请选一样")?;
    office.tab.sees("请写几句")?;
    office.tab.press("一共 7 个工作日")?;
    office.tab.fill("为什么要延长", "当班录像要向县里调取。")?;
    assert!(!office.tab.has("请写几句")?, "what was wrong is mended");
    seen.look(&mut office.tab, "a complaint to be extended")?;
    office.do_act()?;
    office.tab.sees("已延长一次")?;
    office.tab.sees("当班录像要向县里调取。")?;
    assert!(!office.tab.has("延长到什么时候")?, "once only");

    let mut resident = Resident::with_phone()?;
    resident.tab.goto(&complaint)?;
    resident.tab.sees("延长了一次，最迟")?;
    resident.tab.sees("答复要延长一次")?;
    resident.tab.sees("当班录像要向县里调取。")?;
    resident.look(&mut seen, "a complaint extended")?;
    seen.end()
}

#[test]
fn a_petition_is_told_that_it_is_accepted_before_it_is_answered() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let complaint = files(&server)?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    opens(&mut office, "话难听")?;
    office.tab.press("信访：15 天内告知是否受理")?;
    office.tab.press("告知收到")?;
    office.tab.sees("信访，待告知受理")?;
    let mut resident = Resident::with_phone()?;
    resident.tab.goto(&complaint)?;
    resident.tab.sees("告诉您是否受理")?;
    office.tab.fill("对来访者说的话", "予以受理，六十日内办结。")?;
    office.tab.press("告知受理")?;
    office.tab.sees("已受理，待办结")?;
    office.open_act("延长答复")?;
    office.tab.sees("一共 90 天")?;
    resident.reload()?;
    resident.tab.sees("已受理，正在办理")?;
    resident.tab.sees("予以受理，六十日内办结。")
}

#[test]
fn what_is_late_is_told_to_whoever_handles_it_and_as_a_number_to_the_administrator() -> Result<()> {
    let mut server = Server::start()?;
    site::open(&server)?;
    files(&server)?;
    // However the holidays fall, a working day has gone by.
    let ahead = server.go_on_at(now() + 12 * DAY)?;
    let mut office = Clerk::at_tablet(&server)?;
    office.tab.set_clock_wrong(ahead)?;
    office.enrol(&tablet_code(&server)?)?;
    office.join("002")?;
    let mut seen = Inspection::begin()?;
    office.tab.sees("1 件投诉超期，请马上处理")?;
    assert!(!office.tab.has("本站 1 件投诉超期")?, "who reads it needs no number");
    seen.look(&mut office.tab, "Today with a late complaint")?;
    office.tab.press("1 件投诉超期，请马上处理")?;
    office.tab.sees("话难听")?;
    office.tab.sees("严重超期")?;
    office.join_too("001")?;
    office.tab.sees("本站 1 件投诉超期")?;
    office.go("complaints")?;
    office.sign_in("陈国华")?;
    office.tab.sees("本站 1 件投诉超期")?;
    assert!(!office.tab.has("话难听")?, "a number, and nothing to read");
    seen.end()
}

#[test]
fn a_complaint_passed_on_by_a_clerk_reaches_the_supervisor_and_not_the_person_it_is_about()
-> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "103")?;
    let mut seen = Inspection::begin()?;
    clerk.go_by_rail("更多")?;
    clerk.tab.press("转达投诉")?;
    clerk.tab.sees("还没有。转达后这里有编号")?;
    clerk.tab.press_at(".columns .button[data-kind=primary]")?;
    clerk.tab.sees("请选一样")?;
    clerk.tab.press("话难听")?;
    clerk.tab.press("一个人")?;
    clerk.tab.press("王芳")?;
    clerk.tab.fill("怎么回事", "刘大爷说窗口答话粗暴。")?;
    seen.look(&mut clerk.tab, "a complaint to be passed on")?;

    // Without a network it says so, and nothing that was typed is lost.
    clerk.network.cut();
    clerk.tab.press_at(".columns .button[data-kind=primary]")?;
    clerk.tab.sees("连不上服务器")?;
    let typed = clerk.tab.eval("document.querySelector('textarea').value")?;
    assert_eq!(typed, "刘大爷说窗口答话粗暴。");
    clerk.network.mend();
    clerk.tab.press_at(".columns .button[data-kind=primary]")?;
    clerk.tab.until("the number", "/T\\d{6}-/.test(document.body.innerText)")?;
    let text = clerk.tab.text()?;
    let number = text.split_whitespace().find(|word| word.starts_with('T') && word.contains('-'));
    let number = number.context("a number")?.to_owned();
    assert!(!clerk.tab.has("件投诉等您处理")?, "its number, and nothing more");

    // Whoever supervises reads it and who passed it on.
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    opens(&mut office, "话难听")?;
    for words in [&number, "工作人员转达", "周梅", "刘大爷说窗口答话粗暴。", "王芳"]
    {
        office.tab.sees(words)?;
    }
    // Looked into, it reaches whom it is about without who passed it on.
    office.open_act("立案查处")?;
    office.tab.fill("事情经过（当事人会看到，不要写谁反映的）", "在窗口答话粗暴。")?;
    office.do_act()?;
    office.tab.sees("这件投诉在查的事")?;
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.tab.sees("1 件事等您说明")?;
    wang.tab.press("去说明")?;
    wang.tab.sees("在窗口答话粗暴。")?;
    let text = wang.tab.text()?;
    // Below stand the colleagues, for whoever wants to declare a relative.
    let (text, _) = text.split_once("和我有亲属").context("what is looked into")?;
    assert!(!text.contains("周梅") && !text.contains(&number), "{text}");
    assert!(!text.contains("刘大爷"), "{text}");
    seen.end()
}
