//! Assessments told as stories, and their arithmetic worked by hand. S1.5.1, S1.5.2, S1.5.3, 2.12

mod past;
mod veto;

use std::collections::{BTreeMap, BTreeSet};

use super::Input::{Ballot as Votes, Indicators, Peers, Public, Report as Own, Superior};
use super::*;
use crate::accountability as faults;
use crate::complaint::Kind;
use crate::id::{AssessmentId, InquiryId, OperationId, PersonId};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused};

fn tries(town: &mut Township, who: Who, operation: Operation) -> Result<OperationId, Refusal> {
    match town.at_server(who, &Asked::Assessment(operation)) {
        Ok(id) => Ok(id),
        Err(Refused::Assessment(refusal)) => Err(refusal),
        Err(other) => panic!("refused by another slice: {other}"),
    }
}

fn does(town: &mut Township, who: Who, operation: Operation) -> OperationId {
    tries(town, who, operation).unwrap()
}

const DAYS: (u32, u32) = (1, 6);

fn start(town: &Township, all: &[Who], terms: Terms) -> Operation {
    let group = all.iter().map(|who| town.id(*who)).collect();
    let (from, to) = (date(2024, 5, DAYS.0), date(2024, 5, DAYS.1));
    Operation::Start(Start { from, to, groups: vec![group], terms })
}

fn starts(town: &mut Township, all: &[Who]) -> AssessmentId {
    let start = start(town, all, Terms { least_voters: 3, ..Terms::default() });
    AssessmentId::from(&does(town, Zhao, start))
}

fn of(id: &AssessmentId) -> AssessmentId {
    id.clone()
}

fn freeze(id: &AssessmentId) -> Operation {
    Operation::Freeze(Freeze { assessment: of(id) })
}

fn confirm(id: &AssessmentId) -> Operation {
    Operation::Confirm(Confirm { assessment: of(id) })
}

/// Lets a day go by, everybody say that what is counted is right, and Zhao freeze it.
fn freezes(town: &mut Township, id: &AssessmentId) {
    town.set(date(2024, 5, DAYS.1 + 1), 9, 0);
    let persons: Vec<PersonId> = get(town, id).candidates.keys().cloned().collect();
    for who in [Wang, Li, Zhou, Chen, Sun] {
        let own = persons.contains(&town.id(who))
            && get(town, id).candidates[&town.id(who)].confirmed.is_none();
        if own {
            does(town, who, confirm(id));
        }
    }
    does(town, Zhao, freeze(id));
    counts(town, id);
}

/// Lets the server count everybody, two in a turn.
fn counts(town: &mut Township, id: &AssessmentId) {
    while !get(town, id).is_counted() {
        count(town, id, 2).unwrap();
    }
}

fn count(town: &mut Township, id: &AssessmentId, most: u16) -> Result<OperationId, Refused> {
    let count = Operation::Count(Count { assessment: of(id), most });
    town.by_itself(&Asked::Assessment(count))
}

fn report(id: &AssessmentId) -> Operation {
    Operation::Report(Report { assessment: of(id) })
}

fn marks(town: &Township, id: &AssessmentId, who: Who, marks: Marks) -> Operation {
    Operation::Score(GiveMarks { assessment: of(id), person: town.id(who), marks })
}

fn peer(
    town: &Township,
    id: &AssessmentId,
    (from, of_post): (usize, usize),
    mark: u8,
) -> Operation {
    let (from, of_post) = (town.posts[from].clone(), town.posts[of_post].clone());
    Operation::ScorePeer(ScorePeer { assessment: of(id), from, of: of_post, mark })
}

fn open_ballot(town: &Township, id: &AssessmentId) -> Operation {
    let persons = town.state.assessment.get(id).unwrap().candidates.keys();
    let keys = persons.map(|person| (person.clone(), "key".to_owned())).collect();
    Operation::OpenBallot(OpenBallot { assessment: of(id), keys })
}

fn votes(grades: &[Grade]) -> Vec<Counted> {
    let named = |(place, grade): (usize, &Grade)| Counted {
        receipt: format!("r{place:02}"),
        vote: [*grade; DIMENSIONS],
    };
    grades.iter().enumerate().map(named).collect()
}

fn close_ballot(
    id: &AssessmentId,
    votes: impl IntoIterator<Item = (PersonId, Vec<Counted>)>,
) -> Operation {
    let votes: BTreeMap<PersonId, Vec<Counted>> = votes.into_iter().collect();
    Operation::CloseBallot(CloseBallot { assessment: of(id), votes })
}

fn decide(town: &Township, id: &AssessmentId, who: Who, grade: Grade, follow: Follow) -> Operation {
    Operation::Decide(Decide { assessment: of(id), person: town.id(who), grade, follow })
}

