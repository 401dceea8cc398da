//! The dashboard of whoever oversees: the figures are the rules', the drawings are made here so that no tablet
//! carries what draws them.

use bianmin::api::{AskDashboard, Dashboard};
use bianmin::dashboard;
use worker::Request;

use super::archive::Vouched;
use super::core::Trouble;
use super::{Answer, Asked, Site, failed};
use crate::answer;

impl Site {
    /// Gives the figures of some weeks and their drawings.
    pub(super) async fn dashboard(&self, request: Request, asked: &Asked) -> Answer {
        let Vouched { person, question, .. } = self.vouched::<AskDashboard>(request, asked).await?;
        let now = asked.now;
        let dashboard = self.within(&asked.site, move |core| {
            let state = core.authority.state();
            let figures =
                dashboard::figures(state, &person, &question, now).map_err(Trouble::from)?;
            let told = dashboard::told(state, &person, question.weeks, now);
            let drawings = drawing::draw(state, &figures, &question);
            Ok(Dashboard { figures, told, drawings })
        })?;
        answer::json(200, &dashboard, asked.secure).map_err(|error| failed(&error))
    }
}
