//! What a clerk is promised, in a real browser against the real Worker.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use tests::axe;
use tests::clerk::Clerk;
use tests::filled;
use tests::resident::{Resident, links, page};
use tests::server::Server;
use tests::site::{self, PIN};

/// Starts a server with a township that is open at every hour.
fn town() -> Result<Server> {
    let server = Server::start()?;
    site::open(&server)?;
    Ok(server)
}

#[test]
fn a_clerk_works_a_day_with_the_network_cut_at_noon() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.finish_on_the_spot("FP01")?;
    clerk.synced()?;

    clerk.network.cut();
    for _ in 0..3 {
        clerk.finish_on_the_spot("FP01")?;
        clerk.give_notice("FP04")?;
    }
    clerk.tab.sees("没有网络，照常办理")?;
    assert!(!clerk.tab.has("已存本机 0")?);

    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.go_by_rail("台账")?;
    clerk.tab.sees("7 件")
}

#[test]
fn a_one_time_notice_names_everything_at_once() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    // Of what only some have to bring, what this visitor lacks is asked like everything else, and
    // the rest is told with its condition.
    clerk.go_by_rail("接待")?;
    clerk.tab.press("生育登记")?;
    clerk.tab.press("居民身份证")?;
    clerk.tab.press("结婚证：这位需要，但没带")?;
    clerk.tab.sees("缺 2 样")?;
    clerk.tab.press("下一步")?;
    clerk.tab.press("一次性告知")?;
    clerk.save()?;
    clerk.tab.sees("属于下列情形的，还要带")?;
    clerk.tab.sees("再婚的")?;

    clerk.give_notice("FP04")?;
    clerk.tab.press("打开这件事")?;
    clerk.tab.press("给来访者看")?;
    for paper in ["身份证", "结婚证", "户口簿", "照片"] {
        clerk.tab.sees(paper)?;
    }
    clerk.tab.sees("这里写的就是全部")?;
    clerk.tab.sees("监督电话")
}

#[test]
fn a_tablet_killed_while_saving_loses_nothing_it_called_saved() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.network.cut();
    for _ in 0..3 {
        clerk.finish_on_the_spot("FP01")?;
    }
    clerk.browser.kill_and_restart()?;
    clerk.tab = clerk.browser.tab()?;
    clerk.go("")?;
    clerk.sign_in("王芳")?;
    clerk.go_by_rail("台账")?;
    clerk.tab.sees("3 件")?;
    assert!(!clerk.tab.has("已存本机 0")?, "three visitors wait to be sent");

    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.tab.sees("3 件")
}

#[test]
fn a_new_tablet_takes_up_a_long_history_and_works_at_once() -> Result<()> {
    let server = Server::start()?;
    filled::site(&server, 400, 20)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.tab.moment("followed")?;
    assert!(!clerk.tab.pages()?.is_empty(), "a long history comes as pages");
    clerk.go_by_rail("台账")?;
    clerk.tab.sees("400 件")?;
    clerk.finish_on_the_spot("FP01")?;
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.go_by_rail("台账")?;
    clerk.tab.sees("401 件")
}

#[test]
fn a_post_is_never_empty_and_a_cut_network_never_makes_it_look_so() -> Result<()> {
    let server = town()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.network.cut();
    clerk.start_duty()?;
    clerk.go_by_rail("岗位")?;
    clerk.tab.press("离岗")?;
    clerk.tab.press("有人接替")?;
    clerk.tab.press("现在离开")?;
    clerk.tab.sees("S1.3.1")?;
    clerk.tab.sees("可以来顶岗：李强")?;

    supervisor.go_by_rail("岗位")?;
    supervisor.tab.sees("应到未到")?;
    clerk.network.mend();
    clerk.synced()?;
    supervisor.tab.sees("王芳 在岗")?;
    supervisor.go_by_rail("今日")?;
    assert!(!supervisor.tab.has("无人在岗")?, "what came late counts for when it happened");
    Ok(())
}

