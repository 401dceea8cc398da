//! Whoever answers for a post gives it over, with a PIN: nothing moves yet. S1.3.3

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Answer, Counting, Decided, Entry, Event, Handover, Held, Line, Matter, Note, Standing, Warning,
    counting, register, rules,
};
use crate::State as Site;
use crate::context::Stamp;
use crate::duty;
use crate::id::{HandoverId, PersonId, PostId};
use crate::time::Timestamp;

/// Asks to hand a post over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Give {
    pub post: PostId,
    pub to: PersonId,
    /// Until when appointments are handed over, as it was shown. S1.4.2
    pub until: Timestamp,
    /// Everything the giver was shown and answers for there. Its lines are numbered first.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub matters: BTreeSet<Matter>,
    /// What the giver has in custody there, counted. Its lines are numbered after the matters. S2.1.7
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custody: Vec<Counting>,
    /// Its lines are numbered after what is in custody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<Held>,
    /// Its lines are numbered last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// A post is given and waits for its receiver; the operation names the handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub post: PostId,
    pub from: PersonId,
    pub to: PersonId,
    /// Until when appointments are handed over. S1.4.2
    pub until: Timestamp,
    pub lines: Vec<Entry>,
}

impl Give {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decided {
        let giver = duty::rules::server(stamp)?;
        duty::rules::post(state, &self.post, stamp.at)?;
        rules::gives(state, &self.post, giver, stamp.at)?;
        rules::receives(state, &self.post, (giver, &self.to), stamp.at)?;
        rules::none_open(state, &self.post)?;
        let first = self.matters.len() + self.custody.len();
        rules::lines_said(first, &self.held, &self.notes)?;
        counting::make_sense(state, &self.custody)?;
        let until = rules::reach(state, self.until, stamp.at);
        rules::nothing_left_out(state, (&self.post, giver), (&self.listed(), until), stamp)?;
        let away = state.duty.absences.values();
        let away = away.filter(|one| one.person == self.to && one.covers(stamp.at));
        let back = away.map(|one| one.until().date(state.site.zone)).max();
        let warnings = back.map(|until| Warning::ReceiverAway { until }).into_iter().collect();
        let event = Event::Given(Given {
            post: self.post.clone(),
            from: giver.clone(),
            to: self.to.clone(),
            until,
            lines: self.lines(state, giver, stamp),
        });
        let mut decision = super::decision(event, warnings);
        let counts = self.custody.iter().map(counting::noted);
        decision.events.splice(0..0, counts);
        Ok(decision)
    }

    /// Asks before it is given whether the register reaches to the end of the receiver's next shift:
    /// another tablet may change that shift before the server learns of the handover. S1.4.2
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), crate::Refusal> {
        let giver = duty::rules::server(stamp)?;
        let until = rules::until(state, &self.post, (giver, &self.to), stamp.at);
        rules::nothing_left_out(state, (&self.post, giver), (&self.listed(), until), stamp)?;
        let whose = (&self.post, giver);
        Ok(rules::everything_counted(state, whose, &self.custody, stamp.at)?)
    }

    fn listed(&self) -> BTreeSet<&Matter> {
        self.matters.iter().collect()
    }

    fn lines(&self, state: &Site, giver: &PersonId, stamp: &Stamp) -> Vec<Entry> {
        let whose = (&self.post, giver);
        let listed = |one| Entry::Matter(register::listed(state, whose, one, stamp.at));
        let held = self.held.iter().cloned().map(Entry::Held);
        let notes = self.notes.iter().cloned().map(Entry::Note);
        let custody = counting::lines(state, &self.custody).map(Entry::Custody);
        self.matters.iter().map(listed).chain(custody).chain(held).chain(notes).collect()
    }
}

