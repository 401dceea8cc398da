//! One repair: where it stands, who comes, and what was done. UL01, UL02

use serde::{Deserialize, Serialize};

use super::rules::MOST_PHOTOS;
use super::{Danger, Kind, Reported, Stage, Step, What};
use crate::contact::Look;
use crate::context::Stamp;
use crate::id::{BuildingId, OperationId, PersonId, RepairId, TeamId};
use crate::time::Timestamp;

/// Who was sent, and comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// By which operation.
    pub dispatch: OperationId,
    pub team: TeamId,
    /// When they said last that they come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Timestamp>,
    /// When they expect to be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
}

impl Sent {
    /// Returns a team that has not said anything yet.
    pub(super) fn new(dispatch: OperationId, team: TeamId) -> Self {
        Self { dispatch, team, said: None, expected: None }
    }
}

/// A repair. UL01, UL02
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    pub id: RepairId,
    /// The number it is spoken of by, such as `W261128-00-17-K`.
    pub no: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
    /// Who follows it to its end; nobody yet where a resident reported it and nobody was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// The report, or the operation that opened it again last.
    pub round: OperationId,
    /// Who was sent in this round last, or is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Sent>,
    /// When a team said first in this round that it comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Timestamp>,
    /// Since when it is broken, as far as is known: reported, or last reopened.
    pub since: Timestamp,
    /// Since when it is known in this round to be urgent; kept where that turns out not to be so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgent_since: Option<Timestamp>,
    /// Since when it stands where it does.
    pub reached: Timestamp,
    pub stage: Stage,
    /// The operation that ended this round, while it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<OperationId>,
    /// What was done, in the order in which it was learned.
    pub steps: Vec<Step>,
    /// Who was shown the name and the phone, and when. S2.1.7
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looks: Vec<Look>,
}

impl Repair {
    /// Begins with the report.
    pub(super) fn new(reported: &Reported, stamp: &Stamp) -> Self {
        let Reported { no, building, kind, danger } = reported.clone();
        let mut one = Self {
            id: RepairId::from(&stamp.operation),
            no,
            building,
            kind,
            danger,
            owner: stamp.person().cloned(),
            round: stamp.operation.clone(),
            sent: None,
            answered: None,
            since: stamp.at,
            urgent_since: danger.map(|_| stamp.at),
            reached: stamp.at,
            stage: Stage::Reported,
            end: None,
            steps: Vec::new(),
            looks: Vec::new(),
        };
        one.note(stamp, What::Reported);
        one
    }

    pub(super) fn note(&mut self, stamp: &Stamp, what: What) {
        let (operation, by) = (stamp.operation.clone(), stamp.person().cloned());
        self.steps.push(Step { operation, at: stamp.at, by, what });
    }

    /// Goes on to a stage; its wait begins where it was not there yet, and with each team that is sent.
    pub(super) fn reach(&mut self, stage: Stage, stamp: &Stamp) {
        let again = stage == self.stage && stage != Stage::Dispatched;
        if !again {
            self.stage = stage;
            self.reached = stamp.at;
        }
    }

    /// Turns out to be as urgent as that. Its minutes count from when that is known, once in a round.
    pub(super) fn becomes(&mut self, danger: Option<Danger>, stamp: &Stamp) {
        self.danger = danger;
        if danger.is_some() && self.urgent_since.is_none() {
            self.urgent_since = Some(stamp.at);
            self.reached = stamp.at.max(self.reached);
        }
    }

    /// Ends the round.
    pub(super) fn end(&mut self, stage: Stage, stamp: &Stamp) {
        self.reach(stage, stamp);
        self.end = Some(stamp.operation.clone());
    }

    /// Begins another round, with nobody sent. Its clocks begin anew, but for whoever called it over themselves:
    /// on the page of what staff wrote down, that may be staff as well.
    pub(super) fn begin_again(&mut self, stamp: &Stamp) {
        let own = match stamp.person() {
            Some(person) => self.ending().is_some_and(|step| step.by.as_ref() == Some(person)),
            None => self.stage == Stage::Cancelled && !self.is_of_resident(),
        };
        self.round = stamp.operation.clone();
        (self.sent, self.answered, self.end) = (None, None, None);
        self.stage = Stage::Reported;
        self.reached = stamp.at;
        if !own {
            self.since = stamp.at;
            self.urgent_since = self.danger.map(|_| stamp.at);
        }
    }

