//! Whose a paper is: the applicant by name, on paper alone. Printing it is a look at the name, and recorded as one; in
//! its code there is nothing of it. 2.4, S2.1.7

use domain::appointment::Behalf;
use domain::contact::{Operation as Ask, Reveal};
use domain::text::mask_name;
use domain::{CaseId, ContactId, Operation, SubjectId};

use crate::client::Client;
use crate::screens::ask::{Against, submit};
use crate::text::words;

/// Whose a paper is, and who came for them, if somebody did.
#[derive(Clone)]
pub struct Holder {
    pub subject: SubjectId,
    pub contact: ContactId,
    pub case: Option<CaseId>,
    pub agent: Option<Behalf>,
}

impl Holder {
    fn look(&self) -> Operation {
        let (contact, case) = (self.contact.clone(), self.case.clone());
        Operation::Contact(Ask::Reveal(Reveal { contact, case }))
    }

    /// Returns the lines of a paper that name them: in full for whoever may see the name, masked otherwise; nothing
    /// where this tablet does not hold it.
    pub fn lines(&self, client: Client) -> Vec<(&'static str, String)> {
        let w = words();
        let may = client.may(&self.look()).is_ok();
        let personal = client.personal(&self.subject).filter(|one| !one.name.trim().is_empty());
        let name = personal.map(|one| if may { one.name } else { mask_name(&one.name) });
        let name = name.map(|name| (w.case_paper_applicant, name));
        let agent = self.agent.map(|agent| match agent {
            Behalf::Relative => w.case_paper_agent_relative,
            Behalf::VillageAgent => w.case_paper_agent_village,
        });
        let agent = agent.map(|agent| (w.case_paper_agent, agent.to_owned()));
        name.into_iter().chain(agent).collect()
    }

    /// Records that the name is looked at, where there is one to see.
    pub fn printed(&self, client: Client) {
        if client.personal(&self.subject).is_some() && client.may(&self.look()).is_ok() {
            submit(client, Against::new(None), self.look(), |_| {});
        }
    }
}
