//! Posts, rosters, absences and the marks of duty, each mark at its own time.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Correction, Day};
use crate::calendar::WeekHours;
use crate::id::{
    AbsenceId, CorrectionId, DepartmentId, DeviceId, ItemCode, OperationId, PersonId, PostId,
};
use crate::map::Map;
use crate::text::Text;
use crate::time::{Date, Hours, Span, TimeOfDay, Timestamp, Zone, shift};

/// For how many days the working set keeps marks, rosters and absences: a year's assessment and its
/// month of appeal. Older ones are in the log.
pub const KEPT_DAYS: i64 = 400;

/// Which service items a post serves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    #[default]
    All,
    Only(BTreeSet<ItemCode>),
}

/// How a post is set up. S1.3.2 One A, at least one B.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The window's number, as it hangs above it.
    pub number: u8,
    pub name: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    #[serde(default)]
    pub scope: Scope,
    pub a: PersonId,
    /// In the order in which they stand in for A.
    pub b: Vec<PersonId>,
    /// The post's own week, where it differs from the site's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<WeekHours>,
}

/// A set-up and the instant from which it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub from: Timestamp,
    pub operation: OperationId,
    pub plan: Plan,
}

/// A window's post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    pub id: PostId,
    /// Every set-up it has had, the oldest first: who was responsible stays derivable.
    pub terms: Vec<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Timestamp>,
}

/// Who is to stand where and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    pub post: PostId,
    pub date: Date,
    pub hours: Hours,
    pub person: PersonId,
}

/// A published roster of one day, and the instant from which it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    pub from: Timestamp,
    pub operation: OperationId,
    pub shifts: Vec<Shift>,
}

/// Why a person is away, as the attendance register names it. Practice 2.10
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AbsenceKind {
    /// 公出, 出差
    Official,
    /// 外出登记
    Errand,
    /// 培训, 会议
    Training,
    /// 事假
    Personal,
    /// 病假
    Sick,
    /// 年休假
    Annual,
    /// 婚假
    Marriage,
    /// 产假, 护理假
    Maternity,
    /// 丧假
    Bereavement,
    /// 探亲假
    FamilyVisit,
    /// 工伤
    WorkInjury,
    /// 调休
    TimeOff,
}

/// A planned absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    pub id: AbsenceId,
    pub person: PersonId,
    pub span: Span,
    pub kind: AbsenceKind,
    /// From then on the person is not absent after all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Timestamp>,
}

/// Posts and duty of one site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    #[serde(default)]
    pub posts: Map<PostId, Post>,
    /// The published rosters of a day, the oldest first; a day without one is A's.
    #[serde(default)]
    pub rosters: Map<Date, Vec<Edition>>,
    #[serde(default)]
    pub absences: Map<AbsenceId, Absence>,
    #[serde(default)]
    pub days: Map<Date, Day>,
    /// What persons asked to have corrected of their own attendance.
    #[serde(default)]
    pub corrections: Map<CorrectionId, Correction>,
    /// Until when each tablet has shown all it knew, by its own clock; noted after a day's close.
    #[serde(default)]
    pub heard: Map<DeviceId, Timestamp>,
}

impl Plan {
    /// Returns A and then each B, in the order in which they stand in.
    pub fn members(&self) -> impl Iterator<Item = &PersonId> {
        std::iter::once(&self.a).chain(&self.b)
    }

    /// Says whether a person is A or B.
    pub fn names(&self, person: &PersonId) -> bool {
        self.members().any(|member| member == person)
    }
}

impl Scope {
    /// Says whether an item is served.
    pub fn serves(&self, item: &ItemCode) -> bool {
        match self {
            Self::All => true,
            Self::Only(items) => items.contains(item),
        }
    }
}

impl Post {
    /// Returns the set-up of now: the latest.
    pub fn plan(&self) -> Option<&Plan> {
        self.terms.last().map(|term| &term.plan)
    }

