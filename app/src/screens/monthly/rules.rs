//! The rules of scoring: those that hold, and for whoever oversees the way to others.

use bianmin::api::Monthly;
use domain::monthly::{Rule, Table};
use leptos::prelude::*;

use super::{edit, say};
use crate::client::Client;
use crate::parts::{
    Tone, Views, back_link, badge, card, figures, fine, heading, line, page, soft, stack, strong,
    tight, title,
};
use crate::screens::told::Heard;
use crate::text::{fill, language, month_of, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let heard = Heard::<Monthly>::new(client);
    let body = heard.show(move |told| {
        let mut pieces = Views::new();
        if let Some(seen) = told.months.first() {
            pieces.push(holds(&month_of(seen.month, language()), &seen.table));
        }
        let differs = told.months.first().is_none_or(|seen| seen.table != told.coming);
        if differs {
            pieces.push(holds(&month_of(told.begins, language()), &told.coming));
        }
        if told.oversees {
            pieces.push(edit::card(client, heard, told));
        }
        stack(pieces)
    });
    let back = back_link(w.monthly_title, client.href("months"));
    page(w.monthly_table, vec![back, title(w.monthly_table), soft(w.monthly_table_help), body])
}

/// Returns a table as it holds for a month.
fn holds(month: &str, table: &Table) -> AnyView {
    let w = words();
    let mut pieces = vec![heading(fill(w.monthly_table_holds, &[("month", month)]))];
    pieces.extend(table.parts.iter().map(|part| {
        let most = fill(w.monthly_score, &[("points", &say::points(part.most))]);
        let name = [say::group(w, part.group), " · ", &most].concat();
        let own = table.rules.iter().filter(|rule| rule.group == part.group);
        tight(vec![strong(name.clone()), rules(name, own)])
    }));
    card(pieces)
}

fn rules<'a>(name: String, all: impl Iterator<Item = &'a Rule>) -> AnyView {
    let w = words();
    let heads = [w.monthly_what, w.monthly_points_head, w.monthly_how].map(str::to_owned);
    let row = |rule: &Rule| {
        let how = if rule.what.is_noted() { w.monthly_table_noted } else { w.monthly_table_auto };
        let mut cell = vec![fine(how)];
        if rule.vetoes {
            cell.push(badge(Tone::Bad, w.monthly_vetoes));
        }
        let cells = vec![say::points(rule.points).into_any(), line(cell)];
        (say::what(w, &rule.what), cells)
    };
    figures(name, heads.into(), all.map(row).collect())
}
