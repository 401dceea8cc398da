//! A refusal's fields as people say them: names instead of ids, dates and times as they are spoken.

use std::cell::RefCell;
use std::sync::Arc;

use domain::copying::Proof;
use domain::text::Language;
use domain::time::{Date, TimeOfDay, Timestamp};
use domain::{ItemCode, PersonId, PostId, State};
use json::Value;
use serde::Serialize;

use crate::text::{clock_time, day, instant, of};

thread_local! {
    static KNOWN: RefCell<Arc<State>> = RefCell::default();
}

/// Takes the names of the site as it is now.
pub fn learn(state: Arc<State>) {
    KNOWN.with(|known| known.replace(state));
}

/// Returns the fields of a refusal or warning, each said in words.
pub fn values(fields: &impl Serialize, language: Language) -> Vec<(String, String)> {
    let mut inner = json::from_str(&json::to_string(fields)).ok();
    // Two names lead to the fields: the slice's and the refusal's own.
    for _ in 0..2 {
        let Some(Value::Object(one)) = inner else { return Vec::new() };
        inner = one.into_iter().next().map(|(_, value)| value);
    }
    let Some(Value::Object(fields)) = inner else { return Vec::new() };
    let known = KNOWN.with(|known| known.borrow().clone());
    let speaker = Speaker { known: &known, language };
    fields.iter().map(|(name, value)| (name.clone(), speaker.say(name, value))).collect()
}

/// Who says it: with which names, in which language.
struct Speaker<'a> {
    known: &'a State,
    language: Language,
}

impl Speaker<'_> {
    fn say(&self, name: &str, value: &Value) -> String {
        match value {
            Value::Text(text) => self.say_text(name, text),
            Value::Number(number) => self.say_number(name, *number),
            Value::Array(many) if many.is_empty() => of(self.language).refusal_nobody.to_owned(),
            Value::Array(many) => {
                let one = match name {
                    "own" => "post",
                    "could_cover" => "person",
                    other => other,
                };
                let all: Vec<String> = many.iter().map(|value| self.say(one, value)).collect();
                all.join(if self.language == Language::English { ", " } else { "、" })
            }
            Value::Object(_) => said_hours(value),
            Value::Null | Value::Bool(_) => String::new(),
        }
    }

    fn say_text(&self, name: &str, text: &str) -> String {
        let found = match name {
            "person" | "owner" | "by" | "to" | "expected" | "responsible" => {
                Some(self.person(text))
            }
            "post" => self.post(text),
            "item" => self.item(text),
            "date" | "due" | "usual" | "until" | "since" => {
                text.parse::<Date>().ok().map(|at| day(at, self.language))
            }
            "stage" => Some(self.stage(text).to_owned()),
            "needs" => Some(self.role(text).to_owned()),
            "missing" => self.proof(text),
            _ => None,
        };
        found.unwrap_or_else(|| text.to_owned())
    }

    fn person(&self, id: &str) -> String {
        let person = self.known.people.persons.get(&PersonId(id.to_owned()));
        person.map_or_else(
            || of(self.language).refusal_somebody.to_owned(),
            |person| person.name.clone(),
        )
    }

    fn post(&self, id: &str) -> Option<String> {
        let post = self.known.duty.posts.get(&PostId(id.to_owned()))?;
        Some(post.plan()?.name.say(self.language).to_owned())
    }

    fn item(&self, code: &str) -> Option<String> {
        let item = self.known.catalogue.item(&ItemCode(code.to_owned())).ok()?;
        Some(item.name.say(self.language).to_owned())
    }

    fn role(&self, name: &str) -> &'static str {
        let words = of(self.language);
        match name {
            "Supervisor" => words.refusal_role_supervisor,
            "Administrator" => words.refusal_role_administrator,
            _ => words.refusal_role_clerk,
        }
    }

    fn proof(&self, name: &str) -> Option<String> {
        let quoted = json::to_string(&name.to_owned());
        let proof = json::from_str::<Proof>(&quoted).ok()?;
        Some(super::proof(of(self.language), proof).to_owned())
    }

    fn stage(&self, name: &str) -> &'static str {
        let words = of(self.language);
        match name {
            "Reported" => words.repair_stage_reported,
            "Dispatched" => words.repair_stage_dispatched,
            "Accepted" => words.repair_stage_accepted,
            "Arrived" => words.repair_stage_arrived,
            "Done" => words.repair_stage_done,
            "Confirmed" => words.repair_stage_confirmed,
            _ => words.repair_stage_cancelled,
        }
    }

    fn say_number(&self, name: &str, number: i64) -> String {
        match name {
            "at" | "since" | "until" | "from" | "reopens" | "earliest"
                if number > 100_000_000_000 =>
            {
                instant(Timestamp(number), self.known.site.zone, self.language)
            }
            _ => number.to_string(),
        }
    }
}

/// Returns a span of a day: 09:00–12:00.
fn said_hours(hours: &Value) -> String {
    let time = |name| {
        let minutes = hours.get(name).and_then(Value::as_number).unwrap_or_default();
        clock_time(TimeOfDay(u16::try_from(minutes).unwrap_or_default()))
    };
    format!("{}–{}", time("from"), time("to"))
}
