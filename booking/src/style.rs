//! The stylesheet of these pages, and that of the board in the hall: their own rules, and of the
//! product's tokens those they use.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

const RULES: &str = include_str!("../../style/booking.css");
const BOARD: &str = include_str!("../../style/board.css");
const TOKENS: &str = include_str!("../../style/tokens.css");

/// How many hex digits of its hash stand in a file's name.
const DIGITS: usize = 12;

static SHEET: LazyLock<Sheet> = LazyLock::new(|| named("style", RULES));
static OF_BOARD: LazyLock<Sheet> = LazyLock::new(|| named("board", BOARD));

fn named(name: &str, rules: &str) -> Sheet {
    let css = composed(rules);
    Sheet { name: named_by(name, &css, "css"), css }
}

/// Returns the name of a file that is kept for ever: it changes with its text.
pub fn named_by(stem: &str, text: &str, ending: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let first = digest.iter().take(8).fold(0, |all, byte| all << 8 | u64::from(*byte));
    let hex = format!("{first:016x}");
    format!("{stem}-{}.{ending}", &hex[..DIGITS])
}

/// A stylesheet and its name, which changes with it.
pub struct Sheet {
    pub name: String,
    pub css: String,
}

/// Returns the stylesheet.
pub fn sheet() -> &'static Sheet {
    &SHEET
}

/// Returns the stylesheet of the board.
pub fn board() -> &'static Sheet {
    &OF_BOARD
}

/// Returns the tokens that are used and the rules, without comments and needless space. A token shorter
/// than its name stands in its place.
fn composed(own: &str) -> String {
    let text = squeezed(TOKENS);
    let tokens: BTreeMap<&str, &str> = text
        .split([';', '{', '}'])
        .filter_map(|declaration| declaration.trim().strip_prefix("--")?.split_once(':'))
        .collect();
    let mut rules = squeezed(own);
    let mut declared = String::new();
    for name in used(own).collect::<BTreeSet<&str>>() {
        let Some(value) = tokens.get(name).map(|value| resolved(value, &tokens)) else { continue };
        let call = format!("var(--{name})");
        if value.len() <= call.len() {
            rules = rules.replace(&call, &value);
        } else {
            declared.extend(["--", name, ":", &value, ";"]);
        }
    }
    format!(":root{{color-scheme:light dark;{declared}}}{rules}")
}

/// Returns a value with the tokens it names put in.
fn resolved(value: &str, tokens: &BTreeMap<&str, &str>) -> String {
    let mut parts = value.split("var(--");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').unwrap_or_default();
        let inner = tokens.get(name).map_or_else(String::new, |inner| resolved(inner, tokens));
        out.push_str(&inner);
        out.push_str(rest);
    }
    out
}

/// Returns the names of the custom properties a text uses.
fn used(css: &str) -> impl Iterator<Item = &str> {
    css.split("var(--").skip(1).filter_map(|rest| rest.split([')', ',']).next())
}

/// Returns a stylesheet without comments, line breaks and indents.
fn squeezed(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    plain.push_str(rest);
    let mut out = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in ["{", "}", ";", ":", ","] {
        // A space before a colon may stand for a descendant: only those behind it go.
        out = out.replace(&format!("{mark} "), mark);
    }
    for mark in ["{", "}", ";"] {
        out = out.replace(&format!(" {mark}"), mark);
    }
    out.replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_a_rule_uses_is_declared() {
        for css in [&sheet().css, &board().css] {
            let missing: Vec<&str> =
                used(css).filter(|name| !css.contains(&format!("--{name}:"))).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }

    #[test]
    fn the_stylesheet_is_small() {
        assert!(sheet().css.len() <= 6 * 1024, "{} bytes", sheet().css.len());
    }
}
