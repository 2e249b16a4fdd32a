//! Row problems as they come: the first ones for showing, all of them into a file.

use std::path::Path;

use swingtag_formats::{ProblemSheet, RowProblem, Severity};

use crate::error::WorkbenchError;

/// Problems that a report shows; a million of them help nobody.
const SHOWN: usize = 20;
/// Problems that are kept for the list and the report of the Import screen.
const KEPT: usize = 50_000;

/// Collects problems without holding more than a report shows, or than was asked for.
pub(crate) struct Problems {
    sheet: Option<ProblemSheet>,
    shown: Vec<RowProblem>,
    most: usize,
    rejected: u64,
    warnings: u64,
}

impl Problems {
    /// Writes every problem to a file, too, where one is given.
    pub(crate) fn new(errors: Option<&Path>) -> Result<Self, WorkbenchError> {
        let sheet = errors.map(ProblemSheet::create).transpose()?;
        Ok(Self { sheet, shown: Vec::new(), most: SHOWN, rejected: 0, warnings: 0 })
    }

    /// Holds many more than a report shows.
    pub(crate) fn keeping(self) -> Self {
        Self { most: KEPT, ..self }
    }

    /// Problems of a report among those held.
    pub(crate) fn few(all: &[RowProblem]) -> Vec<RowProblem> {
        all.iter().take(SHOWN).cloned().collect()
    }

    /// Takes one more.
    pub(crate) fn add(&mut self, problem: RowProblem) -> Result<(), WorkbenchError> {
        match problem.severity {
            Severity::Rejected => self.rejected += 1,
            Severity::Warning => self.warnings += 1,
        }
        if let Some(sheet) = &mut self.sheet {
            sheet.write(&problem)?;
        }
        if self.shown.len() < self.most {
            self.shown.push(problem);
        }
        Ok(())
    }

    /// Rows refused, and rows that arrived with a remark.
    pub(crate) fn counts(&self) -> (u64, u64) {
        (self.rejected, self.warnings)
    }

    /// Closes the file and gives back the first problems.
    pub(crate) fn finish(self) -> Result<Vec<RowProblem>, WorkbenchError> {
        if let Some(sheet) = self.sheet {
            sheet.finish()?;
        }
        Ok(self.shown)
    }
}

/// A problem that the project, not the file's form, has with a row.
pub(crate) struct Refusal<'a> {
    pub(crate) column: &'a str,
    pub(crate) value: &'a str,
    pub(crate) code: &'static str,
    pub(crate) reason: String,
    pub(crate) remedy: &'a str,
    pub(crate) severity: Severity,
}

impl Refusal<'_> {
    /// The same with its place.
    pub(crate) fn at(self, file: &Path, line: u64) -> RowProblem {
        RowProblem {
            file: file.display().to_string(),
            line,
            column: self.column.to_owned(),
            value: self.value.chars().take(RowProblem::SHOWN).collect(),
            code: self.code.to_owned(),
            reason: self.reason,
            remedy: self.remedy.to_owned(),
            severity: self.severity,
        }
    }
}
