//! The site and what it offers: S1.3.1, S1.6.1, S1.6.2, S2.2.4, S2.2.5, S2.3, R-CLK-2, R-CLK-9.

use std::collections::BTreeSet;

use domain::calendar::{DayKind, Limit, NoticeDay, Unit, WeekHours};
use domain::catalogue::{
    self, AddDepartment, AddItem, AddUnit, ConfirmUnit, Item, ItemKind, Material, Phrase,
    PhraseKind, PublishPhrases, ReviseDepartment, ReviseItem, ReviseUnit, SwitchDepartment,
    SwitchItem, SwitchUnit,
};
use domain::contact;
use domain::duty::{self, Plan, RevisePost};
use domain::site::{
    self, ChangeSettings, ClearLocalDay, Describe, LocalDay, LocalKind, PublishYear, PublishedYear,
    SetHours, SetLocalDay, Settings,
};
use domain::text::Text;
use domain::time::Date;
use domain::{ContactId, DepartmentId, ItemCode, MaterialKey, Operation, Refusal, UnitId};

use crate::duty::begins;
use crate::rows::{Answer, breaks, keeps};
use crate::window::{Window, hours, person, plan, post};

fn sets(window: &mut Window, operation: site::Operation) -> Answer {
    window.asks("chen", "t1", "08:00", Operation::Site(operation))
}

fn offers(window: &mut Window, operation: catalogue::Operation) -> Answer {
    window.asks("chen", "t1", "08:00", Operation::Catalogue(operation))
}

