//! The requests for copies of a site that are at hand.

use serde::{Deserialize, Serialize};

use super::Request;
use crate::id::CopyId;
use crate::map::Map;

/// The requests for copies of one site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    requests: Map<CopyId, Request>,
}

impl State {
    /// Returns a request.
    pub fn get(&self, id: &CopyId) -> Option<&Request> {
        self.requests.get(id)
    }

    /// Returns every request at hand, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Request> {
        self.requests.values()
    }

    /// Puts a request in.
    pub(super) fn insert(&mut self, one: Request) {
        self.requests.insert(one.id.clone(), one);
    }

    /// Takes a request out for good.
    pub(crate) fn remove(&mut self, id: &CopyId) {
        self.requests.remove(id);
    }

    /// Changes a request; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &CopyId, change: impl FnOnce(&mut Request)) {
        if let Some(one) = self.requests.get_mut(id) {
            change(one);
        }
    }
}
