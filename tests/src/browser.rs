//! A headless Chromium spoken to by its own protocol: real presses on what a person can see.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long a person would wait for something to appear.
pub const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(40);

/// What the browser says of a question that a turn of the page cut off.
const TURNED: &str = "Inspected target navigated or closed";

/// What the page is asked with: finds what is seen, by its words.
const EYES: &str = include_str!("eyes.js");

/// A browser with a profile of its own, which outlives it when it is killed and started again.
#[derive(Debug)]
pub struct Browser {
    child: Child,
    profile: tempfile::TempDir,
}

/// One tab of a browser.
#[derive(Debug)]
pub struct Tab {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    next: u64,
    /// What went wrong in the pages of this tab, as they said it themselves.
    faults: Vec<String>,
}

impl Browser {
    /// Starts a browser with an empty profile.
    ///
    /// # Errors
    /// Chromium is missing or does not start.
    pub fn start() -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let child = launch(profile.path())?;
        Ok(Self { child, profile })
    }

    /// Kills the browser as a power failure of the tablet would, and starts it on the same profile.
    ///
    /// # Errors
    /// As [`Browser::start`].
    pub fn kill_and_restart(&mut self) -> Result<()> {
        self.end();
        self.restart()
    }

    /// Closes the browser as a person would, so that all it has is on the disk; lets something
    /// happen to that, and starts it again.
    ///
    /// # Errors
    /// As [`Browser::start`], or it does not close, or what happens fails.
    pub fn close_and_restart(
        &mut self,
        tab: &mut Tab,
        happens: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        // It may be gone before it has answered.
        let _asked = tab.send("Browser.close", &json!({}));
        let start = Instant::now();
        while self.child.try_wait()?.is_none() {
            ensure!(start.elapsed() < PATIENCE, "chromium does not close");
            sleep(GLANCE);
        }
        happens()?;
        self.restart()
    }

    fn restart(&mut self) -> Result<()> {
        // The lock of a browser that was killed would keep the next one out.
        for left in ["SingletonLock", "SingletonCookie", "SingletonSocket", "DevToolsActivePort"] {
            let _gone = fs::remove_file(self.profile.path().join(left));
        }
        self.child = launch(self.profile.path())?;
        Ok(())
    }

    /// Returns the folder where it stores everything.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Returns the port it is spoken to by, as other tools do too.
    ///
    /// # Errors
    /// It does not answer.
    pub fn port(&self) -> Result<u16> {
        port(self.profile.path())
    }

    /// Opens a tab of a tablet's size, 1280×800.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn tab(&self) -> Result<Tab> {
        self.tab_of(1280, 800)
    }

    /// Opens a tab of a size in pixels.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn tab_of(&self, width: u32, height: u32) -> Result<Tab> {
        let port = self.port()?;
        let made = ureq::put(format!("http://127.0.0.1:{port}/json/new?about:blank"))
            .send_empty()?
            .body_mut()
            .read_to_string()?;
        let made: Value = serde_json::from_str(&made)?;
        let address = made["webSocketDebuggerUrl"].as_str().context("a tab has an address")?;
        let (socket, _) = tungstenite::connect(address)?;
        let mut tab = Tab { socket, next: 0, faults: Vec::new() };
        tab.ask("Page.enable", &json!({}))?;
        tab.ask("Runtime.enable", &json!({}))?;
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        tab.ask("Emulation.setDeviceMetricsOverride", &size)?;
        tab.ask("Page.addScriptToEvaluateOnNewDocument", &json!({"source": EYES}))?;
        Ok(tab)
    }

    fn end(&mut self) {
        // Already ended is what is wanted.
        let _ended = self.child.kill();
        let _gone = self.child.wait();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.end();
    }
}

