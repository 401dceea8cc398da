//! What the pages say of full windows, of when it is done, and of what takes several slots. 2.6, R-CLK-1

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may end in a panic")]

mod desk;
#[path = "../../domain/tests/township/mod.rs"]
mod township;

use desk::{Desk, at, date};
use domain::AppointmentId;
use domain::text::Text;
use township::item;

/// Takes every place residents may take at window 1 for as long as places are given.
fn fill(desk: &mut Desk) -> AppointmentId {
    let mut ids = Vec::new();
    for day in [7, 8, 9, 10, 11] {
        for (hour, minute) in [(8, 30), (9, 30), (10, 30), (14, 0), (15, 0), (16, 0)] {
            ids.push(desk.book(at(day, hour, minute)));
        }
    }
    desk.town.set(date(2024, 5, 6), 9, 0);
    ids.swap_remove(0)
}

fn takes(desk: &mut Desk, code: &str, slots: u8) {
    desk.town.state.catalogue.items.get_mut(&item(code)).unwrap().slots = slots;
}

#[test]
fn a_window_that_is_full_is_named_with_the_others_and_their_next_time() {
    let mut desk = Desk::new();
    let path = |window: usize, from: domain::time::Timestamp, desk: &Desk| {
        format!("/i/FP07/t/{}/{}", desk.town.posts[window], from.0)
    };
    let page = desk.page(200, "/i/FP07", &[]);
    assert!(!page.contains("2号窗口"), "nothing to say while both have places");
    fill(&mut desk);
    for page in ["/i/FP07", "/i/FP07/days"] {
        let page = desk.page(200, page, &[]);
        assert!(page.contains("1号窗口 <small>约满"), "{page}");
        assert!(page.contains("2号窗口 <small>最近可约：周二 5月7日 08:30"), "{page}");
        assert!(page.contains(&path(1, at(7, 8, 30), &desk)), "one tap to it");
    }
    // An item that only window 1 does: when further times open, and whom to ask.
    desk.town.state.site.supervision_phone = "0731-26221111".to_owned();
    let none = desk.page(200, "/i/FP01/days", &[]);
    let nearby = "附近也能办</h2><ul><li><b>县卫生健康局</b> 建设路12号";
    for said in ["已经约满", "tel:073126220000", "监督电话", "tel:073126221111", nearby] {
        assert!(none.contains(said), "{said}\n{none}");
    }
    // Five working days ahead: Saturday 11 May is worked, so tomorrow opens Monday 13 May.
    assert!(none.contains("周二 5月7日起放出新的时间，可以约周一 5月13日的"), "{none}");
}

#[test]
fn a_day_that_is_full_leads_to_the_next_free_time_in_one_tap() {
    let mut desk = Desk::new();
    for (hour, minute) in [(8, 30), (9, 30), (10, 30), (14, 0), (15, 0), (16, 0)] {
        desk.book(at(7, hour, minute));
    }
    let page = desk.page(200, "/i/FP01/d/2024-05-07", &[]);
    assert!(
        page.contains("这一天已经约满") && page.contains("周三 5月8日 08:30 1号窗口"),
        "{page}"
    );
    let place = format!("/i/FP01/t/{}/{}", desk.town.posts[0], at(8, 8, 30).0);
    assert!(page.contains(&place));
    assert!(!desk.page(200, "/i/FP01/d/2024-05-08", &[]).contains("这一天已经约满"));
}

#[test]
fn who_moves_within_a_full_window_is_told_of_the_others() {
    let mut desk = Desk::new();
    let id = fill(&mut desk);
    desk.town.state.appointment = {
        let mut all = desk.town.state.appointment.clone();
        let mut one = all.get(&id).unwrap().clone();
        one.item = Some(item("FP07"));
        all.insert(one);
        all
    };
    let page = desk.page(200, &format!("/b/t-{id}/move"), &[]);
    assert!(page.contains("换窗口要先取消这次预约") && page.contains("2号窗口"), "{page}");
}

