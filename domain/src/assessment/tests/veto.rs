//! What bars excellent, row by row: one that breaks it, and one that just satisfies it. 2.12, 2.10

use super::*;
use crate::accountability::{Fault, Finding, Harm, Measure};
use crate::assessment::veto::{of_sheet, of_year};
use crate::time::{Minutes, TimeOfDay, Timestamp};

/// A fault of Wang that Zhao found, and what followed.
fn found(town: &mut Township, kind: Kind, harm: Harm, measure: Measure) -> InquiryId {
    let open = faults::Open { person: town.id(Wang), kind, source: faults::Source::SpotCheck };
    let open = Asked::Accountability(faults::Operation::Open(open));
    let inquiry = InquiryId::from(&town.at_server(Zhao, &open).unwrap());
    let one = || inquiry.clone();
    let finding = Finding::Substantiated { harm, fault: Fault::Negligence };
    for (who, step) in [
        (Wang, faults::Operation::GiveStatement(faults::GiveStatement { inquiry: one() })),
        (Zhao, faults::Operation::Find(faults::Find { inquiry: one(), finding })),
        (Zhao, faults::Operation::Decide(faults::Decide { inquiry: one(), measure })),
    ] {
        town.at_server(who, &Asked::Accountability(step)).unwrap();
    }
    inquiry
}

#[test]
fn s1_2_2_s1_2_3_what_was_found_true_bars_excellent_by_kind_harm_and_measure() {
    use {Harm::Minor, Harm::Serious};
    let rows: [(Kind, Harm, Measure, &[Veto]); 8] = [
        (Kind::Takes, Minor, Measure::Education, &[Veto::Vice]),
        (Kind::HardWords, Minor, Measure::Education, &[]),
        (Kind::HardWords, Serious, Measure::Circulated, &[Veto::Serious]),
        (Kind::HardWords, Minor, Measure::Circulated, &[]),
        (Kind::HardWords, Minor, Measure::Warning, &[Veto::Warned]),
        (Kind::HardWords, Minor, Measure::Removal, &[Veto::Warned]),
        (Kind::HardWords, Minor, Measure::SelfCriticism, &[]),
        (Kind::Blocks, Serious, Measure::Warning, &[Veto::Vice, Veto::Serious, Veto::Warned]),
    ];
    for (kind, harm, measure, vetoes) in rows {
        let mut town = Township::morning();
        let said = format!("{kind:?} {harm:?} {measure:?}");
        let inquiry = found(&mut town, kind, harm, measure);
        let of = |town: &Township, year| {
            let all = &town.state.accountability;
            of_year(&town.state, all, &town.id(Wang), year).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(of(&town, 2024), vetoes, "{said}");
        assert!(of(&town, 2025).is_empty(), "{said}");
        // What a review lifts bars nothing.
        let appeal = faults::Operation::Appeal(faults::Appeal { inquiry: inquiry.clone() });
        town.at_server(Wang, &Asked::Accountability(appeal)).unwrap();
        let outcome = faults::Outcome::Lifted;
        let review = faults::Operation::Review(faults::Review { inquiry, outcome });
        town.at_server(Chen, &Asked::Accountability(review)).unwrap();
        assert!(of(&town, 2024).is_empty(), "{said}");
    }
}

fn counted(what: What, (month, day): (u32, u32), minutes: i64, counts: bool) -> Evidence {
    let zone = crate::time::Zone::default();
    let at = Timestamp::at(date(2024, month, day), TimeOfDay::hm(9, 0), zone);
    let event = OperationId(format!("x-{month}{day}"));
    let (minutes, post) = (Some(Minutes(minutes)), None);
    Evidence { event, at, what, post, minutes, points: 0, counts }
}

fn sheet(evidence: Vec<Evidence>) -> Sheet {
    Sheet { formula: FORMULA, evidence, unconfirmed: 0, rated: 0, public: None }
}

#[test]
fn s1_5_1_a_month_with_a_day_of_absence_or_six_times_late_bars_excellent() {
    let absent = |days: &[(u32, u32)], minutes| {
        days.iter().map(|day| counted(What::Absent, *day, minutes, true)).collect::<Vec<_>>()
    };
    let late = |days: std::ops::RangeInclusive<u32>, month| {
        let what = |day: u32| if day.is_multiple_of(2) { What::Late } else { What::LeftEarly };
        days.map(|day| counted(what(day), (month, day), 20, true)).collect::<Vec<_>>()
    };
    let upheld = vec![counted(What::Absent, (5, 6), 480, false)];
    let rows = [
        (absent(&[(5, 6)], 241), Some(Veto::Absent)),
        (absent(&[(5, 6)], 240), None),
        (absent(&[(5, 6), (5, 31)], 120), Some(Veto::Absent)),
        (absent(&[(5, 31), (6, 1)], 120), None),
        (upheld, None),
        (late(1..=6, 5), Some(Veto::Tardy)),
        (late(1..=5, 5), None),
        ([late(1..=5, 5), late(1..=1, 6)].concat(), None),
        (vec![counted(What::OffPost, (5, 6), 480, true)], None),
    ];
    let town = Township::morning();
    for (place, (evidence, veto)) in rows.into_iter().enumerate() {
        let found = of_sheet(&town.state, &sheet(evidence));
        assert_eq!(found, veto.into_iter().collect(), "row {place}");
    }
    let all: BTreeSet<&str> = Veto::ALL.into_iter().map(Veto::clause).collect();
    assert_eq!(all.len(), 4);
}

#[test]
fn s1_5_2_nobody_is_excellent_while_something_bars_it() {
    let of_wang = |barred: Option<Vec<Evidence>>| {
        let mut town = Township::morning();
        if barred.is_none() {
            found(&mut town, Kind::HardWords, Harm::Serious, Measure::Circulated);
        }
        let id = starts(&mut town, &[Wang, Zhou, Li, Chen, Sun]);
        freezes(&mut town, &id);
        if let Some(evidence) = barred {
            let one = town.state.assessment.get(&id).unwrap().clone();
            let mut changed = one;
            changed.candidates.get_mut(&town.id(Wang)).unwrap().sheet = Some(sheet(evidence));
            town.state.assessment.insert(changed);
        }
        for input in missing(&town, &id, Wang) {
            if input != Input::Superior {
                let excuse = excuse(&town, &id, Wang, input);
                does(&mut town, Zhao, excuse);
            }
        }
        let marks = marks(&town, &id, Wang, [95; 5]);
        does(&mut town, Zhao, marks);
        let best = decide(&town, &id, Wang, Grade::Excellent, Follow::Commended);
        tries(&mut town, Zhao, best).map(drop)
    };
    let absent = |minutes| Some(vec![counted(What::Absent, (5, 6), minutes, true)]);
    assert_eq!(of_wang(absent(480)), Err(Refusal::Vetoed { veto: Veto::Absent }));
    assert_eq!(of_wang(absent(240)), Ok(()));
    assert_eq!(of_wang(None), Err(Refusal::Vetoed { veto: Veto::Serious }));
}
