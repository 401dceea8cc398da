use anyhow::Result;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;
const MORE: [(&str, &str); 3] = [("104", "何静"), ("105", "孙丽"), ("106", "钱伟")];
fn submits(clerk: &mut Clerk, name: &str) -> Result<()> {
    let card = format!(
        "[...document.querySelectorAll('.card')].filter((card) => card.querySelector('h2, h3')?.innerText === '{name}').at(-1)"
    );
    clerk.tab.eval(&format!("{card}.querySelector('button[data-kind=primary]').click()")).map(drop)
}
fn main() -> Result<()> {
    let server = Server::start()?;
    site::open_with_clerks(&server, &MORE)?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    let snap = |clerk: &mut Clerk, name: &str| -> Result<()> {
        {
            std::thread::sleep(std::time::Duration::from_millis(500));
            clerk.tab.picture(std::path::Path::new(&format!("/tmp/look-{name}.png")))
        }
    };
    office.go_by_rail("更多")?;
    snap(&mut office, "more")?;
    office.tab.press("考评")?;
    office.tab.sees("开始一轮考评")?;
    snap(&mut office, "list")?;
    submits(&mut office, "开始一轮考评")?;
    office.tab.sees("查看与提异议")?;
    office.tab.press("7 人")?;
    office.tab.sees("锁定计入的事")?;
    snap(&mut office, "one")?;
    office.tab.press("锁定计入的事，开始打分")?;
    office.tab.press("开始投票")?;
    office.tab.sees("结束投票")?;
    snap(&mut office, "ballot")?;
    office.tab.press("王芳")?;
    office.tab.sees("各项分数")?;
    snap(&mut office, "person")?;
    let mut zhou = Clerk::at_new_tablet(&server, "103")?;
    zhou.tab.sees("考评")?;
    snap(&mut zhou, "today")?;
    zhou.tab.press("考评")?;
    zhou.tab.sees("不记名投票")?;
    snap(&mut zhou, "mine")?;
    Ok(())
}
