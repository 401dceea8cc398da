//! What people are reminded of: to hand over before they are away, and to give a post back when its A
//! is there again. S1.3.2, S1.3.3

use crate::State;
use crate::duty;
use crate::handover::{Entry, Handover, counting, register, rules};
use crate::id::{PersonId, PostId};
use crate::time::Timestamp;

/// A reminder to one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// The person will be away and still answers for something at the post.
    BeforeAbsence { post: PostId, from: Timestamp },
    /// The post's A is back, and the person still has what A handed over.
    GiveBack { post: PostId, to: PersonId },
    /// The person is back; what was handed over is still with the other.
    TakeBack { post: PostId, from: PersonId },
}

/// Returns what a person is reminded of now; nothing of a post that is being handed over already.
pub fn reminders(state: &State, person: &PersonId, now: Timestamp) -> Vec<Reminder> {
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone());
    let free = posts.filter(|post| state.handover.open_at(post).is_none());
    free.filter_map(|post| {
        let absence = || before_absence(state, &post, person, now);
        give_back(state, &post, person, now).or_else(absence)
    })
    .collect()
}

/// Tells of an absence that begins by the end of the next working day.
fn before_absence(
    state: &State,
    post: &PostId,
    person: &PersonId,
    now: Timestamp,
) -> Option<Reminder> {
    let zone = state.site.zone;
    let next = state.site.nth_working_day(now.date(zone), 1);
    let near = |from: Timestamp| now < from && from.date(zone) <= next;
    let own = state.duty.absences.values();
    let own = own.filter(|one| one.person == *person && one.cancelled.is_none());
    let from = own.map(|one| one.span.from).filter(|from| near(*from)).min()?;
    let gives = rules::gives(state, post, person, now).is_ok();
    (gives && has_something(state, (post, person), now))
        .then(|| Reminder::BeforeAbsence { post: post.clone(), from })
}

/// Tells both sides that a post goes back to its A, who is on duty again.
fn give_back(state: &State, post: &PostId, person: &PersonId, now: Timestamp) -> Option<Reminder> {
    let handover = state.handover.last_taken(post)?;
    let Handover { from, to, .. } = handover;
    let plan = state.duty.posts.get(post)?.plan_at(now)?;
    let is_back = plan.a == *from && duty::on_duty(state, from, now).as_ref() == Ok(post);
    if !is_back || !is_kept(state, handover) {
        return None;
    }
    if person == to {
        return Some(Reminder::GiveBack { post: post.clone(), to: from.clone() });
    }
    (person == from).then(|| Reminder::TakeBack { post: post.clone(), from: to.clone() })
}

/// Says whether the receiver still has anything of what was handed over.
fn is_kept(state: &State, handover: &Handover) -> bool {
    handover.lines.iter().any(|line| match &line.entry {
        Entry::Matter(listed) => register::owners(state, &listed.matter)
            .is_some_and(|owners| owners.current() == &handover.to),
        Entry::Custody(custody) => {
            let found = state.custody.get(&custody.thing);
            found.is_some_and(|thing| *thing.holder() == handover.to && thing.ended.is_none())
        }
        Entry::Held(_) => true,
        Entry::Note(_) => false,
    })
}

fn has_something(state: &State, (post, person): (&PostId, &PersonId), now: Timestamp) -> bool {
    let ever = Timestamp(i64::MAX);
    let matters = register::matters(state, (post, person), now, ever).next().is_some();
    matters || !counting::things(state, (post, person), now).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duty::{AbsenceKind, Operation, PlanAbsence};
    use crate::time::{Span, TimeOfDay};
    use crate::township::*;

    #[test]
    fn s1_3_3_who_will_be_away_is_reminded_to_hand_over_what_is_open() {
        let mut town = Township::morning();
        let (post, zone) = (town.posts[0].clone(), town.state.site.zone);
        let day = |day| Timestamp::at(date(2024, 5, day), TimeOfDay(0), zone);
        let reminded = |town: &Township| reminders(&town.state, &town.id(Wang), town.now);
        let plan = |town: &Township, from, to| {
            let (person, kind) = (town.id(Wang), AbsenceKind::Annual);
            Operation::PlanAbsence(PlanAbsence { person, span: Span { from, to }, kind })
        };
        let far = plan(&town, day(9), day(11));
        town.duty(Zhao, far).unwrap();
        town.opened(Wang, "FP07", &["m1", "m2"]);
        assert_eq!(reminded(&town), []);
        town.set(date(2024, 5, 8), 9, 0);
        assert_eq!(reminded(&town), [Reminder::BeforeAbsence { post, from: day(9) }]);
        town.give(Wang, 0, Li);
        assert_eq!(reminded(&town), []);
    }

    #[test]
    fn s1_3_3_both_are_reminded_when_a_is_back_until_the_papers_are() {
        let mut town = Township::morning();
        let post = town.posts[0].clone();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let handover = town.give(Wang, 0, Li);
        town.take_over(Li, &handover, &[]).unwrap();
        let reminded = |town: &Township, who| reminders(&town.state, &town.id(who), town.now);
        assert_eq!(reminded(&town, Li), []);
        let start = duty::Operation::Start(duty::Start { post: post.clone() });
        town.duty(Wang, start).unwrap();
        let (wang, li) = (town.id(Wang), town.id(Li));
        let back = Reminder::GiveBack { post: post.clone(), to: wang };
        assert_eq!(reminded(&town, Li), [back]);
        assert_eq!(reminded(&town, Wang), [Reminder::TakeBack { post, from: li }]);
        // What came to the other meanwhile is their own; what was handed over counts.
        town.receive(Li, "", &[]);
        town.withdraw(Li, &case).unwrap();
        assert_eq!(reminded(&town, Li), []);
    }
}