    /// Returns the set-up at an instant: before the first one, the first.
    pub fn plan_at(&self, at: Timestamp) -> Option<&Plan> {
        let holds = |term: &&Term| term.from <= at;
        self.terms.iter().rev().find(holds).or(self.terms.first()).map(|term| &term.plan)
    }

    /// Returns from when and until when the post exists.
    pub fn span(&self) -> Span {
        let from = self.terms.first().map_or(Timestamp(i64::MAX), |term| term.from);
        Span { from, to: self.closed.unwrap_or(Timestamp(i64::MAX)) }
    }

    /// Takes in a set-up at its own time.
    pub(super) fn set(&mut self, term: Term) {
        let key = |term: &Term| (term.from, term.operation.clone());
        let place = self.terms.partition_point(|other| key(other) < key(&term));
        self.terms.insert(place, term);
    }
}

impl Absence {
    /// Says whether the person is away at an instant.
    pub fn covers(&self, at: Timestamp) -> bool {
        self.span.from <= at && at < self.until()
    }

    /// Returns the end: the planned one, or that of the cancellation.
    pub fn until(&self) -> Timestamp {
        self.cancelled.map_or(self.span.to, |cancelled| cancelled.min(self.span.to))
    }
}

impl State {
    /// Returns the posts of now, by number.
    pub fn open_posts(&self) -> Vec<(&Post, &Plan)> {
        let stands = |post: &&Post| post.closed.is_none();
        let mut posts: Vec<(&Post, &Plan)> = self
            .posts
            .values()
            .filter(stands)
            .filter_map(|post| post.plan().map(|plan| (post, plan)))
            .collect();
        posts.sort_by_key(|(_, plan)| plan.number);
        posts
    }

    /// Returns a post a person is A or B of, if there is one.
    pub fn held_by(&self, person: &PersonId) -> Option<&Post> {
        self.open_posts().into_iter().find(|(_, plan)| plan.names(person)).map(|(post, _)| post)
    }

    /// Returns the shifts that hold at an instant of a day; nothing where no roster does.
    pub fn shifts_at(&self, date: Date, at: Timestamp) -> &[Shift] {
        let editions = self.rosters.get(&date).map_or(&[][..], Vec::as_slice);
        let holds = |edition: &&Edition| edition.from <= at;
        editions.iter().rev().find(holds).map_or(&[], |edition| &edition.shifts)
    }

    /// Returns what is marked on a day, if anything is.
    pub fn day(&self, date: Date) -> Option<&Day> {
        self.days.get(&date)
    }

    /// Takes in a published roster of one day at its own time.
    pub(super) fn publish(&mut self, date: Date, edition: Edition) {
        let key = |edition: &Edition| (edition.from, edition.operation.clone());
        self.rosters.change(date, |editions| {
            let place = editions.partition_point(|other| key(other) < key(&edition));
            editions.insert(place, edition);
        });
    }

    /// Lets go of what is older than [`KEPT_DAYS`] on a new day.
    pub(super) fn begin(&mut self, date: Date) {
        if self.days.contains_key(&date) {
            return;
        }
        let limit = shift(date, -KEPT_DAYS - 1);
        self.days = self.days.after(&limit);
        self.rosters = self.rosters.after(&limit);
        let oldest = Timestamp::at(limit, TimeOfDay(0), Zone::default());
        let kept = |(_, absence): &(&AbsenceId, &Absence)| absence.until() >= oldest;
        self.absences =
            self.absences.iter().filter(kept).map(|(id, one)| (id.clone(), one.clone())).collect();
        let kept = |(_, one): &(&CorrectionId, &Correction)| one.date > limit;
        let corrections = self.corrections.iter().filter(kept);
        self.corrections = corrections.map(|(id, one)| (id.clone(), one.clone())).collect();
    }

    /// Says whether a person has a planned absence at an instant.
    pub fn is_absent(&self, person: &PersonId, at: Timestamp) -> bool {
        self.absences.values().any(|absence| absence.person == *person && absence.covers(at))
    }
}
