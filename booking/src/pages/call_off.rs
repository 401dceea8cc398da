//! Saying that nobody need come, asked once. UL01, UL02

use maud::html;

use super::{broken, missing, repair};
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet};

/// Asks whether nobody need come; what was meanwhile is shown instead.
pub fn page(page: &Page, token: &str) -> Reply {
    let Some(one) = repair::admitted(page, token) else { return missing::slip(page) };
    if let Err(refusal) = repair::may_call_off(page, one) {
        return repair::refused(page, token, &refusal);
    }
    let (words, own) = (page.words, Address::Repair(token.to_owned()));
    let body = html! {
        p .about { (broken::kind(words, one.kind).1) " " (one.no) }
        h1 { (words.repair_call_off_title) }
        p { (words.repair_call_off_help) }
        form method="post" action=(page.link(&Address::CallOff(token.to_owned()))) {
            input type="hidden" name="key" value=(page.key());
            input type="hidden" name="of" value=(one.round);
            button .go.stop { (words.repair_call_off_yes) }
        }
        a .go.plain href=(page.link(&own)) { (words.repair_call_off_no) }
    };
    let title = words.repair_call_off_title.to_owned();
    page.reply(Sheet { status: 200, title, back: Some(own), body })
}

/// Takes the answer: nobody need come, as long as it is the round that was shown.
pub fn sent(page: &Page, token: &str) -> Reply {
    let Some(one) = repair::admitted(page, token) else { return missing::slip(page) };
    match page.typed("of").parse() {
        Ok(_) if !one.is_of_resident() => missing::page(page),
        Ok(round) => page.errand(repair::calling_off(one, round)),
        Err(_) => missing::page(page),
    }
}
