//! What may be done with a request: handing a copy out, and closing it without. S3.3

use domain::Operation;
use domain::copying::{Hand, How, Operation as Asked, Parts, Request, Withdraw, rules};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Field, Icon, live, soft, stack, tick};
use crate::screens::choice::Choice;
use crate::screens::panel::Panel;
use crate::text::{fill, number, words};

/// Returns the acts; none where it is over.
pub fn of(client: Client, one: &Request) -> AnyView {
    if !one.is_open() {
        return ().into_any();
    }
    stack(vec![hand(client, one), withdraw(client, one)])
}

fn hand(client: Client, one: &Request) -> AnyView {
    let (w, copy, copies) = (words(), one.id.clone(), one.asked.copies);
    let draft = |name: &str| client.draft::<String>(&["copy-", name, "-", &one.id.0].concat());
    let (pages, receipt) = (draft("pages"), draft("receipt"));
    let (stamp, post) = (draft("stamp"), draft("post"));
    let state = client.state_now();
    let filed = state.volume.meant(&one.asked.volume).is_some_and(|volume| volume.filed.is_some());
    let whole = Choice::new(Some(filed || one.asked.parts != Parts::Whole));
    let posted = Choice::new(Some(false));
    let checked = RwSignal::new(false);
    let counted = move || pages.value.get().trim().parse::<u16>().unwrap_or_default();
    let cents = move || client.state().site.settings.copy_cents;
    let fee = live(move || soft(fee(counted(), cents(), copies)));
    let all = [(true, w.copying_whole_yes), (false, w.copying_whole_no)];
    let ways = [(false, w.copying_how_collected), (true, w.copying_how_posted)];
    let owned = |some: [(bool, &'static str); 2]| some.map(|(key, name)| (key, name.to_owned()));
    Panel::new(client, Icon::Check, w.copying_hand, w.copying_hand_help)
        .open()
        .typed(pages, Field::new(w.copying_pages).number())
        .field(fee)
        .field(whole.rows("copy-whole", w.copying_whole, owned(all)))
        .typed(receipt, Field::new(w.copying_receipt))
        .typed(stamp, Field::new(w.copying_stamp))
        .field(posted.rows("copy-how", w.copying_how, owned(ways)))
        .typed(post, Field::new(w.copying_post_no))
        .field(tick(w.copying_checked, "", checked.into(), move |on| checked.set(on)))
        .asks(move || {
            let text = |typed: RwSignal<String>| typed.get().trim().to_owned();
            let no = text(post.value);
            let by_post = posted.value.get() == Some(true);
            Operation::from(Asked::Hand(Hand {
                copy: copy.clone(),
                pages: counted(),
                cents: cents(),
                whole: whole.value.get() == Some(true),
                receipt: text(receipt.value),
                stamp: text(stamp.value),
                checked: checked.get(),
                how: if by_post { How::Posted { no } } else { How::Collected },
            }))
        })
}

/// Says what is to be paid, and how it is worked out.
fn fee(pages: u16, cents: u16, copies: u8) -> String {
    let values = [
        ("pages", number(pages)),
        ("price", say::money(cents.into())),
        ("copies", number(copies)),
        ("fee", say::money(rules::fee(pages, cents, copies))),
    ];
    fill(words().copying_fee, &values.each_ref().map(|(name, said)| (*name, said.as_str())))
}

fn withdraw(client: Client, one: &Request) -> AnyView {
    let (w, copy) = (words(), one.id.clone());
    let said = client.draft::<String>(&["copy-withdraw-", &one.id.0].concat());
    Panel::new(client, Icon::Cross, w.copying_withdraw, w.copying_withdraw_help)
        .grave()
        .typed(said, Field::new(w.copying_withdraw_words).help(w.volume_words_no_personal))
        .asks(move || {
            let (copy, words) = (copy.clone(), said.value.get().trim().to_owned());
            Operation::from(Asked::Withdraw(Withdraw { copy, words }))
        })
}
