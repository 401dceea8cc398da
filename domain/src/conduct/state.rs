//! All inspections and gifts of a site.

use serde::{Deserialize, Serialize};

use super::{Gift, Inspection, Step, What};
use crate::context::Stamp;
use crate::id::{GiftId, InspectionId};
use crate::map::Map;

/// All inspections and gifts of a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    inspections: Map<InspectionId, Inspection>,
    gifts: Map<GiftId, Gift>,
}

impl State {
    /// Returns an inspection.
    pub fn inspection(&self, id: &InspectionId) -> Option<&Inspection> {
        self.inspections.get(id)
    }

    /// Returns every inspection, by its name.
    pub fn inspections(&self) -> impl Iterator<Item = &Inspection> {
        self.inspections.values()
    }

    /// Returns a gift.
    pub fn gift(&self, id: &GiftId) -> Option<&Gift> {
        self.gifts.get(id)
    }

    /// Returns every gift, by its name.
    pub fn gifts(&self) -> impl Iterator<Item = &Gift> {
        self.gifts.values()
    }

    /// Puts an inspection in.
    pub(super) fn insert(&mut self, one: Inspection) {
        self.inspections.insert(one.id.clone(), one);
    }

    /// Puts a gift in.
    pub(super) fn insert_gift(&mut self, one: Gift) {
        self.gifts.insert(one.id.clone(), one);
    }

    /// Changes a gift; an unknown one is left alone.
    pub(super) fn gift_mut(&mut self, id: &GiftId) -> Option<&mut Gift> {
        self.gifts.get_mut(id)
    }

    /// Adds a step; an unknown inspection is left alone.
    pub(super) fn step(&mut self, id: &InspectionId, stamp: &Stamp, what: What) {
        let Some(by) = stamp.person().cloned() else { return };
        let Some(one) = self.inspections.get_mut(id) else { return };
        let operation = stamp.operation.clone();
        one.steps.push(Step { operation, at: stamp.at, by, what });
    }
}
