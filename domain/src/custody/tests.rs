//! Things in custody told as stories: each is somebody's at every moment, and what does not add up is seen.
//! S2.1.7, S2.4

use super::*;
use crate::contact::Told;
use crate::handover::{self, Counting, Side};
use crate::id::{CaseId, ContactId, OperationId, PostId};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused, enter};

fn asks(operation: Operation) -> Asked {
    Asked::Custody(operation)
}

/// Does something on a tablet, which asks more than the server does.
fn does(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refused> {
    town.enter(who, &asks(operation))
}

fn refused<T>(refusal: Refusal) -> Result<T, Refused> {
    Err(Refused::Custody(refusal))
}

fn registers(
    town: &mut Township,
    who: Who,
    kind: Kind,
    names: &[&str],
) -> Result<ThingId, Refused> {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    let register = Register { kind, names, post: town.posts[0].clone() };
    does(town, who, Operation::Register(register))?;
    Ok(ThingId::of(&town.last, 0))
}

/// Entrusts something of the house to Wang, who counts it as it is.
fn entrusted(town: &mut Township, kind: Kind, counted: Counted) -> ThingId {
    let thing = registers(town, Chen, kind, &["一件"]).unwrap();
    pass(town, Chen, &thing, Wang).unwrap();
    does(town, Wang, Operation::Accept(Accept { thing: thing.clone(), counted })).unwrap();
    thing
}

fn pass(town: &mut Township, who: Who, thing: &ThingId, to: Who) -> Result<(), Refused> {
    let to = town.id(to);
    does(town, who, Operation::Pass(Pass { thing: thing.clone(), to }))
}

fn note(town: &mut Township, who: Who, thing: &ThingId, entry: Entry) -> Result<(), Refused> {
    does(town, who, Operation::Note(Note { thing: thing.clone(), entry }))
}

fn counts(town: &mut Township, who: Who, thing: &ThingId, counted: Counted) -> OperationId {
    note(town, who, thing, Entry::Counted(counted)).unwrap();
    town.last.clone()
}

fn ends(things: &[&ThingId], how: Ending, words: &str) -> Operation {
    let things = things.iter().copied().cloned().collect();
    Operation::End(End { things, how, words: words.to_owned() })
}

fn document(title: &str) -> Of {
    Of::Document(title.to_owned())
}

fn sealed(of: Of, approver: Option<crate::PersonId>) -> Entry {
    Entry::Sealed { of, times: 1, approver }
}

fn took(cents: u32) -> Entry {
    Entry::Took { cents, of: document("工本费") }
}

fn issued(from: &str, to: &str) -> Entry {
    Entry::Issued { from: from.to_owned(), to: to.to_owned(), of: document("证明") }
}

fn stocked(from: &str, to: &str) -> Entry {
    Entry::Stocked { from: from.to_owned(), to: to.to_owned() }
}

fn money(cents: u32) -> Counted {
    Counted::Cash(cash(cents))
}

fn settles(thing: &ThingId, line: &OperationId, words: &str, difference: i64) -> Operation {
    let (thing, line) = (thing.clone(), line.clone());
    Operation::Settle(Settle { thing, line, difference, words: words.to_owned() })
}

const SEAL: Kind = Kind::Seal { approved: false };

#[test]
fn s2_1_7_what_is_of_the_house_is_entrusted_from_above_and_what_was_found_is_taken_by_anybody() {
    let mut town = Township::morning();
    for kind in [SEAL, Kind::Key, Kind::Forms, Kind::Cash] {
        let own = registers(&mut town, Wang, kind.clone(), &["一件"]);
        assert_eq!(own, refused(Refusal::RegisteredAbove));
        for who in [Chen, Sun] {
            let thing = registers(&mut town, who, kind.clone(), &["一件"]).unwrap();
            assert_eq!(town.state.custody.get(&thing).unwrap().holder(), &town.id(who));
        }
    }
    registers(&mut town, Wang, Kind::Valuable, &["手机一部"]).unwrap();
    let wrong = Refusal::NamesWrong { most: rules::THINGS, long: rules::NAME };
    let long = "长".repeat(rules::NAME + 1);
    for names in [&[][..], &[" "], &[&long]] {
        let named = registers(&mut town, Wang, Kind::Valuable, names);
        assert_eq!(named, refused(wrong.clone()));
    }
    let post = PostId("x-1".to_owned());
    let names = vec!["手机一部".to_owned()];
    let nowhere = Register { kind: Kind::Valuable, names, post: post.clone() };
    let nowhere = does(&mut town, Wang, Operation::Register(nowhere));
    assert_eq!(nowhere, refused(Refusal::UnknownPost { post }));
}

#[test]
fn s2_1_7_a_thing_is_its_holders_until_the_other_has_accepted_it() {
    let mut town = Township::morning();
    let thing = registers(&mut town, Chen, SEAL, &["业务专用章"]).unwrap();
    let holder = |town: &Township| town.state.custody.get(&thing).unwrap().holder().clone();
    let accept = |counted| Operation::Accept(Accept { thing: thing.clone(), counted });
    let back = || Operation::TakeBack(TakeBack { thing: thing.clone() });
    assert_eq!(does(&mut town, Wang, accept(Counted::There)), refused(Refusal::NotPassed));
    assert_eq!(does(&mut town, Chen, back()), refused(Refusal::NotPassed));
    let other = Refusal::NotHolder { holder: town.id(Chen) };
    assert_eq!(pass(&mut town, Wang, &thing, Li), refused(other));
    let own = Refusal::NotToThem { person: town.id(Chen) };
    assert_eq!(pass(&mut town, Chen, &thing, Chen), refused(own));
    pass(&mut town, Chen, &thing, Wang).unwrap();
    assert_eq!(holder(&town), town.id(Chen));
    let waits = Refusal::PassedOn { to: town.id(Wang) };
    assert_eq!(pass(&mut town, Chen, &thing, Li), refused(waits));
    assert_eq!(does(&mut town, Li, accept(Counted::There)), refused(Refusal::NotPassed));
    assert_eq!(does(&mut town, Wang, accept(Counted::Missing)), refused(Refusal::NotThere));
    assert_eq!(does(&mut town, Wang, accept(Counted::Left(1))), refused(Refusal::OtherKind));
    // Whoever does not accept it leaves it where it is; so does whoever takes it back.
    for who in [Wang, Chen] {
        does(&mut town, who, back()).unwrap();
        pass(&mut town, Chen, &thing, Wang).unwrap();
    }
    assert_eq!(view::waiting_for(&town.state, &town.id(Wang)).len(), 1);
    does(&mut town, Wang, accept(Counted::There)).unwrap();
    assert_eq!(holder(&town), town.id(Wang));
    let unknown = ThingId("x-1.0".to_owned());
    let nothing = pass(&mut town, Wang, &unknown, Li);
    assert_eq!(nothing, refused(Refusal::UnknownThing { thing: unknown }));
}

#[test]
fn s2_1_7_each_use_of_a_seal_refers_to_something_and_names_who_allowed_it() {
    let mut town = Township::morning();
    let seal = entrusted(&mut town, Kind::Seal { approved: true }, Counted::There);
    let case = town.opened(Wang, "FP07", &["m1", "m2"]);
    let (zhao, li, wang) = (town.id(Zhao), town.id(Li), town.id(Wang));
    let of = || Of::Case(case.clone());
    let strange = CaseId("x-1".to_owned());
    let nobody = ContactId("x-1".to_owned());
    for (entry, refusal) in [
        (sealed(of(), None), Refusal::NotAllowed),
        (sealed(of(), Some(li)), Refusal::NotAllowed),
        (sealed(of(), Some(wang)), Refusal::NotAllowed),
        (sealed(document(" "), Some(zhao.clone())), Refusal::RefersToNothing),
        (Entry::Sealed { of: of(), times: 0, approver: None }, Refusal::NumberWrong),
        (took(100), Refusal::OtherKind),
        (
            sealed(Of::Case(strange.clone()), Some(zhao.clone())),
            Refusal::UnknownCase { case: strange },
        ),
        (
            sealed(Of::Contact(nobody.clone()), Some(zhao.clone())),
            Refusal::UnknownContact { contact: nobody },
        ),
    ] {
        assert_eq!(note(&mut town, Wang, &seal, entry), refused(refusal));
    }
    note(&mut town, Wang, &seal, sealed(of(), Some(zhao.clone()))).unwrap();
    let line = town.last.clone();
    let other = note(&mut town, Li, &seal, sealed(of(), Some(zhao.clone())));
    assert_eq!(other, refused(Refusal::NotHolder { holder: town.id(Wang) }));
    // A seal that needs no leave is used without.
    let free = entrusted(&mut town, SEAL, Counted::There);
    note(&mut town, Wang, &free, sealed(document("介绍信"), None)).unwrap();
    // Whoever did not allow it says so: it is an incident then.
    assert_eq!(view::said_to_allow(&town.state, &zhao).len(), 1);
    let object = |words: &str, line: &OperationId| {
        let (thing, line, words) = (seal.clone(), line.clone(), words.to_owned());
        Operation::Object(Object { thing, line, words })
    };
    let silent = Refusal::WordsWrong { most: rules::WORDS };
    assert_eq!(does(&mut town, Zhao, object(" ", &line)), refused(silent));
    let other = does(&mut town, Chen, object("没有批准过", &line));
    assert_eq!(other, refused(Refusal::NotApprover));
    let nothing = does(&mut town, Zhao, object("没有批准过", &OperationId("x-9".to_owned())));
    assert_eq!(nothing, refused(Refusal::UnknownLine));
    assert!(view::open_incidents(&town.state).is_empty());
    does(&mut town, Zhao, object("没有批准过", &line)).unwrap();
    assert_eq!(view::open_incidents(&town.state).len(), 1);
    assert_eq!(
        does(&mut town, Zhao, settles(&seal, &line, "补了手续", 0)),
        refused(Refusal::Involved)
    );
    does(&mut town, Sun, settles(&seal, &line, "补了手续", 0)).unwrap();
    assert!(view::open_incidents(&town.state).is_empty());
}

#[test]
fn s2_1_7_numbered_forms_come_in_and_go_out_once() {
    let mut town = Township::morning();
    let forms = entrusted(&mut town, Kind::Forms, Counted::Left(0));
    let spoiled = |why: &str| Entry::Spoiled {
        from: "A0003".to_owned(),
        to: "A0004".to_owned(),
        why: why.to_owned(),
    };
    for (entry, refusal) in [
        (issued("A0001", "A0001"), Some(Refusal::NotSoMany { left: 0 })),
        (stocked("A0100", "A0001"), Some(Refusal::SerialsWrong)),
        (stocked("A0001", "A0100"), None),
        (stocked("A0100", "A0110"), Some(Refusal::SerialsTwice)),
        (issued("B0001", "B0001"), Some(Refusal::NotInStock)),
        (issued("A0100", "A0101"), Some(Refusal::NotInStock)),
        (issued("A0001", "A0002"), None),
        (issued("A0002", "A0003"), Some(Refusal::SerialsTwice)),
        (spoiled(""), Some(Refusal::WordsWrong { most: rules::WORDS })),
        (spoiled("打印错位"), None),
        (issued("A0004", "A0004"), Some(Refusal::SerialsTwice)),
    ] {
        let done = note(&mut town, Wang, &forms, entry.clone());
        assert_eq!(done, refusal.map_or(Ok(()), refused), "{entry:?}");
    }
    counts(&mut town, Wang, &forms, Counted::Left(96));
    assert!(view::open_incidents(&town.state).is_empty());
    counts(&mut town, Wang, &forms, Counted::Left(95));
    let open = view::open_incidents(&town.state);
    assert_eq!(open[0].balance, Some(Balance { expected: 96, counted: 95 }));
    // From then on it is counted from what was there.
    counts(&mut town, Wang, &forms, Counted::Left(95));
    assert_eq!(view::open_incidents(&town.state).len(), 1);
}

#[test]
fn s2_1_7_cash_is_counted_by_what_there_is_and_a_receipt_that_arrives_late_explains_it() {
    let mut town = Township::morning();
    let till = entrusted(&mut town, Kind::Cash, money(0));
    let pieces = |cents, pieces| Counted::Cash(vec![Notes { cents, pieces }; 2]);
    for (counted, cents) in [(pieces(300, 1), 300), (pieces(100, 1), 100)] {
        let wrong = note(&mut town, Wang, &till, Entry::Counted(counted));
        assert_eq!(wrong, refused(Refusal::PiecesWrong { cents }));
    }
    let paid = |cents| Entry::Paid { cents, of: document("存入银行") };
    note(&mut town, Wang, &till, took(20_010)).unwrap();
    let most = note(&mut town, Wang, &till, paid(20_020));
    assert_eq!(most, refused(Refusal::NotSoMany { left: 20_010 }));
    note(&mut town, Wang, &till, paid(20_010)).unwrap();
    for cents in [0, 1_255] {
        assert_eq!(note(&mut town, Wang, &till, took(cents)), refused(Refusal::NumberWrong));
    }
    // A receipt stands on another tablet that has no network.
    let receipt = asks(Operation::Note(Note { thing: till.clone(), entry: took(1_500) }));
    let late = town.stamp(Wang);
    town.wait(5);
    let line = counts(&mut town, Wang, &till, money(1_500));
    assert_eq!(view::open_incidents(&town.state)[0].balance.unwrap().difference(), 1_500);
    town.take(&receipt, &late).unwrap();
    assert!(view::open_incidents(&town.state).is_empty());
    let explained = does(&mut town, Zhao, settles(&till, &line, "迟到的收据", 1_500));
    assert_eq!(explained, refused(Refusal::NoIncident));
    assert_eq!(town.state.custody.get(&till).unwrap().amount(), 1_500);
}

#[test]
fn s2_1_7_a_difference_is_an_incident_until_somebody_who_is_not_involved_settles_it() {
    let mut town = Township::morning();
    let till = entrusted(&mut town, Kind::Cash, money(0));
    let line = counts(&mut town, Wang, &till, money(100));
    let of = |town: &Township, who| view::incidents_for(&town.state, &town.id(who)).len();
    assert_eq!([Wang, Li, Zhao, Sun].map(|who| of(&town, who)), [1, 0, 1, 1]);
    // It passes to Zhao, who held it neither then nor counted it; from then on Zhao is involved.
    let silent = Refusal::WordsWrong { most: rules::WORDS };
    assert_eq!(does(&mut town, Zhao, settles(&till, &line, "", 100)), refused(silent));
    pass(&mut town, Wang, &till, Zhao).unwrap();
    let accept = Accept { thing: till.clone(), counted: money(100) };
    does(&mut town, Zhao, Operation::Accept(accept)).unwrap();
    assert_eq!(
        does(&mut town, Zhao, settles(&till, &line, "多找了", 100)),
        refused(Refusal::Involved)
    );
    does(&mut town, Sun, settles(&till, &line, "多收一元，已退", 100)).unwrap();
    let twice = does(&mut town, Sun, settles(&till, &line, "多收一元，已退", 100));
    assert_eq!(twice, refused(Refusal::NoIncident));
    assert_eq!(of(&town, Sun), 0);
}

#[test]
fn s2_4_a_visit_is_finished_when_every_original_went_back_or_is_kept_for_a_reason() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "", &[]);
    let kind = Kind::Original { of: Of::Contact(contact.clone()) };
    let card = registers(&mut town, Wang, kind.clone(), &["身份证", "户口簿"]).unwrap();
    let book = ThingId::of(&town.last, 1);
    let dispose = |town: &mut Township| {
        let dispose = crate::contact::Dispose {
            contact: contact.clone(),
            outcome: answered("可以办"),
            told: Told::Present,
        };
        town.enter(Wang, &Asked::Contact(crate::contact::Operation::Dispose(dispose)))
    };
    let here = |names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        refused(Refusal::OriginalsHere { names })
    };
    assert_eq!(dispose(&mut town), here(&["身份证", "户口簿"]));
    does(&mut town, Wang, ends(&[&card], Ending::Returned, "")).unwrap();
    let again = does(&mut town, Wang, ends(&[&card], Ending::Returned, ""));
    assert!(matches!(again, Err(Refused::Custody(Refusal::Gone { .. }))));
    assert_eq!(dispose(&mut town), here(&["户口簿"]));
    let keep = |thing: &ThingId, why: &str, day| {
        let (things, why) = (vec![thing.clone()], why.to_owned());
        Operation::Keep(Keep { things, why, until: date(2024, 5, day) })
    };
    let silent = Refusal::WordsWrong { most: rules::WORDS };
    assert_eq!(does(&mut town, Wang, keep(&book, "", 8)), refused(silent));
    let wrong = refused(Refusal::DayWrong { most: rules::KEPT });
    assert_eq!(does(&mut town, Wang, keep(&book, "送县里核对", 5)), wrong);
    let far =
        Keep {
            things: vec![book.clone()], why: "送县里核对".to_owned(), until: date(2024, 7, 6)
        };
    assert_eq!(does(&mut town, Wang, Operation::Keep(far)), wrong);
    let other = Refusal::NotHolder { holder: town.id(Wang) };
    assert_eq!(does(&mut town, Zhou, keep(&book, "送县里核对", 8)), refused(other));
    let found = registers(&mut town, Wang, Kind::Valuable, &["手机"]).unwrap();
    assert_eq!(does(&mut town, Wang, keep(&found, "没人领", 8)), refused(Refusal::NotOriginal));
    does(&mut town, Wang, keep(&book, "送县里核对", 8)).unwrap();
    dispose(&mut town).unwrap();
    let late = |town: &Township, who| view::overdue(&town.state, &town.id(who), town.now).len();
    assert_eq!([Wang, Zhao, Li].map(|who| late(&town, who)), [0, 0, 0]);
    town.set(date(2024, 5, 9), 9, 0);
    assert_eq!([Wang, Zhao, Li].map(|who| late(&town, who)), [1, 1, 0]);
}

