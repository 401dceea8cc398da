//! What is broken is reported by phone, and seen to be mended; what will be shut off is known before. UL01,
//! UL02, UL03
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::proxy::Proxy;
use tests::resident::Resident;
use tests::server::{Server, project};
use tests::site;

/// An administrator names a team to send, and a building.
fn takes_repairs(office: &mut Clerk) -> Result<()> {
    office.go_by_rail("更多")?;
    office.tab.press("设置")?;
    office.tab.press("维修组")?;
    office.tab.press("新增")?;
    office.tab.fill("名称", "水电组")?;
    office.tab.press_at(".card .button[data-kind='primary']")?;
    office.tab.sees("请写维修组的电话")?;
    office.tab.fill("电话", "020-5550-2811")?;
    office.tab.press_at(".card .button[data-kind='primary']")?;
    office.tab.sees("水电组")?;
    office.go_by_rail("更多")?;
    office.tab.press("设置")?;
    office.tab.press("楼宇")?;
    office.tab.press("新增")?;
    office.tab.fill("名称", "北一舍")?;
    office.tab.press_at(".card .button[data-kind='primary']")?;
    office.tab.sees("北一舍")?;
    office.synced()
}

/// Fills in what a student on the first floor of a hall would.
fn reports(student: &mut Resident, server: &Server, kind: &str, danger: &str) -> Result<()> {
    student.go(server, "/repair")?;
    choose(student, "building", "北一舍")?;
    student.tab.press(kind)?;
    student.tab.press(danger)?;
    student.tab.fill("哪一间、什么位置", "302 室卫生间")?;
    student.tab.fill("怎么坏的", "水从墙里喷出来")?;
    student.tab.fill("电话（可不写）", "13800001234")
}

/// Chooses from a list of the form by what it reads.
fn choose(student: &mut Resident, field: &str, name: &str) -> Result<()> {
    let script = format!(
        "(() => {{ const list = document.getElementById('{field}');
        const option = [...list.options].find((one) => one.text.includes('{name}'));
        list.value = option.value; return true; }})()"
    );
    student.tab.eval(&script).map(drop)
}

/// Opens the repair that stands on Today.
fn opens_from_today(clerk: &mut Clerk) -> Result<()> {
    clerk.go_by_rail("今日")?;
    clerk.tab.press("水管、龙头、下水")?;
    clerk.tab.sees("302 室卫生间")
}

/// Writes down that the team was sent.
fn sends(clerk: &mut Clerk) -> Result<()> {
    clerk.open_act("派单")?;
    clerk.tab.press("水电组")?;
    clerk.do_act()?;
    clerk.tab.sees("已派单")
}

/// Sends the team once more, and writes down what it did.
fn mends_again(clerk: &mut Clerk) -> Result<()> {
    opens_from_today(clerk)?;
    clerk.tab.sees("还在滴水")?;
    sends(clerk)?;
    clerk.open_act("修好")?;
    clerk.tab.fill("怎么修的", "又换了垫圈")?;
    clerk.do_act()?;
    clerk.tab.sees("又换了垫圈")?;
    clerk.synced()
}

