//! Pages: a new tablet takes the state page by page, each named by the hash of its bytes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use bianmin::Bianmin;
use bianmin::api::{Code, CodeFor, IssuedCode, NewCode, Problem};
use sync::page::{Manifest, page_hash, unpack_page};
use sync::wire::Status;
use sync::{Page, Rules};
use tests::opening::{self, BADGES, PIN};
use tests::server::Server;
use tests::tablet::{Tablet, columns};

fn second(server: &Server) -> Tablet {
    let new = NewCode { r#for: CodeFor::Tablet, valid_minutes: 10 };
    let answer = server.operate("/api/v1/sites/township/codes", &new).unwrap();
    let issued: IssuedCode = answer.json().unwrap();
    let mut tablet = Tablet::enrol(server, "township", &issued.code).unwrap();
    tablet.join(server, BADGES[2], PIN).unwrap();
    tablet
}

fn take(server: &Server, tablet: &Tablet, manifest: &Manifest) -> Vec<Page> {
    let pages = manifest.pages.iter().map(|mark| {
        let answer = tablet.get(server, &format!("pages/{}", mark.hash)).unwrap();
        assert_eq!(answer.status, 200);
        let tag = format!("\"{}\"", mark.hash);
        assert_eq!(answer.header("etag"), Some(tag.as_str()));
        let bytes = columns(&answer.body).unwrap();
        assert_eq!(page_hash(&bytes), mark.hash);
        unpack_page(&bytes).unwrap()
    });
    pages.collect()
}

#[test]
fn a_new_tablet_takes_the_state_by_pages_and_goes_on_from_there() {
    let mut server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.write(&opening::start()).unwrap();
    for _ in 0..1_200 {
        tablet.write(&opening::receive()).unwrap();
    }
    tablet.sync(&server).unwrap();
    let mut other = second(&server);
    let response = other.sync(&server).unwrap();
    assert_eq!(response.status, Status::Pages);
    let manifest: Manifest = serde_json::from_str(&response.manifest.unwrap()).unwrap();
    assert_eq!(manifest.pages[0].name, "hot");
    let pages = take(&server, &other, &manifest);
    let pages: Vec<&Page> = pages.iter().collect();
    let whole = Bianmin::from_pages(&pages).unwrap();
    assert_eq!(whole.contact.len(), 1_200);
    let hot = Bianmin::from_pages(&pages[..1]).unwrap();
    assert!(hot.site.opened && hot.people.persons.len() == 3, "the first page shows who is who");

    // The list is the same after a restart, and the tablet goes on from its end.
    server.kill_and_restart().unwrap();
    let again: Manifest = other.get(&server, "pages").unwrap().json().unwrap();
    assert_eq!(again, manifest);
    other.cursor = manifest.cursor;
    tablet.write(&opening::receive()).unwrap();
    tablet.sync(&server).unwrap();
    let response = other.sync(&server).unwrap();
    let after = usize::try_from(response.head - manifest.cursor.gseq).unwrap();
    assert_eq!((response.status, response.items.len()), (Status::Continued, after));
}

#[test]
fn a_page_that_is_not_there_is_a_clear_problem() {
    let server = Server::start().unwrap();
    let tablet = opening::clerk(&server, "township").unwrap();
    for page in ["0", "00000000000000000000000000000000", "hot", "..%2f"] {
        let answer = tablet.get(&server, &format!("pages/{page}")).unwrap();
        let problem: Problem = answer.json().unwrap();
        assert_eq!((answer.status, problem.code), (404, Code::NotFound), "{page}");
    }
}
