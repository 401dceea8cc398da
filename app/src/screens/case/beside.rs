//! What can be done about a case beside bringing it on: asking somebody, and who is close to the visitor. S1.6.3,
//! S2.2.4, S2.2.6.5

use domain::CaseId;
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::Views;
use crate::screens::contact::{consult, recusal};

/// Returns the asking of whoever is above, or of a colleague. S2.2.4, S2.2.6.5
pub fn asks(client: Client, id: &CaseId) -> Option<AnyView> {
    let contact = client.state_now().case.get(id)?.contact.clone();
    Some(consult::ask(client, contact))
}

/// Returns what can be declared of the visitor, who is the contact's. S1.6.3
pub fn recusals(client: Client, id: &CaseId, mine: bool, supervises: bool) -> Views {
    let state = client.state_now();
    let contact = state.case.get(id).map(|case| case.contact.clone());
    let acts = |contact| recusal::acts(client, &contact, mine, supervises);
    contact.map(acts).unwrap_or_default()
}