#[test]
fn s2_4_no_end_of_a_case_leaves_an_original_behind() {
    use crate::case::{Deliver, Finish, GiveFeedback, Handing, Operation as Case, Refuse};
    type End = fn(CaseId) -> Case;
    let finish = |told, document: &str| Finish {
        case: CaseId(String::new()),
        result: String::new(),
        document: document.to_owned(),
        told,
    };
    let told = |case| {
        Case::GiveFeedback(GiveFeedback {
            case,
            how: Told::Phone,
            content: "已办好".to_owned(),
            reached: true,
        })
    };
    let all: [(Option<Finish>, End); 4] = [
        (Some(finish(Told::Later, "")), told),
        (Some(finish(Told::Present, "证 1")), |case| {
            Case::Deliver(Deliver { case, how: Handing::InPerson })
        }),
        (None, |case| {
            let (result, document) = (String::new(), String::new());
            Case::Finish(Finish { case, result, document, told: Told::Present })
        }),
        (None, |case| {
            let (ground, remedy) = ("条例第5条".to_owned(), "可以申请复核".to_owned());
            Case::Refuse(Refuse { case, ground, remedy, told: Told::Present })
        }),
    ];
    for (first, end) in all {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        let of = Of::Case(case.clone());
        let card = registers(&mut town, Wang, Kind::Original { of }, &["身份证"]).unwrap();
        if let Some(finish) = first {
            let finish = Finish { case: case.clone(), ..finish };
            town.enter(Wang, &Asked::Case(Case::Finish(finish))).unwrap();
        }
        let end = Asked::Case(end(case.clone()));
        let here = Refusal::OriginalsHere { names: vec!["身份证".to_owned()] };
        let stamp = town.stamp(Wang);
        let answer = enter(&town.state, &end, &stamp).map(drop);
        assert_eq!(answer, refused(here), "{end:?}");
        does(&mut town, Wang, ends(&[&card], Ending::Returned, "")).unwrap();
        town.enter(Wang, &end).unwrap();
    }
}

