//! The tablet's best knowledge of the time: the server's last word, carried on by the steady clock.
//!
//! Wall time, steady time and the count of starts go along with every operation as evidence; none
//! of them orders anything.

/// What the clock was last set by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchor {
    /// The true time at the anchor, ms since 1970.
    at: i64,
    wall: i64,
    steady: i64,
}

/// A clock that bears jumps of the tablet's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    anchor: Anchor,
    /// How many times the tablet's storage was opened.
    pub boot: u32,
}

/// What the tablet's two clocks read at one moment, in ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub wall: i64,
    pub steady: i64,
}

/// Longest sleep that is believed when the wall clock runs ahead of the steady one, in ms.
const LONGEST_SLEEP: i64 = 72 * 3_600_000;

impl Clock {
    /// Starts from the wall clock and what was last known of its error, in ms; never before the time
    /// that was last known, since a clock that was set back would bring back what is over.
    pub fn start(now: Reading, ahead: i64, known: i64, boot: u32) -> Self {
        let at = (now.wall - ahead).max(known);
        let anchor = Anchor { at, wall: now.wall, steady: now.steady };
        Self { anchor, boot }
    }

    /// Returns the time, ms since 1970.
    ///
    /// The steady clock may stand still while the tablet sleeps, so a wall clock that ran ahead is
    /// believed within reason; one that ran back never is.
    pub fn at(&self, now: Reading) -> i64 {
        let steady = now.steady - self.anchor.steady;
        let slept = now.wall - self.anchor.wall - steady;
        let slept = if (1_000..LONGEST_SLEEP).contains(&slept) { slept } else { 0 };
        self.anchor.at + steady + slept
    }

    /// Sets the clock by the server's time, heard now. Returns how far the wall clock is ahead, ms.
    pub fn set(&mut self, server: i64, now: Reading) -> i64 {
        self.anchor = Anchor { at: server, wall: now.wall, steady: now.steady };
        now.wall - server
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn read(wall: i64, steady: i64) -> Reading {
        Reading { wall, steady }
    }

    #[wasm_bindgen_test]
    fn a_wall_clock_set_wrong_after_the_start_changes_nothing_backwards() {
        let clock = Clock::start(read(1_000_000, 0), 0, 0, 1);
        assert_eq!(clock.at(read(1_005_000, 5_000)), 1_005_000);
        assert_eq!(clock.at(read(-86_400_000, 6_000)), 1_006_000);
    }

    #[wasm_bindgen_test]
    fn a_sleep_counts_and_a_year_s_jump_does_not() {
        let clock = Clock::start(read(0, 0), 0, 0, 1);
        assert_eq!(clock.at(read(3_600_000, 10)), 3_600_000);
        assert_eq!(clock.at(read(365 * 86_400_000, 20)), 20);
    }

    #[wasm_bindgen_test]
    fn the_server_s_word_stands_and_tells_the_error_of_the_wall_clock() {
        let mut clock = Clock::start(read(0, 0), 0, 0, 1);
        assert_eq!(clock.set(86_400_000, read(1_000, 1_000)), -86_399_000);
        assert_eq!(clock.at(read(2_000, 2_000)), 86_401_000);
        let next = Clock::start(read(5_000, 0), -86_399_000, 0, 2);
        assert_eq!(next.at(read(5_000, 0)), 86_404_000);
    }

    #[wasm_bindgen_test]
    fn a_clock_set_back_before_a_start_begins_with_the_time_that_was_last_known() {
        const DAY: i64 = 86_400_000;
        let back = Clock::start(read(3 * DAY, 0), 0, 5 * DAY, 2);
        assert_eq!(back.at(read(3 * DAY, 0)), 5 * DAY);
        assert_eq!(back.at(read(3 * DAY + 2_000, 2_000)), 5 * DAY + 2_000);
        // Its known error is believed too: two hours ahead, it reads two hours less.
        let ahead = Clock::start(read(5 * DAY + 7_200_000, 0), 7_200_000, 5 * DAY - 1, 2);
        assert_eq!(ahead.at(read(5 * DAY + 7_200_000, 0)), 5 * DAY);
        // A clock that went on is read as always, and the server's word stands over what was known.
        let mut on = Clock::start(read(6 * DAY, 0), 0, 5 * DAY, 2);
        assert_eq!(on.at(read(6 * DAY, 0)), 6 * DAY);
        on.set(4 * DAY, read(6 * DAY, 0));
        assert_eq!(on.at(read(6 * DAY, 0)), 4 * DAY);
    }
}
