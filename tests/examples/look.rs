use anyhow::Result;
use tests::{clerk::Clerk, server::Server, site};
fn main() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.finish_on_the_spot("FP01")?;
    std::thread::sleep(std::time::Duration::from_secs(3));
    clerk.tab.picture(std::path::Path::new("/tmp/plan/done.png"))?;
    clerk.tab.press("需处理")?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    println!("{}", clerk.tab.text()?);
    clerk.tab.picture(std::path::Path::new("/tmp/plan/tray.png"))?;
    println!("{}", server.log());
    Ok(())
}