#[test]
fn s2_1_7_what_cannot_be_found_is_called_lost_by_somebody_above_who_did_not_hold_it() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "", &[]);
    let kind = Kind::Original { of: Of::Contact(contact) };
    let card = registers(&mut town, Wang, kind, &["身份证"]).unwrap();
    let lost = || ends(&[&card], Ending::Lost, "已报失，帮他补办");
    assert_eq!(does(&mut town, Zhao, lost()), refused(Refusal::NotMissing));
    counts(&mut town, Wang, &card, Counted::Missing);
    assert_eq!(does(&mut town, Wang, lost()), refused(Refusal::NotThatWay));
    // What is not there does not go with the post.
    let give = handover::Operation::Give(town.gives(Wang, 0, Li));
    let handover::Operation::Give(mut give) = give else { return };
    give.custody[0].counted = Counted::Missing;
    town.enter(Wang, &Asked::Handover(handover::Operation::Give(give))).unwrap();
    let handover = crate::HandoverId::from(&town.last);
    town.take_over(Li, &handover, &[]).unwrap();
    assert_eq!(town.state.custody.get(&card).unwrap().holder(), &town.id(Wang));
    does(&mut town, Zhao, lost()).unwrap();
}

#[test]
fn s2_1_7_whoever_oversees_passes_on_what_somebody_left() {
    let mut town = Township::morning();
    let seal = registers(&mut town, Sun, SEAL, &["业务专用章"]).unwrap();
    let sun = town.state.people.persons.get(&town.id(Sun)).unwrap();
    let badge = crate::Badge("900".to_owned());
    let details = crate::people::Details { badge, ..sun.details() };
    let add = crate::people::Add { details };
    town.server(&Asked::People(crate::people::Operation::Add(add)));
    let retire = crate::people::Retire { person: town.id(Sun) };
    town.server(&Asked::People(crate::people::Operation::Retire(retire)));
    let left = |town: &Township, who| view::left_behind(&town.state, &town.id(who), town.now).len();
    assert_eq!([Zhao, Chen, Li].map(|who| left(&town, who)), [1, 1, 0]);
    let other = Refusal::NotHolder { holder: town.id(Sun) };
    assert_eq!(pass(&mut town, Li, &seal, Li), refused(other));
    pass(&mut town, Zhao, &seal, Li).unwrap();
    let accept = Accept { thing: seal.clone(), counted: Counted::There };
    does(&mut town, Li, Operation::Accept(accept)).unwrap();
    assert_eq!(left(&town, Zhao), 0);
}

