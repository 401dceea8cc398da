//! What residents are shown and what becomes of what they send.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

#[path = "../../domain/tests/township/mod.rs"]
mod township;

mod desk;

use booking::Reply;
use chrono::{DateTime, Utc};
use desk::{Desk, at, date};
use domain::appointment::{self, Behalf, Operation, Refusal as R, Reserve, Stage};
use domain::complaint;
use domain::contact::{Personal, Whose};
use domain::context::SERVER;
use domain::queue::{self, Ahead, Call, Park, Urgency};
use domain::site;
use domain::text::Text;
use domain::{DeviceId, Stamp, TicketId, duty};
use icalendar::{CalendarComponent, Component, DatePerhapsTime};
use township::{Wang, Zhou, item};

/// A form filled in well.
const FILLED: [(&str, &str); 5] = [
    ("key", "k1"),
    ("name", "张大姐"),
    ("phone", "１３８ 0000 1234"),
    ("behalf", "self"),
    ("consent", ""),
];

fn form_path(desk: &Desk, hour: u16) -> String {
    format!("/i/FP01/t/{}/{}", desk.town.posts[0], at(7, hour, 30).0)
}

#[test]
fn the_first_page_offers_what_the_site_does_and_finds_it_by_name_and_code() {
    let mut desk = Desk::new();
    let one = desk.town.state.catalogue.items.get_mut(&item("FP01")).unwrap();
    one.common = true;
    one.name.en = "Birth registration".to_owned();
    let page = desk.page(200, "/", &[]);
    assert!(page.contains("您想办什么？") && page.contains("霞阳镇便民服务中心"));
    assert!(page.contains("0731-26220000") && page.contains("周一–周五 08:30–12:00"));
    assert!(page.find("生育登记") < page.find("奖励扶助"), "the common ones come first");
    assert!(!page.contains("FP05"), "what is off is not offered");
    for (typed, found) in [("fp07", false), ("生育", true), ("BIRTH reg", true), ("奖励", false)]
    {
        let page = desk.page(200, "/", &[("q", typed)]);
        assert_eq!(page.contains("/i/FP01"), found, "{typed}");
        assert_eq!(page.contains("/i/FP07"), !found, "{typed}");
    }
    let none = desk.page(200, "/", &[("q", "护照")]);
    assert!(none.contains("没有找到“护照”") && none.contains("tel:073126220000"));
}

#[test]
fn an_item_is_told_whole_with_the_next_free_time() {
    let desk = Desk::new();
    let page = desk.page(200, "/i/FP01", &[]);
    for said in ["材料m1", "材料m2", "最近可约：周二 5月7日 08:30", "/i/FP01/days", "当场办结"]
    {
        assert!(page.contains(said), "{said}");
    }
    let anonymous = desk.page(200, "/i/FP14", &[]);
    assert!(anonymous.contains("不用预约，不问姓名") && !anonymous.contains("/days"));
    assert_eq!(desk.get("/i/FP14/days", &[]), Reply::Go("/w/town/i/FP14".to_owned()));
    for path in ["/i/FP05", "/i/XX99", "/i/FP05/days", "/nothing", "/style-0.css"] {
        assert!(desk.page(404, path, &[]).contains("没有这一页"), "{path}");
    }
}

#[test]
fn days_and_times_lead_to_the_form_and_full_ones_do_not() {
    let mut desk = Desk::new();
    let first = desk.book(at(7, 8, 30));
    let days = desk.page(200, "/i/FP01/days", &[]);
    assert!(days.contains("/i/FP01/d/2024-05-07") && days.contains("周二 5月7日"));
    assert!(days.contains("最近可约：周二 5月7日 09:30"), "the first is taken");
    let times = desk.page(200, "/i/FP01/d/2024-05-07", &[]);
    assert!(times.contains("上午") && times.contains("下午") && times.contains("约满"));
    assert!(times.contains(&form_path(&desk, 9)) && !times.contains(&form_path(&desk, 8)));
    assert!(!times.contains("2号窗口"), "one window needs no name");
    let two = desk.page(200, "/i/FP07/d/2024-05-07", &[]);
    assert!(two.contains("1号窗口") && two.contains("2号窗口"));
    let far = desk.page(200, "/i/FP01/d/2030-05-07", &[]);
    assert!(far.contains("这一天没有可约的时间"));
    assert!(desk.town.state.appointment.get(&first).is_some());
    // Nobody gives places any more: what else one can do is said.
    desk.town.state.site.settings.public_percent = 0;
    let none = desk.page(200, "/i/FP01/days", &[]);
    assert!(none.contains("已经约满") && none.contains("tel:"));
}

