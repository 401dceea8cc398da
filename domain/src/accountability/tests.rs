//! Inquiries told as stories: who looks into what, who is heard, and what may follow. S1.2.2, S1.2.3

mod broken;

use std::collections::BTreeSet;

use super::view::Awaits;
use super::*;
use crate::access;
use crate::complaint::{self, About, Kind};
use crate::context::{Actor, SERVER};
use crate::id::{ComplaintId, DeviceId, InquiryId, OperationId, PersonId};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused};

/// Lets a person act at the server, which has proven who they are.
fn does(town: &mut Township, who: Who, operation: Operation) -> Result<InquiryId, Refused> {
    let done = town.at_server(who, &Asked::Accountability(operation));
    done.map(|id| InquiryId::from(&id))
}

/// Does the same where a rule of the slice may refuse.
fn tries(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refusal> {
    match does(town, who, operation) {
        Ok(_) => Ok(()),
        Err(Refused::Accountability(refusal)) => Err(refusal),
        Err(other) => panic!("refused by another slice: {other}"),
    }
}

fn opens(town: &mut Township, who: Who, about: Who, kind: Kind) -> InquiryId {
    let (person, source) = (town.id(about), Source::SpotCheck);
    does(town, who, Operation::Open(Open { person, kind, source })).unwrap()
}

fn statement(id: &InquiryId) -> Operation {
    Operation::GiveStatement(GiveStatement { inquiry: id.clone() })
}

fn silence(id: &InquiryId, silence: Silence) -> Operation {
    Operation::NoteSilence(NoteSilence { inquiry: id.clone(), silence })
}

fn find(id: &InquiryId, finding: Finding) -> Operation {
    Operation::Find(Find { inquiry: id.clone(), finding })
}

fn decide(id: &InquiryId, measure: Measure) -> Operation {
    Operation::Decide(Decide { inquiry: id.clone(), measure })
}

fn appeal(id: &InquiryId) -> Operation {
    Operation::Appeal(Appeal { inquiry: id.clone() })
}

fn review(id: &InquiryId, outcome: Outcome) -> Operation {
    Operation::Review(Review { inquiry: id.clone(), outcome })
}

fn note(id: &InquiryId) -> Operation {
    Operation::Note(Note { inquiry: id.clone() })
}

const MINOR: Finding = Finding::Substantiated { harm: Harm::Minor, fault: Fault::Negligence };

fn get<'a>(town: &'a Township, id: &InquiryId) -> &'a Inquiry {
    town.state.accountability.get(id).unwrap()
}

fn awaits(town: &Township, id: &InquiryId) -> Awaits {
    view::awaits(&town.state, get(town, id), town.now)
}

fn sees(town: &Township, who: Who, id: &InquiryId) -> bool {
    view::seen_by(&town.state, &town.id(who), town.now).get(id).is_some()
}

/// An inquiry about Wang that Zhao found true.
fn found(finding: Finding) -> (Township, InquiryId) {
    let mut town = Township::morning();
    let id = opens(&mut town, Zhao, Wang, Kind::HardWords);
    does(&mut town, Wang, statement(&id)).unwrap();
    does(&mut town, Zhao, find(&id, finding)).unwrap();
    (town, id)
}

/// The same, decided.
fn decided() -> (Township, InquiryId) {
    let (mut town, id) = found(MINOR);
    does(&mut town, Zhao, decide(&id, Measure::SelfCriticism)).unwrap();
    (town, id)
}

