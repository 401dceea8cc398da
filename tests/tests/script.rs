//! What the script of residents' pages adds where it runs: a form that could not be sent is kept and
//! sent once, a slip opens without a network, and a page is read aloud.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use domain::site::Settings;
use serde_json::json;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::proxy::Proxy;
use tests::resident::{Resident, free_times, page, send};
use tests::server::Server;
use tests::site;

/// Starts a town with two places for residents at a time, which may be given up until it comes.
fn town() -> Result<(Server, Proxy)> {
    let server = Server::start()?;
    let settings = Settings { slot_places: 4, change_ahead_minutes: 0, ..Settings::default() };
    site::open_with(&server, settings)?;
    let network = Proxy::start(server.port())?;
    Ok((server, network))
}

/// Fills in the form of a time, and leaves the button to be pressed.
fn fills_in(resident: &mut Resident, server: &Server, form: &str) -> Result<()> {
    resident.go(server, form)?;
    resident.tab.fill("姓名或称呼", "吴女士")?;
    resident.tab.fill("手机或电话", "13800001234")
}

/// Checks that one of the two places of a time is taken, and no more.
fn one_place_is_taken(server: &Server, form: &str) -> Result<()> {
    for (phone, status) in [("13900005678", 303), ("13700009012", 409)] {
        let fields = [("key", phone), ("name", "刘先生"), ("phone", phone)];
        assert_eq!(send(server, form, &fields)?.status, status, "{phone}");
    }
    Ok(())
}

const LEFT_ON_PHONE: &str = "Object.keys(localStorage).length";

#[test]
fn a_booking_pressed_without_a_network_is_sent_once_when_it_returns() -> Result<()> {
    let (server, network) = town()?;
    let form = free_times(&server, "FP01")?.remove(0);
    let mut resident = Resident::with_script(&network)?;
    let mut seen = Inspection::begin()?;
    fills_in(&mut resident, &server, &form)?;
    network.cut();
    resident.tab.press("确定预约")?;
    resident.tab.sees("还没有送到。您填的没有丢，存在这部手机里")?;
    assert!(resident.tab.eval("location.pathname")?.as_str().unwrap().ends_with(&form));
    seen.look(&mut resident.tab, "not sent yet")?;
    resident.takes_a_new_tab()?;
    network.mend();
    resident.go(&server, "")?;
    resident.tab.sees("已约好")?;
    assert_eq!(resident.tab.eval(LEFT_ON_PHONE)?, 0, "what was typed stays on the phone");
    one_place_is_taken(&server, &form)?;
    seen.end()
}

#[test]
fn a_booking_whose_answer_is_lost_leads_to_its_slip_and_books_once() -> Result<()> {
    let (server, network) = town()?;
    let form = free_times(&server, "FP01")?.remove(0);
    let mut resident = Resident::with_script(&network)?;
    fills_in(&mut resident, &server, &form)?;
    // A browser takes headers that end in the middle for whole ones.
    let mut button = "确定预约";
    for cut in [0, 20, 100, 400] {
        network.cut_after(cut);
        resident.tab.press(button)?;
        resident.tab.sees("还没有送到")?;
        resident.tab.no_longer_sees("正在送出…")?;
        network.mend();
        button = "现在就送";
    }
    resident.tab.press(button)?;
    resident.tab.sees("已约好")?;
    one_place_is_taken(&server, &form)
}

#[test]
fn a_form_that_is_not_to_be_sent_is_gone_and_one_with_a_fault_comes_back() -> Result<()> {
    let (server, network) = town()?;
    let form = free_times(&server, "FP01")?.remove(0);
    let mut resident = Resident::with_script(&network)?;
    fills_in(&mut resident, &server, &form)?;
    network.cut();
    resident.tab.press("确定预约")?;
    resident.tab.press("不送了，删掉")?;
    resident.tab.no_longer_sees("还没有送到")?;
    assert_eq!(resident.tab.eval(LEFT_ON_PHONE)?, 0);
    network.mend();
    resident.tab.fill("手机或电话", "打给村长")?;
    resident.tab.press("确定预约")?;
    resident.tab.sees("电话号码不对")?;
    let typed = resident.tab.eval("document.querySelector('#name').value")?;
    assert_eq!(typed, "吴女士", "nothing typed is lost");
    assert_eq!(resident.tab.eval(LEFT_ON_PHONE)?, 0, "the form is on the page again");
    resident.tab.fill("手机或电话", "13800001234")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("已约好")?;
    one_place_is_taken(&server, &form)
}

