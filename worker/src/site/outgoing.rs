//! Messages to residents leave by the alarm: each is given to the gateway until it takes it, refuses it,
//! or it is worth nothing any more. What became of it is an operation of the server's own.

use bianmin::api::Problem;
use bianmin::rules::SYSTEM;
use booking::{Due, Letter, Place};
use domain::time::Timestamp;
use sync::ledger::Broken;

use super::Site;
use super::core::Core;
use super::keys::{Keys, digits};
use crate::clock;
use crate::gateway::{Gateway, Taken};
use crate::store::outbox::{GATEWAY, Tried};

/// For how long the gateway is given messages in one turn of the alarm, ms: what else it does waits.
const TURN: i64 = 10_000;

/// How long a message waits after each time it was not taken, ms; the last is repeated.
const WAITS: [i64; 5] = [5_000, 30_000, 120_000, 300_000, 900_000];

/// Returns when something that was tried once more is tried again.
fn again(tried: Tried, now: Timestamp) -> Tried {
    let place = usize::try_from(tried.times).unwrap_or(usize::MAX).min(WAITS.len() - 1);
    let wait = WAITS.get(place).copied().unwrap_or_default();
    Tried { times: tried.times.saturating_add(1), next: Timestamp(now.0 + wait) }
}

impl Site {
    /// Gives the gateway what is due, one message after another, each as it reads at that moment: whoever
    /// takes their consent back meanwhile is not written to.
    pub(super) async fn give_messages(&self, site: &str) -> Result<(), Problem> {
        let Some(gateway) = Gateway::of(&self.env) else { return Ok(()) };
        let begun = clock::now();
        while clock::now().0 - begun.0 < TURN {
            let origin = gateway.origin.clone();
            let next = self.within(site, move |core| {
                Ok(core.next_message(origin.as_deref(), clock::now())?)
            })?;
            let Some((due, letter, may)) = next else { return Ok(()) };
            let taken = if may {
                gateway.give(&self.env, site, (&due, &letter), clock::now()).await
            } else {
                Taken::Never
            };
            let head = self.within(site, move |core| {
                core.given(&due, &letter, taken, clock::now())?;
                Ok(core.authority.head().gseq)
            })?;
            self.durable().await?;
            if taken == Taken::Later {
                return Ok(());
            }
            self.poke(head, "");
        }
        Ok(())
    }
}

impl Core {
    /// Returns the next message that waits for nothing, as it reads now, and whether the limits of the day
    /// let it be sent: what was never tried goes before what was.
    fn next_message(
        &self,
        origin: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<(Due, Letter, bool)>, Broken> {
        let tried = self.outbox.all()?;
        let of = |id: &str| tried.get(id).copied().unwrap_or_default();
        if of(GATEWAY).next > now {
            return Ok(None);
        }
        let state = self.authority.state();
        let mut due = booking::due(state, &self.site, now);
        due.retain(|one| of(&one.id).next <= now);
        due.sort_by_key(|one| of(&one.id).times);
        let place = Place { site: &self.site, origin };
        for one in due {
            if let Some(letter) = one.letter(state, place, &Keys(self)) {
                let (to_one, in_all) = self.outbox.counts(self.phone_mac(&letter), now)?;
                let may = booking::may_send(state, to_one, in_all);
                return Ok(Some((one, letter, may)));
            }
            // Nobody left a phone: it is asked for no more.
            self.outbox.wait(&one.id, Tried { times: 1, next: one.until })?;
        }
        Ok(None)
    }

    /// Returns when the gateway is next given something.
    pub(super) fn next_letter(&self, now: Timestamp) -> Result<Option<Timestamp>, Broken> {
        let rests = self.outbox.tried(GATEWAY)?.next;
        if rests > now {
            return Ok(Some(rests));
        }
        let (state, tried) = (self.authority.state(), self.outbox.all()?);
        let next = |due: &Due| tried.get(&due.id).map_or(now, |tried| tried.next.max(now));
        let waiting = booking::due(state, &self.site, now);
        let waiting = waiting.iter().map(next);
        Ok(waiting.chain(booking::next_due(state, now)).min())
    }

    fn phone_mac(&self, letter: &Letter) -> [u8; 32] {
        self.secrets.phone_mac(&self.site, &digits(&letter.to))
    }

    /// Notes what the gateway made of a message.
    fn given(
        &mut self,
        due: &Due,
        letter: &Letter,
        taken: Taken,
        now: Timestamp,
    ) -> Result<(), Broken> {
        if taken == Taken::Later {
            for id in [GATEWAY, due.id.as_str()] {
                self.outbox.wait(id, again(self.outbox.tried(id)?, now))?;
            }
            return Ok(());
        }
        let sent = taken == Taken::Yes;
        if sent {
            self.outbox.count(self.phone_mac(letter), now)?;
            self.outbox.settle(GATEWAY, now)?;
        }
        self.outbox.settle(&due.id, now)?;
        if let Err(refusal) = self.submit(&due.noted(sent), SYSTEM, now)? {
            // What it was about has left meanwhile: nothing is left to note it at, and nothing is due.
            worker::console_warn!("{}: {refusal}", due.id);
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
