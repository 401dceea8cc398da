//! Assessments rest on evidence that can be opened and contested, are not decided while an input is missing, and
//! a vote cannot be tied to whoever cast it. S1.5.1, S1.5.2, S1.5.3
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use bianmin::api::{AskPapers, Assessed, Cast, Code, Oversee, Overseen, Papers, Problem};
use bianmin::ballot::{Good, Marked, Paper, to_sign};
use domain::accountability::{
    self, Decide, Fault, Find, Finding, GiveStatement, Harm, Measure, Open, Source,
};
use domain::assessment::{
    CloseBallot, Confirm, Counted, Freeze, Grade, OpenBallot, Operation as Ask, Start, Terms, Vote,
};
use domain::complaint::Kind;
use domain::time::{Date, Timestamp, Zone, shift};
use domain::{AssessmentId, InquiryId, Operation, PersonId};
use ed25519_dalek::Signer;
use serde::de::DeserializeOwned;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::resident::{books_as, free_times};
use tests::server::{Answer, Server};
use tests::site::{self, PIN, SITE, tablet_code};
use tests::tablet::{Tablet, now};

/// Clerks beyond the few of the site: a ballot needs them.
const MORE: [(&str, &str); 3] = [("104", "何静"), ("105", "孙丽"), ("106", "钱伟")];

/// How often it is looked whether everybody is counted, and how long between.
const GLANCES: usize = 200;
const GLANCE: Duration = Duration::from_millis(100);

/// Presses the button of the card in which a field stands.
fn submits(clerk: &mut Clerk, name: &str) -> Result<()> {
    let card = format!(
        "[...document.querySelectorAll('.card')].filter((card) => \
         card.querySelector('h2, h3')?.innerText === '{name}').at(-1)"
    );
    clerk.tab.eval(&format!("{card}.querySelector('button[data-kind=primary]').click()")).map(drop)
}

/// Somebody on a tablet of their own, without a browser.
fn tablet(server: &Server, badge: &str) -> Result<Tablet> {
    let mut tablet = Tablet::enrol(server, SITE, &tablet_code(server)?)?;
    tablet.join(server, badge, PIN)?;
    Ok(tablet)
}

