//! Inspections and gifts told as stories: who sees whom, who says what of it, and what is in whose hands.
//! S1.3.4, S1.6.3, S2.1, S2.2, S2.3.3

use std::collections::BTreeSet;

use super::Done;
use super::*;
use crate::accountability::{self, Open, Source};
use crate::catalogue::{self, Phrase, PhraseKind, PublishPhrases};
use crate::complaint::Kind;
use crate::duty::{self, EndReason, Start};
use crate::id::{GiftId, InspectionId, OperationId, PersonId, PostId};
use crate::text::Text;
use crate::time::{Minutes, Span, Timestamp};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused, access};

fn does(town: &mut Township, who: Who, operation: Operation) -> Result<OperationId, Refused> {
    town.at_server(who, &Asked::Conduct(operation))
}

/// Does the same where a rule of the slice may refuse.
fn tries(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refusal> {
    match does(town, who, operation) {
        Ok(_) => Ok(()),
        Err(Refused::Conduct(refusal)) => Err(refusal),
        Err(other) => panic!("refused by another slice: {other}"),
    }
}

/// A site that forbids a phrase, a working hour in.
fn town() -> Township {
    let mut town = Township::morning();
    town.wait(60);
    let phrase = |id: &str, text: &str, kind| Phrase {
        id: id.to_owned(),
        kind,
        clause: "S2.3".to_owned(),
        situation: "窗口".to_owned(),
        text: Text::hans(text),
    };
    let never = phrase("P-F01", "我不知道", PhraseKind::Forbidden);
    let phrases = vec![never, phrase("P-W01", "您好", PhraseKind::Recommended)];
    let publish = catalogue::Operation::PublishPhrases(PublishPhrases { phrases });
    town.server(&Asked::Catalogue(publish));
    town
}

/// A visit to the first window just now, at which everything was met.
fn visit(town: &Township) -> Inspect {
    Inspect {
        post: town.posts[0].clone(),
        at: town.now,
        way: Way::SpotCheck,
        persons: BTreeSet::new(),
        lines: Line::ALL.into_iter().map(|line| (line, Mark::Met)).collect(),
        phrases: BTreeSet::new(),
    }
}

/// The same, where some lines were not met by some who were seen there.
fn unmet(town: &Township, lines: &[Line], seen: &[Who]) -> Inspect {
    let mut asked = visit(town);
    asked.lines.extend(lines.iter().map(|line| (*line, Mark::NotMet)));
    asked.persons = seen.iter().map(|who| town.id(*who)).collect();
    asked
}

fn inspects(town: &mut Township, who: Who, asked: Inspect) -> InspectionId {
    InspectionId::from(&does(town, who, Operation::Inspect(asked)).unwrap())
}

fn refused(town: &mut Township, who: Who, asked: Inspect) -> Refusal {
    tries(town, who, Operation::Inspect(asked)).unwrap_err()
}

fn contest(id: &InspectionId, line: Line) -> Operation {
    Operation::Contest(Contest { inspection: id.clone(), line })
}

fn settle(id: &InspectionId, line: Line, ruling: Ruling) -> Operation {
    Operation::Settle(Settle { inspection: id.clone(), line, ruling })
}

fn get<'a>(town: &'a Township, id: &InspectionId) -> &'a Inspection {
    town.state.conduct.inspection(id).unwrap()
}

/// Returns the lines of the first window that count until now.
fn counting(town: &Township) -> Vec<Line> {
    let span = Span { from: Timestamp(0), to: town.now.plus(Minutes(1)) };
    view::unmet(&town.state, &town.posts[0], span).map(|(_, line)| line).collect()
}

