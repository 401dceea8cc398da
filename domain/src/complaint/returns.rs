//! Return visits: after the answer to a bad rating with a name somebody asks whether it has mended anything.
//! All of them are made or end as not reached: which wait, and how many there were. 2.9

use super::{Complaint, Kind, State as Complaints, Step, What};

/// After how many tries somebody is not reached.
pub const MOST_TRIES: usize = 3;

/// How far the return visit of a complaint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Return {
    /// None is asked for: it is no bad rating, without a name, or not answered.
    NotAsked,
    /// It waits, after so many tries.
    Waiting {
        tries: usize,
    },
    Made,
    /// It was tried often enough.
    NotReached,
}

/// How many return visits there are, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub made: usize,
    pub not_reached: usize,
    pub waiting: usize,
}

impl Tally {
    /// Returns how many are due in all.
    pub fn due(self) -> usize {
        self.made + self.not_reached + self.waiting
    }
}

/// 2.9 After its answer a bad rating with a name has a return visit, once they are reached; three tries in
/// vain end it. Another answer asks for another one.
pub fn of(one: &Complaint) -> Return {
    if one.is_open() || one.kind != Kind::BadRating || !one.named {
        return Return::NotAsked;
    }
    let tries: Vec<bool> = tries(one).map(|(_, reached)| reached).collect();
    if tries.contains(&true) {
        Return::Made
    } else if tries.len() >= MOST_TRIES {
        Return::NotReached
    } else {
        Return::Waiting { tries: tries.len() }
    }
}

/// Returns the return visits since the last answer, the newest first: whether somebody was reached.
pub fn tries(one: &Complaint) -> impl Iterator<Item = (&Step, bool)> {
    let since = one.steps.iter().rev().take_while(|step| !step.what.answers());
    since.filter_map(|step| Some((step, step.what.reached()?)))
}

/// Returns the complaints whose return visit waits, the oldest first.
pub fn waiting(complaints: &Complaints) -> impl Iterator<Item = &Complaint> {
    complaints.all().filter(|one| match of(one) {
        Return::Waiting { .. } => true,
        Return::NotAsked | Return::Made | Return::NotReached => false,
    })
}

/// Counts the return visits of some complaints.
pub fn tally(complaints: &Complaints) -> Tally {
    let mut tally = Tally::default();
    for one in complaints.all() {
        match of(one) {
            Return::NotAsked => {}
            Return::Waiting { .. } => tally.waiting += 1,
            Return::Made => tally.made += 1,
            Return::NotReached => tally.not_reached += 1,
        }
    }
    tally
}

impl What {
    fn answers(self) -> bool {
        match self {
            Self::Answered(_) => true,
            Self::Filed
            | Self::Acknowledged
            | Self::Accepted
            | Self::Extended { .. }
            | Self::ReturnVisit { .. }
            | Self::SaidMore
            | Self::PhotoShown
            | Self::Reopened
            | Self::FirstContact { .. } => false,
        }
    }

    fn reached(self) -> Option<bool> {
        match self {
            Self::ReturnVisit { reached } => Some(reached),
            Self::Filed
            | Self::Acknowledged
            | Self::Accepted
            | Self::Extended { .. }
            | Self::Answered(_)
            | Self::SaidMore
            | Self::PhotoShown
            | Self::Reopened
            | Self::FirstContact { .. } => None,
        }
    }
}
