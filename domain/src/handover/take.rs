//! The receiver takes a post over, line by line and with a PIN of their own: responsibility moves.
//! S1.3.3, S1.4.2

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Answer, Decided, Entry, Event, Handover, Line, Matter, Standing, Warning};
use super::{register, rules};
use crate::appointment;
use crate::context::Stamp;
use crate::duty::{self, EndReason, Ended};
use crate::id::{ContactId, HandoverId, PersonId};
use crate::{Decision, State as Site};

/// A line the receiver does not agree with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Dispute {
    pub line: u16,
    pub reason: String,
}

/// Asks to take a post over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    pub handover: HandoverId,
    /// What came to the giver between the two confirmations; numbered after the given lines.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub more: BTreeSet<Matter>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub acknowledged: BTreeSet<u16>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputed: Vec<Dispute>,
}

/// A post has been taken over: what is not disputed is the receiver's from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub handover: HandoverId,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Entry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputed: Vec<Dispute>,
}

impl Take {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decided {
        let handover = rules::known(state, &self.handover)?;
        rules::open(handover)?;
        rules::receiver(handover, stamp.person())?;
        let listed: BTreeSet<&Matter> = handover.matters().into_iter().chain(&self.more).collect();
        let whose = (&handover.post, &handover.from);
        rules::nothing_left_out(state, whose, (&listed, handover.until), stamp)?;
        let count = handover.lines.len() + self.more.len();
        rules::each_answered(count, &self.acknowledged, &self.disputed)?;
        let listed = |one| Entry::Matter(register::listed(state, whose, one, stamp.at));
        let event = Event::Taken(Taken {
            handover: self.handover.clone(),
            more: self.more.iter().map(listed).collect(),
            disputed: self.disputed.clone(),
        });
        let mut decision = super::decision(event, self.warnings(state, handover, stamp));
        let stands = stand(state, handover, stamp);
        decision.events.extend(stands.events);
        decision.warnings.extend(stands.warnings);
        Ok(decision)
    }

    /// Asks before it is taken whether a giver who is relieved for the day keeps an immediate matter: one that is
    /// disputed, or of another window. S1.4.1
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), crate::Refusal> {
        let handover = rules::known(state, &self.handover)?;
        let is_end = |event: &crate::Event| matches!(event, crate::Event::Duty(duty::Event::Ended(ended)) if ended.person == handover.from);
        if !stand(state, handover, stamp).events.iter().any(is_end) {
            return Ok(());
        }
        let taken = self.taken(state, handover);
        let (post, giver) = (&handover.post, &handover.from);
        Ok(appointment::rules::relieved(state, post, giver, &taken, stamp.at)?)
    }

    /// Returns the contacts of all matters that go over: what is disputed stays with the giver.
    fn taken(&self, state: &Site, handover: &Handover) -> BTreeSet<ContactId> {
        let given = handover.lines.iter().map(|line| line.entry.matter());
        let all = given.chain(self.more.iter().map(Some)).zip(0..);
        let stays = |line: u16| self.disputed.iter().any(|one| one.line == line);
        let taken = all.filter(|(_, line)| !stays(*line)).filter_map(|(matter, _)| matter);
        let contact = |matter: &Matter| match matter {
            Matter::Case(id) => state.case.get(id).map(|case| case.contact.clone()),
            Matter::Contact(id) => Some(id.clone()),
            Matter::Appointment(_) => None,
        };
        taken.filter_map(contact).collect()
    }

    fn warnings(&self, state: &Site, handover: &Handover, stamp: &Stamp) -> Vec<Warning> {
        let by = rules::confirm_by(state, handover).filter(|by| *by < stamp.at);
        let late = by.map(|by| Warning::ConfirmedLate { minutes: stamp.at.since(by) });
        let count = self.disputed.len();
        let disputed = (count > 0).then_some(Warning::Disputed { count });
        let elsewhere = duty::on_duty(state, &handover.to, stamp.at).ok();
        let elsewhere = elsewhere.filter(|post| *post != handover.post);
        let elsewhere = elsewhere.map(|post| Warning::StandsElsewhere { post });
        late.into_iter().chain(disputed).chain(elsewhere).collect()
    }
}