#[test]
fn s1_3_4_a_visit_is_recorded_after_it_was_made_and_within_a_week() {
    let mut town = town();
    let nowhere = PostId("x-1".to_owned());
    let mut asked = visit(&town);
    asked.post = nowhere.clone();
    assert_eq!(refused(&mut town, Sun, asked), Refusal::UnknownPost { post: nowhere });
    let mut asked = visit(&town);
    asked.at = Timestamp(0);
    let post = town.posts[0].clone();
    assert_eq!(refused(&mut town, Sun, asked), Refusal::UnknownPost { post });
    let mut asked = visit(&town);
    asked.at = asked.at.plus(Minutes(1));
    assert_eq!(refused(&mut town, Sun, asked), Refusal::InTheFuture);
    let asked = visit(&town);
    town.set(date(2024, 5, 14), 9, 0);
    let since = date(2024, 5, 7);
    assert_eq!(refused(&mut town, Sun, asked.clone()), Refusal::TooOld { since });
    town.set(date(2024, 5, 13), 23, 0);
    let id = inspects(&mut town, Sun, asked.clone());
    assert_eq!(get(&town, &id).at, asked.at);
    assert!(get(&town, &id).no.starts_with("J240513-"), "{}", get(&town, &id).no);
    // However often it is sent, it is one visit; another overseer's is another.
    let again = Refusal::NotedAlready { inspection: id };
    assert_eq!(refused(&mut town, Sun, asked.clone()), again);
    inspects(&mut town, Zhao, asked);
}

#[test]
fn s1_3_4_nobody_inspects_the_window_they_stand_at_nor_sees_themselves() {
    let mut town = town();
    let asked = visit(&town);
    // Chen is on duty at the first window.
    assert_eq!(refused(&mut town, Chen, asked.clone()), Refusal::OwnWindow);
    let mut own = asked.clone();
    own.persons = [town.id(Zhao)].into();
    assert_eq!(refused(&mut town, Zhao, own), Refusal::Oneself);
    let nobody = PersonId("x-1".to_owned());
    let mut unknown = asked.clone();
    unknown.persons = [nobody.clone()].into();
    assert_eq!(refused(&mut town, Zhao, unknown), Refusal::UnknownPerson { person: nobody });
    // Whoever has left the window may look at it later, but not at when they stood there.
    let (post, why) = (town.posts[0].clone(), EndReason::DayOver);
    let end = duty::Operation::End(duty::End { post: post.clone(), why });
    town.wait(10);
    town.duty(Chen, end).unwrap();
    town.wait(10);
    assert_eq!(refused(&mut town, Chen, asked), Refusal::OwnWindow);
    let later = visit(&town);
    inspects(&mut town, Chen, later);
    town.duty(Chen, duty::Operation::Start(Start { post })).unwrap();
    // A clerk inspects nobody, and nobody does by a tablet's own log.
    let asked = Operation::Inspect(visit(&town));
    assert!(does(&mut town, Zhou, asked.clone()).is_err());
    let online: Refused = access::Refusal::OnlineOnly.into();
    assert_eq!(town.act(Zhao, &Asked::Conduct(asked)), Err(online));
}

#[test]
fn s2_2_2_every_line_is_answered_if_only_by_that_it_was_not_seen() {
    let mut town = town();
    for line in Line::ALL {
        let mut asked = visit(&town);
        asked.lines.remove(&line);
        assert_eq!(refused(&mut town, Sun, asked), Refusal::Unanswered { line });
    }
    let mut asked = visit(&town);
    asked.lines.extend(Line::ALL.map(|line| (line, Mark::NotSeen)));
    inspects(&mut town, Sun, asked);
    assert!(counting(&town).is_empty(), "what was not seen is held against nobody");
    for line in Line::ALL {
        assert!(line.clause().starts_with('S'));
    }
}

#[test]
fn s2_1_4_nobody_is_missing_at_a_window_that_is_shut() {
    let mut town = town();
    town.set(date(2024, 5, 6), 12, 30);
    let shut = unmet(&town, &[Line::AtPost], &[]);
    assert_eq!(refused(&mut town, Sun, shut), Refusal::Shut);
    let leaflets = unmet(&town, &[Line::Leaflets], &[]);
    inspects(&mut town, Sun, leaflets);
    town.set(date(2024, 5, 6), 14, 30);
    let open = unmet(&town, &[Line::AtPost], &[]);
    inspects(&mut town, Sun, open);
    assert_eq!(counting(&town), [Line::Leaflets, Line::AtPost]);
}

