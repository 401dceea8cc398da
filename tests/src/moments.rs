//! Moments of an app in the browser: those it marks itself, and what stands in its page.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::Tab;

/// How long the slowest of them may take.
const LONGEST: Duration = Duration::from_mins(5);

const GLANCE: Duration = Duration::from_millis(20);

/// Notes when what a person waits for stands in the page: after a press the count of what is saved
/// on this tablet, one more; and after a start the door with its people, painted.
const WATCH: &str = "
    window.taps = []; window.pressed = null; window.door = null;
    const saved = () => Number(document.querySelector('.saving b')?.textContent ?? NaN);
    let before = 0, waiting = true;
    addEventListener('click', (event) => {
        window.pressed = event.timeStamp;
        before = saved();
    }, true);
    const painted = (then) => requestAnimationFrame(() => setTimeout(then));
    new MutationObserver(() => {
        if (window.pressed !== null && saved() > before) {
            window.taps.push(performance.now() - window.pressed);
            window.pressed = null;
        }
        if (waiting && document.querySelector('.entry-people .tile')) {
            waiting = false;
            painted(() => { window.door = performance.now(); });
        }
    }).observe(document, { childList: true, subtree: true, characterData: true });
";

impl Tab {
    /// Lets each page note, from its start on, what a person waits for.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn watch(&mut self) -> Result<()> {
        self.ask("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH })).map(drop)
    }

    /// Waits for a number that JavaScript gives once it is there.
    ///
    /// # Errors
    /// It never is.
    pub fn number(&mut self, script: &str) -> Result<f64> {
        let start = Instant::now();
        loop {
            if let Some(number) = self.eval(script)?.as_f64() {
                return Ok(number);
            }
            ensure!(start.elapsed() < LONGEST, "{script}: never; seen:\n{}", self.text()?);
            sleep(GLANCE);
        }
    }

    /// Returns when the app came to a moment that it marks, in ms since its start.
    ///
    /// # Errors
    /// It never does.
    pub fn moment(&mut self, name: &str) -> Result<f64> {
        self.number(&format!("performance.getEntriesByName('bianmin.{name}')[0]?.startTime"))
    }

    /// Returns how long the last press took until it was saved, in ms; with no network, since
    /// what is sent is not counted any more.
    ///
    /// # Errors
    /// It was not saved.
    pub fn tap(&mut self) -> Result<f64> {
        self.number("window.taps.pop()")
    }

    /// Returns the time now, in ms since the page's start.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn clock(&mut self) -> Result<f64> {
        self.number("performance.now()")
    }

    /// Returns how long the page has worked so far, in ms of its own processor time: what other
    /// programs of the machine take is not in it, what the slowed processor takes is.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn worked(&mut self) -> Result<f64> {
        self.ask("Performance.enable", &json!({ "timeDomain": "threadTicks" }))?;
        let answer = self.ask("Performance.getMetrics", &json!({}))?;
        let metrics = answer["metrics"].as_array().into_iter().flatten();
        let mut named = metrics.filter(|metric| metric["name"] == "TaskDuration");
        let seconds = named.next().and_then(|metric| metric["value"].as_f64());
        Ok(seconds.context("the page's work")? * 1_000.0)
    }

    /// Returns the names of the pages of the state that were fetched whole, in their order.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn pages(&mut self) -> Result<Vec<String>> {
        let script = "performance.getEntriesByType('resource')
            .filter((one) => one.name.includes('/pages/') && one.responseStatus === 200
                && one.decodedBodySize > 0)
            .map((one) => one.name.split('/').at(-1))";
        let Value::Array(names) = self.eval(script)? else { return Ok(Vec::new()) };
        Ok(names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }
}
