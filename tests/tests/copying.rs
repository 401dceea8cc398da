//! Copies of medical records: everything that is missing is said at once, and nobody is sent away. S3.3
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use tests::axe::Inspection;
use tests::charts::{line, scans, signs_in, takes_in, today};
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;

/// Takes a list with one discharge in, and opens its volume as a scanner does.
fn has_one_volume(clerk: &mut Clerk) -> Result<()> {
    takes_in(clerk, &[line(1, "心内科", today())])?;
    scans(clerk, 1)
}

/// Begins to ask for a copy of the volume that is open.
fn asks(clerk: &mut Clerk, applicant: &str) -> Result<()> {
    clerk.tab.press_at("a[href*='records/copies/new/']")?;
    clerk.tab.sees("申请复印")?;
    clerk.tab.press(applicant)?;
    clerk.tab.fill("申请人姓名", "王建国")?;
    clerk.tab.fill("证件号最后四位", "123x")?;
    clerk.tab.fill("复印用途", "理赔")
}

/// Fills in what is handed out, but for the ticks.
fn hands_out(clerk: &mut Clerk, pages: &str, receipt: &str) -> Result<()> {
    clerk.tab.fill("一份几页", pages)?;
    clerk.tab.fill("收据号", receipt)?;
    clerk.tab.fill("证明印记编号", "F-17")
}

/// Presses print, and returns what the register says on paper.
fn printed(clerk: &mut Clerk) -> Result<String> {
    clerk.tab.eval("window.print = () => {}")?;
    clerk.tab.press("打印登记簿")?;
    let text = "document.querySelector('.slip')?.textContent ?? null";
    let paper = clerk.tab.until("the register on paper", text)?;
    Ok(paper.as_str().unwrap_or_default().to_owned())
}

#[test]
fn an_heir_with_one_proof_missing_is_told_everything_at_once() -> Result<()> {
    let server = Server::start()?;
    site::open_hospital(&server)?;
    let mut seen = Inspection::begin()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    has_one_volume(&mut clerk)?;
    signs_in(&mut clerk, 1)?;

    // Without a network: two papers of three are missing, and both are named; nothing typed is lost.
    clerk.network.cut();
    asks(&mut clerk, "死亡患者的近亲属、法定继承人")?;
    clerk.tab.press("继承人身份证明")?;
    clerk.tab.press("申请人在场，看着复印")?;
    seen.look(&mut clerk.tab, "a request for a copy")?;
    clerk.tab.press("登记申请")?;
    clerk.tab.sees("还缺这些材料，要齐了才能印：患者死亡证明、亲属关系的法定证明")?;
    seen.look(&mut clerk.tab, "a request with papers missing")?;
    clerk.tab.press("患者死亡证明")?;
    clerk.tab.press("登记申请")?;
    clerk.tab.sees("还缺这些材料，要齐了才能印：亲属关系的法定证明")?;
    clerk.tab.press("亲属关系的法定证明")?;
    clerk.tab.press("登记申请")?;
    clerk.tab.sees("等复印")?;
    seen.look(&mut clerk.tab, "what is to be copied")?;

    // Handed out, paid and stamped, once both have checked it.
    clerk.tab.press("王**")?;
    hands_out(&mut clerk, "43", "0012345")?;
    clerk.tab.sees("43 页 × 0.50 元 × 1 份 = 21.50 元")?;
    clerk.tab.sees("请申请人和您都核对后再点")?;
    clerk.tab.press("申请人和我都核对过")?;
    clerk.tab.no_longer_sees("请申请人和您都核对后再点")?;
    seen.look(&mut clerk.tab, "a copy that is handed out")?;
    clerk.do_act()?;
    clerk.tab.sees("交付 43 页 × 1 份，21.50 元，收据 0012345，印记 F-17，当面领取")?;
    clerk.network.mend();
    clerk.synced()?;

    // Another tablet sees it, on the volume and in the register.
    let mut other = Clerk::at_new_tablet(&server, "103")?;
    scans(&mut other, 1)?;
    other.tab.sees("已办完")?;
    other.tab.press("死亡患者的近亲属")?;
    other.tab.sees("交付 43 页")?;
    other.tab.sees("123X")?;
    other.tab.press("病案复印")?;
    other.tab.press("复印登记簿")?;
    other.tab.sees("打印登记簿")?;
    other.tab.sees("00100001/1 · 王**")?;
    seen.look(&mut other.tab, "the register of copies")?;
    let paper = printed(&mut other)?;
    for said in [
        "患者死亡证明、继承人身份证明、亲属关系的法定证明",
        "死亡患者的近亲属、法定继承人 123X",
        "43×1",
        "21.50 元 0012345",
        "当面领取",
    ] {
        assert!(paper.contains(said), "{said} is not in {paper}");
    }
    seen.end()
}

#[test]
fn what_is_not_finished_is_copied_now_and_the_rest_followed_up() -> Result<()> {
    let server = Server::start()?;
    site::open_hospital(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    has_one_volume(&mut clerk)?;
    asks(&mut clerk, "患者本人")?;
    clerk.tab.press("患者身份证明")?;
    clerk.tab.press("申请人在场，看着复印")?;
    clerk.tab.press("登记申请")?;
    clerk.tab.sees("等复印")?;
    clerk.tab.press("王**")?;
    hands_out(&mut clerk, "12", "0012346")?;
    clerk.tab.press("申请人和我都核对过")?;
    // Its ward still has it: nobody is told that this is all.
    clerk.tab.press("全部印好")?;
    clerk.tab.sees("病区还没交齐这份病案")?;
    clerk.tab.press("先印已完成的，其余随后补")?;
    clerk.tab.no_longer_sees("病区还没交齐这份病案")?;
    clerk.do_act()?;
    clerk.tab.sees("已印一部分，等归档后补")?;
    clerk.tab.sees("（其余随后补）")?;

    // As soon as it is signed in, the rest stands where the day's work does.
    scans(&mut clerk, 1)?;
    signs_in(&mut clerk, 1)?;
    clerk.synced()?;
    clerk.go_by_rail("今日")?;
    clerk.tab.press("其余部分可以补印了")?;
    clerk.tab.press("王**")?;
    hands_out(&mut clerk, "30", "0012347")?;
    clerk.tab.press("申请人和我都核对过")?;
    clerk.do_act()?;
    clerk.tab.sees("21.00 元")?;
    clerk.tab.sees("已办完")?;
    clerk.tab.no_longer_sees("交给申请人")?;
    clerk.synced()
}