#[test]
fn a_refused_operation_waits_in_the_tray_for_its_owner() -> Result<()> {
    let server = town()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.receive("FP01")?;
    clerk.tab.press("都带齐了")?;
    clerk.tab.press("先登记，稍后处理")?;
    clerk.save()?;
    clerk.synced()?;
    clerk.network.cut();
    clerk.tab.press("打开这件事")?;

    supervisor.go_by_rail("台账")?;
    supervisor.tab.press("生育登记")?;
    supervisor.tab.press("改由他人负责")?;
    supervisor.tab.press("李强")?;
    supervisor.tab.fill("为什么转交", "王芳外出")?;
    supervisor.tab.press_at(".panel-body .button:not(.said .button)")?;
    supervisor.tab.sees("改由李强负责")?;
    supervisor.synced()?;

    clerk.tab.press("当场办结")?;
    clerk.tab.sees("已转为办件")?;
    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.press("需处理")?;
    clerk.tab.sees("没有被接受")?;
    clerk.tab.sees("王芳")?;
    axe::finds_nothing(&mut clerk.tab, "tray")
}

#[test]
fn the_first_administrator_lets_a_colleague_in_by_a_personal_code() -> Result<()> {
    let server = Server::start()?;
    let code = site::open(&server)?;
    let mut admin = Clerk::at_tablet(&server)?;
    admin.enrol(&code)?;
    admin.tab.fill("姓名", "林立")?;
    admin.tab.fill("工牌号", "900")?;
    admin.tab.fill("新 PIN（6 位数字）", PIN)?;
    admin.tab.fill("再输入一次 PIN", PIN)?;
    admin.tab.press("开始")?;
    admin.tab.sees("今天到期")?;

    admin.go("setup/staff/new")?;
    admin.sign_in("林立")?;
    admin.tab.fill("工牌号", "104")?;
    admin.tab.fill("姓名", "何静")?;
    admin.tab.press("保存")?;
    admin.tab.press("何静")?;
    admin.tab.press("发一次性个人码")?;
    admin.tab.sees("只能用一次")?;
    let personal = admin.tab.eval("document.querySelector('.figure').innerText")?;
    let personal = personal.as_str().unwrap_or_default().to_owned();

    let mut colleague = Clerk::at_tablet(&server)?;
    colleague.enrol(&site::tablet_code(&server)?)?;
    colleague.tab.fill("工牌号", "104")?;
    colleague.tab.press("还没有 PIN，或忘了 PIN")?;
    colleague.tab.fill("个人码", &personal)?;
    colleague.tab.fill("新 PIN（6 位数字）", PIN)?;
    colleague.tab.fill("再输入一次 PIN", PIN)?;
    colleague.tab.press("登录")?;
    colleague.tab.sees("今天到期")?;
    colleague.tab.sees("何静")
}

/// A browser that takes its time over keeping the storage: until it is told to.
const SLOW_TO_KEEP: &str = r"
  const kept = new Promise((done) => { globalThis.keep = () => done(true); });
  navigator.storage.persist = () => kept;
";

#[test]
fn a_form_stands_still_under_the_finger_while_a_new_tablet_settles_in() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_tablet(&server)?;
    let wish = serde_json::json!({"source": SLOW_TO_KEEP});
    clerk.tab.ask("Page.addScriptToEvaluateOnNewDocument", &wish)?;
    clerk.enrol(&site::tablet_code(&server)?)?;
    clerk.tab.press("还没有 PIN，或忘了 PIN")?;
    clerk.tab.fill("再输入一次 PIN", PIN)?;
    let before = clerk.tab.eval("scrollY")?;
    assert_ne!(before, 0.0, "the form is longer than the screen");
    clerk.tab.eval("keep()")?;
    sleep(Duration::from_secs(2));
    assert_eq!(clerk.tab.eval("scrollY")?, before, "the form jumped");
    clerk.tab.press("我有 PIN")?;
    clerk.join("101")
}

