//! What a visitor reads of their matter: who answers for it, how far it is, and what to do next. S1.1.2
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

mod desk;
#[path = "../../domain/tests/township/mod.rs"]
mod township;

use std::collections::BTreeSet;

use booking::{Reply, to_hand_over};
use desk::{Desk, at, date};
use domain::case::Mark;
use domain::contact::{Outcome, Told};
use domain::rating::{self, Grade, Rate, Reason};
use domain::text::Text;
use domain::{CaseId, ContactId, OperationId};
use township::{Chen, Li, Township, Wang, Who, answered};

/// Returns the page of a visit as its visitor sees it.
fn page(desk: &Desk, contact: &ContactId) -> String {
    desk.page(200, &format!("/v/t-{contact}"), &[])
}

/// A story of a case that was opened, what its page says, and what it does not say.
type Row =
    (&'static str, fn(&mut Township, &CaseId), &'static [&'static str], &'static [&'static str]);

const ROWS: [Row; 8] = [
    ("papers are there", |_, _| {}, &["Wang", "正在看材料", "最迟周六 5月11日一次告知"], &["承诺"]),
    (
        "something is missing",
        |town, case| {
            town.tick(Wang, case, &[("m2", Mark::Missing)]).unwrap();
            town.supplement(Wang, case, &["m2"]).unwrap();
        },
        &["等您补材料", "还缺", "材料m2"],
        &["材料m1"],
    ),
    (
        "accepted",
        |town, case| town.accept(Wang, case).map(drop).unwrap(),
        &["正在办", "最迟周五 5月17日办好"],
        &["过了承诺"],
    ),
    (
        "overdue",
        |town, case| {
            town.accept(Wang, case).unwrap();
            town.set(date(2024, 5, 18), 9, 0);
        },
        &["过了承诺的周五 5月17日", "监督电话"],
        &["最迟周五"],
    ),
    (
        "the clock stands",
        |town, case| {
            town.accept(Wang, case).unwrap();
            town.begin_special(Wang, case).unwrap();
        },
        &["暂停计时", "5月11日"],
        &["最迟"],
    ),
    (
        "done, and to be collected",
        |town, case| {
            town.accept(Wang, case).unwrap();
            town.finish_with(Wang, case, "证字第7号", Told::Present).unwrap();
        },
        &["办好了", "请来取证字第7号"],
        &["正在办"],
    ),
    (
        "not granted",
        |town, case| town.refuse(Wang, case, "不符合第31条", "可申请复议").map(drop).unwrap(),
        &["没有办成", "告知书"],
        &["不符合第31条"],
    ),
    (
        "in other hands",
        |town, case| town.reassign_case(Chen, case, Li).map(drop).unwrap(),
        &["Li"],
        &["Wang"],
    ),
];

#[test]
fn s1_1_2_a_visitor_reads_who_answers_for_the_matter_and_how_far_it_is() {
    for (what, story, says, never) in ROWS {
        let mut desk = Desk::new();
        let contact = desk.town.receive(Wang, "FP07", &["m1", "m2"]);
        desk.town.open(Wang, &contact, &[]).unwrap();
        let case = CaseId::from(&desk.town.last);
        story(&mut desk.town, &case);
        let page = page(&desk, &contact);
        for words in says {
            assert!(page.contains(words), "{what}: {words} in {page}");
        }
        for words in never {
            assert!(!page.contains(words), "{what}: {words} in {page}");
        }
    }
}

#[test]
fn a_promised_call_stands_on_the_page_of_the_visit() {
    let mut desk = Desk::new();
    let contact = desk.town.receive(Wang, "FP01", &["m1"]);
    let call = Outcome::CallBack { due: date(2024, 5, 8) };
    desk.town.dispose(Wang, &contact, call, Told::Present).unwrap();
    assert!(page(&desk, &contact).contains("最迟周三 5月8日给您回电话"));
}

#[test]
fn s2_2_4_the_one_time_notice_is_read_on_the_page_of_the_visit_where_its_matter_is_named() {
    for (outside, is_read) in [("", true), ("证明", false)] {
        let mut desk = Desk::new();
        let contact = desk.town.receive(Wang, "FP07", &["m1"]);
        assert!(!page(&desk, &contact).contains("一次性告知单"), "nothing was told yet");
        desk.town.notify(Wang, &contact, &["m2"], &["申请表第3栏请重填"]).unwrap();
        let code = desk.town.state.contact.get(&contact).unwrap().item.clone().unwrap();
        let mut item = desk.town.state.catalogue.items.get(&code).cloned().unwrap();
        item.outside_name = Text::hans(outside);
        desk.town.state.catalogue.items.insert(code, item);
        let page = page(&desk, &contact);
        for words in ["一次性告知单", "材料m2", "申请表第3栏请重填"] {
            assert_eq!(page.contains(words), is_read, "{outside}: {words} in {page}");
        }
        assert!(!page.contains("材料m1"), "what was brought is not asked: {page}");
    }
}

#[test]
fn a_window_hands_over_what_it_made_and_nothing_a_resident_made() {
    let mut desk = Desk::new();
    let contact = desk.town.receive(Wang, "", &[]);
    desk.town.dispose(Wang, &contact, answered("已答"), Told::Present).unwrap();
    let booked = desk.book(at(7, 9, 30));
    let of = |desk: &Desk, name: &str, who: Who| {
        let (person, now) = (desk.town.id(who), desk.town.now);
        to_hand_over(&desk.town.state, &OperationId(name.to_owned()), (&person, now), desk)
    };
    assert_eq!(of(&desk, &contact.0, Wang), Some(format!("/v/t-{contact}")));
    assert_eq!(of(&desk, &contact.0, Li), None, "whoever served hands it over");
    assert_eq!(of(&desk, &booked.0, Wang), None, "the slip of an appointment is its visitor's");
    assert_eq!(of(&desk, "0000000000000000-999", Wang), None);
    // The secret of an appointment opens no visit, though its matter has the same name.
    let Reply::Page { status, .. } = desk.get(&format!("/v/t-{booked}"), &[]) else { panic!() };
    assert_eq!(status, 404);
    // Rated, or the next day, it is handed over no more; and the page says nothing of the rating.
    let rate = Rate {
        contact: contact.clone(),
        grade: Grade::VeryDissatisfied,
        reasons: BTreeSet::from([Reason::Attitude]),
        named: false,
        words: false,
    };
    let mut tomorrow = Desk { town: desk.town.clone(), ..Desk::new() };
    tomorrow.town.set(date(2024, 5, 7), 9, 0);
    assert_eq!(of(&tomorrow, &contact.0, Wang), None);
    desk.town.visitor(&domain::Operation::Rating(rating::Operation::Rate(rate))).unwrap();
    assert_eq!(of(&desk, &contact.0, Wang), None);
    let page = page(&desk, &contact);
    assert!(
        page.contains("已经评价过了") && !page.contains("/c/") && !page.contains("不满意"),
        "{page}"
    );
}

#[test]
fn of_a_matter_with_another_name_outside_neither_papers_nor_documents_are_named() {
    let mut desk = Desk::new();
    let contact = desk.town.receive(Wang, "FP07", &["m1", "m2"]);
    desk.town.open(Wang, &contact, &[]).unwrap();
    let case = CaseId::from(&desk.town.last);
    let known = desk.town.state.catalogue.items.get_mut(&township::item("FP07")).unwrap();
    known.outside_name = domain::text::Text::hans("家庭服务");
    desk.town.tick(Wang, &case, &[("m2", Mark::Missing)]).unwrap();
    desk.town.supplement(Wang, &case, &["m2"]).unwrap();
    let page = page(&desk, &contact);
    assert!(page.contains("写在给您的告知书上") && !page.contains("材料m2"), "{page}");
}
