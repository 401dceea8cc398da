//! A site's rules by row: each clause broken, and just satisfied.

use std::collections::BTreeMap;

use super::*;
use crate::calendar::{DayKind, NoticeDay};
use crate::text::Text;
use crate::time::{Hours, TimeOfDay, Timestamp, Zone};
use crate::{Actor, DeviceId, OperationId};

fn stamp() -> Stamp {
    Stamp {
        operation: OperationId("00000000000000aa-1".to_owned()),
        actor: Actor::Operator,
        device: DeviceId("0000000000000000-1".to_owned()),
        at: Timestamp(1_764_000_000_000),
        received: Timestamp(1_764_000_000_000),
        seen: 0,
        place: 0,
    }
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn span(from: u16, to: u16) -> Hours {
    Hours { from: TimeOfDay::hm(from, 0), to: TimeOfDay::hm(to, 0) }
}

fn open() -> Open {
    Open {
        profile: Profile::Township,
        code6: "430225".to_owned(),
        name: Text::hans("霞阳镇便民服务窗口"),
        zone: Zone::default(),
        address: Text::hans("解放路 1 号"),
        phone: "0731-1".to_owned(),
        supervision_phone: "12345".to_owned(),
        hours: WeekHours::weekdays(&[span(9, 12), span(14, 17)]),
    }
}

/// Decides an operation and takes in what happened.
fn act(state: &mut crate::State, operation: &Operation) -> Result<(), crate::Refusal> {
    let decision = operation.decide(state, &stamp())?;
    assert_eq!(decision.warnings, []);
    decision.events.iter().for_each(|event| state.evolve(&stamp(), event));
    Ok(())
}

fn opened() -> crate::State {
    let mut state = crate::State::default();
    act(&mut state, &Operation::Open(Box::new(open()))).unwrap();
    state
}

fn refused(state: &crate::State, operation: &Operation) -> Option<Refusal> {
    match operation.decide(state, &stamp()) {
        Err(crate::Refusal::Site(refusal)) => Some(refusal),
        Err(other) => panic!("{other}"),
        Ok(_) => None,
    }
}

fn notice(year: i32) -> PublishedYear {
    let holiday = |name: &str| NoticeDay { kind: DayKind::Holiday, name: name.to_owned() };
    let days = [("01-01", "元旦"), ("05-01", "劳动节")]
        .into_iter()
        .chain(["10-01", "10-02", "10-03"].map(|day| (day, "国庆节")))
        .map(|(day, name)| (date(&format!("{year}-{day}")), holiday(name)));
    PublishedYear { year, source: "https://www.gov.cn/".to_owned(), days: days.collect() }
}

#[test]
fn a_site_is_opened_once_with_all_that_a_notice_must_tell() {
    let blank = Text::default();
    let rows: [(Open, Option<Refusal>); 7] = [
        (open(), None),
        (Open { code6: "43022".to_owned(), ..open() }, Some(Refusal::CodeMalformed)),
        (Open { code6: "43022A".to_owned(), ..open() }, Some(Refusal::CodeMalformed)),
        (Open { name: blank.clone(), ..open() }, Some(Refusal::NameBlank)),
        (Open { address: blank, ..open() }, Some(Refusal::AddressBlank)),
        (
            Open { supervision_phone: " - ".to_owned(), ..open() },
            Some(Refusal::SupervisionPhoneBlank),
        ),
        (Open { hours: WeekHours::default(), ..open() }, Some(Refusal::NeverOpen)),
    ];
    for (asked, expected) in rows {
        let operation = Operation::Open(Box::new(asked));
        assert_eq!(refused(&crate::State::default(), &operation), expected);
    }
    let again = refused(&opened(), &Operation::Open(Box::new(open())));
    assert_eq!(again, Some(Refusal::AlreadyOpen));
}

#[test]
fn nothing_is_set_at_a_site_that_is_not_open() {
    let set = Operation::SetHours(SetHours { hours: open().hours, knowing: [].into() });
    assert_eq!(refused(&crate::State::default(), &set), Some(Refusal::NotOpen));
    assert_eq!(refused(&opened(), &set), None);
}

#[test]
fn hours_of_a_day_stand_in_order_and_apart() {
    let rows: [(Vec<Hours>, Option<Refusal>); 3] = [
        (vec![span(9, 12), span(12, 17)], None),
        (vec![span(9, 12), span(11, 17)], Some(Refusal::HoursOverlap { pattern: "sat".into() })),
        (vec![span(12, 9)], Some(Refusal::HoursBackwards { pattern: "sat".into() })),
    ];
    for (sat, expected) in rows {
        let hours = WeekHours { sat, ..open().hours };
        assert_eq!(
            refused(&opened(), &Operation::SetHours(SetHours { hours, knowing: [].into() })),
            expected
        );
    }
}

#[test]
fn a_local_day_has_its_reason_and_an_extra_opening_its_hours() {
    let day =
        |kind, reason: &str| LocalDay { kind, reason: reason.to_owned(), document: String::new() };
    let backwards = Refusal::HoursBackwards { pattern: "extra".into() };
    let rows: [(LocalDay, Option<Refusal>); 5] = [
        (day(LocalKind::Closed, "台风"), None),
        (day(LocalKind::Closed, " "), Some(Refusal::LocalDayWithoutReason)),
        (day(LocalKind::Extra(vec![span(9, 12)]), "周末服务"), None),
        (day(LocalKind::Extra(vec![]), "周末服务"), Some(Refusal::ExtraWithoutHours)),
        (day(LocalKind::Extra(vec![span(9, 9)]), "周末服务"), Some(backwards)),
    ];
    for (day, expected) in rows {
        let set = Operation::SetLocalDay(SetLocalDay {
            date: date("2026-03-07"),
            day,
            knowing: [].into(),
        });
        assert_eq!(refused(&opened(), &set), expected);
    }
}

#[test]
fn a_local_day_is_cleared_only_where_one_is_set() {
    let mut state = opened();
    let clear =
        Operation::ClearLocalDay(ClearLocalDay { date: date("2026-03-09"), knowing: [].into() });
    let none = Refusal::NoLocalDay { date: date("2026-03-09") };
    assert_eq!(refused(&state, &clear), Some(none));
    let day =
        LocalDay { kind: LocalKind::Closed, reason: "搬迁".into(), document: String::new() };
    let set =
        Operation::SetLocalDay(SetLocalDay { date: date("2026-03-09"), day, knowing: [].into() });
    act(&mut state, &set).unwrap();
    assert_eq!(state.site.open_hours(date("2026-03-09")), []);
    act(&mut state, &clear).unwrap();
    assert_eq!(state.site.open_hours(date("2026-03-09")), [span(9, 12), span(14, 17)]);
}

#[test]
fn a_year_is_published_by_a_notice_and_not_by_an_empty_file() {
    let with = |day: &str, kind| {
        let mut year = notice(2026);
        year.days.insert(date(day), NoticeDay { kind, name: "元旦".into() });
        year
    };
    let missing = |day| Some(Refusal::StatutoryDayMissing { year: 2026, date: date(day) });
    let foreign = |day| Some(Refusal::NotOfTheYear { year: 2026, date: date(day) });
    let weekday = Weekday::Mon;
    let on_monday = Refusal::MakeUpOnWeekday { date: date("2026-01-05"), weekday };
    let rows: [(PublishedYear, Option<Refusal>); 8] = [
        (notice(2026), None),
        (PublishedYear { days: BTreeMap::new(), ..notice(2026) }, missing("2026-01-01")),
        (with("2026-10-03", DayKind::MakeUpWorkday), missing("2026-10-03")),
        (PublishedYear { source: " ".into(), ..notice(2026) }, Some(Refusal::SourceBlank)),
        (with("2025-12-28", DayKind::MakeUpWorkday), None),
        (with("2025-11-30", DayKind::MakeUpWorkday), foreign("2025-11-30")),
        (with("2027-01-02", DayKind::Holiday), foreign("2027-01-02")),
        (with("2026-01-05", DayKind::MakeUpWorkday), Some(on_monday)),
    ];
    for (year, expected) in rows {
        let publish = Operation::PublishYear(PublishYear { year, knowing: [].into() });
        assert_eq!(refused(&opened(), &publish), expected);
    }
}

#[test]
fn a_published_year_makes_its_dates_certain() {
    let mut state = opened();
    let start = Timestamp::at(date("2026-03-02"), TimeOfDay::hm(9, 0), Zone::default());
    let limit = crate::calendar::Limit::working_days(1);
    assert!(state.site.due(start, limit).provisional);
    act(
        &mut state,
        &Operation::PublishYear(PublishYear { year: notice(2026), knowing: [].into() }),
    )
    .unwrap();
    assert!(!state.site.due(start, limit).provisional);
}

#[test]
fn a_setting_stays_inside_its_limits() {
    let with =
        |supplement_working_days| Settings { supplement_working_days, ..Settings::default() };
    let setting = Setting::SupplementWorkingDays;
    let outside = Refusal::SettingOutOfRange { setting, from: 1, to: 5 };
    let rows = [
        (with(1), None),
        (with(5), None),
        (with(6), Some(outside.clone())),
        (with(0), Some(outside)),
    ];
    for (settings, expected) in rows {
        let change = Operation::ChangeSettings(ChangeSettings { settings, knowing: [].into() });
        assert_eq!(refused(&opened(), &change), expected);
    }
}

#[test]
fn every_default_lies_inside_its_limits() {
    for (setting, value, from, to) in Settings::default().limits() {
        assert!((from..=to).contains(&value), "{setting:?}");
    }
}

#[test]
fn a_setting_that_an_old_tablet_does_not_know_has_its_default() {
    let read: Settings = serde_json::from_str(r#"{"yellow_percent":25}"#).unwrap();
    assert_eq!(read, Settings { yellow_percent: 25, ..Settings::default() });
}

#[test]
fn the_next_opening_is_now_while_open_and_else_the_first_hour_to_come() {
    let site = opened().site;
    let at = |day: &str, hour, minute| {
        Timestamp::at(date(day), TimeOfDay::hm(hour, minute), Zone::default())
    };
    #[rustfmt::skip]
    let rows = [
        (at("2026-03-06", 10, 0), at("2026-03-06", 10, 0)),
        (at("2026-03-06", 12, 0), at("2026-03-06", 14, 0)),
        (at("2026-03-06", 17, 0), at("2026-03-09", 9, 0)),
        (at("2026-03-07", 10, 0), at("2026-03-09", 9, 0)),
        // An unpublished year still has its statutory days off.
        (at("2026-09-30", 17, 0), at("2026-10-05", 9, 0)),
    ];
    for (now, expected) in rows {
        assert_eq!(site.next_opening(now), Some(expected));
    }
    assert_eq!(site.close_of(date("2026-03-06")), Some(TimeOfDay::hm(17, 0)));
    assert_eq!(site.close_of(date("2026-03-07")), None);
}

#[test]
fn what_a_site_says_of_itself_can_be_changed() {
    let mut state = opened();
    let Open { name, address, phone, supervision_phone, .. } = open();
    let describe = Describe { name, address, phone, supervision_phone };
    let nameless = Describe { name: Text::default(), ..describe.clone() };
    assert_eq!(refused(&state, &Operation::Describe(nameless)), Some(Refusal::NameBlank));
    let renamed = Describe { name: Text::hans("新窗口"), ..describe };
    act(&mut state, &Operation::Describe(renamed)).unwrap();
    assert_eq!(state.site.name.hans, "新窗口");
}

#[test]
fn the_site_is_written_and_read_unchanged() {
    let mut state = opened();
    act(
        &mut state,
        &Operation::PublishYear(PublishYear { year: notice(2026), knowing: [].into() }),
    )
    .unwrap();
    let text = serde_json::to_string(&state.site).unwrap();
    assert_eq!(serde_json::from_str::<State>(&text).unwrap(), state.site);
}