#[test]
fn a_student_reports_a_burst_pipe_and_sees_who_is_coming() -> Result<()> {
    let server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "001")?;
    takes_repairs(&mut office)?;
    let mut student = Resident::with_phone()?;
    student.go(&server, "")?;
    student.tab.turn_page("报修")?;
    student.tab.turn_page("报修")?;
    student.tab.sees("请选什么坏了")?;
    student.look(&mut seen, "the form of a repair")?;
    reports(&mut student, &server, "水管、水龙头、下水道", "水管爆了，止不住")?;
    student.tab.turn_page("报修")?;
    student.tab.sees("已收到")?;
    student.tab.sees("还没有派人")?;
    student.look(&mut seen, "a repair nobody was sent to")?;

    // Whoever serves sees it at once, and where it is; who asked is masked until somebody looks.
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    opens_from_today(&mut clerk)?;
    clerk.tab.sees("水从墙里喷出来")?;
    clerk.tab.sees("紧急")?;
    assert!(!clerk.tab.has("13800001234")?);
    seen.look(&mut clerk.tab, "a repair")?;
    sends(&mut clerk)?;
    clerk.synced()?;
    student.reload()?;
    student.tab.sees("水电组")?;
    clerk.open_act("接单")?;
    clerk.tab.fill("几时（可不填）", "23:59")?;
    clerk.do_act()?;
    clerk.tab.sees("预计到场")?;
    clerk.synced()?;
    student.reload()?;
    student.tab.sees("23:59")?;
    student.look(&mut seen, "who is coming")?;

    clerk.open_act("到场")?;
    clerk.do_act()?;
    clerk.tab.sees("已到场")?;
    clerk.open_act("修好")?;
    clerk.tab.fill("怎么修的", "换了阀门")?;
    clerk.do_act()?;
    clerk.tab.sees("已修好")?;
    // Whoever wrote that it is done is not who confirms it.
    clerk.open_act("确认修好")?;
    clerk.tab.fill("怎么知道的", "来电")?;
    clerk.do_act()?;
    clerk.tab.sees("请别的同事")?;
    clerk.synced()?;
    student.reload()?;
    student.tab.sees("换了阀门")?;
    student.tab.fill("没修好？", "还在滴水")?;
    student.tab.turn_page("没修好")?;
    student.tab.sees("重新派人")?;

    mends_again(&mut clerk)?;
    student.reload()?;
    student.tab.turn_page("修好了")?;
    student.tab.sees("您说修好了")?;
    student.look(&mut seen, "a repair that is over")?;
    clerk.tab.sees("已确认")?;
    seen.look(&mut clerk.tab, "a repair that is over, at the window")?;
    seen.end()
}

/// Makes what waits on the phone older than a report may be that is sent by itself.
const AGED: &str = "Object.keys(localStorage).filter((name) => {
    const one = JSON.parse(localStorage[name]);
    one.late = 1;
    localStorage[name] = JSON.stringify(one);
    return true;
}).length";

#[test]
fn a_report_that_waited_for_a_network_is_asked_about_before_it_is_sent_late() -> Result<()> {
    let server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "001")?;
    takes_repairs(&mut office)?;
    let network = Proxy::start(server.port())?;
    let mut student = Resident::with_script(&network)?;
    reports(&mut student, &server, "水管、水龙头、下水道", "水管爆了，止不住")?;
    student.tab.sees("现在没有工作人员在线")?;
    network.cut();
    student.tab.press_at("form#report .go")?;
    student.tab.sees("一刻钟以内连上了就自动再送")?;
    student.tab.sees("电话 020-5550-0001")?;
    assert_eq!(student.tab.eval(AGED)?, 1);
    student.takes_a_new_tab()?;
    network.mend();
    student.go(&server, "")?;
    student.tab.sees("现在还是这样吗")?;
    seen.look(&mut student.tab, "a report that waited long")?;
    assert_eq!(student.tab.eval("Object.keys(localStorage).length")?, 1, "nothing is sent unasked");
    student.tab.press("现在就送")?;
    student.tab.sees("已收到")?;
    student.tab.sees("不要自动刷新")?;
    student.tab.sees("没人接、又会伤到人的，打 119 或 110")?;
    assert_eq!(student.tab.eval("Object.keys(localStorage).length")?, 0);
    seen.end()
}