fn person(tablet: &Tablet) -> PersonId {
    tablet.staff.as_ref().unwrap().person.clone()
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<T, Problem> {
    if answer.status == 200 { Ok(answer.json().unwrap()) } else { Err(answer.json().unwrap()) }
}

fn asks<T: DeserializeOwned>(
    server: &Server,
    tablet: &Tablet,
    route: &str,
    (act, words): (Option<Operation>, &str),
) -> Result<T, Problem> {
    let asked = Oversee { act, words: words.to_owned(), about: None };
    read(&tablet.post(server, route, &asked).unwrap())
}

fn assesses(server: &Server, tablet: &Tablet, act: Ask) -> Result<Assessed, Problem> {
    asks(server, tablet, "assessments", (Some(Operation::Assessment(act)), "因为"))
}

/// The day before: a cycle is frozen once its days are over.
fn yesterday() -> Date {
    shift(Timestamp(now()).date(Zone::default()), -1)
}

/// Lets whoever leads begin a cycle on some people, and freeze it once they say that what is counted is right.
fn frozen(server: &Server, office: &Tablet, whom: &[&Tablet]) -> Result<AssessmentId> {
    let groups = vec![whom.iter().map(|one| person(one)).collect()];
    let start = Start { from: yesterday(), to: yesterday(), groups, terms: Terms::default() };
    let told = assesses(server, office, Ask::Start(start)).unwrap();
    let id = told.assessments.all().next().context("a cycle")?.id.clone();
    for one in whom {
        assesses(server, one, Ask::Confirm(Confirm { assessment: id.clone() })).unwrap();
    }
    let mut told =
        assesses(server, office, Ask::Freeze(Freeze { assessment: id.clone() })).unwrap();
    // The alarm counts them.
    for _ in 0..GLANCES {
        if told.assessments.get(&id).context("the cycle")?.is_counted() {
            return Ok(id);
        }
        sleep(GLANCE);
        told = asks(server, office, "assessments", (None, "")).unwrap();
    }
    bail!("nobody is counted")
}

/// Lets everybody but Wang say that what is counted of them is right.
fn others_confirm(server: &Server) -> Result<()> {
    for badge in ["001", "102", "103"] {
        let other = tablet(server, badge)?;
        let told: Assessed = asks(server, &other, "assessments", (None, "")).unwrap();
        let id = told.assessments.all().next().context("a cycle")?.id.clone();
        assesses(server, &other, Ask::Confirm(Confirm { assessment: id })).unwrap();
    }
    Ok(())
}

/// Lets Wang accept what was decided, and Zhao seal the file.
fn is_answered_and_sealed(office: &mut Clerk, wang: &mut Clerk) -> Result<()> {
    wang.tab.reload()?;
    wang.sign_in("王芳")?;
    wang.tab.sees("评定：称职（94.29 分）")?;
    wang.tab.sees("85 / 85")?;
    submits(wang, "我的意见")?;
    wang.tab.sees("本人同意")?;
    office.tab.reload()?;
    office.sign_in("赵敏")?;
    office.tab.press("封存档案")?;
    office.tab.sees("已封存 · ")
}

#[test]
fn an_assessment_cannot_be_decided_with_an_input_missing() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut seen = Inspection::begin()?;
    let mut office = Clerk::at_new_tablet(&server, "002")?;
    office.go_by_rail("更多")?;
    office.tab.press("考评")?;
    office.tab.sees("开始一轮考评")?;
    submits(&mut office, "开始一轮考评")?;
    office.tab.sees("查看与提异议")?;
    seen.look(&mut office.tab, "assessments")?;
    office.tab.press("4 人")?;
    office.tab.press("锁定计入的事，开始打分")?;
    office.tab.sees("还在查看与提异议的时间里")?;
    // All four say that what is counted is right: one on her own tablet.
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.tab.press("考评")?;
    wang.tab.sees("前可以提异议；没有异议的，请确认")?;
    seen.look(&mut wang.tab, "what is counted of me")?;
    wang.tab.press("核对无误")?;
    wang.tab.sees("本人已确认无误")?;
    others_confirm(&server)?;
    office.tab.press("锁定计入的事，开始打分")?;
    office.tab.sees("开始投票")?;
    seen.look(&mut office.tab, "a cycle of assessment")?;
    office.tab.press("王芳")?;
    office.tab.sees("缺领导评分、窗口互评、个人述职，还不能评定")?;
    for dimension in ["德", "能", "勤", "绩", "廉"] {
        office.tab.fill(dimension, "85")?;
    }
    office.tab.fill("理由", "工作踏实。")?;
    submits(&mut office, "给各项打分（0–100）")?;
    office.tab.sees("缺窗口互评、个人述职，还不能评定")?;
    seen.look(&mut office.tab, "somebody who is assessed")?;

    // The A of the other window marks hers; she hands in her report.
    let mut zhou = Clerk::at_new_tablet(&server, "103")?;
    zhou.tab.press("考评")?;
    zhou.tab.sees("给其他窗口打分")?;
    zhou.tab.fill("1 综合受理（0–100）", "101")?;
    zhou.tab.press_at(".card .field + .actions button")?;
    zhou.tab.sees("请填 0 到 100 的整数")?;
    zhou.tab.fill("1 综合受理（0–100）", "90")?;
    zhou.tab.press_at(".card .field + .actions button")?;
    zhou.tab.sees("已打 90 分")?;
    wang.tab.fill("述职内容", "全年接待无差错。")?;
    seen.look(&mut wang.tab, "my assessment")?;
    submits(&mut wang, "我的述职")?;
    wang.tab.sees("个人述职")?;
    assert!(
        !wang.tab.has("85 / 85")? && !wang.tab.has("90.00")?,
        "marks are shown once it is decided"
    );

    office.tab.reload()?;
    office.sign_in("赵敏")?;
    office.tab.sees("全年接待无差错。")?;
    // 40·100 + 20·85 + 10·90, of 70: 94.29.
    office.tab.sees("94.29")?;
    office.tab.press("称职")?;
    office.tab.fill("理由", "完成任务。")?;
    submits(&mut office, "评定等次")?;
    office.tab.sees("评定：称职（94.29 分）")?;

    is_answered_and_sealed(&mut office, &mut wang)?;
    seen.end()
}

