//! One-time codes: for a new tablet, or for a person's PIN.

use bianmin::api::{BODY_LIMIT, Code, CodeFor, IssuedCode, LONGEST_CODE, NewCode, Problem, code};
use domain::time::{Minutes, Timestamp};
use sync::ledger::Broken;
use worker::Request;

use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::proofs::{Claims, Signed};
use crate::store::doors::Purpose;
use crate::{answer, body};

/// Codes that begin like one in force are made anew, at most this often.
const REPEATS: u8 = 20;

impl Site {
    pub(super) async fn issue_code(&self, mut request: Request, asked: &Asked) -> Answer {
        body::require_media(&request, "application/json")?;
        let bytes = body::read(&mut request, BODY_LIMIT).await?;
        let new: NewCode = body::parse(&bytes)?;
        let (authorization, claims) = (asked.authorization.clone(), asked.claims.clone());
        let (path, now) = (asked.path.clone(), asked.now);
        let issued = self.within(&asked.site, move |core| {
            core.require_open()?;
            let signed = Signed { method: "POST", path: &path, body: &bytes };
            core.may_issue(authorization.as_deref(), &claims, signed, now)?;
            core.issue_asked(&new, now)
        })?;
        self.durable().await?;
        answer::json(201, &issued, asked.secure).map_err(|error| failed(&error))
    }
}

impl Core {
    /// Lets the operator and those through whom the rules allow to care for tablets and people.
    fn may_issue(
        &self,
        authorization: Option<&str>,
        claims: &Claims,
        signed: Signed<'_>,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        if authorization.is_some() {
            let proven = self.secrets.is_operator(authorization);
            let problem = || Problem::new(Code::NotProven, "this is not the operator's secret");
            return if proven { Ok(()) } else { Err(problem().into()) };
        }
        claims.device(self.authority.state(), signed, now)?;
        self.carer(claims, signed, now)
    }

    fn issue_asked(&mut self, new: &NewCode, now: Timestamp) -> Result<IssuedCode, Trouble> {
        if !(1..=LONGEST_CODE).contains(&new.valid_minutes) {
            let message = format!("a code is good for 1 to {LONGEST_CODE} minutes");
            return Err(Problem::new(Code::Malformed, message).at("valid_minutes").into());
        }
        if let CodeFor::Person(person) = &new.r#for
            && !self.authority.state().people.is_active(person)
        {
            return Err(Problem::new(Code::Malformed, "nobody here has this id").at("for").into());
        }
        let purpose = Purpose { r#for: new.r#for.clone(), claim: None };
        self.issue(&purpose, now.plus(Minutes(new.valid_minutes.into())), now)
    }

    /// Makes and stores a new code.
    ///
    /// # Errors
    /// [`Trouble::Broken`].
    pub(super) fn issue(
        &self,
        purpose: &Purpose,
        expires: Timestamp,
        now: Timestamp,
    ) -> Result<IssuedCode, Trouble> {
        for _ in 0..REPEATS {
            let mut random = [0; 8];
            getrandom::fill(&mut random).map_err(|error| Broken(error.to_string()))?;
            let written = code::write(random);
            let plain = code::read(&written).unwrap_or_default();
            let mac = self.secrets.code_mac(&self.site, &plain);
            if self.doors.issue(&plain, mac, purpose, expires, now)? {
                return Ok(IssuedCode { code: written, expires });
            }
        }
        Err(Problem::new(Code::SlowDown, "too many codes are in force").after(60).into())
    }
}
