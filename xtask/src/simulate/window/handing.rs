//! Handing a post over by chance: given, taken, withdrawn, disputed and settled, on tablets that do
//! not know of one another.

use domain::handover::{
    Dispute, Matter, Operation as Ask, SettleDispute, Side, Take, TakeMore, Withdraw, view,
};
use domain::time::Timestamp;
use domain::{Operation, contact::Contact};

use super::Person;

impl Person<'_> {
    /// Hands a post over, or carries on with a handover that waits.
    pub(super) fn hand_over(&mut self) -> Option<Operation> {
        let asked = self.answered().or_else(|| self.settled()).or_else(|| self.given())?;
        Some(Operation::Handover(asked))
    }

    /// Answers what waits for this person.
    fn answered(&mut self) -> Option<Ask> {
        let (state, reason) = (self.state, "数目不符".to_owned());
        if let Some((one, since)) = view::arrived_for(state, &self.me).first() {
            let matter = since.first()?.matter.clone();
            let disputed = self.chance.percent(20).then_some(reason);
            return Some(Ask::TakeMore(TakeMore { handover: one.id.clone(), matter, disputed }));
        }
        let waiting = view::waiting_for(state, &self.me);
        // Now and then somebody confirms what was not given to them.
        let other = state.handover.all().find(|one| one.is_open());
        let other = other.filter(|_| self.chance.percent(10));
        let one = waiting.first().copied().or(other)?;
        let more = view::more(state, one, self.now());
        let count = u16::try_from(one.lines.len() + more.len()).ok()?;
        let mut take =
            Take { handover: one.id.clone(), more, acknowledged: [].into(), disputed: Vec::new() };
        for line in 0..count {
            if self.chance.percent(10) {
                take.disputed.push(Dispute { line, reason: reason.clone() });
            } else {
                take.acknowledged.insert(line);
            }
        }
        Some(Ask::Take(take))
    }

    /// Settles a dispute, or takes a handover back.
    fn settled(&mut self) -> Option<Ask> {
        let state = self.state;
        if let Some((one, place, _)) = view::disputed(state).first() {
            let with = *self.chance.pick(&[Side::Giver, Side::Receiver])?;
            let (handover, line) = (one.id.clone(), u16::try_from(*place).ok()?);
            let reason = "当面清点".to_owned();
            return Some(Ask::SettleDispute(SettleDispute { handover, line, with, reason }));
        }
        let given = view::given_by(state, &self.me);
        let handover = given.first()?.id.clone();
        self.chance.percent(30).then_some(Ask::Withdraw(Withdraw { handover }))
    }

    fn given(&mut self) -> Option<Ask> {
        let (state, now) = (self.state, self.now());
        let post = view::post_of(state, &self.me, now)?;
        let to = self.chance.pick(&view::receivers(state, &post, &self.me, now))?.clone();
        let draft = view::draft(state, &post, (&self.me, Some(&to)), now);
        let mut give = draft.give(to, Vec::new());
        if self.chance.percent(20) {
            // Somebody would rather not hand this one over.
            let all: Vec<Matter> = give.matters.iter().cloned().collect();
            self.chance.pick(&all).map(|one| give.matters.remove(one));
        }
        Some(Ask::Give(give))
    }

    /// Returns about what time it is: when the last visitor came.
    fn now(&self) -> Timestamp {
        self.state.contact.all().map(|contact: &Contact| contact.at).max().unwrap_or_default()
    }
}