/// Lets a fault of Wang be found true and decided, by the server's own routes.
fn at_fault(server: &Server, office: &Tablet, wang: &Tablet) -> Result<()> {
    use accountability::Operation as Inquire;
    let does = |tablet: &Tablet, route: &str, act: Inquire| -> Overseen {
        let told = asks::<serde_json::Value>(
            server,
            tablet,
            route,
            (Some(Operation::Accountability(act)), "事情经过"),
        );
        serde_json::from_value(told.unwrap()).unwrap_or_default()
    };
    let (kind, source) = (Kind::OffPost, Source::SpotCheck);
    let open = Inquire::Open(Open { person: person(wang), kind, source });
    let told = does(office, "oversight", open);
    let id: InquiryId = told.inquiries.all().next().context("the inquiry")?.id.clone();
    let heard = Inquire::GiveStatement(GiveStatement { inquiry: id.clone() });
    does(wang, "concerns", heard);
    let finding = Finding::Substantiated { harm: Harm::Minor, fault: Fault::Negligence };
    does(office, "oversight", Inquire::Find(Find { inquiry: id.clone(), finding }));
    let measure = Measure::Education;
    does(office, "oversight", Inquire::Decide(Decide { inquiry: id, measure }));
    Ok(())
}

#[test]
fn a_figure_opens_to_the_events_behind_it() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let (office, one) = (tablet(&server, "002")?, tablet(&server, "101")?);
    at_fault(&server, &office, &one)?;
    let groups = vec![BTreeSet::from([person(&one)])];
    let today = shift(yesterday(), 1);
    let start = Start { from: today, to: today, groups, terms: Terms::default() };
    let told = assesses(&server, &office, Ask::Start(start)).unwrap();
    let id = told.assessments.all().next().context("a cycle")?.id.clone();

    // She sees the figure and the event behind it, and contests it.
    let mut wang = Clerk::at_new_tablet(&server, "101")?;
    wang.go(&format!("assessment/{}", id.0))?;
    wang.sign_in("王芳")?;
    wang.tab.sees("95.00")?;
    wang.tab.sees("查实的过错：脱岗")?;
    wang.tab.sees("日志编号")?;
    wang.tab.sees("公式第 1 版")?;
    wang.tab.press("提出异议")?;
    wang.tab.fill("理由", "当时在送材料，有登记。")?;
    submits(&mut wang, "提出异议")?;
    wang.tab.sees("已提异议，待处理")?;

    let mut lead = Clerk::at_new_tablet(&server, "002")?;
    lead.tab.press("考评")?;
    lead.tab.press("锁定计入的事，开始打分")?;
    lead.tab.sees("还有异议没有处理")?;
    lead.tab.press("王芳")?;
    lead.tab.sees("当时在送材料，有登记。")?;
    lead.tab.press("不计")?;
    lead.tab.fill("理由", "外出登记属实。")?;
    submits(&mut lead, "处理异议")?;
    lead.tab.sees("异议成立，不计")?;
    lead.tab.sees("100.00")?;
    wang.tab.reload()?;
    wang.sign_in("王芳")?;
    wang.tab.sees("100.00")?;
    wang.tab.sees("外出登记属实。")
}

/// What a voter signs with, and the papers they make of it.
fn own_papers(
    voter: &Tablet,
    id: &AssessmentId,
    keys: &BTreeMap<PersonId, String>,
) -> BTreeMap<PersonId, Paper> {
    let staff = voter.staff.as_ref().unwrap();
    let about = keys.keys().filter(|about| **about != staff.person);
    about
        .map(|about| {
            let secret = staff.key.sign(to_sign(SITE, &id.0, &about.0).as_bytes());
            (about.clone(), Paper::new(&secret.to_bytes()).unwrap())
        })
        .collect()
}

fn ask_papers(id: &AssessmentId, papers: &BTreeMap<PersonId, Paper>) -> AskPapers {
    let blinded = papers.iter().map(|(about, paper)| (about.clone(), paper.blinded.clone()));
    AskPapers { assessment: id.clone(), blinded: blinded.collect() }
}

