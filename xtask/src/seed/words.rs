//! Words of the demo sites.

use domain::text::Text;

/// Simplified, traditional, English.
pub type Words = [&'static str; 3];

/// Returns them as a text.
pub fn text(words: &Words) -> Text {
    let [hans, hant, en] = words.map(str::to_owned);
    Text { hans, hant, en }
}