#[test]
fn a_form_sent_well_asks_for_the_place_and_leads_to_the_slip() {
    let mut desk = Desk::new();
    let path = form_path(&desk, 9);
    let page = desk.page(200, &path, &[]);
    assert!(page.contains("周二 5月7日 09:30") && page.contains(r#"name="key" value="key-1""#));
    let Reply::Do(errand) = desk.post(&path, &FILLED) else { panic!("nothing to do") };
    let personal =
        Personal { name: "张大姐".into(), phone: "138 0000 1234".into(), ..Personal::default() };
    assert_eq!((errand.key.as_str(), errand.said().cloned()), ("k1", Some(personal.clone())));
    let wanted = Reserve {
        item: item("FP01"),
        version: 1,
        post: desk.town.posts[0].clone(),
        from: at(7, 9, 30),
        subject: Whose::New,
        behalf: None,
        consent: false,
        messages: None,
    };
    assert_eq!(errand.operation, domain::Operation::Appointment(Operation::Reserve(wanted)));
    let id = desk.does(&errand.operation).unwrap();
    let token = format!("/w/town/b/t-{id}");
    assert_eq!(desk.done(&path, &FILLED, &Ok(id.clone())), Reply::Go(token));
    // Who was here before is known again, and what they typed is not stored twice.
    let subject = desk.town.state.appointment.get(&id).unwrap().subject.clone().unwrap();
    desk.known = vec![(personal, subject.clone())];
    let Reply::Do(again) = desk.post(&path, &FILLED) else { panic!("nothing to do") };
    assert_eq!((again.said().cloned(), again.visitor), (None, errand.visitor));
    let domain::Operation::Appointment(Operation::Reserve(reserve)) = again.operation else {
        panic!("no place is asked for")
    };
    assert_eq!(reserve.subject, Whose::Known(subject));
}

#[test]
fn a_form_with_something_wrong_comes_back_as_it_was_typed() {
    let desk = Desk::new();
    let path = form_path(&desk, 9);
    let long = "王".repeat(61);
    for (name, phone, said) in [
        ("", "13800001234", vec!["请写怎么称呼您"]),
        ("张三", "", vec!["请写电话号码"]),
        ("张三", "12", vec!["电话号码不对"]),
        ("430225199001011234", "x", vec!["姓名里不要写数字", "电话号码不对"]),
        (&long, "13800001234", vec!["姓名太长"]),
    ] {
        let form = [("key", "k1"), ("name", name), ("phone", phone), ("behalf", "agent")];
        let page = desk.sent(422, &path, &form);
        for said in said {
            assert_eq!(page.matches(said).count(), 2, "at the top and beside the field: {said}");
        }
        assert!(page.contains(&format!(r#"value="{name}""#)) && page.contains(r#"role="alert""#));
        assert!(page.contains(r#"value="k1""#), "the same form is the same errand");
        assert!(page.contains(r#"value="agent" checked"#));
    }
    let bad = desk.sent(422, &path, &[("key", "\"><b>"), ("name", "")]);
    assert!(bad.contains(r#"name="key" value="key-1""#), "a strange key is not sent back");
}

#[test]
fn nothing_typed_becomes_markup() {
    let mut desk = Desk::new();
    let bad = r#""><script>alert(1)</script>"#;
    let one = desk.town.state.catalogue.items.get_mut(&item("FP01")).unwrap();
    one.name = Text::hans(bad);
    let path = form_path(&desk, 9);
    let form = [("name", bad), ("phone", bad), ("behalf", bad), ("code", bad), ("last_four", bad)];
    let id = desk.book(at(7, 10, 30));
    for page in [
        desk.page(200, "/", &[("q", bad), ("v", bad), ("d", bad)]),
        desk.page(200, "/", &[]),
        desk.page(200, "/i/FP01", &[]),
        desk.page(404, &format!("/i/{bad}"), &[]),
        desk.page(404, &format!("/b/{bad}"), &[]),
        desk.page(200, &path, &[]),
        desk.page(200, &format!("/b/t-{id}"), &[]),
        desk.page(200, &format!("/b/t-{id}/move"), &[("d", bad), ("post", bad)]),
        desk.sent(422, &path, &form),
        desk.sent(422, "/my", &form),
    ] {
        assert!(!page.contains("<script>") && !page.contains("style="), "{page}");
    }
}

#[test]
fn a_refusal_stands_above_the_form_in_everyday_words_and_keeps_what_was_typed() {
    let desk = Desk::new();
    let path = form_path(&desk, 9);
    let until = at(8, 9, 0);
    for (refusal, status, said) in [
        (R::SlotFull, 409, "刚刚被约满"),
        (R::KeptForWindow, 409, "其余的留给窗口"),
        (R::TooFewSlots { slots: 2 }, 409, "要连着 2 个时段"),
        (R::NobodyAgreed, 422, "要本人同意"),
        (R::HasOne { from: until }, 422, "请用查询码查"),
        (R::Suspended { until }, 422, "到窗口照常接待"),
        (R::NothingLent, 422, "请打电话 0731-26220000"),
    ] {
        let reply = desk.done(&path, &FILLED, &Err(refusal.clone().into()));
        let Reply::Page { status: found, html } = reply else { panic!("{reply:?}") };
        assert_eq!(found, status, "{refusal:?}");
        assert!(html.contains(said), "{refusal:?}\n{html}");
        // Name and phone prove nobody: nothing is told of what they have.
        assert!(!html.contains("5月8日"), "{refusal:?}");
        assert!(html.contains(r#"value="张大姐""#) && html.contains(r#"value="138 0000 1234""#));
        let others = html.matches("formaction=\"/w/town/i/FP01/t/").count();
        assert_eq!(others > 0, status == 409, "other times where this one is taken");
        assert_eq!(html.contains("<button disabled hidden>"), status == 409, "Enter chooses none");
        // Another time is another errand.
        assert_eq!(html.contains(r#"name="key" value="k1""#), status != 409);
    }
}

#[test]
fn for_somebody_else_one_says_so() {
    let desk = Desk::new();
    let form =
        [("name", "张三"), ("phone", "13800001234"), ("behalf", "relative"), ("consent", "yes")];
    let Reply::Do(errand) = desk.post(&form_path(&desk, 9), &form) else { panic!("nothing to do") };
    let domain::Operation::Appointment(Operation::Reserve(reserve)) = errand.operation else {
        panic!("no place is asked for")
    };
    assert_eq!((reserve.behalf, reserve.consent), (Some(Behalf::Relative), true));
}

#[test]
fn a_time_that_is_gone_is_said_with_what_is_left() {
    let mut desk = Desk::new();
    desk.book(at(7, 9, 30));
    let page = desk.page(409, &form_path(&desk, 9), &[]);
    assert!(page.contains("其余的留给窗口") && page.contains(&form_path(&desk, 10)));
    let past = format!("/i/FP01/t/{}/{}", desk.town.posts[0], at(3, 9, 30).0);
    assert!(desk.page(404, &past, &[]).contains("已经过了"));
}

#[test]
fn the_slip_says_when_where_and_what_to_bring() {
    let mut desk = Desk::new();
    let one = desk.town.state.catalogue.items.get_mut(&item("FP01")).unwrap();
    one.outside_name = Text::hans("便民事项");
    let id = desk.book(at(7, 9, 30));
    let no = desk.town.state.appointment.get(&id).unwrap().no.clone();
    let slip = format!("/b/t-{id}");
    let page = desk.page(200, &slip, &[]);
    for said in [
        "已约好",
        "周二 5月7日",
        "09:30",
        "1号窗口",
        "霞阳镇解放路1号",
        "7K3M 9QXA",
        "材料m1",
        "0731-26221111",
        "您可以投诉",
        "便民事项",
        "张**",
        "<svg",
        "/cancel",
        "/move",
        "slot.ics",
        &no,
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(!page.contains("生育登记"), "others may see the screen");
    assert!(!page.contains("我到了"), "it is too early to say so");
    desk.town.set(date(2024, 5, 7), 9, 20);
    let page = desk.page(200, &slip, &[]);
    assert!(page.contains("我到了") && page.contains("网上改时间、取消到周二 5月7日 07:30为止"));
    assert!(!page.contains("/cancel"));
    assert!(desk.page(404, "/b/t-x", &[]).contains("/my"));
}

#[test]
fn here_cancel_and_move_are_asked_once_and_done() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    let slip = format!("/w/town/b/t-{id}");
    let move_path = format!("/b/t-{id}/move");
    assert!(desk.page(200, &move_path, &[]).contains("改到哪一天？"));
    let times = desk.page(200, &move_path, &[("d", "2024-05-08")]);
    let (post, from) = (desk.town.posts[0].0.clone(), at(8, 9, 30).0.to_string());
    assert!(times.contains(&format!("?post={post}&amp;from={from}")));
    let chosen = [("post", &*post), ("from", &*from)];
    assert!(desk.page(200, &move_path, &chosen).contains("确定改时间"));
    let Reply::Do(errand) = desk.post(&move_path, &chosen) else { panic!("nothing to do") };
    desk.does(&errand.operation).unwrap();
    assert_eq!(desk.done(&move_path, &chosen, &Ok(id.clone())), Reply::Go(slip.clone()));
    let page = desk.page(200, &format!("/b/t-{id}"), &[]);
    assert!(page.contains("周三 5月8日") && page.contains("原来约在周二 5月7日 09:30"));

    desk.town.set(date(2024, 5, 8), 9, 20);
    let here = format!("/b/t-{id}/here");
    assert_eq!(desk.get(&here, &[]), Reply::Go(slip));
    let Reply::Do(errand) = desk.post(&here, &[("key", "h1")]) else { panic!("nothing to do") };
    assert_eq!((errand.key.as_str(), &errand.said().cloned()), ("h1", &None));
    desk.does(&errand.operation).unwrap();
    assert!(desk.page(200, &format!("/b/t-{id}"), &[]).contains("已签到"));

    let early = R::NotAwaited { from: at(9, 9, 15), until: at(9, 10, 0) };
    let reply = desk.done(&here, &[], &Err(early.into()));
    let Reply::Page { status: 422, html } = reply else { panic!("{reply:?}") };
    assert!(html.contains("还没有签到") && html.contains("周四 5月9日 09:15到"));

    let other = desk.book(at(9, 9, 30));
    let cancel = format!("/b/t-{other}/cancel");
    assert!(desk.page(200, &cancel, &[]).contains("要取消这次预约吗？"));
    let Reply::Do(errand) = desk.post(&cancel, &[]) else { panic!("nothing to do") };
    desk.does(&errand.operation).unwrap();
    let cancelled = &desk.town.state.appointment.get(&other).unwrap().stage;
    assert!(matches!(cancelled, Stage::Cancelled { .. }));
    let page = desk.page(200, &format!("/b/t-{other}"), &[]);
    assert!(page.contains("已取消") && page.contains("重新预约") && !page.contains("<svg"));
    assert!(desk.page(422, &cancel, &[]).contains("这次预约已经结束了"));
    assert!(desk.page(422, &format!("/b/t-{other}/move"), &[]).contains("已经结束"));
}

#[test]
fn who_was_here_and_not_served_in_time_is_told_so_and_goes_first() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    let slip = format!("/b/t-{id}");
    desk.town.now = at(7, 9, 25);
    let here = appointment::Arrive { appointment: id.clone() };
    desk.does(&domain::Operation::Appointment(Operation::Arrive(here))).unwrap();
    let free = format!("/b/t-{id}/move");
    desk.town.now = at(7, 9, 46);
    assert!(!desk.page(200, &slip, &[]).contains("没有按时接待"));
    assert!(desk.page(422, &free, &[]).contains("07:30为止"));
    let note = appointment::breaches_due(&desk.town.state, desk.town.now).unwrap();
    desk.town.server(&domain::Operation::Appointment(Operation::NoteBreaches(note)));
    let page = desk.page(200, &slip, &[]);
    for said in ["约在周二 5月7日 09:30，我们没有按时接待您", "还在核实", "您优先", "/move"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(desk.page(200, &free, &[]).contains("5月7日"), "today too");
    let (post, from) = (desk.town.posts[0].0.clone(), at(7, 14, 0).0.to_string());
    let chosen = [("post", &*post), ("from", &*from)];
    let Reply::Do(errand) = desk.post(&free, &chosen) else { panic!("nothing to do") };
    desk.does(&errand.operation).unwrap();
    assert!(desk.page(200, &slip, &[]).contains("到了先接待您"));
}

#[test]
fn what_staff_passed_on_has_no_page_and_leaves_the_visitor_their_own_complaint() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    desk.town.now = at(7, 9, 25);
    let here = appointment::Arrive { appointment: id.clone() };
    desk.does(&domain::Operation::Appointment(Operation::Arrive(here))).unwrap();
    desk.town.now = at(7, 9, 46);
    let note = appointment::breaches_due(&desk.town.state, desk.town.now).unwrap();
    desk.town.server(&domain::Operation::Appointment(Operation::NoteBreaches(note)));
    let about = complaint::About::Appointment(id.clone());
    let pass_on = complaint::PassOn { about, kind: complaint::Kind::Breach };
    let stamp = desk.town.stamp(Zhou);
    let stamp = Stamp { device: DeviceId(SERVER.to_owned()), ..stamp };
    let passed = domain::Operation::Complaint(complaint::Operation::PassOn(pass_on));
    desk.town.take(&passed, &stamp).unwrap();
    let of_staff = format!("/c/t-{}", desk.town.last);
    desk.page(404, &of_staff, &[]);
    desk.sent(404, &of_staff, &[("key", "k"), ("words", "谁说的")]);
    let (slip, complain) = (format!("/b/t-{id}"), format!("/b/t-{id}/complain"));
    assert!(desk.page(200, &slip, &[]).contains("投诉这次失约"));
    let Reply::Do(errand) = desk.post(&complain, &[("key", "k")]) else { panic!("nothing") };
    desk.does(&errand.operation).unwrap();
    desk.page(200, &format!("/c/t-{}", desk.town.last), &[]);
    assert!(!desk.page(200, &slip, &[]).contains("投诉这次失约"));
}

#[test]
fn what_the_window_moved_is_said_and_a_taken_time_offers_the_others() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    let moved = appointment::Move {
        appointment: id.clone(),
        post: desk.town.posts[0].clone(),
        from: at(8, 9, 30),
        loan: None,
        whose: appointment::Whose::WindowAgreed,
        reason: "停电".to_owned(),
    };
    let moved = domain::Operation::Appointment(Operation::Move(moved));
    desk.town.act(Wang, &moved).unwrap();
    let page = desk.page(200, &format!("/b/t-{id}"), &[]);
    assert!(page.contains("窗口把时间从周二 5月7日 09:30改到了"));
    let (path, post) = (format!("/b/t-{id}/move"), desk.town.posts[0].0.clone());
    let from = at(7, 10, 30).0.to_string();
    let taken = Err(R::SlotFull.into());
    let reply = desk.done(&path, &[("post", &post), ("from", &from)], &taken);
    let Reply::Page { status: 409, html } = reply else { panic!("{reply:?}") };
    assert!(html.contains("刚刚被约满") && html.contains("/move?post="));
}

#[test]
fn a_code_opens_the_slip_and_nobody_learns_which_half_was_wrong() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    let form = [("code", "7k3m-9qxa"), ("last_four", "1234")];
    let (code, last_four) = ("7K3M9QXA".to_owned(), "1234".to_owned());
    assert_eq!(desk.post("/my", &form), Reply::Find { code, last_four });
    assert_eq!(desk.found(&form, Some(&id)), Reply::Go(format!("/w/town/b/t-{id}")));
    let Reply::Page { status: 404, html } = desk.found(&form, None) else { panic!("found") };
    assert!(html.contains("没有找到") && html.contains(r#"value="7k3m-9qxa""#));
    let wrong = desk.sent(422, "/my", &[("code", "7K3M"), ("last_four", "12")]);
    assert!(wrong.contains("八个字母和数字，如") && wrong.contains("最后四位数字"));
}

#[test]
fn forms_are_taken_only_where_there_are_some() {
    let desk = Desk::new();
    for path in ["/", "/i/FP01", "/i/FP01/days", "/b/x", "/b/x/slot.ics"] {
        assert!(desk.sent(405, path, &[]).contains("走不通"), "{path}");
    }
    assert!(desk.sent(404, "/b/x/cancel", &[]).contains("找不到这张预约单"));
}

#[test]
fn the_calendar_file_unfolds_to_the_appointment() {
    let mut desk = Desk::new();
    let one = desk.town.state.catalogue.items.get_mut(&item("FP01")).unwrap();
    one.name = Text::hans("生育登记，领证; 变更,补证");
    let id = desk.book(at(7, 9, 30));
    let no = desk.town.state.appointment.get(&id).unwrap().no.clone();
    let Reply::File { media, name, for_ever, bytes } =
        desk.get(&format!("/b/t-{id}/slot.ics"), &[])
    else {
        panic!("no file")
    };
    let head = (media, name.as_deref(), for_ever);
    assert_eq!(head, ("text/calendar; charset=utf-8", Some("appointment.ics"), false));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = text.replace("\r\n ", "");
    let field = |name: &str| {
        let mut lines = unfolded.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).unwrap()
    };
    assert_eq!(field("DTSTART"), "20240507T013000Z");
    assert_eq!(field("DTEND"), "20240507T023000Z");
    assert_eq!(field("UID"), format!("{no}@example.org"));
    assert_eq!(field("SUMMARY"), "生育登记，领证\\; 变更\\,补证");
    assert_eq!(field("LOCATION"), "霞阳镇便民服务中心，霞阳镇解放路1号，1号窗口");
    let description = field("DESCRIPTION");
    assert!(description.contains(&no) && description.contains("材料m1；材料m2"));
    assert!(unfolded.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    // A parser of others reads the same.
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let [CalendarComponent::Event(event)] = &calendar.components[..] else {
        panic!("one event: {calendar:?}")
    };
    let on =
        |hour| DateTime::<Utc>::from_timestamp_millis(at(7, hour, 30).0).map(DatePerhapsTime::from);
    assert_eq!((event.get_start(), event.get_end()), (on(9), on(10)));
    assert_eq!(event.get_summary(), Some("生育登记，领证; 变更,补证"));
    assert_eq!(event.get_uid(), Some(format!("{no}@example.org").as_str()));
}

#[test]
fn every_link_keeps_language_and_size() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    let slip = format!("/b/t-{id}");
    for path in [
        "/",
        "/i/FP01",
        "/i/FP01/days",
        "/i/FP01/d/2024-05-08",
        &form_path(&desk, 10),
        &slip,
        &format!("{slip}/cancel"),
        &format!("{slip}/move"),
        "/my",
        "/nothing",
    ] {
        let Reply::Page { html, .. } = desk.get(path, &[("v", "en-big")]) else { panic!("{path}") };
        assert!(html.contains(r#"<html lang="en" class="big">"#), "{path}");
        let mut links = 0;
        for part in html.split(r#"="/w/town"#).skip(1) {
            let link = part.split('"').next().unwrap();
            let file = ["/style-", "/script-", "/slips-"].iter().any(|one| link.contains(one));
            let kept = link.ends_with("v=en-big") || file;
            // The switch itself leads elsewhere, and a search says it in a field.
            let switch = part.split_once('>').unwrap().1;
            let switch =
                ["简体", "繁體", "English", "Usual"].iter().any(|name| switch.starts_with(name));
            let search = link == "/" && html.contains(r#"type="hidden" name="v" value="en-big""#);
            assert!(kept || switch || search, "{path}: {link}");
            links += 1;
        }
        assert!(links > 4, "{path}");
    }
    let Reply::Go(to) = desk.get(&format!("{slip}/here"), &[("v", "hant")]) else {
        panic!("stays")
    };
    assert!(to.ends_with("?v=hant"));
    let traditional = desk.page(200, "/", &[("v", "hant")]);
    assert!(traditional.contains(r#"lang="zh-Hant""#) && traditional.contains("您想辦什麼？"));
}

#[test]
fn pages_are_small_and_bring_their_style() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    let home = desk.page(200, "/", &[]);
    let link = home.split("href=\"/w/town/style-").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/style-{link}");
    let Reply::File { media, for_ever, bytes, .. } = desk.get(&path, &[]) else { panic!("none") };
    assert_eq!((media, for_ever), ("text/css; charset=utf-8", true));
    assert!(bytes.len() <= 6 * 1024);
    for (path, most) in [
        ("/", 4_000),
        ("/i/FP01", 5_000),
        ("/i/FP01/days", 5_000),
        ("/i/FP01/d/2024-05-08", 6_000),
        (&*form_path(&desk, 10), 6_000),
        (&*format!("/b/t-{id}"), 13_000),
        ("/my", 4_000),
    ] {
        let page = desk.page(200, path, &[]);
        assert!(page.len() <= most, "{path}: {} bytes", page.len());
        for never in ["<script>", "<style", " style=", "onclick", "http://", "https://"] {
            assert!(!page.contains(never), "{path}: {never}");
        }
    }
}

#[test]
fn a_site_without_items_or_phone_still_answers() {
    let desk = Desk { town: township::Township::new(), ..Desk::new() };
    let mut desk = desk;
    desk.town.state.catalogue.items = domain::map::Map::default();
    desk.town.state.site = site::State::default();
    assert!(!desk.page(200, "/", &[]).contains("tel:"));
}

/// Lets somebody at window 1 do something in the line.
fn at_window(desk: &mut Desk, operation: queue::Operation) {
    desk.town.act(Wang, &domain::Operation::Queue(operation)).unwrap();
}

/// Returns what a page that is asked for again by itself holds.
fn live(reply: Reply) -> String {
    let Reply::Live { html, .. } = reply else { panic!("not live: {reply:?}") };
    html
}

#[test]
fn a_number_is_taken_on_the_phone_followed_called_and_given_up() {
    let mut desk = Desk::new();
    desk.town.set(date(2024, 5, 6), 10, 0);
    let item = desk.page(200, "/i/FP01", &[]);
    assert!(item.contains("/i/FP01/n"), "{item}");
    let lines = desk.page(200, "/i/FP01/n", &[]);
    assert!(lines.contains("现在没有人排队") && !lines.contains("2号窗口"), "{lines}");
    let post = desk.town.posts[0].0.clone();
    let form = [("key", "k1"), ("post", post.as_str())];
    let Reply::Do(errand) = desk.post("/i/FP01/n", &form) else { panic!("no errand") };
    assert!(!errand.proven && errand.said().is_none());
    let taken = desk.does(&errand.operation);
    let to = desk.done("/i/FP01/n", &form, &taken);
    let token = format!("t-{}", desk.town.last);
    let page = format!("/n/{token}");
    assert_eq!(to, Reply::Go(format!("/w/town{page}?live=1")));
    let html = live(desk.get(&page, &[("live", "1")]));
    assert!(html.contains("P-001") && html.contains("下一位就是您") && html.contains("不要自动"));
    // Such pages have a limit of their own: all who wait in a hall share its address.
    for (path, follows) in [(page.as_str(), true), ("/board", true), ("/n", false), ("/", false)] {
        assert_eq!(booking::follows(&desk.asked(path, &[])), follows, "{path}");
    }
    // It stands still where that is wished.
    assert!(desk.page(200, &page, &[]).contains("自动刷新"));
    let ticket = TicketId::from(&desk.town.last);
    at_window(&mut desk, queue::Operation::Call(Call { ticket: ticket.clone(), ahead: None }));
    assert!(desk.page(200, &page, &[]).contains("请现在到1号窗口"));
    at_window(&mut desk, queue::Operation::Park(Park { ticket }));
    assert!(desk.page(200, &page, &[]).contains("不用重新排队"));
    let Reply::Do(errand) = desk.post(&format!("{page}/leave"), &[("key", "k2")]) else {
        panic!("no errand")
    };
    assert!(errand.proven);
    desk.does(&errand.operation).unwrap();
    let left = desk.page(200, &page, &[("live", "1")]);
    assert!(left.contains("已退号") && left.contains("/i/FP01/n"), "{left}");
    desk.page(404, "/n/t-nobody", &[]);
}

#[test]
fn no_number_is_given_while_no_window_is_open_or_too_many_wait_by_phone() {
    let mut desk = Desk::new();
    desk.town.set(date(2024, 5, 6), 10, 0);
    let post = desk.town.posts[0].clone();
    let take = queue::Take { post: post.clone(), item: None, number: 0 };
    let take = domain::Operation::Queue(queue::Operation::Take(take));
    for _ in 0..5 {
        desk.does(&take).unwrap();
    }
    let lines = desk.page(200, "/n", &[]);
    assert!(lines.contains("手机号暂时取完了") || lines.contains("请到窗口取号"), "{lines}");
    let form = [("key", "k1"), ("post", post.0.as_str())];
    let refused = desk.does(&take);
    let Reply::Page { status: 422, html } = desk.done("/n", &form, &refused) else {
        panic!("taken")
    };
    assert!(html.contains("请到窗口取号"));
    desk.town.set(date(2024, 5, 7), 6, 0);
    let shut = desk.page(200, "/n", &[]);
    assert!(shut.contains("现在没有窗口开着") && shut.contains("08:30"), "{shut}");
    assert!(!desk.page(200, "/i/FP01", &[]).contains("/i/FP01/n"));
}

#[test]
fn the_board_shows_who_is_there_and_who_is_called_and_nobodys_name() {
    let mut desk = Desk::new();
    desk.book(at(7, 9, 30));
    desk.town.set(date(2024, 5, 7), 9, 35);
    for (who, post) in [(Wang, 0), (Zhou, 1)] {
        let post = desk.town.posts[post].clone();
        desk.town.duty(who, duty::Operation::Start(duty::Start { post })).unwrap();
    }
    let post = desk.town.posts[0].clone();
    for _ in 0..2 {
        let take = queue::Take { post: post.clone(), item: Some(item("FP01")), number: 0 };
        at_window(&mut desk, queue::Operation::Take(take));
    }
    let second = TicketId::from(&desk.town.last);
    let ahead = Some(Ahead { why: Urgency::Urgent, agreed: true });
    at_window(&mut desk, queue::Operation::Call(Call { ticket: second, ahead }));
    let board = live(desk.get("/board", &[]));
    for said in ["A3-002", "请到窗口", "A3-001", "Wang（工号 001）", "09:30", "没有人排队"]
    {
        assert!(board.contains(said), "{said}: {board}");
    }
    assert!(board.contains("扫码取号、签到") && board.contains("class=\"qr\""), "{board}");
    assert!(!board.contains("生育登记") && !board.contains("奖励扶助"), "what nobody else reads");
    let english = live(desk.get("/board", &[("v", "en")]));
    assert!(english.contains("please come") && english.contains("badge 001"), "{english}");
}

#[test]
fn a_slip_of_somebody_who_is_here_says_how_far_the_line_is() {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    desk.town.set(date(2024, 5, 7), 9, 20);
    let post = desk.town.posts[0].clone();
    desk.town.duty(Wang, duty::Operation::Start(duty::Start { post })).unwrap();
    let arrive = appointment::Arrive { appointment: id.clone() };
    let here = desk.does(&domain::Operation::Appointment(Operation::Arrive(arrive)));
    // Its own slip is shown again, not a page of its number.
    let slip = format!("/b/t-{id}");
    let form = [("key", "k1")];
    assert_eq!(
        desk.done(&format!("{slip}/here"), &form, &here),
        Reply::Go(format!("/w/town{slip}"))
    );
    let page = desk.page(200, &slip, &[]);
    assert!(page.contains("叫号用的号") && page.contains("下一位就是您"), "{page}");
}

#[test]
fn who_was_served_by_their_number_rates_on_its_page() {
    let mut desk = Desk::new();
    desk.town.set(date(2024, 5, 6), 10, 0);
    let post = desk.town.posts[0].clone();
    let take = queue::Take { post, item: None, number: 0 };
    desk.does(&domain::Operation::Queue(queue::Operation::Take(take))).unwrap();
    let ticket = TicketId::from(&desk.town.last);
    let page = format!("/n/t-{ticket}");
    at_window(&mut desk, queue::Operation::Call(Call { ticket: ticket.clone(), ahead: None }));
    let contact = desk.town.receive(Wang, "", &[]);
    let answered = township::answered("请到2号窗口");
    desk.town.dispose(Wang, &contact, answered, domain::contact::Told::Present).unwrap();
    at_window(&mut desk, queue::Operation::Serve(queue::Serve { ticket: ticket.clone(), contact }));
    let served = desk.page(200, &page, &[("live", "1")]);
    let rate = format!("/b/t-{ticket}/rate");
    assert!(served.contains("已接待") && served.contains(&rate), "{served}");
    let form = [("key", "k1"), ("grade", "good")];
    let Reply::Do(errand) = desk.post(&rate, &form) else { panic!("no errand") };
    let rated = desk.does(&errand.operation);
    assert_eq!(desk.done(&rate, &form, &rated), Reply::Go(format!("/w/town{page}")));
    assert!(!desk.page(200, &page, &[]).contains(&rate));
}
