//! A student says that something is broken, sees who comes and by when, and says whether it is mended; and
//! what is shut off is told before anybody reports it. UL01, UL02, UL03
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

mod desk;
#[path = "../../domain/tests/township/mod.rs"]
mod township;

use std::collections::BTreeSet;

use booking::{Beside, Errand, File, Reply, Urgency, answer, done, expects_file, to_hand_over};
use chrono::NaiveDate;
use desk::Desk;
use domain::contact::Personal;
use domain::duty;
use domain::repair::*;
use domain::text::Text;
use domain::time::{Minutes, Span, Timestamp};
use domain::{BuildingId, Operation as Asked, OperationId, OutageId, RepairId, TeamId};
use township::{Sun, Wang, Who, Zhao};

/// A form filled in well: a tap drips in the first building.
const DRIPS: [(&str, &str); 6] = [
    ("key", "k1"),
    ("place", "302 室卫生间"),
    ("kind", "water"),
    ("danger", "none"),
    ("words", "水龙头关不紧"),
    ("phone", "１３８００００１２３４"),
];

const BURST: [(&str, &str); 4] =
    [("key", "k1"), ("place", "302 室"), ("kind", "water"), ("danger", "burst")];

struct Campus {
    desk: Desk,
    building: BuildingId,
    team: TeamId,
}

fn team(off: bool, of: Option<TeamId>, person: Option<domain::PersonId>) -> Operation {
    let (name, phone) = (Text::hans("水电组"), "0731-88881234".to_owned());
    Operation::SetTeam(SetTeam { team: of, name, phone, person, off })
}

fn building(name: &str, off: bool, of: Option<BuildingId>) -> Operation {
    Operation::SetBuilding(SetBuilding { building: of, name: Text::hans(name), off })
}

fn minutes(from: Timestamp, minutes: i64) -> Timestamp {
    from.plus(Minutes(minutes))
}

/// Returns the form with some fields put in place of its own.
fn with<'a>(form: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    // The first of a name is read.
    more.iter().chain(form).copied().collect()
}

fn errand(reply: Reply) -> Errand {
    let Reply::Do(errand) = reply else { panic!("nothing to do: {reply:?}") };
    *errand
}

impl Campus {
    fn new() -> Self {
        let mut desk = Desk::new();
        let person = Some(desk.town.id(Zhao));
        desk.town.enter(Sun, &Asked::Repair(team(false, None, person))).unwrap();
        let team = TeamId::from(&desk.town.last);
        desk.town.enter(Sun, &Asked::Repair(building("北三舍", false, None))).unwrap();
        let building = BuildingId::from(&desk.town.last);
        Self { desk, building, team }
    }

    fn does(&mut self, who: Who, asked: Operation) -> OperationId {
        self.desk.town.enter(who, &Asked::Repair(asked)).unwrap();
        self.desk.town.last.clone()
    }

    /// Sends the form of the report, and does what it comes to.
    fn reports(&mut self, form: &[(&str, &str)]) -> RepairId {
        let building = self.building.0.clone();
        let form = with(form, &[("building", &building)]);
        let errand = errand(self.desk.post("/repair", &form));
        self.carries_out(errand);
        RepairId::from(&self.desk.town.last)
    }

    /// Does what a page asks for, as the Worker would, and keeps what is said with it.
    fn carries_out(&mut self, errand: Errand) {
        self.desk.does(&errand.operation).unwrap();
        if let Some(Beside::Said(said)) = errand.beside {
            self.desk.said.insert(self.desk.town.last.clone(), said);
        }
    }

    /// Lets Wang begin the day at the first window.
    fn comes_to_work(&mut self) {
        let post = self.desk.town.posts[0].clone();
        self.desk.town.duty(Wang, duty::Operation::Start(duty::Start { post })).unwrap();
    }

    fn one(&self, id: &RepairId) -> &Repair {
        self.desk.town.state.repair.get(id).unwrap()
    }

    fn page(&self, id: &RepairId) -> String {
        self.desk.page(200, &path(id), &[])
    }

    fn sends(&mut self, id: &RepairId) -> OperationId {
        let (one, team) = (self.one(id), self.team.clone());
        let (round, replaces) = (one.round.clone(), one.comes().cloned());
        self.does(Wang, Operation::Dispatch(Dispatch { repair: id.clone(), round, team, replaces }))
    }

    fn finishes(&mut self, id: &RepairId, dispatch: OperationId) {
        let (words, material) = ("换了龙头".to_owned(), Some(Material { cents: 1_250 }));
        let finish = Finish { repair: id.clone(), dispatch, words, material };
        self.does(Wang, Operation::Finish(finish));
    }

    /// Sends a wish of the page, about something it showed.
    fn wishes(&self, id: &RepairId, wish: &str, of: &OperationId, words: &str) -> Reply {
        let form = [("key", "k"), ("wish", wish), ("of", &*of.0), ("words", words)];
        self.desk.post(&path(id), &form)
    }