fn excuse(town: &Township, id: &AssessmentId, who: Who, input: Input) -> Operation {
    Operation::Excuse(Excuse { assessment: of(id), person: town.id(who), input })
}

fn answer(id: &AssessmentId, accepts: bool) -> Operation {
    Operation::Answer(Answer { assessment: of(id), accepts })
}

fn seal(town: &Township, id: &AssessmentId, who: Who) -> Operation {
    Operation::Seal(Seal { assessment: of(id), person: town.id(who), sum: "sum".to_owned() })
}

fn get<'a>(town: &'a Township, id: &AssessmentId) -> &'a Assessment {
    town.state.assessment.get(id).unwrap()
}

/// Returns what is counted of somebody in a cycle.
fn sheet_of(town: &Township, id: &AssessmentId, person: &PersonId) -> Sheet {
    let all = view::sheets_of(&town.state, get(town, id), &[person], town.now);
    all.into_values().next().unwrap()
}

fn missing(town: &Township, id: &AssessmentId, who: Who) -> BTreeSet<Input> {
    view::missing(&town.state, get(town, id), &town.id(who))
}

/// A fault of somebody that Zhao found true, and what followed.
fn at_fault(town: &mut Township, who: Who, kind: Kind) -> InquiryId {
    let open = faults::Open { person: town.id(who), kind, source: faults::Source::SpotCheck };
    let open = Asked::Accountability(faults::Operation::Open(open));
    let inquiry = InquiryId::from(&town.at_server(Zhao, &open).unwrap());
    let finding = faults::Finding::Substantiated {
        harm: faults::Harm::Minor,
        fault: faults::Fault::Negligence,
    };
    let (one, measure) = (inquiry.clone(), faults::Measure::Education);
    for (who, step) in [
        (who, faults::Operation::GiveStatement(faults::GiveStatement { inquiry: one.clone() })),
        (Zhao, faults::Operation::Find(faults::Find { inquiry: one.clone(), finding })),
        (Zhao, faults::Operation::Decide(faults::Decide { inquiry: one, measure })),
    ] {
        town.at_server(who, &Asked::Accountability(step)).unwrap();
    }
    inquiry
}

/// A cycle on Wang and Zhou, frozen, with everything but what `without` names.
fn scored(without: &[Input]) -> (Township, AssessmentId) {
    let mut town = Township::morning();
    let id = starts(&mut town, &[Wang, Zhou]);
    let has = |input| !without.contains(&input);
    if has(Input::Report) {
        does(&mut town, Wang, report(&id));
        does(&mut town, Zhou, report(&id));
    }
    freezes(&mut town, &id);
    if has(Input::Superior) {
        for who in [Wang, Zhou] {
            let marks = marks(&town, &id, who, [80, 90, 100, 70, 60]);
            does(&mut town, Zhao, marks);
        }
    }
    if has(Input::Peers) {
        for (who, pair) in [(Wang, (0, 1)), (Zhou, (1, 0))] {
            let peer = peer(&town, &id, pair, 88);
            does(&mut town, who, peer);
        }
    }
    if has(Input::Ballot) {
        let open = open_ballot(&town, &id);
        does(&mut town, Zhao, open);
        let five = votes(&[Grade::Excellent, Grade::Competent, Grade::Competent]);
        let all = [Wang, Zhou].map(|who| (town.id(who), five.clone()));
        does(&mut town, Zhao, close_ballot(&id, all));
    }
    (town, id)
}