#[test]
fn s2_1_7_what_only_a_tablet_was_asked_is_found_when_it_arrives() {
    let mut town = Township::morning();
    let forms = entrusted(&mut town, Kind::Forms, Counted::Left(0));
    note(&mut town, Wang, &forms, stocked("A0001", "A0100")).unwrap();
    note(&mut town, Wang, &forms, issued("A0001", "A0001")).unwrap();
    assert!(view::open_incidents(&town.state).is_empty());
    // Another tablet that had no network gave the same form out, and one that never came in.
    for from in ["A0001", "B0001"] {
        let note = Note { thing: forms.clone(), entry: issued(from, from) };
        town.act(Wang, &asks(Operation::Note(note))).unwrap();
    }
    assert_eq!(view::open_incidents(&town.state).len(), 2);
}

#[test]
fn s2_1_7_whoever_passed_a_thing_on_does_not_settle_what_the_receiver_counted() {
    let mut town = Township::morning();
    let till = registers(&mut town, Zhao, Kind::Cash, &["备用金"]).unwrap();
    note(&mut town, Zhao, &till, took(50_000)).unwrap();
    pass(&mut town, Zhao, &till, Wang).unwrap();
    let accept = Accept { thing: till.clone(), counted: money(49_500) };
    does(&mut town, Wang, Operation::Accept(accept)).unwrap();
    let line = town.last.clone();
    let own = does(&mut town, Zhao, settles(&till, &line, "找到了", -500));
    assert_eq!(own, refused(Refusal::Involved));
    does(&mut town, Chen, settles(&till, &line, "赵敏补上", -500)).unwrap();
    // A receipt that makes it another difference opens it again.
    assert!(view::open_incidents(&town.state).is_empty());
    let receipt = asks(Operation::Note(Note { thing: till.clone(), entry: took(10_000) }));
    let late = crate::Stamp { at: town.now.plus(crate::time::Minutes(-4)), ..town.stamp(Zhao) };
    town.take(&receipt, &late).unwrap();
    assert_eq!(view::open_incidents(&town.state)[0].balance.unwrap().difference(), -10_500);
}

