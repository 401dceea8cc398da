//! What stands around appointments: the times of a post, the close of the day, the archive.

use super::*;
use crate::calendar::{DayKind, LocalDay, LocalKind, NoticeDay, WeekHours};
use crate::site::{
    ChangeSettings, ClearLocalDay, Operation as SiteAsked, PublishYear, SetHours, SetLocalDay,
};

#[test]
fn s1_4_1_times_are_set_when_what_they_break_is_named() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let post = town.posts[0].clone();
    let hours = Hours { from: TimeOfDay::hm(14, 0), to: TimeOfDay::hm(16, 0) };
    let opening = Opening { hours, minutes: 30, places: 1 };
    let series = |weekday| Series {
        weekday,
        rhythm: Rhythm::EveryWeek,
        openings: vec![opening],
        from: date(2024, 5, 1),
        until: None,
    };
    let times = Times { series: (1..=5).map(series).collect(), ..Times::default() };
    let set = |times: &Times, knowing: &[&AppointmentId]| {
        let knowing = knowing.iter().map(|id| (*id).clone()).collect();
        let set = SetTimes { post: post.clone(), times: times.clone(), knowing };
        asked(Operation::SetTimes(set))
    };
    let broken = Refusal::WouldBreak { appointments: BTreeSet::from([id.clone()]) };
    assert_eq!(town.act(Zhao, &set(&times, &[])).unwrap_err(), broken.into());
    town.act(Zhao, &set(&times, &[&id])).unwrap();
    // It stays promised at its own time and length.
    assert_eq!((get(&town, &id).from, get(&town, &id).to), (at(7, 9, 30), at(7, 10, 30)));
    let slots = slots(&town.state, &post, date(2024, 5, 7));
    assert_eq!((slots.len(), slots[0].from), (4, at(7, 14, 0)));
    let wrong = |change: fn(&mut Series)| {
        let mut times = times.clone();
        times.series.iter_mut().take(1).for_each(change);
        times
    };
    let rows: [(Times, SeriesFault, usize); 6] = [
        (wrong(|one| one.weekday = 8), SeriesFault::Day, 0),
        (wrong(|one| one.until = Date::from_ymd_opt(2024, 4, 1)), SeriesFault::Backwards, 0),
        (wrong(|one| one.openings.clear()), SeriesFault::NoOpening, 0),
        (wrong(|one| one.openings[0].minutes = 4), SeriesFault::Minutes, 0),
        (wrong(|one| one.openings[0].places = 0), SeriesFault::Places, 0),
        (wrong(|one| one.weekday = 2), SeriesFault::Overlap, 1),
    ];
    for (times, fault, series) in rows {
        let refusal = Refusal::Times { series, fault };
        assert_eq!(town.act(Zhao, &set(&times, &[])).unwrap_err(), refusal.into());
    }
    let nowhere = SetTimes { post: crate::PostId("x".to_owned()), times, knowing: BTreeSet::new() };
    let unknown = Refusal::UnknownPost { post: crate::PostId("x".to_owned()) };
    assert_eq!(town.act(Zhao, &asked(Operation::SetTimes(nowhere))).unwrap_err(), unknown.into());
}

/// Returns what shuts the first window on the morning of Tuesday the seventh, in every way there is.
fn shuts(town: &Township) -> Vec<Asked> {
    let noon = Hours { from: TimeOfDay::hm(14, 0), to: TimeOfDay::hm(17, 30) };
    let afternoons = WeekHours::weekdays(&[noon]);
    let mut year = town.state.site.calendar.years.get(&2024).unwrap().clone();
    let off = NoticeDay { kind: DayKind::Holiday, name: "临时放假".to_owned() };
    year.days.insert(date(2024, 5, 7), off);
    let mut settings = town.state.site.settings.clone();
    settings.slot_minutes = 20;
    let (post, now) = (town.posts[0].clone(), town.now);
    let mut plan = town.state.duty.posts.get(&post).unwrap().plan_at(now).unwrap().clone();
    plan.hours = Some(afternoons.clone());
    let kind = LocalKind::Closed;
    let day = LocalDay { kind, reason: "停电".to_owned(), document: String::new() };
    let knowing = BTreeSet::new;
    let of_site = [
        SiteAsked::SetHours(SetHours { hours: afternoons, knowing: knowing() }),
        SiteAsked::SetLocalDay(SetLocalDay { date: date(2024, 5, 7), day, knowing: knowing() }),
        SiteAsked::PublishYear(PublishYear { year, knowing: knowing() }),
        SiteAsked::ChangeSettings(ChangeSettings { settings, knowing: knowing() }),
    ];
    let revise = duty::RevisePost { post, plan, knowing: knowing() };
    let of_post = Asked::Duty(duty::Operation::RevisePost(revise));
    of_site.into_iter().map(Asked::Site).chain([of_post]).collect()
}

