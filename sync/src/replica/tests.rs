//! The replica alone: what a tablet promises.

use super::*;
use crate::authority::{Authority, Progress, Setup};
use crate::hash::sha256;
use crate::pace::Pace;
use crate::proof::Signature;
use crate::rules::Viewer;
use crate::sim::toy::{Operation, Toy};
use crate::sim::{MemoryLedger, sign, verify};
use crate::wire::{Response, Status};

const NOON: i64 = 1_767_240_000_000;
const MOMENT: Moment = Moment { at: NOON, wall: NOON + 5, mono: 77 };

/// A tablet with its store.
struct Tablet {
    rows: Stored,
    replica: Replica<Toy>,
}

fn open(rows: &Stored, elsewhere: Option<Head>) -> (Replica<Toy>, Changes, Vec<Loss>) {
    let log = LogId([u8::try_from(rows.rows.len() % 250).unwrap() + 1; 8]);
    let birth = Birth { site: "test".into(), device: "t".into(), build: "1".into(), log };
    Replica::open(rows, birth, elsewhere).unwrap()
}

fn store(rows: &mut Stored, changes: &Changes) {
    for change in changes.writes.clone() {
        match change {
            Change::Put(table, key, value) => {
                rows.rows.retain(|(of, other, _)| *of != table || *other != key);
                rows.rows.push((table, key, value));
            }
            Change::Delete(table, key) => {
                rows.rows.retain(|(of, other, _)| *of != table || *other != key);
            }
            Change::Clear(table) => rows.rows.retain(|(of, ..)| *of != table),
        }
    }
}

impl Tablet {
    fn new() -> Self {
        let mut rows = Stored::default();
        let (replica, changes, losses) = open(&rows, None);
        assert!(losses.is_empty());
        store(&mut rows, &changes);
        Self { rows, replica }
    }

    fn prepare(&self, operation: Operation) -> Prepared<Toy> {
        self.prepare_all(vec![Draft { operation, attachment: None }])
    }

    fn prepare_all(&self, drafts: Vec<Draft<Operation>>) -> Prepared<Toy> {
        let prepared = self.replica.prepare(drafts, "ann", &MOMENT).unwrap();
        let signature = sign(&sha256(&[b"t", b"ann"]), &prepared.to_sign());
        prepared.signed(Signature(signature))
    }

    fn enter(&mut self, operation: Operation) -> OperationId {
        let prepared = self.prepare(operation);
        self.commit(prepared)
    }

    fn commit(&mut self, prepared: Prepared<Toy>) -> OperationId {
        store(&mut self.rows, &prepared.changes());
        self.replica.committed(prepared).unwrap()[0]
    }

    fn request(&self) -> crate::wire::Request {
        self.replica.request(Asking {
            nonce: 42,
            session: None,
            pace: Pace::default(),
            pull_bytes: 100_000,
            persisted: true,
            time: NOON,
        })
    }

    fn adopt(&mut self, applied: Applied<Toy>) -> News {
        store(&mut self.rows, applied.changes());
        self.replica.adopt(applied).unwrap()
    }

    fn sync(&mut self, site: &mut Authority<Toy, MemoryLedger>) -> News {
        let request = self.request();
        let response = serve(site, &request);
        let applied = self.replica.apply(&request, &response, LogId([99; 8])).unwrap();
        self.adopt(applied)
    }
}

fn jar(label: &str) -> Operation {
    Operation::Open { label: label.into() }
}

fn site() -> Authority<Toy, MemoryLedger> {
    let setup = Setup { site: "test".into(), build: "1".into(), verify, epoch: Epoch([9; 8]) };
    let mut site = Authority::open(MemoryLedger::default(), setup).unwrap();
    let enrol = Operation::Enrol { device: "t".into(), staff: vec!["ann".into()] };
    site.submit_own(&enrol, "Operator", NOON).unwrap().unwrap();
    site
}

fn serve(site: &mut Authority<Toy, MemoryLedger>, request: &crate::wire::Request) -> Response {
    let request = crate::wire::Request::decode(&request.encode()).unwrap();
    let receipt = site.receive(&request, NOON + 9_000).unwrap();
    loop {
        site.begin(100).unwrap();
        if site.decide(NOON + 9_000).unwrap() == Progress::Done {
            break;
        }
    }
    let response = site.reply(&request, &receipt, NOON + 9_000).unwrap();
    Response::decode(&response.encode()).unwrap()
}

#[test]
fn an_operation_is_saved_only_once_its_rows_are_stored() {
    let mut tablet = Tablet::new();
    let prepared = tablet.prepare(jar("x"));
    assert_eq!(tablet.replica.counts(), Counts::default());
    drop(prepared);
    let id = tablet.enter(jar("y"));
    assert_eq!(tablet.replica.standing(id), Some(Standing::SavedHere));
    assert_eq!(tablet.replica.view().jars.len(), 1);
    let (again, _, losses) = open(&tablet.rows, Some(tablet.replica.head()));
    assert!(losses.is_empty());
    assert_eq!(again.pending(), vec![id]);
}