fn describe(supervision: &str) -> site::Operation {
    site::Operation::Describe(Describe {
        name: Text::hans("霞阳镇便民服务窗口"),
        address: Text::hans("解放路1号"),
        phone: "0731-26222222".to_owned(),
        supervision_phone: supervision.to_owned(),
    })
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn item(change: fn(&mut Item)) -> catalogue::Operation {
    let name = Text::hans("奖励扶助");
    let mut item = Item::new(ItemCode("FP07".to_owned()), name, "国办发〔2004〕21号");
    item.kind = ItemKind::Promised;
    item.statutory = Some(Limit::working_days(20));
    item.promised = Some(Limit::working_days(10));
    item.materials = vec![Material::new(MaterialKey("m1".to_owned()), Text::hans("户口簿"))];
    item.on = true;
    change(&mut item);
    catalogue::Operation::AddItem(AddItem { item: Box::new(item) })
}

fn unit(place: &str, phone: &str) -> catalogue::Operation {
    catalogue::Operation::AddUnit(AddUnit {
        name: Text::hans("县卫生健康局"),
        place: Text::hans(place),
        phone: phone.to_owned(),
        hours: Text::hans("工作日 8:30-17:30"),
        window: Text::hans("3号窗口"),
        does: BTreeSet::new(),
    })
}

fn phrase(text: &str) -> catalogue::Operation {
    let phrase = Phrase {
        id: "P-W01".to_owned(),
        kind: PhraseKind::Recommended,
        clause: "S2.2.6.2".to_owned(),
        situation: "来访".to_owned(),
        text: Text::hans(text),
    };
    catalogue::Operation::PublishPhrases(PublishPhrases { phrases: vec![phrase] })
}

#[test]
fn the_prescribed_hours_are_certain() {
    breaks("S1.3.1", "hours that overlap", "Site.HoursOverlap", |w| {
        let hours = WeekHours::weekdays(&[hours(9, 12), hours(11, 17)]);
        sets(w, site::Operation::SetHours(SetHours { hours, knowing: [].into() }))
    });
    breaks("S1.3.1", "a window that never opens", "Site.NeverOpen", |w| {
        sets(
            w,
            site::Operation::SetHours(SetHours { hours: WeekHours::default(), knowing: [].into() }),
        )
    });
    keeps("S1.3.1", "hours that meet", |w| {
        let hours = WeekHours::weekdays(&[hours(9, 12), hours(12, 17)]);
        sets(w, site::Operation::SetHours(SetHours { hours, knowing: [].into() }))
    });
    keeps("S1.3.1", "an extra Saturday, which is then open", |w| {
        let date = date("2026-03-07");
        let kind = LocalKind::Extra(vec![hours(9, 12)]);
        let day = LocalDay { kind, reason: "延时服务".to_owned(), document: String::new() };
        sets(w, site::Operation::SetLocalDay(SetLocalDay { date, day, knowing: [].into() }))?;
        begins(w, "2026-03-07 08:50", true)
    });
    keeps("S1.3.1", "that Saturday after it was taken back", |w| {
        let date = date("2026-03-07");
        let kind = LocalKind::Extra(vec![hours(9, 12)]);
        let day = LocalDay { kind, reason: "延时服务".to_owned(), document: String::new() };
        sets(w, site::Operation::SetLocalDay(SetLocalDay { date, day, knowing: [].into() }))?;
        sets(w, site::Operation::ClearLocalDay(ClearLocalDay { date, knowing: [].into() }))?;
        begins(w, "2026-03-07 08:50", false)
    });
    keeps("S1.3.1", "a holiday", |w| {
        let day = |name: &str| NoticeDay { kind: DayKind::Holiday, name: name.to_owned() };
        let days = ["01-01", "03-04", "05-01", "10-01", "10-02", "10-03"];
        let days = days.map(|one| (date(&format!("2026-{one}")), day("假日")));
        let source = "https://www.gov.cn/".to_owned();
        let year = PublishedYear { year: 2026, source, days: days.into() };
        sets(w, site::Operation::PublishYear(PublishYear { year, knowing: [].into() }))?;
        begins(w, "2026-03-04 08:50", false)
    });
    keeps("S1.3.1", "an earlier arrival where the site's settings let it", |w| {
        let settings = Settings { early_start_minutes: 120, ..Settings::default() };
        sets(w, site::Operation::ChangeSettings(ChangeSettings { settings, knowing: [].into() }))?;
        begins(w, "07:00", true)
    });
}

#[test]
fn a_visitor_can_always_read_whom_to_complain_to() {
    breaks("S1.6.1", "a site without a supervision phone", "Site.SupervisionPhoneBlank", |w| {
        sets(w, describe(" "))
    });
    keeps("S1.6.1", "a site with its supervision phone", |w| sets(w, describe("12345")));
}

#[test]
fn nothing_is_demanded_that_the_law_does_not_know() {
    breaks("S1.6.2", "an item without a basis", "Catalogue.BasisBlank", |w| {
        offers(w, item(|item| item.basis.clear()))
    });
    breaks("S1.6.2", "a material the law has done away with", "Catalogue.MaterialForbidden", |w| {
        offers(w, item(|item| item.materials[0].name = Text::hans("社会抚养费缴纳证明")))
    });
    keeps("S1.6.2", "an item with its basis and a lawful material", |w| offers(w, item(|_| ())));
    breaks("S1.6.2", "two materials with one key", "Catalogue.DuplicateMaterial", |w| {
        offers(w, item(|item| item.materials.push(item.materials[0].clone())))
    });
}

#[test]
fn a_promise_has_its_limit_and_is_not_longer_than_the_statute() {
    breaks("R-CLK-2", "a promise without a limit", "Catalogue.PromisedItemWithoutLimit", |w| {
        offers(w, item(|item| item.promised = None))
    });
    breaks("R-CLK-2", "a limit of nothing", "Catalogue.LimitZero", |w| {
        offers(w, item(|item| item.promised = Some(Limit::working_days(0))))
    });
    keeps("R-CLK-2", "a limit in calendar days", |w| {
        offers(w, item(|item| item.promised = Some(Limit { count: 7, unit: Unit::CalendarDays })))
    });
    breaks(
        "R-CLK-9",
        "a day more than the statute",
        "Catalogue.PromisedLongerThanStatutory",
        |w| offers(w, item(|item| item.promised = Some(Limit::working_days(21)))),
    );
    keeps("R-CLK-9", "as long as the statute", |w| {
        offers(w, item(|item| item.promised = Some(Limit::working_days(20))))
    });
}

#[test]
fn what_a_notice_tells_is_complete_when_it_is_published() {
    breaks("S2.2.4", "an item without a name", "Catalogue.NameBlank", |w| {
        offers(w, item(|item| item.name = Text::hans(" ")))
    });
    breaks("S2.2.4", "a material without a name", "Catalogue.MaterialNameBlank", |w| {
        offers(w, item(|item| item.materials[0].name = Text::default()))
    });
    breaks("S2.2.4", "a guide revised from an older version", "Catalogue.StaleVersion", |w| {
        offers(w, item(|_| ()))?;
        let mut item = w.state.catalogue.items.values().next().unwrap().clone();
        item.version -= 1;
        offers(w, catalogue::Operation::ReviseItem(ReviseItem { item: Box::new(item) }))
    });
    keeps("S2.2.4", "a guide revised, and switched off and on", |w| {
        offers(w, item(|_| ()))?;
        let mut item = w.state.catalogue.items.values().next().unwrap().clone();
        item.fee = Text::hans("不收费");
        offers(w, catalogue::Operation::ReviseItem(ReviseItem { item: Box::new(item) }))?;
        let code = ItemCode("FP07".to_owned());
        offers(w, catalogue::Operation::SwitchItem(SwitchItem { code: code.clone(), on: false }))?;
        offers(w, catalogue::Operation::SwitchItem(SwitchItem { code, on: true }))
    });
}

#[test]
fn the_directory_tells_where_and_by_which_phone() {
    breaks("S2.2.5", "a unit without a place", "Catalogue.UnitIncomplete", |w| {
        offers(w, unit("", "0731-26223333"))
    });
    breaks("S2.2.5", "a unit without a phone", "Catalogue.UnitIncomplete", |w| {
        offers(w, unit("建设路12号", " "))
    });
    keeps("S2.2.5", "a unit with name, place and phone, revised and confirmed", |w| {
        offers(w, unit("建设路12号", "0731-26223333"))?;
        let unit: UnitId = w.state.catalogue.units.keys().next().unwrap().clone();
        offers(
            w,
            catalogue::Operation::ReviseUnit(ReviseUnit {
                unit: unit.clone(),
                name: Text::hans("县卫生健康局"),
                place: Text::hans("建设路14号"),
                phone: "0731-26223333".to_owned(),
                hours: Text::default(),
                window: Text::default(),
                does: BTreeSet::new(),
            }),
        )?;
        offers(w, catalogue::Operation::ConfirmUnit(ConfirmUnit { unit }))
    });
    keeps("S2.2.5", "a department of the same house, and where it has moved to", |w| {
        let (name, phone) = (Text::hans("民政办"), "0731-26224444".to_owned());
        offers(
            w,
            catalogue::Operation::AddDepartment(AddDepartment {
                name: name.clone(),
                place: Text::hans("二楼203室"),
                phone: phone.clone(),
            }),
        )?;
        let department: DepartmentId = w.state.catalogue.departments.keys().next().unwrap().clone();
        let place = Text::hans("三楼301室");
        let revise = ReviseDepartment { department, name, place, phone };
        offers(w, catalogue::Operation::ReviseDepartment(revise))
    });
}

fn first_unit(w: &Window) -> UnitId {
    w.state.catalogue.units.keys().next().unwrap().clone()
}

fn refers(w: &mut Window) -> Answer {
    let contact = receives(w)?;
    let outcome = contact::Outcome::ReferOutside { unit: first_unit(w) };
    let told = contact::Told::Later;
    let dispose = contact::Dispose { contact, outcome, told };
    w.asks("li", "t1", "09:20", Operation::Contact(contact::Operation::Dispose(dispose)))
}

fn receives(w: &mut Window) -> Result<ContactId, Refusal> {
    let receive = contact::Receive {
        channel: contact::Channel::Phone,
        item: None,
        version: None,
        subject: None,
        follows: None,
        brought: BTreeSet::new(),
    };
    w.asks("li", "t1", "09:10", Operation::Contact(contact::Operation::Receive(receive)))?;
    Ok(w.state.contact.all().last().unwrap().id.clone())
}

fn switches_unit(w: &mut Window, on: bool) -> Answer {
    let unit = first_unit(w);
    w.asks(
        "chen",
        "t1",
        "09:15",
        Operation::Catalogue(catalogue::Operation::SwitchUnit(SwitchUnit { unit, on })),
    )
}

fn department(w: &mut Window) -> Result<DepartmentId, Refusal> {
    let (name, place) = (Text::hans("民政办"), Text::hans("二楼203室"));
    let phone = "0731-26224444".to_owned();
    offers(w, catalogue::Operation::AddDepartment(AddDepartment { name, place, phone }))?;
    Ok(w.state.catalogue.departments.keys().next().unwrap().clone())
}

fn switches_department(w: &mut Window, department: DepartmentId, on: bool) -> Answer {
    offers(w, catalogue::Operation::SwitchDepartment(SwitchDepartment { department, on }))
}

#[test]
fn nobody_is_sent_to_a_unit_that_was_removed() {
    breaks("S2.2.5", "a visitor sent to a removed unit", "Contact.UnknownUnit", |w| {
        offers(w, unit("建设路12号", "0731-26223333"))?;
        w.starts("li", "t1", "08:50", 1);
        switches_unit(w, false)?;
        refers(w)
    });
    keeps("S2.2.5", "a visitor sent to a unit that was removed and taken back", |w| {
        offers(w, unit("建设路12号", "0731-26223333"))?;
        w.starts("li", "t1", "08:50", 1);
        switches_unit(w, false)?;
        switches_unit(w, true)?;
        refers(w)
    });
    breaks("S1.1.2", "a unit removed before its visitor is told", "Catalogue.PointedTo", |w| {
        offers(w, unit("建设路12号", "0731-26223333"))?;
        w.starts("li", "t1", "08:50", 1);
        refers(w)?;
        switches_unit(w, false)
    });
    keeps("S1.1.2", "a unit removed after its visitor was told", |w| {
        offers(w, unit("建设路12号", "0731-26223333"))?;
        w.starts("li", "t1", "08:50", 1);
        refers(w)?;
        let contact = w.state.contact.all().last().unwrap().id.clone();
        let (how, content) = (contact::Told::Phone, "请去建设路12号".to_owned());
        let told = contact::GiveFeedback { contact, how, content, reached: true };
        w.asks("li", "t1", "09:25", Operation::Contact(contact::Operation::GiveFeedback(told)))?;
        switches_unit(w, false)
    });
    breaks("S2.2.5", "a unit nobody knows", "Catalogue.UnknownUnit", |w| {
        let unit = UnitId("x-1".to_owned());
        offers(w, catalogue::Operation::SwitchUnit(SwitchUnit { unit, on: false }))
    });
}

#[test]
fn a_department_is_not_removed_under_what_needs_it() {
    breaks("S1.1.3", "the department of a post", "Catalogue.DepartmentOfPost", |w| {
        let department = department(w)?;
        gives_post_to(w, &department)?;
        switches_department(w, department, false)
    });
    breaks("S1.1.3", "a post given to a removed department", "Duty.NoDepartment", |w| {
        let department = department(w)?;
        switches_department(w, department.clone(), false)?;
        gives_post_to(w, &department)
    });
    keeps("S1.1.3", "a post given to a department that was taken back", |w| {
        let department = department(w)?;
        switches_department(w, department.clone(), false)?;
        switches_department(w, department.clone(), true)?;
        gives_post_to(w, &department)
    });
    breaks(
        "S1.1.3",
        "the department an open matter is said to be the duty of",
        "Catalogue.PointedTo",
        |w| {
            let department = department(w)?;
            given_back_as_duty_of(w, &department)?;
            switches_department(w, department, false)
        },
    );
    breaks(
        "S1.1.3",
        "a matter given back as a removed department's duty",
        "Contact.NobodyResponsible",
        |w| {
            let department = department(w)?;
            switches_department(w, department.clone(), false)?;
            given_back_as_duty_of(w, &department)
        },
    );
    keeps("S1.1.3", "a department removed, revised, and taken back", |w| {
        let department = department(w)?;
        switches_department(w, department.clone(), false)?;
        let (name, place) = (Text::hans("民政与退役军人办"), Text::hans("二楼203室"));
        let phone = "0731-26224444".to_owned();
        let revise = ReviseDepartment { department: department.clone(), name, place, phone };
        offers(w, catalogue::Operation::ReviseDepartment(revise))?;
        assert_eq!(w.state.catalogue.departments_offered().count(), 0);
        switches_department(w, department.clone(), true)?;
        assert_eq!(w.state.catalogue.departments_offered().count(), 1);
        given_back_as_duty_of(w, &department)
    });
}

fn gives_post_to(w: &mut Window, department: &DepartmentId) -> Answer {
    let plan = Plan { department: Some(department.clone()), ..plan(1, "li", &["wang"]) };
    let revise =
        duty::Operation::RevisePost(RevisePost { post: post(1), plan, knowing: [].into() });
    w.asks("chen", "t1", "08:01", Operation::Duty(revise))
}

fn given_back_as_duty_of(w: &mut Window, department: &DepartmentId) -> Answer {
    w.starts("li", "t1", "08:50", 1);
    let contact = receives(w)?;
    let (to, reason) = (person("zhao"), "属其岗位职责".to_owned());
    let offer = contact::OfferTransfer { contact: contact.clone(), to, reason, call: None };
    w.asks("li", "t1", "09:12", Operation::Contact(contact::Operation::Transfer(offer)))?;
    let responsible = contact::Responsible::Department(department.clone());
    let ground = contact::Ground::NotOurDuty { responsible };
    let give_back = contact::ReturnTransfer { contact, ground };
    let give_back = contact::Operation::ReturnTransfer(give_back);
    w.asks("zhao", "t2", "09:13", Operation::Contact(give_back))
}

#[test]
fn a_phrase_says_something() {
    breaks("S2.3", "a phrase without words", "Catalogue.PhraseBlank", |w| offers(w, phrase(" ")));
    keeps("S2.3", "a phrase as the document has it", |w| offers(w, phrase("您好，请问您找哪位？")));
}
