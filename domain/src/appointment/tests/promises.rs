//! How promised times are kept, in numbers. S1.4.3

use super::breach::{arrive, here, noted, serve};
use super::*;
use crate::appointment::view::{Promises, percent};

fn counted(town: &Township) -> Promises {
    Promises::between(&town.state, at(1, 0, 0), town.now)
}

#[test]
fn a_promise_is_counted_as_kept_when_service_began_in_time_and_never_by_silence() {
    let (mut town, kept) = here();
    assert_eq!(counted(&town), Promises::default(), "nothing is due before its time");
    let late = town.books_by_phone(at(8, 10, 30));
    let (given_up, expected) =
        (town.books_by_phone(at(8, 8, 30)), town.books_by_phone(at(8, 9, 30)));
    let cancel = |appointment, whose| {
        let reason = "停电".to_owned();
        asked(Operation::Cancel(Cancel { appointment, whose, reason }))
    };
    town.act(Wang, &cancel(given_up, Whose::Visitor)).unwrap();
    town.now = at(7, 9, 40);
    town.act(Wang, &serve(&kept)).unwrap();
    // Whoever never came is no promise of the window's.
    town.on_post(Wang, date(2024, 5, 8), 10, 25);
    town.visitor(&arrive(&late)).unwrap();
    town.now = at(8, 10, 50);
    assert!(noted(&mut town));
    let waiting = Promises { due: 2, kept: 1, served: 1, on_time: 1, breaches: 1 };
    assert_eq!(counted(&town), waiting);
    town.act(Wang, &serve(&late)).unwrap();
    let served = Promises { served: 2, ..waiting };
    assert_eq!(counted(&town), served);
    town.now = at(8, 10, 55);
    town.act(Wang, &cancel(expected, Whose::WindowAgreed)).unwrap();
    let all = counted(&town);
    assert_eq!(all, Promises { due: 3, ..served });
    let numbers = (all.kept_percent(), all.on_time_percent(), all.breaches_per_hundred());
    assert_eq!(numbers, (Some(33), Some(50), Some(33)));
}

#[test]
fn hundredths_are_rounded_and_none_is_made_of_nothing() {
    for (part, whole, said) in
        [(0, 0, None), (0, 3, Some(0)), (1, 3, Some(33)), (2, 3, Some(67)), (1, 200, Some(1))]
    {
        assert_eq!(percent(part, whole), said, "{part} of {whole}");
    }
}