#[test]
fn s2_3_3_a_forbidden_phrase_is_named_by_its_id() {
    let mut town = town();
    let mut asked = unmet(&town, &[Line::Speech], &[Wang]);
    assert_eq!(refused(&mut town, Sun, asked.clone()), Refusal::PhraseMissing);
    for phrase in ["P-W01", "P-F99"].map(str::to_owned) {
        asked.phrases = [phrase.clone()].into();
        assert_eq!(refused(&mut town, Sun, asked.clone()), Refusal::UnknownPhrase { phrase });
    }
    asked.phrases = ["P-F01".to_owned()].into();
    let id = inspects(&mut town, Sun, asked.clone());
    assert_eq!(get(&town, &id).phrases, asked.phrases);
    asked.lines.insert(Line::Speech, Mark::Met);
    assert_eq!(refused(&mut town, Sun, asked), Refusal::PhraseNotSaid);
}

#[test]
fn s2_2_2_a_line_is_contested_by_whom_it_concerns_and_settled_by_somebody_else() {
    let mut town = town();
    let asked = unmet(&town, &[Line::Badge, Line::Greeting], &[Wang]);
    let id = inspects(&mut town, Zhao, asked);
    let unknown = Refusal::UnknownInspection { inspection: id.clone() };
    // Li is of the window and was not seen there; Zhao recorded it.
    for who in [Li, Zhao] {
        assert_eq!(tries(&mut town, who, contest(&id, Line::Badge)), Err(unknown.clone()));
    }
    assert_eq!(tries(&mut town, Wang, contest(&id, Line::Tidy)), Err(Refusal::NotUnmet));
    let early = settle(&id, Line::Badge, Ruling::Falls);
    assert_eq!(tries(&mut town, Chen, early), Err(Refusal::NotContested));
    let open = |town: &Township| {
        let one = get(town, &id);
        view::to_contest(&town.state, one, &town.id(Wang), town.now).collect::<Vec<_>>()
    };
    assert_eq!(open(&town), [Line::Badge, Line::Greeting]);
    for line in [Line::Badge, Line::Greeting] {
        does(&mut town, Wang, contest(&id, line)).unwrap();
    }
    let again = contest(&id, Line::Badge);
    assert_eq!(tries(&mut town, Wang, again), Err(Refusal::ContestedAlready));
    assert!(open(&town).is_empty());
    assert_eq!(counting(&town), [Line::Badge, Line::Greeting], "it stands until it is settled");
    let waits = |town: &Township, who| view::to_settle(&town.state.conduct, &town.id(who)).count();
    assert_eq!([waits(&town, Zhao), waits(&town, Wang), waits(&town, Chen)], [0, 0, 2]);
    let falls = settle(&id, Line::Badge, Ruling::Falls);
    assert_eq!(tries(&mut town, Zhao, falls.clone()), Err(Refusal::Involved));
    does(&mut town, Chen, falls.clone()).unwrap();
    assert_eq!(tries(&mut town, Sun, falls), Err(Refusal::SettledAlready));
    does(&mut town, Sun, settle(&id, Line::Greeting, Ruling::Stands)).unwrap();
    assert_eq!(tries(&mut town, Wang, contest(&id, Line::Badge)), Err(Refusal::SettledAlready));
    // What does not stand counts nowhere, and stays readable as it was recorded.
    assert_eq!(counting(&town), [Line::Greeting]);
    assert_eq!(get(&town, &id).lines[&Line::Badge], Mark::NotMet);
    assert_eq!(get(&town, &id).steps.len(), 5);
    let unheard = InspectionId("x-1".to_owned());
    let nothing = settle(&unheard, Line::Badge, Ruling::Stands);
    let unknown = Refusal::UnknownInspection { inspection: unheard };
    assert_eq!(tries(&mut town, Sun, nothing), Err(unknown));
}

#[test]
fn s2_2_2_a_line_is_contested_within_a_week_of_its_recording() {
    let until = date(2024, 5, 13);
    let mut town = town();
    let asked = unmet(&town, &[Line::Badge, Line::Tidy], &[Wang]);
    let id = inspects(&mut town, Zhao, asked);
    town.set(until, 23, 59);
    does(&mut town, Wang, contest(&id, Line::Badge)).unwrap();
    town.set(date(2024, 5, 14), 0, 0);
    let late = Err(Refusal::ContestTooLate { until });
    assert_eq!(tries(&mut town, Wang, contest(&id, Line::Tidy)), late);
    // What was contested in time is settled whenever somebody has time for it.
    does(&mut town, Sun, settle(&id, Line::Badge, Ruling::Stands)).unwrap();
}

