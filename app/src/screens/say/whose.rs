//! Whose a matter is: its visitor, masked, and who answers for it.

use domain::text::mask_name;
use domain::{PersonId, State, SubjectId};

use crate::client::Client;

/// Returns the masked name of a visitor, where one was left and this tablet holds it. S2.1.7
fn visitor(client: Client, subject: Option<&SubjectId>) -> Option<String> {
    let personal = client.personal(subject?)?;
    Some(mask_name(&personal.name)).filter(|name| !name.is_empty())
}

/// Returns the line below a matter's name: its visitor, what tells it from others, and whose it is,
/// where it is not one's own.
pub fn line_of(
    client: Client,
    subject: Option<&SubjectId>,
    parts: impl IntoIterator<Item = String>,
    owner: Option<String>,
) -> String {
    let line = visitor(client, subject).into_iter().chain(parts).chain(owner);
    line.collect::<Vec<_>>().join(" · ")
}

/// Returns whose it is, where it is not one's own.
pub fn owner(client: Client, state: &State, owner: &PersonId) -> Option<String> {
    (client.person().as_ref() != Some(owner)).then(|| state.people.name(owner).to_owned())
}
