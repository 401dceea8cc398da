//! The archive: what is closed leaves the working set, is found by its number, and comes back when
//! somebody opens or names it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::thread::sleep;
use std::time::Duration;

use bianmin::Bianmin;
use bianmin::api::{Code, Found, Kept, Problem, Recall, Recalled, SearchArchive};
use domain::contact::{self, Receive, Whose};
use domain::site::{self, ChangeSettings, Settings};
use domain::{ContactId, Operation, State, SubjectId};
use sync::page::{Manifest, unpack_page};
use sync::{OperationId, Rules, Verdict};
use tests::opening;
use tests::server::{Answer, Server};
use tests::tablet::{Tablet, columns};

/// Closed matters that stay at the site of these tests, and how many visitors come.
const KEPT: u16 = 100;
const VISITORS: usize = 130;

/// Opens a site that keeps few closed matters at hand, and starts duty there.
fn clerk(server: &Server) -> Tablet {
    let settings = Settings { closed_kept: KEPT, ..Settings::default() };
    let mut setup = opening::setup();
    setup.push(Operation::Site(site::Operation::ChangeSettings(ChangeSettings {
        settings,
        knowing: [].into(),
    })));
    let opened = opening::open_as(server, "township", setup).unwrap();
    let mut tablet = opening::signed_in(server, "township", &opened).unwrap();
    tablet.write(&opening::start()).unwrap();
    tablet
}

/// Returns the receipt of a visitor with a record.
fn receive_of(subject: Whose) -> Operation {
    let Operation::Contact(contact::Operation::Receive(asks)) = opening::receive() else {
        panic!()
    };
    let receive = Receive { subject: Some(subject), ..asks };
    Operation::Contact(contact::Operation::Receive(receive))
}

/// Receives and answers visitors; returns their contacts.
fn serve(server: &Server, tablet: &mut Tablet, visitors: usize) -> Vec<OperationId> {
    let mut contacts = Vec::new();
    for _ in 0..visitors {
        // What is closed in one millisecond leaves in the order of its name; visitors do not come so fast.
        sleep(Duration::from_millis(1));
        let contact = tablet.write(&opening::receive()).unwrap();
        tablet.write(&opening::answer(contact)).unwrap();
        contacts.push(contact);
    }
    tablet.sync(server).unwrap();
    contacts
}

/// Reads the site's state from the pages of a snapshot.
fn state(server: &Server, tablet: &Tablet) -> State {
    let manifest: Manifest = tablet.get(server, "pages").unwrap().json().unwrap();
    let pages = manifest.pages.iter().map(|mark| {
        let answer = tablet.get(server, &format!("pages/{}", mark.hash)).unwrap();
        unpack_page(&columns(&answer.body).unwrap()).unwrap()
    });
    let pages: Vec<_> = pages.collect();
    Bianmin::from_pages(&pages.iter().collect::<Vec<_>>()).unwrap()
}

fn search(server: &Server, tablet: &Tablet, text: &str, after: Option<String>) -> Found {
    let question = SearchArchive { text: text.to_owned(), after };
    let answer = tablet.post(server, "archive", &question).unwrap();
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    answer.json().unwrap()
}

/// Returns what the archive has of exactly this name.
fn kept(server: &Server, tablet: &Tablet, id: &str) -> Option<Kept> {
    search(server, tablet, id, None).kept.into_iter().find(|kept| kept.id == id)
}

fn recall(server: &Server, tablet: &Tablet, id: &str) -> Answer {
    tablet.post(server, "archive/recall", &Recall { id: id.to_owned() }).unwrap()
}

fn problem(answer: &Answer) -> (u16, Code) {
    (answer.status, answer.json::<Problem>().unwrap().code)
}

#[test]
fn what_is_closed_leaves_and_is_found_by_its_number_a_page_at_a_time() {
    let mut server = Server::start().unwrap();
    let mut tablet = clerk(&server);
    let contacts = serve(&server, &mut tablet, VISITORS);
    let here = state(&server, &tablet);
    assert_eq!(here.contact.len(), usize::from(KEPT), "the newest stay");
    // Whatever of it is crashed, what has left stands in the archive.
    server.kill_and_restart().unwrap();
    assert_eq!(state(&server, &tablet), here);
    let first = kept(&server, &tablet, &contacts[0].to_string()).unwrap();
    let body = &first.body;
    assert!(!body.contact.is_open());

    // The numbers of the day: all that left, each once, the last closed first.
    let day = body.contact.no.rsplit_once('-').unwrap().0;
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = search(&server, &tablet, day, after);
        assert!(page.kept.len() <= 20);
        found.extend(page.kept);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut ids: Vec<String> = found.iter().map(|kept| kept.id.clone()).collect();
    assert!(found.is_sorted_by(|one, other| one.closed >= other.closed));
    let mut left: Vec<String> = contacts.iter().map(ToString::to_string).collect();
    left.retain(|id| here.contact.get(&ContactId(id.clone())).is_none());
    assert_eq!(left.len(), VISITORS - usize::from(KEPT));
    ids.sort();
    left.sort();
    assert_eq!(ids, left);
    assert!(search(&server, &tablet, "no such number", None).kept.is_empty());
}

