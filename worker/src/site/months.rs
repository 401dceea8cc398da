//! The windows' months in points, which no tablet holds. 2.11

use bianmin::api::{Monthly, Problem};
use bianmin::months;
use domain::PersonId;
use domain::time::Timestamp;

use super::core::{Core, Trouble};

impl Core {
    /// Tells a person of the months of the windows that concern them.
    pub(super) fn monthly(&self, person: &PersonId, now: Timestamp) -> Result<Monthly, Trouble> {
        let seen = months::seen(self.authority.state(), person, now);
        let (mut told, spoken) = seen.map_err(Problem::refused)?;
        told.words = self.all_said(spoken);
        Ok(told)
    }
}
