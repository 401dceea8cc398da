//! What is in custody is somebody's at every moment, and what does not add up is seen. S2.1.7, S2.4
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;

/// Registers something of the house at window 1, and passes it on to Wang.
fn entrusts(clerk: &mut Clerk, kind: &str, name: &str) -> Result<()> {
    clerk.go_by_rail("更多")?;
    clerk.tab.press("保管物品")?;
    clerk.tab.press("登记一件物品")?;
    clerk.tab.press(kind)?;
    clerk.tab.fill("名称", name)?;
    clerk.tab.press_at(".card .button[data-kind='primary']")?;
    clerk.tab.sees("由我保管")?;
    clerk.tab.press(name)?;
    clerk.open_act("交给别人")?;
    clerk.tab.press("王芳")?;
    clerk.do_act()?;
    clerk.tab.sees("等对方清点接收")?;
    clerk.synced()
}

/// Opens what waits on Today to be accepted.
fn opens_what_waits(clerk: &mut Clerk, name: &str) -> Result<()> {
    clerk.go_by_rail("今日")?;
    clerk.tab.sees("等我接收的物品")?;
    clerk.tab.press(name)?;
    clerk.tab.sees("接收之后由您保管")
}

#[test]
fn cash_that_does_not_add_up_at_handover_becomes_an_incident() -> Result<()> {
    let server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut seen = Inspection::begin()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    let mut tablet = Clerk::at_new_tablet(&server, "102")?;
    tablet.join_too("101")?;
    tablet.start_duty()?;
    tablet.synced()?;
    entrusts(&mut supervisor, "现金", "备用金")?;
    seen.look(&mut supervisor.tab, "a thing that was passed on")?;

    opens_what_waits(&mut tablet, "备用金")?;
    tablet.tab.fill("100 元", "0")?;
    seen.look(&mut tablet.tab, "a thing to be accepted")?;
    tablet.do_act()?;
    tablet.tab.sees("账上 0.00 元，清点 0.00 元")?;
    tablet.open_act("收款")?;
    tablet.tab.fill("金额", "200")?;
    tablet.tab.fill("文件名称和编号", "工本费收据 018")?;
    tablet.do_act()?;
    tablet.tab.sees("收 200.00 元：工本费收据 018")?;
    seen.look(&mut tablet.tab, "the book of the cash")?;

    // In the evening there is no network, and five yuan are missing.
    tablet.network.cut();
    tablet.go_by_rail("交接")?;
    tablet.tab.press("李强")?;
    tablet.tab.sees("还没有清点：备用金。")?;
    for (piece, pieces) in [("100 元", "1"), ("50 元", "1"), ("20 元", "2"), ("5 元", "1")] {
        tablet.tab.fill(piece, pieces)?;
    }
    tablet.tab.sees("账上 200.00 元，清点 195.00 元 · 短少 5.00 元")?;
    seen.look(&mut tablet.tab, "a handover with cash that is counted")?;
    tablet.hand_over("王芳", "李强")?;
    tablet.network.mend();
    tablet.synced()?;
    tablet.tab.sees("需处理 0")?;

    // It is an incident by itself: Li holds what was there, and somebody not involved settles it.
    supervisor.go_by_rail("今日")?;
    supervisor.tab.sees("对不上的")?;
    supervisor.tab.sees("短少 5.00 元")?;
    supervisor.tab.press("备用金")?;
    supervisor.tab.sees("李强")?;
    supervisor.tab.sees("195.00 元")?;
    seen.look(&mut supervisor.tab, "an incident")?;
    supervisor.tab.fill("查到什么，怎么处理的", "找错零钱，王芳已补上。")?;
    supervisor.do_act()?;
    supervisor.tab.sees("赵敏 已处理：找错零钱，王芳已补上。")?;
    supervisor.go_by_rail("今日")?;
    supervisor.tab.no_longer_sees("对不上的")?;
    seen.end()
}

#[test]
fn a_visit_is_not_finished_while_an_original_of_the_visitor_is_here() -> Result<()> {
    let server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut seen = Inspection::begin()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.synced()?;
    clerk.network.cut();
    clerk.receive("FP01")?;
    clerk.tab.press("都带齐了")?;
    clerk.tab.press("先登记，稍后处理")?;
    clerk.save()?;
    clerk.tab.press("打开这件事")?;
    clerk.open_act("收下证件原件")?;
    clerk.tab.fill("别的原件", "离婚证")?;
    clerk.do_act()?;
    clerk.tab.sees("窗口暂存的证件原件")?;
    seen.look(&mut clerk.tab, "an original at the window")?;
    // The visit does not end while it is here.
    clerk.tab.press("看为什么")?;
    clerk.tab.sees("还有证件原件没有归还：离婚证")?;
    clerk.open_act("归还原件")?;
    clerk.do_act()?;
    clerk.tab.no_longer_sees("窗口暂存的证件原件")?;
    clerk.tab.press("来访者不办了")?;
    clerk.tab.no_longer_sees("还有证件原件没有归还")?;
    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.go_by_rail("更多")?;
    clerk.tab.press("保管物品")?;
    clerk.tab.press("离婚证")?;
    clerk.tab.sees("还给本人或失主")?;
    seen.end()
}

#[test]
fn who_is_said_to_have_allowed_a_seal_and_did_not_says_so() -> Result<()> {
    let server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut seen = Inspection::begin()?;
    let mut admin = Clerk::at_new_tablet(&server, "001")?;
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.start_duty()?;
    wang.synced()?;
    entrusts(&mut admin, "印章", "业务专用章")?;
    opens_what_waits(&mut wang, "业务专用章")?;
    wang.tab.press_at(".panel[open] fieldset label:nth-of-type(1)")?;
    wang.do_act()?;
    wang.open_act("登记用印")?;
    wang.tab.fill("文件名称和编号", "介绍信第 7 号")?;
    wang.tab.sees("请选批准的主管，不能是您自己。")?;
    seen.look(&mut wang.tab, "the use of a seal")?;
    wang.tab.press("赵敏")?;
    wang.do_act()?;
    wang.tab.sees("用印 1 次：介绍信第 7 号 · 赵敏 批准")?;
    wang.synced()?;

    let mut zhao = Clerk::at_new_tablet(&server, "002")?;
    zhao.go_by_rail("更多")?;
    zhao.tab.press("保管物品")?;
    zhao.tab.press("业务专用章")?;
    zhao.open_act("这次用印我没有批准")?;
    zhao.tab.fill("请说明", "当天我在外地。")?;
    zhao.do_act()?;
    zhao.tab.sees("赵敏 说没有批准过：当天我在外地。")?;
    zhao.tab.sees("请没有参与的主管或管理员处理")?;
    zhao.synced()?;
    admin.go_by_rail("今日")?;
    admin.tab.sees("对不上的")?;
    seen.end()
}
