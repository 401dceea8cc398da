//! What is told to a visitor, and what is not. S2.3.3, S2.2.6.3

use super::*;
use crate::catalogue::{self, Phrase, PhraseKind, PublishPhrases};
use crate::contact::{self, Told};
use crate::text::Text;
use crate::township::*;

/// A morning at a site that forbids a phrase in two parts.
fn morning() -> Township {
    let mut town = Township::morning();
    publishes(&mut town, &[("P-F07", "急什么,等一下")]);
    town
}

fn publishes(town: &mut Township, texts: &[(&str, &str)]) {
    let phrase = |(id, text): &(&str, &str)| Phrase {
        id: (*id).to_owned(),
        kind: PhraseKind::Forbidden,
        clause: "S2.3.3".to_owned(),
        situation: String::new(),
        text: Text::hans(*text),
    };
    let phrases = texts.iter().map(phrase).collect();
    let publish = catalogue::Operation::PublishPhrases(PublishPhrases { phrases });
    town.server(&Operation::Catalogue(publish));
}

#[test]
fn s2_3_3_what_has_such_a_phrase_is_not_told_to_a_visitor_and_is_once_it_is_rewritten() {
    let mut town = morning();
    let contact = town.receive(Wang, "", &[]);
    let rude = town.dispose(Wang, &contact, answered("急什么呀，等一下"), Told::Present);
    let phrase =
        Refusal::Forbidden { phrase: "P-F07".to_owned(), text: "急什么,等一下".to_owned() };
    assert_eq!(rude.unwrap_err(), phrase.into());
    assert!(town.state.contact.get(&contact).unwrap().is_open(), "nothing was told");
    town.dispose(Wang, &contact, answered("请您稍等，马上就好"), Told::Present).unwrap();
}

#[test]
fn s2_3_3_the_list_is_open_and_a_tablet_is_held_to_what_it_had_heard() {
    let mut town = morning();
    let contact = town.receive(Wang, "", &[]);
    let before = town.history;
    publishes(&mut town, &[("P-F07", "急什么,等一下"), ("S-F01", "说了你也不懂")]);
    let outcome = answered("说了，你也不懂");
    let dispose = contact::Dispose { contact, outcome, told: Told::Present };
    let dispose = Operation::Contact(contact::Operation::Dispose(dispose));
    let knew = town.stamp(Wang);
    let refused = town.take(&dispose, &knew).unwrap_err();
    assert!(matches!(refused, crate::Refusal::Courtesy(Refusal::Forbidden { .. })));
    let not_yet = Stamp { seen: before, ..town.stamp(Wang) };
    town.take(&dispose, &not_yet).unwrap();
}

#[test]
fn s2_2_6_3_whatever_asks_something_says_please() {
    let rows = [
        ("补交户口簿原件", true),
        ("补交户口簿，带来复印件", true),
        ("户口簿，带来复印件", true),
        ("補交戶口簿", true),
        ("等一下", true),
        ("不要迟到", true),
        ("请补交户口簿原件", false),
        ("麻烦您补交户口簿", false),
        ("勞駕填寫姓名", false),
        ("重新打印好吗", false),
        ("补交材料已过期", false),
        ("户口簿原件", false),
        ("到期日 5月3日", false),
        ("来电已记录", false),
        ("补办要3天", false),
        ("二楼203室", false),
        ("", false),
    ];
    for (text, asks) in rows {
        let warned = rules::please(&[text]);
        assert_eq!(warned.is_some(), asks, "{text}");
        assert!(warned.is_none_or(|one| one == Warning::NoPlease { text: text.to_owned() }));
    }
}
