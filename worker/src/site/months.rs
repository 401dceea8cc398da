//! The windows' months in points, which no tablet holds. 2.11

use bianmin::api::{Monthly, Problem};
use bianmin::months;

use super::core::{Core, Trouble};
use super::oversight::Reader;

impl Core {
    /// Tells a person of the months of the windows that concern them.
    pub(super) fn monthly(&self, reader: &Reader) -> Result<Monthly, Trouble> {
        let seen = months::seen(self.authority.state(), &reader.person, reader.now);
        let (mut told, spoken) = seen.map_err(Problem::refused)?;
        told.words = self.all_said(spoken);
        Ok(told)
    }
}