#[test]
fn s1_4_3_hours_that_shut_a_window_on_somebody_are_set_when_they_are_named() {
    let mut town = town();
    let lost = appointed(&mut town, Wang, at(7, 9, 30));
    let kept = appointed(&mut town, Wang, at(8, 15, 0));
    for change in shuts(&town) {
        let mut town = town.clone();
        // Under other hours of the window or the week Wednesday afternoon stays; a shorter slot ends
        // before both do.
        let all = matches!(&change, Asked::Site(SiteAsked::ChangeSettings(_)));
        let broken: BTreeSet<AppointmentId> =
            [&lost, &kept].into_iter().take(if all { 2 } else { 1 }).cloned().collect();
        let refusal = Refusal::WouldBreak { appointments: broken.clone() };
        assert_eq!(town.act(Sun, &change).unwrap_err(), refusal.clone().into(), "{change:?}");
        let other = change.clone().naming(BTreeSet::from([kept.clone()]));
        assert!(town.act(Sun, &other).is_err(), "{other:?}");
        let promised = (get(&town, &lost).clone(), get(&town, &kept).clone());
        town.act(Sun, &change.clone().naming(broken)).unwrap();
        // It stays promised at its own time, and what is lost already is named no second time.
        assert_eq!(promised, (get(&town, &lost).clone(), get(&town, &kept).clone()));
        town.act(Sun, &change).unwrap();
    }
}

#[test]
fn s1_4_3_a_long_evening_is_taken_back_when_whom_it_was_promised_to_is_named() {
    let mut town = town();
    let tuesday = date(2024, 5, 7);
    let hours = vec![Hours { from: TimeOfDay::hm(18, 0), to: TimeOfDay::hm(20, 0) }];
    let kind = LocalKind::Extra(hours);
    let day = LocalDay { kind, reason: "延时服务".to_owned(), document: String::new() };
    let set = SetLocalDay { date: tuesday, day, knowing: BTreeSet::new() };
    town.act(Sun, &Asked::Site(SiteAsked::SetLocalDay(set))).unwrap();
    let clear = ClearLocalDay { date: tuesday, knowing: BTreeSet::new() };
    let clear = Asked::Site(SiteAsked::ClearLocalDay(clear));
    town.clone().act(Sun, &clear).unwrap();
    let id = appointed(&mut town, Wang, at(7, 18, 0));
    let broken = BTreeSet::from([id]);
    let refusal = Refusal::WouldBreak { appointments: broken.clone() };
    assert_eq!(town.act(Sun, &clear).unwrap_err(), refusal.into());
    town.act(Sun, &clear.naming(broken)).unwrap();
}

#[test]
fn s1_4_1_a_post_is_given_up_only_once_nobody_is_expected_there() {
    let mut town = town();
    let id = town.books_by_phone(at(7, 9, 30));
    let post = town.posts[0].clone();
    let take = queue::Take { post: post.clone(), item: None, number: 0 };
    let take = Asked::Queue(queue::Operation::Take(take));
    town.visitor(&take).unwrap();
    let ticket = crate::TicketId::from(&town.last);
    for who in [Wang, Chen] {
        let why = EndReason::Emergency { reason: "停电".to_owned() };
        let end = duty::End { post: post.clone(), why };
        town.duty(who, duty::Operation::End(end)).unwrap();
    }
    let close = duty::Operation::ClosePost(duty::ClosePost { post });
    let expected = |visitors| Err(Refusal::StillExpected { visitors }.into());
    assert_eq!(town.duty(Sun, close.clone()), expected(2));
    let leave = queue::Operation::Leave(queue::Leave { ticket });
    town.visitor(&Asked::Queue(leave)).unwrap();
    assert_eq!(town.duty(Sun, close.clone()), expected(1));
    let (appointment, reason) = (id, String::new());
    let cancel = Cancel { appointment, whose: Whose::Visitor, reason };
    town.visitor(&asked(Operation::Cancel(cancel))).unwrap();
    town.duty(Sun, close).unwrap();
}