/// Lets somebody take their papers; returns them good.
fn takes(
    server: &Server,
    voter: &Tablet,
    id: &AssessmentId,
    keys: &BTreeMap<PersonId, String>,
) -> BTreeMap<PersonId, Good> {
    let papers = own_papers(voter, id, keys);
    let answer = voter.post(server, "ballots/papers", &ask_papers(id, &papers)).unwrap();
    let marked: Papers = read(&answer).unwrap();
    let good = |(about, paper): (PersonId, Paper)| {
        let one = &marked.marked[&about];
        let one = Marked { element: one.element.clone(), proof: one.proof.clone() };
        let good = paper.unblind(&one, &keys[&about]).unwrap();
        (about, good)
    };
    papers.into_iter().map(good).collect()
}

fn casts(server: &Server, cast: &Cast) -> Result<serde_json::Value, Problem> {
    let path = format!("/api/v1/sites/{SITE}/ballots");
    let body = serde_json::to_vec(cast).unwrap();
    read(&server.post(&path, &[("content-type", "application/json")], &body).unwrap())
}

fn cast(id: &AssessmentId, about: &PersonId, good: &Good, grade: Grade) -> Cast {
    let (paper, proof) = (good.name.clone(), good.proof.clone());
    let vote: Vote = [grade; 5];
    Cast { assessment: id.clone(), about: about.clone(), paper, proof, vote }
}

/// Lets whoever leads open the ballot; returns the keys that are published.
fn opens(
    server: &Server,
    office: &Tablet,
    id: &AssessmentId,
) -> Result<BTreeMap<PersonId, String>, Problem> {
    // What a tablet says of keys and votes is not believed: the server fills them in.
    let keys = BTreeMap::from([(PersonId("x".to_owned()), "y".to_owned())]);
    let open = Ask::OpenBallot(OpenBallot { assessment: id.clone(), keys });
    let told = assesses(server, office, open)?;
    Ok(told.assessments.get(id).unwrap().ballot.clone().unwrap().keys)
}

/// An attack by somebody who holds the whole database and log while votes lie in the urn.
fn attacks(server: &Server, voters: &[Tablet], names: &[String]) -> Result<()> {
    let rows = server.rows()?;
    let of = |table: &str| -> Vec<Vec<String>> {
        rows.iter().filter(|row| row[0] == table).map(|row| row[1..].to_vec()).collect()
    };
    let (papers, votes) = (of("papers"), of("votes"));
    assert_eq!((papers.len(), votes.len()), (voters.len(), names.len()));
    // Neither table says when, and both lie in the order of their keys, not of arrival.
    assert!(papers.iter().all(|row| row.len() == 4) && votes.iter().all(|row| row.len() == 4));
    let stored: Vec<&String> = votes.iter().map(|row| &row[2]).collect();
    assert!(stored.is_sorted(), "{stored:?}");
    let stored: BTreeSet<&String> = stored.into_iter().collect();
    assert_eq!(stored, names.iter().collect(), "every vote is there");
    // A vote's own words stand nowhere else: in no other table, in no operation, event or proof.
    for row in &rows {
        for vote in votes.iter().filter(|_| row[0] != "votes") {
            let found = row.iter().any(|cell| cell.contains(&vote[2]));
            assert!(!found, "{} tells of a paper: {row:?}", row[0]);
        }
    }
    // No vote names its voter, and no voter's row anything of a vote but the person voted on.
    for voter in voters.iter().map(person) {
        let named = |row: &Vec<String>| row.iter().any(|cell| cell.contains(&voter.0));
        assert!(!votes.iter().any(named), "a vote names {voter}");
    }
    for row in &papers {
        let cells = votes.iter().flat_map(|vote| &vote[2..]).collect::<BTreeSet<_>>();
        assert!(row[2..].iter().all(|cell| !cells.contains(cell)), "{row:?}");
    }
    Ok(())
}

