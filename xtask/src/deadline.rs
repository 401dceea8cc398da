//! `cargo xtask deadline`: the product's own answer to "which day is the nth working day after
//! this one?", for checking any printed date. R-CLK-1

use std::io::{BufWriter, Read, Write, stdin, stdout};

use anyhow::{Context, Result, anyhow, bail};
use bianmin::reference;
use bianmin::table::{Row, csv};
use domain::calendar::{Calendar, Clock, Limit, Step, StepKind};
use domain::time::{Date, TimeOfDay, Timestamp};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;

use crate::Arguments;

/// One line for the list of commands.
pub const USAGE: &str = "--from <date> --days <working days> [--explain]; or rows \
                         `start_date,n_working_days` on standard input";

/// Answers one question from the command line, or one a row from standard input.
pub fn command(mut arguments: Arguments) -> Result<()> {
    let (mut from, mut days, mut explain) = (None, None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("from") => from = Some(date(&arguments.value()?.string()?)?),
            Long("days") => days = Some(count(&arguments.value()?.string()?)?),
            Long("explain") => explain = true,
            Long(_) | Short(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    let calendar = reference::calendar()?;
    match (from, days) {
        (Some(from), Some(days)) => {
            if explain {
                for line in why(&calendar, from, days) {
                    eprintln!("{line}");
                }
            }
            println!("{}", answer(&calendar, from, days));
        }
        (None, None) if explain => bail!("--explain goes with --from and --days"),
        (None, None) => {
            let mut text = String::new();
            stdin().read_to_string(&mut text)?;
            rows(&calendar, &text, &mut BufWriter::new(stdout().lock()))?;
        }
        (Some(_), None) | (None, Some(_)) => bail!("--from and --days go together"),
    }
    Ok(())
}

/// Answers every row, a line each; a first row that names the columns gets no answer.
fn rows(calendar: &Calendar, text: &str, answers: &mut impl Write) -> Result<()> {
    let mut rows = csv::read(text)?;
    let heading = |row: &Row| row.cells.first().is_some_and(|cell| cell.trim() == "start_date");
    if rows.first().is_some_and(heading) {
        rows.remove(0);
    }
    for row in rows {
        let asked = read(&row).with_context(|| format!("line {}", row.line));
        match asked {
            Ok((from, days)) => writeln!(answers, "{}", answer(calendar, from, days))?,
            Err(wrong) => {
                answers.flush()?;
                return Err(wrong);
            }
        }
    }
    Ok(answers.flush()?)
}

fn read(row: &Row) -> Result<(Date, u16)> {
    match row.cells.as_slice() {
        [from, days] => Ok((date(from)?, count(days)?)),
        cells => bail!("two columns are needed, `{}` has {}", cells.join(","), cells.len()),
    }
}

fn date(text: &str) -> Result<Date> {
    text.trim().parse().map_err(|_| anyhow!("`{text}` is no date such as 2024-05-10"))
}

fn count(text: &str) -> Result<u16> {
    text.trim().parse().map_err(|_| anyhow!("`{text}` is no number of days from 0 to {}", u16::MAX))
}

/// The date, or that the calendar ends before it: nothing is guessed.
fn answer(calendar: &Calendar, from: Date, days: u16) -> String {
    calendar
        .nth_working_day(from, days)
        .map_or_else(|_| "unpublished".to_owned(), |date| date.to_string())
}

/// Why it is that date, a line a day.
fn why(calendar: &Calendar, from: Date, days: u16) -> Vec<String> {
    let clock = Clock::of(calendar);
    let noon = Timestamp::at(from, TimeOfDay::hm(12, 0), clock.zone);
    let tell = |Step { date, kind }: &Step| {
        let told = match kind {
            StepKind::Started => "the start, not counted".to_owned(),
            StepKind::Counted(n) => format!("working day {n}"),
            StepKind::MakeUp(n) => format!("working day {n}, made up"),
            StepKind::Corresponding => "the corresponding day".to_owned(),
            StepKind::Weekend => "weekend".to_owned(),
            StepKind::Holiday(name) => format!("day off: {name}"),
            StepKind::Closed(reason) => format!("closed: {reason}"),
            StepKind::Stood => "the clock stands, not counted".to_owned(),
            StepKind::Extended(n) => format!("day {n} of the extension"),
            StepKind::Unpublished => "no notice from here on: provisional".to_owned(),
            StepKind::Written => "the deadline, as promised in writing".to_owned(),
            StepKind::Deadline => "the deadline".to_owned(),
        };
        let guessed = if calendar.is_published(*date) { "" } else { " (not published)" };
        format!("{date} {told}{guessed}")
    };
    clock.explain(noon, Limit::working_days(days)).iter().map(tell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(text: &str) -> (String, Option<String>) {
        let calendar = reference::calendar().unwrap();
        let mut answers = Vec::new();
        let wrong = rows(&calendar, text, &mut answers).err();
        (String::from_utf8(answers).unwrap(), wrong.map(|wrong| format!("{wrong:#}")))
    }

    #[test]
    fn every_row_is_answered_with_or_without_a_heading() {
        let rows = "2024-05-10,2\r\n\"2025-09-30\", 1\n\n2026-12-31,1\n";
        let expected = "2024-05-13\n2025-10-09\nunpublished\n".to_owned();
        assert_eq!(answered(rows), (expected.clone(), None));
        let with_heading = format!("\u{feff}start_date,n_working_days\n{rows}");
        assert_eq!(answered(&with_heading), (expected, None));
    }

    #[test]
    fn a_bad_row_is_named_by_its_line_after_those_before_it_are_answered() {
        let rows = [
            ("2024-02-30,1", "line 2: `2024-02-30` is no date such as 2024-05-10"),
            ("2024-02-29,x", "line 2: `x` is no number of days from 0 to 65535"),
            ("2024-02-29,-1", "line 2: `-1` is no number of days from 0 to 65535"),
            ("2024-02-29", "line 2: two columns are needed, `2024-02-29` has 1"),
            ("start_date,n_working_days", "line 2: `start_date` is no date such as 2024-05-10"),
        ];
        for (row, expected) in rows {
            let (answers, wrong) = answered(&format!("2024-05-10,1\n{row}\n"));
            assert_eq!((answers.as_str(), wrong.as_deref()), ("2024-05-11\n", Some(expected)));
        }
    }

    #[test]
    fn an_explanation_tells_the_days_off_by_name() {
        let calendar = reference::calendar().unwrap();
        let lines = why(&calendar, "2024-06-07".parse().unwrap(), 1);
        assert_eq!(lines[3], "2024-06-10 day off: 端午节");
        assert_eq!(lines[5], "2024-06-11 the deadline");
    }
}
