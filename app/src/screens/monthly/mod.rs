//! Windows by the month: what each came to by the rules of scoring, each point by what it is for. Asked of the server
//! each time, held on no tablet. 2.11

mod adopt;
mod contest;
mod edit;
mod list;
mod note;
mod one;
mod points;
mod rules;
mod say;
mod sheet;
mod typed;

use domain::PostId;
use domain::time::Month;
use leptos::prelude::*;

use super::unknown;
use crate::client::Client;

/// Returns the screen at an address below the months.
pub fn screen(client: Client, below: &str) -> AnyView {
    let parts: Vec<&str> = below.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => list::screen(client),
        ["rules"] => rules::screen(client),
        [first, post] => match first.parse() {
            Ok(day) => one::screen(client, Month::of(day), PostId((*post).to_owned())),
            Err(_) => unknown::screen(),
        },
        _ => unknown::screen(),
    }
}
