//! A call is a matter like any other: who is asked, who is told, and who rings back. S2.2.6.5, S2.3.1.7, S2.3.2

use anyhow::Result;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;

/// Takes a call about something no item covers, and keeps it open.
fn takes_a_call(clerk: &mut Clerk) -> Result<()> {
    clerk.go_by_rail("接待")?;
    clerk.tab.press("来电")?;
    clerk.tab.press("其他事情")?;
    clerk.tab.fill("称呼", "吴女士")?;
    clerk.tab.fill("电话", "13800001234")?;
    clerk.tab.press("下一步")
}

#[test]
fn a_caller_is_rung_back_as_promised_although_the_clerk_went_home() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut other = Clerk::at_new_tablet(&server, "102")?;
    other.start_duty()?;
    other.synced()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    takes_a_call(&mut clerk)?;
    clerk.tab.press("稍后回电")?;
    let today = "new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })";
    clerk.tab.eval(&format!(
        "(() => {{ const field = document.querySelector('input[type=date]'); \
         field.value = {today}; \
         field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
    ))?;
    clerk.save()?;
    clerk.tab.sees("谢谢您的来电,再见!")?;
    // Who called is rung back by whoever stands at the window then.
    clerk.go_by_rail("岗位")?;
    clerk.tab.press("离岗")?;
    clerk.tab.press("有人接替")?;
    clerk.tab.press("现在离开")?;
    clerk.tab.sees("在这里上岗")?;
    clerk.synced()?;
    other.go_by_rail("今日")?;
    other.tab.sees("回电")?;
    seen.look(&mut other.tab, "a call to make for somebody who went home")?;
    other.tab.press_at("main .row[href*='contact/']")?;
    other.open_act("登记回电")?;
    other.tab.fill("告知了什么", "已告知办理时间")?;
    other.do_act()?;
    other.tab.sees("已告知办理时间")?;
    other.synced()?;
    other.go_by_rail("今日")?;
    other.tab.no_longer_sees("回电")
}

/// Everybody sees every call that is promised, with its light, and is one press from its entry.
fn rings_back(clerk: &mut Clerk, office: &mut Clerk, seen: &mut Inspection) -> Result<()> {
    office.go_by_rail("今日")?;
    office.tab.press("要回的电话")?;
    office.tab.sees("还剩 1 个工作日")?;
    seen.look(&mut office.tab, "every call that is promised")?;
    clerk.go_by_rail("更多")?;
    clerk.tab.press("要回的电话")?;
    clerk.tab.press_at("main .row[href*='contact/']")?;
    clerk.open_act("登记回电")?;
    clerk.tab.fill("告知了什么", "周三上门办理")?;
    clerk.do_act()?;
    clerk.tab.sees("周三上门办理")?;
    clerk.synced()?;
    office.tab.sees("没有要回的电话")
}

