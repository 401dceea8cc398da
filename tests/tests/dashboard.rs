//! The dashboard of whoever oversees: figures drawn and in tables, each open to what is behind it, and without
//! a network what the tablet itself knows. Practice 2.11
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use tests::axe;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;

/// Returns how many drawings stand on the screen.
fn drawings(clerk: &mut Clerk) -> Result<u64> {
    let count = clerk.tab.eval("document.querySelectorAll('.drawing svg').length")?;
    Ok(count.as_u64().unwrap_or_default())
}

/// Returns what stands in a row of the table of weeks under a column.
fn figure(clerk: &mut Clerk, column: &str) -> Result<String> {
    let cell = format!("document.querySelector(\".figures [data-post='{column}']\").innerText");
    Ok(clerk.tab.eval(&cell)?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_figure_of_the_dashboard_opens_to_what_is_behind_it_and_stands_without_a_network() -> Result<()>
{
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.finish_on_the_spot("FP01")?;
    clerk.finish_on_the_spot("FP01")?;
    clerk.synced()?;
    clerk.go_by_rail("更多")?;
    clerk.tab.sees("考勤")?;
    assert!(!clerk.tab.has("运行看板")?, "it is for those who oversee");

    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    supervisor.go_by_rail("更多")?;
    supervisor.tab.press("运行看板")?;
    supervisor.tab.sees("逐周")?;
    // When people come, what was done in time, and how the windows were covered; nobody waited, nothing was promised.
    assert_eq!(drawings(&mut supervisor)?, 3);
    assert_eq!(figure(&mut supervisor, "来了")?, "2");
    assert_eq!(figure(&mut supervisor, "按时办结")?, "100%");
    axe::finds_nothing(&mut supervisor.tab, "the dashboard")?;
    supervisor.tab.press("按时 2")?;
    supervisor.tab.sees("按时（")?;
    supervisor.tab.eval("document.querySelector('.figures').scrollIntoView()")?;
    supervisor.tab.press_at("a.row[href*='/case/']")?;
    supervisor.tab.sees("已办结")?;

    supervisor.network.cut();
    supervisor.go_by_rail("更多")?;
    supervisor.tab.press("运行看板")?;
    supervisor.tab.sees("图要联网才画")?;
    assert_eq!(drawings(&mut supervisor)?, 0);
    assert_eq!(figure(&mut supervisor, "来了")?, "2");
    supervisor.network.mend();
    supervisor.tab.press("刷新")?;
    supervisor.tab.no_longer_sees("图要联网才画")?;
    assert_eq!(drawings(&mut supervisor)?, 3);
    Ok(())
}

#[test]
fn a_light_of_the_dashboard_opens_to_its_cases_and_a_window_to_its_day() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    let mut supervisor = Clerk::at_new_tablet(&server, "002")?;
    supervisor.go_by_rail("更多")?;
    supervisor.tab.press("运行看板")?;
    supervisor.tab.sees("没有在办的承诺件")?;
    clerk.accepts()?;
    clerk.synced()?;
    supervisor.go_by_rail("今日")?;
    supervisor.go_by_rail("更多")?;
    supervisor.tab.press("运行看板")?;
    supervisor.tab.press("时间还早")?;
    axe::finds_nothing(&mut supervisor.tab, "the lights of the dashboard")?;
    let case = "a.row[href*='/case/']";
    supervisor.tab.until("its case", &format!("document.querySelector(\"{case}\") !== null"))?;
    supervisor.tab.press("时间还早")?;
    supervisor.tab.until("no case", &format!("document.querySelector(\"{case}\") === null"))?;
    let windows = "[...document.querySelectorAll('.card')].find((card) => card.querySelector('h2')?.innerText === '现在').querySelector('button.row').click()";
    supervisor.tab.eval(windows)?;
    supervisor.tab.sees("今日岗位记录")
}
