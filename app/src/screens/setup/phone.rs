//! What a phone looks like: it is printed on notices, and somebody will ring it.

/// The fewest digits of a number, such as 120.
const DIGITS: usize = 3;

/// What stands between the digits.
const BETWEEN: &str = " -+()（）/、,，;；";

/// What comes before an extension.
const EXTENSIONS: [&str; 7] = ["转", "轉", "分机", "分機", "extension", "ext.", "ext"];

/// Says whether a text is one phone number or several, with or without extensions.
pub fn is_phone(text: &str) -> bool {
    let bare = EXTENSIONS.iter().fold(text.to_lowercase(), |text, word| text.replace(word, " "));
    let fits = |letter: char| letter.is_ascii_digit() || BETWEEN.contains(letter);
    bare.chars().all(fits) && bare.chars().filter(char::is_ascii_digit).count() >= DIGITS
}
