//! What axe-core finds on a page, by day and by night: whoever reads by ear, works by keyboard or
//! has weak eyes is not shut out. What it cannot judge by itself is not counted.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::browser::Tab;
use crate::server::project;

/// What is held: WCAG 2.0 to 2.2 at levels A and AA, and the best practice that axe-core knows.
const EVERYTHING: &str = "{
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
}";

/// What the night changes.
const COLOURS: &str =
    "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }";

/// A fault of one element.
#[derive(Clone, Debug, Deserialize)]
pub struct Fault {
    pub rule: String,
    pub impact: String,
    /// A selector that finds it, and how it is written.
    pub element: String,
    pub summary: String,
}

/// Pages looked at one after the other, and what was found on them.
#[derive(Debug)]
pub struct Inspection {
    axe: String,
    /// Each with its page.
    pub faults: Vec<(String, Fault)>,
}

impl Inspection {
    /// Begins with no page.
    ///
    /// # Errors
    /// axe-core is not installed.
    pub fn begin() -> Result<Self> {
        let axe = fs::read_to_string(project("node_modules/axe-core/axe.min.js"))
            .context("axe-core: run `cargo xtask setup` first")?;
        Ok(Self { axe, faults: Vec::new() })
    }

    /// Looks at the page that stands in a tab.
    ///
    /// # Errors
    /// It cannot be looked at.
    pub fn look(&mut self, tab: &mut Tab, page: &str) -> Result<()> {
        tab.until("a whole page", "document.readyState === 'complete'")?;
        if tab.eval("typeof axe")? == "undefined" {
            tab.eval(&format!("{}; null", self.axe))?;
        }
        for (theme, options) in [("dark", COLOURS), ("light", EVERYTHING)] {
            let feature = json!({"name": "prefers-color-scheme", "value": theme});
            tab.ask("Emulation.setEmulatedMedia", &json!({"features": [feature]}))?;
            let found =
                tab.eval(&question(options)).with_context(|| format!("looking at {page}"))?;
            let found: Vec<Fault> = serde_json::from_value(found)?;
            self.faults.extend(found.into_iter().map(|fault| (format!("{page}, {theme}"), fault)));
        }
        Ok(())
    }

    /// Ends the inspection.
    ///
    /// # Errors
    /// There is a fault: each is told with its page, its rule and its element.
    pub fn end(self) -> Result<()> {
        let told = self.faults.iter().map(|(page, fault)| {
            let Fault { rule, impact, element, summary } = fault;
            format!("{page}: {rule} ({impact})\n  {element}\n  {summary}")
        });
        let told: Vec<String> = told.collect();
        ensure!(told.is_empty(), "{}", told.join("\n"));
        Ok(())
    }
}

/// Looks at one page.
///
/// # Errors
/// As [`Inspection::look`] and [`Inspection::end`].
pub fn finds_nothing(tab: &mut Tab, page: &str) -> Result<()> {
    let mut seen = Inspection::begin()?;
    seen.look(tab, page)?;
    seen.end()
}

/// Returns the script that gives the faults of a page, once nothing on it moves any more.
fn question(options: &str) -> String {
    format!(
        "(async () => {{
            for (const one of document.getAnimations()) {{
                try {{ one.finish(); }} catch {{ one.cancel(); }}
            }}
            const {{ violations }} = await axe.run(document, {options});
            return violations.flatMap((rule) => rule.nodes.map((node) => ({{
                rule: rule.id,
                impact: node.impact,
                element: `${{node.target.join(' ')}} ${{node.html}}`,
                summary: node.failureSummary.replace(/\\s+/g, ' '),
            }})));
        }})()"
    )
}
