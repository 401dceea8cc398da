//! A volume cannot be found. S3.4

use domain::Operation;
use domain::volume::{Lose, Operation as Ask, Volume};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Icon};
use crate::screens::panel::Panel;
use crate::text::words;

/// Returns the act that reports it.
pub fn lose(client: Client, one: &Volume) -> AnyView {
    let (w, volume) = (words(), one.id.clone());
    let said = client.draft::<String>(&["volume-lost-", &one.id.0].concat());
    let field = Field::new(w.volume_words).help(w.volume_words_no_personal).lines();
    Panel::new(client, Icon::Warn, w.volume_lose, w.volume_lose_help)
        .grave()
        .typed(said, field)
        .asks(move || {
            let (volume, words) = (volume.clone(), said.value.get().trim().to_owned());
            Operation::from(Ask::Lose(Lose { volume, words }))
        })
}