impl Given {
    pub(super) fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        let line = |entry: &Entry| Line { entry: entry.clone(), answer: Answer::Open };
        state.handover.begin(Handover {
            id: HandoverId::from(&stamp.operation),
            post: self.post.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            given: stamp.at,
            until: self.until,
            device: stamp.device.clone(),
            lines: self.lines.iter().map(line).collect(),
            standing: Standing::Given,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handover::{Next, NoteKind, Operation, Refusal, view};
    use crate::township::*;

    fn refused(town: &mut Township, who: Who, give: Give) -> crate::Refusal {
        town.handover(who, Operation::Give(give)).unwrap_err()
    }

    #[test]
    fn s1_3_3_only_who_answers_for_a_post_gives_it_to_one_of_its_own() {
        let mut town = Township::morning();
        let post = town.posts[0].clone();
        let give = |town: &Township, to| town.gives(Wang, 0, to);
        let responsible = Some(town.id(Wang));
        let other = Refusal::NotResponsible { post: post.clone(), responsible };
        let (to_li, to_wang) = (give(&town, Li), give(&town, Wang));
        assert_eq!(refused(&mut town, Zhou, to_li.clone()), other.into());
        assert_eq!(refused(&mut town, Wang, to_wang), Refusal::ToOneself.into());
        let (to_zhou, to_sun) = (give(&town, Zhou), give(&town, Sun));
        let stranger = Refusal::NotOfPost { post, person: town.id(Zhou) };
        assert_eq!(refused(&mut town, Wang, to_zhou), stranger.into());
        let serves_nobody = duty::Refusal::CannotServe { person: town.id(Sun) };
        assert_eq!(refused(&mut town, Wang, to_sun), serves_nobody.into());
        let at = town.now;
        town.handover(Wang, Operation::Give(to_li.clone())).unwrap();
        let again = Refusal::AlreadyGiven { to: town.id(Li), at };
        assert_eq!(refused(&mut town, Wang, to_li), again.into());
    }

    #[test]
    fn s1_3_3_who_stood_there_last_or_took_it_over_last_gives_it_too() {
        let mut town = Township::morning();
        town.set(date(2024, 5, 6), 17, 30);
        for (who, why) in [(Wang, duty::EndReason::Relieved), (Chen, duty::EndReason::DayOver)] {
            let post = town.posts[0].clone();
            town.duty(who, duty::Operation::End(duty::End { post, why })).unwrap();
        }
        // Chen stood there last, Wang is expected next: both answer for something.
        let handover = town.give(Chen, 0, Li);
        town.take_over(Li, &handover, &[]).unwrap();
        let handover = town.give(Li, 0, Wang);
        assert!(town.state.handover.get(&handover).is_some());
    }

    #[test]
    fn s1_3_3_every_line_says_something_and_forms_run_from_a_first_serial_to_a_last() {
        let mut town = Township::morning();
        let forms = |from: &str, to: &str| Held::Forms {
            what: "受理通知书".to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let give = town.gives(Wang, 0, Li);
        let blank = Note { kind: NoteKind::Remark, text: " ".to_owned() };
        let with = |held: Vec<Held>, notes| Give { held, notes, ..give.clone() };
        let said = Refusal::LineBlank { line: 1 };
        let silent = with(vec![forms("001", "050")], vec![blank]);
        assert_eq!(refused(&mut town, Wang, silent), said.into());
        for (from, to) in [("", "050"), ("050", "001"), ("001", "0050")] {
            let wrong = with(vec![forms(from, to)], Vec::new());
            let serials = Refusal::SerialsMalformed { line: 0 };
            assert_eq!(refused(&mut town, Wang, wrong), serials.into());
        }
        let right = with(vec![forms("001", "050")], Vec::new());
        town.handover(Wang, Operation::Give(right)).unwrap();
    }

    #[test]
    fn s1_3_3_a_handover_leaves_out_nothing_the_tablet_knew_of() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let contact = town.receive(Wang, "", &[]);
        // Zhou's own matter, and what Wang has at no other post.
        town.receive(Zhou, "FP07", &[]);
        let give = town.gives(Wang, 0, Li);
        let both = BTreeSet::from([Matter::Case(case), Matter::Contact(contact.clone())]);
        assert_eq!(give.matters, both);
        let less = Give { matters: both.iter().take(1).cloned().collect(), ..give.clone() };
        let left = both.iter().skip(1).cloned().collect();
        assert_eq!(refused(&mut town, Wang, less), Refusal::LeftOut { matters: left }.into());
        // What another tablet made after this one's last sync could not be listed.
        let seen = town.history;
        let late = town.receive(Zhou, "FP07", &[]);
        town.reassign(Zhao, &late, Wang).unwrap();
        let stamp = Stamp { seen, ..town.stamp(Wang) };
        let given = town.take(&crate::Operation::Handover(Operation::Give(give)), &stamp);
        assert!(given.is_ok(), "{given:?}");
    }

    #[test]
    fn s1_3_3_the_register_fills_itself_and_a_matter_that_has_moved_is_said_to_have() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        town.accept(Wang, &case).unwrap();
        let contact = town.receive(Wang, "", &[]);
        let give = town.gives(Wang, 0, Li);
        town.reassign(Zhao, &contact, Zhou).unwrap();
        town.handover(Wang, Operation::Give(give)).unwrap();
        let handover = town.state.handover.get(&HandoverId::from(&town.last)).unwrap();
        let said: Vec<(Next, Option<crate::time::Date>)> = handover
            .lines
            .iter()
            .filter_map(|line| match &line.entry {
                Entry::Matter(listed) => Some((listed.next, listed.due)),
                Entry::Custody(_) | Entry::Held(_) | Entry::Note(_) => None,
            })
            .collect();
        assert_eq!(said, [(Next::Finish, Some(date(2024, 5, 17))), (Next::Nothing, None)]);
        assert_eq!(view::section(&handover.lines[0].entry), view::Section::Cases);
    }

    #[test]
    fn s1_4_2_a_handover_leaves_no_appointment_behind() {
        use crate::appointment::{Book, Move, Operation as Asks, Reason, Whose};
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
        let (zone, post) = (town.state.site.zone, town.posts[0].clone());
        let from = Timestamp::at(date(2024, 5, 7), crate::time::TimeOfDay::hm(9, 30), zone);
        let book = Book {
            contact,
            case: None,
            post: post.clone(),
            from,
            loan: None,
            reason: Reason::Specialist,
            promised: "办理生育登记".to_owned(),
            bring: keys(&["m1"]),
            told: crate::contact::Told::Present,
        };
        let book = crate::Operation::Appointment(Asks::Book(book));
        town.act(Wang, &book).unwrap();
        let appointment = crate::AppointmentId::from(&town.last);
        let from = from.plus(crate::time::Minutes(60));
        let later = Move {
            appointment: appointment.clone(),
            post: post.clone(),
            from,
            loan: None,
            whose: Whose::Visitor,
            reason: String::new(),
        };
        town.act(Wang, &crate::Operation::Appointment(Asks::Move(later))).unwrap();
        let matter = Matter::Appointment(appointment);
        let give = town.gives(Wang, 0, Li);
        assert!(give.matters.contains(&matter));
        let mut less = give.clone();
        less.matters.remove(&matter);
        let left = Refusal::LeftOut { matters: BTreeSet::from([matter.clone()]) };
        assert_eq!(refused(&mut town, Wang, less.clone()), left.clone().into());
        // However early it is said to end, it reaches to the end of its own day.
        town.set(date(2024, 5, 7), 9, 0);
        let start = duty::Operation::Start(duty::Start { post: post.clone() });
        town.duty(Wang, start).unwrap();
        let early = Give { until: town.now, ..less };
        assert_eq!(refused(&mut town, Wang, early), left.into());
        let handover = town.give(Wang, 0, Li);
        town.take_over(Li, &handover, &[]).unwrap();
        let Matter::Appointment(id) = matter else { unreachable!() };
        assert_eq!(town.state.appointment.get(&id).unwrap().owner(), &town.id(Li));
        let draft = view::draft(&town.state, &post, (&town.id(Li), None), town.now);
        assert_eq!(draft.matters[0].at, Some(from));
    }
}
