//! The drawings are complete SVG, say what they are given and nothing a name could smuggle in.

#![allow(clippy::unwrap_used, reason = "a drawing that cannot be made fails")]

use bianmin::api::{AskDashboard, Figures};
use domain::figures::view::Days;
use domain::figures::{Covered, Stretch};
use domain::time::{Date, Span, TimeOfDay, Timestamp, Zone};
use domain::{PersonId, PostId, State};

use super::draw;

fn date(day: u32) -> Date {
    Date::from_ymd_opt(2024, 5, day).unwrap()
}

fn days() -> Days {
    let json = r#"{
        "2024-05-06": {"came": {"8": 3, "9": 12, "10": 9, "14": 7, "16": 2}, "in_time": 9, "late": 1,
            "kept": 6, "unkept": 1, "missed": 2, "waited": {"2": 5, "8": 3, "31": 1}},
        "2024-05-08": {"came": {"9": 5, "11": 4, "15": 6}, "in_time": 4},
        "2024-05-14": {"came": {"9": 8, "10": 11}, "in_time": 7, "late": 2, "kept": 4,
            "waited": {"4": 6, "12": 2}},
        "2024-05-21": {"came": {"8": 2}}
    }"#;
    serde_json::from_str(json).unwrap()
}

fn asked() -> AskDashboard {
    let weekdays = ["周一", "周二", "周三", "周四", "<周五>", "周六", "周日"].map(str::to_owned);
    AskDashboard { weeks: 3, date: date(6), weekdays }
}

fn stretch(from: u16, to: u16, covered: Covered) -> Stretch {
    let at = |hour| Timestamp::at(date(6), TimeOfDay::hm(hour, 0), Zone::default());
    let who = PersonId("a-1".to_owned());
    Stretch { span: Span { from: at(from), to: at(to) }, who, covered }
}

#[test]
fn every_figure_is_drawn_with_its_words_and_what_they_say_is_no_markup() {
    let all = [
        stretch(8, 10, Covered::Present),
        stretch(10, 11, Covered::Empty),
        stretch(11, 12, Covered::Unconfirmed),
        stretch(14, 17, Covered::Ahead),
    ];
    let cover = vec![(PostId("<b>1</b>".to_owned()), all.to_vec())];
    let drawn = draw(&State::default(), &Figures { days: days(), cover }, &asked());
    for svg in [&drawn.load, &drawn.in_time, &drawn.waited, &drawn.kept, &drawn.cover] {
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"), "{svg}");
        assert!(
            !svg.contains("<style") && !svg.contains("style="),
            "the content policy forbids it"
        );
    }
    for (svg, said) in [
        (&drawn.load, &["周一", "&lt;周五&gt;", ">12<", "16:00"][..]),
        (&drawn.in_time, &["5/6", "5/13", "93%"]),
        (&drawn.waited, &["5/20", ">31<"]),
        (&drawn.kept, &["5/6", "var(--refused)"]),
        (&drawn.cover, &["&lt;b&gt;1&lt;/b&gt;", "08:00", "var(--refused)"]),
    ] {
        for said in said {
            assert!(svg.contains(said), "{said} is not in {svg}");
        }
    }
    assert!(!drawn.load.contains("周六"), "nobody came then");
}

#[test]
fn nothing_is_drawn_of_nothing() {
    let drawn = draw(&State::default(), &Figures::default(), &asked());
    assert_eq!(drawn, bianmin::api::Drawings::default());
}