#[test]
fn s2_1_7_lines_of_the_same_instant_stand_as_they_came() {
    let mut town = Township::morning();
    let till = entrusted(&mut town, Kind::Cash, money(0));
    for _ in 0..6 {
        let at = town.stamp(Wang).at;
        for entry in [
            took(5_000),
            Entry::Counted(money(5_000)),
            Entry::Paid { cents: 5_000, of: document("存入银行") },
        ] {
            let note = asks(Operation::Note(Note { thing: till.clone(), entry }));
            let stamp = crate::Stamp { at, ..town.stamp(Wang) };
            town.take(&note, &stamp).unwrap();
        }
    }
    assert!(view::open_incidents(&town.state).is_empty());
    assert_eq!(town.state.custody.get(&till).unwrap().amount(), 0);
}

#[test]
fn s2_1_7_what_is_of_others_goes_back_and_what_is_of_the_house_leaves_from_above_when_nothing_is_left()
 {
    let mut town = Township::morning();
    let till = entrusted(&mut town, Kind::Cash, money(0));
    note(&mut town, Wang, &till, took(100)).unwrap();
    let found = registers(&mut town, Wang, Kind::Valuable, &["手机"]).unwrap();
    let silent = Refusal::WordsWrong { most: rules::WORDS };
    let holder = Refusal::NotHolder { holder: town.id(Wang) };
    let twice = Refusal::NamesWrong { most: rules::THINGS, long: rules::NAME };
    for (who, end, refusal) in [
        (Wang, ends(&[&found], Ending::Withdrawn, "坏了"), Refusal::NotThatWay),
        (Wang, ends(&[&found], Ending::Returned, ""), silent),
        (Wang, ends(&[&found, &found], Ending::Returned, "失主"), twice),
        (Zhou, ends(&[&found], Ending::GivenOver, "派出所"), holder.clone()),
        (Wang, ends(&[&till], Ending::Withdrawn, "不再收费"), Refusal::NotThatWay),
        (Chen, ends(&[&till], Ending::Lost, "找不到"), Refusal::NotMissing),
        (Wang, ends(&[&till], Ending::Returned, "不再收费"), Refusal::NotThatWay),
        (Chen, ends(&[&till], Ending::Withdrawn, "不再收费"), holder),
    ] {
        assert_eq!(does(&mut town, who, end), refused(refusal));
    }
    // Chen stands at the window where it was found.
    does(&mut town, Chen, ends(&[&found], Ending::Returned, "失主报出了号码")).unwrap();
    let gone = note(&mut town, Wang, &found, Entry::Counted(Counted::There));
    assert!(matches!(gone, Err(Refused::Custody(Refusal::Gone { .. }))));
    pass(&mut town, Wang, &till, Chen).unwrap();
    let accept = Accept { thing: till.clone(), counted: money(100) };
    does(&mut town, Chen, Operation::Accept(accept)).unwrap();
    let left = does(&mut town, Chen, ends(&[&till], Ending::Withdrawn, "不再收费"));
    assert_eq!(left, refused(Refusal::NotEmpty { left: 100 }));
    let paid = Entry::Paid { cents: 100, of: document("存入银行") };
    note(&mut town, Chen, &till, paid).unwrap();
    does(&mut town, Chen, ends(&[&till], Ending::Withdrawn, "不再收费")).unwrap();
    assert_eq!(view::gone(&town.state).len(), 2);
}