#[test]
fn a_resident_knows_what_is_shut_off_before_they_report_it() -> Result<()> {
    let server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "001")?;
    takes_repairs(&mut office)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.go_by_rail("今日")?;
    clerk.tab.press("全部报修")?;
    clerk.tab.press("停水停电通知")?;
    clerk.tab.press("发停供通知")?;
    clerk.tab.press("停水")?;
    clerk.tab.press("北一舍")?;
    sets_day(&mut clerk, "开始日期", -1)?;
    sets_day(&mut clerk, "结束日期", 1)?;
    for (field, text) in [("开始时间", "08:00"), ("结束时间", "18:00"), ("原因", "清洗水箱")]
    {
        clerk.tab.fill(field, text)?;
    }
    clerk.tab.press("发通知")?;
    clerk.tab.sees("计划停供要提前通知")?;
    seen.look(&mut clerk.tab, "an outage that is announced too late")?;
    clerk.tab.press("突发，来不及提前一天通知")?;
    clerk.tab.press("发通知")?;
    clerk.tab.sees("正在停")?;
    clerk.synced()?;
    seen.look(&mut clerk.tab, "the outages")?;

    let mut student = Resident::with_phone()?;
    student.go(&server, "")?;
    student.tab.sees("现在停水")?;
    student.look(&mut seen, "the first page with an outage")?;
    reports(&mut student, &server, "水管、水龙头、下水道", "没有下面这些")?;
    student.tab.turn_page("报修")?;
    student.tab.sees("清洗水箱")?;
    student.look(&mut seen, "an outage that explains it")?;
    student.tab.turn_page("还是要报修")?;
    student.tab.sees("已收到")?;

    clerk.open_act("提前恢复或取消停供")?;
    clerk.tab.fill("告诉居民的话", "水箱洗好了")?;
    clerk.do_act()?;
    clerk.tab.sees("现在没有停供")?;
    clerk.synced()?;
    student.go(&server, "/outages")?;
    student.tab.sees("水箱洗好了")?;
    seen.end()
}

/// Chooses a day in a field: its parts are typed in an order of the browser's own.
fn sets_day(clerk: &mut Clerk, field: &str, ahead: i64) -> Result<()> {
    let day = day(clerk, ahead)?;
    let script = format!(
        "(() => {{ const all = [...document.querySelectorAll('label')];
        const label = all.find((one) => one.textContent.includes('{field}'));
        const box = document.getElementById(label.htmlFor);
        box.value = '{day}';
        return box.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
    );
    clerk.tab.eval(&script).map(drop)
}

/// Returns a day so many days from now at the site, as a date field takes it.
fn day(clerk: &mut Clerk, ahead: i64) -> Result<String> {
    let script =
        format!("new Date(Date.now() + {ahead} * 864e5 + 288e5).toISOString().slice(0, 10)");
    Ok(clerk.tab.eval(&script)?.as_str().context("a day")?.to_owned())
}

#[test]
fn a_caller_is_helped_without_a_network_and_a_colleague_goes_on() -> Result<()> {
    let server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut office = Clerk::at_new_tablet(&server, "001")?;
    takes_repairs(&mut office)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.network.cut();
    clerk.go_by_rail("今日")?;
    clerk.tab.press("全部报修")?;
    clerk.tab.press("登记报修")?;
    clerk.tab.press_at(".card .button[data-kind='primary']")?;
    clerk.tab.sees("请选坏了什么")?;
    clerk.tab.sees("请选哪栋楼")?;
    clerk.tab.press("水管、龙头、下水")?;
    clerk.tab.press("北一舍")?;
    clerk.tab.fill("房间或位置", "302 室卫生间")?;
    clerk.tab.fill("情况", "龙头关不上")?;
    clerk.tab.fill("电话", "13800001234")?;
    clerk.tab.press_at(".card .button[data-kind='primary']")?;
    clerk.tab.sees("要您跟进")?;
    clerk.tab.press("水管、龙头、下水")?;
    clerk.tab.sees("302 室卫生间")?;
    clerk.tab.choose_file("input[type=file]", &project("booking/tests/photos/phone.jpg"))?;
    clerk.sees_photo()?;
    sends(&mut clerk)?;
    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("请来人用手机扫一扫")?;

    let mut other = Clerk::at_new_tablet(&server, "103")?;
    other.start_duty()?;
    other.go_by_rail("今日")?;
    other.tab.press("全部报修")?;
    other.tab.sees("同事在跟进")?;
    other.tab.press("水管、龙头、下水")?;
    other.tab.sees("302 室卫生间")?;
    other.tab.press("看照片")?;
    other.sees_photo()?;
    other.open_act("由我跟进")?;
    other.do_act()?;
    other.tab.sees("接手跟进")?;
    other.synced()?;
    other.tab.sees("需处理 0")?;
    clerk.go_by_rail("今日")?;
    clerk.tab.no_longer_sees("302 室卫生间")
}
