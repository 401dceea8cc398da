//! PINs: which are too easy, and how wrong tries slow down. Pure.

/// How long a PIN is, in digits.
pub const LENGTH: usize = 6;

/// Wrong tries in a row that cost nothing but the try.
const FREE: u32 = 5;

/// Waits after the 5th to the 9th wrong try, in ms.
const WAITS: [i64; 5] = [30_000, 60_000, 300_000, 900_000, 1_800_000];

/// The wrong try that destroys the envelope.
pub const LAST: u32 = 10;

/// Why a new PIN is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPin {
    /// It does not have exactly six digits.
    Length,
    /// One of the first that anybody would try.
    Common,
    /// It reads as a date.
    Date,
}

/// Says whether a new PIN will do.
///
/// # Errors
/// [`WeakPin`] says why not.
pub fn judge(pin: &str) -> Result<(), WeakPin> {
    let digits: Vec<u32> = pin.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != LENGTH || pin.chars().count() != LENGTH {
        return Err(WeakPin::Length);
    }
    if is_common(&digits) {
        return Err(WeakPin::Common);
    }
    if is_date(&digits) { Err(WeakPin::Date) } else { Ok(()) }
}

fn is_common(digits: &[u32]) -> bool {
    let steps =
        |step: i64| digits.windows(2).all(|pair| i64::from(pair[1]) - i64::from(pair[0]) == step);
    let repeats =
        |length: usize| digits.iter().zip(digits.iter().skip(length)).all(|(a, b)| a == b);
    steps(1) || steps(-1) || repeats(1) || repeats(2) || repeats(3)
}

/// Says whether six digits read as yyMMdd, ddMMyy or yyyyMM of a person's life.
fn is_date(digits: &[u32]) -> bool {
    let pair = |at: usize| digits[at] * 10 + digits[at + 1];
    let (first, second, third) = (pair(0), pair(2), pair(4));
    let month = |n: u32| (1..=12).contains(&n);
    let day = |n: u32| (1..=31).contains(&n);
    let century = first == 19 || first == 20;
    (month(second) && (day(third) || day(first))) || (century && month(third))
}

/// Returns how long to wait after this many wrong tries in a row, in ms.
pub fn wait_after(wrong: u32) -> i64 {
    let Some(step) = wrong.checked_sub(FREE) else { return 0 };
    let index = usize::try_from(step).unwrap_or(usize::MAX).min(WAITS.len() - 1);
    WAITS[index]
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_pin_that_anybody_would_try_is_not_taken() {
        for pin in ["000000", "123456", "654321", "121212", "123123", "777777"] {
            assert_eq!(judge(pin), Err(WeakPin::Common), "{pin}");
        }
        for pin in ["900115", "311290", "198807", "200412"] {
            assert_eq!(judge(pin), Err(WeakPin::Date), "{pin}");
        }
        for pin in ["", "12345", "1234567", "12345a", "一二三四五六"] {
            assert_eq!(judge(pin), Err(WeakPin::Length), "{pin}");
        }
        for pin in ["274951", "860493"] {
            assert_eq!(judge(pin), Ok(()), "{pin}");
        }
    }

    #[wasm_bindgen_test]
    fn wrong_tries_are_free_then_slower_and_slower() {
        let minutes: Vec<i64> = (0..LAST).map(|wrong| wait_after(wrong) / 1_000).collect();
        assert_eq!(minutes, [0, 0, 0, 0, 0, 30, 60, 300, 900, 1_800]);
    }
}
