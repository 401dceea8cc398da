//! What a clerk is promised, in a real browser against the real Worker.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;

/// Starts a server with a township that is open at every hour.
fn town() -> Result<Server> {
    let server = Server::start()?;
    site::open(&server)?;
    Ok(server)
}

#[test]
fn a_clerk_works_a_day_with_the_network_cut_at_noon() -> Result<()> {
    let server = town()?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.finish_on_the_spot("FP01")?;
    clerk.synced()?;

    clerk.network.cut();
    for _ in 0..3 {
        clerk.finish_on_the_spot("FP01")?;
        clerk.give_notice("FP04")?;
    }
    clerk.tab.sees("没有网络，照常办理")?;
    assert!(!clerk.tab.has("已存本机 0")?);

    clerk.network.mend();
    clerk.synced()?;
    clerk.tab.sees("需处理 0")?;
    clerk.go_by_rail("台账")?;
    clerk.tab.sees("7 件")
}