#[test]
fn s1_4_1_an_immediate_matter_is_not_left_open_over_the_days_close() {
    let mut town = town();
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    let contact = town.state.case.get(&case).unwrap().contact.clone();
    let leave =
        duty::Operation::End(duty::End { post: town.posts[0].clone(), why: EndReason::DayOver });
    town.set(date(2024, 5, 6), 17, 31);
    let refusal = Refusal::ImmediateOpen { contacts: BTreeSet::from([contact.clone()]) };
    assert_eq!(town.duty(Wang, leave.clone()).unwrap_err(), refusal.into());
    // Whoever left without a network could not know what the server makes of it.
    let late = town.stamp(Wang);
    let late = Stamp { received: late.at.plus(Minutes(60)), ..late };
    let mut elsewhere = town.state.clone();
    std::mem::swap(&mut town.state, &mut elsewhere);
    assert!(town.take(&Asked::Duty(leave.clone()), &late).is_ok());
    town.state = elsewhere;
    let book = Book { case: Some(case), ..book(&contact, &town, at(7, 9, 30), None) };
    town.act(Wang, &asked(Operation::Book(book))).unwrap();
    assert!(town.duty(Wang, leave).is_ok());
}

#[test]
fn s1_1_2_who_answers_for_an_appointment_changes_it_or_who_is_on_duty_at_its_window() {
    let mut town = town();
    let since = town.now.plus(Minutes(1));
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let cancel = Cancel { appointment: id.clone(), whose: Whose::Visitor, reason: String::new() };
    let refusal = Refusal::NotOwner { owner: town.id(Wang), since };
    let cancel = asked(Operation::Cancel(cancel));
    assert_eq!(town.act(Zhou, &cancel).unwrap_err(), refusal.into());
    // Chen stands at window 1, to which the visitor comes.
    assert!(town.act(Chen, &cancel).is_ok());
    let unknown = AppointmentId("x-1".to_owned());
    let serve = Serve { appointment: unknown.clone() };
    let refusal = Refusal::UnknownAppointment { appointment: unknown };
    assert_eq!(town.act(Wang, &asked(Operation::Serve(serve))).unwrap_err(), refusal.into());
}

#[test]
fn a_closed_matter_stays_at_hand_while_its_visitor_is_expected() {
    let mut town = town();
    lend(&mut town, Wang);
    let (from, claim) = own(&town, Wang).unwrap();
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let promise = asked(Operation::Book(book(&contact, &town, from, Some(claim))));
    town.dispose(Wang, &contact, declined(), Told::Present).unwrap();
    town.act(Wang, &promise).unwrap();
    let archive = crate::archive::Archive { closed_before: Timestamp(i64::MAX), keep: 0 };
    town.server(&Asked::Archive(crate::archive::Operation::Archive(archive)));
    assert!(town.state.contact.get(&contact).is_some());
}

#[test]
fn an_appointment_leaves_with_its_matter_and_comes_back_with_it() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(6, 9, 30));
    let contact = get(&town, &id).contact.clone();
    town.act(Wang, &asked(Operation::Serve(Serve { appointment: id.clone() }))).unwrap();
    town.dispose(Wang, &contact, declined(), Told::Present).unwrap();
    let before = get(&town, &id).clone();
    let archive = crate::archive::Archive { closed_before: Timestamp(i64::MAX), keep: 0 };
    let matter = crate::archive::Matter {
        contact: town.state.contact.get(&contact).unwrap().clone(),
        case: None,
        appointments: vec![before.clone()],
        messages: Vec::new(),
        counted: None,
    };
    town.server(&Asked::Archive(crate::archive::Operation::Archive(archive)));
    assert!(town.state.appointment.get(&id).is_none());
    let recall = crate::archive::Recall { matters: vec![matter] };
    town.server(&Asked::Archive(crate::archive::Operation::Recall(recall)));
    assert_eq!(get(&town, &id), &before);
}
