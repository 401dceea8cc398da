//! A clerk at a tablet: what one does with one's hands, in the words of the interface.

use anyhow::Result;

use crate::browser::{Browser, Tab};
use crate::proxy::Proxy;
use crate::server::Server;
use crate::site::{PIN, SITE, tablet_code};

/// A clerk, the tablet in front of them, and the network it hangs on.
#[derive(Debug)]
pub struct Clerk {
    pub browser: Browser,
    pub tab: Tab,
    pub network: Proxy,
}

impl Clerk {
    /// Puts a new tablet on a network of its own.
    ///
    /// # Errors
    /// The browser does not start.
    pub fn at_tablet(server: &Server) -> Result<Self> {
        Self::on(Proxy::start(server.port())?)
    }

    /// Puts a new tablet on a network.
    ///
    /// # Errors
    /// The browser does not start.
    pub fn on(network: Proxy) -> Result<Self> {
        let browser = Browser::start()?;
        let tab = browser.tab()?;
        Ok(Self { browser, tab, network })
    }

    /// Enrols a new tablet and signs in on it with a badge, online.
    ///
    /// # Errors
    /// A step of it is not there to be pressed.
    pub fn at_new_tablet(server: &Server, badge: &str) -> Result<Self> {
        let mut clerk = Self::at_tablet(server)?;
        clerk.enrol(&tablet_code(server)?)?;
        clerk.join(badge)?;
        Ok(clerk)
    }

    /// Enrols the tablet with a one-time code.
    ///
    /// # Errors
    /// The form is not there.
    pub fn enrol(&mut self, code: &str) -> Result<()> {
        self.go("")?;
        self.fill_enrolment(code)?;
        self.tab.press("登记")
    }

    /// Fills the form that enrols the tablet.
    ///
    /// # Errors
    /// The form is not there.
    pub fn fill_enrolment(&mut self, code: &str) -> Result<()> {
        self.tab.fill("登记码", code)?;
        self.tab.fill("这台平板叫什么", "1号窗口")
    }

    /// Goes to a screen.
    ///
    /// # Errors
    /// The browser refuses the address.
    pub fn go(&mut self, screen: &str) -> Result<()> {
        self.tab.goto(&self.network.url(&format!("/s/{SITE}/{screen}")))
    }

    /// Signs in for the first time on this tablet.
    ///
    /// # Errors
    /// The form is not there.
    pub fn join(&mut self, badge: &str) -> Result<()> {
        self.fill_joining(badge)?;
        self.tab.press("登录")?;
        self.tab.sees("今天到期")
    }

    /// Fills the form of somebody's first sign-in on this tablet.
    ///
    /// # Errors
    /// The form is not there.
    pub fn fill_joining(&mut self, badge: &str) -> Result<()> {
        self.tab.fill("工牌号", badge)?;
        self.tab.fill("PIN（6 位数字）", PIN)
    }

    /// Signs in again, which needs no network.
    ///
    /// # Errors
    /// The name or the pad is not there.
    pub fn sign_in(&mut self, name: &str) -> Result<()> {
        self.tab.sees("谁在窗口？")?;
        self.tab.press(name)?;
        self.enter_pin()
    }

    /// Enters one's PIN on the pad.
    ///
    /// # Errors
    /// The pad is not there, or does not open.
    pub fn enter_pin(&mut self) -> Result<()> {
        self.tab.sees("请输入 PIN")?;
        self.tab.keys(PIN)?;
        self.tab.no_longer_sees("请输入 PIN")
    }

    /// Lets another member of staff sign in on this tablet for the first time, online.
    ///
    /// # Errors
    /// A step of it is not there.
    pub fn join_too(&mut self, badge: &str) -> Result<()> {
        self.go_by_rail("更多")?;
        self.tab.press("换人")?;
        self.tab.press("其他人登录")?;
        self.join(badge)
    }

    /// Lets somebody take the tablet over who has signed in on it before; needs no network.
    ///
    /// # Errors
    /// A step of it is not there.
    pub fn switch_to(&mut self, name: &str) -> Result<()> {
        self.go_by_rail("更多")?;
        self.tab.press("换人")?;
        self.sign_in(name)
    }

