//! The operator opens a site: its setup is decided in order, all of it or nothing.

use bianmin::api::{Claim, Code, CodeFor, FirstPin, OPENING_LIMIT, OpenSite, Opened, Problem};
use bianmin::rules::OPERATOR;
use domain::time::{Minutes, Timestamp};
use sync::ledger::Ledger;
use worker::Request;

use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::store::doors::Purpose;
use crate::{answer, body};

/// How long the administrator's first code is good.
const FIRST_CODE: Minutes = Minutes(7 * 24 * 60);

impl Site {
    pub(super) async fn open(&self, mut request: Request, asked: &Asked) -> Answer {
        let bytes = body::read(&mut request, OPENING_LIMIT).await?;
        let opening: OpenSite = body::parse(&bytes)?;
        let (authorization, now) = (asked.authorization.clone(), asked.now);
        let opened = self.within(&asked.site, move |core| {
            if !core.secrets.is_operator(authorization.as_deref()) {
                return Err(Problem::new(Code::NotProven, "only the operator opens a site").into());
            }
            core.open_site(&opening, now).map_err(Trouble::abandon)
        })?;
        self.durable().await?;
        answer::json(201, &opened, asked.secure).map_err(|error| failed(&error))
    }
}

impl Core {
    fn open_site(&mut self, opening: &OpenSite, now: Timestamp) -> Result<Opened, Trouble> {
        if self.authority.state().site.opened {
            return Err(Problem::new(Code::AlreadyOpen, "the site is open already").into());
        }
        self.authority.ledger_mut().put_meta(super::core::NAME, &self.site)?;
        for (place, operation) in opening.setup.iter().enumerate() {
            self.submit(operation, OPERATOR, now)?
                .map_err(|refusal| Problem::refused(refusal).at(format!("setup[{place}]")))?;
        }
        if !self.authority.state().site.opened {
            let problem = Problem::new(Code::Malformed, "the setup does not open the site");
            return Err(problem.at("setup").into());
        }
        for (place, pin) in opening.pins.iter().enumerate() {
            self.first_pin(pin).map_err(|trouble| trouble.at(&format!("pins[{place}]")))?;
        }
        let purpose = Purpose { r#for: CodeFor::Tablet, claim: Some(Claim::FirstAdministrator) };
        let issued = self.issue(&purpose, now.plus(FIRST_CODE), now)?;
        Ok(Opened { site: self.site.clone(), code: issued.code, expires: issued.expires })
    }

    fn first_pin(&self, pin: &FirstPin) -> Result<(), Trouble> {
        let Some(person) = self.authority.state().people.by_badge(&pin.badge) else {
            return Err(Problem::new(Code::Malformed, "nobody wears this badge").into());
        };
        let stretched = super::join::stretched(&pin.stretched)?;
        let mac = self.secrets.pin_mac(&self.site, &person.id, &stretched);
        Ok(self.doors.set_pin(&person.id, mac)?)
    }
}

impl Trouble {
    /// Names the field of the request that a problem is about.
    fn at(self, field: &str) -> Self {
        match self {
            Self::Refused(problem) => Self::Refused(Box::new(problem.at(field))),
            Self::Abandoned(problem) => Self::Abandoned(Box::new(problem.at(field))),
            Self::Broken(broken) => Self::Broken(broken),
        }
    }
}
