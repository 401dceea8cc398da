//! Faults are looked into by somebody not involved, the person is heard before anything is found, and whom it
//! is about never learns who complained. S1.2.2, S1.2.3
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use bianmin::api::{Code, Concerning, Oversee, Overseen, Problem};
use domain::accountability::{
    self, Decide, Fault, Find, Finding, GiveStatement, Harm, Measure, Note, Open, Source,
};
use domain::complaint::Kind;
use domain::{InquiryId, Operation};
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::opening::{self, BADGES, PIN};
use tests::resident::{Resident, free_times, send};
use tests::server::Server;
use tests::site::{self, SITE, tablet_code};
use tests::tablet::Tablet;

/// Presses the button of the card in which a field stands.
const PRESS: &str = ".columns > :last-child .card:first-of-type .button[data-kind=primary]";

/// Lets the office find and decide, and the person appeal.
fn is_judged(office: &mut Clerk, wang: &mut Clerk, seen: &mut Inspection) -> Result<()> {
    office.go("")?;
    office.sign_in("赵敏")?;
    office.tab.press("1 件在查的事等您处理")?;
    office.tab.press("王芳 · 话难听")?;
    office.tab.sees("当时在接另一个电话，已道歉。")?;
    office.tab.press("属实")?;
    office.tab.press("一般过失")?;
    office.tab.press_at(PRESS)?;
    office.tab.sees("请选一样")?;
    office.tab.sees("请写几句")?;
    office.tab.press("一般")?;
    office.tab.fill("理由", "有两位来访者作证。")?;
    office.tab.press_at(PRESS)?;
    office.tab.sees("结论：属实")?;
    office.tab.press("批评教育")?;
    office.tab.fill("理由", "初次，态度诚恳。")?;
    office.tab.press_at(PRESS)?;
    office.tab.sees("处理：批评教育")?;
    seen.look(&mut office.tab, "an inquiry decided")?;
    wang.tab.reload()?;
    wang.sign_in("王芳")?;
    wang.tab.sees("处理：批评教育")?;
    wang.tab.fill("理由", "电话记录可以证明。")?;
    wang.tab.press_at(PRESS)?;
    wang.tab.sees("待复核")
}

#[test]
fn a_person_is_heard_before_a_finding() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let fields = [("key", "k1"), ("kind", "words"), ("words", "问了三遍都不理"), ("badge", "101")];
    assert_eq!(send(&server, "/complain", &fields)?.status, 303);

    // A supervisor begins from the complaint, and may not find anything yet.
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    office.go("complaints")?;
    office.sign_in("赵敏")?;
    office.tab.press("话难听")?;
    office.open_act("立案查处")?;
    office.tab.fill("事情经过（当事人会看到，不要写谁反映的）", "周一上午在窗口答话粗暴。")?;
    office.do_act()?;
    office.tab.sees("这件投诉在查的事")?;
    office.tab.press("王芳 · 话难听")?;
    office.tab.sees("当事人还没有说明：先听，再下结论")?;
    assert!(!office.tab.has("待下结论")?);
    seen.look(&mut office.tab, "an inquiry before a statement")?;

    // Whom it is about is told on Today, reads what it is about and not who said so, and answers.
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.tab.sees("1 件事等您说明")?;
    wang.tab.press("去说明")?;
    wang.tab.sees("周一上午在窗口答话粗暴。")?;
    wang.tab.sees("有人反映")?;
    let text = wang.tab.text()?;
    assert!(!text.contains("问了三遍都不理") && !text.contains("投诉人"), "{text}");
    wang.tab.fill("我来说明", "当时在接另一个电话，已道歉。")?;
    seen.look(&mut wang.tab, "what concerns me")?;
    wang.tab.press_at(PRESS)?;
    wang.tab.sees("当事人说明")?;
    wang.tab.sees("待下结论")?;

    is_judged(&mut office, &mut wang, &mut seen)?;

    // Whoever decided does not review; somebody else does.
    office.tab.reload()?;
    office.sign_in("赵敏")?;
    office.tab.sees("待复核")?;
    assert!(!office.tab.has("由没下过结论")?);
    let address = office.tab.eval("location.pathname")?;
    let inquiry = address.as_str().context("an address")?.rsplit('/').next().unwrap().to_owned();
    office.join_too("001")?;
    office.go(&format!("inquiry/{inquiry}"))?;
    office.sign_in("陈国华")?;
    office.tab.press("撤销")?;
    office.tab.fill("理由", "电话记录属实。")?;
    office.tab.press_at(PRESS)?;
    office.tab.sees("复核：撤销")?;
    seen.end()
}

