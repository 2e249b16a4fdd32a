//! The report of a check or an import: the rows in question with their own columns, and what is wrong with
//! them, for whoever made the file. The file is read again for it.

use std::collections::BTreeMap;
use std::path::Path;

use swingtag_formats::{ReadOptions, RowProblem, RowSheet, Severity, plain_rows};

use super::runs::{Run, happens};
use super::source;
use crate::error::WorkbenchError;
use crate::view::SavedReport;
use crate::workbench::Workbench;

/// What stands behind the columns of the file.
const BESIDE: [&str; 7] = ["file", "row", "kind", "column", "problem", "what helps", "what happens"];

/// Problems of one file by line.
type ByLine<'a> = BTreeMap<u64, Vec<&'a RowProblem>>;

impl Workbench {
    /// Writes the report of the last check or import as CSV.
    ///
    /// # Errors
    /// Nothing was checked yet, the file cannot be written, or an item file is not there any more.
    pub fn save_import_report(&self, path: &Path) -> Result<SavedReport, WorkbenchError> {
        let run = self.runs().last().ok_or_else(|| {
            WorkbenchError::new("no_report", "no file has been checked yet", "choose a file first")
        })?;
        let files = by_file(&run.problems);
        let mut shapes = Vec::new();
        for file in files.keys() {
            shapes.push(Shape::of(Path::new(file), &run)?);
        }
        let headings = headings(&shapes);
        let beside = BESIDE.map(str::to_owned);
        let mut sheet = RowSheet::create(path, &[headings.clone(), beside.to_vec()].concat())?;
        let mut rows = 0;
        for ((file, problems), shape) in files.iter().zip(&shapes) {
            rows += write(&mut sheet, file, problems, shape, &headings)?;
        }
        sheet.finish()?;
        Ok(SavedReport { path: path.display().to_string(), rows, beyond: run.beyond })
    }
}

/// How a file is read as it stands.
struct Shape {
    options: ReadOptions,
    headers: Vec<String>,
}

impl Shape {
    fn of(file: &Path, run: &Run) -> Result<Self, WorkbenchError> {
        let options = source::options(file, &run.request)?;
        let headers = match source::preview(file, &options)? {
            Some(preview) => preview.headers,
            None => vec!["row as it stands".to_owned()],
        };
        Ok(Self { options, headers })
    }
}

fn by_file(problems: &[RowProblem]) -> BTreeMap<&str, ByLine<'_>> {
    let mut files: BTreeMap<&str, ByLine<'_>> = BTreeMap::new();
    for problem in problems {
        files.entry(&problem.file).or_default().entry(problem.line).or_default().push(problem);
    }
    files
}

/// The columns of all files, each name once.
fn headings(shapes: &[Shape]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for header in shapes.iter().flat_map(|shape| &shape.headers) {
        if !all.contains(header) {
            all.push(header.clone());
        }
    }
    all
}

/// Writes the rows of one file; those about the file as a whole come first and without cells.
fn write(
    sheet: &mut RowSheet,
    file: &str,
    problems: &ByLine<'_>,
    shape: &Shape,
    headings: &[String],
) -> Result<u64, WorkbenchError> {
    let places: Vec<Option<usize>> =
        shape.headers.iter().map(|header| headings.iter().position(|heading| heading == header)).collect();
    let mut left = problems.clone();
    let mut written = 0;
    let mut put = |sheet: &mut RowSheet, line: u64, cells: &[String], problems: &[&RowProblem]| {
        let mut row = vec![String::new(); headings.len()];
        for (cell, place) in cells.iter().zip(&places) {
            if let Some(place) = place {
                row[*place].clone_from(cell);
            }
        }
        row.extend(beside(file, line, problems));
        written += 1;
        sheet.write(&row)
    };
    if let Some(whole) = left.remove(&0) {
        put(sheet, 0, &[], &whole)?;
    }
    for row in plain_rows(Path::new(file), &shape.options)? {
        if left.is_empty() {
            break;
        }
        let (line, cells) = row?;
        if let Some(problems) = left.remove(&line) {
            put(sheet, line, &cells, &problems)?;
        }
    }
    for (line, problems) in &left {
        put(sheet, *line, &[], problems)?;
    }
    Ok(written)
}

fn beside(file: &str, line: u64, problems: &[&RowProblem]) -> Vec<String> {
    let joined = |of: &dyn Fn(&RowProblem) -> String| {
        let mut parts: Vec<String> = problems.iter().map(|p| of(p)).filter(|part| !part.is_empty()).collect();
        parts.dedup();
        parts.join("; ")
    };
    let is_error = problems.iter().any(|problem| problem.severity == Severity::Rejected);
    let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
    vec![
        name.unwrap_or_default(),
        if line == 0 { String::new() } else { line.to_string() },
        if is_error { "error" } else { "warning" }.to_owned(),
        joined(&|p| p.column.clone()),
        joined(&|p| p.reason.clone()),
        joined(&|p| p.remedy.clone()),
        joined(&|p| happens(p).to_owned()),
    ]
}
