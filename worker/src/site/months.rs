//! The windows' months in points, which no tablet holds. 2.11

use bianmin::api::{Monthly, Oversee, Problem};
use bianmin::months;
use domain::PersonId;
use domain::time::Timestamp;
use worker::Request;

use super::archive::Vouched;
use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::answer;

impl Site {
    /// Tells a person of the months of the windows that concern them, and does what they ask for.
    pub(super) async fn months(&self, request: Request, asked: &Asked) -> Answer {
        let Vouched { person, question, .. } = self.vouched::<Oversee>(request, asked).await?;
        let (now, acts) = (asked.now, question.act.is_some());
        let told = self.within(&asked.site, move |core| {
            core.oversee(&person, &question, now)?;
            core.monthly(&person, now)
        })?;
        if acts {
            self.durable().await?;
        }
        answer::json(200, &told, asked.secure).map_err(|error| failed(&error))
    }
}

impl Core {
    fn monthly(&self, person: &PersonId, now: Timestamp) -> Result<Monthly, Trouble> {
        let seen = months::seen(self.authority.state(), person, now);
        let (mut told, spoken) = seen.map_err(Problem::refused)?;
        told.words = self.all_said(spoken);
        Ok(told)
    }
}