/// S1.3.3 Whoever takes a post over while it is open stands there from then on, and relieves the
/// giver; somebody who stands elsewhere, or may not stand there now, takes the papers only.
fn stand(state: &Site, handover: &Handover, stamp: &Stamp) -> Decision {
    let post = &handover.post;
    let at = |person: &PersonId| duty::on_duty(state, person, stamp.at).ok();
    let is_open = duty::view::is_open(state, post, stamp.at);
    let (receiver, giver) = (at(&handover.to), at(&handover.from));
    let start = duty::Operation::Start(duty::Start { post: post.clone() });
    let (mut decision, is_there) = match receiver {
        Some(there) => (Decision::default(), there == *post),
        None if is_open => match start.decide(state, stamp) {
            Ok(started) => (started, true),
            Err(_) => (not_yet(), false),
        },
        None => (Decision::default(), false),
    };
    if is_there && giver.as_ref() == Some(post) {
        decision.events.push(crate::Event::Duty(duty::Event::Ended(Ended {
            post: post.clone(),
            person: handover.from.clone(),
            date: stamp.at.date(state.site.zone),
            why: EndReason::Relieved,
        })));
    }
    decision
}

fn not_yet() -> Decision {
    let warnings = vec![crate::Warning::Handover(Warning::NotOnDutyYet)];
    Decision { warnings, ..Decision::default() }
}

