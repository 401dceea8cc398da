//! When a phrase is said: the document's situations, gathered as clerks know them. S2.2.2, S2.2.6, S2.3, S2.4

use std::collections::BTreeMap;

use crate::catalogue::{self, Phrase, PhraseKind};
use crate::text::{LANGUAGES, Text};

/// What stands where a phrase names what is not known here.
const GAP: &str = "……";

/// A moment at the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// 来有迎声. S2.2.2
    Arrives,
    /// The visitor is shown where to go. S2.2.6.2
    Directs,
    /// 问有答声. S2.2.2, S2.3.1.5
    Answers,
    /// Papers are missing: which are named. S2.2.6.4
    Papers,
    /// A form is filled in wrongly.
    Form,
    /// The visitor waits: somebody leaves the seat. S2.3.1.6
    Waits,
    /// Somebody comes back. S2.3.1.6
    Returns,
    /// What cannot be answered now is called back. S2.3.1.7
    NoAnswer,
    /// It is passed on to whoever answers for it. P-R24
    Forwards,
    /// Somebody above has to be asked.
    Instructions,
    /// Whoever is looked for is not here.
    Absent,
    /// Somebody goes first, if the others agree. S2.4.6
    Priority,
    /// It cannot be done, by a rule that is named. S2.4.9
    Refuses,
    /// The day is over, and the matter is not. S2.4.15
    AfterHours,
    Apology,
    Suggestion,
    Thanks,
    Thanked,
    /// Papers are given back. S2.4.19
    Originals,
    /// 走有送声. S2.2.2
    Leaves,
    PhoneGreets,
    PhoneAsks,
    PhoneExplains,
    PhoneEnds,
    /// 请 opens every request. S2.2.6.3
    Please,
}

/// The moments in the order they come in, each with the name it is kept by and the situations of the document.
const ALL: [(Moment, &str, &[&str]); 25] = [
    (Moment::Arrives, "arrives", &["greet/reception", "greet on arrival", "greet", "ask need"]),
    (Moment::Directs, "directs", &["direct to room/person", "direct to another place", "refer"]),
    (
        Moment::Answers,
        "answers",
        &[
            "handling: procedure",
            "handling: check understanding",
            "handling: calm",
            "calm",
            "check understanding",
        ],
    ),
    (Moment::Papers, "papers", &["formalities incomplete", "handling: documents"]),
    (Moment::Form, "form", &["handling: form error"]),
    (Moment::Waits, "waits", &["leaving midway", "queue", "interrupted by phone"]),
    (Moment::Returns, "returns", &["returning after a long absence", "after wait"]),
    (Moment::NoAnswer, "no_answer", &["cannot answer", "leave phone"]),
    (Moment::Forwards, "forwards", &["forward"]),
    (Moment::Instructions, "instructions", &["need instructions"]),
    (Moment::Absent, "absent", &["absent colleague"]),
    (Moment::Priority, "priority", &["urgent case of another visitor"]),
    (Moment::Refuses, "refuses", &["refuse with ground", "rule forbids"]),
    (Moment::AfterHours, "after_hours", &["after hours"]),
    (Moment::Apology, "apology", &["apology", "own mistake"]),
    (Moment::Suggestion, "suggestion", &["suggestion", "apology/feedback"]),
    (Moment::Thanks, "thanks", &["thanks"]),
    (Moment::Thanked, "thanked", &["reply to thanks", "reply to apology/thanks"]),
    (Moment::Originals, "originals", &["return documents"]),
    (Moment::Leaves, "leaves", &["farewell"]),
    (
        Moment::PhoneGreets,
        "phone_greets",
        &["phone: first words", "phone: greet", "phone: identify"],
    ),
    (Moment::PhoneAsks, "phone_asks", &["phone: ask"]),
    (
        Moment::PhoneExplains,
        "phone_explains",
        &[
            "phone: explain (hold)",
            "phone: explain (call later)",
            "phone: absent",
            "phone: wrong extension",
            "phone: noted",
            "phone: bad line",
            "phone: call back",
        ],
    ),
    (Moment::PhoneEnds, "phone_ends", &["phone: end", "phone: end (after consent)"]),
    (Moment::Please, "please", &["any request"]),
];

impl Moment {
    /// Returns every moment, in the order they come in.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.into_iter().map(|(moment, ..)| moment)
    }

    /// Returns the name it is kept by.
    pub fn key(self) -> &'static str {
        let found = ALL.into_iter().find(|(moment, ..)| *moment == self);
        found.map_or("", |(_, key, _)| key)
    }

    /// Returns when a phrase is said; nothing for those never said and for words of no moment.
    pub fn of(phrase: &Phrase) -> Option<Self> {
        let said = phrase.situation.as_str();
        let own = |(_, key, of): &(Self, &str, &[&str])| *key == said || of.contains(&said);
        let found = ALL.into_iter().find(own).map(|(moment, ..)| moment);
        found.filter(|_| phrase.kind == PhraseKind::Recommended)
    }
}

/// Returns the phrases of a moment: the site's own first, as they are more to the point.
pub fn said_at(catalogue: &catalogue::State, moment: Moment) -> Vec<&Phrase> {
    let all = catalogue.phrases.values().filter(|one| Moment::of(one) == Some(moment));
    let mut all: Vec<&Phrase> = all.collect();
    all.sort_by_key(|one| one.situation != moment.key());
    all
}

/// Returns a phrase as it is said here: what it names stands in its places, as far as it is known.
pub fn spoken(phrase: &Phrase, known: &BTreeMap<&str, Text>) -> Text {
    let [hans, hant, en] = LANGUAGES.map(|language| {
        let mut said = phrase.text.say(language).to_owned();
        for (name, value) in known {
            said = said.replace(&["{", name, "}"].concat(), value.say(language));
        }
        without_places(&said)
    });
    Text { hans, hant, en }
}

/// Leaves a gap where something is named that is not known.
fn without_places(said: &str) -> String {
    let mut parts = said.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(GAP);
        out.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    out
}
