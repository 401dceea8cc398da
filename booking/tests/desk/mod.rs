//! A resident's desk: the town, a phone, and a door that knows everybody by plain words.

#![allow(dead_code, reason = "each test uses what it needs of the desk")]

use std::cell::Cell;
use std::collections::BTreeMap;

use booking::{Asked, Door, Reply, answer, done, found};
use domain::contact::Personal;
use domain::time::{TimeOfDay, Timestamp, Zone};
use domain::{AppointmentId, OperationId, Refusal, SubjectId};

use crate::township::Township;
pub use crate::township::date;

pub struct Desk {
    pub town: Township,
    pub known: Vec<(Personal, SubjectId)>,
    pub keys: Cell<u32>,
    /// What was said with some operations.
    pub said: BTreeMap<OperationId, Personal>,
}

/// Returns an instant of May 2024.
pub fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), Zone::default())
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

impl Door for Desk {
    fn token(&self, slip: &OperationId) -> String {
        format!("t-{slip}")
    }

    fn admit(&self, token: &str) -> Option<OperationId> {
        token.strip_prefix("t-").map(|id| OperationId(id.to_owned()))
    }

    fn code(&self, _: &OperationId) -> String {
        "7K3M 9QXA".to_owned()
    }

    fn digits(&self, _: &OperationId) -> String {
        "0731".to_owned()
    }

    fn known(&self, personal: &Personal) -> Option<SubjectId> {
        let known = self.known.iter().find(|(one, _)| one == personal);
        known.map(|(_, subject)| subject.clone())
    }

    fn said(&self, operation: &OperationId) -> Option<Personal> {
        let said = self.said.get(operation).cloned();
        said.or_else(|| Some(Personal { name: "张大姐".to_owned(), ..Personal::default() }))
    }

    fn photo(&self, _: &OperationId) -> Option<Vec<u8>> {
        Some(include_bytes!("../photos/progressive.jpg").to_vec())
    }

    fn key(&self) -> String {
        self.keys.set(self.keys.get() + 1);
        format!("key-{}", self.keys.get())
    }
}

impl Desk {
    pub fn new() -> Self {
        let town = Township::morning();
        Self { town, known: Vec::new(), keys: Cell::new(0), said: BTreeMap::new() }
    }

    /// Returns the request for a page.
    pub fn asked(&self, path: &str, query: &[(&str, &str)]) -> Asked {
        Asked {
            base: "/w/town".to_owned(),
            origin: "https://example.org".to_owned(),
            path: path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
            query: pairs(query),
            now: self.town.now,
            ..Asked::default()
        }
    }

    fn form(&self, path: &str, form: &[(&str, &str)]) -> Asked {
        Asked { post: true, form: pairs(form), ..self.asked(path, &[]) }
    }

    pub fn get(&self, path: &str, query: &[(&str, &str)]) -> Reply {
        self.keys.set(0);
        answer(&self.town.state, &self.asked(path, query), self)
    }

    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Reply {
        self.keys.set(0);
        answer(&self.town.state, &self.form(path, form), self)
    }

    pub fn done(
        &self,
        path: &str,
        form: &[(&str, &str)],
        outcome: &Result<AppointmentId, Refusal>,
    ) -> Reply {
        let outcome = outcome.clone().map(|appointment| OperationId(appointment.0));
        done(&self.town.state, &self.form(path, form), &outcome, self)
    }

    pub fn found(&self, form: &[(&str, &str)], appointment: Option<&AppointmentId>) -> Reply {
        let slip = appointment.map(|one| OperationId(one.0.clone()));
        found(&self.town.state, &self.form("/my", form), slip.as_ref(), self)
    }

    /// Returns a page that is answered with a status.
    pub fn page(&self, status: u16, path: &str, query: &[(&str, &str)]) -> String {
        written(status, self.get(path, query))
    }

    /// Returns the page a form is answered with.
    pub fn sent(&self, status: u16, path: &str, form: &[(&str, &str)]) -> String {
        written(status, self.post(path, form))
    }

    /// Lets a resident do something, as the Worker would.
    pub fn does(&mut self, operation: &domain::Operation) -> Result<AppointmentId, Refusal> {
        self.town.visitor(operation).map(|_| AppointmentId::from(&self.town.last))
    }

    /// Books FP01 at the first window.
    pub fn book(&mut self, from: Timestamp) -> AppointmentId {
        self.town.books_by_phone(from)
    }
}

fn written(status: u16, reply: Reply) -> String {
    let Reply::Page { status: found, html } = reply else { panic!("no page: {reply:?}") };
    assert_eq!(found, status, "{html}");
    html
}
