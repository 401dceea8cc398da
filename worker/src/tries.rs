//! Wrong tries of one secret: free at first, then slower, then none until a person helps.

use domain::time::Timestamp;

/// Seconds to wait after the fifth to the ninth wrong try in a row.
const WAITS: [i64; 5] = [30, 60, 300, 900, 1_800];

/// Wrong tries that cost no time.
const FREE: i64 = 4;

/// The wrong try after which no further one is taken.
const LAST: i64 = 10;

/// The tries of one secret that were counted and did not succeed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    pub failures: i64,
    /// No try is taken before this instant.
    pub until: Timestamp,
}

/// Whether a try is taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    Open,
    /// Not for this many seconds.
    Wait(u32),
    /// Not until a person issues a new code.
    Locked,
}

impl Tries {
    /// Says whether a try is taken now.
    pub fn gate(self, now: Timestamp) -> Gate {
        if self.failures >= LAST {
            return Gate::Locked;
        }
        let wait = self.until.0.saturating_sub(now.0);
        if wait <= 0 {
            return Gate::Open;
        }
        Gate::Wait(u32::try_from(wait.saturating_add(999) / 1_000).unwrap_or(u32::MAX))
    }

    /// Counts a try as if it were wrong: to be stored before the secret is looked at.
    pub fn counted(self, now: Timestamp) -> Self {
        let failures = self.failures.saturating_add(1);
        let place = usize::try_from(failures - FREE - 1).ok();
        let seconds = place.and_then(|place| WAITS.get(place)).copied().unwrap_or_default();
        Self { failures, until: Timestamp(now.0.saturating_add(seconds * 1_000)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_pins_slow_down_and_then_lock() {
        let mut tries = Tries::default();
        let mut now = Timestamp(1_000_000);
        let waits = [0, 0, 0, 0, 30, 60, 300, 900, 1_800];
        for (count, wait) in waits.into_iter().enumerate() {
            assert_eq!(tries.gate(now), Gate::Open, "try {count}");
            tries = tries.counted(now);
            if wait > 0 {
                assert_eq!(tries.gate(now), Gate::Wait(wait), "try {count}");
                now = Timestamp(now.0 + i64::from(wait) * 1_000);
            }
        }
        tries = tries.counted(now);
        assert_eq!(tries.gate(Timestamp(i64::MAX)), Gate::Locked);
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds_rounded_up() {
        let tries = Tries { failures: 5, until: Timestamp(1_001) };
        assert_eq!(tries.gate(Timestamp(0)), Gate::Wait(2));
        assert_eq!(tries.gate(Timestamp(1_001)), Gate::Open);
    }
}
