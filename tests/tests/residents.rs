//! What a resident is promised, on an old phone without script, against the real Worker.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::Result;
use domain::site::Settings;
use tests::clerk::Clerk;
use tests::proxy::Proxy;
use tests::resident::{Resident, free_times, links, page, send};
use tests::server::Server;
use tests::site::{self, SITE};

#[test]
fn a_resident_books_on_a_phone_without_script() -> Result<()> {
    let server = Server::start()?;
    // The next free time may be the coming midnight: it can be given up until then.
    site::open_with(&server, Settings { change_ahead_minutes: 0, ..Settings::default() })?;
    let mut resident = Resident::with_phone()?;
    resident.books(&server, "生育登记", "吴女士", "138 0000 1234")?;
    let (code, number) = (resident.reads(".code")?, resident.reads("dl dd:nth-of-type(3)")?);
    assert!(number.starts_with('Y'), "{number}");
    resident.tab.sees("吴**")?;
    assert!(!server.stores("13800001234"), "the phone is stored in plain");

    // The window has it, and who answers for it.
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.go_by_rail("预约")?;
    clerk.tab.press("生育登记")?;
    clerk.tab.sees(&number)?;
    clerk.tab.sees("本人预约")?;
    clerk.tab.sees("王芳")?;

    // Wrong digits and no such code are the same to whoever asks.
    resident.go(&server, "/my")?;
    for (typed, digits) in [(code.as_str(), "9999"), ("7K3M 9QXA", "1234")] {
        resident.looks_up(typed, digits)?;
        resident.tab.sees("没有找到")?;
    }
    resident.looks_up(&code, "1234")?;
    resident.tab.sees("已约好")?;
    resident.tab.turn_page("取消预约")?;
    resident.tab.turn_page("确定取消")?;
    resident.tab.sees("已取消")?;
    clerk.tab.sees("已取消")?;
    // Where the app has been installed, residents' pages are still their own.
    let pages = clerk.network.url(&format!("/w/{SITE}"));
    clerk.tab.goto(&pages)?;
    clerk.tab.sees("您想办什么？")
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut resident = Resident::with_phone()?;
    let form = free_times(&server, "FP01")?.remove(0);
    resident.go(&server, &form)?;
    resident.tab.fill("姓名或称呼", "吴女士")?;
    resident.tab.fill("手机或电话", "打给村长")?;
    resident.tab.press("替家人、亲友")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("电话号码不对")?;
    let value = |field: &str| format!("document.querySelector('#{field}').value");
    assert_eq!(resident.tab.eval(&value("name"))?, "吴女士");
    assert_eq!(resident.tab.eval(&value("phone"))?, "打给村长");
    resident.tab.fill("手机或电话", "13800001234")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("要本人同意")?;
    resident.tab.press("本人知道，也同意")?;
    resident.tab.turn_page("确定预约")?;
    resident.tab.sees("已约好")
}

#[test]
fn a_submit_cut_half_way_books_once() -> Result<()> {
    let server = Server::start()?;
    // Two of the four places are the residents'.
    site::open_with(&server, Settings { slot_places: 4, ..Settings::default() })?;
    let form = free_times(&server, "FP01")?.remove(0);
    let body = "key=0123456789abcdef0123456789abcdef&name=%E5%90%B4&phone=13800001234&behalf=self";
    // The answer is cut where it begins, in its headers, and the form is sent again and again.
    for cut in [0, 20, 200] {
        let network = Proxy::start(server.port())?;
        network.cut_after(cut);
        let address = network.url("").trim_start_matches("http://").to_owned();
        let mut line = TcpStream::connect(&address)?;
        let head = format!(
            "POST /w/{SITE}{form} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        line.write_all(head.as_bytes())?;
        line.write_all(body.as_bytes())?;
        let mut came = Vec::new();
        // A cut connection is what the test is about.
        let _cut = line.read_to_end(&mut came);
        assert!(!String::from_utf8_lossy(&came).contains("\r\n\r\n"), "the answer came whole");
    }
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let path = format!("/w/{SITE}{form}");
    let first = server.post(&path, &kind, body.as_bytes())?;
    let again = server.post(&path, &kind, body.as_bytes())?;
    assert_eq!((first.status, again.status), (303, 303));
    assert_eq!(first.header("location"), again.header("location"));
    // One place is gone, and no more: another resident gets the second, a third gets none.
    for (phone, status) in [("13900005678", 303), ("13700009012", 409)] {
        let fields = [("key", phone), ("name", "刘先生"), ("phone", phone)];
        assert_eq!(send(&server, &form, &fields)?.status, status, "{phone}");
    }
    Ok(())
}

#[test]
fn a_key_of_somebody_elses_form_leads_nowhere_of_theirs() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let form = free_times(&server, "FP01")?.remove(0);
    let fields = |key, name, phone| [("key", key), ("name", name), ("phone", phone)];
    let own = send(&server, &form, &fields("", "吴女士", "13800001234"))?;
    let other = send(&server, &form, &fields("", "刘先生", "13900005678"))?;
    let slip = own.header("location").unwrap();
    assert_ne!(other.header("location"), Some(slip));
    // A slip's address is its secret: one digit off opens nothing.
    let digit = if slip.ends_with('0') { "1" } else { "0" };
    let wrong = [&slip[..slip.len() - 1], digit].concat();
    assert_eq!((server.get(slip, &[])?.status, server.get(&wrong, &[])?.status), (200, 404));
    Ok(())
}