#[test]
fn saving_nothing_leaves_the_signatures_of_others_out_of_ones_own() {
    let (mut tablet, mut site) = (Tablet::new(), site());
    let nothing = tablet.replica.prepare(vec![], "ann", &MOMENT).unwrap();
    tablet.replica.committed(nothing).unwrap();
    tablet.enter(jar("x"));
    let part = &tablet.request().logs[0];
    assert_eq!(part.proofs.iter().map(|proof| proof.from).collect::<Vec<_>>(), vec![1]);
    assert_eq!(tablet.sync(&mut site).confirmed, 1);
}

#[test]
fn of_two_steps_worked_out_at_once_the_second_is_stale() {
    let mut tablet = Tablet::new();
    let (one, two) = (tablet.prepare(jar("x")), tablet.prepare(jar("y")));
    tablet.replica.committed(one).unwrap();
    assert_eq!(tablet.replica.committed(two), Err(Stale));
}

#[test]
fn what_the_rules_refuse_is_told_at_once_and_not_kept() {
    let mut tablet = Tablet::new();
    let jar = tablet.enter(jar("x"));
    let draft = Draft { operation: Operation::Take { jar, by: 3 }, attachment: None };
    let refused = tablet.replica.prepare(vec![draft], "ann", &MOMENT).unwrap_err();
    assert!(matches!(refused, NotPrepared::Refused { place: 0, .. }));
    assert_eq!(tablet.replica.pending().len(), 1);
}

#[test]
fn a_day_of_two_hundred_operations_is_confirmed_in_one_request() {
    let (mut tablet, mut site) = (Tablet::new(), site());
    for _ in 0..200 {
        tablet.enter(jar("x"));
    }
    let news = tablet.sync(&mut site);
    assert_eq!((news.confirmed, news.more), (200, false));
    assert_eq!(tablet.replica.counts(), Counts::default());
    assert_eq!(tablet.replica.cursor(), site.head());
    assert_eq!(tablet.replica.confirmed().jars, site.state().jars);
    assert_eq!(tablet.replica.log_number(), Some(1));
}

#[test]
fn pictures_go_a_few_at_a_time_and_a_group_with_them_stays_whole() {
    let (mut site, mut tablet) = (site(), Tablet::new());
    for answer in 0..6 {
        let shown = |picture: u8| Draft {
            operation: jar(&format!("{answer}/{picture}")),
            attachment: Some(Attachment { key: [picture; 16], bytes: vec![0xff; 48 * 1024] }),
        };
        let group = tablet.prepare_all((0..3).map(shown).collect());
        tablet.commit(group);
    }
    let sent: Vec<usize> = std::iter::from_fn(|| {
        let request = tablet.request();
        let part = request.logs.first().filter(|part| !part.ops.is_empty())?;
        let sent = part.ops.len();
        assert_eq!((sent % 3, part.attachments.len()), (0, sent));
        assert!(request.encode().len() < 400 * 1024);
        tablet.sync(&mut site);
        Some(sent)
    })
    .collect();
    assert_eq!(sent, [3; 6]);
}

#[test]
fn what_was_true_already_is_merged_and_bothers_nobody() {
    let (mut tablet, mut site) = (Tablet::new(), site());
    let jar = tablet.enter(jar("x"));
    tablet.sync(&mut site);
    tablet.enter(Operation::Close { jar });
    assert!(tablet.replica.may(&Operation::Fill { jar, by: 2 }, "ann", NOON).is_err());
    site.submit_own(&Operation::Close { jar }, "Operator", NOON).unwrap().unwrap();
    tablet.sync(&mut site);
    assert!(tablet.replica.inbox().next().is_none());
    assert!(tablet.replica.pending().is_empty());
}

#[test]
fn a_refused_operation_waits_in_the_inbox_until_a_person_has_dealt_with_it() {
    let (mut tablet, mut site) = (Tablet::new(), site());
    let jar = tablet.enter(jar("x"));
    tablet.sync(&mut site);
    let fill = tablet.enter(Operation::Fill { jar, by: 2 });
    site.submit_own(&Operation::Close { jar }, "Operator", NOON).unwrap().unwrap();
    let news = tablet.sync(&mut site);
    assert_eq!(news.needs_you, vec![fill]);
    let (again, ..) = open(&tablet.rows, None);
    assert_eq!(again.inbox().count(), 1);
    assert!(again.pending().is_empty());
    let applied = tablet.replica.acknowledge(fill);
    tablet.adopt(applied);
    assert_eq!(tablet.replica.counts().needs_you, 0);
    tablet.sync(&mut site);
    assert_eq!(tablet.replica.counts().needs_you, 0);
}

