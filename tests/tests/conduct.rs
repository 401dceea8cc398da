//! What is seen at a window is contested by whoever it names and settled by somebody else; a gift that could not
//! be refused is handed in and received by somebody else. S1.3.4, S1.6.3, S2.1, S2.2
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use bianmin::api::{Code, Concerning, Oversee, Overseen, Problem};
use domain::conduct::{
    Contest, DeclareGift, Done, Fate, Fen, GiftKind, Giver, Inspect, Line, Mark, Operation as Ask,
    ReceiveGift, Ruling, Settle, Way,
};
use domain::time::{Timestamp, Zone};
use domain::{GiftId, Operation};
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::opening::{self, BADGES, PIN};
use tests::server::Server;
use tests::site::{self, SITE, tablet_code};
use tests::tablet::{Tablet, now};

/// Answers every line of the form with that it was met.
const ALL_MET: &str = "document.querySelectorAll('[data-beside] > label:nth-of-type(1) > input').forEach((one) => one.click())";

/// Returns the next minute at the site, as people write it, once it has begun: the window is there by then.
fn next_minute() -> String {
    let time = || Timestamp(now()).local(Zone::default()).1;
    let before = time();
    while time() == before {
        sleep(Duration::from_millis(200));
    }
    time().to_string()
}

/// Presses the button of the card under this heading.
fn submits(clerk: &mut Clerk, name: &str) -> Result<()> {
    let card = format!(
        "[...document.querySelectorAll('.card')].find((card) => \
         card.querySelector('h2')?.innerText === '{name}')"
    );
    clerk.tab.eval(&format!("{card}.querySelector('button[data-kind=primary]').click()")).map(drop)
}

/// Says of a line that it was not met.
fn not_met(clerk: &mut Clerk, line: &str) -> Result<()> {
    clerk.tab.press_at(&format!("label:nth-of-type(2):has(> input[name='{line}'])"))
}

/// Records a visit to the first window in which two lines were not met.
fn records(office: &mut Clerk, seen: &mut Inspection) -> Result<()> {
    office.go("inspections")?;
    office.sign_in("赵敏")?;
    office.tab.sees("还没有检查记录")?;
    office.tab.press("记一次检查")?;
    office.tab.press("记下")?;
    office.tab.sees("还有 20 处没有填。")?;
    office.tab.press("1号窗口 · 综合受理")?;
    office.tab.fill("几点", &next_minute())?;
    office.tab.press("抽查")?;
    office.tab.press("王芳")?;
    office.tab.eval(ALL_MET)?;
    for line in ["佩戴工牌", "来有迎声", "用语文明，不说忌语"] {
        not_met(office, line)?;
    }
    office.tab.press("记下")?;
    office.tab.sees("请选说了哪句。")?;
    office.tab.sees("请写几句。")?;
    seen.look(&mut office.tab, "an inspection being recorded")?;
    // Whoever leaves the form finds it as it was.
    office.tab.press("检查与抽查")?;
    office.tab.sees("还没有检查记录")?;
    office.tab.press("还没有发出的一次检查")?;
    office.tab.press_at("label:nth-of-type(1):has(> input[name='用语文明，不说忌语'])")?;
    office.tab.fill("看到的情况", "没戴工牌，有人进来没有招呼。")?;
    office.tab.press("记下")?;
    office.tab.sees("2 项没做到")?;
    seen.look(&mut office.tab, "the inspections")
}

