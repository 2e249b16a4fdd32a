//! What the last check or import found, kept for the Import screen while the project is open, and how far a
//! check is. A new check ends the one before.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use swingtag_formats::{RowProblem, Severity};
use swingtag_learn::{Stopped, Watch};

use super::known::Known;
use super::{ImportReport, ImportRequest};
use crate::error::WorkbenchError;
use crate::view::{CheckStep, ImportDone, ImportProblem};
use crate::workbench::Workbench;

/// Problems of each kind that the screen lists; the report has all.
const LISTED: usize = 400;

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    known: Mutex<Option<Arc<Known>>>,
    last: Mutex<Option<Run>>,
    done: Mutex<Option<ImportDone>>,
    check: AtomicU64,
    step: Mutex<CheckStep>,
}

/// A check or an import that has ended.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) request: ImportRequest,
    pub(super) problems: Arc<Vec<RowProblem>>,
    /// Problems beyond those that are held.
    pub(super) beyond: u64,
}

impl Runs {
    /// An import has ended.
    pub(super) fn imported(
        &self,
        request: &ImportRequest,
        report: &ImportReport,
        problems: Vec<RowProblem>,
        broke_off: bool,
    ) {
        *lock(&self.done) = Some(ImportDone {
            rows: report.read,
            added: report.added,
            changed: report.changed,
            unchanged: report.unchanged,
            refused: report.rejected,
            left_out: report.left_out,
            warnings: report.warnings,
            new_names: report.new_names.clone(),
            problems: listed(&problems),
            broke_off,
        });
        self.ended(request, problems, report.rejected + report.warnings);
    }

    /// A check has ended.
    pub(super) fn ended(&self, request: &ImportRequest, problems: Vec<RowProblem>, all: u64) {
        let beyond = all.saturating_sub(problems.len() as u64);
        *lock(&self.last) = Some(Run { request: request.clone(), problems: Arc::new(problems), beyond });
    }

    /// The last check or import.
    pub(super) fn last(&self) -> Option<Run> {
        lock(&self.last).clone()
    }

    /// Begins a check, which ends any other.
    pub(super) fn begin(&self) -> Checking<'_> {
        *lock(&self.step) = CheckStep::default();
        Checking { runs: self, number: self.check.fetch_add(1, Ordering::SeqCst) + 1 }
    }
}

impl Workbench {
    /// Ends the check that runs, if any.
    pub fn stop_check(&self) {
        self.runs().check.fetch_add(1, Ordering::SeqCst);
    }

    /// How far the check is.
    #[must_use]
    pub fn check_step(&self) -> CheckStep {
        lock(&self.runs().step).clone()
    }

    /// What the last import of this session did.
    #[must_use]
    pub fn import_done(&self) -> Option<ImportDone> {
        lock(&self.runs().done).clone()
    }

    /// What the project holds, read once and kept.
    pub(super) fn known_items(&self, watch: &dyn Watch) -> Result<Arc<Known>, WorkbenchError> {
        let before = lock(&self.runs().known).clone();
        let known = Known::of(self.store(), before, watch)?;
        *lock(&self.runs().known) = Some(Arc::clone(&known));
        Ok(known)
    }
}

/// Eyes and brake of a check.
pub(super) struct Checking<'a> {
    runs: &'a Runs,
    number: u64,
}

impl Watch for Checking<'_> {
    fn tick(&self, step: &str, done: u64, total: u64) -> Result<(), Stopped> {
        if self.runs.check.load(Ordering::SeqCst) != self.number {
            return Err(Stopped);
        }
        *lock(&self.runs.step) = CheckStep { name: step.to_owned(), done, total };
        Ok(())
    }
}

/// The first problems of each kind, errors first, in the order of the file.
pub(super) fn listed(problems: &[RowProblem]) -> Vec<ImportProblem> {
    let of = |severity: Severity| {
        let mut some: Vec<&RowProblem> = problems.iter().filter(|p| p.severity == severity).collect();
        some.sort_by_key(|problem| problem.line);
        some.truncate(LISTED);
        some
    };
    of(Severity::Rejected).into_iter().chain(of(Severity::Warning)).map(seen).collect()
}

fn seen(problem: &RowProblem) -> ImportProblem {
    let name = std::path::Path::new(&problem.file).file_name();
    ImportProblem {
        file: name.map_or_else(|| problem.file.clone(), |name| name.to_string_lossy().into_owned()),
        line: problem.line,
        column: problem.column.clone(),
        value: problem.value.clone(),
        reason: capital(&problem.reason),
        remedy: capital(&problem.remedy),
        happens: happens(problem).to_owned(),
        error: problem.severity == Severity::Rejected,
    }
}

/// What becomes of a row with this problem.
pub(super) fn happens(problem: &RowProblem) -> &'static str {
    match (problem.severity, problem.code.as_str()) {
        (Severity::Rejected, _) | (_, "same-text") => "Row is left out",
        (_, "missing-cells") => "The others are read as empty",
        (_, "guessed-encoding") => "Read as Windows-1252",
        (_, "cell-error") => "Cell is read as empty",
        (_, "span-twice") => "Kept once",
        (_, "left-out") => "Row kept without it",
        (_, "offsets-turned") => "Turned into code points",
        (_, "span-key-unknown") => "The key is not kept",
        (_, "labels_kept") => "Row kept without its labels",
        (_, "new-vertical") => "Added to the schema",
        (_, code) if code.starts_with("photo") => "Row kept, photo left out",
        _ => "Row kept",
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
