//! The right words at the right moment, and those never said stopped before they reach a visitor. S2.2.2, S2.3, S2.4

use anyhow::Result;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::resident::Resident;
use tests::server::Server;
use tests::site;

/// Lets the tablet hear from the server, which tells the time too, and waits until it has.
const EXCHANGE: &str = "new Promise((done) => {
    const count = () =>
        performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/sync')).length;
    const before = count();
    const look = () => (count() > before ? setTimeout(done, 200) : setTimeout(look, 50));
    window.dispatchEvent(new Event('online'));
    look();
})";

/// Answers somebody who only asks, in these words, as far as the press that saves it.
fn answers(clerk: &mut Clerk, words: &str) -> Result<()> {
    clerk.go_by_rail("接待")?;
    clerk.tab.press("其他事情")?;
    clerk.tab.press("下一步")?;
    clerk.tab.press("当面答复")?;
    clerk.tab.fill("怎么答复的", words)
}

#[test]
fn a_forbidden_phrase_never_reaches_a_visitor() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    // Without a network, too, and however it is written.
    clerk.network.cut();
    answers(&mut clerk, "急 什麼呀……等一下！")?;
    clerk.tab.sees("急什么,等一下")?;
    clerk.tab.sees("请换一种说法")?;
    clerk.tab.sees("S2.3.3")?;
    clerk.tab.fill("怎么答复的", "请您稍等一下，我去问清楚。")?;
    clerk.tab.no_longer_sees("请换一种说法")?;
    clerk.save()?;
    clerk.network.mend();
    clerk.synced()?;

    // The list is open: the supervisor adds to it, and the clerk's tablet knows.
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    office.go("setup/phrases/new")?;
    office.sign_in("赵敏")?;
    office.tab.press("忌语")?;
    office.tab.fill("怎么说", "没用")?;
    office.tab.press("保存")?;
    office.tab.sees("太短了，平常的话里也会有")?;
    office.tab.fill("怎么说", "说了你也不懂")?;
    office.tab.press("保存")?;
    office.tab.sees("说了你也不懂")?;
    office.synced()?;
    clerk.tab.press("接待下一位")?;
    clerk.synced()?;
    answers(&mut clerk, "说了您也不懂。")?;
    clerk.tab.sees("说了你也不懂")?;
    clerk.tab.fill("怎么答复的", "我再讲一遍，请您看这张单子。")?;
    clerk.save()?;

    // What is answered to a complaint is held to it as well.
    let mut resident = Resident::with_phone()?;
    resident.go(&server, "")?;
    resident.tab.turn_page("投诉、提意见")?;
    resident.tab.press("说话难听、没有礼貌")?;
    resident.tab.fill("怎么回事", "问了三遍都不理")?;
    resident.tab.turn_page("交给主管")?;
    resident.tab.sees("已交给主管")?;
    office.go("complaints")?;
    office.sign_in("赵敏")?;
    office.tab.press("话难听")?;
    office.tab.press("已改正")?;
    office.tab.fill("对来访者说的话", "这件事你找谁都没用。")?;
    office.tab.press_at(".columns > :last-child .card:last-child .button")?;
    office.tab.sees("找谁都没用")?;
    office.tab.sees("请换一种说法")?;
    office.tab.fill("对来访者说的话", "已批评教育，向您道歉。")?;
    office.tab.press_at(".columns > :last-child .card:last-child .button")?;
    office.tab.sees("对方可以看到")
}

#[test]
fn the_words_to_say_are_one_press_from_the_visitor() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    // By telephone one says who one is.
    clerk.go_by_rail("接待")?;
    clerk.tab.press("来电")?;
    clerk.tab.sees("我是试验镇便民窗口的王芳")?;
    clerk.tab.press("来访")?;
    // What is missing is named.
    clerk.receive("FP11")?;
    clerk.tab.press_at("[type=checkbox]")?;
    clerk.tab.press("下一步")?;
    clerk.tab.sees("对不起,请补全手续再来办理")?;
    clerk.tab.press("对不起,请补全手续再来办理")?;
    clerk.tab.sees("Sorry, please complete the formalities and come back")?;
    seen.look(&mut clerk.tab, "a phrase for the visitor")?;
    clerk.tab.press("收起")?;

    // The book, and the trainer.
    clerk.go("phrases")?;
    clerk.sign_in("王芳")?;
    clerk.tab.sees("请来访者等一等")?;
    clerk.tab.sees("找谁都没用")?;
    seen.look(&mut clerk.tab, "the book of phrases")?;
    clerk.tab.press("练一练")?;
    for question in 1..=10 {
        clerk.tab.sees(&format!("第 {question} 题，共 10 题"))?;
        clerk.tab.press_at(".card .stack .button")?;
        clerk.tab.sees("下一题")?;
        if question == 3 {
            // The clock is set anew: the round goes on as it was drawn.
            clerk.tab.eval(EXCHANGE)?;
        }
        clerk.tab.press("下一题")?;
    }
    clerk.tab.sees("10 题里答对")?;
    seen.look(&mut clerk.tab, "the trainer")?;

    // Whoever leaves the seat says so, and is told what to say on coming back.
    clerk.go_by_rail("今日")?;
    clerk.tab.press("离开一下")?;
    clerk.tab.sees("请稍候")?;
    clerk.tab.sees("One moment please")?;
    seen.look(&mut clerk.tab, "away from the seat")?;
    clerk.tab.press("工作人员返回")?;
    clerk.enter_pin()?;
    clerk.tab.sees("对不起,让您(你们)久等")?;
    seen.end()
}