#[test]
fn s1_2_2_a_person_is_heard_before_anything_is_found() {
    let mut town = Township::morning();
    let id = opens(&mut town, Zhao, Wang, Kind::HardWords);
    assert_eq!(awaits(&town, &id), Awaits::Statement(date(2024, 5, 9)));
    let waits =
        |town: &Township| view::waits_for(&town.state, get(town, &id), &town.id(Zhao), town.now);
    assert!(!waits(&town), "it waits for the person");
    assert_eq!(tries(&mut town, Zhao, find(&id, MINOR)), Err(Refusal::NotHeard));
    // Silence is no answer while there is time for one, whatever whoever looks into it says.
    let until = date(2024, 5, 9);
    let early = Err(Refusal::StillTime { until });
    assert_eq!(tries(&mut town, Zhao, silence(&id, Silence::Declined)), early);
    town.set(date(2024, 5, 9), 17, 0);
    assert_eq!(tries(&mut town, Zhao, silence(&id, Silence::NoAnswer)), early);
    town.set(date(2024, 5, 10), 9, 0);
    assert!(waits(&town), "silence is to be noted");
    does(&mut town, Zhao, silence(&id, Silence::NoAnswer)).unwrap();
    assert!(waits(&town), "to be found");
    assert_eq!(tries(&mut town, Zhao, silence(&id, Silence::Declined)), Err(Refusal::HeardAlready));
    // Whoever was silent may still speak, until something is found.
    does(&mut town, Wang, statement(&id)).unwrap();
    assert!(get(&town, &id).is_heard());
    assert_eq!(awaits(&town, &id), Awaits::Finding);
    does(&mut town, Zhao, find(&id, Finding::Unclear)).unwrap();
    assert_eq!(awaits(&town, &id), Awaits::Nothing);
    assert_eq!(tries(&mut town, Wang, statement(&id)), Err(Refusal::FoundAlready));
    for late in [note(&id), silence(&id, Silence::Declined), find(&id, MINOR)] {
        assert_eq!(tries(&mut town, Zhao, late), Err(Refusal::FoundAlready));
    }
    let other = opens(&mut town, Zhao, Li, Kind::OffPost);
    town.set(date(2024, 5, 16), 9, 0);
    does(&mut town, Zhao, silence(&other, Silence::Declined)).unwrap();
    does(&mut town, Zhao, find(&other, MINOR)).unwrap();
}

#[test]
fn s1_2_2_whoever_looks_into_it_is_neither_the_person_nor_below_nor_related() {
    let mut town = Township::morning();
    let open = |town: &Township, about: Who| {
        let (person, kind) = (town.id(about), Kind::OffPost);
        Operation::Open(Open { person, kind, source: Source::SpotCheck })
    };
    // Zhao leads Chen: Chen does not look into what Zhao did, nor does Zhao; an administrator of a lower
    // rank is below Zhao, too.
    for who in [Zhao, Chen, Sun] {
        let asked = open(&town, Zhao);
        assert_eq!(tries(&mut town, who, asked), Err(Refusal::Involved), "{who:?}");
    }
    let sun = town.id(Sun);
    town.state.people.persons.get_mut(&sun).unwrap().rank = 3;
    let of_zhao = opens(&mut town, Sun, Zhao, Kind::OffPost);
    assert!(sees(&town, Sun, &of_zhao) && !sees(&town, Chen, &of_zhao));
    // Of a clerk a supervisor does, and no administrator beside them.
    let asked = open(&town, Wang);
    assert_eq!(tries(&mut town, Sun, asked), Err(Refusal::Involved));
    let of_wang = opens(&mut town, Zhao, Wang, Kind::OffPost);
    assert!(sees(&town, Chen, &of_wang) && !sees(&town, Sun, &of_wang));
}

/// Lets a person declare whom they are related to.
fn declares(town: &mut Township, who: Who, others: &[Who]) {
    let relatives = others.iter().map(|other| town.id(*other)).collect();
    town.wait(1);
    does(town, who, Operation::Declare(Declare { relatives })).unwrap();
    town.wait(1);
}

