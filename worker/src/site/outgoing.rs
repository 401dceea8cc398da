//! Messages to residents leave by the alarm: each is given to the gateway until it takes it, refuses it,
//! or it is worth nothing any more. What became of it is an operation of the server's own.

use bianmin::api::Problem;
use bianmin::rules::SYSTEM;
use booking::{Letter, Place};
use domain::time::Timestamp;
use sync::ledger::Broken;

use super::Site;
use super::core::Core;
use super::keys::{Keys, digits};
use crate::clock;
use crate::gateway::{Gateway, Taken};
use crate::store::outbox::{GATEWAY, Tried};

/// Messages given to the gateway in one turn of the alarm.
const AT_ONCE: usize = 20;

/// How long a message waits after each time it was not taken, ms; the last is repeated.
const WAITS: [i64; 5] = [5_000, 30_000, 120_000, 300_000, 900_000];

/// Returns when something that was tried once more is tried again.
fn again(tried: Tried, now: Timestamp) -> Tried {
    let place = usize::try_from(tried.times).unwrap_or(usize::MAX).min(WAITS.len() - 1);
    let wait = WAITS.get(place).copied().unwrap_or_default();
    Tried { times: tried.times.saturating_add(1), next: Timestamp(now.0 + wait) }
}

impl Site {
    /// Gives the gateway what is due.
    pub(super) async fn post(&self, site: &str) -> Result<(), Problem> {
        let Some(gateway) = Gateway::of(&self.env) else { return Ok(()) };
        let origin = gateway.origin.clone();
        let now = clock::now();
        let due = self.within(site, move |core| Ok(core.due(origin.as_deref(), now)?))?;
        for letter in due.into_iter().take(AT_ONCE) {
            let now = clock::now();
            let asked = letter.clone();
            let may = self.within(site, move |core| Ok(core.may_send(&asked, now)?))?;
            let taken =
                if may { gateway.give(&self.env, site, &letter, now).await } else { Taken::Never };
            self.within(site, move |core| Ok(core.given(&letter, taken, clock::now())?))?;
            self.durable().await?;
            if taken == Taken::Later {
                break;
            }
        }
        Ok(())
    }
}

impl Core {
    /// Returns the messages that are due and wait for nothing.
    fn due(&self, origin: Option<&str>, now: Timestamp) -> Result<Vec<Letter>, Broken> {
        if self.outbox.tried(GATEWAY)?.next > now {
            return Ok(Vec::new());
        }
        let mut due = Vec::new();
        for letter in self.letters(origin, now) {
            if self.outbox.tried(&letter.id)?.next <= now {
                due.push(letter);
            }
        }
        Ok(due)
    }

    fn letters(&self, origin: Option<&str>, now: Timestamp) -> Vec<Letter> {
        let place = Place { site: &self.site, origin };
        booking::letters(self.authority.state(), place, now, &Keys(self))
    }

    /// Returns when the gateway is next given something.
    pub(super) fn next_letter(&self, now: Timestamp) -> Result<Option<Timestamp>, Broken> {
        let mut next = booking::next_letter(self.authority.state(), now);
        for letter in self.letters(None, now) {
            let at = self.outbox.tried(&letter.id)?.next.max(now);
            next = Some(next.map_or(at, |next| next.min(at)));
        }
        let rests = self.outbox.tried(GATEWAY)?.next;
        Ok(next.map(|next| next.max(rests)))
    }

    fn may_send(&self, letter: &Letter, now: Timestamp) -> Result<bool, Broken> {
        let (to_one, in_all) = self.outbox.counts(self.phone_mac(letter), now)?;
        Ok(booking::may_send(self.authority.state(), to_one, in_all))
    }

    fn phone_mac(&self, letter: &Letter) -> [u8; 32] {
        self.secrets.phone_mac(&self.site, &digits(&letter.to))
    }

    /// Notes what the gateway made of a message.
    fn given(&mut self, letter: &Letter, taken: Taken, now: Timestamp) -> Result<(), Broken> {
        if taken == Taken::Later {
            for id in [GATEWAY, letter.id.as_str()] {
                self.outbox.wait(id, again(self.outbox.tried(id)?, now))?;
            }
            return Ok(());
        }
        let sent = taken == Taken::Yes;
        if sent {
            self.outbox.count(self.phone_mac(letter), now)?;
            self.outbox.settle(GATEWAY, now)?;
        }
        self.outbox.settle(&letter.id, now)?;
        if let Err(refusal) = self.submit(&letter.noted(sent), SYSTEM, now)? {
            // What it was about has left meanwhile: nothing is left to note it at, and nothing is due.
            worker::console_warn!("{}: {refusal}", letter.id);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_up_to_a_quarter_of_an_hour() {
        let mut tried = Tried::default();
        let mut waits = Vec::new();
        for _ in 0..7 {
            tried = again(tried, Timestamp(1_000));
            waits.push(tried.next.0 - 1_000);
        }
        assert_eq!(waits, [5_000, 30_000, 120_000, 300_000, 900_000, 900_000, 900_000]);
        assert_eq!(tried.times, 7);
    }
}
