//! What a visitor takes along on the phone: a code that leads to the page of their number or visit.

use domain::{OperationId, State};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::{Client, Link};
use crate::parts::{fine, maybe, qr, stack};

/// A page of the visitor's own, as a code: of a number or a visit, once the server knows it.
pub struct Page {
    pub of: OperationId,
    /// What the code is for.
    pub name: &'static str,
}

/// The address of a page, and what it is of.
pub type Linked = RwSignal<Option<(OperationId, String)>>;

/// Asks the server for the address of a page once it knows what it is of, and again when the network is
/// back: without one there is none.
pub fn linked(
    client: Client,
    of: impl Fn(&State) -> Option<OperationId> + Send + Sync + 'static,
) -> Linked {
    let linked = Linked::new(None);
    let of = Memo::new(move |_| of(&client.state()).filter(|of| !client.is_pending(of)));
    let near = Memo::new(move |_| matches!(client.link(), Link::Connected { .. }));
    Effect::new(move |_| {
        let Some(of) = of.get().filter(|_| near.get()) else { return };
        let known = linked.with_untracked(|one| one.as_ref().is_some_and(|(had, _)| *had == of));
        if known {
            return;
        }
        spawn_local(async move {
            if let Some(address) = client.page_of(&of).await {
                linked.try_set(Some((of, address)));
            }
        });
    });
    linked
}

/// Returns the code of a page, and what it is for.
pub fn code(page: Option<&Page>, linked: Linked) -> AnyView {
    let address = linked.get();
    let found = page.zip(address).filter(|(page, (of, _))| page.of == *of);
    maybe(found.and_then(|(page, (_, address))| {
        Some(stack(vec![qr(&address, page.name)?, fine(page.name)]))
    }))
}