#[test]
fn s1_6_3_relatives_look_into_nothing_of_each_other_and_nobody_chooses_who_judges_them() {
    let mut town = Township::morning();
    let before = opens(&mut town, Zhao, Wang, Kind::OffPost);
    // What whoever looks into it declares counts at once, and is not taken back for what is open.
    declares(&mut town, Chen, &[Wang, Chen]);
    assert_eq!(
        town.state.accountability.relatives.of(&town.id(Chen)),
        BTreeSet::from([town.id(Wang)])
    );
    assert!(!sees(&town, Chen, &before));
    let unknown = Refusal::UnknownInquiry { inquiry: before.clone() };
    assert_eq!(tries(&mut town, Chen, note(&before)), Err(unknown));
    declares(&mut town, Chen, &[]);
    assert!(town.state.accountability.relatives.of(&town.id(Chen)).is_empty());
    assert!(!sees(&town, Chen, &before), "taken back, but not for this");
    // What the person declares counts for what is opened later alone.
    declares(&mut town, Wang, &[Zhao, Chen, Sun]);
    assert!(sees(&town, Zhao, &before));
    does(&mut town, Zhao, note(&before)).unwrap();
    let (person, source) = (town.id(Wang), Source::Reported);
    let open = Operation::Open(Open { person, kind: Kind::Other, source });
    for who in [Zhao, Chen, Sun] {
        assert_eq!(tries(&mut town, who, open.clone()), Err(Refusal::Involved), "{who:?}");
    }
    declares(&mut town, Wang, &[Zhao]);
    let later = does(&mut town, Chen, open).unwrap();
    assert!(sees(&town, Chen, &later) && !sees(&town, Zhao, &later));
    // Taken back and declared again, it still counts for what was opened while it stood.
    declares(&mut town, Wang, &[]);
    assert!(!sees(&town, Zhao, &later));
    declares(&mut town, Wang, &[Zhao]);
    assert!(!sees(&town, Zhao, &later));
    let may = view::may_open_about(&town.state, &town.id(Zhao), town.now);
    assert!(
        may.contains(&town.id(Li))
            && !may.contains(&town.id(Wang))
            && !may.contains(&town.id(Zhao))
    );
}

#[test]
fn s1_2_2_whom_it_is_about_reads_neither_who_complained_nor_what_was_noted() {
    let mut town = Township::morning();
    let wang = town.id(Wang);
    let about = About::Person(wang.clone());
    let file = complaint::File { about, kind: Kind::HardWords, named: true };
    town.visitor(&Asked::Complaint(complaint::Operation::File(file))).unwrap();
    let complaint = ComplaintId::from(&town.last);
    let source = Source::Complaint(complaint.clone());
    let open = Operation::Open(Open { person: wang.clone(), kind: Kind::HardWords, source });
    let id = does(&mut town, Zhao, open.clone()).unwrap();
    does(&mut town, Zhao, note(&id)).unwrap();
    let again = Refusal::OpenedAlready { inquiry: id.clone() };
    assert_eq!(tries(&mut town, Zhao, open), Err(again));
    assert_eq!(
        view::of_source(&town.state.accountability, &Source::Complaint(complaint.clone())).count(),
        1
    );
    let own = view::about(&town.state, &wang);
    let one = own.get(&id).unwrap();
    assert_eq!((&one.source, one.steps.len()), (&Source::Reported, 1));
    assert_eq!(view::spoken(&own).len(), 1);
    assert!(view::about(&town.state, &town.id(Li)).get(&id).is_none());
    assert!(one.no.starts_with("Z240506-"), "{}", one.no);
    assert!(one.place > 0, "where the history stood");
    // Nobody else gives the person's statement, and the person decides nothing.
    let unknown = Refusal::UnknownInquiry { inquiry: id.clone() };
    assert_eq!(tries(&mut town, Li, statement(&id)), Err(unknown.clone()));
    assert_eq!(tries(&mut town, Zhao, statement(&id)), Err(unknown));
    assert!(does(&mut town, Wang, find(&id, Finding::Unsubstantiated)).is_err());
}

