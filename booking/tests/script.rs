//! What pages say to the script that adds to them, and that none of it is needed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

#[path = "../../domain/tests/township/mod.rs"]
mod township;

mod desk;

use booking::Reply;
use desk::{Desk, at, date};

/// Returns the addresses of the scripts of a page, after the site's base.
fn scripts(page: &str) -> Vec<String> {
    let begins = r#"<script defer src="/w/town"#;
    let found: Vec<String> = page.split(begins).skip(1).map(until_quote).collect();
    assert_eq!(found.len(), page.matches("<script").count(), "a script of another kind: {page}");
    found
}

fn until_quote(rest: &str) -> String {
    rest.split('"').next().unwrap().to_owned()
}

/// Returns a word a page has for its script.
fn word(page: &str, name: &str) -> Option<String> {
    page.split(&format!(r#"data-{name}=""#)).nth(1).map(until_quote)
}

#[test]
fn a_script_comes_once_from_an_address_that_changes_with_it() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    let home = scripts(&desk.page(200, "/", &[]));
    let slip = scripts(&desk.page(200, &format!("/b/t-{id}"), &[]));
    assert_eq!((home.len(), slip.len()), (1, 2));
    assert!(home[0].starts_with("/script-") && slip[0].starts_with("/slips-"), "{slip:?}");
    assert_eq!(home[0], slip[1], "the slip is looked at before anything is added to it");
    for path in &slip {
        let Reply::File { media, for_ever, bytes, .. } = desk.get(path, &[]) else {
            panic!("no {path}")
        };
        assert_eq!((media, for_ever), ("text/javascript; charset=utf-8", true));
        assert!(bytes.len() <= 6 * 1024, "{path}: {} bytes", bytes.len());
        assert!(booking::is_file(&desk.asked(path, &[])));
    }
    for path in ["/script-0.js", "/slips-0.js"] {
        desk.page(404, path, &[]);
    }
    let Reply::Live { html, .. } = desk.get("/board", &[]) else { panic!("no board") };
    assert!(scripts(&html).is_empty(), "nobody stands before the board with a form");
}

#[test]
fn words_for_the_script_are_those_of_the_pages_language() {
    let desk = Desk::new();
    let mut before = Vec::new();
    for v in ["", "hant", "en"] {
        let page = desk.page(200, "/i/FP01", &[("v", v)]);
        for name in ["sending", "unsent", "now", "drop", "aloud", "hush"] {
            assert!(word(&page, name).is_some_and(|said| !said.is_empty()), "{v}: {name}");
        }
        before.push(word(&page, "unsent").unwrap());
    }
    before.dedup();
    assert_eq!(before.len(), 3);
}

#[test]
fn a_slip_may_be_kept_until_its_day_is_over_and_no_longer() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    let slip = format!("/b/t-{id}");
    let page = desk.page(200, &slip, &[]);
    assert_eq!(word(&page, "until"), Some(at(8, 0, 0).0.to_string()));
    let now = desk.town.now.local(desk.town.state.site.zone).1.to_string();
    assert!(word(&page, "copied").unwrap().contains(&now), "as of when");
    let chosen = [("post", &*desk.town.posts[0].0.clone()), ("from", &*at(8, 9, 30).0.to_string())];
    let Reply::Do(errand) = desk.post(&format!("{slip}/move"), &chosen) else {
        panic!("no errand")
    };
    desk.does(&errand.operation).unwrap();
    assert_eq!(word(&desk.page(200, &slip, &[]), "until"), Some(at(9, 0, 0).0.to_string()));
    let Reply::Do(errand) = desk.post(&format!("{slip}/cancel"), &[]) else { panic!("no errand") };
    desk.does(&errand.operation).unwrap();
    let cancelled = desk.page(200, &slip, &[]);
    assert_eq!((word(&cancelled, "until"), scripts(&cancelled).len()), (None, 2));
}

#[test]
fn what_is_broken_may_be_so_no_longer_and_is_asked_about_before_it_is_sent_late() {
    let mut desk = Desk::new();
    let (name, phone) = (domain::text::Text::hans("水电组"), "0731-88881234".to_owned());
    let team = domain::repair::SetTeam { team: None, name, phone, person: None, off: false };
    let set = domain::repair::Operation::SetTeam(team);
    desk.town.enter(township::Sun, &domain::Operation::Repair(set)).unwrap();
    let page = desk.page(200, "/repair", &[]);
    assert!(word(&page, "asks").unwrap().contains("先问您"));
    assert!(word(&page, "still").unwrap().contains("现在还是这样吗"));
}

#[test]
fn what_is_true_of_this_moment_only_is_marked_so() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    assert!(!desk.page(200, &format!("/b/t-{id}/cancel"), &[]).contains("data-soon"));
    desk.town.set(date(2024, 5, 7), 9, 20);
    let slip = desk.page(200, &format!("/b/t-{id}"), &[]);
    assert_eq!(slip.matches("data-soon").count(), 1, "that one is here");
}
