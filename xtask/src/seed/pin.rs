//! PINs of demo staff: six digits by chance, never one that is guessed first.

use anyhow::{Result, anyhow};
use argon2::{Algorithm, Argon2, Params, Version};
use bianmin::api::{FirstPin, sign};
use domain::Badge;

/// Makes a PIN.
///
/// # Errors
/// The system gives no chance.
pub fn new() -> Result<String> {
    loop {
        let mut bytes = [0_u8; 4];
        getrandom::fill(&mut bytes)
            .map_err(|error| anyhow!("no chance from the system: {error}"))?;
        let pin = format!("{:06}", u32::from_le_bytes(bytes) % 1_000_000);
        if !is_guessed_first(&pin) {
            return Ok(pin);
        }
    }
}

/// The PIN as the server is told it: stretched, for this site and badge only.
///
/// # Errors
/// It cannot be stretched.
pub fn first(site: &str, badge: &str, pin: &str) -> Result<FirstPin> {
    let wrong = |error| anyhow!("stretching a PIN: {error}");
    let params = Params::new(19 * 1_024, 2, 1, Some(32)).map_err(wrong)?;
    let mut stretched = [0_u8; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(pin.as_bytes(), &sign::pin_salt(site, badge), &mut stretched)
        .map_err(wrong)?;
    let stretched =
        stretched.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    Ok(FirstPin { badge: Badge(badge.to_owned()), stretched })
}

/// One digit six times, or digits in a row.
fn is_guessed_first(pin: &str) -> bool {
    let steps: Vec<i16> = pin
        .as_bytes()
        .windows(2)
        .map(|pair| match pair {
            [first, second] => i16::from(*second) - i16::from(*first),
            _ => 0,
        })
        .collect();
    [0, 1, -1].iter().any(|step| steps.iter().all(|found| found == step))
}

#[cfg(test)]
mod tests {
    use super::is_guessed_first;

    #[test]
    fn a_pin_in_a_row_is_not_given() {
        for pin in ["000000", "123456", "987654", "555555"] {
            assert!(is_guessed_first(pin), "{pin}");
        }
        assert!(!is_guessed_first("120394"));
    }
}