#[test]
fn s1_2_2_whom_it_is_about_never_learns_which_colleague_passed_it_on() {
    let mut town = Township::morning();
    let (wang, li) = (town.id(Wang), town.id(Li));
    let own = Stamp::unseen(
        OperationId(format!("{}-7", "0".repeat(16))),
        Actor::Person(li.clone()),
        DeviceId(SERVER.to_owned()),
        town.now,
    );
    let pass_on = complaint::PassOn { about: About::Person(wang.clone()), kind: Kind::HardWords };
    let pass_on = Asked::Complaint(complaint::Operation::PassOn(pass_on));
    town.take(&pass_on, &own).unwrap();
    let source = Source::Complaint(ComplaintId::from(&own.operation));
    let open = Operation::Open(Open { person: wang.clone(), kind: Kind::HardWords, source });
    let id = does(&mut town, Zhao, open).unwrap();
    let told = serde_json::to_string(&view::about(&town.state, &wang)).unwrap();
    assert!(told.contains(&id.0) && !told.contains(&format!("{:?}", li.0)), "{told}");
    assert!(!told.contains(&own.operation.0), "{told}");
}

#[test]
fn s1_4_3_whoever_passed_a_complaint_on_neither_opens_nor_looks_into_an_inquiry_from_it() {
    let mut town = Township::morning();
    let wang = town.id(Wang);
    let pass_on = complaint::PassOn { about: About::Person(wang.clone()), kind: Kind::HardWords };
    let pass_on = Asked::Complaint(complaint::Operation::PassOn(pass_on));
    let name = OperationId(format!("{}-7", "0".repeat(16)));
    let (actor, server) = (Actor::Person(town.id(Zhao)), DeviceId(SERVER.to_owned()));
    let own = Stamp::unseen(name, actor, server, town.now);
    town.take(&pass_on, &own).unwrap();
    let complaint = ComplaintId::from(&own.operation);
    let source = Source::Complaint(complaint.clone());
    let open = Operation::Open(Open { person: wang, kind: Kind::HardWords, source });
    let unknown = Refusal::UnknownComplaint { complaint };
    assert_eq!(tries(&mut town, Zhao, open.clone()), Err(unknown));
    let id = does(&mut town, Chen, open).unwrap();
    assert!(sees(&town, Chen, &id) && !sees(&town, Zhao, &id));
    let unknown = Refusal::UnknownInquiry { inquiry: id.clone() };
    assert_eq!(tries(&mut town, Zhao, note(&id)), Err(unknown));
    // Where nobody else is left they do after all.
    for who in [Chen, Sun] {
        let id = town.id(who);
        town.state.people.persons.get_mut(&id).unwrap().roles.clear();
    }
    assert!(sees(&town, Zhao, &id));
}

