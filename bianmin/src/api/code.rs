//! One-time codes as people write them: ten letters of Crockford's base 32, fifty bits.

/// The letters of a code: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The letters in a code.
pub const LENGTH: usize = 10;

/// Writes fifty random bits as a code, such as `7K2MQ-X9TPA`.
pub fn write(random: [u8; 8]) -> String {
    let code = letters(u64::from_be_bytes(random), LENGTH);
    let (one, two) = code.split_at_checked(LENGTH / 2).unwrap_or((&code, ""));
    [one, two].join("-")
}

/// Writes random bits as so many letters.
pub fn letters(mut bits: u64, count: usize) -> String {
    let mut code = String::with_capacity(count);
    for _ in 0..count {
        let letter = LETTERS.get((bits & 31) as usize).copied().unwrap_or(b'0');
        code.push(char::from(letter));
        bits >>= 5;
    }
    code
}

/// Reads a code however a person typed it: any case, spaces and dashes anywhere, O for 0, I for 1.
pub fn read(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–' | '—'))
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let known = code.bytes().all(|b| LETTERS.contains(&b));
    (known && code.len() == LENGTH).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_written_whatever_the_typing() {
        let code = write([0xab, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(code.len(), 11);
        let plain: String = code.chars().filter(|c| *c != '-').collect();
        assert_eq!(read(&code), Some(plain.clone()));
        assert_eq!(read(&format!(" {} ", code.to_lowercase())), Some(plain));
        assert_eq!(read("OoIiL-00000"), Some("0011100000".to_owned()));
    }

    #[test]
    fn what_is_no_code_is_not_read_as_one() {
        for typed in ["", "12345", "12345-6789U", "12345678901", "便民便民便民便民便民"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
