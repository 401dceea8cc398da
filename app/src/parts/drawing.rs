//! A drawing of figures as it came from the server, with what its colours mean; the figures themselves stand
//! beside it.

use leptos::prelude::*;

use super::{Views, Words};

/// How many columns of figures a phone has room for.
const NARROW: usize = 3;

/// What a colour of a drawing stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Good,
    Bad,
    Unsure,
    Pale,
}

impl Ink {
    const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Unsure => "unsure",
            Self::Pale => "pale",
        }
    }
}

/// Returns a drawing with its name for who cannot see it, and the legend of its colours.
pub fn drawing(name: &'static str, svg: String, legend: &[(Ink, &'static str)]) -> AnyView {
    let inks: Views = legend
        .iter()
        .map(|(ink, word)| view! { <li data-ink=ink.name()>{*word}</li> }.into_any())
        .collect();
    let inks = (!inks.is_empty()).then(|| view! { <ul class="drawing-legend">{inks}</ul> });
    view! {
        <figure class="drawing">
            <div role="img" aria-label=name inner_html=svg></div>
            {inks}
        </figure>
    }
    .into_any()
}

/// Returns a table of figures behind its own heading: the column heads, and rows with their names.
pub fn figures(name: impl Into<Words>, heads: Vec<String>, lines: Vec<(String, Views)>) -> AnyView {
    let name: Words = name.into();
    let columns = heads.clone();
    let wide = columns.len() > NARROW;
    let heads: Views =
        heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }.into_any()).collect();
    let lines: Views = lines
        .into_iter()
        .map(|(first, cells)| {
            let cells: Views = cells
                .into_iter()
                .zip(columns.iter().skip(1).cloned())
                .map(|(cell, column)| view! { <td data-post=column>{cell}</td> }.into_any())
                .collect();
            view! { <tr><th scope="row">{first}</th>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <div class="figures-box" tabindex="0" role="group" aria-label=name>
            <table class="figures" data-wide=wide.then_some("")>
                <thead><tr>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}