    /// Enters the PIN of somebody who confirms something.
    ///
    /// # Errors
    /// The pad is not there, or does not take it.
    pub fn confirms(&mut self, name: &str) -> Result<()> {
        let asked = format!("{name}，请输入 PIN");
        self.tab.sees(&asked)?;
        self.tab.keys(PIN)?;
        self.tab.no_longer_sees(&asked)
    }

    /// Hands the post over to a colleague beside: every line acknowledged, two PINs.
    ///
    /// # Errors
    /// A step of it is not there, or a rule stands against it.
    pub fn hand_over(&mut self, from: &str, to: &str) -> Result<()> {
        self.signs_handover(to)?;
        self.confirms(from)?;
        self.confirms(to)?;
        self.tab.sees("今天到期")
    }

    /// Lets a colleague acknowledge every line of the handover, up to the PINs.
    ///
    /// # Errors
    /// A step of it is not there, or a rule stands against it.
    pub fn signs_handover(&mut self, to: &str) -> Result<()> {
        self.go_by_rail("交接")?;
        self.tab.press(to)?;
        while self.tab.has("全部认可")? {
            self.tab.press("全部认可")?;
        }
        // Appointments are acknowledged one by one. S1.4.2
        let open = "document.querySelector('.handover-line:not([data-said])') !== null";
        while self.tab.eval(open)? == true {
            self.tab.press_at(".handover-line:not([data-said]) .button[data-kind='quiet']")?;
        }
        self.tab.press("确认交班")
    }

    /// Receives a visitor whose matter is not done today, and goes to the times.
    ///
    /// # Errors
    /// A step of it is not there.
    pub fn asks_for_a_time(&mut self, name: &str) -> Result<()> {
        self.receive("FP01")?;
        self.tab.fill("称呼", name)?;
        self.tab.fill("电话", "13800001234")?;
        self.tab.press("都带齐了")?;
        self.tab.press("先登记，稍后处理")?;
        self.save()?;
        self.tab.press("打开这件事")?;
        self.tab.sees("今天办不了的")?;
        self.tab.press("约时间")?;
        self.tab.sees("哪一天")
    }

    /// Presses the first time that is offered so, and makes the appointment.
    ///
    /// # Errors
    /// None is offered so, or a rule stands against it.
    pub fn takes_the_first(&mut self, offered: &str) -> Result<()> {
        self.tab.sees(offered)?;
        self.tab.eval(&format!(
            "[...document.querySelectorAll('.tile')].find((one) => one.innerText.includes('{offered}')).click()"
        ))?;
        self.tab.press_at(".button[data-kind='primary']")?;
        self.tab.sees("来访者到了")
    }

    /// Promises a visitor a place without a network, on duty and known to the server before.
    ///
    /// # Errors
    /// No place is lent to the tablet, or a step of it is not there.
    pub fn promises_without_a_network(&mut self, name: &str) -> Result<()> {
        self.start_duty()?;
        self.synced()?;
        self.finish_on_the_spot("FP01")?;
        self.synced()?;
        self.network.cut();
        self.asks_for_a_time(name)?;
        self.takes_the_first("当场约定")?;
        self.tab.sees("已约定，联网后报到服务器")
    }

    /// Switches the tablet off and on again, its clock so many ms ahead, and signs in.
    ///
    /// # Errors
    /// The browser does not start, or the name or the pad is not there.
    pub fn starts_again(&mut self, name: &str, ahead: i64) -> Result<()> {
        self.browser.kill_and_restart()?;
        self.tab = self.browser.tab()?;
        if ahead != 0 {
            self.tab.set_clock_wrong(ahead)?;
        }
        self.go("")?;
        self.sign_in(name)
    }

    /// Starts duty at the first of one's posts.
    ///
    /// # Errors
    /// The rules or the screen do not let.
    pub fn start_duty(&mut self) -> Result<()> {
        self.tab.press("岗位")?;
        self.tab.press("在这里上岗")?;
        self.tab.sees("为您服务")?;
        self.go_by_rail("今日")
    }