#[test]
fn what_an_inspection_found_is_contested_by_whoever_it_names_and_settled_by_somebody_else()
-> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    records(&mut office, &mut seen)?;

    // Whom it names is told on Today, reads it and contests a line.
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.tab.press("1 次检查有没做到的，可以申辩")?;
    wang.tab.sees("没戴工牌，有人进来没有招呼。")?;
    wang.tab.press_at("label:has(> input[name^='inspection-contested'])")?;
    submits(&mut wang, "申辩")?;
    wang.tab.sees("请写几句。")?;
    wang.tab.fill("哪里不对", "工牌当时别在外套上，监控可以看到。")?;
    seen.look(&mut wang.tab, "an inspection that concerns me")?;
    submits(&mut wang, "申辩")?;
    wang.tab.sees("申辩：佩戴工牌")?;

    // Whoever recorded it does not settle it; somebody else does.
    office.tab.press("1号窗口 · 综合受理")?;
    office.tab.sees("由别的主管核定")?;
    office.join_too("001")?;
    office.tab.press("1 项申辩等您核定")?;
    office.tab.press("1号窗口 · 综合受理")?;
    office.tab.press("不成立：哪里都不算")?;
    office.tab.fill("理由", "监控里工牌在外套上。")?;
    submits(&mut office, "核定申辩")?;
    office.tab.sees("不成立，不计")?;
    office.tab.sees("1 项没做到")?;
    seen.look(&mut office.tab, "an inspection that is settled")?;
    wang.tab.reload()?;
    wang.sign_in("王芳")?;
    wang.tab.sees("监控里工牌在外套上。")?;

    // What stands may be looked into, by a supervisor, from the inspection itself.
    office.switch_to("赵敏")?;
    office.go_by_rail("更多")?;
    office.tab.press("检查与抽查")?;
    office.tab.press("1号窗口 · 综合受理")?;
    office.open_act("立案查处")?;
    office.tab.press("脸难看")?;
    office.tab.fill("事情经过（当事人会看到，不要写谁反映的）", "有人进来没有招呼。")?;
    office.do_act()?;
    office.tab.sees("这次检查在查的事")?;
    office.tab.press("王芳 · 脸难看")?;
    office.tab.sees("检查")?;
    office.tab.sees("等当事人说明")?;
    seen.end()
}

#[test]
fn a_gift_that_could_not_be_refused_is_handed_in_and_received_by_somebody_else() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.go_by_rail("更多")?;
    wang.tab.press("礼品礼金登记")?;
    wang.tab.sees("还没有登记过")?;
    wang.tab.press("来办事的人")?;
    wang.tab.press("物品")?;
    wang.tab.press("推不掉收下了，将上交")?;
    wang.tab.fill("估计值多少元（可以不填）", "十元")?;
    wang.tab.fill("具体是什么、当时的情况", "一盒茶叶，放下就走了。")?;
    submits(&mut wang, "登记一件")?;
    wang.tab.sees("请写数字，例如 88.50")?;
    wang.tab.fill("估计值多少元（可以不填）", "0")?;
    submits(&mut wang, "登记一件")?;
    wang.tab.sees("金额要大于零")?;
    // Whoever leaves the form finds it as it was.
    wang.go_by_rail("今日")?;
    wang.tab.sees("今天到期")?;
    wang.go_by_rail("更多")?;
    wang.tab.press("礼品礼金登记")?;
    wang.tab.fill("估计值多少元（可以不填）", "88.5")?;
    seen.look(&mut wang.tab, "a gift being declared")?;
    submits(&mut wang, "登记一件")?;
    wang.tab.sees("还在手里，待上交")?;
    wang.tab.sees("88.50 元")?;
    wang.tab.sees("一盒茶叶，放下就走了。")?;

    // Whoever oversees is told, and says what became of it.
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    office.tab.press("1 件礼品等确认收到")?;
    office.tab.sees("礼品礼金登记簿")?;
    seen.look(&mut office.tab, "the register of gifts")?;
    office.tab.press("王芳 · 物品 · 88.50 元")?;
    office.tab.press("上缴财政")?;
    office.tab.fill("交给了谁、收据号", "县财政局，收据 0231。")?;
    seen.look(&mut office.tab, "a gift to be received")?;
    submits(&mut office, "确认收到")?;
    office.tab.sees("已收：上缴财政")?;
    wang.tab.reload()?;
    wang.sign_in("王芳")?;
    wang.tab.sees("已收：上缴财政")?;
    wang.tab.sees("县财政局，收据 0231。")?;
    seen.end()
}

fn asks<T: serde::de::DeserializeOwned>(
    server: &Server,
    tablet: &Tablet,
    route: &str,
    (act, words): (Option<Ask>, &str),
) -> Result<T, Problem> {
    let act = act.map(Operation::Conduct);
    let answer =
        tablet.post(server, route, &Oversee { act, words: words.to_owned(), about: None }).unwrap();
    if answer.status == 200 { Ok(answer.json().unwrap()) } else { Err(answer.json().unwrap()) }
}