/// Counted, the votes stand in the log under names their voters alone know for theirs; anybody adds up.
fn is_counted(
    server: &Server,
    office: &Tablet,
    (id, about): (&AssessmentId, &PersonId),
    voter: &Tablet,
    keys: &BTreeMap<PersonId, String>,
    names: &[String],
) -> Result<()> {
    // Votes that somebody brings along are not believed, by whichever route they come.
    let forged = Counted { receipt: "00".repeat(16), vote: [Grade::Incompetent; 5] };
    let votes = BTreeMap::from([(about.clone(), vec![forged])]);
    let close = CloseBallot { assessment: id.clone(), votes };
    let close = Operation::Assessment(Ask::CloseBallot(close));
    asks::<serde_json::Value>(server, office, "concerns", (Some(close), "因为")).unwrap();
    let told: Assessed = asks(server, office, "assessments", (None, "")).unwrap();
    let counted = told.assessments.get(id).unwrap().candidates[about].votes.clone();
    let counted: Vec<String> = counted.unwrap().into_iter().map(|one| one.receipt).collect();
    assert!(counted.is_sorted() && counted.len() == names.len());
    let rows = server.rows()?;
    assert!(!rows.iter().any(|row| row[0] == "votes" || row[0] == "papers"), "the urn is empty");
    let told: Assessed = asks(server, voter, "assessments", (None, "")).unwrap();
    let own = own_papers(voter, id, keys);
    assert!(own.values().all(|paper| told.receipts.contains(&paper.name())));
    let theirs = told.assessments.get(id).unwrap();
    assert!(theirs.candidates[about].votes.is_none(), "only receipts");
    Ok(())
}

#[test]
fn a_ballot_cannot_be_tied_to_its_voter() -> Result<()> {
    let server = Server::start()?;
    site::open_with_clerks(&server, &MORE)?;
    let office = tablet(&server, "002")?;
    let badges = ["001", "102", "103", "104", "105", "106"];
    let voters: Vec<Tablet> =
        badges.into_iter().map(|badge| tablet(&server, badge)).collect::<Result<_>>()?;
    let wang = tablet(&server, "101")?;
    let id = frozen(&server, &office, &[&wang])?;
    let keys = opens(&server, &office, &id).unwrap();
    assert_eq!(keys.keys().collect::<Vec<_>>(), [&person(&wang)], "the server's own keys");

    // Nobody is handed a paper on themselves, and nobody another one.
    let own = AskPapers {
        assessment: id.clone(),
        blinded: BTreeMap::from([(person(&wang), Paper::new(b"wang").unwrap().blinded)]),
    };
    let refused = read::<Papers>(&wang.post(&server, "ballots/papers", &own)?).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    let all: Vec<Good> = voters
        .iter()
        .map(|voter| takes(&server, voter, &id, &keys)[&person(&wang)].clone())
        .collect();
    let other = AskPapers {
        assessment: id.clone(),
        blinded: BTreeMap::from([(person(&wang), Paper::new(b"again").unwrap().blinded)]),
    };
    let refused = read::<Papers>(&voters[0].post(&server, "ballots/papers", &other)?).unwrap_err();
    assert_eq!(refused.code, Code::Taken);
    assert_eq!(takes(&server, &voters[0], &id, &keys)[&person(&wang)], all[0], "asked for again");

    // Each votes once; a paper nobody was handed does not.
    let grades = [
        Grade::Incompetent,
        Grade::Excellent,
        Grade::Competent,
        Grade::Excellent,
        Grade::Competent,
        Grade::Competent,
    ];
    for (good, grade) in all.iter().zip(grades) {
        casts(&server, &cast(&id, &person(&wang), good, grade)).unwrap();
    }
    casts(&server, &cast(&id, &person(&wang), &all[0], grades[0])).unwrap();
    let again = casts(&server, &cast(&id, &person(&wang), &all[0], Grade::Excellent));
    assert_eq!(again.unwrap_err().code, Code::Taken);
    let forged = Good { name: "00".repeat(16), proof: all[0].proof.clone() };
    let forged = casts(&server, &cast(&id, &person(&wang), &forged, Grade::Excellent));
    assert_eq!(forged.unwrap_err().code, Code::NotProven);

    let names: Vec<String> = all.iter().map(|good| good.name.clone()).collect();
    attacks(&server, &voters, &names)?;

    let late = cast(&id, &person(&wang), &all[0], grades[0]);
    is_counted(&server, &office, (&id, &person(&wang)), &voters[3], &keys, &names)?;
    assert_eq!(casts(&server, &late).unwrap_err().code, Code::Refused);
    Ok(())
}