/// Some inputs, and what they come to.
type Whole = (&'static [(Input, Score)], Option<Score>);

#[test]
fn s1_5_1_marks_votes_and_weights_come_to_what_they_come_to_by_hand() {
    let terms = Terms::default();
    // 德15 能10 勤30 绩30 廉15: 80, 90, 100, 70, 60 come to 12 + 9 + 30 + 21 + 9 = 81.
    assert_eq!(terms.of_marks(&[80, 90, 100, 70, 60]), 8_100);
    // A vote counts the middle of its band: 95, 79.5, 64.5, 29.5.
    let rows: [(Vote, Score); 5] = [
        ([Grade::Excellent; 5], 9_500),
        ([Grade::Competent; 5], 7_950),
        ([Grade::Basic; 5], 6_450),
        ([Grade::Incompetent; 5], 2_950),
        // 14.25 + 7.95 + 28.5 + 19.35 + 4.425 = 74.475, a half rounded up.
        (
            [
                Grade::Excellent,
                Grade::Competent,
                Grade::Excellent,
                Grade::Basic,
                Grade::Incompetent,
            ],
            7_448,
        ),
    ];
    for (vote, score) in rows {
        assert_eq!(terms.of_vote(&vote), score, "{vote:?}");
    }
    let whole: [Whole; 6] = [
        // 40·95 + 20·81 + 20·80 + 10·88 + 10·90 = 3800 + 1620 + 1600 + 880 + 900 = 88.00 of 100.
        (
            &[
                (Indicators, 9_500),
                (Superior, 8_100),
                (Votes, 8_000),
                (Peers, 8_800),
                (Public, 9_000),
            ],
            Some(8_800),
        ),
        // Without public and ballot 70 of 100 count: (3800 + 1620 + 880) / 70 = 90.00.
        (&[(Indicators, 9_500), (Superior, 8_100), (Peers, 8_800)], Some(9_000)),
        // (40·100 + 20·50) / 60 = 83.33.
        (&[(Indicators, 10_000), (Superior, 5_000)], Some(8_333)),
        // (40·100 + 10·50) / 50 = 90.00; (20·66.65 + 10·33.34) / 30 = 55.546 becomes 55.55.
        (&[(Superior, 6_665), (Peers, 3_334)], Some(5_555)),
        // A report has no number, and nothing nothing.
        (&[(Own, 10_000)], None),
        (&[], None),
    ];
    for (inputs, score) in whole {
        assert_eq!(terms.whole(inputs), score, "{inputs:?}");
    }
}

#[test]
fn s1_5_2_the_excellent_share_is_rounded_down_and_small_groups_are_pooled() {
    let terms = Terms::default();
    // At 20 percent: 12 give 2 (2.4), 5 give 1, 4 alone give 0 (0.8), 4 and 3 pooled 1 (1.4).
    let rows: [(&[usize], usize); 9] = [
        (&[12], 2),
        (&[5], 1),
        (&[4], 0),
        (&[4, 3], 1),
        (&[12, 4, 3], 3),
        (&[9, 9], 2),
        (&[18], 3),
        (&[2, 2, 2, 2, 2], 2),
        (&[], 0),
    ];
    for (groups, most) in rows {
        assert_eq!(terms.most_excellent(groups), most, "{groups:?}");
    }
    // Public institutions: 15 percent of 20 are 3, of 19 only 2 (2.85).
    let public = Terms { excellent_percent: 15, ..Terms::default() };
    assert_eq!((public.most_excellent(&[20]), public.most_excellent(&[19])), (3, 2));
}

#[test]
fn s1_5_1_terms_that_do_not_add_up_begin_nothing() {
    let mut town = Township::morning();
    let wrong: [Terms; 6] = [
        Terms { weights: [40, 20, 20, 10, 0, 11], ..Terms::default() },
        Terms { weights: [30, 20, 20, 10, 10, 10], ..Terms::default() },
        Terms { dimensions: [15, 10, 30, 30, 16], ..Terms::default() },
        Terms { excellent_percent: 26, ..Terms::default() },
        Terms { least_voters: 2, ..Terms::default() },
        Terms { quorum_percent: 101, ..Terms::default() },
    ];
    for terms in wrong {
        let start = start(&town, &[Wang], terms.clone());
        assert_eq!(tries(&mut town, Zhao, start).unwrap_err(), Refusal::Weights, "{terms:?}");
    }
    let mut late = start(&town, &[Wang], Terms::default());
    if let Operation::Start(start) = &mut late {
        (start.from, start.to) = (start.to, start.from);
    }
    assert_eq!(tries(&mut town, Zhao, late), Err(Refusal::Days));
    let nobody = start(&town, &[], Terms::default());
    assert_eq!(tries(&mut town, Zhao, nobody), Err(Refusal::Nobody));
    let mut gone = start(&town, &[], Terms::default());
    if let Operation::Start(start) = &mut gone {
        start.groups = vec![BTreeSet::from([PersonId("x".to_owned())])];
    }
    let not = Refusal::NotAssessed { person: PersonId("x".to_owned()) };
    assert_eq!(tries(&mut town, Zhao, gone), Err(not));
    // Nobody here leads Zhao.
    let above = start(&town, &[Zhao], Terms::default());
    let nobody = Refusal::NobodyAssesses { person: town.id(Zhao) };
    assert_eq!(tries(&mut town, Zhao, above), Err(nobody));
    let start = start(&town, &[Wang, Chen], Terms::default());
    does(&mut town, Zhao, start);
}

#[test]
fn s1_5_1_a_person_sees_and_contests_what_is_counted_before_anybody_scores() {
    let mut town = Township::morning();
    let inquiry = at_fault(&mut town, Wang, Kind::HardWords);
    let id = starts(&mut town, &[Wang, Zhou]);
    let event = OperationId(inquiry.0);
    let sheet = sheet_of(&town, &id, &town.id(Wang));
    let (at, what) = (sheet.evidence[0].at, sheet.evidence[0].what);
    assert_eq!((sheet.evidence[0].event.clone(), sheet.score()), (event.clone(), 9_500));
    let object = |event: &OperationId| {
        Operation::Object(Object { assessment: of(&id), event: event.clone(), at, what })
    };
    let settle = |town: &Township, counts| {
        let (person, event) = (town.id(Wang), event.clone());
        Operation::Settle(Settle { assessment: of(&id), person, event, at, what, counts })
    };
    let score = marks(&town, &id, Wang, [80; 5]);
    assert_eq!(tries(&mut town, Zhao, score), Err(Refusal::NotFrozen));
    // Another's events are not one's own.
    let unknown = Refusal::UnknownEvent { event: event.clone() };
    assert_eq!(tries(&mut town, Zhou, object(&event)), Err(unknown));
    assert_eq!(
        tries(&mut town, Li, object(&event)),
        Err(Refusal::NotAssessed { person: town.id(Li) })
    );
    let early = settle(&town, false);
    let nothing = Refusal::NothingToSettle { event: event.clone() };
    assert_eq!(tries(&mut town, Zhao, early), Err(nothing));
    does(&mut town, Wang, object(&event));
    let again = Refusal::ObjectedAlready { event: event.clone() };
    assert_eq!(tries(&mut town, Wang, object(&event)), Err(again));
    let open = Refusal::ObjectionOpen { event: event.clone() };
    assert_eq!(tries(&mut town, Zhao, freeze(&id)), Err(open));
    let upheld = settle(&town, false);
    does(&mut town, Zhao, upheld);
    freezes(&mut town, &id);
    // It stands there, and does not count.
    assert_eq!(what, What::Fault(Kind::HardWords));
    let frozen = get(&town, &id).candidates[&town.id(Wang)].sheet.clone().unwrap();
    assert_eq!((frozen.evidence.len(), frozen.score(), frozen.formula), (1, 10_000, FORMULA));
    assert_eq!(tries(&mut town, Wang, object(&event)), Err(Refusal::Frozen));
    assert_eq!(tries(&mut town, Zhao, freeze(&id)), Err(Refusal::Frozen));
    // What happens later changes nothing of it.
    at_fault(&mut town, Wang, Kind::OffPost);
    let later = sheet_of(&town, &id, &town.id(Wang));
    assert_eq!(later, frozen);
}

#[test]
fn s1_5_1_a_cycle_is_frozen_once_its_days_are_over_and_everybody_had_time_to_contest() {
    let mut town = Township::morning();
    let mut start = start(&town, &[Wang, Zhou], Terms::default());
    if let Operation::Start(start) = &mut start {
        start.to = date(2024, 5, 7);
    }
    let id = AssessmentId::from(&does(&mut town, Zhao, start));
    assert_eq!(
        tries(&mut town, Wang, confirm(&id)),
        Err(Refusal::Days),
        "something may happen yet"
    );
    for day in [6, 7] {
        town.set(date(2024, 5, day), 17, 0);
        assert_eq!(tries(&mut town, Zhao, freeze(&id)), Err(Refusal::Days));
    }
    // Three working days, or as soon as both have said that it is right.
    let early = Err(Refusal::StillTime { until: date(2024, 5, 10) });
    town.set(date(2024, 5, 8), 9, 0);
    assert_eq!(tries(&mut town, Zhao, freeze(&id)), early);
    does(&mut town, Wang, confirm(&id));
    assert_eq!(tries(&mut town, Wang, confirm(&id)), Err(Refusal::ConfirmedAlready));
    let mut other = town.clone();
    does(&mut other, Zhou, confirm(&id));
    does(&mut other, Zhao, freeze(&id));
    assert_eq!(tries(&mut other, Wang, confirm(&id)), Err(Refusal::Frozen));
    town.set(date(2024, 5, 10), 17, 0);
    assert_eq!(tries(&mut town, Zhao, freeze(&id)), early);
    town.set(date(2024, 5, 11), 9, 0);
    does(&mut town, Zhao, freeze(&id));
}

#[test]
fn s1_5_1_what_is_frozen_is_counted_by_the_server_a_few_at_a_time_as_known_then() {
    let mut town = Township::morning();
    at_fault(&mut town, Wang, Kind::HardWords);
    let id = starts(&mut town, &[Wang, Li, Zhou]);
    assert_eq!(count(&mut town, &id, 2).unwrap_err(), Refusal::NotFrozen.into());
    town.set(date(2024, 5, DAYS.1 + 1), 9, 0);
    for who in [Wang, Li, Zhou] {
        does(&mut town, who, confirm(&id));
    }
    let people = [Wang, Li, Zhou].map(|who| town.id(who));
    let known: Vec<&PersonId> = people.iter().collect();
    let known = view::sheets_of(&town.state, get(&town, &id), &known, town.now);
    does(&mut town, Zhao, freeze(&id));
    let by_hand = Asked::Assessment(Operation::Count(Count { assessment: of(&id), most: 3 }));
    assert!(matches!(town.at_server(Zhao, &by_hand).unwrap_err(), Refused::Access(_)));
    // Days go by: what is counted is what was known.
    town.set(date(2024, 5, 13), 9, 0);
    for done in [2, 3] {
        let score = marks(&town, &id, Wang, [80; 5]);
        assert_eq!(tries(&mut town, Zhao, score), Err(Refusal::StillCounting));
        count(&mut town, &id, 2).unwrap();
        assert_eq!(get(&town, &id).counted, done);
    }
    assert_eq!(count(&mut town, &id, 2).unwrap_err(), Refusal::Frozen.into());
    let candidates = get(&town, &id).candidates.clone();
    let counted = candidates.into_iter().map(|(person, one)| (person, one.sheet.unwrap()));
    assert_eq!(counted.collect::<BTreeMap<_, _>>(), known);
    let score = marks(&town, &id, Wang, [80; 5]);
    does(&mut town, Zhao, score);
}

#[test]
fn s1_5_1_what_is_being_counted_is_worked_out_of_whoever_is_asked_for_alone() {
    let mut town = Township::morning();
    let id = starts(&mut town, &[Wang, Zhou]);
    let (wang, zhou) = (town.id(Wang), town.id(Zhou));
    let sheets = |who: Who, about: Option<&PersonId>| {
        let seen = view::seen_by(&town.state, &town.id(who), about, town.now);
        let all = seen.get(&id).unwrap().candidates.clone().into_iter();
        all.filter(|(_, one)| one.sheet.is_some()).map(|(person, _)| person).collect::<Vec<_>>()
    };
    assert_eq!(sheets(Zhao, None), []);
    assert_eq!(sheets(Zhao, Some(&zhou)), std::slice::from_ref(&zhou));
    assert_eq!(sheets(Wang, Some(&wang)), [wang]);
    assert_eq!(sheets(Wang, Some(&zhou)), [], "another's is nobody's business");
}

#[test]
fn s1_5_2_the_grade_is_not_decided_while_an_input_is_missing() {
    for input in [Own, Superior, Peers, Votes] {
        let (mut town, id) = scored(&[input]);
        let inputs = BTreeSet::from([input]);
        assert_eq!(missing(&town, &id, Wang), inputs);
        let early = decide(&town, &id, Wang, Grade::Competent, Follow::Nothing);
        assert_eq!(tries(&mut town, Zhao, early), Err(Refusal::InputsMissing { inputs }));
        // It is excused with a reason, once, and only what is missing.
        let other = if input == Own { Superior } else { Own };
        let there = excuse(&town, &id, Wang, other);
        assert_eq!(tries(&mut town, Zhao, there), Err(Refusal::NothingToExcuse));
        let excused = excuse(&town, &id, Wang, input);
        does(&mut town, Zhao, excused.clone());
        assert_eq!(tries(&mut town, Zhao, excused), Err(Refusal::NothingToExcuse));
        let decide = decide(&town, &id, Wang, Grade::Competent, Follow::Nothing);
        does(&mut town, Zhao, decide);
    }
    // Too few ratings tell whose they are: that nobody rated is nobody's fault.
    let (town, id) = scored(&[]);
    assert!(view::cannot_be(&town.state, get(&town, &id), &town.id(Wang), Input::Public));
    // 40·100 + 20·81 + 20·84.67 + 10·88, of 90: (4000 + 1620 + 1693.4 + 880) / 90 = 91.04.
    assert_eq!(view::whole(get(&town, &id), &town.id(Wang)), Some(9_104));
}

#[test]
fn s1_5_2_whoever_is_assessed_is_below_or_related_does_not_assess() {
    let (mut town, id) = scored(&[]);
    // Chen is B of the window and a supervisor above Wang; Sun of the rank of Wang may, too.
    let own = marks(&town, &id, Wang, [90; 5]);
    assert_eq!(
        town.at_server(Wang, &Asked::Assessment(own)).unwrap_err().to_string(),
        "this needs another role"
    );
    let again = marks(&town, &id, Wang, [90; 5]);
    assert_eq!(tries(&mut town, Zhao, again), Err(Refusal::ScoredAlready));
    let high = marks(&town, &id, Wang, [90, 90, 90, 90, 101]);
    assert_eq!(tries(&mut town, Chen, high), Err(Refusal::MarkOutOfRange));
    let second = marks(&town, &id, Wang, [100; 5]);
    does(&mut town, Chen, second);
    // (81 + 100) / 2
    let superior = view::score_of(get(&town, &id), &town.id(Wang), Input::Superior);
    assert_eq!(superior, Some(9_050));
    // Of a cycle on Chen, who leads nobody in it, Chen does nothing.
    let on_chen = starts(&mut town, &[Chen]);
    assert_eq!(tries(&mut town, Chen, freeze(&on_chen)), Err(Refusal::Involved));
    let unknown = AssessmentId("x".to_owned());
    let refused = Refusal::UnknownAssessment { assessment: unknown.clone() };
    assert_eq!(tries(&mut town, Zhao, freeze(&unknown)), Err(refused));
    freezes(&mut town, &on_chen);
}

#[test]
fn s1_5_2_windows_mark_other_windows_by_their_a() {
    let (mut town, id) = scored(&[Input::Peers]);
    for (who, pair) in [(Wang, (0, 0)), (Wang, (1, 0)), (Li, (0, 1)), (Zhou, (0, 1))] {
        let refused = peer(&town, &id, pair, 80);
        assert_eq!(tries(&mut town, who, refused), Err(Refusal::NotAPeer), "{who:?} {pair:?}");
    }
    let mark = peer(&town, &id, (1, 0), 80);
    does(&mut town, Zhou, mark.clone());
    assert_eq!(tries(&mut town, Zhou, mark), Err(Refusal::ScoredAlready));
    // Once somebody there is decided on, their whole is changed no more.
    let (mut other, other_id) = scored(&[Input::Peers]);
    let excused = excuse(&other, &other_id, Wang, Input::Peers);
    does(&mut other, Zhao, excused);
    let decided = decide(&other, &other_id, Wang, Grade::Competent, Follow::Nothing);
    does(&mut other, Zhao, decided);
    let late = peer(&other, &other_id, (1, 0), 80);
    assert_eq!(tries(&mut other, Zhou, late), Err(Refusal::DecidedAlready));
    let of_wang = view::score_of(get(&town, &id), &town.id(Wang), Input::Peers);
    assert_eq!(of_wang, Some(8_000));
}

#[test]
fn s1_5_2_a_ballot_is_of_enough_voters_once_and_none_for_oneself() {
    let mut town = Township::morning();
    let start = start(&town, &[Wang, Zhou], Terms { least_voters: 6, ..Terms::default() });
    let id = AssessmentId::from(&does(&mut town, Zhao, start));
    let open = open_ballot(&town, &id);
    assert_eq!(tries(&mut town, Zhao, open.clone()), Err(Refusal::NotFrozen));
    freezes(&mut town, &id);
    // Six work here, five of whom vote on Wang.
    assert_eq!(tries(&mut town, Zhao, open), Err(Refusal::TooFewVoters { least: 6 }));
    assert!(!missing(&town, &id, Wang).contains(&Input::Ballot), "it cannot be");

    let id = starts(&mut town, &[Wang, Zhou]);
    freezes(&mut town, &id);
    assert_eq!(tries(&mut town, Zhao, close_ballot(&id, [])), Err(Refusal::NoBallot));
    let open = open_ballot(&town, &id);
    does(&mut town, Zhao, open.clone());
    assert_eq!(tries(&mut town, Zhao, open), Err(Refusal::BallotAgain));
    let (wang, zhou) = (town.id(Wang), town.id(Zhou));
    let paper = |town: &Township, of: &PersonId, voter: Who| {
        rules::paper(get(town, &id), of, &town.id(voter)).map(str::to_owned)
    };
    assert_eq!(paper(&town, &wang, Li), Ok("key".to_owned()));
    let own = Err(Refusal::NotAssessed { person: wang.clone() });
    assert_eq!(paper(&town, &wang, Wang), own);
    // More votes than others, a vote twice, a vote on nobody.
    let many = votes(&[Grade::Excellent; 6]);
    let mut twice = votes(&[Grade::Excellent; 2]);
    twice[1].receipt = twice[0].receipt.clone();
    let wrong = [(wang.clone(), many), (wang.clone(), twice), (town.id(Li), votes(&[]))];
    for wrong in wrong {
        assert_eq!(
            tries(&mut town, Zhao, close_ballot(&id, [wrong])),
            Err(Refusal::MiscountedVotes)
        );
    }
    // While votes are cast nothing is decided, and the ballot is not done without.
    let early = decide(&town, &id, Wang, Grade::Competent, Follow::Nothing);
    assert_eq!(tries(&mut town, Zhao, early), Err(Refusal::StillVoting));
    let early = excuse(&town, &id, Wang, Votes);
    assert_eq!(tries(&mut town, Zhao, early), Err(Refusal::StillVoting));
    // Two votes on Zhou would tell whose: it is missing, and somebody says why it is done without.
    let counted =
        [(wang, votes(&[Grade::Excellent; 5])), (zhou.clone(), votes(&[Grade::Excellent; 2]))];
    does(&mut town, Zhao, close_ballot(&id, counted));
    assert_eq!(paper(&town, &zhou, Li), Err(Refusal::NoBallot));
    assert!(
        missing(&town, &id, Zhou).contains(&Votes) && !missing(&town, &id, Wang).contains(&Votes)
    );
    assert_eq!(view::score_of(get(&town, &id), &zhou, Votes), None);
    let excused = excuse(&town, &id, Zhou, Votes);
    does(&mut town, Zhao, excused);
}

#[test]
fn s1_5_2_excellent_within_its_share_and_not_after_a_vice() {
    // Of two, 20 percent are none; of six (pooled with nobody) 1.
    let (mut town, id) = scored(&[]);
    let best = decide(&town, &id, Wang, Grade::Excellent, Follow::Commended);
    assert_eq!(tries(&mut town, Zhao, best), Err(Refusal::TooManyExcellent { most: 0 }));
    let basic = decide(&town, &id, Wang, Grade::Basic, Follow::Nothing);
    assert_eq!(tries(&mut town, Zhao, basic), Err(Refusal::NoSuchGrade));
    let follow = decide(&town, &id, Wang, Grade::Incompetent, Follow::Nothing);
    assert_eq!(tries(&mut town, Zhao, follow), Err(Refusal::FollowMissing));
    let follow = decide(&town, &id, Wang, Grade::Incompetent, Follow::Training);
    does(&mut town, Zhao, follow);

    let mut town = Township::morning();
    let inquiry = at_fault(&mut town, Wang, Kind::Takes);
    let id = starts(&mut town, &[Wang, Zhou, Li, Chen, Sun]);
    freezes(&mut town, &id);
    for who in [Wang, Zhou, Li] {
        for input in missing(&town, &id, who) {
            if input != Input::Superior {
                let excuse = excuse(&town, &id, who, input);
                does(&mut town, Zhao, excuse);
            }
        }
        let marks = marks(&town, &id, who, [95; 5]);
        does(&mut town, Zhao, marks);
    }
    let barred = decide(&town, &id, Wang, Grade::Excellent, Follow::Commended);
    assert_eq!(tries(&mut town, Zhao, barred), Err(Refusal::Barred), "{inquiry:?}");
    let no_word = decide(&town, &id, Zhou, Grade::Excellent, Follow::Nothing);
    assert_eq!(tries(&mut town, Zhao, no_word), Err(Refusal::FollowMissing));
    let zhou = decide(&town, &id, Zhou, Grade::Excellent, Follow::NotRewarded);
    does(&mut town, Zhao, zhou);
    let li = decide(&town, &id, Li, Grade::Excellent, Follow::Commended);
    assert_eq!(tries(&mut town, Zhao, li), Err(Refusal::TooManyExcellent { most: 1 }));
    let li = decide(&town, &id, Li, Grade::Competent, Follow::Nothing);
    does(&mut town, Zhao, li);
}

#[test]
fn s1_5_3_a_result_is_answered_and_its_file_sealed_for_good() {
    let (mut town, id) = scored(&[]);
    let sealed = seal(&town, &id, Wang);
    assert_eq!(tries(&mut town, Zhao, sealed.clone()), Err(Refusal::NotDecided));
    assert_eq!(tries(&mut town, Wang, answer(&id, true)), Err(Refusal::NotDecided));
    let first = decide(&town, &id, Wang, Grade::Competent, Follow::Nothing);
    does(&mut town, Zhao, first.clone());
    assert_eq!(tries(&mut town, Zhao, first.clone()), Err(Refusal::DecidedAlready));
    let late = marks(&town, &id, Wang, [90; 5]);
    assert_eq!(tries(&mut town, Chen, late), Err(Refusal::DecidedAlready));
    assert_eq!(tries(&mut town, Wang, report(&id)), Err(Refusal::DecidedAlready));
    // Silence is no answer before the time of an appeal is over.
    assert_eq!(tries(&mut town, Zhao, sealed.clone()), Err(Refusal::NotDecided));
    does(&mut town, Wang, answer(&id, false));
    assert_eq!(tries(&mut town, Wang, answer(&id, true)), Err(Refusal::AnsweredAlready));
    assert_eq!(tries(&mut town, Zhao, sealed.clone()), Err(Refusal::ObjectionToResult));
    // Somebody else decides on the objection, once.
    assert_eq!(tries(&mut town, Zhao, first.clone()), Err(Refusal::SameDecider));
    does(&mut town, Chen, first.clone());
    assert_eq!(tries(&mut town, Chen, first.clone()), Err(Refusal::DecidedAlready));
    does(&mut town, Zhao, sealed.clone());
    for late in [first, sealed, answer(&id, true)] {
        let who = if matches!(late, Operation::Answer(_)) { Wang } else { Zhao };
        assert_eq!(tries(&mut town, who, late), Err(Refusal::Sealed));
    }
    // Zhou says nothing for a month.
    let zhou = decide(&town, &id, Zhou, Grade::Competent, Follow::Nothing);
    does(&mut town, Zhao, zhou);
    let sealed = seal(&town, &id, Zhou);
    assert_eq!(tries(&mut town, Zhao, sealed.clone()), Err(Refusal::NotDecided));
    town.set(date(2024, 6, 7), 9, 0);
    tries(&mut town, Zhao, sealed).unwrap();
}

#[test]
fn s1_5_2_one_group_does_not_take_the_share_of_another() {
    let mut town = Township::morning();
    // Nobody here would fill two large groups: what is asked of each is asked of the state.
    let id = starts(&mut town, &[Wang, Zhou]);
    let mut one = get(&town, &id).clone();
    let people = |name: &str, count: usize| -> BTreeSet<PersonId> {
        (0..count).map(|place| PersonId(format!("{name}{place}"))).collect()
    };
    one.groups = vec![people("a", 10), people("b", 5), people("c", 4), people("d", 3)];
    let share = |name: &str| {
        let (all, most) = view::share(&one, &PersonId(name.to_owned()));
        (all.len(), most)
    };
    assert_eq!(
        [share("a1"), share("b1"), share("c1"), share("d1")],
        [(10, 2), (5, 1), (7, 1), (7, 1)]
    );
    let unknown = Refusal::NotAssessed { person: PersonId("x".to_owned()) };
    let decide = Decide {
        assessment: id,
        person: PersonId("x".to_owned()),
        grade: Grade::Excellent,
        follow: Follow::Commended,
    };
    assert_eq!(tries(&mut town, Zhao, Operation::Decide(decide)).unwrap_err(), unknown);
}

#[test]
fn s1_5_2_one_report_of_whoever_is_assessed() {
    let (mut town, id) = scored(&[]);
    assert_eq!(tries(&mut town, Wang, report(&id)), Err(Refusal::ReportedAlready));
    let not = Refusal::NotAssessed { person: town.id(Li) };
    assert_eq!(tries(&mut town, Li, report(&id)), Err(not));
    let (mut town, id) = scored(&[Input::Report]);
    does(&mut town, Wang, report(&id));
}

#[test]
fn of_others_one_reads_nothing_but_their_names() {
    let (mut town, id) = scored(&[]);
    let seen = |town: &Township, who: Who| {
        view::seen_by(&town.state, &town.id(who), None, town.now).get(&id).cloned()
    };
    let (wang, zhou) = (town.id(Wang), town.id(Zhou));
    let own = seen(&town, Wang).unwrap();
    assert!(own.candidates[&wang].sheet.is_some() && own.candidates[&wang].report.is_some());
    assert!(own.candidates[&wang].superior.is_empty(), "not before it is decided");
    assert_eq!(own.candidates[&zhou], Candidate::default());
    assert_eq!(own.peers.len(), 1, "what one's own window said");
    let led = seen(&town, Zhao).unwrap();
    assert!(led.candidates.values().all(|one| !one.superior.is_empty() && one.sheet.is_some()));
    let decide = decide(&town, &id, Wang, Grade::Competent, Follow::Nothing);
    does(&mut town, Zhao, decide);
    assert_eq!(seen(&town, Wang).unwrap().candidates[&wang].superior.len(), 1);
    // Li votes, and reads the names.
    let voter = seen(&town, Li).unwrap();
    assert!(voter.candidates.values().all(|one| *one == Candidate::default()));
    // Of a cycle without a ballot Li reads nothing.
    let (town, id) = scored(&[Input::Ballot]);
    assert!(view::seen_by(&town.state, &town.id(Li), None, town.now).get(&id).is_none());
    let waits = |who| view::waits(&town.state, get(&town, &id), &town.id(who), town.now);
    assert!(waits(Wang).is_empty() && waits(Zhao).is_empty());
}
