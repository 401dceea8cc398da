//! A clerk's whole day at a township window, told in sentences.

#![allow(clippy::unwrap_used, reason = "a story that cannot be told is a failed test")]

mod township;

use domain::case::view::{self as cases, Light};
use domain::case::{Mark, Stage};
use domain::contact::view::{self as contacts, Chapter};
use domain::contact::{self, Channel, Disposition, FaultKind, Receive, Told, Whose, notice};
use domain::duty::{End, EndReason, Operation as Duty, Start};
use domain::text::Language;
use domain::*;
use township::*;

#[test]
fn a_clerk_works_a_day_and_every_visitor_has_an_answer() {
    let mut town = Township::new();
    let today = date(2024, 5, 6);
    opening(&mut town);
    enquiries(&mut town, today);
    let support = applications(&mut town, today);
    moved_to_window_2(&mut town, today);
    let call = afternoon(&mut town, today);

    // 17:30 The day is looked over: one call is promised, one case runs.
    town.set(today, 17, 30);
    let post = town.posts[0].clone();
    town.duty(Wang, Duty::End(End { post, why: EndReason::DayOver })).unwrap();
    let ledger = contacts::ledger(&town.state, today);
    assert_eq!(ledger.len(), 8);
    assert!(ledger.iter().all(|line| line.disposition.is_some()));
    let open: Vec<&ContactId> =
        contacts::still_open(&town.state, today).iter().map(|line| &line.id).collect();
    assert_eq!(open, vec![&call]);
    let mine: Vec<&CaseId> =
        cases::mine(&town.state, &town.id(Wang), town.now).iter().map(|case| &case.id).collect();
    assert_eq!(mine, vec![&support]);
    let counts = contacts::counts(&town.state.contact, &town.id(Wang), date(2024, 5, 7));
    assert_eq!((counts.mine, counts.waiting, counts.calls), (1, 0, 1));
    assert!(contacts::faults(&town.state, today, date(2024, 5, 7)).is_empty());
}

/// Nobody is served before somebody has signed in.
fn opening(town: &mut Township) {
    let early = town.contact(Wang, contact::Operation::Receive(Township::asks("", &[])));
    assert!(matches!(early, Err(Refusal::Duty(_))));
    let (first, second) = (town.posts[0].clone(), town.posts[1].clone());
    town.duty(Wang, Duty::Start(Start { post: first })).unwrap();
    town.duty(Zhou, Duty::Start(Start { post: second })).unwrap();
}

fn enquiries(town: &mut Township, today: time::Date) {
    // 8:40 A visitor asks the way, and is told.
    town.set(today, 8, 40);
    let way = town.receive(Wang, "", &[]);
    town.dispose(Wang, &way, answered("民政办在二楼203室"), Told::Present).unwrap();

    // 8:50 An enquiry about an item gets the whole list at one time.
    town.set(today, 8, 50);
    let enquiry = town.receive(Wang, "FP07", &[]);
    assert!(town.dispose(Wang, &enquiry, answered(""), Told::Present).is_err());
    town.notify(Wang, &enquiry, &[], &[]).unwrap();
    town.dispose(Wang, &enquiry, answered(""), Told::Present).unwrap();
}

fn applications(town: &mut Township, today: time::Date) -> CaseId {
    // 9:10 A birth is registered on the spot.
    town.set(today, 9, 10);
    let birth = town.opened(Wang, "FP01", &["m1", "m2"]);
    town.finish(Wang, &birth, Told::Present).unwrap();

    // 9:30 An application that lacks something: told once, brought, accepted, promised.
    town.set(today, 9, 30);
    let support = town.opened(Wang, "FP07", &["m1"]);
    town.supplement(Wang, &support, &["m2"]).unwrap();
    town.set(today, 11, 20);
    town.tick(Wang, &support, &[("m2", Mark::Has)]).unwrap();
    town.accept(Wang, &support).unwrap();
    let promise = town.state.case.get(&support).and_then(case::Case::due).unwrap();
    assert_eq!(promise.date, date(2024, 5, 17));
    support
}

