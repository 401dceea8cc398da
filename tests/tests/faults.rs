//! What a clerk is promised when things go wrong, in a real browser against the real Worker.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;
use tests::clerk::Clerk;
use tests::mishap::{DAY, cut, store_file};
use tests::newer::Newer;
use tests::proxy::Proxy;
use tests::server::Server;
use tests::site;

fn town() -> Result<Server> {
    let server = Server::start()?;
    site::open(&server)?;
    Ok(server)
}

/// A clerk on duty on a tablet of their own, with nothing left to send.
fn on_duty(server: &Server) -> Result<Clerk> {
    let mut clerk = Clerk::at_new_tablet(server, "101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    Ok(clerk)
}

/// Waits until all is confirmed, nothing refused, and the ledger holds so many matters.
fn all_confirmed(clerk: &mut Clerk, matters: usize) -> Result<()> {
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.go_by_rail("台账")?;
    clerk.tab.sees(&format!("{matters} 件"))
}

/// Uses up the room that the app keeps in reserve for a full storage.
const WITHOUT_RESERVE: &str = r"(async () => {
  const open = indexedDB.open('bianmin.town');
  await new Promise((done, fail) => { open.onsuccess = done; open.onerror = fail; });
  const write = open.result.transaction('tablet', 'readwrite');
  write.objectStore('tablet').delete('ballast');
  await new Promise((done, fail) => { write.oncomplete = done; write.onabort = fail; });
  open.result.close();
})()";

#[test]
fn a_full_storage_is_told_at_once_and_nothing_typed_is_lost() -> Result<()> {
    let server = town()?;
    let mut clerk = on_duty(&server)?;
    clerk.network.cut();
    let origin = clerk.network.url("");
    clerk.receive("FP01")?;
    clerk.tab.fill("称呼", "刘老师")?;
    clerk.tab.fill("电话", "13800138000")?;
    clerk.tab.press("下一步")?;
    clerk.tab.press("稍后回电")?;
    clerk.tab.eval(WITHOUT_RESERVE)?;
    clerk.tab.fill_storage(&origin, 300_000)?;
    clerk.tab.press("并保存")?;
    clerk.tab.sees("本机存储空间已满，这一条没有保存")?;
    clerk.tab.sees("本机存储空间不足")?;
    clerk.tab.sees("已存本机 0")?;
    assert!(!clerk.tab.has("接待下一位")?, "it is not called saved");
    let typed = "[...document.querySelectorAll('input')].map((field) => field.value).join()";
    let typed = clerk.tab.eval(typed)?.as_str().unwrap_or_default().to_owned();
    assert!(typed.contains("刘老师") && typed.contains("13800138000"), "{typed}");

    clerk.tab.free_storage(&origin)?;
    clerk.tab.press("并保存")?;
    clerk.tab.sees("接待下一位")?;
    clerk.network.mend();
    all_confirmed(&mut clerk, 1)
}

/// Enrols a tablet anew whose storage is gone, and reads what was lost.
fn begins_anew(server: &Server, clerk: &mut Clerk, lost: &str) -> Result<()> {
    clerk.network.mend();
    clerk.go("")?;
    clerk.tab.sees("这台平板以前登记过")?;
    clerk.enrol(&site::tablet_code(server)?)?;
    clerk.tab.sees("本机丢失了内容")?;
    clerk.tab.sees(lost)?;
    clerk.tab.press("我知道了")?;
    clerk.join("101")
}

#[test]
fn a_database_deleted_under_the_app_is_noticed_and_the_loss_is_named() -> Result<()> {
    let server = town()?;
    let mut clerk = on_duty(&server)?;
    clerk.finish_on_the_spot("FP01")?;
    clerk.synced()?;
    clerk.network.cut();
    clerk.give_notice("FP04")?;
    let saved = clerk.saved_here()?;
    let origin = clerk.network.url("");
    clerk.tab.goto("about:blank")?;
    clerk.tab.lose_databases(&origin)?;
    // Duty, and a visit done on the spot in three steps, had been sent; the notice had not.
    begins_anew(&server, &mut clerk, &format!("第 5 条到第 {} 条", 4 + saved))?;
    clerk.finish_on_the_spot("FP01")?;
    all_confirmed(&mut clerk, 2)
}

#[test]
fn a_store_that_lost_its_end_is_noticed_and_the_loss_is_named() -> Result<()> {
    let server = town()?;
    let mut clerk = on_duty(&server)?;
    clerk.network.cut();
    clerk.finish_on_the_spot("FP01")?;
    let kept = clerk.saved_here()?;
    let (file, whole) = store_file(&clerk.browser)?;
    clerk.finish_on_the_spot("FP01")?;
    let all = clerk.saved_here()?;
    clerk.browser.close_and_restart(&mut clerk.tab, || cut(&file, whole))?;
    clerk.tab = clerk.browser.tab()?;
    clerk.go("")?;
    clerk.tab.sees("本机丢失了内容")?;
    clerk.tab.sees(&format!("第 {} 条到第 {} 条", kept + 2, all + 1))?;
    clerk.tab.press("我知道了")?;
    clerk.sign_in("王芳")?;
    assert_eq!(clerk.saved_here()?, kept, "what stands before the cut is kept");
    clerk.network.mend();
    clerk.finish_on_the_spot("FP01")?;
    all_confirmed(&mut clerk, 2)
}

