//! How much to send at once, how long to wait for it, and when to try again: pure functions.

/// What the link has shown it can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How many operations go into one request.
    pub batch: usize,
    /// Bytes per second the link carried lately.
    pub goodput: u64,
}

/// The fewest operations in a batch, so that progress is made on any link.
const FEWEST: usize = 10;
/// The most operations in a batch.
const MOST: usize = 2_000;
/// How long one request should be on the air, in seconds.
const AIRTIME_S: u64 = 8;
/// About how many bytes an operation takes, packed and compressed.
const OPERATION_BYTES: u64 = 40;
/// The longest pause between tries, in ms.
const LONGEST_MS: u64 = 300_000;
/// The shortest pause between tries, in ms.
const SHORTEST_MS: u64 = 2_000;

impl Default for Pace {
    /// A day's 200 operations in one request, over a link of 50 kbit/s.
    fn default() -> Self {
        Self { batch: 400, goodput: 6_000 }
    }
}

impl Pace {
    /// Learns from a request that was answered: how many bytes in how many ms.
    pub fn answered(self, bytes: u64, ms: u64) -> Self {
        let seen = bytes.saturating_mul(1_000) / ms.max(1);
        // What a small request shows is mostly latency.
        let goodput = if bytes < 2_000 { self.goodput } else { self.goodput.midpoint(seen) };
        let fits = goodput.max(500) * AIRTIME_S / OPERATION_BYTES;
        let fits = usize::try_from(fits).unwrap_or(MOST).clamp(FEWEST, MOST);
        Self { batch: (self.batch * 2).min(fits).max(FEWEST), goodput: goodput.max(500) }
    }

    /// Learns from a request that was not answered in time.
    pub fn timed_out(self) -> Self {
        Self { batch: (self.batch / 2).max(FEWEST), goodput: (self.goodput / 2).max(500) }
    }

    /// Returns how long to wait for the answer to a request of so many bytes, in ms.
    pub fn timeout_ms(self, bytes: u64) -> u64 {
        10_000 + 2_000 * bytes / self.goodput.max(1)
    }
}

/// Returns the pause before the next try, in ms: decorrelated jitter over 64 random bits.
pub fn next_delay_ms(previous_ms: u64, random: u64) -> u64 {
    let end = previous_ms.saturating_mul(3).clamp(SHORTEST_MS + 1, LONGEST_MS);
    SHORTEST_MS + random % (end - SHORTEST_MS)
}

/// Returns the pause a server asked for, in ms, give or take a fifth, so that tablets spread.
pub fn asked_delay_ms(retry_after_s: u32, random: u64) -> u64 {
    let asked = u64::from(retry_after_s) * 1_000;
    asked - asked / 5 + random % (asked * 2 / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_two_hundred_operations_is_one_request_from_the_start() {
        assert!(Pace::default().batch >= 200);
    }

    #[test]
    fn a_batch_halves_when_unanswered_and_doubles_when_answered_but_never_vanishes() {
        let mut pace = Pace::default();
        for _ in 0..20 {
            pace = pace.timed_out();
        }
        assert_eq!(pace.batch, FEWEST);
        for _ in 0..20 {
            pace = pace.answered(20_000, 400);
        }
        assert_eq!(pace.batch, MOST);
    }

    #[test]
    fn pauses_grow_and_stay_within_five_minutes() {
        let mut pause = 0;
        for random in 0..1_000_u64 {
            pause = next_delay_ms(pause, random.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            assert!((SHORTEST_MS..=LONGEST_MS).contains(&pause));
        }
        assert!((80_000..=120_000).contains(&asked_delay_ms(100, u64::MAX)));
    }
}