/// 11:30 A matter of window 2 is offered there and accepted; who received it stays on record.
fn moved_to_window_2(town: &mut Township, today: time::Date) {
    town.set(today, 11, 30);
    let moved = town.receive(Wang, "FP07", &["m1", "m2"]);
    town.transfer(Wang, &moved, Zhou).unwrap();
    assert_eq!(contacts::waiting_for(&town.state.contact, &town.id(Zhou)).len(), 1);
    town.accept_transfer(Zhou, &moved).unwrap();
    town.open(Zhou, &moved, &[]).unwrap();
    let theirs = CaseId::from(&town.last);
    town.accept(Zhou, &theirs).unwrap();
    let case = town.state.case.get(&theirs).unwrap();
    assert_eq!((case.first_owner(), case.owner()), (&town.id(Wang), &town.id(Zhou)));
}

fn afternoon(town: &mut Township, today: time::Date) -> ContactId {
    // 14:05 A phone call that cannot be answered becomes a promise.
    town.set(today, 14, 5);
    let caller = Receive { channel: Channel::Phone, ..Township::asks("", &[]) };
    let caller = Receive { subject: Some(Whose::New), ..caller };
    town.contact(Wang, contact::Operation::Receive(caller)).unwrap();
    let call = ContactId::from(&town.last);
    let due = contacts::usual_call_day(&town.state, today);
    let promise = contact::Outcome::CallBack { due };
    town.dispose(Wang, &call, promise, Told::Later).unwrap();

    // 15:00 What is not this site's business names the unit that does it.
    town.set(today, 15, 0);
    let elsewhere = town.receive(Wang, "", &[]);
    let sent = contact::Outcome::ReferOutside { unit: town.unit.clone() };
    town.dispose(Wang, &elsewhere, sent, Told::Present).unwrap();

    // 16:00 A refusal names its rule and its remedy.
    town.set(today, 16, 0);
    let refusal = town.receive(Wang, "FP07", &["m1", "m2"]);
    let ground = refused("条例第9条", "可申请行政复议");
    town.dispose(Wang, &refusal, ground, Told::Present).unwrap();
    call
}

#[test]
fn r_clk_12_a_promise_turns_yellow_then_orange_then_red_and_is_listed_on_its_day() {
    let mut town = Township::morning();
    let case = town.opened(Wang, "FP07", &["m1", "m2"]);
    town.accept(Wang, &case).unwrap();
    let light = |town: &mut Township, day, hour, minute| {
        town.set(date(2024, 5, day), hour, minute);
        cases::light(&town.state, town.state.case.get(&case).unwrap(), town.now)
    };
    for (day, hour, minute, expected) in [
        (6, 9, 0, Light::Green),
        (14, 9, 0, Light::Green),
        (15, 9, 0, Light::Yellow),
        (17, 0, 0, Light::Orange),
        (17, 17, 30, Light::Orange),
        (17, 17, 31, Light::Red),
        (31, 17, 30, Light::Red),
    ] {
        assert_eq!(light(&mut town, day, hour, minute), Some(expected), "{day} {hour}:{minute}");
    }
    town.set(date(2024, 6, 3), 9, 0);
    let found = town.state.case.get(&case).unwrap();
    assert_eq!(cases::light(&town.state, found, town.now), Some(Light::DoubleRed));
    assert_eq!(cases::days_left(&town.state, found, town.now), Some(0));

    town.set(date(2024, 5, 17), 9, 0);
    assert_eq!(cases::due_today(&town.state, town.now).len(), 1);
    assert_eq!(cases::overdue(&town.state, town.now).len(), 0);
    town.set(date(2024, 5, 17), 17, 31);
    assert_eq!(cases::due_today(&town.state, town.now).len(), 0);
    assert_eq!(cases::overdue(&town.state, town.now).len(), 1);
    assert!(!cases::explain(&town.state, town.state.case.get(&case).unwrap(), town.now).is_empty());
}