#[test]
fn s1_4_3_whom_an_inquiry_is_about_reads_and_handles_nothing_of_the_complaint_it_comes_from() {
    let mut town = Township::morning();
    let wang = town.id(Wang);
    let anything = complaint::File { about: About::Anything, kind: Kind::Other, named: true };
    town.visitor(&Asked::Complaint(complaint::Operation::File(anything))).unwrap();
    let complaint = ComplaintId::from(&town.last);
    let (person, source) = (town.id(Chen), Source::Complaint(complaint.clone()));
    let open = Operation::Open(Open { person: person.clone(), kind: Kind::Other, source });
    let answer =
        complaint::Answer { complaint: complaint.clone(), outcome: complaint::Outcome::Explained };
    let answer = complaint::Operation::Answer(answer);
    let of_chen = does(&mut town, Zhao, open).unwrap();
    let reads = |town: &Township, who| {
        complaint::view::seen_by(&town.state, &town.id(who), town.now).get(&complaint).is_some()
    };
    assert!(reads(&town, Zhao) && !reads(&town, Chen));
    // Nor do they look into anybody else from it.
    let (li, source) = (town.id(Li), Source::Complaint(complaint.clone()));
    let open = Operation::Open(Open { person: li, kind: Kind::Other, source });
    let unknown = Refusal::UnknownComplaint { complaint: complaint.clone() };
    assert_eq!(tries(&mut town, Chen, open.clone()), Err(unknown));
    let of_li = does(&mut town, Zhao, open).unwrap();
    let unknown = Refusal::UnknownInquiry { inquiry: of_li.clone() };
    assert_eq!(tries(&mut town, Chen, note(&of_li)), Err(unknown));
    assert!(!sees(&town, Chen, &of_li) && sees(&town, Zhao, &of_li));
    does(&mut town, Li, statement(&of_li)).unwrap();
    does(&mut town, Zhao, find(&of_li, Finding::Unsubstantiated)).unwrap();
    let own = Stamp::unseen(
        OperationId(format!("{}-8", "0".repeat(16))),
        Actor::Person(person),
        DeviceId(SERVER.to_owned()),
        town.now,
    );
    let unknown = complaint::Refusal::UnknownComplaint { complaint: complaint.clone() };
    let answered = Asked::Complaint(answer);
    assert_eq!(crate::decide(&town.state, &answered, &own), Err(unknown.into()));
    assert!(view::needs(&town.state, &complaint, town.now));
    does(&mut town, Chen, statement(&of_chen)).unwrap();
    does(&mut town, Zhao, find(&of_chen, Finding::Unsubstantiated)).unwrap();
    assert!(!view::needs(&town.state, &complaint, town.now), "it is over");
    // Who may not read a complaint opens nothing from it.
    let of_zhao =
        complaint::File { about: About::Person(town.id(Zhao)), kind: Kind::Other, named: false };
    town.visitor(&Asked::Complaint(complaint::Operation::File(of_zhao))).unwrap();
    let complaint = ComplaintId::from(&town.last);
    let source = Source::Complaint(complaint.clone());
    let open = Operation::Open(Open { person: wang, kind: Kind::Other, source });
    assert_eq!(tries(&mut town, Zhao, open), Err(Refusal::UnknownComplaint { complaint }));
}

#[test]
fn s1_2_3_serious_harm_by_gross_fault_or_intent_is_referred_and_not_settled_inside() {
    let inside = [
        Measure::Education,
        Measure::SelfCriticism,
        Measure::Circulated,
        Measure::Warning,
        Measure::Removal,
    ];
    let referred = Measure::Referred { body: "县纪委监委".to_owned() };
    for fault in [Fault::Gross, Fault::Intent] {
        let (mut town, id) = found(Finding::Substantiated { harm: Harm::Serious, fault });
        for measure in inside.clone() {
            assert_eq!(tries(&mut town, Zhao, decide(&id, measure)), Err(Refusal::MustBeReferred));
        }
        let nowhere = Measure::Referred { body: " ".to_owned() };
        assert_eq!(tries(&mut town, Zhao, decide(&id, nowhere)), Err(Refusal::NowhereReferred));
        does(&mut town, Zhao, decide(&id, referred.clone())).unwrap();
        // Nor does a review bring it back inside.
        does(&mut town, Wang, appeal(&id)).unwrap();
        let milder = review(&id, Outcome::Changed(Measure::Education));
        assert_eq!(tries(&mut town, Chen, milder), Err(Refusal::MustBeReferred));
        // Another body is not harsher, whatever its name.
        let body = "龙门县监委".to_owned();
        does(&mut town, Chen, review(&id, Outcome::Changed(Measure::Referred { body }))).unwrap();
    }
    for (harm, fault) in [
        (Harm::Serious, Fault::Negligence),
        (Harm::Minor, Fault::Intent),
        (Harm::None, Fault::Gross),
    ] {
        for measure in inside.clone().into_iter().chain([referred.clone()]) {
            let (mut town, id) = found(Finding::Substantiated { harm, fault });
            does(&mut town, Zhao, decide(&id, measure)).unwrap();
        }
    }
}

