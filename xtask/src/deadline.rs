//! `cargo xtask deadline`: the product's own answer to "which day is the nth working day after
//! this one?", for checking any printed date. R-CLK-1

use std::io::{BufRead, stdin};

use anyhow::{Context, Result, anyhow, bail};
use bianmin::reference;
use domain::calendar::Calendar;
use domain::time::Date;
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;

use crate::Arguments;

/// One line for the list of commands.
pub const USAGE: &str = "--from <date> --days <working days>; or rows `start_date,n_working_days` \
                         on standard input";

/// Answers one question from the command line, or one a row from standard input.
pub fn command(mut arguments: Arguments) -> Result<()> {
    let (mut from, mut days) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("from") => from = Some(date(&arguments.value()?.string()?)?),
            Long("days") => days = Some(arguments.value()?.parse::<u16>()?),
            Long(_) | Short(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    let calendar = reference::calendar()?;
    match (from, days) {
        (Some(from), Some(days)) => println!("{}", answer(&calendar, from, days)),
        (None, None) => rows(&calendar)?,
        (Some(_), None) | (None, Some(_)) => bail!("--from and --days go together"),
    }
    Ok(())
}

/// Answers every row; a first row that names the columns gets no answer.
fn rows(calendar: &Calendar) -> Result<()> {
    for (number, row) in stdin().lock().lines().enumerate() {
        let row = row?;
        if row.trim().is_empty()
            || (number == 0 && row.trim_start_matches('\u{feff}').starts_with("start_date"))
        {
            continue;
        }
        let (from, days) = read(&row).with_context(|| format!("row {}: `{row}`", number + 1))?;
        println!("{}", answer(calendar, from, days));
    }
    Ok(())
}

fn read(row: &str) -> Result<(Date, u16)> {
    let (from, days) = row.split_once(',').context("two columns are needed")?;
    Ok((date(from)?, days.trim().parse()?))
}

fn date(text: &str) -> Result<Date> {
    text.trim().parse().map_err(|error| anyhow!("`{text}` is no date: {error}"))
}

/// The date, or that the calendar ends before it: nothing is guessed.
fn answer(calendar: &Calendar, from: Date, days: u16) -> String {
    match calendar.nth_working_day(from, days) {
        Ok(date) => date.to_string(),
        Err(_) => "unpublished".to_owned(),
    }
}