#[test]
fn what_is_opened_or_named_comes_back_to_every_tablet() {
    let server = Server::start().unwrap();
    let mut tablet = clerk(&server);
    // A visitor's record is named like the contact it was made with, and a later contact has that
    // name as a key: who names the contact means the contact.
    let first = tablet.write(&receive_of(Whose::New)).unwrap();
    tablet.write(&opening::answer(first)).unwrap();
    let known = Whose::Known(SubjectId(first.to_string()));
    let second = tablet.write(&receive_of(known)).unwrap();
    tablet.write(&opening::answer(second)).unwrap();
    let contacts = serve(&server, &mut tablet, VISITORS);
    let (opened, named) = (contacts[0].to_string(), first.to_string());
    let answer = recall(&server, &tablet, &opened);
    assert_eq!(answer.status, 200);
    let Recalled { head } = answer.json().unwrap();
    assert_eq!(kept(&server, &tablet, &opened), None, "it is not in both places");
    let response = tablet.sync(&server).unwrap();
    assert_eq!((response.cursor.gseq, response.items.is_empty()), (head, false));
    assert_eq!(problem(&recall(&server, &tablet, &opened)), (404, Code::NotFound));

    // A visitor comes back upon a contact that has left: nobody has to open it first.
    let Operation::Contact(contact::Operation::Receive(asks)) = opening::receive() else {
        panic!()
    };
    let follows = Some(ContactId(named.clone()));
    let comes_back = contact::Operation::Receive(Receive { follows, ..asks });
    tablet.write(&Operation::Contact(comes_back)).unwrap();
    let response = tablet.sync(&server).unwrap();
    let verdicts = response.logs.iter().flat_map(|log| &log.runs);
    let verdicts: Vec<&Verdict> =
        verdicts.filter_map(|run| Some(&run.answer.as_ref()?.verdict)).collect();
    assert_eq!(verdicts, [&Verdict::Accepted]);
    let here = state(&server, &tablet);
    for id in [opened, named] {
        assert!(here.contact.get(&ContactId(id.clone())).is_some(), "{id}");
        assert_eq!(kept(&server, &tablet, &id), None);
    }
}

#[test]
fn the_archive_answers_only_a_person_signed_in_on_a_tablet() {
    let server = Server::start().unwrap();
    let tablet = clerk(&server);
    let mut nobody = tablet.clone();
    nobody.staff = None;
    let question = SearchArchive { text: "2401".to_owned(), after: None };
    let asked = nobody.post(&server, "archive", &question).unwrap();
    assert_eq!(problem(&asked), (401, Code::NotProven));
    assert_eq!(problem(&recall(&server, &nobody, "x")), (401, Code::NotProven));
    let open = server.post("/api/v1/sites/township/archive", &[], b"{}").unwrap();
    assert_eq!(problem(&open), (415, Code::WrongMediaType));
    let json = [("content-type", "application/json")];
    let body = serde_json::to_vec(&question).unwrap();
    let open = server.post("/api/v1/sites/township/archive", &json, &body).unwrap();
    assert_eq!(problem(&open), (401, Code::NotProven));
    for route in ["archive", "archive/recall"] {
        assert_eq!(problem(&tablet.get(&server, route).unwrap()), (405, Code::WrongMethod));
    }
    for (text, after) in
        [("240", None), ("   2 ", None), ("2401", Some("here")), ("2401", Some("x/y"))]
    {
        let question = SearchArchive { text: text.to_owned(), after: after.map(str::to_owned) };
        let asked = tablet.post(&server, "archive", &question).unwrap();
        assert_eq!(problem(&asked), (400, Code::Malformed), "{text} {after:?}");
    }
    // What looks like a pattern is a text like any other.
    assert!(search(&server, &tablet, "%%%%", None).kept.is_empty());
    assert_eq!(problem(&recall(&server, &tablet, "' OR 1=1")), (404, Code::NotFound));
}
