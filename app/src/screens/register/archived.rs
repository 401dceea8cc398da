//! What a register needs and the tablet does not hold: asked of the server's archive, a page at a time.

use std::collections::BTreeMap;

use domain::archive::Matter;
use domain::find::months;
use domain::time::Date;
use leptos::prelude::untrack;

use crate::client::{Client, Link};

/// Returns the archived matters whose visitor was received on some days; nothing where the server does not
/// answer, so that whoever asks can say that they are missing.
pub async fn matters(client: Client, from: Date, to: Date) -> Option<Vec<Matter>> {
    if matches!(untrack(|| client.link()), Link::Apart { .. }) {
        return None;
    }
    let mut all = BTreeMap::new();
    for month in months(from, to) {
        let kept = client.all_archived(&month).await.ok()?;
        all.extend(kept.into_iter().map(|kept| (kept.id, *kept.body)));
    }
    let state = client.state_now();
    all.retain(|_, matter| {
        let day = matter.contact.at.date(state.site.zone);
        from <= day && day <= to && state.contact.get(&matter.contact.id).is_none()
    });
    Some(all.into_values().collect())
}
