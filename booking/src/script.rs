//! The scripts of these pages: what a phone gains by them. No page needs one.

use std::sync::LazyLock;

use domain::appointment::Appointment;
use domain::time::shift;
use maud::{Markup, html};

use crate::page::Page;
use crate::say::fill;
use crate::style::named_by;

const OF_PAGES: &str = include_str!("../../style/booking.js");
const OF_PHOTOS: &str = include_str!("../../style/photos.js");
const OF_SLIPS: &str = include_str!("../../style/slips.js");

static PAGES: LazyLock<Script> = LazyLock::new(|| named("script", OF_PAGES));
static PHOTOS: LazyLock<Script> = LazyLock::new(|| named("photos", OF_PHOTOS));
static SLIPS: LazyLock<Script> = LazyLock::new(|| named("slips", OF_SLIPS));

/// A script and its name, which changes with it.
pub struct Script {
    pub name: String,
    pub text: String,
}

fn named(stem: &str, source: &str) -> Script {
    let text = squeezed(source);
    Script { name: named_by(stem, &text, "js"), text }
}

/// Returns the script of every page.
pub fn of_pages() -> &'static Script {
    &PAGES
}

/// Returns the script that keeps slips: of a slip's page, and of the service worker of a site.
pub fn of_slips() -> &'static Script {
    &SLIPS
}

/// Returns the script that makes photos small before they are sent.
pub fn of_photos() -> &'static Script {
    &PHOTOS
}

/// Writes the script of every page, with its words.
pub fn on_page(page: &Page) -> Markup {
    let words = page.words;
    html! {
        script defer src={ (page.asked.base) "/" (of_pages().name) } data-sending=(words.unsent_sending)
            data-unsent=(words.unsent_told) data-now=(words.unsent_now)
            data-drop=(words.unsent_drop) {}
    }
}

/// Writes the script that keeps a slip until the end of its day, with its words; of one that is closed
/// it takes the copy away.
pub fn on_slip(page: &Page, one: &Appointment) -> Markup {
    let (site, words) = (&page.state.site, page.words);
    let src = format!("{}/{}", page.asked.base, of_slips().name);
    if !one.is_open() {
        return html! { script defer src=(src) {} };
    }
    let until = site.day_begins(shift(site.date(one.from), 1));
    let copied = fill(words.kept_copied, &[("time", &page.instant(page.asked.now))]);
    html! {
        script defer src=(src) data-until=(until.0) data-copied=(copied) data-told=(words.kept_told)
            data-remove=(words.kept_remove) data-keep=(words.kept_keep) {}
    }
}

/// Writes the script that makes photos small, with its words.
pub fn on_photos(page: &Page) -> Markup {
    let words = page.words;
    html! {
        script defer src={ (page.asked.base) "/" (of_photos().name) } data-working=(words.photo_working)
            data-size=(words.photo_size) {}
    }
}

/// Returns a script without its comments and indents; a comment stands on lines of its own.
fn squeezed(source: &str) -> String {
    let lines = source.lines().map(str::trim_start);
    let own = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    own.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_small_and_says_nothing_itself() {
        for script in [of_pages(), of_slips(), of_photos()] {
            let size = script.text.len();
            assert!(size <= 6 * 1024, "{}: {size} bytes", script.name);
            assert!(script.text.is_ascii(), "{}: words belong to the page", script.name);
        }
    }

    #[test]
    fn a_script_makes_no_markup_of_text_and_runs_on_an_old_phone() {
        for script in [of_pages(), of_slips(), of_photos()] {
            for never in ["eval(", "innerHTML", "document.write", "cookie", "?.", "??", "import("] {
                assert!(!script.text.contains(never), "{}: {never}", script.name);
            }
        }
    }

    #[test]
    fn only_lines_of_comment_go() {
        assert_eq!(squeezed("// a\n  b('//');\n\n    // c\n  d\n"), "b('//');\nd");
    }
}
