//! Looks for damage that SQLite cannot see: changed bytes in labels, photos, decisions, artefacts.

mod apart;
mod counters;
mod database;
mod decisions;
mod items;
mod models;
mod photos;

use serde::Serialize;

use crate::Store;
use crate::error::Result;

impl Store {
    /// Reads the whole project through: the database, the hashes of items, labels, photos, decisions
    /// and artefacts, every span against its text, the counters. Changes nothing; people may go on
    /// working meanwhile.
    ///
    /// # Errors
    /// Only when the file cannot be read at all; what is damaged is in the report.
    pub fn check(&self) -> Result<CheckReport> {
        self.read("checking the project", |connection| {
            let mut report = CheckReport::default();
            database::check(connection, &mut report)?;
            let names = self.names(connection)?;
            let counted = items::check(connection, &names, &mut report)?;
            counters::check(connection, &counted, &mut report)?;
            apart::check(connection, &names, &mut report)?;
            decisions::check(connection, &mut report)?;
            photos::check(connection, &mut report)?;
            models::check(connection, &mut report)?;
            Ok(report)
        })
    }
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// Problems; empty when the project is sound.
    pub problems: Vec<Problem>,
    /// Items looked at.
    pub items: u64,
    /// Spans looked at.
    pub spans: u64,
    /// Decisions looked at.
    pub decisions: u64,
    /// Photos looked at.
    pub photos: u64,
    /// Artefacts looked at.
    pub artefacts: u64,
}

impl CheckReport {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }
}

impl CheckReport {
    fn add(&mut self, area: ProblemArea, subject: impl ToString, detail: impl Into<String>) {
        self.problems.push(Problem { area, subject: subject.to_string(), detail: detail.into() });
    }
}

/// Damage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What is damaged.
    pub area: ProblemArea,
    /// Which one: an id or a name.
    pub subject: String,
    /// What was expected and what was found.
    pub detail: String,
}

/// Kind of thing that is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemArea {
    /// The database itself.
    Database,
    /// The text of an item.
    Item,
    /// Labels.
    Label,
    /// The decision log.
    Decision,
    /// A photo or thumbnail.
    Photo,
    /// A model's artefact.
    Artefact,
    /// A counter.
    Counter,
}
