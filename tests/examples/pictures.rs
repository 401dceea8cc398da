//! Takes the pictures that README and the documents show: of the real app, on the real Worker.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;
use tests::clerk::Clerk;
use tests::server::{Server, project};
use tests::site;

/// How long a screen may settle before its picture is taken.
const SETTLE: Duration = Duration::from_millis(600);

fn main() -> Result<()> {
    let folder = project("docs/images");
    fs::create_dir_all(&folder)?;
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    let keep = |clerk: &mut Clerk, name: &str| {
        sleep(SETTLE);
        clerk.tab.picture(&folder.join(name))
    };
    clerk.tab.press("岗位")?;
    clerk.tab.press("在这里上岗")?;
    clerk.tab.sees("为您服务")?;
    keep(&mut clerk, "badge.png")?;
    for item in ["FP01", "FP13"] {
        clerk.finish_on_the_spot(item)?;
    }
    clerk.receive("FP11")?;
    clerk.tab.fill("称呼", "吴女士")?;
    clerk.tab.fill("电话", "13800001234")?;
    clerk.tab.press("都带齐了")?;
    clerk.tab.press("受理 承诺")?;
    clerk.save()?;
    clerk.give_notice("FP04")?;
    keep(&mut clerk, "done.png")?;
    clerk.tab.press("打开这件事")?;
    keep(&mut clerk, "contact.png")?;
    clerk.tab.press("给来访者看")?;
    keep(&mut clerk, "notice.png")?;
    clerk.go_by_rail("今日")?;
    keep(&mut clerk, "today.png")?;
    clerk.receive("FP04")?;
    keep(&mut clerk, "reception.png")?;
    clerk.tab.press("下一步")?;
    keep(&mut clerk, "outcome.png")?;
    clerk.go_by_rail("台账")?;
    keep(&mut clerk, "ledger.png")?;
    Ok(())
}