impl Tab {
    /// Goes to an address.
    ///
    /// # Errors
    /// The browser refuses the address.
    pub fn goto(&mut self, url: &str) -> Result<()> {
        self.ask("Page.navigate", &json!({"url": url})).map(drop)
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn reload(&mut self) -> Result<()> {
        self.ask("Page.reload", &json!({})).map(drop)
    }

    /// Evaluates JavaScript, waiting for a promise.
    ///
    /// # Errors
    /// The script throws.
    pub fn eval(&mut self, script: &str) -> Result<Value> {
        let wish = json!({"expression": script, "awaitPromise": true, "returnByValue": true});
        let answer = self.ask("Runtime.evaluate", &wish)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{script}: {thrown}");
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Waits until words are seen.
    ///
    /// # Errors
    /// They do not appear; the error shows what is seen instead.
    pub fn sees(&mut self, words: &str) -> Result<()> {
        self.until(words, &format!("eyes.sees({})", json!(words))).map(drop)
    }

    /// Waits until one of two words is seen, and returns which.
    ///
    /// # Errors
    /// Neither appears.
    pub fn sees_either<'a>(&mut self, one: &'a str, other: &'a str) -> Result<&'a str> {
        let question = format!("eyes.sees({}) || eyes.sees({})", json!(one), json!(other));
        self.until(&format!("{one}” or “{other}"), &question)?;
        Ok(if self.has(one)? { one } else { other })
    }

    /// Waits until words are no longer seen.
    ///
    /// # Errors
    /// They stay.
    pub fn no_longer_sees(&mut self, words: &str) -> Result<()> {
        self.until(words, &format!("!eyes.sees({})", json!(words))).map(drop)
    }

    /// Says whether words are seen now.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn has(&mut self, words: &str) -> Result<bool> {
        Ok(self.eval(&format!("eyes.sees({})", json!(words)))?.as_bool().unwrap_or_default())
    }

    /// Returns all that is seen.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn text(&mut self) -> Result<String> {
        let text = self.eval("document.body ? document.body.innerText : ''")?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Returns what the pages of this tab have said went wrong.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Presses the button, link, row or box that bears these words.
    ///
    /// # Errors
    /// There is none, or something covers it.
    pub fn press(&mut self, words: &str) -> Result<()> {
        let place = self.until(words, &format!("eyes.press({})", json!(words)))?;
        self.click(&place)
    }

    /// Presses what leads to another page, and waits until that one stands.
    ///
    /// # Errors
    /// There is none, or it leads nowhere.
    pub fn turn_page(&mut self, words: &str) -> Result<()> {
        self.eval("window.left = true")?;
        self.press(words)?;
        let stands = "!window.left && document.readyState === 'complete'";
        self.until(&format!("{words} →"), stands).map(drop)
    }

    /// Presses what a selector finds.
    ///
    /// # Errors
    /// There is none, or something covers it.
    pub fn press_at(&mut self, selector: &str) -> Result<()> {
        let place = self.until(selector, &format!("eyes.at({})", json!(selector)))?;
        self.click(&place)
    }

    /// Types into the field with this name, in place of what it held.
    ///
    /// # Errors
    /// There is no such field.
    pub fn fill(&mut self, name: &str, text: &str) -> Result<()> {
        let place = self.until(name, &format!("eyes.field({})", json!(name)))?;
        self.click(&place)?;
        self.eval("document.activeElement.select && document.activeElement.select()")?;
        self.ask("Input.insertText", &json!({"text": text})).map(drop)
    }

    /// Chooses a day in the last field that a selector finds: no keyboard types into a box of the browser's own.
    ///
    /// # Errors
    /// There is no such field.
    pub fn choose_day(&mut self, selector: &str, day: &str) -> Result<()> {
        self.eval(&format!(
            "(() => {{ const box = [...document.querySelectorAll({})].pop(); box.value = {}; \
             box.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()",
            json!(selector),
            json!(day)
        ))
        .map(drop)
    }

    /// Chooses a file in the field that a selector finds.
    ///
    /// # Errors
    /// There is no such field.
    pub fn choose_file(&mut self, selector: &str, file: &Path) -> Result<()> {
        let expression = format!("document.querySelector({})", json!(selector));
        let field = self.ask("Runtime.evaluate", &json!({"expression": expression}))?;
        let wish = json!({"files": [file], "objectId": field["result"]["objectId"]});
        self.ask("DOM.setFileInputFiles", &wish).map(drop)
    }

    /// Types keys, one after the other, to whatever has the focus.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn keys(&mut self, text: &str) -> Result<()> {
        for letter in text.chars() {
            let letter = letter.to_string();
            self.ask(
                "Input.dispatchKeyEvent",
                &json!({"type": "keyDown", "text": letter, "key": letter}),
            )?;
            self.ask("Input.dispatchKeyEvent", &json!({"type": "keyUp", "key": letter}))?;
        }
        Ok(())
    }

