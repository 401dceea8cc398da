//! How Lighthouse rates residents' pages, on a phone of its own choosing: a middling one on a slow line,
//! both of them worked out rather than waited for.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::browser::Browser;
use crate::resident::{free_times, links, page, send};
use crate::server::{Server, project};
use crate::site::SITE;

/// What is rated alike whenever it is asked.
pub const STEADY: [&str; 2] = ["accessibility", "best-practices"];

/// What is timed: the machine has a say in it.
pub const TIMED: &str = "performance";

/// What every page shall have, of 100.
pub const ENOUGH: f64 = 95.0;

/// How a page was rated in one category.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    pub category: String,
    /// Of 100.
    pub score: f64,
    /// What costs it points, each by its name with what it says.
    pub faults: Vec<String>,
}

/// Rates what stands at addresses, in their order.
///
/// # Errors
/// Lighthouse is not installed, or it cannot rate one of them: there is no page, for one.
pub fn rate(
    browser: &Browser,
    addresses: &[&str],
    categories: &[&str],
) -> Result<Vec<Vec<Rating>>> {
    let mut lighthouse = Command::new("node");
    lighthouse
        .arg(project("tests/src/lighthouse.mjs"))
        .args([browser.port()?.to_string(), categories.join(",")])
        .args(addresses);
    let done = lighthouse.output().context("node: run `cargo xtask setup` first")?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let reports = String::from_utf8(done.stdout)?;
    let reports: Vec<_> = reports
        .lines()
        .map(|line| read(&serde_json::from_str(line)?, categories))
        .collect::<Result<_>>()?;
    ensure!(reports.len() == addresses.len(), "{} pages rated", reports.len());
    Ok(reports)
}

/// Reads the ratings of the categories out of a report.
fn read(report: &Value, categories: &[&str]) -> Result<Vec<Rating>> {
    let one = |category: &&str| {
        let told = &report["categories"][category];
        let score = told["score"].as_f64().with_context(|| format!("no score: {category}"))?;
        let audits = told["auditRefs"].as_array().context("audits")?.iter();
        let faults = audits.filter(|audit| audit["weight"].as_f64() > Some(0.0));
        let faults = faults.filter_map(|audit| fault(&report["audits"][audit["id"].as_str()?]));
        let faults = faults.collect();
        Ok(Rating { category: (*category).to_owned(), score: score * 100.0, faults })
    };
    categories.iter().map(one).collect()
}

/// Returns what an audit says, unless it is content or does not concern the page.
fn fault(audit: &Value) -> Option<String> {
    audit["score"].as_f64().filter(|score| *score < 1.0)?;
    let mut said = format!("{}: {}", audit["id"].as_str()?, audit["title"].as_str()?);
    let shown = audit["displayValue"].as_str().map(str::to_owned);
    let items = audit["details"]["items"].as_array().into_iter().flatten();
    let elements = items.filter_map(|item| item["node"]["snippet"].as_str().map(str::to_owned));
    for more in shown.into_iter().chain(elements) {
        said.extend(["\n    ", &more]);
    }
    Some(said)
}

/// Returns the residents' pages, each by its name with its address: among them a slip
/// and a complaint, which are made here.
///
/// # Errors
/// A page is not there.
pub fn pages(server: &Server) -> Result<Vec<(&'static str, String)>> {
    let days = "/i/FP01/days";
    let day = links(&page(server, days)?).into_iter().find(|link| link.contains("/d/"));
    let times = free_times(server, "FP01")?;
    let [form, other, ..] = &times[..] else { anyhow::bail!("two free times") };
    let visitor = [("key", "k1"), ("name", "吴女士"), ("phone", "13800001234")];
    let complaint = [("key", "k2"), ("kind", "words"), ("words", "问了三遍都不理")];
    let made = |path: &str, fields: &[(&str, &str)]| -> Result<String> {
        let answer = send(server, path, fields)?;
        Ok(answer.header("location").with_context(|| path.to_owned())?.to_owned())
    };
    let mut pages: Vec<(&str, String)> = [
        ("home", ""),
        ("item", "/i/FP01"),
        ("days", days),
        ("day", &day.context("a day with places")?),
        ("form", form),
        ("my booking", "/my"),
        ("complain", "/complain"),
        ("line", "/n"),
        ("numbers", "/numbers"),
    ]
    .map(|(name, path)| (name, server.url(&format!("/w/{SITE}{path}"))))
    .into();
    pages.push(("slip", server.url(&made(other, &visitor)?)));
    pages.push(("complaint", server.url(&made("/complain", &complaint)?)));
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_costs_points_is_told_and_nothing_else() {
        let report = json!({
            "categories": { "accessibility": { "score": 0.5, "auditRefs": [
                { "id": "label", "weight": 7 },
                { "id": "lang", "weight": 7 },
                { "id": "video", "weight": 10 },
                { "id": "advice", "weight": 0 },
            ] } },
            "audits": {
                "label": { "id": "label", "title": "No label", "score": 0, "details": { "items": [
                    { "node": { "snippet": "<input name=bare>" } },
                ] } },
                "lang": { "id": "lang", "title": "A language", "score": 1 },
                "video": { "id": "video", "title": "No film", "score": null },
                "advice": { "id": "advice", "title": "Only advice", "score": 0 },
            },
        });
        let told = read(&report, &["accessibility"]).unwrap();
        let faults = vec!["label: No label\n    <input name=bare>".to_owned()];
        let category = "accessibility".to_owned();
        assert_eq!(told, [Rating { category, score: 50.0, faults }]);
    }

    #[test]
    fn a_page_that_was_not_rated_is_an_error() {
        let report =
            json!({ "categories": { "accessibility": { "score": null, "auditRefs": [] } } });
        for category in ["accessibility", "performance"] {
            assert!(read(&report, &[category]).is_err(), "{category}");
        }
    }
}
