//! What is printed of several measurements: the middle one, and how far they lie apart; and what a process
//! has used.

use std::{fmt, fs};

use anyhow::{Context, Result};

/// Ticks of a second in `/proc`.
const TICKS: f64 = 100.0;

/// Measurements of one thing.
#[derive(Clone, Debug, Default)]
pub struct Figures(Vec<f64>);

impl Figures {
    /// Adds a measurement.
    pub fn add(&mut self, figure: f64) {
        self.0.push(figure);
        self.0.sort_by(f64::total_cmp);
    }

    /// Returns the measurement that so many of 100 do not exceed; 0 if there is none.
    pub fn part(&self, of_hundred: usize) -> f64 {
        let place = (self.0.len() * of_hundred).div_ceil(100).max(1) - 1;
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Returns the middle one.
    pub fn middle(&self) -> f64 {
        self.part(50)
    }

    /// Returns how many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// Returns the seconds of processor time a process has used, and its memory in kB.
///
/// # Errors
/// The process is gone.
pub fn used(process: u32) -> Result<(f64, u64)> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks: f64 = fields.get(11).context("utime")?.parse::<f64>()?
        + fields.get(12).context("stime")?.parse::<f64>()?;
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS")).context("VmRSS")?;
    let kilobytes = line.split_whitespace().nth(1).context("VmRSS")?.parse()?;
    Ok((ticks / TICKS, kilobytes))
}

/// The middle one, and all in brackets if there is more than one: `2.61 (2.60-3.02 of 3)`.
impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.middle())?;
        match (self.0.first(), self.0.last()) {
            (Some(least), Some(most)) if self.0.len() > 1 => {
                write!(f, " ({least:.2}-{most:.2} of {})", self.0.len())
            }
            (_, _) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_parts_are_measurements_themselves() {
        let mut figures = Figures::default();
        for figure in (1..=20).rev() {
            figures.add(f64::from(figure));
        }
        let parts = [50, 95, 100].map(|part| figures.part(part).to_string());
        assert_eq!(parts, ["10", "19", "20"]);
        assert_eq!(figures.to_string(), "10.00 (1.00-20.00 of 20)");
        assert_eq!(Figures::default().middle().to_string(), "0");
    }
}
