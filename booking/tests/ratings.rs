//! Ratings as residents give them, and the numbers everybody is shown.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

#[path = "../../domain/tests/township/mod.rs"]
mod township;

mod desk;

use booking::Reply;
use desk::{Desk, at, date};
use domain::appointment::{self, Serve};
use domain::complaint::{self, Kind};
use domain::contact::{Personal, Told};
use domain::rating::{self, Grade, Rate, Reason};
use domain::{AppointmentId, ContactId, Operation, OperationId};
use township::{Wang, answered};

/// An appointment on Tuesday at 09:30 that was kept, and its slip.
fn served() -> (Desk, AppointmentId, String) {
    let mut desk = Desk::new();
    let id = desk.book(at(7, 9, 30));
    desk.town.on_post(Wang, date(2024, 5, 7), 9, 35);
    let serve = appointment::Operation::Serve(Serve { appointment: id.clone() });
    desk.town.act(Wang, &Operation::Appointment(serve)).unwrap();
    let slip = format!("/b/t-{id}");
    (desk, id, slip)
}

/// Carries out what a form asks for, and returns what is answered and what travels apart.
fn carries_out(
    desk: &mut Desk,
    path: &str,
    form: &[(&str, &str)],
) -> (Reply, Rate, Option<Personal>) {
    let Reply::Do(errand) = desk.post(path, form) else { panic!("nothing to do") };
    assert!(errand.proven && errand.visitor.is_none());
    let done = desk.does(&errand.operation);
    if let (Ok(id), Some(personal)) = (&done, errand.said()) {
        desk.said.insert(OperationId(id.0.clone()), personal.clone());
    }
    let said = errand.said().cloned();
    let Operation::Rating(rating::Operation::Rate(rate)) = errand.operation else {
        panic!("no rating")
    };
    (desk.done(path, form, &done), rate, said)
}