#[test]
fn s1_2_2_what_is_not_found_true_has_no_consequences_and_what_is_is_decided_once() {
    for finding in [Finding::Unsubstantiated, Finding::Unclear] {
        let (mut town, id) = found(finding);
        let measure = decide(&id, Measure::Education);
        assert_eq!(tries(&mut town, Zhao, measure), Err(Refusal::NotSubstantiated));
        assert_eq!(tries(&mut town, Wang, appeal(&id)), Err(Refusal::NothingDecided));
        assert_eq!(get(&town, &id).measure(), None);
    }
    let (mut town, id) = found(Finding::Substantiated { harm: Harm::Minor, fault: Fault::None });
    let measure = decide(&id, Measure::Education);
    assert_eq!(tries(&mut town, Zhao, measure), Err(Refusal::NotToBlame));
    assert_eq!(awaits(&town, &id), Awaits::Nothing);
    let (mut town, id) = found(MINOR);
    assert_eq!(awaits(&town, &id), Awaits::Decision);
    does(&mut town, Zhao, decide(&id, Measure::Warning)).unwrap();
    let again = decide(&id, Measure::Education);
    assert_eq!(tries(&mut town, Zhao, again), Err(Refusal::DecidedAlready));
}

#[test]
fn s1_2_2_an_appeal_is_reviewed_once_by_somebody_who_neither_found_nor_decided() {
    let (mut town, id) = decided();
    let until = date(2024, 6, 5);
    assert_eq!(awaits(&town, &id), Awaits::Appeal(until));
    assert_eq!(tries(&mut town, Chen, review(&id, Outcome::Upheld)), Err(Refusal::NoAppeal));
    does(&mut town, Wang, appeal(&id)).unwrap();
    assert_eq!(tries(&mut town, Wang, appeal(&id)), Err(Refusal::AppealedAlready));
    assert_eq!(awaits(&town, &id), Awaits::Review);
    let waits = |town: &Township, who| {
        view::waits_for(&town.state, get(town, &id), &town.id(who), town.now)
    };
    assert!(waits(&town, Chen) && waits(&town, Sun) && !waits(&town, Zhao) && !waits(&town, Wang));
    assert_eq!(tries(&mut town, Zhao, review(&id, Outcome::Upheld)), Err(Refusal::SameReviewer));
    // Where no supervisor is left, an administrator may review although they may not look into it.
    assert!(sees(&town, Sun, &id), "an appeal waits");
    for worse in [Measure::Circulated, Measure::Referred { body: "县纪委监委".to_owned() }] {
        let worse = review(&id, Outcome::Changed(worse));
        assert_eq!(tries(&mut town, Chen, worse), Err(Refusal::Harsher));
    }
    does(&mut town, Chen, review(&id, Outcome::Changed(Measure::Education))).unwrap();
    assert_eq!(get(&town, &id).measure(), Some(&Measure::Education));
    assert_eq!(tries(&mut town, Sun, review(&id, Outcome::Upheld)), Err(Refusal::NoAppeal));
    assert_eq!(awaits(&town, &id), Awaits::Nothing);

    let (mut town, id) = decided();
    town.set(until, 23, 0);
    does(&mut town, Wang, appeal(&id)).unwrap();
    does(&mut town, Sun, review(&id, Outcome::Lifted)).unwrap();
    assert!(sees(&town, Sun, &id), "what came of one's own review");
    assert_eq!(get(&town, &id).measure(), None);

    let (mut town, id) = decided();
    town.set(date(2024, 6, 6), 9, 0);
    assert_eq!(tries(&mut town, Wang, appeal(&id)), Err(Refusal::AppealTooLate { until }));
    assert_eq!(awaits(&town, &id), Awaits::Nothing);
}