#[test]
fn many_at_once_get_exactly_the_places_there_are() -> Result<()> {
    let server = Server::start()?;
    // 20 places, 2 of them kept for the window until the evening before, none lent.
    let settings =
        Settings { slot_places: 20, public_percent: 90, lent_percent: 0, ..Settings::default() };
    site::open_with(&server, settings)?;
    let form = free_times(&server, "FP01")?.remove(0);
    let (booked, next) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let turn = next.fetch_add(1, Ordering::SeqCst);
                    if turn >= 200 {
                        break;
                    }
                    let (key, phone) = (format!("{turn:032x}"), format!("138{turn:08}"));
                    let fields = [("key", &*key), ("name", "居民"), ("phone", &*phone)];
                    let status = send(&server, &form, &fields).unwrap().status;
                    assert!([303, 409].contains(&status), "{status}");
                    booked.fetch_add(usize::from(status == 303), Ordering::SeqCst);
                }
            });
        }
    });
    assert_eq!(booked.into_inner(), 18);
    Ok(())
}

#[test]
fn a_place_promised_offline_at_the_window_is_not_sold_on_the_phone() -> Result<()> {
    let server = Server::start()?;
    let settings = Settings { slot_places: 1, ..Settings::default() };
    site::open_with(&server, settings)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.promises_without_a_network("吴女士")?;

    // Everything a phone is offered of the tablet's window is taken: nothing of it is the tablet's.
    let mut forms = Vec::new();
    for day in links(&page(&server, "/i/FP01/days")?).iter().filter(|link| link.contains("/d/")) {
        forms.extend(links(&page(&server, day)?).into_iter().filter(|link| link.contains("/t/")));
    }
    assert!(!forms.is_empty());
    for (turn, form) in forms.iter().enumerate() {
        let phone = format!("139{turn:08}");
        let status = send(&server, form, &[("name", "居民"), ("phone", &phone)])?.status;
        assert_eq!(status, 303, "{form}");
    }
    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.tab.no_longer_sees("超出名额")
}

/// What is too small or too wide to be read and touched by old eyes and fingers, in words; blank where
/// nothing is. Letters are a quarter larger than usual, and what is touched is 48 pixels high.
const TOO_SMALL: &str = "(() => {
    const shown = (one) => one.getClientRects().length > 0 && !one.closest('.skip');
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('wider than the phone');
    const size = parseFloat(getComputedStyle(document.body).fontSize);
    if (size < 22) found.push('letters of ' + size);
    for (const one of document.querySelectorAll('main a, main button, main label, main input')) {
        const { height } = one.getBoundingClientRect();
        const inside = one.closest('label') && one.tagName === 'INPUT';
        const inText = one.tagName === 'A' && one.closest('p');
        const named = one.tagName === 'LABEL' && !one.querySelector('input');
        if (shown(one) && !inside && !inText && !named && one.type !== 'hidden' && height < 48) {
            found.push(one.outerHTML.slice(0, 80) + ' of ' + height);
        }
    }
    return found.join('; ');
})()";

#[test]
fn an_elder_books_with_large_text() -> Result<()> {
    let server = Server::start()?;
    site::open_with(&server, Settings { change_ahead_minutes: 0, ..Settings::default() })?;
    let mut resident = Resident::with_phone()?;
    resident.go(&server, "")?;
    resident.tab.turn_page("大字")?;
    let mut screens = 0;
    let mut reads = |resident: &mut Resident, words: &str| -> Result<()> {
        resident.tab.sees(words)?;
        assert_eq!(resident.tab.eval(TOO_SMALL)?, "", "{words}");
        screens += 1;
        Ok(())
    };
    // Each page is in large text without being asked again, and one decision is on each.
    reads(&mut resident, "您想办什么？")?;
    resident.tab.turn_page("生育登记")?;
    reads(&mut resident, "所需材料")?;
    resident.tab.turn_page("约这个时间")?;
    reads(&mut resident, "您怎么称呼？")?;
    // A form with something missing says so in large letters, too.
    resident.tab.turn_page("确定预约")?;
    reads(&mut resident, "还没有约上")?;
    resident.tab.fill("姓名或称呼", "吴奶奶")?;
    resident.tab.fill("手机或电话", "138 0000 1234")?;
    resident.tab.turn_page("确定预约")?;
    reads(&mut resident, "已约好")?;
    resident.tab.turn_page("取消预约")?;
    reads(&mut resident, "确定取消")?;
    assert_eq!(screens, 6);
    // Back to usual print is one touch.
    resident.go(&server, "/?v=big")?;
    resident.tab.turn_page("普通字")?;
    assert_ne!(resident.tab.eval(TOO_SMALL)?, "");
    Ok(())
}