impl Taken {
    pub(super) fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        let Some(handover) = state.handover.get(&self.handover) else { return };
        let given = handover.lines.iter().map(|line| line.entry.clone());
        let entries: Vec<Entry> = given.chain(self.more.iter().cloned()).collect();
        let lines: Vec<Line> = entries
            .into_iter()
            .zip(0..)
            .map(|(entry, line)| Line { entry, answer: self.answer(line, stamp) })
            .collect();
        for line in lines.iter().filter(|line| !line.is_disputed()) {
            register::moves(state, &self.handover, &line.entry, stamp);
        }
        state.handover.change(&self.handover, |handover| {
            handover.lines = lines;
            handover.standing = Standing::Taken { at: stamp.at };
        });
    }

    fn answer(&self, line: u16, stamp: &Stamp) -> Answer {
        let at = stamp.at;
        match self.disputed.iter().find(|one| one.line == line) {
            None => Answer::Acknowledged { at },
            Some(one) => Answer::Disputed { at, reason: one.reason.clone(), settled: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handover::{Operation, Refusal, view};
    use crate::township::*;

    #[test]
    fn responsibility_moves_only_when_the_receiver_confirms() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let contact = town.receive(Wang, "", &[]);
        let handover = town.give(Wang, 0, Li);
        let post = town.posts[0].clone();
        let who = |town: &Township| duty::responsible(&town.state, &post, town.now).unwrap().0;
        assert_eq!(who(&town), town.id(Wang));
        assert_eq!(town.state.case.get(&case).unwrap().owner(), &town.id(Wang));
        let not_hers = Refusal::NotReceiver { to: town.id(Li) };
        assert_eq!(town.take_over(Chen, &handover, &[]), Err(not_hers.into()));
        let before = town.now;
        town.take_over(Li, &handover, &[]).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().owner(), &town.id(Li));
        assert_eq!(town.state.contact.get(&contact).unwrap().owner(), &town.id(Li));
        assert_eq!(town.state.contact.get(&contact).unwrap().first_owner(), &town.id(Wang));
        // Li stands there from then on and Wang is relieved; who answered before stays derivable.
        assert!(duty::on_duty(&town.state, &town.id(Wang), town.now).is_err());
        assert!(duty::on_duty(&town.state, &town.id(Li), town.now).is_ok());
        let record = duty::record(&town.state, &post, date(2024, 5, 6));
        let at = |instant| record.iter().find(|s| s.span.from <= instant && instant < s.span.to);
        assert_eq!(at(before.plus(crate::time::Minutes(-1))).unwrap().who, town.id(Wang));
        let again = Refusal::AlreadyTaken { to: town.id(Li), at: before };
        assert_eq!(town.take_over(Li, &handover, &[]), Err(again.into()));
    }

    #[test]
    fn s1_4_2_each_line_is_acknowledged_or_disputed_with_a_reason() {
        let mut town = Township::morning();
        town.opened(Wang, "FP07", &["m1", "m2"]);
        town.receive(Wang, "", &[]);
        let handover = town.give(Wang, 0, Li);
        let all = town.takes(&handover, &[]);
        let silent = Dispute { line: 1, reason: " ".to_owned() };
        let other = Dispute { line: 1, reason: "少一份".to_owned() };
        let beyond = Dispute { line: 2, ..other.clone() };
        let first = BTreeSet::from([0]);
        for (acknowledged, disputed, refusal) in [
            (first.clone(), vec![], Refusal::LinesOpen { lines: BTreeSet::from([1]) }),
            (first.clone(), vec![silent], Refusal::ReasonBlank { line: 1 }),
            (all.acknowledged.clone(), vec![other], Refusal::AnsweredTwice { line: 1 }),
            (all.acknowledged.clone(), vec![beyond], Refusal::NoLine { line: 2 }),
        ] {
            let take = Take { acknowledged, disputed, ..all.clone() };
            assert_eq!(town.handover(Li, Operation::Take(take)), Err(refusal.into()));
        }
        assert!(town.take_over(Li, &handover, &[1]).is_ok());
        let missing = Refusal::UnknownHandover { handover: HandoverId("x-1".to_owned()) };
        let take = Take { handover: HandoverId("x-1".to_owned()), ..all };
        assert_eq!(town.handover(Li, Operation::Take(take)), Err(missing.into()));
    }

    #[test]
    fn s1_3_3_what_came_between_the_two_confirmations_is_taken_too() {
        let mut town = Township::morning();
        let handover = town.give(Wang, 0, Li);
        let contact = town.receive(Wang, "", &[]);
        let matters = BTreeSet::from([Matter::Contact(contact.clone())]);
        let left = Refusal::LeftOut { matters: matters.clone() };
        assert_eq!(town.take_over(Li, &handover, &[]), Err(left.into()));
        let found = town.state.handover.get(&handover).unwrap();
        assert_eq!(view::more(&town.state, found, town.now), matters);
        let take =
            Take { more: matters, acknowledged: BTreeSet::from([0]), ..town.takes(&handover, &[]) };
        town.handover(Li, Operation::Take(take)).unwrap();
        assert_eq!(town.state.contact.get(&contact).unwrap().owner(), &town.id(Li));
    }

    #[test]
    fn s1_3_4_somebody_who_stands_elsewhere_takes_the_papers_only() {
        let mut town = Township::morning();
        // Zhao stands at window 2 and is made a B of window 1.
        let post = town.posts[0].clone();
        let mut plan = town.state.duty.posts.get(&post).unwrap().plan().unwrap().clone();
        plan.b.push(town.id(Zhao));
        let revise = duty::RevisePost { post: post.clone(), plan, knowing: [].into() };
        town.server(&crate::Operation::Duty(duty::Operation::RevisePost(revise)));
        let contact = town.receive(Wang, "", &[]);
        let handover = town.give(Wang, 0, Zhao);
        let elsewhere = Warning::StandsElsewhere { post: town.posts[1].clone() };
        let done = town.take_over(Zhao, &handover, &[]).unwrap();
        assert!(done.warnings.contains(&crate::Warning::Handover(elsewhere)));
        assert_eq!(town.state.contact.get(&contact).unwrap().owner(), &town.id(Zhao));
        assert_eq!(duty::on_duty(&town.state, &town.id(Wang), town.now), Ok(post));
    }

    #[test]
    fn s1_3_3_a_handover_nobody_confirms_is_told_a_quarter_of_an_hour_after_the_shift_began() {
        let mut town = Township::morning();
        let absence = duty::PlanAbsence {
            person: town.id(Wang),
            span: crate::time::Span {
                from: crate::time::Timestamp::at(
                    date(2024, 5, 7),
                    crate::time::TimeOfDay::hm(0, 0),
                    town.state.site.zone,
                ),
                to: crate::time::Timestamp::at(
                    date(2024, 5, 9),
                    crate::time::TimeOfDay::hm(0, 0),
                    town.state.site.zone,
                ),
            },
            kind: duty::AbsenceKind::Annual,
        };
        let planned = town.duty(Zhao, duty::Operation::PlanAbsence(absence)).unwrap();
        let first = duty::Warning::HandOverFirst { post: town.posts[0].clone() };
        assert!(planned.warnings.contains(&crate::Warning::Duty(first)));
        town.set(date(2024, 5, 6), 17, 20);
        let handover = town.give(Wang, 0, Li);
        town.set(date(2024, 5, 7), 8, 45);
        assert_eq!(view::unconfirmed(&town.state, town.now).len(), 0);
        town.set(date(2024, 5, 7), 8, 50);
        assert_eq!(view::unconfirmed(&town.state, town.now).len(), 1);
        let done = town.take_over(Li, &handover, &[]).unwrap();
        let late = Warning::ConfirmedLate { minutes: crate::time::Minutes(5) };
        assert!(done.warnings.contains(&crate::Warning::Handover(late)));
        assert_eq!(view::unconfirmed(&town.state, town.now).len(), 0);
    }
}