#[test]
fn whoever_was_served_is_asked_with_nothing_chosen_and_nobody_before() {
    let (mut desk, _, slip) = served();
    let page = desk.page(200, &slip, &[]);
    for said in ["非常满意", "非常不满意", "这次办得怎么样", "说话不文明", "可不选"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(page.contains(&format!(r#"action="/w/town{slip}/rate""#)));
    assert!(!page.contains(" checked") && !page.contains("required"));
    let alone = desk.page(200, &format!("{slip}/rate"), &[]);
    assert!(alone.contains("非常满意") && alone.len() < 5_000, "{} bytes", alone.len());
    assert!(page.len() < 7_500, "{} bytes", page.len());
    let other = desk.book(at(8, 10, 30));
    assert!(!desk.page(200, &format!("/b/t-{other}"), &[]).contains("非常满意"));
    let early = desk.get(&format!("/b/t-{other}/rate"), &[]);
    assert_eq!(early, Reply::Go(format!("/w/town/b/t-{other}")));
    assert!(desk.page(404, "/b/t-x/rate", &[]).contains("/my"));
    for (v, said) in [("hant", "非常滿意"), ("en", "Very satisfied")] {
        assert!(desk.page(200, &slip, &[("v", v)]).contains(said));
    }
}

#[test]
fn a_good_rating_is_one_choice_and_the_slip_shows_it() {
    let (mut desk, _, slip) = served();
    let path = format!("{slip}/rate");
    let form = [("key", "k1"), ("grade", "good"), ("why", "manner"), ("words", " 很耐心 ")];
    let (reply, rate, personal) = carries_out(&mut desk, &path, &form);
    assert_eq!(reply, Reply::Go(format!("/w/town{slip}")));
    assert_eq!((rate.grade, rate.reasons.len()), (Grade::Satisfied, 1));
    assert!(rate.reasons.contains(&Reason::Attitude) && rate.words && !rate.named);
    // A good rating takes neither name nor phone along.
    let words = Personal { words: "很耐心".to_owned(), ..Personal::default() };
    assert_eq!(personal, Some(words));
    let page = desk.page(200, &slip, &[]);
    assert!(page.contains("您的评价：满意") && !page.contains("非常满意"), "{page}");
    assert!(!page.contains("看处理到哪一步"));
    // Rated is rated: another form leads to the slip, and so does the page.
    assert_eq!(desk.get(&path, &[]), Reply::Go(format!("/w/town{slip}")));
    let again = rating::Refusal::RatedAlready { at: desk.town.now };
    let reply = desk.done(&path, &form, &Err(again.into()));
    assert_eq!(reply, Reply::Go(format!("/w/town{slip}")));
    let silent = [("grade", "best")];
    let (mut desk, _, slip) = served();
    let (_, rate, personal) = carries_out(&mut desk, &format!("{slip}/rate"), &silent);
    assert_eq!((rate.words, rate.reasons.is_empty(), personal), (false, true, None));
}

#[test]
fn a_bad_rating_says_why_and_nothing_chosen_or_typed_is_lost() {
    let (mut desk, id, slip) = served();
    let path = format!("{slip}/rate");
    for (form, said) in [
        (vec![("key", "k1")], "请选一样：满意还是不满意"),
        (vec![("key", "k1"), ("grade", "five")], "请选一样：满意还是不满意"),
        (vec![("key", "k1"), ("grade", "worst"), ("why", "all")], "请选一样不满意的原因"),
    ] {
        let page = desk.sent(422, &path, &form);
        assert_eq!(page.matches(said).count(), 2, "at the top and beside the field: {said}");
        assert!(page.contains(r#"value="k1""#) && page.contains(r#"role="alert""#));
    }
    let long = "字".repeat(1_001);
    let form = [("grade", "bad"), ("why", "rude"), ("why", "wait"), ("words", long.as_str())];
    let page = desk.sent(422, &path, &form);
    assert!(page.contains("1000") && page.contains(&long));
    for kept in [r#"value="bad" checked"#, r#"value="rude" checked"#, r#"value="wait" checked"#] {
        assert!(page.contains(kept), "{kept}");
    }
    assert_eq!(page.matches(" checked").count(), 3);

    let form = [("grade", "bad"), ("why", "rude"), ("why", "wait"), ("words", "<b>等了很久</b>")];
    let (reply, rate, personal) = carries_out(&mut desk, &path, &form);
    assert_eq!(reply, Reply::Go(format!("/w/town{slip}")));
    assert_eq!(Vec::from_iter(rate.reasons), [Reason::RudeWords, Reason::LongWait]);
    // Whoever is to be answered is named to whoever answers.
    let personal = personal.unwrap();
    assert_eq!((personal.name.as_str(), personal.words.as_str()), ("张大姐", "<b>等了很久</b>"));
    assert!(rate.named);
    let filed = desk.town.state.complaint.all().next().unwrap();
    assert_eq!(filed.about, complaint::About::Appointment(id));
    let page = desk.page(200, &slip, &[]);
    let complaint = format!("/c/t-{}", filed.id);
    assert!(page.contains("您的评价：不满意") && page.contains(&complaint), "{page}");
    let page = desk.page(200, &complaint, &[]);
    for said in ["已交给主管", "对服务不满意", "您打了差评", "&lt;b&gt;等了很久"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
}

#[test]
fn what_is_refused_is_said_in_everyday_words_and_the_form_stays() {
    let (desk, _, slip) = served();
    let path = format!("{slip}/rate");
    let form = [("grade", "fair"), ("words", "还行")];
    let contact = ContactId("x-1".to_owned());
    for (refusal, said) in [
        (rating::Refusal::NotServed, "接待以后再评价"),
        (rating::Refusal::TooLate { last: date(2024, 6, 6) }, "周四 6月6日"),
        (rating::Refusal::SaysNothing, "请选一样不满意的原因"),
        (rating::Refusal::UnknownContact { contact }, "请打电话"),
    ] {
        let reply = desk.done(&path, &form, &Err(refusal.clone().into()));
        let Reply::Page { status: 422, html } = reply else { panic!("{reply:?}") };
        assert!(html.contains(said) && html.contains("还行</textarea>"), "{refusal:?}\n{html}");
        assert!(html.contains(r#"value="fair" checked"#));
    }
}

#[test]
fn a_bad_rating_is_no_kind_of_complaint_one_may_choose() {
    let desk = Desk::new();
    let page = desk.page(200, "/complain", &[]);
    assert!(!page.contains("对服务不满意"));
    for kind in ["rating", "BadRating", "bad_rating"] {
        let form = [("kind", kind), ("words", "不满意")];
        assert!(desk.sent(422, "/complain", &form).contains("请选一样"), "{kind}");
    }
    assert_ne!(Kind::Other, Kind::BadRating);
}

#[test]
fn a_resident_may_say_every_kind_of_wrong_and_reads_it_in_the_same_words() {
    let mut desk = Desk::new();
    let names = [
        "enter", "face", "words", "do", "eat", "take", "block", "demand", "breach", "over", "off",
        "roam", "trip", "leak", "other",
    ];
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::BadRating);
    let page = desk.page(200, "/complain", &[]);
    let mut said = std::collections::BTreeSet::new();
    for (name, kind) in names.into_iter().zip(kinds) {
        let form = [("key", name), ("kind", name), ("words", "上周二")];
        let Reply::Do(errand) = desk.post("/complain", &form) else { panic!("{name}") };
        desk.does(&errand.operation).unwrap();
        let filed = desk.town.state.complaint.all().last().unwrap();
        assert_eq!(filed.kind, kind, "{name}");
        let value = format!(r#"value="{name}""#);
        let (_, label) = page.split_once(&value).unwrap();
        let (_, label) = label.split_once("<span>").unwrap();
        let label = label.split('<').next().unwrap().to_owned();
        let told = desk.page(200, &format!("/c/t-{}", filed.id), &[]);
        assert!(!label.is_empty() && told.contains(&label), "{name}: {label}");
        assert!(said.insert(label), "{name} is said as another is");
    }
    assert_eq!(said.len(), names.len());
}

#[test]
fn numbers_are_shown_without_persons_and_ratings_from_five_on() {
    let (mut desk, _, slip) = served();
    assert!(desk.page(200, "/", &[]).contains("/w/town/numbers"));
    let page = desk.page(200, "/numbers", &[]);
    for said in ["周日 4月7日", "守约", "100%", "不到 5 个"] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(!page.contains("非常满意") && page.len() < 3_500, "{} bytes", page.len());
    carries_out(&mut desk, &format!("{slip}/rate"), &[("grade", "best")]);
    for grade in [Grade::VerySatisfied, Grade::Satisfied, Grade::Satisfied, Grade::Dissatisfied] {
        assert!(desk.page(200, "/numbers", &[]).contains("不到 5 个"));
        let contact = desk.town.receive(Wang, "", &[]);
        desk.town.dispose(Wang, &contact, answered("在二楼"), Told::Present).unwrap();
        let rate =
            Rate { contact, grade, reasons: [Reason::LongWait].into(), named: false, words: false };
        desk.does(&Operation::Rating(rating::Operation::Rate(rate))).unwrap();
    }
    let page = desk.page(200, "/numbers", &[]);
    for said in ["共 5 个评价", "没评价的不算满意", "<dt>非常满意</dt><dd>2</dd>"] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    for never in ["王", "张", "1号窗口"] {
        assert!(!page.contains(never), "{never}");
    }
    desk.town.set(date(2024, 8, 1), 9, 0);
    let page = desk.page(200, "/numbers", &[]);
    assert!(page.contains("还没有到时的预约") && page.contains("不到 5 个"));
    assert!(desk.sent(405, "/numbers", &[]).contains("走不通"));
}
