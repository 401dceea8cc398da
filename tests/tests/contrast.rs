//! The tokens of the style can be read: every pair named at the end of `style/tokens.css` has the
//! contrast it promises, by day and by night.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Which half of `light-dark()` is meant.
#[derive(Clone, Copy, Debug)]
enum Theme {
    Light,
    Dark,
}

#[test]
fn every_word_can_be_read_on_its_ground_by_day_and_by_night() {
    let tokens = tokens();
    let mut short = Vec::new();
    for (word, ground, least) in pairs() {
        for theme in [Theme::Light, Theme::Dark] {
            let found = contrast(colour(&tokens, word, theme), colour(&tokens, ground, theme));
            if found < least {
                short.push(format!("{theme:?}: {word} on {ground} is {found:.2}, not {least}"));
            }
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
}

#[test]
fn no_colour_stands_outside_the_tokens() {
    let style = concat!(env!("CARGO_MANIFEST_DIR"), "/../style");
    let mut strays = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(style)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "tokens.css") {
                let css = std::fs::read_to_string(&path).unwrap();
                let stray = css.lines().filter(|l| l.contains('#') || l.contains("rgb(")).count();
                if stray > 0 || css.contains("!important") {
                    strays.push(path);
                }
            }
        }
    }
    assert!(strays.is_empty(), "{strays:?}");
}

/// Returns each custom property with its value.
fn tokens() -> BTreeMap<&'static str, &'static str> {
    let declarations = TOKENS.split(';').filter_map(|part| part.split_once("--"));
    declarations
        .filter_map(|(_, declaration)| declaration.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect()
}

/// Returns the pairs to hold: a word, its ground, the least ratio.
fn pairs() -> Vec<(&'static str, &'static str, f64)> {
    let list = TOKENS.rsplit("/*").next().unwrap();
    let pairs: Vec<_> = list
        .lines()
        .filter_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                [word, "on", ground, ratio] => Some((*word, *ground, ratio.parse().unwrap())),
                _ => None,
            }
        })
        .collect();
    assert!(pairs.len() > 20, "the list of pairs was not found");
    pairs
}

/// Returns a token's colour as red, green and blue, 0 to 255.
fn colour(tokens: &BTreeMap<&str, &str>, name: &str, theme: Theme) -> [u8; 3] {
    let mut value = *tokens.get(name).unwrap_or_else(|| panic!("no token --{name}"));
    if let Some(halves) = value.strip_prefix("light-dark(").and_then(|v| v.strip_suffix(')')) {
        let (light, dark) = halves.split_once(',').unwrap();
        value = match theme {
            Theme::Light => light.trim(),
            Theme::Dark => dark.trim(),
        };
    }
    if let Some(other) = value.strip_prefix("var(--").and_then(|v| v.strip_suffix(')')) {
        return colour(tokens, other, theme);
    }
    let digits = value.strip_prefix('#').unwrap_or_else(|| panic!("--{name} is no colour"));
    [0, 2, 4].map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
}

/// Returns the contrast of two colours by WCAG 2.2, 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