#[test]
fn s2_1_7_what_is_in_custody_is_counted_when_a_post_is_given_and_moves_when_it_is_taken() {
    let mut town = Township::morning();
    let seal = entrusted(&mut town, SEAL, Counted::There);
    let till = entrusted(&mut town, Kind::Cash, money(0));
    note(&mut town, Wang, &till, took(20_000)).unwrap();
    let holder = |town: &Township, thing| town.state.custody.get(thing).unwrap().holder().clone();
    let give = town.gives(Wang, 0, Li);
    let asked = |give: handover::Give| Asked::Handover(handover::Operation::Give(give));
    let less = handover::Give { custody: give.custody[1..].to_vec(), ..give.clone() };
    let left = town.enter(Wang, &asked(less)).unwrap_err();
    let names = ["一件".to_owned()].into();
    assert_eq!(left, Refused::Handover(handover::Refusal::Uncounted { names }));
    let mut twice = give.clone();
    twice.custody.push(give.custody[0].clone());
    let twice = town.enter(Wang, &asked(twice)).unwrap_err();
    let name = "一件".to_owned();
    assert_eq!(twice, Refused::Handover(handover::Refusal::CountedTwice { name }));
    // The cash does not add up: an incident by itself, whatever becomes of the handover.
    let short = Counting { thing: till.clone(), counted: money(19_950) };
    let whole = Counting { thing: seal.clone(), counted: Counted::There };
    let give = handover::Give { custody: vec![whole, short], ..give };
    town.enter(Wang, &asked(give)).unwrap();
    let handover = crate::HandoverId::from(&town.last);
    assert_eq!(view::open_incidents(&town.state)[0].balance.unwrap().difference(), -50);
    assert_eq!(holder(&town, &seal), town.id(Wang));
    let waits = Refused::Handover(handover::Refusal::OnRegister { to: town.id(Li) });
    assert_eq!(pass(&mut town, Wang, &seal, Zhao), Err(waits));
    // What is not disputed is the receiver's; what is, when it was settled for the receiver.
    town.take_over(Li, &handover, &[1]).unwrap();
    assert_eq!([&seal, &till].map(|one| holder(&town, one)), [town.id(Li), town.id(Wang)]);
    town.settle(Zhao, &handover, 1, Side::Receiver).unwrap();
    assert_eq!(holder(&town, &till), town.id(Li));
    let unknown = ThingId("x-1.0".to_owned());
    let counting = Counting { thing: unknown.clone(), counted: Counted::There };
    let strange = handover::Give { custody: vec![counting], ..town.gives(Li, 0, Wang) };
    let strange = town.act(Li, &asked(strange));
    assert_eq!(strange, Err(Refused::Custody(Refusal::UnknownThing { thing: unknown })));
}

