//! What is told to a visitor, and what is not. S2.3.3, S2.2.6.3

use super::*;
use crate::Refusal as Refused;
use crate::catalogue::{
    self, Operation as Ask, Phrase, PhraseKind, PublishPhrases, RemovePhrase, SavePhrase,
};
use crate::contact::{self, Told};
use crate::id::{OperationId, RepairId};
use crate::repair;
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
    let publish = Ask::PublishPhrases(PublishPhrases { phrases });
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

#[test]
fn s2_3_what_a_phrase_names_is_said_as_it_is_known_here() {
    let phrase = Phrase {
        id: "P-R12".to_owned(),
        kind: PhraseKind::Recommended,
        clause: "S2.3.1.4".to_owned(),
        situation: "direct to another place".to_owned(),
        text: Text {
            hans: "请您到{place}找{person}。".to_owned(),
            hant: String::new(),
            en: "Please see {person} at {place}.".to_owned(),
        },
    };
    assert_eq!(Moment::of(&phrase), Some(Moment::Directs));
    let place =
        Text { hans: "2号窗口".to_owned(), en: "window 2".to_owned(), ..Text::default() };
    let said = spoken(&phrase, &[("place", place)].into());
    assert_eq!(said.hans, "请您到2号窗口找……。");
    assert_eq!(said.hant, said.hans, "a language without words falls back");
    assert_eq!(said.en, "Please see …… at window 2.");
    // A site's own come first.
    let mut town = Township::morning();
    let own = Phrase { id: "S-1".to_owned(), situation: "directs".to_owned(), ..phrase.clone() };
    let never = Phrase { id: "P-F01".to_owned(), kind: PhraseKind::Forbidden, ..phrase.clone() };
    for one in [phrase, own, never] {
        town.state.catalogue.phrases.insert(one.id.clone(), one);
    }
    let ids = |moment| said_at(&town.state.catalogue, moment).into_iter().map(|one| &*one.id);
    assert_eq!(ids(Moment::Directs).collect::<Vec<_>>(), ["S-1", "P-R12"]);
    assert_eq!(ids(Moment::Leaves).count(), 0);
    assert!(Moment::all().all(|one| !one.key().is_empty()));
}

#[test]
fn s2_3_3_a_site_adds_its_own_phrases_and_those_of_the_document_never_said_stay() {
    let mut town = Township::morning();
    let ask = |town: &mut Township, who: Who, operation: Ask| {
        let stamp = town.stamp(who);
        town.take(&Operation::Catalogue(operation), &stamp).map(|_| ())
    };
    let save = |id: Option<&str>, words: &str, kind| {
        let (id, situation) = (id.map(str::to_owned), "leaves".to_owned());
        Ask::SavePhrase(SavePhrase { id, kind, situation, text: Text::hans(words) })
    };
    let remove = |id: &str| Ask::RemovePhrase(RemovePhrase { id: id.to_owned() });
    let (said, never) = (PhraseKind::Recommended, PhraseKind::Forbidden);
    let document = Phrase {
        id: "P-F06".to_owned(),
        kind: never,
        clause: "S2.3.3".to_owned(),
        situation: String::new(),
        text: Text::hans("找谁都没用"),
    };
    let publish = Ask::PublishPhrases(PublishPhrases { phrases: vec![document] });
    ask(&mut town, Sun, publish).unwrap();
    // A supervisor's, not a clerk's.
    assert!(ask(&mut town, Wang, save(None, "路上小心", said)).is_err());
    ask(&mut town, Zhao, save(None, "路上小心", said)).unwrap();
    ask(&mut town, Zhao, save(None, "说了你也不懂", never)).unwrap();
    let first =
        town.state.catalogue.phrases.keys().find(|id| id.starts_with("S-")).unwrap().clone();
    ask(&mut town, Zhao, save(Some(&first), "您路上小心", said)).unwrap();
    let words = |town: &Township| {
        let all = town.state.catalogue.phrases.values();
        all.map(|one| one.text.hans.clone()).collect::<Vec<_>>()
    };
    let all = ["找谁都没用", "您路上小心", "说了你也不懂"];
    assert_eq!(words(&town), all.map(str::to_owned));
    let refused = |town: &mut Township, asked| ask(town, Zhao, asked).unwrap_err();
    let stays = catalogue::Refusal::PhraseOfDocument { id: "P-F06".to_owned() };
    assert_eq!(refused(&mut town, remove("P-F06")), stays.clone().into());
    assert_eq!(refused(&mut town, save(Some("P-F06"), "没用", never)), stays.into());
    let unknown = catalogue::Refusal::UnknownPhrase { id: "S-9".to_owned() };
    assert_eq!(refused(&mut town, remove("S-9")), unknown.into());
    let short = catalogue::Refusal::PhraseTooShort { least: 4 };
    assert_eq!(refused(&mut town, save(None, "等，一下", never)), short.into());
    let blank = ask(&mut town, Zhao, save(None, " ", said)).unwrap_err();
    let is_blank =
        |one: &Refused| matches!(one, Refused::Catalogue(catalogue::Refusal::PhraseBlank { .. }));
    assert!(is_blank(&blank), "{blank:?}");
    // In no language so short that it stands in ordinary sentences.
    let mut no = save(None, "说了你也不懂", never);
    if let Ask::SavePhrase(save) = &mut no {
        save.text.en = "No".to_owned();
    }
    let short = catalogue::Refusal::PhraseTooShort { least: 4 };
    assert_eq!(refused(&mut town, no), short.into());
    // What the document lets be said is not forbidden: there would be no way back.
    let document = town.state.catalogue.phrases.get("P-F06").unwrap().clone();
    let advised = Phrase { id: "P-W05".to_owned(), kind: said, ..document };
    town.state.catalogue.phrases.insert(advised.id.clone(), advised);
    let stays = catalogue::Refusal::PhraseOfDocument { id: "P-W05".to_owned() };
    assert_eq!(refused(&mut town, save(Some("P-W05"), "再见再见", never)), stays.into());
    ask(&mut town, Zhao, remove(&first)).unwrap();
    assert!(!town.state.catalogue.phrases.contains_key(&first));
}

#[test]
fn s2_3_3_a_guide_every_visitor_reads_and_words_beside_a_repair_are_held_to_it_too() {
    let mut town = morning();
    let item = |procedure: &str| {
        let procedure = Text::hans(procedure);
        let code = crate::ItemCode("XX01".to_owned());
        let item = catalogue::Item::new(code, Text::hans("打印"), "便民服务规定");
        let item = Box::new(catalogue::Item { procedure, ..item });
        Operation::Catalogue(Ask::AddItem(catalogue::AddItem { item }))
    };
    let refused = town.act(Sun, &item("急什么，等一下就好")).unwrap_err();
    assert!(matches!(refused, Refused::Courtesy(Refusal::Forbidden { .. })));
    // A guide says what is done: it asks nobody in particular, and needs no 请.
    assert_eq!(town.told(Sun, &item("提交材料，当场办好")), Ok(()));
    let reopen =
        repair::Reopen { repair: RepairId("x-1".to_owned()), end: OperationId("x-2".to_owned()) };
    let reopen = Operation::Repair(repair::Operation::Reopen(reopen));
    rules::civil_beside(&town.state, &reopen, "急什么，等一下").unwrap_err();
    rules::civil_beside(&town.state, &reopen, "水还在漏").unwrap();
}
