//! The terms of a cycle: how much each input and each dimension counts, how many may be excellent. They begin as
//! those of the latest cycle, and are written into the one that is begun. 2.12

use domain::assessment::{Input, Terms};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Views, fine, heading, live, tight};
use crate::screens::setup::{Form, ticked};
use crate::text::{fill, number, words, words_now};

/// The inputs that have a number, each with the name of its field; a report is read, and has none.
const INPUTS: [(Input, &str); 5] = [
    (Input::Indicators, "indicators"),
    (Input::Superior, "superior"),
    (Input::Ballot, "ballot"),
    (Input::Peers, "peers"),
    (Input::Public, "public"),
];

/// The fields of the dimensions, in their order.
const DIMENSIONS: [&str; domain::assessment::DIMENSIONS] =
    ["virtue", "ability", "diligence", "achievement", "integrity"];

/// Returns the form, which keeps what is typed.
pub fn form(client: Client, latest: &Terms) -> Form {
    let weights = INPUTS.map(|(input, name)| (name, latest.weight(input).to_string()));
    let dimensions = DIMENSIONS.into_iter().zip(latest.dimensions.map(|one| one.to_string()));
    let rest = [
        ("excellent", latest.excellent_percent.to_string()),
        ("four", ticked(latest.four_grades)),
        ("voters", latest.least_voters.to_string()),
        ("quorum", latest.quorum_percent.to_string()),
    ];
    let given = weights.into_iter().chain(dimensions).chain(rest).collect();
    Form::new(client, "assessment-terms", given)
}

/// Returns the fields, folded while nothing in them is wrong.
pub fn fields(form: Form, latest: &Terms, open: RwSignal<bool>) -> AnyView {
    let w = words();
    let inputs: Views =
        INPUTS.into_iter().map(|(input, name)| form.line(name, say::input(w, input))).collect();
    let names = DIMENSIONS.into_iter().zip(say::dimensions(w));
    let dimensions: Views = names.map(|(name, said)| form.line(name, said)).collect();
    let begun = latest.clone();
    let said = live(move || fine(in_words(typed(form).as_ref().unwrap_or(&begun))));
    view! {
        <details class="fold" open=move || open.get()>
            <summary>{w.assessment_terms_change}</summary>
            {heading(w.assessment_terms_inputs)}
            {tight(inputs)}
            {heading(w.assessment_terms_dimensions)}
            {tight(dimensions)}
            {heading(w.assessment_terms_grades)}
            {form.line("excellent", w.assessment_terms_excellent)}
            {form.tick("four", w.assessment_terms_four)}
            {form.line("voters", w.assessment_terms_voters)}
            {form.line("quorum", w.assessment_terms_quorum)}
        </details>
        {said}
    }
    .into_any()
}

/// Reads the fields, and says beside each what is wrong.
pub fn read(form: Form) -> Option<Terms> {
    form.begin();
    let weights = whole(form, INPUTS.map(|(_, name)| name));
    let dimensions = whole(form, DIMENSIONS);
    let excellent = form.number("excellent");
    let (voters, quorum) = (form.number("voters"), form.number("quorum"));
    let [indicators, superior, ballot, peers, public] = weights?;
    Some(Terms {
        weights: [indicators, superior, ballot, peers, 0, public],
        dimensions: dimensions?,
        excellent_percent: excellent?,
        four_grades: form.ticked("four"),
        least_voters: voters?,
        quorum_percent: quorum?,
    })
}

/// Returns the terms as they are typed, where they can be read; follows them.
fn typed(form: Form) -> Option<Terms> {
    let number = |name: &&'static str| form.signal(name).get().trim().parse::<u8>().ok();
    let all = |names: [&'static str; 5]| -> Option<[u8; 5]> {
        names.iter().map(number).collect::<Option<Vec<u8>>>()?.try_into().ok()
    };
    let [indicators, superior, ballot, peers, public] = all(INPUTS.map(|(_, name)| name))?;
    Some(Terms {
        weights: [indicators, superior, ballot, peers, 0, public],
        dimensions: all(DIMENSIONS)?,
        excellent_percent: number(&"excellent")?,
        least_voters: form.signal("voters").get().trim().parse().ok()?,
        ..Terms::default()
    })
}

/// Reads five numbers that come to a hundred.
fn whole(form: Form, names: [&'static str; 5]) -> Option<[u8; 5]> {
    let read = names.map(|name| form.number::<u8>(name));
    let all = read.into_iter().collect::<Option<Vec<u8>>>()?;
    if all.iter().map(|one| u32::from(*one)).sum::<u32>() != 100 {
        form.mark(names[0], words_now().assessment_terms_whole);
        return None;
    }
    all.try_into().ok()
}

/// Returns the terms of a cycle in one line.
pub fn in_words(terms: &Terms) -> String {
    let w = words();
    let weights = Input::ALL.into_iter().filter(|input| terms.weight(*input) > 0);
    let weights =
        weights.map(|input| [say::input(w, input), " ", &number(terms.weight(input))].concat());
    let (percent, least) = (number(terms.excellent_percent), number(terms.least_voters));
    let rest = fill(w.assessment_terms, &[("percent", &percent), ("least", &least)]);
    let weights = weights.collect::<Vec<_>>().join(" · ");
    fill(w.assessment_weights, &[("weights", &weights), ("rest", &rest)])
}
