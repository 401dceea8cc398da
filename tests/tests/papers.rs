//! What a paper of a case says: whose it is, by which law, in how many copies; and what its code does not. 2.4
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::Result;
use tests::clerk::Clerk;
use tests::server::Server;
use tests::site;

#[test]
fn a_paper_names_the_applicant_and_its_code_does_not() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut clerk = Clerk::at_new_tablet(&server, "101")?;
    clerk.start_duty()?;
    clerk.accepts()?;
    clerk.tab.sees("受理回执")?;
    assert!(!clerk.tab.has("吴女士")?, "on the screen the name is masked");
    clerk.tab.eval("window.print = () => {}")?;
    clerk.tab.press("打印")?;
    let sealed = "(document.querySelector('.slip .qr')?.dataset.text ?? '').startsWith('BM1*')";
    clerk.tab.until("a paper with its code", sealed)?;
    let told = clerk.tab.eval("document.querySelector('.slip').textContent")?;
    let told = told.as_str().unwrap().to_owned();
    for said in ["申请人", "吴女士", "法律依据", "一式两份", "收件时间", "份）"]
    {
        assert!(told.contains(said), "{said}\n{told}");
    }
    let code = clerk.tab.eval("document.querySelector('.slip .qr').dataset.text")?;
    let code = code.as_str().unwrap().to_owned();
    assert!(!code.contains('吴') && !code.contains("1234") && code.is_ascii(), "{code}");
    // Printing it is a look at the name, and stands in the story as one.
    clerk.tab.sees("查看了来访者的姓名和电话")
}
