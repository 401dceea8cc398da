//! How long bytes take over a slow and lossy line: worked out from a seed, not from chance.
//!
//! What it models: one line both ways, shared by every connection over it. Bytes travel in
//! segments of [`SEGMENT`] bytes; each takes its airtime with 40 bytes of headers, then half a
//! round trip. A connection opens with one round trip of its own. A segment may be lost: it is
//! sent again after a round trip and 200 ms, twice as long each further time, and what follows it
//! on its connection waits for it, as TCP keeps bytes in order.
//!
//! What it does not model: the congestion window, which at 50 kbit/s and 600 ms is filled by three
//! segments and never the limit; acknowledgements and lost connection requests; TLS, which takes
//! one round trip more and some 3 KB on a cold connection; a radio that falls asleep.

/// The bytes of a connection that travel at once.
pub const SEGMENT: usize = 1_400;

/// Bytes of TCP and IP around each segment.
const HEADERS: u64 = 40;

/// How long a sender waits beyond a round trip before it sends again, in µs.
const PATIENCE: u64 = 200_000;

/// What a line does to what travels over it.
#[derive(Clone, Copy, Debug)]
pub struct Slowness {
    /// Bits a second each way.
    pub speed: u64,
    /// Round trip, in ms.
    pub round_trip: u64,
    /// Segments lost, of 1,000.
    pub lost: u64,
    pub seed: u64,
}

impl Slowness {
    /// A phone network at its edge: 50 kbit/s, 600 ms there and back, 2 % lost.
    pub fn edge(seed: u64) -> Self {
        Self { speed: 50_000, round_trip: 600, lost: 20, seed }
    }
}

/// One way of a line: times are in µs since whatever.
#[derive(Clone, Debug)]
pub struct Airtime {
    slowness: Slowness,
    /// When the line is done with what was given to it.
    free: u64,
}

/// One way of one connection over it.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What its losses are drawn from.
    seed: u64,
    segments: u64,
    /// When it may be used first.
    opens: u64,
    /// When its last segment arrives.
    last: u64,
}

impl Passage {
    /// Returns one way of the nth connection, asked for now.
    pub fn new(slowness: Slowness, connection: u64, up: bool, now: u64) -> Self {
        let seed = mixed(slowness.seed ^ mixed(connection * 2 + u64::from(up)));
        Self { seed, segments: 0, opens: now + slowness.round_trip * 1_000, last: 0 }
    }

    fn is_lost(&self, try_number: u64, of_thousand: u64) -> bool {
        mixed(self.seed ^ mixed(self.segments * 64 + try_number)) % 1_000 < of_thousand
    }
}

impl Airtime {
    /// Returns a line with nothing on it.
    pub fn new(slowness: Slowness) -> Self {
        Self { slowness, free: 0 }
    }

    /// Returns when a segment arrives that is given to the line now.
    pub fn arrival(&mut self, passage: &mut Passage, now: u64, bytes: usize) -> u64 {
        let Slowness { speed, round_trip, lost, .. } = self.slowness;
        let airtime = (bytes as u64 + HEADERS) * 8_000_000 / speed.max(1);
        let starts = now.max(self.free).max(passage.opens);
        self.free = starts + airtime;
        let mut arrives = self.free + round_trip * 500;
        let mut wait = round_trip * 1_000 + PATIENCE;
        let mut tries = 0;
        while passage.is_lost(tries, lost) && tries < 8 {
            self.free += airtime;
            arrives += wait + airtime;
            wait *= 2;
            tries += 1;
        }
        passage.segments += 1;
        passage.last = passage.last.max(arrives);
        passage.last
    }
}

/// Mixes a number well: `splitmix64`.
pub fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEAN: Slowness = Slowness { speed: 50_000, round_trip: 600, lost: 0, seed: 1 };

    /// When each of so many full segments arrives, all given to the line at once.
    fn arrivals(slowness: Slowness, count: u64) -> Vec<u64> {
        let (mut line, mut one) = (Airtime::new(slowness), Passage::new(slowness, 0, true, 0));
        (0..count).map(|_| line.arrival(&mut one, 0, SEGMENT)).collect()
    }

    #[test]
    fn a_segment_takes_the_opening_its_airtime_and_half_a_round_trip() {
        let airtime = 1_440 * 8 * 1_000_000 / 50_000;
        assert_eq!(arrivals(CLEAN, 2), [900_000 + airtime, 900_000 + 2 * airtime]);
    }

    #[test]
    fn connections_share_the_line() {
        let mut line = Airtime::new(CLEAN);
        let mut one = Passage::new(CLEAN, 0, true, 0);
        let mut other = Passage::new(CLEAN, 1, true, 0);
        let first = line.arrival(&mut one, 0, SEGMENT);
        let second = line.arrival(&mut other, 0, SEGMENT);
        assert_eq!(second - first, 1_440 * 160);
    }

    #[test]
    fn the_same_seed_loses_the_same_and_about_as_much_as_it_says() {
        let edge = Slowness::edge(7);
        assert_eq!(arrivals(edge, 500), arrivals(edge, 500));
        assert_ne!(arrivals(edge, 500), arrivals(Slowness::edge(8), 500));
        let passage = Passage::new(edge, 3, false, 0);
        let at = |segments| Passage { segments, ..passage.clone() };
        let lost = (0..10_000).filter(|number| at(*number).is_lost(0, edge.lost)).count();
        assert!((150..250).contains(&lost), "{lost}");
    }

    #[test]
    fn what_follows_a_lost_segment_waits_for_it() {
        let times = arrivals(Slowness { lost: 300, ..CLEAN }, 200);
        assert!(times.is_sorted());
        assert!(times.windows(2).any(|pair| pair[0] == pair[1]), "something waited");
    }
}