#[test]
fn what_is_long_past_and_settled_is_let_go_of_and_what_there_is_stays_the_same() {
    let mut town = Township::morning();
    let forms = entrusted(&mut town, Kind::Forms, Counted::Left(0));
    note(&mut town, Wang, &forms, stocked("A0001", "A0100")).unwrap();
    note(&mut town, Wang, &forms, issued("A0001", "A0001")).unwrap();
    let line = counts(&mut town, Wang, &forms, Counted::Left(98));
    let lines = |town: &Township| town.state.custody.get(&forms).unwrap().book.len();
    let amount = |town: &Township| town.state.custody.get(&forms).unwrap().amount();
    town.on_post(Wang, date(2024, 7, 15), 9, 0);
    counts(&mut town, Wang, &forms, Counted::Left(98));
    // The incident of May waits for somebody; what came before it is forgotten.
    assert_eq!((lines(&town), amount(&town)), (3, 98));
    does(&mut town, Zhao, settles(&forms, &line, "找到了", -1)).unwrap();
    counts(&mut town, Wang, &forms, Counted::Left(98));
    assert_eq!((lines(&town), amount(&town)), (3, 98));
    // A serial that came in long ago is still known.
    note(&mut town, Wang, &forms, issued("A0050", "A0050")).unwrap();
    let strange = note(&mut town, Wang, &forms, issued("B0050", "B0050"));
    assert_eq!(strange, refused(Refusal::NotInStock));
}

#[test]
fn what_comes_from_before_the_lines_at_hand_is_counted_in_no_second_time() {
    let mut town = Township::morning();
    let forms = entrusted(&mut town, Kind::Forms, Counted::Left(0));
    note(&mut town, Wang, &forms, stocked("A0001", "A0050")).unwrap();
    let may = town.stamp(Wang);
    town.wait(1);
    note(&mut town, Wang, &forms, stocked("A0051", "A0100")).unwrap();
    note(&mut town, Wang, &forms, issued("A0001", "A0001")).unwrap();
    town.on_post(Wang, date(2024, 7, 15), 9, 0);
    counts(&mut town, Wang, &forms, Counted::Left(99));
    // Now a tablet is found that gave the same form out in May.
    let twice = Note { thing: forms.clone(), entry: issued("A0001", "A0001") };
    town.take(&asks(Operation::Note(twice)), &may).unwrap();
    assert_eq!(view::open_incidents(&town.state).len(), 1);
    counts(&mut town, Wang, &forms, Counted::Left(99));
    assert_eq!(town.state.custody.get(&forms).unwrap().amount(), 99);
    assert_eq!(view::open_incidents(&town.state).len(), 1);
}