    /// Types what a scanner reads, and its Enter, to whatever has the focus.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn scan(&mut self, code: &str) -> Result<()> {
        self.keys(code)?;
        for wish in [
            json!({"type": "keyDown", "key": "Enter", "text": "\r"}),
            json!({"type": "keyUp", "key": "Enter"}),
        ] {
            self.ask("Input.dispatchKeyEvent", &wish)?;
        }
        Ok(())
    }

    /// Keeps a picture of the page.
    ///
    /// # Errors
    /// The browser or the disk does not take it.
    pub fn picture(&mut self, file: &Path) -> Result<()> {
        let answer = self.ask("Page.captureScreenshot", &json!({"format": "png"}))?;
        let data = answer["data"].as_str().context("a picture has bytes")?;
        let bytes = base64(data).context("the picture's bytes are base64")?;
        fs::write(file, bytes).context("keeping a picture")
    }

    /// Slows the processor by a factor, as a cheap tablet is slower than this machine.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn slow(&mut self, factor: u32) -> Result<()> {
        self.ask("Emulation.setCPUThrottlingRate", &json!({"rate": factor})).map(drop)
    }

    /// Crashes the page where it stands.
    pub fn crash(&mut self) {
        // The page that crashes does not answer any more.
        let _sent = self.send("Page.crash", &json!({}));
    }

    /// Asks the browser something of its own protocol.
    ///
    /// # Errors
    /// It refuses, or the tab is gone.
    pub fn ask(&mut self, method: &str, wish: &Value) -> Result<Value> {
        let id = self.send(method, wish)?;
        loop {
            let Message::Text(text) = self.socket.read()? else { continue };
            let answer: Value = serde_json::from_str(&text)?;
            if answer["id"].as_u64() != Some(id) {
                self.faults.extend(fault(&answer));
                continue;
            }
            ensure!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
            return Ok(answer["result"].clone());
        }
    }

    fn send(&mut self, method: &str, wish: &Value) -> Result<u64> {
        self.next += 1;
        let message = json!({"id": self.next, "method": method, "params": wish});
        self.socket.send(Message::text(message.to_string()))?;
        Ok(self.next)
    }

    /// Waits until a question to the page is answered with something.
    ///
    /// # Errors
    /// It is not.
    pub fn until(&mut self, what: &str, question: &str) -> Result<Value> {
        let start = Instant::now();
        loop {
            let answer = match self.glance(question) {
                // The page turned while it was looked at: the next one is looked at again.
                Err(error) if error.to_string().contains(TURNED) => Value::Null,
                answer => answer?,
            };
            if !matches!(answer, Value::Null | Value::Bool(false)) {
                return Ok(answer);
            }
            if start.elapsed() > PATIENCE {
                let seen = self.text()?;
                let faults = self.faults.join("\n");
                bail!("waited in vain for “{what}”; seen instead:\n{seen}\n{faults}");
            }
            sleep(GLANCE);
        }
    }

    fn glance(&mut self, question: &str) -> Result<Value> {
        // A page without script gets its eyes here; while one loads there are none yet.
        self.eval(&format!("if (document.body && !window.eyes) {{ {EYES} }}"))?;
        self.eval(&format!("window.eyes ? {question} : null"))
    }

    fn click(&mut self, place: &Value) -> Result<()> {
        for kind in ["mousePressed", "mouseReleased"] {
            let press = json!({
                "type": kind, "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1,
            });
            self.ask("Input.dispatchMouseEvent", &press)?;
        }
        Ok(())
    }
}

/// Returns what a page says went wrong: an error it did not catch, or wrote to its console.
fn fault(event: &Value) -> Option<String> {
    let told = &event["params"];
    match event["method"].as_str()? {
        "Runtime.exceptionThrown" => Some(told["exceptionDetails"].to_string()),
        "Runtime.consoleAPICalled" if told["type"] == "error" => Some(told["args"].to_string()),
        _ => None,
    }
}

fn launch(profile: &Path) -> Result<Child> {
    let mut child = Command::new("chromium")
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=zh-CN",
            "--remote-debugging-port=0",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg("about:blank")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("chromium: run `cargo xtask setup` first")?;
    let start = Instant::now();
    while port(profile).is_err() {
        if let Some(status) = child.try_wait()? {
            bail!("chromium ended at once: {status}");
        }
        ensure!(start.elapsed() < PATIENCE, "chromium does not answer");
        sleep(GLANCE);
    }
    Ok(child)
}

fn port(profile: &Path) -> Result<u16> {
    let text = fs::read_to_string(profile.join("DevToolsActivePort"))?;
    Ok(text.lines().next().unwrap_or_default().parse()?)
}

/// Reads base64 of the usual alphabet.
fn base64(text: &str) -> Option<Vec<u8>> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        held = held << 6 | u32::from(value(byte)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
        }
    }
    Some(bytes)
}
