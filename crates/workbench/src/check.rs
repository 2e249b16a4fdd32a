//! Looking for damage, and saying where.

use serde::Serialize;

use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// What was looked at, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// One sentence a problem; none when the project is sound.
    pub problems: Vec<String>,
    /// Items.
    pub items: u64,
    /// Records of the decision log.
    pub decisions: u64,
    /// Photos.
    pub photos: u64,
}

impl Workbench {
    /// Checks the database, every label against its text, and every hash.
    ///
    /// # Errors
    /// The project file cannot be read at all.
    pub fn check(&self) -> Result<CheckReport, WorkbenchError> {
        let report = self.store().check()?;
        let sentence = |p: &swingtag_store::Problem| format!("{}: {}", p.subject, p.detail);
        Ok(CheckReport {
            problems: report.problems.iter().map(sentence).collect(),
            items: report.items,
            decisions: report.decisions,
            photos: report.photos,
        })
    }
}