/// Lets a visitor come for their time, and nobody serve them; returns how far the clocks are ahead by then.
fn is_broken(server: &mut Server) -> Result<i64> {
    let mut resident = Resident::with_phone()?;
    let form = free_times(server, "FP01")?.remove(0);
    let path = form.split('?').next().unwrap_or_default();
    let from: i64 =
        path.rsplit('/').next().context("a form's address ends in its time")?.parse()?;
    resident.go(server, &form)?;
    resident.tab.fill("姓名或称呼", "吴女士")?;
    resident.tab.fill("手机或电话", "13800001234")?;
    resident.tab.turn_page("确定预约")?;
    server.go_on_at(from - 10 * 60_000)?;
    resident.reload()?;
    resident.tab.turn_page("我到了，签到")?;
    resident.tab.sees("已签到")?;
    let ahead = server.go_on_at(from + 16 * 60_000)?;
    resident.reload()?;
    resident.tab.sees("没有按时接待您")?;
    Ok(ahead)
}

#[test]
fn a_promised_time_that_was_not_kept_is_looked_into_from_its_own_page() -> Result<()> {
    let mut server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let ahead = is_broken(&mut server)?;
    let at = |badge: &str| -> Result<Clerk> {
        let mut clerk = Clerk::at_tablet(&server)?;
        clerk.tab.set_clock_wrong(ahead)?;
        clerk.enrol(&tablet_code(&server)?)?;
        clerk.join(badge)?;
        Ok(clerk)
    };
    let mut office = at("001")?;
    office.go_by_rail("预约")?;
    office.tab.press("生育登记")?;
    office.tab.sees("系统已记为失约")?;
    assert!(!office.tab.has("立案查处")?, "no tablet of the window has shown it yet");

    // The window's own tablet has nothing to show: what was noted is so.
    let mut wang = at("101")?;
    wang.start_duty()?;
    wang.synced()?;
    office.go_by_rail("今日")?;
    office.go_by_rail("预约")?;
    office.tab.press("生育登记")?;
    office.open_act("立案查处")?;
    office.tab.fill("事情经过（当事人会看到，不要写谁反映的）", "约好的时间窗口没有人接待。")?;
    seen.look(&mut office.tab, "a broken promise to be looked into")?;
    office.do_act()?;
    office.tab.sees("这次失约在查的事")?;
    office.tab.press("王芳 · 失约")?;
    office.tab.sees("约好的时间没有接待")?;
    wang.go_by_rail("预约")?;
    wang.tab.press("生育登记")?;
    wang.tab.sees("系统已记为失约")?;
    assert!(!wang.tab.has("立案查处")?, "it is for those who oversee");
    seen.end()
}

fn asks<T: serde::de::DeserializeOwned>(
    server: &Server,
    tablet: &Tablet,
    route: &str,
    (act, words): (Option<accountability::Operation>, &str),
) -> Result<T, Problem> {
    let act = act.map(Operation::Accountability);
    let answer =
        tablet.post(server, route, &Oversee { act, words: words.to_owned(), about: None }).unwrap();
    if answer.status == 200 { Ok(answer.json().unwrap()) } else { Err(answer.json().unwrap()) }
}