#[test]
fn no_tablet_holds_an_inspection_or_a_gift_and_nobody_reads_those_of_others() -> Result<()> {
    let server = Server::start()?;
    let opened = opening::open_site(&server, SITE)?;
    let mut clerk = opening::signed_in(&server, SITE, &opened)?;
    let mut office = Tablet::enrol(&server, SITE, &tablet_code(&server)?)?;
    office.join(&server, BADGES[0], PIN)?;
    let mut other = Tablet::enrol(&server, SITE, &tablet_code(&server)?)?;
    other.join(&server, BADGES[2], PIN)?;
    let person = clerk.staff.as_ref().context("somebody")?.person.clone();
    let mut lines: BTreeMap<Line, Mark> =
        Line::ALL.into_iter().map(|line| (line, Mark::Met)).collect();
    lines.insert(Line::Greeting, Mark::NotMet);
    let (at, way, phrases) = (Timestamp(now()), Way::Mystery, BTreeSet::new());
    let post = opening::post();
    let inspect = Ask::Inspect(Inspect { post, at, way, persons: [person].into(), lines, phrases });
    // What was not met is said in words, and no clerk inspects.
    let mute = asks::<Overseen>(&server, &office, "oversight", (Some(inspect.clone()), " "));
    assert_eq!(mute.unwrap_err().field.as_deref(), Some("words"));
    let refused =
        asks::<Concerning>(&server, &other, "concerns", (Some(inspect.clone()), "没招呼"));
    assert_eq!(refused.unwrap_err().code, Code::Refused);
    let told: Overseen =
        asks(&server, &office, "oversight", (Some(inspect), "没有招呼来人")).unwrap();
    let id = told.conduct.inspections().next().context("the inspection")?.id.clone();
    let (on, kind) = (at.date(Zone::default()), GiftKind::Goods);
    let (giver, value, done) = (Giver::Agent, Some(Fen(100)), Done::InHand);
    let declare = Ask::DeclareGift(DeclareGift { on, giver, kind, value, done });
    let own: Concerning =
        asks(&server, &clerk, "concerns", (Some(declare), "一袋苹果放在柜台")).unwrap();
    let gift: GiftId = own.conduct.gifts().next().context("the gift")?.id.clone();
    let said: BTreeSet<&str> = own.words.values().map(|said| said.words.as_str()).collect();
    assert_eq!(said, ["一袋苹果放在柜台", "没有招呼来人"].into());

    // Sync gives nobody anything of it, and others read nothing by the door of their own.
    let synced = format!("{:?}", clerk.sync(&server)?);
    assert!(!synced.contains("Conduct") && !synced.contains("Inspected"), "{synced}");
    let others: Concerning = asks(&server, &other, "concerns", (None, "")).unwrap();
    let counts = (others.conduct.inspections().count(), others.conduct.gifts().count());
    assert_eq!((counts, others.words.len()), ((0, 0), 0));
    let contest = || Ask::Contest(Contest { inspection: id.clone(), line: Line::Greeting });
    let alien = asks::<Concerning>(&server, &other, "concerns", (Some(contest()), "替他说"));
    assert_eq!(alien.unwrap_err().code, Code::Refused);
    asks::<Concerning>(&server, &clerk, "concerns", (Some(contest()), "在接电话")).unwrap();
    let ruling = Ruling::Falls;
    let settle = Ask::Settle(Settle { inspection: id.clone(), line: Line::Greeting, ruling });
    let own = asks::<Overseen>(&server, &office, "oversight", (Some(settle), "算了"));
    assert_eq!(own.unwrap_err().code, Code::Refused, "whoever recorded it settles nothing");
    let receive = || Ask::ReceiveGift(ReceiveGift { gift: gift.clone(), fate: Fate::Destroyed });
    let own = asks::<Concerning>(&server, &clerk, "concerns", (Some(receive()), "扔了"));
    assert_eq!(own.unwrap_err().code, Code::Refused);
    let told: Overseen =
        asks(&server, &office, "oversight", (Some(receive()), "已腐烂，当众销毁")).unwrap();
    assert!(told.conduct.gift(&gift).context("the gift")?.received.is_some());
    assert!(!server.stores("苹果"), "what was declared is stored in plain");
    // A tablet's own log takes nothing of it.
    clerk.write(&Operation::Conduct(contest()))?;
    let told = format!("{:?}", clerk.sync(&server)?);
    assert!(told.contains("OnlineOnly"), "{told}");
    Ok(())
}