    fn shuts(&mut self, ahead: i64, emergency: bool) -> OutageId {
        let from = minutes(self.desk.town.now, ahead);
        let announce = AnnounceOutage {
            supply: Supply::Water,
            buildings: BTreeSet::from([self.building.clone()]),
            place: "东侧".to_owned(),
            span: Span { from, to: minutes(from, 120) },
            why: "清洗水箱".to_owned(),
            emergency,
        };
        OutageId::from(&self.does(Wang, Operation::AnnounceOutage(announce)))
    }
}

fn path(id: &RepairId) -> String {
    format!("/repair/t-{id}")
}

#[test]
fn a_student_reports_a_burst_pipe_and_sees_who_is_coming() {
    let mut campus = Campus::new();
    assert!(campus.desk.page(200, "/", &[]).contains(r#"href="/w/town/repair">报修</a>"#));
    let form = campus.desk.page(200, "/repair", &[]);
    for said in ["北三舍", "别的地方", "水管爆了", "能关总阀先关上", "先打 119", "没有下面这些"]
    {
        assert!(form.contains(said), "{said}");
    }
    assert!(!form.contains("主管道"), "what only whoever comes can tell is not asked");

    let building = campus.building.0.clone();
    let filled = with(&BURST, &[("building", &building)]);
    let errand = errand(campus.desk.post("/repair", &filled));
    let (kind, danger) = (Kind::Water, Some(Danger::BurstPipe));
    let report = Report { building: Some(campus.building.clone()), kind, danger };
    assert_eq!(errand.operation, Asked::Repair(Operation::Report(report)));
    assert!(!errand.proven && errand.visitor.is_none());
    assert_eq!(errand.urgency, Urgency::Danger, "no other form keeps it out");
    campus.carries_out(errand);
    let id = RepairId::from(&campus.desk.town.last);
    let own = OperationId(id.0.clone());
    let asked = campus.desk.asked("/repair", &[]);
    let after = done(&campus.desk.town.state, &asked, &Ok(own.clone()), &campus.desk);
    assert_eq!(after, Reply::Go(format!("/w/town{}?live=1", path(&id))), "it follows by itself");

    let page = campus.page(&id);
    for said in ["已收到", "还没有派人", "能关总阀先关上", "北三舍（302 室）", "7K3M 9QXA", "0731"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(page.contains(&campus.one(&id).no) && page.contains("最迟周一 5月6日 09:"), "{page}");

    let dispatch = campus.sends(&id);
    assert!(campus.page(&id).contains("水电组"));
    let at = minutes(campus.desk.town.now, 20);
    let (repair, expected) = (id.clone(), Some(at));
    let accept = Accept { repair, dispatch: dispatch.clone(), expected };
    campus.does(Wang, Operation::Accept(accept));
    let page = campus.page(&id);
    let time = at.local(campus.desk.town.state.site.zone).1.to_string();
    for said in ["有人来修", "水电组", "组长 Zhao", &format!("{time}到")] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    campus.does(Wang, Operation::Arrive(Arrive { repair: id.clone(), dispatch }));
    let page = campus.page(&id);
    assert!(page.contains("人到了，正在修") && !page.contains("不用来了"), "{page}");
    assert!(!page.contains("能关总阀先关上"), "whoever is there knows");
}

#[test]
fn a_number_and_its_code_find_a_repair_again() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    assert!(campus.one(&id).no.starts_with('W'));
    assert!(campus.page(&id).contains("您留的电话的后四位"));
    let form = [("code", "7K3M9QXA"), ("last_four", "1234")];
    assert!(matches!(campus.desk.post("/my", &form), Reply::Find { .. }));
    let own = domain::AppointmentId(id.0.clone());
    let found = campus.desk.found(&form, Some(&own));
    assert_eq!(found, Reply::Go(format!("/w/town{}", path(&id))));
    assert!(campus.desk.page(200, "/my", &[]).contains("打开预约单、报修单或投诉单"));
}

#[test]
fn what_is_typed_stays_and_what_is_wrong_stands_beside_it() {
    let campus = Campus::new();
    let rows: [(&[(&str, &str)], &str); 7] = [
        (&[("building", "")], "请选哪栋楼"),
        (&[("building", "x-1")], "这栋楼现在不能选"),
        (&[("place", " ")], "请写在什么位置"),
        (&[("kind", "roof")], "请选什么坏了"),
        (&[("words", "")], "请写几句怎么坏的"),
        (&[("phone", "12")], "电话号码不对"),
        (&[("name", "430225199001011234")], "姓名里不要写数字"),
    ];
    for (wrong, said) in rows {
        let form = with(&DRIPS, &[wrong, &[("building", "elsewhere")]].concat());
        let page = campus.desk.sent(422, "/repair", &form);
        let (field, typed) = wrong[0];
        assert!(page.contains(said) && page.contains(&format!(r##"href="#{field}""##)), "{said}");
        for (name, kept) in [("place", "302 室卫生间"), ("words", "水龙头关不紧")] {
            assert!(field == name || page.contains(kept), "{said}: {kept}\n{page}");
        }
        let chosen = field == "kind" || page.contains(r#"value="water" checked"#);
        assert!(chosen && (field != "phone" || page.contains(&format!(r#"value="{typed}""#))));
    }
    let long = "房".repeat(61);
    let form = with(&DRIPS, &[("place", &long), ("building", "elsewhere")]);
    assert!(campus.desk.sent(422, "/repair", &form).contains("请写在什么位置"));
    let whole = "房".repeat(60);
    let form = with(&DRIPS, &[("place", &whole), ("building", "elsewhere")]);
    errand(campus.desk.post("/repair", &form));
    // In danger nobody has to write; what is done first is said above what is wrong.
    let page = campus.desk.sent(422, "/repair", &[("danger", "gas")]);
    let (first, call) = (page.find("别开关电器").unwrap(), page.find("tel:").unwrap());
    assert!(first < call && call < page.find("还没有报上").unwrap(), "{page}");
    let form = with(&DRIPS, &[("words", ""), ("danger", "gas"), ("building", "elsewhere")]);
    errand(campus.desk.post("/repair", &form));
}

#[test]
fn a_site_that_lists_no_building_asks_for_none_and_one_that_is_off_is_not_offered() {
    let mut campus = Campus::new();
    let elsewhere = with(&DRIPS, &[("building", "elsewhere")]);
    let Asked::Repair(Operation::Report(report)) =
        errand(campus.desk.post("/repair", &elsewhere)).operation
    else {
        panic!("no report")
    };
    assert_eq!(report.building, None);

    let id = campus.building.clone();
    campus.does(Sun, building("北四舍", false, None));
    campus.does(Sun, building("北三舍", true, Some(id.clone())));
    let page = campus.desk.page(200, "/repair", &[]);
    assert!(page.contains("北四舍") && !page.contains("北三舍"));
    let form = with(&DRIPS, &[("building", &id.0)]);
    let page = campus.desk.sent(422, "/repair", &form);
    assert!(page.contains("这栋楼现在不能选") && page.contains("水龙头关不紧"), "{page}");

    let north = campus.desk.town.state.repair.buildings().last().unwrap().id.clone();
    campus.does(Sun, building("北四舍", true, Some(north)));
    assert!(!campus.desk.page(200, "/repair", &[]).contains("哪栋楼"));
    let report = errand(campus.desk.post("/repair", &DRIPS));
    assert!(
        matches!(report.operation, Asked::Repair(Operation::Report(one)) if one.building.is_none())
    );
}

#[test]
fn ul03_what_is_shut_off_is_told_before_it_is_reported_and_stops_nobody() {
    let mut campus = Campus::new();
    let outage = campus.shuts(-10, true);
    let building = campus.building.0.clone();
    let form = with(&DRIPS, &[("building", &building)]);
    let page = campus.desk.sent(200, "/repair", &form);
    for said in ["这里现在已知停用", "现在停水（突发）", "北三舍（东侧）", "清洗水箱", "还是要报修"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(page.contains("水龙头关不紧") && page.contains("302 室卫生间"), "nothing is lost");
    assert!(page.contains(&format!(r#"name="still" value="{outage}""#)), "{page}");
    // Pressed again it goes; another outage than the one that was read stops it once more.
    errand(campus.desk.post("/repair", &with(&form, &[("still", &outage.0)])));
    campus.desk.sent(200, "/repair", &with(&form, &[("still", "x-1")]));
    // Danger never stops there; nor does what is somewhere else, or has nothing to do with it.
    for other in [("danger", "burst"), ("building", "elsewhere"), ("kind", "door")] {
        errand(campus.desk.post("/repair", &with(&form, &[other])));
    }
    // That a whole building has no water is explained as well.
    campus.desk.sent(200, "/repair", &with(&form, &[("danger", "supply")]));
}

#[test]
fn ul03_outages_stand_on_the_first_page_with_what_has_changed() {
    let mut campus = Campus::new();
    assert!(!campus.desk.page(200, "/", &[]).contains("/outages"));
    assert!(campus.desk.page(200, "/outages", &[]).contains("近期也没有安排"));
    let on = campus.shuts(-10, true);
    let coming = campus.shuts(24 * 60, false);
    for path in ["/", "/outages"] {
        let page = campus.desk.page(200, path, &[]);
        let (now, soon) = (page.find("现在停水（突发）"), page.find("将要停水"));
        assert!(now.is_some() && now < soon, "{page}");
        for said in ["北三舍（东侧）", "清洗水箱", "周一 5月6日 08:2", "周二 5月7日 08:"]
        {
            assert!(page.contains(said), "{path}: {said}\n{page}");
        }
    }
    assert!(campus.desk.page(200, "/", &[]).contains(r#"href="/w/town/outages""#));

    let to = minutes(campus.desk.town.now, 300);
    let words = "阀门也坏了".to_owned();
    campus.does(Wang, Operation::ProlongOutage(ProlongOutage { outage: on.clone(), to, words }));
    let until = to.local(campus.desk.town.state.site.zone).1.to_string();
    let page = campus.desk.page(200, "/", &[]);
    assert!(page.contains("时间延长了：阀门也坏了") && page.contains(&until), "{page}");

    for (outage, words) in [(on, "水来了"), (coming, "改天再洗")] {
        let words = words.to_owned();
        campus.does(Wang, Operation::EndOutage(EndOutage { outage, words }));
    }
    for path in ["/", "/outages"] {
        let page = campus.desk.page(200, path, &[]);
        for said in ["停水提前结束了（突发）", "水来了", "停水取消了</", "改天再洗"]
        {
            assert!(page.contains(said), "{path}: {said}\n{page}");
        }
        assert!(!page.contains("现在停水") && !page.contains("将要停水"));
    }
    // Once the time that was said is over, nobody expects it any more.
    campus.desk.town.set(NaiveDate::from_ymd_opt(2024, 5, 8).unwrap(), 9, 0);
    assert!(!campus.desk.page(200, "/", &[]).contains("停水"));
}

#[test]
fn ul01_what_is_late_is_said_with_whom_to_call() {
    let mut campus = Campus::new();
    let id = campus.reports(&BURST);
    assert!(!campus.page(&id).contains("对不起"));
    let settings = campus.desk.town.state.site.settings.clone();
    campus.desk.town.wait(i64::from(settings.repair_dispatch_minutes) + 1);
    let page = campus.page(&id);
    assert!(page.contains("还没有派，对不起") && page.contains("tel:073126220000"), "{page}");
    assert!(!page.contains("派人。"), "what was not kept is promised no more");

    let dispatch = campus.sends(&id);
    campus.desk.town.wait(i64::from(settings.repair_accept_minutes) + 1);
    assert!(campus.page(&id).contains("还没有答复，对不起"));
    let expected = Some(minutes(campus.desk.town.now, 5));
    let accept = Accept { repair: id.clone(), dispatch, expected };
    campus.does(Wang, Operation::Accept(accept));
    campus.desk.town.wait(6);
    let page = campus.page(&id);
    assert!(page.contains("时间已经过了") && !page.contains(r#"class="when""#), "{page}");
    campus.desk.town.wait(i64::from(settings.repair_arrive_minutes));
    assert!(campus.page(&id).contains("还没有到，对不起"));
    campus.desk.town.wait(i64::from(settings.repair_urgent_hours) * 60);
    assert!(campus.page(&id).contains("还没有修好，对不起"));
}

#[test]
fn ul01_nothing_is_promised_in_minutes_while_nobody_is_at_work() {
    let mut campus = Campus::new();
    campus.desk.town.set(NaiveDate::from_ymd_opt(2024, 5, 7).unwrap(), 2, 0);
    let form = campus.desk.page(200, "/repair", &[]);
    assert!(form.contains("要到周二 5月7日 08:30开门"), "it is known before it is sent\n{form}");
    let id = campus.reports(&BURST);
    let page = campus.page(&id);
    for said in
        ["现在没有工作人员在线", "要到周二 5月7日 08:30开门", "请现在就打电话", "119 或 110"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let (alone, call) = (page.find("没有工作人员在线").unwrap(), page.find("tel:").unwrap());
    assert!(alone < call && call < page.find("已收到").unwrap(), "it is read first");
    assert!(!page.contains("派人。"), "nobody is there to keep it\n{page}");
    assert!(page.contains("最迟周三 5月8日 02:00修好"), "a day is kept by whoever opens\n{page}");

    // A team that was sent says its minutes to nobody who is there, either.
    campus.desk.town.set(NaiveDate::from_ymd_opt(2024, 5, 7).unwrap(), 9, 0);
    campus.sends(&id);
    assert!(!campus.page(&id).contains("答复您什么时候来。"), "nobody has come to work");

    // What is not dangerous can wait, and is told so without alarm.
    let other = campus.reports(&DRIPS);
    let page = campus.page(&other);
    assert!(page.contains("要等有人上班才看得到") && !page.contains("119"), "{page}");
    assert!(!page.contains("最迟"), "the site is open and nobody is there: {page}");
}

#[test]
fn s1_1_2_whoever_is_at_work_sees_it_at_once_and_the_page_promises_again() {
    let mut campus = Campus::new();
    campus.desk.town.set(NaiveDate::from_ymd_opt(2024, 5, 7).unwrap(), 9, 0);
    let id = campus.reports(&BURST);
    let page = campus.page(&id);
    assert!(page.contains("要等有人上班才看得到") && !page.contains("最迟"), "{page}");
    campus.comes_to_work();
    let page = campus.page(&id);
    assert!(page.contains("派人。") && page.contains("最迟周三 5月8日 09:"), "{page}");
    assert!(!page.contains("没有工作人员在线"));
    assert!(!campus.desk.page(200, "/repair", &[]).contains("没有工作人员在线"));
}

#[test]
fn a_day_no_notice_covers_yet_is_promised_as_provisional() {
    let mut campus = Campus::new();
    campus.desk.town.set(NaiveDate::from_ymd_opt(2024, 12, 31).unwrap(), 9, 0);
    campus.comes_to_work();
    let id = campus.reports(&DRIPS);
    let page = campus.page(&id);
    assert!(
        page.contains("前修好（以公布的放假安排为准）") && !page.contains("最迟周二 1月"),
        "{page}"
    );
}

#[test]
fn ul02_more_than_is_seen_to_is_not_taken_and_the_page_names_the_phone() {
    let mut campus = Campus::new();
    let report = Report { building: None, kind: Kind::Door, danger: None };
    for _ in 0..rules::MOST_OPEN {
        campus.desk.does(&Asked::Repair(Operation::Report(report.clone()))).unwrap();
    }
    let form = with(&DRIPS, &[("building", "elsewhere")]);
    let page = campus.desk.sent(422, "/repair", &form);
    for said in ["报修太多", "0731-26220000", "tel:073126220000", "水龙头关不紧"] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    errand(campus.desk.post("/repair", &with(&form, &[("danger", "burst")])));
}

#[test]
fn a_team_that_was_not_told_is_said_to_come_still() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let dispatch = campus.sends(&id);
    assert!(!campus.page(&id).contains("可能还会来"));
    let round = campus.one(&id).round.clone();
    let cancel = Cancel { repair: id.clone(), round, words: String::new() };
    campus.desk.does(&Asked::Repair(Operation::Cancel(cancel))).unwrap();
    let page = campus.page(&id);
    assert!(page.contains("没有记下告诉过水电组不用来，他们可能还会来"), "{page}");
    campus.does(Wang, Operation::StandDown(StandDown { repair: id.clone(), dispatch }));
    assert!(!campus.page(&id).contains("可能还会来"));
}

#[test]
fn what_was_written_is_handed_back_where_somebody_opened_it_again_before() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let dispatch = campus.sends(&id);
    campus.finishes(&id, dispatch);
    let end = campus.one(&id).end.clone().unwrap();
    let again = errand(campus.wishes(&id, "again", &end, "还在滴，地上都是水"));
    campus.does(Wang, Operation::Reopen(Reopen { repair: id.clone(), end: end.clone() }));
    let refusal = campus.desk.does(&again.operation).unwrap_err();
    let form = [("key", "k"), ("wish", "again"), ("of", &*end.0), ("words", "还在滴，地上都是水")];
    let Reply::Page { status: 422, html } = campus.desk.done(&path(&id), &form, &Err(refusal))
    else {
        panic!("it was taken")
    };
    for said in ["刚刚有了变化", "没有送出", "还在滴，地上都是水</textarea>", "请打电话告诉我们"]
    {
        assert!(html.contains(said), "{said}\n{html}");
    }
    assert!(!campus.page(&id).contains("没有送出"), "only what was typed is handed back");
}

#[test]
fn ul02_an_ordinary_repair_is_answered_within_a_day_and_mended_in_working_days() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let page = campus.page(&id);
    assert!(
        page.contains("最迟周二 5月7日 08:3") && page.contains("最迟周四 5月9日修好"),
        "{page}"
    );
    let dispatch = campus.sends(&id);
    let arrive = Arrive { repair: id.clone(), dispatch };
    campus.does(Wang, Operation::Arrive(arrive));
    campus.desk.town.set(NaiveDate::from_ymd_opt(2024, 5, 10).unwrap(), 0, 1);
    let page = campus.page(&id);
    assert!(page.contains("应该在周四 5月9日以前修好") && !page.contains("最迟"), "{page}");
}

#[test]
fn whoever_asked_says_that_it_is_mended_or_that_it_is_not() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    assert!(!campus.page(&id).contains("没修好"));
    let dispatch = campus.sends(&id);
    campus.finishes(&id, dispatch);
    let page = campus.page(&id);
    for said in ["请您看看", "换了龙头", "材料费 12.50 元", r#"<button class="go">修好了"#]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let end = campus.one(&id).end.clone().unwrap();
    let Reply::Page { status: 422, html } = campus.wishes(&id, "again", &end, " ") else {
        panic!("opened again without a word")
    };
    assert!(html.contains("请写几句哪里还不对"));

    let errand_again = errand(campus.wishes(&id, "again", &end, "还在滴"));
    let reopen = Reopen { repair: id.clone(), end: end.clone() };
    assert_eq!(errand_again.operation, Asked::Repair(Operation::Reopen(reopen)));
    assert!(errand_again.proven);
    let said = Personal { words: "还在滴".to_owned(), ..Personal::default() };
    assert_eq!(errand_again.said(), Some(&said), "where it is stands as it was said");
    assert_eq!(errand_again.urgency, Urgency::Broken);
    campus.carries_out(errand_again);
    let page = campus.page(&id);
    assert!(page.contains("没修好，重新派人") && page.contains("还在滴"), "{page}");
    assert!(page.contains("北三舍（302 室卫生间）") && page.contains("水龙头关不紧"), "{page}");

    // What is said of the end before the last is said of nothing any more.
    let dispatch = campus.sends(&id);
    campus.finishes(&id, dispatch);
    let late = errand(campus.wishes(&id, "mended", &end, ""));
    let refusal = campus.desk.does(&late.operation).unwrap_err();
    let asked = campus.desk.asked(&path(&id), &[]);
    let reply = done(&campus.desk.town.state, &asked, &Err(refusal), &campus.desk);
    let Reply::Page { status: 422, html } = reply else { panic!("{reply:?}") };
    assert!(html.contains("刚刚有了变化") && html.contains("请您看看"), "{html}");

    let end = campus.one(&id).end.clone().unwrap();
    let mended = errand(campus.wishes(&id, "mended", &end, ""));
    let confirm = Confirm { repair: id.clone(), done: end, words: String::new() };
    assert_eq!(mended.operation, Asked::Repair(Operation::Confirm(confirm)));
    campus.carries_out(mended);
    let page = campus.page(&id);
    assert!(page.contains("您说修好了") && page.contains("再报修"), "{page}");
    assert!(!page.contains("没修好？") && !page.contains(r#"<button class="go">修好了"#), "{page}");
}

#[test]
fn what_staff_say_is_over_may_be_opened_again() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let (repair, round) = (id.clone(), campus.one(&id).round.clone());
    let words = "打过电话，说好了".to_owned();
    campus.does(Wang, Operation::Cancel(Cancel { repair, round, words }));
    let page = campus.page(&id);
    for said in ["不用来修了", "工作人员取消了", "打过电话，说好了", "没修好？"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let end = campus.one(&id).end.clone().unwrap();
    campus.carries_out(errand(campus.wishes(&id, "again", &end, "没有人打过电话")));
    assert!(campus.one(&id).stage.is_open());

    // Staff write down what somebody says on the phone, and need not ask again where it is.
    let dispatch = campus.sends(&id);
    campus.finishes(&id, dispatch);
    let end = campus.one(&id).end.clone().unwrap();
    let opened = campus.does(Wang, Operation::Reopen(Reopen { repair: id.clone(), end }));
    let words = "打来电话，又漏了".to_owned();
    campus.desk.said.insert(opened, Personal { words, ..Personal::default() });
    let page = campus.page(&id);
    assert!(page.contains("又漏了") && page.contains("北三舍（302 室卫生间）"), "{page}");
}

#[test]
fn nobody_need_come_is_asked_once_and_only_until_somebody_has() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let cancel = format!("{}/cancel", path(&id));
    assert!(campus.page(&id).contains(&format!("/w/town{cancel}")));
    assert!(campus.desk.page(200, &cancel, &[]).contains("真的不用来了？"));
    let round = campus.one(&id).round.0.clone();
    let called_off = errand(campus.desk.post(&cancel, &[("key", "k"), ("of", &round)]));
    let dispatch = campus.sends(&id);
    campus.does(Wang, Operation::Arrive(Arrive { repair: id.clone(), dispatch }));
    assert!(campus.desk.does(&called_off.operation).is_err(), "somebody is there already");
    assert!(campus.desk.page(422, &cancel, &[]).contains("刚刚有了变化"));
    assert!(!campus.page(&id).contains("不用来了"));

    let other = campus.reports(&DRIPS);
    let (cancel, round) = (format!("{}/cancel", path(&other)), campus.one(&other).round.0.clone());
    let called_off = errand(campus.desk.post(&cancel, &[("key", "k"), ("of", &round)]));
    campus.carries_out(called_off);
    let asked = campus.desk.asked(&cancel, &[]);
    let last = campus.desk.town.last.clone();
    let after = done(&campus.desk.town.state, &asked, &Ok(last), &campus.desk);
    assert_eq!(after, Reply::Go(format!("/w/town{}", path(&other))));
    let page = campus.page(&other);
    assert!(page.contains("您说不用来了") && page.contains("再报修") && !page.contains("没修好？"));
}

#[test]
fn another_secret_sees_nothing_and_changes_nothing() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let booked = campus.desk.book(desk::at(7, 9, 30));
    for token in ["t-x-1", "nothing", &format!("t-{booked}")] {
        for below in ["", "/cancel", "/photos"] {
            let path = format!("/repair/{token}{below}");
            let page = campus.desk.page(404, &path, &[]);
            assert!(!page.contains("302 室") && !page.contains("水龙头"), "{path}");
            campus.desk.sent(404, &path, &[("key", "k"), ("wish", "mended"), ("of", "x-1")]);
        }
    }
    // Its secret is of no use at another's address.
    for path in [format!("/c/t-{id}"), format!("/b/t-{id}"), format!("/c/t-{id}/photos")] {
        campus.desk.page(404, &path, &[]);
    }
    campus.desk.sent(404, &path(&id), &[("key", "k"), ("wish", "nothing"), ("of", "x-1")]);
    campus.desk.sent(404, &path(&id), &[("key", "k"), ("wish", "mended"), ("of", "")]);
}

#[test]
fn a_site_without_teams_has_nothing_of_it() {
    let mut campus = Campus::new();
    let outage = campus.shuts(-10, true);
    assert!(campus.desk.town.state.repair.outage(&outage).is_some());
    let one = campus.team.clone();
    campus.does(Sun, team(true, Some(one), None));
    let page = campus.desk.page(200, "/", &[]);
    assert!(!page.contains("报修") && !page.contains("停水"), "{page}");
    assert!(!campus.desk.page(200, "/my", &[]).contains("报修"));
    for path in ["/repair", "/outages"] {
        campus.desk.page(404, path, &[]);
    }
    // What was typed before stays, with whom to call.
    let form = with(&DRIPS, &[("building", "elsewhere")]);
    let page = campus.desk.sent(422, "/repair", &form);
    assert!(page.contains("现在不能在网上报修") && page.contains("水龙头关不紧"), "{page}");
}

#[test]
fn room_and_words_are_nowhere_in_the_log() {
    let mut campus = Campus::new();
    let building = campus.building.0.clone();
    let form = with(&DRIPS, &[("building", &building), ("name", "张同学")]);
    let report = errand(campus.desk.post("/repair", &form));
    let said = report.said().unwrap().clone();
    let whole = ["302 室卫生间", "水龙头关不紧", "13800001234", "张同学"];
    assert_eq!([&said.place, &said.words, &said.phone, &said.name], whole);
    let mut logged = vec![format!("{:?}", report.operation)];
    campus.carries_out(report);
    let id = RepairId::from(&campus.desk.town.last);
    let dispatch = campus.sends(&id);
    campus.finishes(&id, dispatch);
    let end = campus.one(&id).end.clone().unwrap();
    let again = errand(campus.wishes(&id, "again", &end, "水龙头关不紧"));
    logged.push(format!("{:?}", again.operation));
    campus.carries_out(again);
    logged.push(format!("{:?}", campus.one(&id)));
    for secret in whole {
        assert!(!logged.concat().contains(secret), "{secret}");
    }
}

#[test]
fn a_repair_is_shown_by_photos_as_a_complaint_is() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let photos = format!("{}/photos", path(&id));
    assert!(campus.page(&id).contains("只有接报修的工作人员能看"));
    let parts = campus.desk.asked(&photos, &[]).path;
    assert!(expects_file(&campus.desk.town.state, &parts, &campus.desk));
    let elsewhere = campus.desk.asked(&format!("/c/t-{id}/photos"), &[]).path;
    assert!(!expects_file(&campus.desk.town.state, &elsewhere, &campus.desk));

    let jpeg = include_bytes!("photos/phone.jpg").to_vec();
    let asked = |file: File| booking::Asked { post: true, file, ..campus.desk.asked(&photos, &[]) };
    for (file, said) in [
        (File::None, "请先选一张照片"),
        (File::TooLarge, "这张照片太大"),
        (File::Sent(b"<svg>".to_vec()), "不是完整的 JPEG"),
    ] {
        let reply = answer(&campus.desk.town.state, &asked(file), &campus.desk);
        let Reply::Page { status: 422, html } = reply else { panic!("{reply:?}") };
        assert!(html.contains(said) && html.contains("您的报修"), "{said}");
    }
    let sent = asked(File::Sent(jpeg));
    let shown = errand(answer(&campus.desk.town.state, &sent, &campus.desk));
    assert_eq!(
        shown.operation,
        Asked::Repair(Operation::ShowPhoto(ShowPhoto { repair: id.clone() }))
    );
    assert!(matches!(shown.beside, Some(Beside::Photo(_))) && shown.proven);
    for _ in 0..rules::MOST_PHOTOS {
        campus.desk.does(&shown.operation).unwrap();
    }
    let step = campus.desk.town.last.clone();
    let after = done(&campus.desk.town.state, &sent, &Ok(step.clone()), &campus.desk);
    assert_eq!(after, Reply::Go(format!("/w/town{}", path(&id))));
    let page = campus.page(&id);
    let picture = format!("{photos}/{step}");
    assert!(page.contains(&format!("/w/town{picture}")) && !page.contains("type=\"file\""));
    let Reply::File { media: "image/jpeg", .. } = campus.desk.get(&picture, &[]) else {
        panic!("no photo")
    };
    // A step that shows none has none, and a full album takes no more.
    campus.desk.page(404, &format!("{photos}/{id}"), &[]);
    let refusal = campus.desk.does(&shown.operation).unwrap_err();
    let reply = done(&campus.desk.town.state, &sent, &Err(refusal), &campus.desk);
    let Reply::Page { status: 422, html } = reply else { panic!("{reply:?}") };
    assert!(html.contains("照片已经够了"));
}

#[test]
fn a_page_that_follows_has_nothing_that_is_lost_when_it_is_asked_for_again() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let live = [("live", "1")];
    let Reply::Live { html, seconds } = campus.desk.get(&path(&id), &live) else { panic!("still") };
    assert_eq!(seconds, 15);
    assert!(!html.contains("type=\"file\"") && html.contains("要加照片，请先按“不要自动刷新”"));
    assert!(booking::follows(&campus.desk.asked(&path(&id), &live)));
    let dispatch = campus.sends(&id);
    campus.finishes(&id, dispatch);
    let Reply::Page { status: 200, html } = campus.desk.get(&path(&id), &live) else {
        panic!("what is over is asked for again")
    };
    assert!(html.contains("<textarea"), "whoever writes that it is not mended loses nothing");
}

#[test]
fn a_page_that_follows_is_asked_for_more_seldom_the_longer_nothing_happens() {
    let mut campus = Campus::new();
    let id = campus.reports(&BURST);
    let pace = |campus: &Campus| match campus.desk.get(&path(&id), &[("live", "1")]) {
        Reply::Live { seconds, .. } => seconds,
        reply @ (Reply::Page { .. }
        | Reply::File { .. }
        | Reply::Go(_)
        | Reply::Find { .. }
        | Reply::Do(_)) => {
            panic!("still: {reply:?}")
        }
    };
    let reported = campus.one(&id).reached;
    let rows = [(0, 15), (29, 15), (30, 60), (359, 60), (360, 300), (3 * 24 * 60, 300)];
    for (still, seconds) in rows {
        campus.desk.town.now = minutes(reported, still);
        assert_eq!(pace(&campus), seconds, "{still}");
    }
    campus.sends(&id);
    assert_eq!(pace(&campus), 15, "something has happened");
}

#[test]
fn what_is_corrected_and_who_sees_to_it_is_read_step_by_step() {
    let mut campus = Campus::new();
    let id = campus.reports(&DRIPS);
    let building = Some(campus.building.clone());
    let from = Report { building, kind: Kind::Water, danger: None };
    let to = Report { danger: Some(Danger::NoMains), ..from.clone() };
    campus.does(Wang, Operation::Correct(Correct { repair: id.clone(), from, to }));
    campus.does(Wang, Operation::Take(Take { repair: id.clone(), from: None }));
    let page = campus.page(&id);
    for said in ["改正了", "主管道、主线路坏了", "Wang 接着跟进", "您报修了"] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let (repair, dispatch) = (id.clone(), campus.sends(&id));
    let cancel =
        Cancel { repair: id.clone(), round: campus.one(&id).round.clone(), words: String::new() };
    campus.desk.does(&Asked::Repair(Operation::Cancel(cancel))).unwrap();
    campus.does(Wang, Operation::StandDown(StandDown { repair, dispatch }));
    assert!(campus.page(&id).contains("告诉了水电组不用来"));
}

#[test]
fn the_page_of_a_repair_is_handed_over_by_whoever_wrote_it_down_and_confirms_nothing() {
    let mut campus = Campus::new();
    let (kind, danger) = (Kind::Door, None);
    let own = campus.does(Wang, Operation::Report(Report { building: None, kind, danger }));
    let (wang, zhao) = (campus.desk.town.id(Wang), campus.desk.town.id(Zhao));
    let now = campus.desk.town.now;
    let hands = |desk: &Desk, of: &OperationId, who, now| {
        to_hand_over(&desk.town.state, of, (who, now), desk)
    };
    assert!(hands(&campus.desk, &own, &wang, now).is_some());
    assert_eq!(hands(&campus.desk, &own, &zhao, now), None);
    assert_eq!(hands(&campus.desk, &own, &wang, now.plus(Minutes(24 * 60))), None);
    let id = RepairId::from(&own);
    let page = campus.page(&id);
    assert!(
        page.contains("工作人员替您报修了") && !page.contains("7K3M"),
        "no code was kept of it"
    );
    // Whoever wrote it down has had the page in hand: it may be said there that it is not mended, and no more.
    let dispatch = campus.sends(&id);
    campus.finishes(&id, dispatch);
    let page = campus.page(&id);
    assert!(page.contains("id=\"again\"") && !page.contains("id=\"mended\""), "{page}");
    let end = campus.one(&id).end.clone().unwrap();
    let sent = campus.wishes(&id, "mended", &end, "");
    assert!(!matches!(sent, Reply::Do(_)));
    // What a student reported on their own phone is theirs alone.
    let theirs = OperationId(campus.reports(&DRIPS).0);
    let now = campus.desk.town.now;
    assert_eq!(hands(&campus.desk, &theirs, &wang, now), None);
}

#[test]
fn every_language_says_all_of_it() {
    let mut campus = Campus::new();
    let id = campus.reports(&BURST);
    campus.shuts(-10, true);
    for (v, said) in [
        ("en", ["Water off now", "Is it dangerous?", "Nobody is sent yet"]),
        ("hant-big", ["現在停水", "有危險嗎？", "還沒有派人"]),
    ] {
        let pages =
            ["/", "/repair", &path(&id)].map(|path| campus.desk.page(200, path, &[("v", v)]));
        for (page, said) in pages.iter().zip(said) {
            assert!(page.contains(said), "{said}\n{page}");
        }
    }
}