#[test]
fn what_a_clerk_cannot_say_is_asked_of_whoever_is_above_and_comes_back() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    let mut colleague = Clerk::at_new_tablet(&server, "103")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    takes_a_call(&mut clerk)?;
    clerk.tab.press("先登记，稍后处理")?;
    clerk.save()?;
    clerk.tab.press("打开这件事")?;
    // Without a network it is asked all the same, and sent once there is one.
    clerk.network.cut();
    clerk.open_act("请示、报告、转告")?;
    clerk.tab.sees("我需要请示领导后再给您答复")?;
    clerk.tab.press("今天不再提示")?;
    clerk.do_act()?;
    clerk.tab.sees("找不到这个人")?;
    clerk.tab.press("赵敏")?;
    clerk.tab.fill("什么事", "能不能上门办？")?;
    // Whoever rang cannot wait on the line: a call with the answer is promised.
    clerk.tab.sees("最晚哪天回电")?;
    seen.look(&mut clerk.tab, "asking for an instruction")?;
    clerk.do_act()?;
    clerk.tab.sees("请示：赵敏（能不能上门办？）")?;
    clerk.tab.sees("待请示 · ")?;
    clerk.tab.sees("答应 ")?;
    clerk.open_act("请示、报告、转告")?;
    clerk.tab.press("转告同事")?;
    clerk.tab.press("今天不再提示")?;
    clerk.tab.press("周梅")?;
    clerk.tab.fill("什么事", "有人找您，请回电")?;
    clerk.do_act()?;
    clerk.tab.sees("转告同事：周梅")?;
    clerk.network.mend();
    clerk.synced()?;

    office.go_by_rail("今日")?;
    office.tab.sees("等我答复")?;
    office.tab.sees("能不能上门办？")?;
    seen.look(&mut office.tab, "what waits for a reply")?;
    office.tab.press("能不能上门办？")?;
    office.open_act("答复")?;
    office.do_act()?;
    office.tab.sees("请写清楚，不能空着")?;
    office.tab.fill("怎么答复", "可以，周三上门")?;
    office.do_act()?;
    office.tab.sees("答复：可以，周三上门")?;
    office.synced()?;
    clerk.tab.sees("答复：可以，周三上门")?;
    clerk.tab.no_longer_sees("待请示")?;

    rings_back(&mut clerk, &mut office, &mut seen)?;

    colleague.go_by_rail("今日")?;
    colleague.tab.press("有人找您，请回电")?;
    colleague.open_act("知道了")?;
    colleague.do_act()?;
    colleague.tab.sees("看到了转告")?;
    colleague.go_by_rail("今日")?;
    colleague.tab.no_longer_sees("等我答复")?;
    seen.end()
}

#[test]
fn a_major_event_in_a_case_stands_first_on_the_day_of_whoever_is_above() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.accepts()?;
    clerk.open_act("请示、报告、转告")?;
    clerk.tab.press("重大事项，马上报告")?;
    clerk.tab.press("赵敏")?;
    clerk.tab.fill("什么事", "来访者当场晕倒")?;
    seen.look(&mut clerk.tab, "a report from a case")?;
    clerk.do_act()?;
    clerk.tab.sees("重大事项，马上报告：赵敏（来访者当场晕倒）")?;
    clerk.tab.sees("待请示")?;
    clerk.synced()?;

    office.go_by_rail("今日")?;
    office.tab.sees("重大事项，等我答复")?;
    let first = "document.querySelector('main .card').textContent.includes('重大事项') && \
                 document.querySelector('.rail-link[aria-current]').textContent.includes('1')";
    assert_eq!(office.tab.eval(first)?, true, "it stands first, and is counted");
    seen.look(&mut office.tab, "a major event on Today")?;
    office.tab.press("来访者当场晕倒")?;
    office.open_act("答复")?;
    office.tab.fill("怎么答复", "已叫救护车，请陪着")?;
    office.do_act()?;
    office.tab.sees("答复：已叫救护车，请陪着")?;
    office.synced()?;
    // The reply is on the case, where it was asked.
    clerk.tab.sees("答复：已叫救护车，请陪着")?;
    clerk.tab.no_longer_sees("待请示")?;
    seen.end()
}

#[test]
fn whoever_is_handed_on_by_telephone_is_told_where_to_and_rung_from_there() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut other = Clerk::at_new_tablet(&server, "103")?;
    other.start_duty()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    takes_a_call(&mut clerk)?;
    clerk.tab.press("转交同事")?;
    clerk.tab.press("周梅")?;
    clerk.tab.sees("您的问题我会马上转到")?;
    clerk.tab.sees("最晚哪天回电")?;
    clerk.tab.fill("为什么转交", "属其职责")?;
    clerk.save()?;
    clerk.synced()?;
    other.go_by_rail("今日")?;
    other.tab.press("请接受或退回")?;
    other.open_act("接受")?;
    other.do_act()?;
    other.open_act("登记回电")?;
    other.tab.fill("告知了什么", "已告知办理时间")?;
    other.do_act()?;
    other.tab.sees("已告知办理时间")?;
    other.synced()
}