#[test]
fn s1_3_4_where_nobody_is_named_an_inspection_concerns_those_of_the_window() {
    let mut town = town();
    let asked = unmet(&town, &[Line::Tidy], &[]);
    let id = inspects(&mut town, Zhao, asked);
    let reads = |town: &Township, who| {
        view::concerning(&town.state, &town.id(who)).inspection(&id).is_some()
    };
    assert!(reads(&town, Wang) && reads(&town, Li) && reads(&town, Chen));
    assert!(!reads(&town, Zhou) && !reads(&town, Zhao));
    // Two of the window may each say what they know; it is settled once.
    does(&mut town, Li, contest(&id, Line::Tidy)).unwrap();
    does(&mut town, Wang, contest(&id, Line::Tidy)).unwrap();
    assert_eq!(
        tries(&mut town, Chen, settle(&id, Line::Tidy, Ruling::Falls)),
        Err(Refusal::Involved)
    );
    does(&mut town, Sun, settle(&id, Line::Tidy, Ruling::Falls)).unwrap();
    let own = view::concerning(&town.state, &town.id(Li));
    assert_eq!(view::spoken(&own).len(), 4, "what was seen, said twice of it, and why it falls");
    // Whoever inspects a window they are of, and do not stand at, has no part in it.
    let (post, at) = (town.posts[1].clone(), town.now.plus(Minutes(-120)));
    let mut asked = unmet(&town, &[Line::Tidy], &[]);
    (asked.post, asked.at) = (post, at);
    let id = inspects(&mut town, Zhao, asked);
    assert_eq!(get(&town, &id).concerns, [town.id(Zhou)].into());
    assert_eq!(view::newest(&town.state.conduct).len(), 2);
}

#[test]
fn s2_2_2_a_window_s_unmet_lines_are_counted_by_when_it_was_visited() {
    let mut town = town();
    let first = unmet(&town, &[Line::Badge, Line::Tidy], &[Wang]);
    let at = first.at;
    let id = inspects(&mut town, Zhao, first);
    town.wait(1);
    let second = unmet(&town, &[Line::Order], &[Wang]);
    inspects(&mut town, Zhao, second);
    let of = |from, to| {
        let span = Span { from, to };
        let all = view::unmet(&town.state, &town.posts[0], span);
        all.map(|(one, line)| (one.id.clone(), line)).collect::<Vec<_>>()
    };
    let both = [(id.clone(), Line::Badge), (id, Line::Tidy)];
    assert_eq!(of(at, at.plus(Minutes(1))), both);
    assert_eq!(of(at, at.plus(Minutes(2))).len(), 3);
    assert!(of(at.plus(Minutes(2)), town.now.plus(Minutes(9))).is_empty());
    let span = Span { from: at, to: at.plus(Minutes(9)) };
    assert_eq!(view::unmet(&town.state, &town.posts[1], span).count(), 0);
}

