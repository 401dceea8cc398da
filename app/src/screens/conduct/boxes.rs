//! The lines of an inspection on paper, with a box for each answer.

use domain::conduct::{Line, Mark};
use leptos::prelude::*;

use super::say;
use crate::parts::Views;
use crate::text::words;

/// Returns every line of the form with a box for each answer, and what is said of it.
pub fn boxes(mark: impl Fn(Line) -> Option<Mark>, since: impl Fn(Line) -> String) -> AnyView {
    let w = words();
    let marks = [Mark::Met, Mark::NotMet, Mark::NotSeen];
    let heads: Views =
        marks.map(|one| view! { <th scope="col">{say::mark(w, one)}</th> }.into_any()).into();
    let row = |line: &Line| {
        let boxes: Views = marks
            .map(|one| if mark(*line) == Some(one) { "☑" } else { "☐" })
            .map(|one| view! { <td>{one}</td> }.into_any())
            .into();
        view! {
            <tr>
                <td>{say::line(w, *line)}</td>
                {boxes}
                <td>{since(*line)}</td>
            </tr>
        }
        .into_any()
    };
    let parts: Views = say::groups(w)
        .into_iter()
        .map(|(name, lines)| {
            let rows: Views = lines.iter().map(row).collect();
            view! {
                <tbody>
                    <tr>
                        <th colspan="5" scope="rowgroup">
                            {name}
                        </th>
                    </tr>
                    {rows}
                </tbody>
            }
            .into_any()
        })
        .collect();
    view! {
        <table class="slip-table">
            <thead>
                <tr>
                    <th scope="col">{w.inspection_lines}</th>
                    {heads}
                    <th scope="col">{w.inspection_remark}</th>
                </tr>
            </thead>
            {parts}
        </table>
    }
    .into_any()
}
