//! The page of a number, a visit or a repair, for a tablet to hand over to the visitor as a code: its secret
//! is made here alone.

use bianmin::api::{Code, HandOver, HandedOver, Problem};
use domain::access::{self, Allowed};

use super::archive::Vouched;
use super::keys::Keys;
use super::{Answer, Asked, Site, failed};
use crate::answer;
use crate::site::ROOT;
use worker::Request;

impl Site {
    pub(super) async fn hand_over(&self, request: Request, asked: &Asked) -> Answer {
        let Vouched { person, question, .. } = self.vouched::<HandOver>(request, asked).await?;
        let now = asked.now;
        let path = self.within(&asked.site, move |core| {
            let state = core.authority.state();
            access::may(state, &person, Allowed::Service, now)
                .map_err(|refusal| Problem::refused(refusal.into()))?;
            let page = booking::to_hand_over(state, &question.of, (&person, now), &Keys(core));
            let page = page.ok_or_else(|| Problem::new(Code::NotFound, "it has no page yet"))?;
            Ok([ROOT, &core.site, &page].concat())
        })?;
        answer::json(200, &HandedOver { path }, asked.secure).map_err(|error| failed(&error))
    }
}
