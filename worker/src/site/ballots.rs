//! Assessments, which no tablet holds, and their secret ballot: papers are handed to people, votes come from
//! nobody.

use std::collections::BTreeMap;

use bianmin::api::{
    AskPapers, Assessed, BODY_LIMIT, Cast, Code, MarkedPaper, Papers, Problem, Taken,
};
use bianmin::assessing::{self, Urn};
use domain::PersonId;
use worker::Request;

use super::archive::Vouched;
use super::core::{Core, Trouble};
use super::oversight::Reader;
use super::{Answer, Asked, Site, failed};
use crate::limits::NO_VOTES;
use crate::store::ballots::Handed;
use crate::{answer, body};

impl Site {
    /// Hands a voter the papers they ask for.
    pub(super) async fn papers(&self, request: Request, asked: &Asked) -> Answer {
        let Vouched { person, question, .. } = self.vouched::<AskPapers>(request, asked).await?;
        let papers = self.within(&asked.site, move |core| core.papers(&person, &question))?;
        self.durable().await?;
        answer::json(200, &papers, asked.secure).map_err(|error| failed(&error))
    }

    /// Takes a vote, from whoever has a good paper: no tablet and no person is asked for, and none is told.
    pub(super) async fn vote(&self, mut request: Request, asked: &Asked) -> Answer {
        body::require_media(&request, "application/json")?;
        let bytes = body::read(&mut request, BODY_LIMIT).await?;
        let cast: Cast = body::parse(&bytes)?;
        // Whoever has no good paper uses up what is counted of their own address alone.
        let name = format!("votes:{}", asked.address.as_deref().unwrap_or_default());
        if let Some(wait) = self.limits.borrow().full(&name, NO_VOTES, asked.now) {
            return Err(Problem::new(Code::SlowDown, "too many votes at once").after(wait));
        }
        let taken = self.within(&asked.site, move |core| core.vote(&cast));
        if taken.is_err() {
            self.limits.borrow_mut().count(&name, NO_VOTES, asked.now);
        }
        let taken = taken?;
        self.durable().await?;
        answer::json(200, &taken, asked.secure).map_err(|error| failed(&error))
    }
}

impl Core {
    pub(super) fn urn(&self, cycle: &str) -> Result<Urn, Trouble> {
        let seed = self.secrets.ballot_seed(&self.site, cycle);
        Ok(Urn { seed, slips: self.ballots.slips(cycle)? })
    }

    /// Tells a person of the assessments that concern them.
    pub(super) fn assessed(&self, reader: &Reader) -> Result<Assessed, Trouble> {
        let about = reader.about.as_ref();
        let seen = assessing::seen(self.authority.state(), &reader.person, about, reader.now);
        let (mut assessed, spoken) = seen.map_err(Problem::refused)?;
        assessed.words = self.all_said(spoken);
        Ok(assessed)
    }

    fn papers(&self, person: &PersonId, asked: &AskPapers) -> Result<Papers, Trouble> {
        assessing::may_have_papers(self.authority.state(), person, asked)?;
        let assessment = asked.assessment.0.as_str();
        let seed = self.secrets.ballot_seed(&self.site, assessment);
        let mut marked: BTreeMap<PersonId, MarkedPaper> = BTreeMap::new();
        for (about, blinded) in &asked.blinded {
            let mut chance = [0; 32];
            getrandom::fill(&mut chance)
                .map_err(|error| sync::ledger::Broken(error.to_string()))?;
            let paper = assessing::marked(&seed, (assessment, about, blinded), chance)?;
            let handed = Handed { assessment, about: &about.0, voter: &person.0 };
            if !self.ballots.hand(handed, blinded)? {
                let elsewhere = "the papers were handed out on another tablet";
                return Err(Trouble::from(Problem::new(Code::Taken, elsewhere)).abandon());
            }
            marked.insert(about.clone(), paper);
        }
        Ok(Papers { marked })
    }

    fn vote(&self, cast: &Cast) -> Result<Taken, Trouble> {
        let seed = self.secrets.ballot_seed(&self.site, &cast.assessment.0);
        let slip = assessing::cast(self.authority.state(), cast, &seed)?;
        if !self.ballots.cast(&cast.assessment.0, &slip)? {
            return Err(Problem::new(Code::Taken, "this paper has voted").into());
        }
        Ok(Taken { paper: slip.paper })
    }
}