    /// Goes to a screen by the rail, without loading the page anew.
    ///
    /// # Errors
    /// The rail does not have it.
    pub fn go_by_rail(&mut self, name: &str) -> Result<()> {
        if self.tab.has("工作人员返回")? {
            self.tab.press("工作人员返回")?;
            self.enter_pin()?;
        }
        self.tab.press(name)
    }

    /// Receives a visitor for an item who brought everything, and finishes on the spot.
    ///
    /// # Errors
    /// A step of it is not there.
    pub fn finish_on_the_spot(&mut self, item: &str) -> Result<()> {
        self.receive(item)?;
        self.tab.press("都带齐了")?;
        self.tab.press("当场办结")?;
        self.save()
    }

    /// Takes an application on, which promises a date, and opens its case.
    ///
    /// # Errors
    /// A step of it is not there.
    pub fn accepts(&mut self) -> Result<()> {
        self.receive("FP11")?;
        self.tab.fill("称呼", "吴女士")?;
        self.tab.fill("电话", "13800001234")?;
        self.tab.press("都带齐了")?;
        self.tab.press("受理 承诺")?;
        self.save()?;
        self.tab.press("打开这件事")
    }

    /// Receives a visitor for an item who brought nothing, and tells everything missing at once.
    ///
    /// # Errors
    /// A step of it is not there.
    pub fn give_notice(&mut self, item: &str) -> Result<()> {
        self.receive(item)?;
        self.tab.press("下一步")?;
        self.tab.press("一次性告知")?;
        self.save()
    }

    /// Begins to receive a visitor for an item.
    ///
    /// # Errors
    /// A step of it is not there.
    pub fn receive(&mut self, item: &str) -> Result<()> {
        self.go_by_rail("接待")?;
        if self.tab.has("接待下一位")? {
            self.tab.press("接待下一位")?;
        }
        self.tab.sees("请问办理什么")?;
        self.tab.fill("按名称或编号找事项", item)?;
        self.tab.press_at(".tiles .tile, .rows .row")
    }

    /// Waits until a photo is shown that can be seen.
    ///
    /// # Errors
    /// There is none.
    pub fn sees_photo(&mut self) -> Result<()> {
        let seen = "document.querySelector('img.photo')?.naturalWidth > 0";
        self.tab.until("a photo", seen).map(drop)
    }

    /// Saves the outcome chosen, and waits until it stands on the tablet.
    ///
    /// # Errors
    /// It is not saved.
    pub fn save(&mut self) -> Result<()> {
        // Some outcomes ask for details first, others are saved by their own press.
        if self.tab.sees_either("并保存", "接待下一位")? == "并保存" {
            self.tab.press("并保存")?;
        }
        self.tab.sees("接待下一位")
    }

    /// Opens one act of a matter's page and no other.
    ///
    /// # Errors
    /// The page does not offer it.
    pub fn open_act(&mut self, name: &str) -> Result<()> {
        const CLOSE: &str =
            "document.querySelectorAll('.panel[open]').forEach((one) => one.open = false)";
        self.tab.sees(name)?;
        self.tab.eval(CLOSE)?;
        self.tab.press(name)
    }

    /// Presses the button of the act that is open.
    ///
    /// # Errors
    /// Something bars it.
    pub fn do_act(&mut self) -> Result<()> {
        self.tab.press_at(".panel[open] .panel-body .button:not(.said .button)")
    }

    /// Returns how many operations the bar says are saved here and not sent.
    ///
    /// # Errors
    /// The bar is not there.
    pub fn saved_here(&mut self) -> Result<u64> {
        self.tab.sees("已存本机")?;
        let count = self.tab.eval("document.querySelector('.saving b').innerText")?;
        Ok(count.as_str().unwrap_or_default().parse()?)
    }

    /// Waits until nothing is left to send or to confirm.
    ///
    /// # Errors
    /// Something stays.
    pub fn synced(&mut self) -> Result<()> {
        // A browser says when its network is back; of a proxy that is mended it cannot know.
        self.tab.eval("window.dispatchEvent(new Event('online'))")?;
        self.tab.sees("已存本机 0")?;
        self.tab.sees("待确认 0")
    }
}
