//! Rows that cannot be used: where, what, why, and how to mend it.

mod reason;
mod rows;
mod sheet;

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use reason::Reason;
pub use rows::RowSheet;
pub use sheet::{ProblemSheet, plain_cell};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row did not arrive.
    Rejected,
    /// The row arrived; something about it deserves a look.
    Warning,
}

/// A row that cannot be used, or not without a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblem {
    /// The file, as it was named to the reader.
    pub file: String,
    /// Line or row, from 1; 0 when the whole file is meant.
    pub line: u64,
    /// Key or column, empty when the whole row is meant.
    pub column: String,
    /// The value, shortened to [`RowProblem::SHOWN`] characters.
    pub value: String,
    /// A stable word for the reason.
    pub code: String,
    /// The reason, for people.
    pub reason: String,
    /// What to do about it.
    pub remedy: String,
    /// Whether the row arrived.
    pub severity: Severity,
}

impl RowProblem {
    /// Characters of a value that are kept.
    pub const SHOWN: usize = 120;

    /// A problem with a row of a file.
    #[must_use]
    pub fn new(file: &Path, line: u64, found: Found) -> Self {
        Self {
            file: file.display().to_string(),
            line,
            column: found.column,
            value: shortened(&found.value),
            code: found.reason.code().to_owned(),
            reason: found.reason.to_string(),
            remedy: found.remedy.unwrap_or_else(|| found.reason.remedy().to_owned()),
            severity: found.reason.severity(),
        }
    }
}

impl std::fmt::Display for RowProblem {
    /// One line: place, column and value, reason, remedy.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, ", {} “{}”", self.column, self.value)?;
        }
        write!(f, ": {}", self.reason)?;
        if !self.remedy.is_empty() {
            write!(f, "; {}", self.remedy)?;
        }
        Ok(())
    }
}

/// A problem before it is known in which file and line it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Key or column.
    pub column: String,
    /// The value as it is.
    pub value: String,
    /// Why it cannot be used.
    pub reason: Reason,
    /// What to do, where that is more than the reason's usual remedy.
    pub remedy: Option<String>,
}

impl Found {
    /// A problem with a value of a column.
    pub fn new(column: impl Into<String>, value: impl Into<String>, reason: Reason) -> Self {
        Self { column: column.into(), value: value.into(), reason, remedy: None }
    }

    /// The same with a remedy of its own.
    #[must_use]
    pub fn with_remedy(mut self, remedy: String) -> Self {
        self.remedy = Some(remedy);
        self
    }
}

fn shortened(value: &str) -> String {
    if value.chars().nth(RowProblem::SHOWN).is_none() {
        return value.to_owned();
    }
    value.chars().take(RowProblem::SHOWN - 1).chain(['…']).collect()
}