/// Puts two colleagues of one window at one tablet: Wang, who is on duty there, and Li.
fn two_at_one_tablet(server: &Server) -> Result<Clerk> {
    let mut tablet = Clerk::at_new_tablet(server, "102")?;
    tablet.join_too("101")?;
    tablet.start_duty()?;
    Ok(tablet)
}

#[test]
fn a_handover_leaves_nothing_behind() -> Result<()> {
    let server = town()?;
    let mut tablet = two_at_one_tablet(&server)?;
    for item in ["FP01", "FP13"] {
        tablet.receive(item)?;
        tablet.tab.press("都带齐了")?;
        tablet.tab.press("先登记，稍后处理")?;
        tablet.save()?;
    }
    tablet.synced()?;
    tablet.asks_for_a_time("吴女士")?;
    tablet.takes_the_first("当场约定")?;
    tablet.network.cut();
    tablet.hand_over("王芳", "李强")?;
    // Li stands there now and answers for what Wang received.
    tablet.tab.sees("在岗第一责任人")?;
    tablet.tab.sees("生育登记")?;
    tablet.network.mend();
    tablet.synced()?;
    tablet.tab.sees("需处理 0")?;
    // The appointment that Wang made is Li's to keep.
    tablet.go_by_rail("预约")?;
    tablet.tab.sees("李强")?;
    tablet.tab.sees("生育登记")?;
    tablet.go_by_rail("交接")?;
    tablet.tab.sees("王芳交给李强")?;
    tablet.tab.sees("已接班")
}

#[test]
fn what_a_screen_had_in_mind_stops_nothing_once_somebody_else_signs_in() -> Result<()> {
    let server = town()?;
    let mut tablet = two_at_one_tablet(&server)?;
    tablet.synced()?;
    // A slow tablet paints long after: whatever waits for a frame finds its screen gone.
    tablet.tab.eval(
        "const frame = window.requestAnimationFrame.bind(window); \
         window.requestAnimationFrame = then => setTimeout(() => frame(then), 1500)",
    )?;
    tablet.network.cut();
    tablet.hand_over("王芳", "李强")?;
    tablet.tab.sees("在岗第一责任人")?;
    tablet.tab.eval("new Promise(then => setTimeout(then, 3500))")?;
    assert_eq!(tablet.tab.faults(), [""; 0]);
    tablet.network.mend();
    tablet.synced()
}

#[test]
fn what_was_given_to_the_giver_after_the_last_sync_reaches_the_receiver() -> Result<()> {
    let server = town()?;
    let mut tablet = two_at_one_tablet(&server)?;
    tablet.synced()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    supervisor.start_duty()?;
    supervisor.receive("FP01")?;
    supervisor.tab.press("都带齐了")?;
    supervisor.tab.press("先登记，稍后处理")?;
    supervisor.save()?;
    supervisor.tab.press("打开这件事")?;
    supervisor.synced()?;
    tablet.network.cut();
    supervisor.tab.press("改由他人负责")?;
    supervisor.tab.press("王芳")?;
    supervisor.tab.fill("为什么转交", "王芳熟悉")?;
    supervisor.tab.press_at(".panel-body .button:not(.said .button)")?;
    supervisor.tab.sees("改由王芳负责")?;
    supervisor.synced()?;

    tablet.hand_over("王芳", "李强")?;
    tablet.network.mend();
    tablet.synced()?;
    tablet.tab.sees("需处理 0")?;
    tablet.tab.sees("交接后补到")?;
    tablet.tab.press("认可")?;
    tablet.tab.no_longer_sees("交接后补到")?;
    tablet.synced()?;
    supervisor.tab.sees("交接班时接手")
}

/// Books the first free time at the first window by phone.
fn books_at_the_first_window(server: &Server) -> Result<()> {
    let first = format!("/t/{}/", site::first_post()?);
    let days = links(&page(server, "/i/FP01/days")?);
    let mut times = Vec::new();
    for day in days.iter().filter(|link| link.contains("/d/")) {
        times.extend(links(&page(server, day)?).into_iter().filter(|link| link.contains(&first)));
        if !times.is_empty() {
            break;
        }
    }
    let mut resident = Resident::with_phone()?;
    resident.go(server, times.first().context("a free time at the first window")?)?;
    resident.tab.fill("姓名或称呼", "郑女士")?;
    resident.tab.fill("手机或电话", "138 0000 5678")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("已约好")
}

