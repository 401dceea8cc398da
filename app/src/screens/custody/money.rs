//! Amounts of money as people write and read them.

use crate::text::{fill, words};

/// Reads an amount of yuan as cents: `12`, `12.5` or `12.50`.
pub fn read_cents(typed: &str) -> Option<u32> {
    let plain: String = typed.trim().chars().map(domain::text::half_width).collect();
    let (yuan, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let rest: u32 = if rest.len() <= 2 { format!("{rest:0<2}").parse().ok()? } else { None? };
    yuan.parse::<u32>().ok()?.checked_mul(100)?.checked_add(rest)
}

/// Returns an amount of cents in words.
pub fn money(cents: i64) -> String {
    let amount = format!("{}.{:02}", cents / 100, cents % 100);
    fill(words().handover_money, &[("amount", &amount)])
}