#[test]
fn a_store_cut_to_nothing_opens_empty_and_is_not_taken_for_a_new_tablet() -> Result<()> {
    let server = town()?;
    let mut clerk = on_duty(&server)?;
    clerk.network.cut();
    clerk.finish_on_the_spot("FP01")?;
    let saved = clerk.saved_here()?;
    let (file, _) = store_file(&clerk.browser)?;
    clerk.browser.close_and_restart(&mut clerk.tab, || cut(&file, 0))?;
    clerk.tab = clerk.browser.tab()?;
    begins_anew(&server, &mut clerk, &format!("第 2 条到第 {} 条", 1 + saved))?;
    clerk.finish_on_the_spot("FP01")?;
    all_confirmed(&mut clerk, 1)
}

#[test]
fn a_page_that_was_frozen_goes_on_where_it_stood() -> Result<()> {
    let server = town()?;
    let mut clerk = on_duty(&server)?;
    clerk.network.cut();
    clerk.finish_on_the_spot("FP01")?;
    clerk.tab.freeze(true)?;
    clerk.network.mend();
    sleep(Duration::from_secs(3));
    clerk.tab.freeze(false)?;
    clerk.synced()?;
    clerk.finish_on_the_spot("FP01")?;
    all_confirmed(&mut clerk, 2)
}

#[test]
fn a_second_window_stands_back_until_it_is_asked_to_take_over() -> Result<()> {
    let server = town()?;
    let mut clerk = on_duty(&server)?;
    clerk.network.cut();
    clerk.finish_on_the_spot("FP01")?;
    let first = std::mem::replace(&mut clerk.tab, clerk.browser.tab()?);
    clerk.go("")?;
    clerk.tab.sees("已在另一个窗口打开")?;
    clerk.tab.press("在这里继续")?;
    clerk.sign_in("王芳")?;
    clerk.finish_on_the_spot("FP01")?;
    let mut first = first;
    first.sees("已在另一个窗口打开")?;
    clerk.network.mend();
    all_confirmed(&mut clerk, 2)
}

#[test]
fn an_app_of_today_loses_nothing_to_a_server_of_tomorrow() -> Result<()> {
    let server = town()?;
    let newer = Newer::before(server.port())?;
    let mut clerk = Clerk::on(Proxy::start(newer.port())?)?;
    clerk.enrol(&site::tablet_code(&server)?)?;
    clerk.join("101")?;
    clerk.start_duty()?;
    clerk.synced()?;

    newer.speaks(true);
    clerk.finish_on_the_spot("FP01")?;
    clerk.tab.sees("请更新后再同步")?;
    clerk.tab.sees("已存本机 0")?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    supervisor.go_by_rail("台账")?;
    supervisor.tab.sees("1 件")?;
    clerk.finish_on_the_spot("FP01")?;

    // The app is renewed: to it the server is of today.
    newer.speaks(false);
    clerk.finish_on_the_spot("FP01")?;
    clerk.tab.no_longer_sees("请更新后再同步")?;
    all_confirmed(&mut clerk, 3)
}

#[test]
fn an_answer_cut_in_the_middle_is_asked_for_again() -> Result<()> {
    let server = town()?;
    let mut clerk = on_duty(&server)?;
    let before = clerk.network.traffic();
    clerk.finish_on_the_spot("FP01")?;
    clerk.synced()?;
    // On a busy machine a visit may go in two requests: the first answer is cut then.
    let whole = clerk.network.traffic().since(before).down;
    assert!(whole > 540, "an answer ends after every place where it is cut: {whole}");
    // At its first byte, within its head, within its body, and before its end.
    for bytes in [1, 300, 450, 500] {
        clerk.network.cut_after(bytes);
        clerk.finish_on_the_spot("FP01")?;
        clerk.tab.sees("没有网络，照常办理")?;
        clerk.network.mend();
        clerk.synced()?;
    }
    all_confirmed(&mut clerk, 5)
}

#[test]
fn a_tablet_whose_clock_is_a_day_off_serves_as_any_other_and_says_so() -> Result<()> {
    let server = town()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    let mut count = 0;
    let people = [("101", "王芳", DAY, "快了 24 小时"), ("103", "周梅", -DAY, "慢了 24 小时")];
    for (badge, name, off, told) in people {
        let mut clerk = Clerk::at_tablet(&server)?;
        clerk.tab.set_clock_wrong(off)?;
        clerk.enrol(&site::tablet_code(&server)?)?;
        clerk.join(badge)?;
        clerk.start_duty()?;
        clerk.finish_on_the_spot("FP01")?;
        clerk.synced()?;
        // Offline from the start, the tablet still knows how wrong it is.
        clerk.network.cut();
        clerk.browser.kill_and_restart()?;
        clerk.tab = clerk.browser.tab()?;
        clerk.tab.set_clock_wrong(off)?;
        clerk.go("")?;
        clerk.sign_in(name)?;
        clerk.finish_on_the_spot("FP01")?;
        clerk.tab.press("已存本机")?;
        clerk.tab.sees(told)?;
        clerk.network.mend();
        count += 2;
        all_confirmed(&mut clerk, count)?;
    }
    supervisor.go_by_rail("台账")?;
    supervisor.tab.sees("4 件")
}

#[test]
fn a_server_killed_while_the_browser_syncs_has_everything_once() -> Result<()> {
    let mut server = town()?;
    let mut clerk = on_duty(&server)?;
    for round in 0..4 {
        clerk.finish_on_the_spot("FP01")?;
        sleep(Duration::from_millis(150 * round));
        server.kill_and_restart()?;
        clerk.synced()?;
    }
    all_confirmed(&mut clerk, 4)
}
