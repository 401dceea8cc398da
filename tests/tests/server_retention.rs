//! What a visitor said of themselves is erased once its time is over. PIPL Art. 19
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::thread::sleep;
use std::time::Duration;

use sync::wire::Item;
use sync::{Attachment, OperationId};
use tests::opening;
use tests::server::Server;
use tests::tablet::{Tablet, now, read};

const DAY: i64 = 86_400_000;

/// How often it is looked, a fifth of a second apart.
const LOOKS: usize = 100;

/// Returns what the server still has of a visitor.
fn kept(server: &Server, tablet: &Tablet, visitor: OperationId) -> usize {
    let mut request = tablet.request(vec![tablet.part(tablet.head(), tablet.head())]).unwrap();
    request.wanted = vec![visitor];
    let answer = read(&tablet.send(server, &tablet.frame(&request)).unwrap()).unwrap();
    answer.attachments.len()
}

/// Receives a visitor with a name and a phone and answers them, the server so many days on.
fn serve(server: &mut Server, tablet: &mut Tablet, days: i64) -> OperationId {
    tablet.ahead = server.go_on_at(now() + days * DAY).unwrap();
    let bytes = "{\"name\":\"张三丰\",\"phone\":\"13800138000\"}".as_bytes().to_vec();
    let receive = r#"{"Contact":{"Receive":{"channel":"WalkIn","subject":"New"}}}"#;
    tablet.write(&opening::start()).unwrap();
    let attachment = Attachment { key: [7; 16], bytes };
    let visitor = tablet.write_json(receive, Some(attachment)).unwrap();
    tablet.write(&opening::answer(visitor)).unwrap();
    tablet.sync(server).unwrap();
    visitor
}

#[test]
fn a_name_and_a_phone_are_erased_a_year_after_a_matter_without_a_case_and_not_before() {
    let mut server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    let first = serve(&mut server, &mut tablet, 0);
    let second = serve(&mut server, &mut tablet, 10);
    assert_eq!((kept(&server, &tablet, first), kept(&server, &tablet, second)), (1, 1));

    tablet.ahead = server.go_on_at(now() + 367 * DAY).unwrap();
    let gone = (0..LOOKS).any(|_| {
        sleep(Duration::from_millis(200));
        kept(&server, &tablet, first) == 0
    });
    assert!(gone, "{}", server.log());
    // Both have left for the archive long ago; of the second 357 days have passed.
    assert_eq!(kept(&server, &tablet, second), 1);
    let response = tablet.sync(&server).unwrap();
    let said = |item: &Item, word: &str| match item {
        Item::Record(bytes) => String::from_utf8_lossy(bytes).contains(word),
        Item::Own { .. } | Item::Hidden(_) => false,
    };
    assert!(response.items.iter().any(|item| said(item, "Archived")));
    assert!(response.items.iter().any(|item| said(item, "Erased")), "it stands on record");
}
