//! Nobody goes home while an immediate matter is open without an appointment, and what stayed open all the same is
//! seen. S1.4.1
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use tests::axe;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;
use tests::tablet::now;

#[test]
fn an_immediate_matter_is_asked_of_whoever_leaves_and_seen_where_nobody_was_asked() -> Result<()> {
    let mut server = Server::start()?;
    site::open_after_hours(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.receive("FP01")?;
    clerk.tab.fill("称呼", "吴女士")?;
    clerk.tab.press("都带齐了")?;
    clerk.tab.press("先登记，稍后处理")?;
    clerk.save()?;

    // By whatever name one leaves, the matter stands against it and is one press away.
    clerk.go_by_rail("岗位")?;
    clerk.tab.press("离岗")?;
    for name in ["有人接替", "中间休息，还回来", "今天下班"] {
        clerk.tab.press(name)?;
        clerk.tab.sees("还有即办件没有办完")?;
    }
    axe::finds_nothing(&mut clerk.tab, "leaving with a matter open")?;
    clerk.tab.press("没办完，也没约时间")?;
    clerk.tab.sees("今天办不了的")?;

    // The tablet is switched off, and nobody signs out: the day after it stands in red.
    clerk.synced()?;
    let ahead = server.go_on_at(now() + 24 * 60 * 60_000)?;
    clerk.starts_again("王芳", ahead)?;
    clerk.tab.sees("下班了还没办完的即办件")?;
    axe::finds_nothing(&mut clerk.tab, "today with a matter left open")?;
    clerk.tab.press("没办完，也没约时间")?;
    clerk.tab.sees("今天办不了的")
}
