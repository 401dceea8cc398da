//! What must hold of the words that reach a visitor, one clause each.

use super::fold::{Particles, Script};
use super::outgoing::reaches_a_visitor;
use super::{Refusal, Warning};
use crate::catalogue::Phrase;
use crate::context::Stamp;
use crate::text::Text;
use crate::{Operation, State};

/// The fewest characters a phrase has without its particles, to be found without them.
const SHORTEST: usize = 4;

/// How much may stand between two parts of a phrase that belong together, in characters.
const BETWEEN: usize = 4;

/// How something begins that is asked of somebody; whatever is asked otherwise is told apart by no program.
const REQUESTS: [&str; 36] = [
    "带好",
    "带上",
    "带齐",
    "带来",
    "补交",
    "补齐",
    "补全",
    "补填",
    "填写",
    "填好",
    "填完",
    "提交",
    "交来",
    "交齐",
    "拿来",
    "拿好",
    "拿着",
    "出示",
    "等一下",
    "等着",
    "稍等",
    "重填",
    "重新",
    "打电话",
    "回去",
    "明天来",
    "明天再来",
    "下周来",
    "改天来",
    "到时候来",
    "先去",
    "先到",
    "不要",
    "别忘",
    "必须",
    "赶快",
];

/// What begins like a request and is the name of something.
const NAMES: [&str; 5] = ["补交材料", "填写说明", "填写日期", "提交时间", "重新办理的"];

/// What makes it civil.
const PLEASE: [&str; 5] = ["请", "烦", "劳驾", "好吗", "可以吗"];

/// S2.3.3 Nothing that is never to be said is told to a visitor: not with other punctuation, spaces, width or script
/// either. A tablet that had not heard of the list when it was written is not held to it.
///
/// # Errors
/// The first phrase that is found.
pub fn civil(state: &State, texts: &[&str], stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.seen < state.catalogue.phrases_place {
        return Ok(());
    }
    texts.iter().try_for_each(|text| not_said(state, text))
}

/// S2.3.3 The words beside what is done about a complaint are held to the same list, where the visitor reads them.
///
/// # Errors
/// The first phrase that is found.
pub fn civil_beside(state: &State, operation: &Operation, words: &str) -> Result<(), Refusal> {
    if reaches_a_visitor(operation) { not_said(state, words) } else { Ok(()) }
}

fn not_said(state: &State, text: &str) -> Result<(), Refusal> {
    let Some(phrase) = forbidden(state, text) else { return Ok(()) };
    Err(Refusal::Forbidden { phrase: phrase.id.clone(), text: phrase.text.hans.clone() })
}

/// S2.3.3 Returns the phrase never to be said that a text has in it, in whichever language.
pub fn forbidden<'a>(state: &'a State, text: &str) -> Option<&'a Phrase> {
    let script = Script::of(&state.catalogue);
    let found = |one: &str, particles| {
        let parts = script.parts(one, particles);
        let long = parts.iter().map(|part| part.chars().count()).sum::<usize>() >= SHORTEST;
        let stands = long || particles == Particles::Alike;
        stands && has(&script.fold(text, particles), &parts)
    };
    let mut phrases = state.catalogue.forbidden_phrases();
    phrases.find(|phrase| {
        let Text { hans, hant, en } = &phrase.text;
        let all = [hans, hant, en].into_iter();
        let mut all = all.flat_map(|one| [Particles::Left, Particles::Alike].map(|how| (one, how)));
        all.any(|(one, how)| found(one, how))
    })
}

/// Says whether a text has the parts of a phrase one after the other, with little between them.
fn has(said: &str, parts: &[String]) -> bool {
    let Some((first, rest)) = parts.split_first() else { return false };
    said.match_indices(first.as_str()).any(|(at, _)| follows(&said[at + first.len()..], rest))
}

/// Says whether the rest of a phrase follows.
fn follows(after: &str, rest: &[String]) -> bool {
    let Some((next, rest)) = rest.split_first() else { return true };
    let near: String = after.chars().take(BETWEEN + next.chars().count()).collect();
    let found = near.find(next.as_str());
    found.is_some_and(|at| follows(&after[at + next.len()..], rest))
}

/// S2.2.6.3 Returns the first text that asks something of the visitor without saying 请.
pub fn please(texts: &[&str]) -> Option<Warning> {
    let script = Script::usual();
    let asks = |text: &&&str| {
        let folded = script.fold(text, Particles::Alike);
        let civil = PLEASE.iter().any(|one| folded.contains(&script.fold(one, Particles::Alike)));
        let parts = script.parts(text, Particles::Alike);
        let begins = |part: &String| {
            let with = |one: &&str| part.starts_with(one);
            REQUESTS.iter().any(&with) && !NAMES.iter().any(with)
        };
        !civil && parts.iter().any(begins)
    };
    texts.iter().find(asks).map(|text| Warning::NoPlease { text: (**text).to_owned() })
}