    /// Returns the round a dispatch was for, and the team that was sent by it.
    pub fn dispatch(&self, dispatch: &OperationId) -> Option<(&OperationId, &TeamId)> {
        let step = self.steps.iter().find(|step| step.operation == *dispatch)?;
        let What::Dispatched { round, team } = &step.what else { return None };
        Some((round, team))
    }

    /// Returns by which operation the team that comes, or is there, was sent.
    pub fn comes(&self) -> Option<&OperationId> {
        self.sent.as_ref().map(|sent| &sent.dispatch)
    }

    /// Says whether nobody need come any more and the team that was sent does not know it yet, as far as is
    /// known.
    pub fn awaits_standing_down(&self) -> bool {
        self.stage == Stage::Cancelled && self.sent.is_some()
    }

    /// UL01, UL02 Returns the teams of this round that may still come though nobody need, or though another was
    /// sent after them: nobody wrote down that they know.
    pub fn may_still_come(&self) -> Vec<&TeamId> {
        if !self.stage.is_open() && self.stage != Stage::Cancelled {
            return Vec::new();
        }
        let own = self.sent.as_ref().filter(|_| !self.awaits_standing_down());
        let mut teams: Vec<&TeamId> = Vec::new();
        for (place, step) in self.steps.iter().enumerate() {
            let What::Dispatched { round, team } = &step.what else { continue };
            let comes = own.is_some_and(|own| own.team == *team);
            let asked = *round == self.round && !comes && !self.has_heard(team, place);
            if asked && !teams.contains(&team) {
                teams.push(team);
            }
        }
        teams
    }

    /// Says whether a team was there, or was told, after the step at a place.
    fn has_heard(&self, team: &TeamId, place: usize) -> bool {
        self.steps[place..].iter().any(|step| match &step.what {
            What::Arrived { dispatch }
            | What::Finished { dispatch, .. }
            | What::StoodDown { dispatch } => {
                self.dispatch(dispatch).is_some_and(|(_, sent)| sent == team)
            }
            What::Reported
            | What::Corrected { .. }
            | What::PhotoShown
            | What::Taken
            | What::Dispatched { .. }
            | What::Accepted { .. }
            | What::Confirmed { .. }
            | What::Reopened
            | What::Cancelled { .. } => false,
        })
    }

    /// Returns by which operation a team was sent last.
    pub fn last_sent(&self, team: &TeamId) -> Option<&OperationId> {
        let of = |step: &&Step| matches!(&step.what, What::Dispatched { team: sent, .. } if sent == team);
        self.steps.iter().rev().find(of).map(|step| &step.operation)
    }

    /// Takes the team of a dispatch for who has come, where it is of this round; says whether it is.
    pub(super) fn comes_by(&mut self, dispatch: &OperationId) -> bool {
        let Some((round, team)) = self.dispatch(dispatch) else { return false };
        let (this_round, team) = (*round == self.round, team.clone());
        if this_round && self.comes() != Some(dispatch) {
            self.sent = Some(Sent::new(dispatch.clone(), team));
        }
        this_round
    }

    /// UL01 Says whether it is urgent.
    pub fn is_urgent(&self) -> bool {
        self.danger.is_some()
    }

    /// Says whether a resident reported it by themselves.
    pub fn is_of_resident(&self) -> bool {
        self.steps.first().is_some_and(|step| step.by.is_none())
    }

    /// Says whether it was open again after it was done.
    pub fn is_reopened(&self) -> bool {
        self.round.0 != self.id.0
    }

    /// Returns the step by which the round ended, while it is over.
    pub fn ending(&self) -> Option<&Step> {
        let end = self.end.as_ref()?;
        self.steps.iter().find(|step| step.operation == *end)
    }

    /// Returns the steps whose words, place, name and phone travel apart, the last first.
    pub fn said(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().rev().filter(|step| step.what.is_said())
    }

    /// Returns the steps with a photo.
    pub fn photos(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.what == What::PhotoShown)
    }

    /// Returns how many photos may still be shown of it.
    pub fn photos_left(&self) -> usize {
        MOST_PHOTOS.saturating_sub(self.photos().count())
    }
}
