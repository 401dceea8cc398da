//! Amounts of money as people write and read them.

use crate::text::{fill, number, words};

/// Reads an amount of yuan as cents: `12`, `12.5` or `12.50`.
pub fn read_cents(typed: &str) -> Option<u32> {
    let plain: String = typed.trim().chars().map(domain::text::half_width).collect();
    let (yuan, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let rest: u32 = if rest.len() <= 2 { format!("{rest:0<2}").parse().ok()? } else { None? };
    yuan.parse::<u32>().ok()?.checked_mul(100)?.checked_add(rest)
}

/// Returns what a note or coin is called.
pub fn piece(cents: u32) -> String {
    let w = words();
    let (text, many) =
        if cents < 100 { (w.custody_jiao, cents / 10) } else { (w.custody_yuan, cents / 100) };
    fill(text, &[("n", &number(many))])
}

/// Returns an amount of cents in words.
pub fn money(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let whole = cents.abs();
    let amount = format!("{sign}{}.{:02}", whole / 100, whole % 100);
    fill(words().handover_money, &[("amount", &amount)])
}
