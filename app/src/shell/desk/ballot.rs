//! The papers of a secret ballot: made from the person's own key, handed out by the server, cast by nobody.

use std::collections::BTreeMap;

use bianmin::api::{AskPapers, Cast, Papers, Taken};
use bianmin::ballot::{Good, Marked, Paper, to_sign};
use domain::{AssessmentId, PersonId};

use super::Desk;
use crate::shell::link::{Unreached, ask_json, route};

impl Desk {
    /// Returns one's own paper on somebody: the same whenever it is asked for with this key.
    ///
    /// # Errors
    /// [`Unreached`] where nobody is signed in.
    pub async fn paper(
        &self,
        assessment: &AssessmentId,
        about: &PersonId,
    ) -> Result<Paper, Unreached> {
        let Some((_, staff)) = self.unlocked() else {
            return Err(Unreached::Failed("locked".into()));
        };
        let text = to_sign(&self.0.site, &assessment.0, &about.0);
        let secret = staff.sign(text.as_bytes()).await?;
        Paper::new(&secret).map_err(|void| Unreached::Failed(void.to_string()))
    }

    /// Takes the papers on some people, by the keys that were published.
    ///
    /// # Errors
    /// Why the server did not give them; nothing where they do not bear the published mark.
    pub async fn papers(
        &self,
        assessment: &AssessmentId,
        keys: &BTreeMap<PersonId, String>,
    ) -> Result<BTreeMap<PersonId, Good>, Option<Unreached>> {
        let mut papers: BTreeMap<PersonId, Paper> = BTreeMap::new();
        for about in keys.keys() {
            papers.insert(about.clone(), self.paper(assessment, about).await?);
        }
        let blinded = papers.iter().map(|(about, paper)| (about.clone(), paper.blinded.clone()));
        let asked = AskPapers { assessment: assessment.clone(), blinded: blinded.collect() };
        let marked: Papers = self.ask_as_person("POST", "ballots/papers", Some(&asked)).await?;
        let good = |(about, paper): (PersonId, Paper)| {
            let (one, key) = (marked.marked.get(&about)?, keys.get(&about)?);
            let one = Marked { element: one.element.clone(), proof: one.proof.clone() };
            Some((about, paper.unblind(&one, key).ok()?))
        };
        papers.into_iter().map(good).collect::<Option<_>>().ok_or(None)
    }

    /// Casts a vote: signed by nobody.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn cast(&self, cast: &Cast) -> Result<(), Unreached> {
        let taken: Taken =
            ask_json("POST", route(&self.0.site, "ballots"), Some(cast), None).await?;
        if taken.paper == cast.paper { Ok(()) } else { Err(Unreached::Apart) }
    }
}
