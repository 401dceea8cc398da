//! The part of the client by which one votes in secret. S1.5.2

use std::collections::BTreeMap;

use bianmin::api::{Cast, Code};
use domain::assessment::Vote;
use domain::{AssessmentId, PersonId};
use leptos::prelude::*;

use super::{Client, Unreached};

/// Why a vote was not cast.
#[derive(Clone, Debug, PartialEq)]
pub enum NotVoted {
    /// The papers were handed out on another tablet.
    Elsewhere,
    /// A paper has voted otherwise before; the others have voted now.
    Again,
    /// The papers do not bear the mark that was published: who voted might be told by them.
    Forged,
    Unreached(Unreached),
}

impl Client {
    /// Votes: takes the papers, makes them good, and casts each by itself, in the order of their names, so that
    /// nothing says that they belong together. Asked again, it takes up where it stopped. Needs a network.
    ///
    /// # Errors
    /// [`NotVoted`].
    pub async fn vote(
        &self,
        assessment: &AssessmentId,
        keys: &BTreeMap<PersonId, String>,
        votes: BTreeMap<PersonId, Vote>,
    ) -> Result<(), NotVoted> {
        let desk = self.desk.get_value();
        let papers = desk.papers(assessment, keys).await.map_err(|why| match why {
            Some(Unreached::Problem(problem)) if problem.code == Code::Taken => NotVoted::Elsewhere,
            Some(why) => NotVoted::Unreached(why),
            None => NotVoted::Forged,
        })?;
        let cast = |(about, vote): (PersonId, Vote)| {
            let good = papers.get(&about)?;
            let (paper, proof) = (good.name.clone(), good.proof.clone());
            Some(Cast { assessment: assessment.clone(), about, paper, proof, vote })
        };
        let mut casts: Vec<Cast> = votes.into_iter().filter_map(cast).collect();
        casts.sort_by(|one, other| one.paper.cmp(&other.paper));
        // A paper that has voted otherwise before keeps none of the others back.
        let mut again = false;
        for cast in &casts {
            match desk.cast(cast).await {
                Ok(()) => {}
                Err(Unreached::Problem(problem)) if problem.code == Code::Taken => again = true,
                Err(why) => return Err(NotVoted::Unreached(why)),
            }
        }
        if again {
            return Err(NotVoted::Again);
        }
        Ok(())
    }

    /// Returns the names of one's own papers on some people: what they are counted under.
    ///
    /// # Errors
    /// [`Unreached`] where nobody is signed in.
    pub async fn own_papers<'a>(
        &self,
        assessment: &AssessmentId,
        people: impl Iterator<Item = &'a PersonId>,
    ) -> Result<Vec<String>, Unreached> {
        let desk = self.desk.get_value();
        let mut names = Vec::new();
        for person in people {
            names.push(desk.paper(assessment, person).await?.name());
        }
        Ok(names)
    }
}