#[test]
fn s1_2_2_eating_taking_blocking_or_demanding_bars_excellent_for_the_year_of_the_finding() {
    let bars = |town: &Township, year| {
        let (state, wang) = (&town.state, town.id(Wang));
        let mut all = view::stand_in_year(state, &state.accountability, &wang, year);
        all.any(|one| view::is_vice(one.kind))
    };
    let removal = |town: &Township| {
        view::suggests_removal(&town.state, &town.state.accountability, &town.id(Wang), 2024)
    };
    for (kind, bar) in [
        (Kind::Eats, true),
        (Kind::Takes, true),
        (Kind::Blocks, true),
        (Kind::Demands, true),
        (Kind::HardWords, false),
        (Kind::Other, false),
    ] {
        let mut town = Township::morning();
        let id = opens(&mut town, Zhao, Wang, kind);
        does(&mut town, Wang, statement(&id)).unwrap();
        assert!(!bars(&town, 2024), "nothing is found yet");
        does(&mut town, Zhao, find(&id, MINOR)).unwrap();
        assert!(!bars(&town, 2024), "nothing is decided that could be appealed against");
        does(&mut town, Zhao, decide(&id, Measure::Education)).unwrap();
        assert_eq!((bars(&town, 2024), bars(&town, 2025)), (bar, false), "{kind:?}");
        assert!(!removal(&town));
        let second = opens(&mut town, Zhao, Wang, Kind::HardFace);
        does(&mut town, Wang, statement(&second)).unwrap();
        does(&mut town, Zhao, find(&second, MINOR)).unwrap();
        does(&mut town, Zhao, decide(&second, Measure::SelfCriticism)).unwrap();
        assert!(removal(&town), "twice in a year");
        does(&mut town, Wang, appeal(&id)).unwrap();
        does(&mut town, Chen, review(&id, Outcome::Lifted)).unwrap();
        assert!(!bars(&town, 2024) && !removal(&town), "what is lifted counts no more");
    }
}

#[test]
fn an_inquiry_is_about_a_fault_of_somebody_here_and_asked_of_the_server() {
    let mut town = Township::morning();
    let (nobody, wang) = (PersonId("x-1".to_owned()), town.id(Wang));
    let open = |person: &PersonId, kind| {
        Operation::Open(Open { person: person.clone(), kind, source: Source::Reported })
    };
    let unknown = Refusal::UnknownPerson { person: nobody.clone() };
    assert_eq!(tries(&mut town, Zhao, open(&nobody, Kind::Other)), Err(unknown));
    assert_eq!(tries(&mut town, Zhao, open(&wang, Kind::BadRating)), Err(Refusal::NotAFault));
    // What comes twice over a bad line is one matter; what is found is another when it happens again.
    let once = does(&mut town, Zhao, open(&wang, Kind::Roaming)).unwrap();
    let again = Refusal::OpenedAlready { inquiry: once.clone() };
    assert_eq!(tries(&mut town, Zhao, open(&wang, Kind::Roaming)), Err(again));
    // However much those who look into it note, the person may still speak.
    for _ in 1..30 {
        does(&mut town, Zhao, note(&once)).unwrap();
    }
    let full = Err(Refusal::StepsFull { most: 30 });
    assert_eq!(tries(&mut town, Zhao, note(&once)), full);
    for _ in 0..30 {
        does(&mut town, Wang, statement(&once)).unwrap();
    }
    assert_eq!(tries(&mut town, Wang, statement(&once)), full);
    does(&mut town, Zhao, find(&once, Finding::Unclear)).unwrap();
    does(&mut town, Zhao, open(&wang, Kind::Roaming)).unwrap();
    let online: Refused = access::Refusal::OnlineOnly.into();
    assert_eq!(town.act(Zhao, &Asked::Accountability(open(&wang, Kind::Other))), Err(online));
    assert!(does(&mut town, Li, open(&wang, Kind::Other)).is_err(), "a clerk looks into nobody");
    assert!(town.visitor(&Asked::Accountability(open(&wang, Kind::Other))).is_err());
    for (operation, words, says) in [
        (open(&wang, Kind::Other), " ", false),
        (open(&wang, Kind::Other), "不在岗", true),
        (Operation::Declare(Declare { relatives: BTreeSet::new() }), "", true),
    ] {
        assert_eq!(rules::says_something(&operation, words), says);
    }
}