#[test]
fn a_clerk_votes_and_finds_their_votes_among_those_counted() -> Result<()> {
    let server = Server::start()?;
    site::open_with_clerks(&server, &MORE)?;
    let mut seen = Inspection::begin()?;
    let office = tablet(&server, "002")?;
    let (wang, zhou) = (tablet(&server, "101")?, tablet(&server, "103")?);
    let id = frozen(&server, &office, &[&wang, &zhou])?;
    let keys = opens(&server, &office, &id).unwrap();
    // Enough others vote on both, so that the votes may be told.
    for badge in ["001", "104", "105", "106"] {
        let voter = tablet(&server, badge)?;
        for (about, good) in takes(&server, &voter, &id, &keys) {
            casts(&server, &cast(&id, &about, &good, Grade::Competent)).unwrap();
        }
    }
    let mut clerk = Clerk::at_new_tablet(&server, "102")?;
    clerk.go(&format!("assessment/{}", id.0))?;
    clerk.sign_in("李强")?;
    clerk.tab.sees("谁投了什么，库里查不出")?;
    submits(&mut clerk, "不记名投票")?;
    clerk.tab.sees("请给每个人选一个等次")?;
    for place in [0, 1] {
        let whole =
            "[...document.querySelectorAll('.tiles')].filter((one) => !one.closest('details'))";
        let tile = format!("{whole}[{place}].querySelector('.tile')");
        clerk.tab.eval(&format!("{tile}.click()"))?;
    }
    // Of the first, one part deserves another grade.
    clerk.tab.press("德能勤绩廉分别评")?;
    let ability =
        "document.querySelectorAll('details[open] .tiles')[1].querySelectorAll('.tile')[1]";
    clerk.tab.eval(&format!("{ability}.click()"))?;
    assert_eq!(clerk.tab.eval(&format!("{ability}.ariaPressed"))?, "true");
    seen.look(&mut clerk.tab, "a secret ballot")?;
    submits(&mut clerk, "不记名投票")?;
    clerk.tab.sees("已投。计票后")?;
    let close = CloseBallot { assessment: id.clone(), votes: BTreeMap::new() };
    let told = assesses(&server, &office, Ask::CloseBallot(close)).unwrap();
    clerk.tab.reload()?;
    clerk.sign_in("李强")?;
    clerk.tab.press("查我的票")?;
    clerk.tab.sees("您的 2 张票都计入了")?;
    // One vote among them has another grade for one part.
    let votes = told.assessments.get(&id).unwrap().candidates.values();
    let votes = votes.filter_map(|one| one.votes.as_ref()).flatten();
    assert_eq!(votes.filter(|one| one.vote.iter().any(|grade| *grade != one.vote[0])).count(), 1);
    seen.end()
}

#[test]
fn a_cycle_is_counted_while_residents_book_one_after_the_other() -> Result<()> {
    let mut server = Server::start()?;
    site::open(&server)?;
    let whom = ["001", "101", "102", "103"].map(|badge| tablet(&server, badge));
    let mut whom = whom.into_iter().collect::<Result<Vec<_>>>()?;
    let mut office = tablet(&server, "002")?;
    let today = shift(yesterday(), 1);
    // The day is over by a clock that is ahead of the machine's, whose alarms go on by the machine's.
    let ahead = server.go_on_at(now() + 2 * 86_400_000)?;
    office.ahead = ahead;
    for one in &mut whom {
        one.ahead = ahead;
    }
    let groups = vec![whom.iter().map(person).collect()];
    let start = Start { from: today, to: today, groups, terms: Terms::default() };
    let told = assesses(&server, &office, Ask::Start(start)).unwrap();
    let id = told.assessments.all().next().context("a cycle")?.id.clone();
    for one in &whom {
        assesses(&server, one, Ask::Confirm(Confirm { assessment: id.clone() })).unwrap();
    }
    let forms = free_times(&server, "FP01")?;
    assesses(&server, &office, Ask::Freeze(Freeze { assessment: id.clone() })).unwrap();
    for (who, form) in forms.iter().cycle().take(GLANCES).enumerate() {
        books_as(&server, form, who, &[])?;
        let told: Assessed = asks(&server, &office, "assessments", (None, "")).unwrap();
        if told.assessments.get(&id).context("the cycle")?.is_counted() {
            return Ok(());
        }
    }
    bail!("nobody is counted")
}