#[test]
fn what_was_done_offline_after_the_matter_moved_is_told_what_happened_meanwhile() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "FP07", &["m1", "m2"]);

    // Wang's tablet is offline: it opens a case there and accepts it.
    let mut offline = town.clone();
    offline.open(Wang, &contact, &[]).unwrap();

    // Meanwhile the supervisor gives the matter to Zhou, who refuses it.
    town.reassign(Zhao, &contact, Zhou).unwrap();
    let at = town.now;
    let ground = refused("条例第9条", "可申请行政复议");
    town.dispose(Zhou, &contact, ground, Told::Present).unwrap();

    // Wang's operations arrive.
    let late = town.open(Wang, &contact, &[]);
    let closed = contact::Refusal::AlreadyClosed { by: town.id(Zhou), at };
    assert_eq!(late, Err(closed.into()));
    let case = CaseId::from(&town.last);
    let unknown = case::Refusal::UnknownCase { case: case.clone() };
    assert_eq!(town.accept(Wang, &case), Err(unknown.into()));
    // The number it gave is free and the next case gets it.
    let next = town.opened(Wang, "FP07", &[]);
    assert!(town.state.case.get(&next).unwrap().no.0.contains("-A3001"));
}

#[test]
fn a_matter_returned_twice_tells_its_whole_story() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "FP07", &[]);
    for _ in 0..2 {
        town.transfer(Wang, &contact, Zhou).unwrap();
        town.return_transfer(Zhou, &contact).unwrap();
    }
    assert_eq!(contacts::escalated(&town.state.contact).len(), 1);
    town.reassign(Zhao, &contact, Chen).unwrap();
    assert_eq!(contacts::escalated(&town.state.contact).len(), 0);
    town.notify(Chen, &contact, &[], &[]).unwrap();
    town.dispose(Chen, &contact, answered(""), Told::Present).unwrap();
    let held = town.state.contact.get(&contact).unwrap();
    let told: Vec<&str> = contacts::timeline(held)
        .iter()
        .map(|moment| match moment.what {
            Chapter::Received => "received",
            Chapter::Told(_) => "told",
            Chapter::MoreAsked(_) => "more asked",
            Chapter::Offered { .. } => "offered",
            Chapter::Accepted => "accepted",
            Chapter::Returned(_) => "returned",
            Chapter::Lapsed => "lapsed",
            Chapter::Reassigned { .. } => "reassigned",
            Chapter::HandedOver => "handed over",
            Chapter::Disposed(_) => "disposed",
            Chapter::Feedback(_) => "feedback",
            Chapter::Fault(_) => "fault",
            Chapter::Looked => "looked at",
            Chapter::Recused(..) => "recused",
            Chapter::Consulted(_) => "consulted",
            Chapter::Replied(_) => "replied",
            Chapter::Closed => "closed",
        })
        .collect();
    assert_eq!(
        told,
        [
            "received",
            "offered",
            "returned",
            "offered",
            "returned",
            "reassigned",
            "told",
            "disposed",
            "feedback",
            "closed",
        ]
    );
}

#[test]
fn what_came_in_today_and_is_a_case_that_runs_is_still_open_today() {
    let mut town = Township::morning();
    let today = town.now.date(town.state.site.zone);
    let running = town.opened(Wang, "FP07", &["m1", "m2"]);
    let done = town.opened(Wang, "FP01", &["m1", "m2"]);
    town.finish(Wang, &done, Told::Present).unwrap();
    assert!(contacts::still_open(&town.state, today).is_empty());
    let open = cases::still_open(&town.state, today);
    assert_eq!(open.iter().map(|case| &case.id).collect::<Vec<_>>(), [&running]);
    assert!(cases::still_open(&town.state, time::shift(today, 1)).is_empty());
}

#[test]
fn an_offer_nobody_answers_for_two_open_hours_is_shown_to_the_supervisor() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "FP07", &[]);
    town.set(date(2024, 5, 6), 11, 30);
    town.transfer(Wang, &contact, Zhou).unwrap();
    town.set(date(2024, 5, 6), 15, 30);
    assert_eq!(contacts::unanswered(&town.state, town.now).len(), 0);
    town.wait(1);
    assert_eq!(contacts::unanswered(&town.state, town.now).len(), 1);
}