#[test]
fn a_slip_is_read_without_a_network() -> Result<()> {
    let (server, network) = town()?;
    let mut resident = Resident::with_script(&network)?;
    let mut seen = Inspection::begin()?;
    let before = network.traffic();
    resident.go(&server, "")?;
    let first = network.traffic().since(before);
    assert!(first.down <= 10 * 1024, "the first page with its style and script: {first:?}");
    resident.books(&server, "生育登记", "吴女士", "13800001234")?;
    resident.tab.sees("这张预约单已存在这部手机里")?;
    let all = network.traffic().since(before);
    assert!(all.up + all.down <= 28 * 1024, "a booking, its first page twice: {all:?}");
    seen.look(&mut resident.tab, "slip that is kept")?;
    let code = resident.reads(".code")?;
    let slip = resident.tab.eval("location.pathname")?.as_str().unwrap().to_owned();
    resident.tab.eval("navigator.serviceWorker.ready.then(() => true)")?;
    let past = "caches.open('slip 1000 /w/town/b/0').then(() => true)";
    resident.tab.eval(past)?;

    network.cut();
    resident.reload()?;
    resident.tab.sees("现在连不上。这是存在这部手机里的预约单")?;
    assert_eq!(resident.reads(".code")?, code);
    seen.look(&mut resident.tab, "slip without a network")?;
    let policy = "fetch('https://example.org/').then(() => 'open', () => 'shut')";
    assert_eq!(resident.tab.eval(policy)?, "shut", "the copy may do more than the page");
    assert_eq!(resident.tab.eval("caches.has('slip 1000 /w/town/b/0')")?, false, "it is past");

    // Where the network answers, nothing old is shown; what was given up is kept no longer.
    network.mend();
    let own = slip.trim_start_matches("/w/town");
    let cancelled = send(&server, &format!("{own}/cancel"), &[("key", "k1")])?;
    assert_eq!(cancelled.status, 303);
    resident.reload()?;
    resident.tab.sees("已取消")?;
    resident.tab.no_longer_sees("现在连不上")?;
    resident.tab.until("no copy", "caches.keys().then((all) => !all.length)")?;
    seen.end()
}

#[test]
fn a_slip_is_taken_off_the_phone_by_its_owner() -> Result<()> {
    let (server, network) = town()?;
    let mut resident = Resident::with_script(&network)?;
    resident.books(&server, "生育登记", "吴女士", "13800001234")?;
    resident.tab.press("从这部手机里删掉")?;
    resident.tab.no_longer_sees("已存在这部手机里")?;
    // It is not kept again by being looked at.
    resident.reload()?;
    resident.tab.sees("已约好")?;
    resident.tab.press("存在这部手机里")?;
    resident.tab.sees("已存在这部手机里")?;
    resident.tab.press("从这部手机里删掉")?;
    resident.tab.no_longer_sees("已存在这部手机里")?;
    resident.tab.eval("navigator.serviceWorker.ready.then(() => true)")?;
    network.cut();
    resident.tab.reload()?;
    resident.tab.no_longer_sees("已约好")
}

#[test]
fn a_slip_is_its_own_where_the_app_is_installed() -> Result<()> {
    let (server, _) = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    let form = free_times(&server, "FP01")?.remove(0);
    let fields = [("key", "k1"), ("name", "吴女士"), ("phone", "13800001234")];
    let booked = send(&server, &form, &fields)?;
    let slip = clerk.network.url(booked.header("location").unwrap());
    clerk.tab.goto(&slip)?;
    clerk.tab.sees("这张预约单已存在这部手机里")?;
    clerk.tab.eval("navigator.serviceWorker.ready.then(() => true)")?;
    clerk.network.cut();
    clerk.tab.reload()?;
    clerk.tab.sees("现在连不上。这是存在这部手机里的预约单")?;
    // Any other page of residents stays away, and is not the app.
    clerk.tab.goto(&clerk.network.url("/w/town/my"))?;
    clerk.tab.no_longer_sees("预约单")?;
    clerk.go("")?;
    clerk.tab.sees("王芳")
}

/// A phone that can speak, as far as a test hears it: what it was given to say.
const VOICE: &str = "window.heard = []; Object.defineProperty(window, 'speechSynthesis', {
    value: { speak: (one) => heard.push(one), cancel: () => { heard.length = 0; } },
}); window.SpeechSynthesisUtterance = function (text) { this.text = text; };";

const HEARD: &str = "heard.map((one) => one.lang + ' ' + one.text).join('\\n')";

#[test]
fn a_page_is_read_aloud_in_its_language_and_first_in_large_print() -> Result<()> {
    let (server, network) = town()?;
    let mut resident = Resident::with_script(&network)?;
    let voice = json!({"source": VOICE});
    resident.tab.ask("Page.addScriptToEvaluateOnNewDocument", &voice)?;
    for (query, read, stop, said) in [
        ("", "读给我听", "停止朗读", "zh-CN 所需材料"),
        ("?v=hant-big", "讀給我聽", "停止朗讀", "zh-TW 所需材料"),
        ("?v=en-big", "Read it to me", "Stop reading", "en "),
    ] {
        resident.go(&server, &format!("/i/FP01{query}"))?;
        let first = "document.querySelector('#main').firstElementChild.innerText";
        let is_first = resident.tab.eval(first)? == read;
        assert_eq!(is_first, query.ends_with("big"), "{query}");
        resident.tab.press(read)?;
        resident.tab.sees(stop)?;
        let heard = resident.tab.eval(HEARD)?;
        assert!(heard.as_str().unwrap().contains(said), "{query}: {heard}");
        resident.tab.press(stop)?;
        resident.tab.sees(read)?;
        assert_eq!(resident.tab.eval("heard.length")?, 0);
    }
    assert!(!page(&server, "/i/FP01")?.contains("<button"), "a dead button without script");
    Ok(())
}

#[test]
fn an_impatient_second_tap_sends_nothing_more() -> Result<()> {
    let (server, network) = town()?;
    let form = free_times(&server, "FP01")?.remove(0);
    let mut resident = Resident::with_script(&network)?;
    fills_in(&mut resident, &server, &form)?;
    let slow = "window.sent = 0; window.fetch = () => { sent += 1; return new Promise(() => {}); }";
    resident.tab.eval(&format!("{slow}; null"))?;
    resident.tab.press("确定预约")?;
    resident.tab.sees("正在送出…")?;
    resident.tab.press("正在送出…")?;
    assert_eq!(resident.tab.eval("sent")?, 1);
    Ok(())
}
