//! `swingtag import`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use swingtag_workbench::{Access, ImportReport, ImportRequest, Meaning, Severity, Workbench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag import shop.swingtag items.jsonl --errors refused.csv
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Item files: JSON lines, CSV, TSV, Excel
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// `auto`, `native`, `csv` (also TSV) or `xlsx`
    #[arg(long, default_value = "auto")]
    format: String,
    /// Vertical of rows that name none
    #[arg(long)]
    vertical: Option<String>,
    /// Folder that photo paths are relative to; by default the folder of the item file
    #[arg(long, value_name = "DIR")]
    images: Option<PathBuf>,
    /// What spans and attributes in the files are
    #[arg(long = "as", value_enum, default_value_t = As::Labels)]
    meaning: As,
    /// Column of a table as `HEADER=FIELD`: id, vertical, title, description, field:NAME, seller:NAME, images, group, split, ignore
    #[arg(long = "map", value_name = "HEADER=FIELD")]
    mapping: Vec<String>,
    /// Refuse verticals, attributes and values that the schema lacks
    #[arg(long)]
    strict: bool,
    /// Write refused rows and warnings here
    #[arg(long, value_name = "OUT.csv")]
    errors: Option<PathBuf>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum As {
    Labels,
    Predictions,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Write)?;
    let request = ImportRequest {
        files: arguments.files.clone(),
        format: arguments.format.clone(),
        vertical: arguments.vertical.clone(),
        images: arguments.images.clone(),
        meaning: match arguments.meaning {
            As::Labels => Meaning::Labels,
            As::Predictions => Meaning::Predictions,
        },
        mapping: arguments.mapping.clone(),
        strict: arguments.strict,
        errors: arguments.errors.clone(),
    };
    let report = workbench.import(&request, &Terminal::new())?;
    output::show(&report, arguments.json, |report| readable(report, arguments.errors.is_some()))?;
    Ok(if report.rejected > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

fn readable(report: &ImportReport, written: bool) -> String {
    let mut lines = vec![format!(
        "{} rows read: {} items added, {} completed, {} known already, {} refused",
        report.read, report.added, report.changed, report.unchanged, report.rejected
    )];
    if !report.new_names.is_empty() {
        lines.push(format!("new in the schema: {}", report.new_names.join(", ")));
    }
    for problem in &report.problems {
        let word = if problem.severity == Severity::Warning { "note" } else { "refused" };
        lines.push(format!("{word}: {problem}"));
    }
    let more = (report.rejected + report.warnings).saturating_sub(report.problems.len() as u64);
    if more > 0 {
        let hint = if written { "all are in the errors file" } else { "--errors OUT.csv writes all" };
        lines.push(format!("and {more} more; {hint}"));
    }
    lines.join("\n")
}
