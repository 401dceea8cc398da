//! A one-time code as it is typed: capitals in two groups of five.

use leptos::prelude::*;

/// Letters in a group, and groups in a code.
const GROUP: usize = 5;
const GROUPS: usize = 2;

/// Keeps a code in groups while it is typed.
pub fn in_groups(typed: RwSignal<String>) {
    Effect::new(move |_| {
        let text = typed.get();
        let grouped = group(&text);
        if grouped != text {
            typed.set(grouped);
        }
    });
}

/// Returns what was typed as `ABCDE-FGHJK`, as far as it goes.
fn group(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).take(GROUP * GROUPS);
    let mut out = String::with_capacity(GROUP * GROUPS + 1);
    for (place, letter) in letters.enumerate() {
        if place == GROUP {
            out.push('-');
        }
        out.push(letter.to_ascii_uppercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_code_stands_in_capitals_and_groups_however_it_is_typed() {
        assert_eq!(group("7k2mq x9tpa"), "7K2MQ-X9TPA");
        assert_eq!(group("7k2"), "7K2");
        assert_eq!(group("7K2MQ-"), "7K2MQ");
        assert_eq!(group("7k2mqx9tpa-and-more"), "7K2MQ-X9TPA");
    }
}
