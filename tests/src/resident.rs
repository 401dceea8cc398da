//! A resident with a phone: pages as a browser shows them, without script or with it, and as a line
//! carries them.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::axe::Inspection;
use crate::browser::{Browser, Tab};
use crate::proxy::Proxy;
use crate::server::{Answer, Server};
use crate::site::SITE;

/// A resident and their phone.
#[derive(Debug)]
pub struct Resident {
    // The tab lives as long as its browser.
    browser: Browser,
    pub tab: Tab,
    /// The network it is on, where a test may cut that.
    network: Option<Proxy>,
}

/// A phone's screen, in pixels.
const SCREEN: (u32, u32) = (360, 740);

impl Resident {
    /// Takes out a phone that runs no script.
    ///
    /// # Errors
    /// The browser does not start.
    pub fn with_phone() -> Result<Self> {
        let mut resident = Self::on(None)?;
        resident.run_script(false)?;
        Ok(resident)
    }

    /// Takes out a phone that runs scripts, on a network of its own.
    ///
    /// # Errors
    /// The browser does not start.
    pub fn with_script(network: &Proxy) -> Result<Self> {
        Self::on(Some(network.clone()))
    }

    fn on(network: Option<Proxy>) -> Result<Self> {
        let browser = Browser::start()?;
        let tab = browser.tab_of(SCREEN.0, SCREEN.1)?;
        Ok(Self { browser, tab, network })
    }

    /// Closes the page as a phone does that needs room, and opens an empty one.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn takes_a_new_tab(&mut self) -> Result<()> {
        let next = self.browser.tab_of(SCREEN.0, SCREEN.1)?;
        self.tab.ask("Page.close", &json!({}))?;
        self.tab = next;
        Ok(())
    }

    /// Looks at the page that stands on the phone: axe-core is a script, though the page has none.
    ///
    /// # Errors
    /// It cannot be looked at.
    pub fn look(&mut self, seen: &mut Inspection, page: &str) -> Result<()> {
        self.run_script(true)?;
        seen.look(&mut self.tab, page)?;
        self.run_script(false)
    }

    fn run_script(&mut self, run: bool) -> Result<()> {
        self.tab.ask("Emulation.setScriptExecutionDisabled", &json!({"value": !run})).map(drop)
    }

    /// Goes to a page of the site.
    ///
    /// # Errors
    /// The browser refuses the address.
    pub fn go(&mut self, server: &Server, page: &str) -> Result<()> {
        let path = format!("/w/{SITE}{page}");
        let url = match &self.network {
            Some(network) => network.url(&path),
            None => server.url(&path),
        };
        self.arrives(|tab| tab.goto(&url))
    }

    /// Loads the page that stands on the phone again.
    ///
    /// # Errors
    /// It does not come.
    pub fn reload(&mut self) -> Result<()> {
        self.arrives(Tab::reload)
    }

    /// Leaves a page and waits until the next one stands: before that a press may miss its field.
    fn arrives(&mut self, leave: impl FnOnce(&mut Tab) -> Result<()>) -> Result<()> {
        self.tab.eval("window.left = true")?;
        leave(&mut self.tab)?;
        let stands = "!window.left && document.readyState === 'complete'";
        self.tab.until("the next page", stands).map(drop)
    }

    /// Takes the next free time for an item, down to the slip.
    ///
    /// # Errors
    /// A step of it is not there.
    pub fn books(&mut self, server: &Server, item: &str, name: &str, phone: &str) -> Result<()> {
        self.go(server, "")?;
        self.tab.sees("您想办什么？")?;
        self.tab.turn_page(item)?;
        self.tab.turn_page("约这个时间")?;
        self.tab.fill("姓名或称呼", name)?;
        self.tab.fill("手机或电话", phone)?;
        self.tab.turn_page("确定预约")?;
        self.tab.sees("已约好")
    }

    /// Looks a slip up by its code and four digits, on the page that asks for them.
    ///
    /// # Errors
    /// The form is not there.
    pub fn looks_up(&mut self, code: &str, digits: &str) -> Result<()> {
        self.tab.fill("查询码", code)?;
        self.tab.fill("手机号后四位", digits)?;
        self.tab.turn_page("打开预约单或投诉单")
    }

    /// Returns what stands in the part of the page that a selector finds.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn reads(&mut self, selector: &str) -> Result<String> {
        let text = self.tab.eval(&format!("document.querySelector('{selector}').innerText"))?;
        Ok(text.as_str().context("a text")?.trim().to_owned())
    }
}

/// Fetches a page of the site.
///
/// # Errors
/// The server does not answer with a page.
pub fn page(server: &Server, path: &str) -> Result<String> {
    let answer = server.get(&format!("/w/{SITE}{path}"), &[])?;
    ensure!(answer.status == 200, "{path}: {}", answer.status);
    Ok(String::from_utf8_lossy(&answer.body).into_owned())
}

/// Sends a form of the site.
///
/// # Errors
/// The server cannot be reached.
pub fn send(server: &Server, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
    send_from(server, path, fields, &[])
}

/// Does the same with further headers.
///
/// # Errors
/// The server cannot be reached.
pub fn send_from(
    server: &Server,
    path: &str,
    fields: &[(&str, &str)],
    headers: &[(&str, &str)],
) -> Result<Answer> {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    let headers = [&[("content-type", "application/x-www-form-urlencoded")], headers].concat();
    server.post(&format!("/w/{SITE}{path}"), &headers, pairs.join("&").as_bytes())
}

fn escaped(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    bytes.concat()
}

/// Sends the form of one of many residents, each with a phone of their own; returns the status.
///
/// # Errors
/// The server cannot be reached.
pub fn books_as(server: &Server, form: &str, who: usize, headers: &[(&str, &str)]) -> Result<u16> {
    let (key, phone) = (format!("{who:032x}"), format!("138{who:08}"));
    let fields = [("key", &*key), ("name", "居民"), ("phone", &*phone)];
    Ok(send_from(server, form, &fields, headers)?.status)
}

/// Returns the addresses of a page that lead somewhere, in order, without the site's own beginning.
pub fn links(page: &str) -> Vec<String> {
    let base = format!("href=\"/w/{SITE}");
    page.split(&base).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// Returns the forms of the free times of an item on the last day that is given: whatever day it is
/// today, what the window and residents keep from each other is not released yet.
///
/// # Errors
/// There is none.
pub fn free_times(server: &Server, item: &str) -> Result<Vec<String>> {
    let days = links(&page(server, &format!("/i/{item}/days"))?);
    let day = days.iter().rfind(|link| link.contains("/d/")).context("a day with places")?;
    let times = links(&page(server, day)?).into_iter();
    Ok(times.filter(|link| link.contains("/t/")).collect())
}