#[test]
fn an_appointment_that_arrived_after_the_last_sync_reaches_the_receiver() -> Result<()> {
    let server = town()?;
    let mut tablet = two_at_one_tablet(&server)?;
    tablet.synced()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    supervisor.start_duty()?;
    supervisor.synced()?;
    tablet.network.cut();
    books_at_the_first_window(&server)?;
    supervisor.go_by_rail("预约")?;
    supervisor.tab.sees("生育登记")?;
    supervisor.tab.sees("王芳")?;

    // The tablet has not heard of it, and no line of the handover is about it.
    tablet.hand_over("王芳", "李强")?;
    tablet.go_by_rail("预约")?;
    assert!(!tablet.tab.has("生育登记")?, "it was told before the network came back");
    tablet.network.mend();
    tablet.synced()?;
    tablet.tab.sees("需处理 0")?;
    tablet.go_by_rail("今日")?;
    tablet.tab.sees("交接后补到")?;
    supervisor.tab.sees("王芳")?;
    // What is asked for comes with it: each has a line of its own.
    tablet.tab.press("认可")?;
    let left = "[...document.querySelectorAll('button')]\
        .filter((one) => one.innerText.trim() === '认可').length === 1";
    tablet.tab.until("one line is left", left)?;
    tablet.tab.press("认可")?;
    tablet.tab.no_longer_sees("交接后补到")?;
    tablet.synced()?;
    supervisor.tab.sees("李强")?;
    supervisor.tab.no_longer_sees("王芳")?;
    // The line stands in the register of what was handed over.
    tablet.go_by_rail("交接")?;
    tablet.tab.press("王芳交给李强")?;
    tablet.tab.sees("生育登记")?;
    tablet.tab.sees("已认可")
}

#[test]
fn a_comes_back_and_gets_the_post_and_the_papers() -> Result<()> {
    let server = town()?;
    let mut tablet = two_at_one_tablet(&server)?;
    tablet.receive("FP01")?;
    tablet.tab.press("都带齐了")?;
    tablet.tab.press("先登记，稍后处理")?;
    tablet.save()?;
    tablet.go_by_rail("交接")?;
    tablet.tab.press("补一行")?;
    tablet.tab.fill("内容", "窗口专用章")?;
    tablet.tab.press("加上")?;
    tablet.tab.sees("窗口专用章")?;
    tablet.hand_over("王芳", "李强")?;
    tablet.finish_on_the_spot("FP01")?;

    tablet.go_by_rail("交接")?;
    tablet.tab.sees("窗口专用章")?;
    tablet.tab.press("王芳")?;
    tablet.tab.sees("您不在时，李强接待了 1 人")?;
    tablet.hand_over("李强", "王芳")?;
    tablet.synced()?;
    tablet.tab.sees("需处理 0")?;
    tablet.tab.sees("在岗第一责任人")
}

