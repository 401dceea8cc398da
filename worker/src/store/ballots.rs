//! The urn of secret ballots: who was handed which blinded paper, and the votes under the names of their papers.
//!
//! The two have nothing in common. No row has a time or a place in the order of arrival: each table is kept in
//! the order of its key, and a paper's name is chance.

use sync::ledger::Broken;

use bianmin::assessing::Slip;

use super::{Db, Row};

/// The tables of ballots.
#[derive(Clone)]
pub struct Ballots {
    db: Db,
}

/// A paper that was asked for.
#[derive(Clone, Copy)]
pub struct Handed<'a> {
    pub assessment: &'a str,
    pub about: &'a str,
    pub voter: &'a str,
}

impl Ballots {
    /// Opens the tables of a database.
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Keeps which blinded paper a voter was handed; returns whether it is the one they were handed before, if
    /// they were.
    ///
    /// # Errors
    /// [`Broken`], as everywhere here, when the store fails.
    pub fn hand(&self, paper: Handed<'_>, blinded: &str) -> Result<bool, Broken> {
        let key = || vec![paper.assessment.into(), paper.about.into(), paper.voter.into()];
        let query = "SELECT blinded FROM papers WHERE assessment = ? AND about = ? AND voter = ?";
        if let Some(mut known) = self.db.row(query, key())? {
            return Ok(known.text()? == blinded);
        }
        let mut values = key();
        values.push(blinded.into());
        let query = "INSERT INTO papers(assessment, about, voter, blinded) VALUES (?, ?, ?, ?)";
        self.db.run(query, values)?;
        Ok(true)
    }

    /// Puts a vote into the urn; returns whether the vote in it is this one: a paper votes once.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn cast(&self, assessment: &str, slip: &Slip) -> Result<bool, Broken> {
        let key =
            || vec![assessment.into(), slip.about.as_str().into(), slip.paper.as_str().into()];
        let query = "SELECT vote FROM votes WHERE assessment = ? AND about = ? AND paper = ?";
        if let Some(mut known) = self.db.row(query, key())? {
            return Ok(known.text()? == slip.vote);
        }
        let mut values = key();
        values.push(slip.vote.as_str().into());
        let query = "INSERT INTO votes(assessment, about, paper, vote) VALUES (?, ?, ?, ?)";
        self.db.run(query, values)?;
        Ok(true)
    }

    /// Returns the votes of a cycle.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn slips(&self, assessment: &str) -> Result<Vec<Slip>, Broken> {
        let query = "SELECT about, paper, vote FROM votes WHERE assessment = ? \
                     ORDER BY about, paper";
        let rows = self.db.rows(query, vec![assessment.into()])?;
        let read =
            |mut row: Row| Ok(Slip { about: row.text()?, paper: row.text()?, vote: row.text()? });
        rows.into_iter().map(read).collect()
    }

    /// Empties the urn of a cycle: its votes stand in the log.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn empty(&self, assessment: &str) -> Result<(), Broken> {
        for query in
            ["DELETE FROM votes WHERE assessment = ?", "DELETE FROM papers WHERE assessment = ?"]
        {
            self.db.run(query, vec![assessment.into()])?;
        }
        Ok(())
    }
}
