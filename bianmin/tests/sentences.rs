//! Sentences as clerks write them, held against the phrases that sites begin with: those that are stopped, and
//! ordinary ones, which are sent. S2.3.3
#![allow(clippy::unwrap_used, reason = "a test may end in a panic")]

use bianmin::reference::{items, phrases};
use domain::catalogue::{self, AddItem, PhraseKind};
use domain::courtesy::rules::forbidden;
use domain::courtesy::{Moment, judge};
use domain::site::Profile;
use domain::time::Timestamp;
use domain::{Actor, DeviceId, Operation, OperationId, PersonId, Stamp, State};

/// Sentences that are stopped, each with the phrase it has in it.
const STOPPED: [(&str, &str); 43] = [
    ("我不知道,这不归我管", "P-F01"),
    ("我不知道，这不归我管。", "P-F01"),
    ("我不知道 这不归我管", "P-F01"),
    ("我不知道啊，这个真不归我管", ""),
    ("我不知道呢，所以这不归我管", "P-F01"),
    ("我不知道，這不歸我管", "P-F01"),
    ("您好，我不知道，这不归我管，请回。", "P-F01"),
    ("I don't know, that's not my job", "P-F01"),
    ("i DON’T know — that’s not my job!", "P-F01"),
    ("你讲什么我不懂", "P-F02"),
    ("您讲什么我不懂", "P-F02"),
    ("你 讲 什 么 我 不 懂", "P-F02"),
    ("你講什麼我不懂！", "P-F02"),
    ("你講甚麼我不懂", "P-F02"),
    ("你问我，我问谁", "P-F03"),
    ("你问我？我问谁！", "P-F03"),
    ("你問我我問誰", "P-F03"),
    ("您问我呀，我问谁去", "P-F03"),
    ("不是给你讲了吗，怎么还不明白", "P-F04"),
    ("不是给您讲了嘛！怎么还不明白？", "P-F04"),
    ("不是給你講了嗎怎麼還不明白", "P-F04"),
    ("你有完没完，有意见找领导去", "P-F05"),
    ("您有完没完！有意见，找领导去", "P-F05"),
    ("你有完沒完有意見找領導去", "P-F05"),
    ("找谁都没用", "P-F06"),
    ("这件事您找谁都没用。", "P-F06"),
    ("找…谁…都…没…用", "P-F06"),
    ("找誰都沒用", "P-F06"),
    ("急什么，等一下", "P-F07"),
    ("急什么呀！等一下", "P-F07"),
    ("急什麼等一下", "P-F07"),
    ("我怎么知道什么时候办好", "P-F08"),
    ("我怎麼知道什麼時候辦好？", "P-F08"),
    ("还没上班，等一下办", "P-F09"),
    ("還沒上班，等一下辦", "P-F09"),
    ("没看我一直在忙吗", "P-F10"),
    ("沒看我一直在忙嗎？", "P-F10"),
    ("怎么不早来，快下班了，明天再来办", "P-F11"),
    ("没看我一直在忙", "P-F10"),
    ("不是给你讲了，怎么还不明白呀", "P-F04"),
    ("别烦呀", "P-F12"),
    ("别烦啦", "P-F12"),
    ("別煩啦！", "P-F12"),
];

/// Ordinary sentences: with words of the phrases in them, and meant well.
const SENT: [&str; 52] = [
    "",
    "材料齐全，当场办结。",
    "请您稍等一下，我去复印。",
    "请等一下，马上就好。",
    "您别急，慢慢说。",
    "请别急，慢慢把事情说清楚。",
    "不急，您什么时候来都行。",
    "急什么材料先办什么材料，请看下面的清单。",
    "请别烦恼，我们帮您查。",
    "不好意思，麻烦您再填一遍。",
    "我不知道您的新地址，请补填。",
    "这项不归本窗口办理，请到2号窗口。",
    "这不归我们科，归户籍科，地址和电话如下。",
    "您问我的事，我问过科长了，可以办。",
    "您问的事我问谁都查得到，已经查到了。",
    "办好以后我们通知您。",
    "什么时候办好，我们会发短信告诉您。",
    "我怎么知道的：系统里有登记。",
    "8:30上班，请在上班时间来。",
    "明天上班后请来取。",
    "还没上班的时候可以网上办。",
    "快下班了也可以办，请您放心。",
    "我们晚一点下班没关系，今天可以把您的事办完。",
    "有意见请打监督电话。",
    "有意见可以找领导反映，也可以打监督电话。",
    "您的意见很好，我们一定研究。",
    "您有意见，找我们科长也可以，电话如下。",
    "这张表填完没完，请再看一遍。",
    "刚才给您讲了三样材料，还有不明白的请问。",
    "不是给您讲错了，是规定改了。",
    "哪些地方还不明白，请再问。",
    "我们一直在忙您的事，今天有结果。",
    "没看清的地方请打电话。",
    "找谁都可以，窗口的人都能办。",
    "旧证没用了，请交回。",
    "用没用过的票据请分开。",
    "复印件没有用，请带原件。",
    "对不起，按《条例》第九条规定，我们不能办理，请您原谅。",
    "可以申请行政复议，六十日内向县卫健局提出。",
    "早来晚来一样接待。",
    "怎么不早说呢，这个网上就能办。",
    "明天再来取证就行。",
    "您讲的我都记下了。",
    "您讲什么话都可以，我们有翻译。",
    "我不懂方言，请同事来帮您。",
    "对不起，让您久等了。",
    "请携带户口簿和身份证。",
    "Please wait a moment, I will copy it.",
    "I don't know your new address; please write it down.",
    "That is not on the list, so you need not bring it.",
    "Call us before you come; we are open until 17:30.",
    "請您稍候，馬上辦好。",
];

/// A site with the phrases of the document.
fn site() -> State {
    let mut state = State::default();
    for phrase in phrases().unwrap() {
        state.catalogue.phrases.insert(phrase.id.clone(), phrase);
    }
    state
}

#[test]
fn a_phrase_never_said_is_found_whatever_its_punctuation_spaces_width_and_script() {
    let state = site();
    for (text, phrase) in STOPPED {
        let found = forbidden(&state, text).map(|phrase| phrase.id.as_str());
        assert_eq!(found.unwrap_or_default(), phrase, "{text}");
    }
}

#[test]
fn ordinary_sentences_are_sent() {
    let state = site();
    for text in SENT {
        let found = forbidden(&state, text).map(|phrase| phrase.id.as_str());
        assert_eq!(found, None, "{text}");
    }
}

#[test]
fn every_phrase_to_be_said_has_its_moment() {
    for phrase in phrases().unwrap() {
        let is_said = phrase.kind == PhraseKind::Recommended;
        assert_eq!(Moment::of(&phrase).is_some(), is_said, "{}: {}", phrase.id, phrase.situation);
    }
}

#[test]
fn every_guide_the_product_offers_may_be_shown() {
    let state = site();
    let (person, device) = (PersonId("p-1".to_owned()), DeviceId("d-1".to_owned()));
    let operation = OperationId("x-1".to_owned());
    let stamp = Stamp::unseen(operation, Actor::Person(person), device, Timestamp(0));
    let profiles = [Profile::Township, Profile::University, Profile::Hospital];
    for item in profiles.into_iter().flat_map(|profile| items(profile).unwrap()) {
        let code = item.code.clone();
        let add = catalogue::Operation::AddItem(AddItem { item: Box::new(item) });
        assert_eq!(judge(&state, &Operation::Catalogue(add), &stamp), Ok(None), "{code}");
    }
}
