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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_can_ring_is_a_phone() {
        for phone in
            ["120", "0731-26224444", "+86 138 0000 1234", "020-5550-0001转8012", "12345、12320"]
        {
            assert!(is_phone(phone), "{phone}");
        }
        for other in ["", "abc", "不知道", "12", "电话12345"] {
            assert!(!is_phone(other), "{other}");
        }
    }
}