#[test]
fn a_visitor_who_has_not_heard_is_listed_with_the_last_day_to_tell_them() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "", &[]);
    town.dispose(Wang, &contact, answered("已转达"), Told::Later).unwrap();
    let untold = contacts::untold(&town.state.contact);
    assert_eq!(untold.len(), 1);
    assert_eq!(contacts::feedback_due(&town.state, untold[0]), Some(date(2024, 5, 7)));
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    town.finish(Wang, &case, Told::Later).unwrap();
    let untold = cases::untold(&town.state.case);
    assert_eq!(untold.len(), 1);
    assert_eq!(cases::feedback_due(&town.state, untold[0]), Some(date(2024, 5, 7)));
}

#[test]
fn numbers_are_found_by_their_beginning_in_any_case() {
    let mut town = Township::morning();
    let case = town.opened(Wang, "FP07", &[]);
    town.opened(Wang, "FP01", &[]);
    let no = town.state.case.get(&case).unwrap().no.0.clone();
    let found = |text: &str| cases::find(&town.state.case, text).len();
    assert_eq!(found(&no.to_lowercase()), 1);
    assert_eq!(found("430225"), 2);
    assert_eq!(found("430225-fp07"), 1);
    assert_eq!((found(""), found("9")), (0, 0));
    assert_eq!(contacts::find(&town.state.contact, "240506-a3").len(), 2);
    assert_eq!(contacts::find(&town.state.contact, " ").len(), 0);
}

#[test]
fn one_notice_is_the_same_on_screen_on_paper_and_in_the_code() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "FP07", &["m1"]);
    town.notify(Wang, &contact, &["m2"], &["申请表第3栏请重填"]).unwrap();
    let held = town.state.contact.get(&contact).unwrap();
    let text = |language| notice::of(&town.state, held, &held.notices[0], language).unwrap();
    let hans = text(Language::Hans);
    let missing: Vec<bool> = hans.materials.iter().map(|line| line.missing).collect();
    assert_eq!(missing, [false, true, false, false]);
    let asked: Vec<&str> = hans.asked().map(|line| line.key.0.as_str()).collect();
    let some: Vec<&str> = hans.in_some_cases().map(|line| line.key.0.as_str()).collect();
    assert_eq!((asked, some), (vec!["m2"], vec!["m3"]), "m3 is told with its condition");
    let plain = hans.plain();
    for part in [
        "一次性告知单 奖励扶助 (FP07-1)",
        "2. 材料m2 (原件) ** 您尚缺 **",
        "3. 材料m3 (原件；再婚的)",
        "4. 材料m4 (原件；非必需)",
        "- 申请表第3栏请重填",
        "办结时限: 10个工作日 (法定 20个工作日)",
        "收费: 不收费",
        "依据: 人口与计划生育法第31条",
        "办理地点: 霞阳镇便民服务中心 霞阳镇解放路1号",
        "办理时间: 周一–周五 08:30–12:00，14:00–17:30",
        "监督电话: 0731-26221111",
    ] {
        assert!(plain.contains(part), "{part} is not in\n{plain}");
    }
    let english = text(Language::English).plain();
    for part in ["One-time notice", "10 working days (by law 20 working days)", "Mon–Fri"] {
        assert!(english.contains(part), "{part} is not in\n{english}");
    }
    assert!(text(Language::Hant).plain().contains("一次性告知單"));
}

#[test]
fn faults_of_a_span_of_days_are_listed() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "FP07", &["m1"]);
    town.notify(Wang, &contact, &["m2"], &[]).unwrap();
    town.ask_more(Wang, &contact, &["m3"]).unwrap();
    let faults = contacts::faults(&town.state, date(2024, 5, 6), date(2024, 5, 7));
    assert_eq!(faults.iter().map(|(_, f)| f.kind).collect::<Vec<_>>(), [FaultKind::SecondTrip]);
    assert!(contacts::faults(&town.state, date(2024, 5, 7), date(2024, 5, 8)).is_empty());
}