#[test]
fn an_answer_to_another_request_or_the_same_answer_again_changes_nothing() {
    let (mut tablet, mut site) = (Tablet::new(), site());
    tablet.enter(jar("x"));
    let request = tablet.request();
    let response = serve(&mut site, &request);
    let other = Response { nonce: 7, ..response.clone() };
    let spare = LogId([99; 8]);
    assert_eq!(tablet.replica.apply(&request, &other, spare).err(), Some(NotApplied::NotOurs));
    let applied = tablet.replica.apply(&request, &response, spare).unwrap();
    tablet.adopt(applied);
    assert_eq!(tablet.replica.apply(&request, &response, spare).err(), Some(NotApplied::Stale));
}

#[test]
fn a_missing_row_is_named_and_what_stands_behind_it_is_kept() {
    let mut tablet = Tablet::new();
    let ids: Vec<OperationId> = (0..5).map(|_| tablet.enter(jar("x"))).collect();
    tablet.rows.rows.retain(|(table, key, _)| *table != Table::Ops || !key.ends_with("0003"));
    let (replica, _, losses) = open(&tablet.rows, Some(tablet.replica.head()));
    let loss = Loss { log: ids[0].log, from: 3, to: 3, received: false };
    assert_eq!(losses, vec![loss]);
    assert_eq!(replica.pending().len(), 4);
}

#[test]
fn a_wiped_store_is_noticed_by_the_head_kept_elsewhere() {
    let mut tablet = Tablet::new();
    tablet.enter(jar("x"));
    tablet.enter(jar("y"));
    let (replica, _, losses) = open(&Stored::default(), Some(tablet.replica.head()));
    let log = tablet.replica.log();
    assert_eq!(losses, vec![Loss { log, from: 1, to: 2, received: false }]);
    assert!(replica.pending().is_empty());
}

#[test]
fn a_forgotten_meta_row_loses_no_operation() {
    let (mut tablet, mut site) = (Tablet::new(), site());
    for _ in 0..3 {
        tablet.enter(jar("x"));
    }
    tablet.sync(&mut site);
    tablet.enter(jar("y"));
    tablet.rows.rows.retain(|(table, ..)| *table != Table::Meta);
    let (replica, changes, losses) = open(&tablet.rows, Some(tablet.replica.head()));
    assert!(losses.is_empty(), "{losses:?}");
    store(&mut tablet.rows, &changes);
    tablet.replica = replica;
    while tablet.sync(&mut site).more {}
    assert_eq!(tablet.replica.confirmed().jars.len(), 4);
    assert_eq!(site.state().jars.len(), 4);
}

#[test]
fn a_new_tablet_shows_the_first_page_before_the_others_have_come() {
    let mut site = site();
    for _ in 0..1_200 {
        site.submit_own(&jar("x"), "Operator", NOON).unwrap().unwrap();
    }
    let mut tablet = Tablet::new();
    let mine = tablet.enter(jar("mine"));
    tablet.sync(&mut site);
    let viewer = Viewer { device: "t".into(), actor: None };
    let mut shown = Vec::new();
    while let Some(mark) = tablet.replica.wanted_page().cloned() {
        let bytes = site.page(&viewer, &mark.hash).unwrap().unwrap();
        let applied = tablet.replica.apply_page(mark.hash, &bytes).unwrap();
        tablet.adopt(applied);
        shown.push(tablet.replica.view().devices.len());
        let (again, changes, _) = open(&tablet.rows, None);
        store(&mut tablet.rows, &changes);
        tablet.replica = again;
    }
    assert!(shown.len() > 3 && shown.iter().all(|devices| *devices == 1), "{shown:?}");
    while tablet.sync(&mut site).more {}
    assert_eq!(tablet.replica.cursor(), site.head());
    assert!(tablet.replica.confirmed().jars.contains_key(&mine));
    assert_eq!(tablet.replica.confirmed().jars.len(), 1_201);
}

#[test]
fn many_stored_events_fold_into_pages_and_open_to_the_same_state() {
    let (mut tablet, mut site) = (Tablet::new(), site());
    for _ in 0..600 {
        tablet.enter(jar("x"));
    }
    while tablet.sync(&mut site).more {}
    let applied = tablet.replica.compact().unwrap();
    tablet.adopt(applied);
    assert!(tablet.rows.rows.iter().all(|(table, ..)| *table != Table::Events));
    let (again, ..) = open(&tablet.rows, None);
    assert_eq!(again.confirmed().jars, site.state().jars);
    assert_eq!(again.cursor(), site.head());
    assert_eq!(site.epoch(), Epoch([9; 8]));
    assert_eq!(serve(&mut site, &tablet.request()).status, Status::Continued);
}
