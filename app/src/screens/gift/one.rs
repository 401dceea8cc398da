//! One gift of the register, for those who oversee: its story, and that it was received. S1.6.3

use bianmin::api::Overseen;
use domain::GiftId;
use domain::conduct::{Fate, Gift, Operation as Ask, ReceiveGift, Refusal, rules, view};
use leptos::prelude::*;

use super::{say, story};
use crate::client::Client;
use crate::parts::{
    Icon, Views, back_link, card, columns, empty, line, page, soft, stack, tight, title,
};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client, id: GiftId) -> AnyView {
    let heard = Heard::<Overseen>::new(client);
    let body = heard.show(move |overseen| match overseen.conduct.gift(&id) {
        Some(one) => told(client, heard, overseen, one),
        None => empty(Icon::Search, words().gift_refused_unknown, ""),
    });
    let back = back_link(words().gift_register, client.href("gifts/register"));
    page(words().gift_register, vec![back, body])
}

fn told(client: Client, heard: Heard<Overseen>, overseen: &Overseen, one: &Gift) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let name = [state.people.name(&one.by), " · ", say::kind(w, one.kind)].concat();
    let head = tight(vec![title(name), line(vec![say::standing(one)])]);
    let left = vec![story::of(&state, one, &overseen.words)];
    stack(vec![head, columns(left, receipt(client, heard, overseen, one))])
}

/// Returns the form in which somebody says that they received it, as long as nobody did.
fn receipt(client: Client, heard: Heard<Overseen>, overseen: &Overseen, one: &Gift) -> Views {
    let w = words();
    if rules::to_be_received(one).is_err() {
        return Views::new();
    }
    let me = untrack(|| client.person());
    let mut theirs = me.iter().flat_map(|me| view::to_receive(&overseen.conduct, me));
    if !theirs.any(|gift| gift.id == one.id) {
        return vec![card(vec![soft(w.gift_refused_own_gift)])];
    }
    let fate = Choice::new(None);
    let all = [Fate::GivenBack, Fate::Discipline, Fate::Treasury, Fate::Destroyed];
    let fits =
        all.into_iter().filter(|fate| rules::fits(one, *fate) != Err(Refusal::NotPerishable));
    let fits: Vec<(Fate, String)> = fits.map(|one| (one, say::fate(w, one).to_owned())).collect();
    let written = Written {
        draft: ["gift-receive-", &one.id.0].concat(),
        name: w.gift_receive,
        field: w.gift_receive_words,
        help: w.gift_receive_help,
        press: w.gift_receive,
    };
    let (choices, gift) = (vec![fate.rows("gift-fate", w.gift_fate, fits)], one.id.clone());
    vec![step(client, &written, choices, heard.sender(), move || {
        Some(Ask::ReceiveGift(ReceiveGift { gift: gift.clone(), fate: fate.taken()? }))
    })]
}