#[test]
fn r_clk_1_a_page_says_by_when_it_is_done_and_which_days_do_not_count() {
    let mut desk = Desk::new();
    // Ten working days from Tuesday 7 May 2024: Saturday 11 May is worked, three days are weekend.
    let page = desk.page(200, "/i/FP07", &[]);
    for said in [
        "周二 5月7日来，材料齐、当天受理的话，最晚周一 5月20日办完。",
        "从第二天起算 10 个工作日。",
        "不算的：周末 3 天。",
        "调休上班，照算：周六 5月11日。",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let days = desk.page(200, "/i/FP07/days", &[]);
    assert!(days.contains("当天受理，最晚周一 5月20日办完"), "{days}");
    assert!(days.contains("当天受理，最晚周二 5月21日办完"), "{days}");
    for page in ["/i/FP01", "/i/FP01/days", "/i/FP14"] {
        assert!(desk.page(200, page, &[]).contains("来了当场办完"), "{page}");
    }
    // A holiday and a day on which the site is shut are named.
    desk.town.set(date(2024, 6, 3), 9, 0);
    let reason = "停电".to_owned();
    let kind = domain::calendar::LocalKind::Closed;
    let shut = domain::calendar::LocalDay { kind, reason, document: String::new() };
    desk.town.state.site.calendar.local.insert(date(2024, 6, 13), shut);
    let page = desk.page(200, "/i/FP07", &[]);
    assert!(
        page.contains("端午节（周六 6月8日–周一 6月10日）")
            && page.contains("停电（周四 6月13日）"),
        "{page}"
    );
}

#[test]
fn r_clk_1_the_date_a_page_foresees_is_the_one_that_is_promised() {
    let mut desk = Desk::new();
    let page = desk.page(200, "/i/FP07", &[]);
    desk.town.on_post(township::Wang, date(2024, 5, 7), 8, 30);
    let case = desk.town.opened(township::Wang, "FP07", &["m1", "m2"]);
    desk.town.accept(township::Wang, &case).unwrap();
    let due = desk.town.state.case.get(&case).unwrap().due().unwrap();
    assert_eq!(due.date, date(2024, 5, 20));
    assert!(page.contains("最晚周一 5月20日办完"));
}

#[test]
fn r_clk_3_a_year_nobody_has_published_is_said_to_be_unsure() {
    let mut desk = Desk::new();
    desk.town.state.site.calendar.years.remove(&2024);
    let page = desk.page(200, "/i/FP07", &[]);
    assert!(page.contains("2024 年的放假安排还没有公布"), "{page}");
    assert!(desk.page(200, "/i/FP07/days", &[]).contains("以公布的放假安排为准"));
}

#[test]
fn s1_4_1_what_takes_several_slots_is_offered_only_where_all_are_free() {
    let mut desk = Desk::new();
    takes(&mut desk, "FP01", 2);
    desk.town.state.catalogue.items.get_mut(&item("FP01")).unwrap().name = Text::hans("婚假证明");
    let times = desk.page(200, "/i/FP01/d/2024-05-07", &[]);
    let place = |hour, minute| format!("/t/{}/{}", desk.town.posts[0], at(7, hour, minute).0);
    for (hour, minute, offered) in
        [(8, 30, true), (9, 30, true), (10, 30, false), (15, 0, true), (16, 0, false)]
    {
        assert_eq!(times.contains(&place(hour, minute)), offered, "{hour}:{minute}\n{times}");
    }
    let last = format!("/i/FP01{}", place(16, 0));
    assert!(desk.page(409, &last, &[]).contains("要连着 2 个时段"));
}

#[test]
fn pages_that_say_more_are_small() {
    let mut desk = Desk::new();
    fill(&mut desk);
    for path in ["/i/FP07", "/i/FP07/days", "/i/FP01", "/i/FP01/days"] {
        let page = desk.page(200, path, &[("v", "en-big")]);
        assert!(page.len() <= 7_000, "{path}: {} bytes", page.len());
    }
}
