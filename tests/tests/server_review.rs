//! What comes too late to be trusted waits for a person, who lets it count or sets it aside; and a
//! key that was replaced still answers for what was sealed before.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use bianmin::api::{Code, CodeFor, Held, IssuedCode, NewCode, Problem};
use domain::people::{self, Finding, Retire, Review, RevokeDevice};
use domain::{Operation, OperationId, PersonId, Refusal, access};
use sync::wire::Response;
use sync::{Hold, Verdict};
use tests::opening::{self, BADGES, PIN};
use tests::server::Server;
use tests::tablet::{Tablet, new_key};

fn another(server: &Server, badge: &str) -> Tablet {
    let new = NewCode { r#for: CodeFor::Tablet, valid_minutes: 10 };
    let answer = server.operate("/api/v1/sites/township/codes", &new).unwrap();
    let code = answer.json::<IssuedCode>().unwrap().code;
    let mut tablet = Tablet::enrol(server, "township", &code).unwrap();
    tablet.join(server, badge, PIN).unwrap();
    tablet
}

fn verdicts(response: &Response) -> Vec<Verdict> {
    let runs = response.logs.iter().flat_map(|log| &log.runs);
    let verdict = |run: &sync::wire::Run| {
        let verdict = run.answer.as_ref().unwrap().verdict.clone();
        std::iter::repeat_n(verdict, usize::try_from(run.count).unwrap())
    };
    runs.flat_map(verdict).collect()
}

/// Syncs everything anew, so that the answer speaks of every operation.
fn all(server: &Server, tablet: &mut Tablet) -> Vec<Verdict> {
    tablet.acknowledged = 0;
    verdicts(&tablet.sync(server).unwrap())
}

fn people(operation: people::Operation) -> Operation {
    Operation::People(operation)
}

fn held(server: &Server, tablet: &Tablet) -> Held {
    tablet.get(server, "held").unwrap().json().unwrap()
}

/// Has whoever is signed in find upon all of a unit.
fn find(server: &Server, tablet: &mut Tablet, ids: Vec<OperationId>, finding: Finding) -> Verdict {
    let review = Review { operations: ids, finding, reason: "the tablet was found".to_owned() };
    tablet.write(&people(people::Operation::Review(review))).unwrap();
    verdicts(&tablet.sync(server).unwrap()).pop().unwrap()
}

fn refused(server: &Server, tablet: &Tablet) -> (u16, Code) {
    let answer = tablet.get(server, "held").unwrap();
    (answer.status, answer.json::<Problem>().unwrap().code)
}

/// A clerk's tablet that was revoked before it sent its last two operations; and the office.
fn late(server: &Server) -> (Tablet, Tablet) {
    let mut tablet = opening::clerk(server, "township").unwrap();
    let mut office = another(server, BADGES[0]);
    let device = tablet.device.clone();
    let revoke = RevokeDevice { device, reason: "left on a bus".to_owned() };
    office.write(&people(people::Operation::RevokeDevice(revoke))).unwrap();
    office.sync(server).unwrap();
    tablet.write(&opening::start()).unwrap();
    tablet.write(&opening::receive()).unwrap();
    assert_eq!(all(server, &mut tablet), vec![Verdict::Held(Hold::Review); 2]);
    (tablet, office)
}

#[test]
fn a_supervisor_lets_the_late_work_of_a_lost_tablet_count_or_sets_it_aside() {
    let mut server = Server::start().unwrap();
    let (mut tablet, mut office) = late(&server);
    let units = held(&server, &office).units;
    assert_eq!(units.len(), 2);
    assert_eq!((&units[0].device, units[0].operations.len()), (&tablet.device, 1));
    let asked: Operation = serde_json::from_str(&units[0].operations[0].asked).unwrap();
    assert_eq!(asked, opening::start());

    let [first, second] = [0, 1].map(|place: usize| vec![units[place].operations[0].id.clone()]);
    assert_eq!(find(&server, &mut office, first, Finding::LetCount), Verdict::Accepted);
    assert_eq!(held(&server, &office).units, units[1..]);
    server.kill_and_restart().unwrap();
    assert_eq!(find(&server, &mut office, second, Finding::SetAside), Verdict::Accepted);
    assert!(held(&server, &office).units.is_empty());

    let verdicts = all(&server, &mut tablet);
    assert_eq!(verdicts[0], Verdict::Accepted);
    let Verdict::Rejected { refusal } = &verdicts[1] else { panic!("{verdicts:?}") };
    let refusal: Refusal = serde_json::from_str(refusal).unwrap();
    let by = office.staff.as_ref().map(|staff| staff.person.clone());
    let reason = "the tablet was found".to_owned();
    assert_eq!(refusal, Refusal::Access(access::Refusal::SetAside { by, reason }));
}

#[test]
fn only_who_may_care_for_tablets_sees_or_finds_upon_what_is_held() {
    let server = Server::start().unwrap();
    let (tablet, office) = late(&server);
    let mut clerk = another(&server, BADGES[2]);
    assert_eq!(refused(&server, &tablet), (403, Code::DeviceRevoked));
    assert_eq!(refused(&server, &clerk), (403, Code::NotAllowed));
    let mut nobody = clerk.clone();
    nobody.staff = None;
    assert_eq!(refused(&server, &nobody), (401, Code::NotProven));

    let ids = vec![held(&server, &office).units[0].operations[0].id.clone()];
    let verdict = find(&server, &mut clerk, ids, Finding::LetCount);
    assert!(matches!(verdict, Verdict::Rejected { .. }), "{verdict:?}");
    assert_eq!(held(&server, &office).units.len(), 2);
}

#[test]
fn what_somebody_did_before_leaving_counts_once_it_is_reviewed() {
    let server = Server::start().unwrap();
    opening::open_site(&server, "township").unwrap();
    let mut office = another(&server, BADGES[0]);
    let mut other = another(&server, BADGES[2]);
    other.write(&opening::start()).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(5));
    let gone = PersonId("0000000000000000-4".to_owned());
    // The B of the post hands it over before leaving.
    let plan = opening::plan_without(&gone);
    office.write(&plan).unwrap();
    office.write(&people(people::Operation::Retire(Retire { person: gone }))).unwrap();
    assert_eq!(verdicts(&office.sync(&server).unwrap()), vec![Verdict::Accepted; 2]);
    assert_eq!(all(&server, &mut other), vec![Verdict::Held(Hold::Review)]);
    let ids = vec![held(&server, &office).units[0].operations[0].id.clone()];
    assert_eq!(find(&server, &mut office, ids, Finding::LetCount), Verdict::Accepted);
    assert_eq!(all(&server, &mut other), vec![Verdict::Accepted]);
}

#[test]
fn joining_again_leaves_what_the_old_key_sealed_standing_and_nothing_after_it() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    tablet.write(&opening::receive()).unwrap();
    // Joined again before anything was sent: the first key signs what it had sealed, and more.
    let mut before = tablet.clone();
    tablet.join(&server, BADGES[1], PIN).unwrap();
    assert_eq!(all(&server, &mut before), vec![Verdict::Accepted; 2]);
    before.write(&opening::receive()).unwrap();
    let late = verdicts(&before.sync(&server).unwrap());
    assert_eq!(late.last(), Some(&Verdict::Held(Hold::MissingProof)));
}

#[test]
fn a_key_replaced_by_a_tablet_that_says_nothing_of_its_log_is_void() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    for sealed in [None, Some(OperationId("00000000000000ff-9".to_owned()))] {
        let mut join = tablet.joining(BADGES[1], PIN, &new_key().unwrap()).unwrap();
        join.sealed = sealed;
        assert_eq!(tablet.post(&server, "join", &join).unwrap().status, 201);
    }
    assert_eq!(all(&server, &mut tablet), vec![Verdict::Held(Hold::MissingProof)]);
}