#[test]
fn no_tablet_holds_an_inquiry_and_the_person_reads_no_note_and_no_complaint() -> Result<()> {
    let server = Server::start()?;
    let opened = opening::open_site(&server, SITE)?;
    let mut clerk = opening::signed_in(&server, SITE, &opened)?;
    let mut office = Tablet::enrol(&server, SITE, &tablet_code(&server)?)?;
    office.join(&server, BADGES[0], PIN)?;
    let open = accountability::Operation::Open(Open {
        person: clerk.staff.as_ref().context("somebody")?.person.clone(),
        kind: Kind::OffPost,
        source: Source::SpotCheck,
    });
    let mute = asks::<Overseen>(&server, &office, "oversight", (Some(open.clone()), " "));
    assert_eq!(mute.unwrap_err().field.as_deref(), Some("words"));
    let seen: Overseen =
        asks(&server, &office, "oversight", (Some(open), "上午十点窗口无人。")).unwrap();
    let one = seen.inquiries.all().next().context("the inquiry")?.clone();
    let id: InquiryId = one.id.clone();
    let note = accountability::Operation::Note(Note { inquiry: id.clone() });
    let seen: Overseen =
        asks(&server, &office, "oversight", (Some(note), "保安老张看见的")).unwrap();
    assert_eq!(seen.words.len(), 2);

    // The clerk's tablet is given nothing of it by sync, nor may the clerk oversee.
    let told = format!("{:?}", clerk.sync(&server)?);
    assert!(!told.contains("Accountability") && !told.contains("OffPost"), "{told}");
    let refused = asks::<Overseen>(&server, &clerk, "oversight", (None, ""));
    assert_eq!(refused.unwrap_err().code, Code::Refused);

    // What concerns them they read, without the note, and answer; of others they read nothing.
    let own: Concerning = asks(&server, &clerk, "concerns", (None, "")).unwrap();
    let said: Vec<&str> = own.words.values().map(|said| said.words.as_str()).collect();
    assert_eq!(said, ["上午十点窗口无人。"]);
    let find = |finding| accountability::Operation::Find(Find { inquiry: id.clone(), finding });
    let finding = Finding::Substantiated { harm: Harm::Serious, fault: Fault::Intent };
    let unheard = asks::<Overseen>(&server, &office, "oversight", (Some(find(finding)), "看见的"));
    assert_eq!(unheard.unwrap_err().code, Code::Refused);
    let statement =
        || accountability::Operation::GiveStatement(GiveStatement { inquiry: id.clone() });
    let alien = asks::<Concerning>(&server, &office, "concerns", (Some(statement()), "替他说"));
    assert_eq!(alien.unwrap_err().code, Code::Refused);
    asks::<Concerning>(&server, &clerk, "concerns", (Some(statement()), "去送材料了。")).unwrap();
    let judging = asks::<Concerning>(&server, &clerk, "concerns", (Some(find(finding)), "没有"));
    assert_eq!(judging.unwrap_err().code, Code::Refused);

    // Serious harm with intent is not settled inside.
    asks::<Overseen>(&server, &office, "oversight", (Some(find(finding)), "有录像。")).unwrap();
    let decide =
        |measure| accountability::Operation::Decide(Decide { inquiry: id.clone(), measure });
    let inside = (Some(decide(Measure::Education)), "算了");
    assert_eq!(
        asks::<Overseen>(&server, &office, "oversight", inside).unwrap_err().code,
        Code::Refused
    );
    let body = "县纪委监委".to_owned();
    let outside = (Some(decide(Measure::Referred { body })), "依法移送。");
    asks::<Overseen>(&server, &office, "oversight", outside).unwrap();
    assert!(!server.stores("老张"), "what was noted is stored in plain");
    // A tablet's own log takes nothing of it.
    clerk.write(&Operation::Accountability(statement()))?;
    let told = format!("{:?}", clerk.sync(&server)?);
    assert!(told.contains("OnlineOnly"), "{told}");
    Ok(())
}
