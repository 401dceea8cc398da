//! What befalls a tablet: its storage is full, cut or gone, its page frozen, its clock wrong.

use std::fs::File;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;

use crate::browser::{Browser, Tab};

/// A day, in ms.
pub const DAY: i64 = 86_400_000;

/// Takes every byte that a page may still store, in pieces as small as an operation.
const FILL: &str = r"(async () => {
  const open = indexedDB.open('filler', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('noise', { autoIncrement: true });
  await new Promise((done, fail) => { open.onsuccess = done; open.onerror = fail; });
  const database = open.result;
  const put = (size) => new Promise((done) => {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 65536) {
      crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65536)));
    }
    const write = database.transaction('noise', 'readwrite');
    write.oncomplete = () => done(true);
    write.onabort = () => done(false);
    write.objectStore('noise').add(bytes);
  });
  // For half a minute the browser remembers how much room there was before.
  while (await put(200000)) await new Promise((done) => setTimeout(done, 500));
  for (const size of [20000, 2000, 200]) while (await put(size));
  database.close();
})()";

impl Tab {
    /// Lets an origin store no more than so many bytes beyond what it stores now, and has it
    /// store them.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn fill_storage(&mut self, origin: &str, room: u64) -> Result<()> {
        let used = self.eval("navigator.storage.estimate().then((told) => told.usage)")?;
        let used = used.as_f64().context("how much is stored")?;
        #[expect(clippy::cast_precision_loss, reason = "a few kilobytes")]
        let quota = used + room as f64;
        self.ask("Storage.overrideQuotaForOrigin", &json!({"origin": origin, "quotaSize": quota}))?;
        self.eval(FILL).map(drop)
    }

    /// Gives an origin the room it had.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn free_storage(&mut self, origin: &str) -> Result<()> {
        self.ask("Storage.overrideQuotaForOrigin", &json!({"origin": origin})).map(drop)
    }

    /// Deletes an origin's databases, as a browser does that needs room.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn lose_databases(&mut self, origin: &str) -> Result<()> {
        let wish = json!({"origin": origin, "storageTypes": "indexeddb"});
        self.ask("Storage.clearDataForOrigin", &wish).map(drop)
    }

    /// Freezes the page, as a browser does with one that nobody looks at; or thaws it.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn freeze(&mut self, frozen: bool) -> Result<()> {
        let state = if frozen { "frozen" } else { "active" };
        self.ask("Page.setWebLifecycleState", &json!({"state": state})).map(drop)
    }

    /// Sets the clock of every page opened from now on wrong, by so many ms.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn set_clock_wrong(&mut self, by: i64) -> Result<()> {
        let script = format!(
            "(() => {{ const True = Date; const now = () => True.now() + {by};
              globalThis.Date = class extends True {{
                constructor(...given) {{ given.length ? super(...given) : super(now()); }}
                static now() {{ return now(); }}
              }}; }})()"
        );
        let wish = json!({"source": script});
        self.ask("Page.addScriptToEvaluateOnNewDocument", &wish).map(drop)
    }
}

/// Returns the file to which the browser appends what is stored, and its length.
///
/// # Errors
/// There is none, or more than one.
pub fn store_file(browser: &Browser) -> Result<(PathBuf, u64)> {
    let folder = browser.profile().join("Default/IndexedDB");
    let mut found = Vec::new();
    for store in folder.read_dir().context("the browser's databases")?.flatten() {
        for file in store.path().read_dir().into_iter().flatten().flatten() {
            if file.path().extension().is_some_and(|kind| kind == "log") {
                found.push((file.path(), file.metadata()?.len()));
            }
        }
    }
    anyhow::ensure!(found.len() == 1, "one log of one store, not {found:?}");
    found.pop().context("the store's log")
}

/// Cuts a file.
///
/// # Errors
/// It cannot be cut.
pub fn cut(file: &std::path::Path, length: u64) -> Result<()> {
    Ok(File::options().write(true).open(file)?.set_len(length)?)
}