/// Returns the date the page promises.
fn promised(clerk: &mut Clerk) -> Result<String> {
    clerk.tab.sees("承诺办结")?;
    let date = clerk.tab.eval("document.querySelector('.due-date').innerText")?;
    Ok(date.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_date_explains_itself_and_does_not_move_later() -> Result<()> {
    let server = town()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.receive("FP11")?;
    clerk.tab.fill("称呼", "吴女士")?;
    clerk.tab.fill("电话", "13800001234")?;
    clerk.tab.press("都带齐了")?;
    clerk.tab.press("受理 承诺")?;
    clerk.save()?;
    clerk.tab.press("打开这件事")?;
    let date = promised(&mut clerk)?;
    clerk.tab.press("怎么算的")?;
    clerk.tab.sees("开始，当天不算")?;
    clerk.tab.sees("第 10 天")?;

    // A special procedure stops the clock; ended within the day, it costs none.
    clerk.open_act("特别程序")?;
    clerk.tab.fill("原因和依据", "行政许可法第45条")?;
    clerk.tab.fill("预计几个工作日", "5")?;
    clerk.do_act()?;
    clerk.tab.sees("时限暂停")?;
    clerk.tab.sees("特别程序告知书")?;
    clerk.open_act("结束特别程序")?;
    clerk.tab.fill("结果", "鉴定合格")?;
    clerk.do_act()?;
    clerk.tab.sees("特别程序结束：鉴定合格")?;
    assert_eq!(promised(&mut clerk)?, date);

    // Asking moves nothing; a supervisor's answer does, once.
    clerk.open_act("申请延期")?;
    clerk.tab.fill("延几个工作日", "5")?;
    clerk.tab.fill("为什么要延期", "案情复杂")?;
    clerk.do_act()?;
    clerk.tab.sees("申请延期 5 个工作日：案情复杂")?;
    assert_eq!(promised(&mut clerk)?, date);
    clerk.synced()?;
    supervisor.go_by_rail("今日")?;
    supervisor.tab.press("请答复延期")?;
    supervisor.open_act("批准延期")?;
    supervisor.do_act()?;
    supervisor.tab.sees("批准延期，")?;
    supervisor.synced()?;
    clerk.tab.sees("批准延期，")?;
    assert_ne!(promised(&mut clerk)?, date);
    clerk.tab.sees("延期第 5 天")?;
    assert!(!clerk.tab.has("到期前申请一次")?, "it is extended once");
    Ok(())
}

#[test]
fn a_supplement_asked_twice_needs_the_supervisor() -> Result<()> {
    let server = town()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.receive("FP01")?;
    clerk.tab.press("居民身份证")?;
    clerk.tab.press("下一步")?;
    clerk.tab.press("先收件")?;
    clerk.save()?;
    clerk.tab.press("打开这件事")?;
    clerk.tab.sees("收件中")?;
    clerk.open_act("通知补正")?;
    clerk.do_act()?;
    clerk.tab.sees("待补正")?;
    clerk.tab.sees("补正通知书")?;

    clerk.open_act("第二次补正")?;
    clerk.tab.fill("为什么还要再补", "材料过期")?;
    clerk.tab.sees("第二次补材料须由另一位主管同意")?;
    clerk.synced()?;

    supervisor.go_by_rail("台账")?;
    supervisor.tab.press("今天未结")?;
    supervisor.tab.press("生育登记")?;
    supervisor.open_act("第二次补正")?;
    supervisor.tab.fill("为什么还要再补", "材料过期")?;
    supervisor.do_act()?;
    supervisor.synced()?;
    supervisor.tab.sees("需处理 0")
}

#[test]
fn a_handover_in_the_making_outlives_a_new_start_of_the_tablet() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.go_by_rail("交接")?;
    clerk.tab.press("李强")?;
    clerk.tab.press("补一行")?;
    clerk.tab.fill("内容", "2号柜钥匙一把")?;
    clerk.tab.press("加上")?;
    clerk.tab.sees("2号柜钥匙一把")?;
    // The next line is begun and not added yet.
    clerk.tab.fill("内容", "打印机卡纸")?;
    // What is typed is kept once the hands rest.
    sleep(Duration::from_secs(1));
    clerk.tab.reload()?;
    clerk.sign_in("王芳")?;
    clerk.go_by_rail("交接")?;
    clerk.tab.sees("2号柜钥匙一把")?;
    let chosen = "document.querySelector('input[type=radio]:checked')?.closest('label').innerText";
    assert!(clerk.tab.eval(chosen)?.as_str().unwrap_or_default().contains("李强"));
    let begun = "[...document.querySelectorAll('input')].some((one) => one.value === '打印机卡纸')";
    assert_eq!(clerk.tab.eval(begun)?, true);
    Ok(())
}
