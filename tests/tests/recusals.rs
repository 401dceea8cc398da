//! Whoever is close to a visitor steps back, and somebody else decides. S1.6.3

use anyhow::Result;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;

#[test]
fn a_relatives_case_is_decided_by_somebody_else() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    let mut other = Clerk::at_new_tablet(&server, "103")?;
    other.start_duty()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.accepts()?;

    // It is declared without a network, and from then on the button says why it does nothing.
    clerk.network.cut();
    clerk.open_act("申报回避")?;
    clerk.do_act()?;
    clerk.tab.sees("请选一样")?;
    clerk.tab.press("近姻亲")?;
    clerk.do_act()?;
    clerk.tab.sees("您已回避：这件事不由您决定")?;
    clerk.tab.sees("王芳 申报回避（近姻亲）")?;
    clerk.open_act("办结")?;
    clerk.tab.sees("王芳与来访者关系密切，已回避，这件事由别人办")?;
    clerk.tab.sees("S1.6.3")?;
    seen.look(&mut clerk.tab, "a case one has stepped back from")?;
    clerk.network.mend();
    clerk.synced()?;

    // The supervisor sees on Today what waits for somebody else, and gives it to a colleague.
    office.go_by_rail("今日")?;
    office.tab.sees("负责人已回避，等您改派")?;
    office.tab.press("负责人已回避，等您改派")?;
    office.open_act("改由他人负责")?;
    office.tab.press("周梅")?;
    office.tab.fill("为什么转交", "亲属回避")?;
    office.do_act()?;
    office.tab.sees("改由周梅负责：亲属回避")?;
    office.synced()?;

    // Whoever received it stays on record; whoever has it now finishes it.
    other.go_by_rail("今日")?;
    other.tab.press_at(".rows a[href*='/case/']")?;
    other.tab.sees("首问责任人")?;
    other.tab.sees("王芳")?;
    other.open_act("办结")?;
    other.do_act()?;
    other.tab.sees("已办结")?;
    other.synced()?;
    other.tab.sees("需处理 0")?;
    seen.end()
}

#[test]
fn a_visitor_who_is_close_is_handed_on_at_once() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.receive("FP01")?;
    clerk.tab.press("都带齐了")?;
    clerk.tab.press("先登记，稍后处理")?;
    clerk.save()?;
    clerk.tab.press("打开这件事")?;
    clerk.tab.sees("约时间")?;
    clerk.open_act("申报回避")?;
    clerk.tab.press("父母、子女等直系亲属")?;
    clerk.do_act()?;
    clerk.tab.sees("您已回避：这件事不由您决定。请转交给别的同事。")?;
    assert!(!clerk.tab.has("约时间")?, "a time is no longer theirs to give");
    clerk.tab.press("转交同事")?;
    clerk.tab.press("周梅")?;
    clerk.tab.fill("为什么转交", "亲属回避")?;
    clerk.tab.press("并保存")?;
    clerk.tab.sees("等对方接受")?;
    clerk.synced()?;

    // A mistake is lifted by a supervisor.
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    office.go_by_rail("台账")?;
    office.tab.press("生育登记")?;
    office.open_act("撤销误报的回避")?;
    office.tab.fill("为什么撤销", "同名，不是亲属")?;
    office.do_act()?;
    office.tab.sees("王芳的回避撤销：同名，不是亲属")?;

    // Who steps back from a matter of somebody else has nothing to hand on.
    office.open_act("申报回避")?;
    office.tab.press("配偶")?;
    office.do_act()?;
    office.tab.sees("您已回避：这件事不由您决定，由负责的人办理。")?;
    office.synced()
}
