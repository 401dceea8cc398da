//! What the attendance register holds against a person, and what it does not: S1.3.1.

use domain::Operation;
use domain::calendar::WeekHours;
use domain::duty::attendance::{Kind, attendance};
use domain::site::{self, SetHours};
use domain::time::Date;

use crate::attendance::{all_heard, found, monday, works};
use crate::window::{Window, at, hours, person};

/// Long after the day, when everything is known that will be.
const LATER: &str = "2026-03-05 08:00";

fn sets_hours(w: &mut Window, when: &str, from: u16) {
    let hours = WeekHours::weekdays(&[hours(from, 12), hours(14, 17)]);
    let set = site::Operation::SetHours(SetHours { hours, knowing: [].into() });
    w.asks("chen", "t1", when, Operation::Site(set)).unwrap();
}

#[test]
fn s1_3_1_other_hours_change_no_day_before_them() {
    let mut w = Window::open();
    works(&mut w, "li", "08:59");
    all_heard(&mut w);
    let kept = [(Kind::Present, 481)];
    assert_eq!(found(&w, "li", LATER), kept);
    sets_hours(&mut w, "2026-03-03 18:00", 8);
    sets_hours(&mut w, "2026-03-04 08:00", 10);
    sets_hours(&mut w, "2026-03-04 09:00", 8);
    assert_eq!(found(&w, "li", LATER), kept, "the days before keep theirs");
    let (wednesday, now) = ("2026-03-04".parse().unwrap(), at("2026-03-04 17:00"));
    let from = |date: Date| {
        let days = attendance(&w.state, &person("li"), date, date, now);
        days[0].expected[0].span.from
    };
    assert_eq!(from(wednesday), at("2026-03-04 08:00"), "the latest holds from its day on");
    assert_eq!(from(monday()), at("09:00"));
    // A change in the evening is of that day already.
    assert_eq!(from("2026-03-03".parse().unwrap()), at("2026-03-03 08:00"));
    assert_eq!(w.state.site.former.len(), 2);
    // The same week again changes nothing, and what is older than any day told of goes.
    sets_hours(&mut w, "2026-03-05 09:00", 8);
    assert_eq!(w.state.site.former.len(), 2);
    sets_hours(&mut w, "2027-04-07 18:00", 9);
    assert_eq!(w.state.site.former.len(), 2);
    assert_eq!(w.state.site.former[1].0, "2027-04-07".parse::<Date>().unwrap());
}