#[test]
fn s1_3_4_what_an_inspection_found_is_looked_into_by_somebody_it_does_not_concern() {
    let mut town = town();
    let open = |town: &Township, inspection: &InspectionId, kind| {
        let (person, source) = (town.id(Wang), Source::Inspection(inspection.clone()));
        let open = accountability::Operation::Open(Open { person, kind, source });
        Asked::Accountability(open)
    };
    let tries = |town: &mut Township, who, asked: &Asked| match town.at_server(who, asked) {
        Ok(_) => Ok(()),
        Err(Refused::Accountability(refusal)) => Err(refusal),
        Err(other) => panic!("refused by another slice: {other}"),
    };
    let nothing = InspectionId("x-1".to_owned());
    let asked = open(&town, &nothing, Kind::HardWords);
    let unknown = accountability::Refusal::UnknownInspection { inspection: nothing };
    assert_eq!(tries(&mut town, Zhao, &asked), Err(unknown));
    let good = visit(&town);
    let good = inspects(&mut town, Sun, good);
    let asked = open(&town, &good, Kind::HardWords);
    assert_eq!(tries(&mut town, Zhao, &asked), Err(accountability::Refusal::NothingUnmet));
    let bad = unmet(&town, &[Line::Greeting], &[Wang, Chen]);
    let bad = inspects(&mut town, Zhao, bad);
    let asked = open(&town, &bad, Kind::HardWords);
    // Chen was seen there, too.
    assert_eq!(tries(&mut town, Chen, &asked), Err(accountability::Refusal::Involved));
    tries(&mut town, Zhao, &asked).unwrap();
    let li = town.id(Li);
    let elsewhere =
        Open { person: li.clone(), kind: Kind::HardWords, source: Source::Inspection(bad.clone()) };
    let elsewhere = Asked::Accountability(accountability::Operation::Open(elsewhere));
    let absent = accountability::Refusal::NotSeenThere { person: li };
    assert_eq!(tries(&mut town, Zhao, &elsewhere), Err(absent), "they could not contest it");
    let again = tries(&mut town, Zhao, &asked).unwrap_err();
    assert!(matches!(again, accountability::Refusal::OpenedAlready { .. }), "{again}");
    let seen = accountability::view::seen_by(&town.state, &town.id(Chen), town.now);
    assert_eq!(seen.all().count(), 0, "it comes from what concerns Chen, too");
    // Another kind is another matter; what is overturned is none.
    let other = open(&town, &bad, Kind::HardFace);
    tries(&mut town, Zhao, &other).unwrap();
    does(&mut town, Wang, contest(&bad, Line::Greeting)).unwrap();
    does(&mut town, Sun, settle(&bad, Line::Greeting, Ruling::Falls)).unwrap();
    let late = open(&town, &bad, Kind::HardToDo);
    assert_eq!(tries(&mut town, Zhao, &late), Err(accountability::Refusal::NothingUnmet));
    let source = Source::Inspection(bad);
    let all = accountability::view::of_source(&town.state.accountability, &source);
    assert_eq!(all.count(), 2);
}

fn gift(town: &Township, done: Done) -> DeclareGift {
    DeclareGift {
        on: town.now.date(town.state.site.zone),
        giver: Giver::Visitor,
        kind: GiftKind::Goods,
        value: Some(Fen(8_850)),
        done,
    }
}

fn declares(town: &mut Township, who: Who, asked: DeclareGift) -> GiftId {
    GiftId::from(&does(town, who, Operation::DeclareGift(asked)).unwrap())
}

fn receive(id: &GiftId, fate: Fate) -> Operation {
    Operation::ReceiveGift(ReceiveGift { gift: id.clone(), fate })
}

#[test]
fn s1_6_3_a_gift_is_declared_by_whoever_it_was_offered_to_however_late() {
    let mut town = town();
    let mut asked = gift(&town, Done::Refused);
    asked.on = date(2024, 5, 7);
    let later = Operation::DeclareGift(asked.clone());
    assert_eq!(tries(&mut town, Wang, later), Err(Refusal::OfferedLater));
    for (value, meant) in [
        (Some(Fen(0)), false),
        (Some(Fen(1_000_000_001)), false),
        (Some(Fen(1)), true),
        (Some(Fen(1_000_000_000)), true),
        (None, true),
    ] {
        let asked = DeclareGift { value, ..gift(&town, Done::Refused) };
        let came = tries(&mut town, Wang, Operation::DeclareGift(asked));
        let wrong = Err(Refusal::ValueOutOfRange { yuan: 10_000_000 });
        assert_eq!(came, if meant { Ok(()) } else { wrong }, "{value:?}");
    }
    asked.on = date(2020, 1, 1);
    let id = declares(&mut town, Li, asked);
    let one = town.state.conduct.gift(&id).unwrap();
    assert_eq!((&one.by, one.on), (&town.id(Li), date(2020, 1, 1)));
    assert!(one.no.starts_with("L240506-"), "{}", one.no);
    // One reads one's own, and no visitor declares anything.
    assert_eq!(view::concerning(&town.state, &town.id(Li)).gifts().count(), 1);
    assert_eq!(view::concerning(&town.state, &town.id(Zhou)).gifts().count(), 0);
    let asked = Asked::Conduct(Operation::DeclareGift(gift(&town, Done::Refused)));
    assert!(town.visitor(&asked).is_err());
}