#[test]
fn a_state_that_was_stored_and_read_again_is_the_same() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "FP07", &["m1"]);
    town.transfer(Wang, &contact, Zhou).unwrap();
    let case = town.opened(Wang, "FP07", &["m1", "m2"]);
    town.accept(Wang, &case).unwrap();
    let json = serde_json::to_string(&town.state).unwrap();
    let read: State = serde_json::from_str(&json).unwrap();
    assert_eq!(read, town.state);
    let stage = &read.case.get(&case).unwrap().stage;
    assert_eq!(stage, &Stage::Accepted);
    let held = read.contact.get(&contact).unwrap();
    assert!(!matches!(held.disposition, Some(Disposition::Withdrawn)));
    assert_eq!(read.contact.offered_to(&town.id(Zhou)).count(), 1);
}

#[test]
fn s1_3_2_b_acts_for_a_who_is_away_and_the_matter_stays_with_a() {
    let mut town = Township::morning();
    let case = town.opened(Wang, "FP07", &["m1"]);
    let contact = town.receive(Wang, "", &[]);
    town.supplement(Wang, &case, &["m2"]).unwrap();

    // While Wang is on duty nobody else acts on it.
    let owner = town.id(Wang);
    let since = town.state.case.get(&case).unwrap().opened;
    let done = town.tick(Chen, &case, &[("m2", Mark::Has)]);
    assert_eq!(done, Err(case::Refusal::NotOwner { owner: owner.clone(), since }.into()));
    let since = town.state.contact.get(&contact).unwrap().at;
    let done = town.dispose(Chen, &contact, answered("好"), Told::Present);
    assert_eq!(done, Err(contact::Refusal::NotOwner { owner: owner.clone(), since }.into()));
    assert!(cases::covered(&town.state, &town.id(Chen), town.now).is_empty());

    // Wang leaves; Chen is B of the same post, Zhou stands at another.
    let post = town.posts[0].clone();
    town.duty(Wang, Duty::End(End { post, why: EndReason::Relieved })).unwrap();
    assert_eq!(cases::covered(&town.state, &town.id(Chen), town.now).len(), 1);
    assert_eq!(contacts::covered(&town.state, &town.id(Chen), town.now).len(), 1);
    assert!(town.tick(Zhou, &case, &[("m2", Mark::Has)]).is_err());
    town.tick(Chen, &case, &[("m2", Mark::Has)]).unwrap();
    town.accept(Chen, &case).unwrap();
    let held = town.state.case.get(&case).unwrap();
    assert_eq!((held.owner(), &held.acceptance.as_ref().unwrap().by), (&owner, &town.id(Chen)));

    assert!(cases::in_hands(&town.state, held, &town.id(Chen), town.now));
    assert!(!cases::in_hands(&town.state, held, &town.id(Zhou), town.now));

    // What B cannot do is give it away.
    assert!(town.transfer(Chen, &contact, Zhou).is_err());
    town.dispose(Chen, &contact, answered("好"), Told::Present).unwrap();
    let held = town.state.contact.get(&contact).unwrap();
    let closing = held.closed.as_ref().map(|closing| &closing.by);
    assert_eq!((held.owner(), closing), (&owner, Some(&town.id(Chen))));
}

#[test]
fn s1_1_2_what_somebody_left_behind_is_shown_until_a_supervisor_gives_it_to_another() {
    let mut town = Township::morning();
    let case = town.opened(Chen, "FP07", &["m1"]);
    let contact = town.receive(Chen, "", &[]);
    let chen = town.id(Chen);
    assert!(contacts::left_behind(&town.state).is_empty());
    town.state.people.persons.get_mut(&chen).unwrap().retired = Some(town.now);
    assert_eq!(contacts::left_behind(&town.state).len(), 1);
    assert_eq!(cases::left_behind(&town.state, town.now).len(), 1);
    town.reassign(Zhao, &contact, Wang).unwrap();
    town.reassign_case(Zhao, &case, Wang).unwrap();
    assert!(contacts::left_behind(&town.state).is_empty());
    assert!(cases::left_behind(&town.state, town.now).is_empty());
}