#[test]
fn s1_6_3_what_is_in_hand_is_received_by_somebody_who_did_not_declare_it() {
    let mut town = town();
    let unknown = GiftId("x-1".to_owned());
    let nothing = receive(&unknown, Fate::Treasury);
    assert_eq!(tries(&mut town, Sun, nothing), Err(Refusal::UnknownGift { gift: unknown }));
    for done in [Done::Refused, Done::GivenBack] {
        let asked = gift(&town, done);
        let id = declares(&mut town, Wang, asked);
        let nothing = receive(&id, Fate::GivenBack);
        assert_eq!(tries(&mut town, Sun, nothing), Err(Refusal::NothingToReceive));
    }
    let waits = |town: &Township, who| view::to_receive(&town.state.conduct, &town.id(who)).count();
    for done in [Done::HandedIn, Done::InHand] {
        let asked = gift(&town, done);
        let id = declares(&mut town, Zhao, asked);
        assert_eq!((waits(&town, Zhao), waits(&town, Sun)), (0, 1));
        let own = receive(&id, Fate::Discipline);
        assert_eq!(tries(&mut town, Zhao, own.clone()), Err(Refusal::OwnGift));
        does(&mut town, Sun, own.clone()).unwrap();
        assert_eq!(tries(&mut town, Chen, own), Err(Refusal::ReceivedAlready));
        assert_eq!(waits(&town, Sun), 0);
        let received = town.state.conduct.gift(&id).unwrap().received.clone().unwrap();
        assert_eq!((received.by, received.fate), (town.id(Sun), Fate::Discipline));
    }
    // A clerk receives nothing.
    let asked = gift(&town, Done::InHand);
    let id = declares(&mut town, Wang, asked);
    assert!(does(&mut town, Zhou, receive(&id, Fate::Treasury)).is_err());
    assert_eq!(view::spoken(&town.state.conduct).len(), 7, "five declared, two received");
}

#[test]
fn s1_6_3_only_what_spoils_is_destroyed() {
    let mut town = town();
    for (kind, spoils) in [
        (GiftKind::Money, false),
        (GiftKind::Card, false),
        (GiftKind::Goods, true),
        (GiftKind::Meal, true),
        (GiftKind::Other, true),
    ] {
        let asked = DeclareGift { kind, ..gift(&town, Done::InHand) };
        let id = declares(&mut town, Wang, asked);
        let came = tries(&mut town, Sun, receive(&id, Fate::Destroyed));
        let wrong = Err(Refusal::NotPerishable);
        assert_eq!(came, if spoils { Ok(()) } else { wrong }, "{kind:?}");
    }
}

#[test]
fn s1_6_3_the_register_begins_with_what_is_still_in_hand() {
    let mut town = town();
    for (done, day) in [
        (Done::Refused, 6),
        (Done::HandedIn, 5),
        (Done::InHand, 3),
        (Done::InHand, 4),
        (Done::GivenBack, 2),
    ] {
        let asked = DeclareGift { on: date(2024, 5, day), ..gift(&town, done) };
        declares(&mut town, Wang, asked);
    }
    let days = |town: &Township| {
        let all = view::register(&town.state.conduct).into_iter();
        all.map(|one| one.on.to_string()[8..].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(days(&town), ["04", "03", "05", "06", "02"]);
    let first = view::register(&town.state.conduct)[0].id.clone();
    does(&mut town, Sun, receive(&first, Fate::Treasury)).unwrap();
    assert_eq!(days(&town), ["03", "05", "06", "04", "02"]);
}

#[test]
fn s2_2_2_what_was_not_met_and_what_is_said_of_it_comes_in_words() {
    let town = town();
    let id = InspectionId("x-1".to_owned());
    let gift = gift(&town, Done::InHand);
    let received = receive(&GiftId("x-1".to_owned()), Fate::Treasury);
    let bad = unmet(&town, &[Line::Tidy], &[]);
    for (operation, needed) in [
        (Operation::Inspect(visit(&town)), false),
        (Operation::Inspect(bad), true),
        (contest(&id, Line::Tidy), true),
        (settle(&id, Line::Tidy, Ruling::Stands), true),
        (Operation::DeclareGift(gift), true),
        (received, true),
    ] {
        assert_eq!(rules::says_something(&operation, " "), !needed, "{operation:?}");
        assert!(rules::says_something(&operation, "柜台上堆着私人物品"));
    }
}
