//! `swingtag export`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, ExportReport, ExportRequest, Workbench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag export shop.swingtag --format conll --scheme iob2 --split 80/10/10 --out bio
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// `native` or `conll`
    #[arg(long)]
    format: String,
    /// Folder to write into; made when missing
    #[arg(long)]
    out: PathBuf,
    /// `iob2`, `iob1`, `bioes` or `bilou`
    #[arg(long, default_value = "iob2")]
    scheme: String,
    /// `words` or `chars`
    #[arg(long, default_value = "words")]
    tokens: String,
    /// Shares of train, dev and test; groups and equal texts stay together
    #[arg(long, value_name = "80/10/10")]
    split: Option<String>,
    /// One sentence an item, its fields joined, instead of one a field
    #[arg(long)]
    joined: bool,
    /// Only this vertical
    #[arg(long)]
    vertical: Option<String>,
    /// Replace files that are there
    #[arg(long)]
    overwrite: bool,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?;
    let request = ExportRequest {
        format: arguments.format.clone(),
        out: arguments.out.clone(),
        scheme: arguments.scheme.clone(),
        tokens: arguments.tokens.clone(),
        split: arguments.split.clone(),
        joined: arguments.joined,
        vertical: arguments.vertical.clone(),
        overwrite: arguments.overwrite,
    };
    let report = workbench.export(&request, &Terminal::new())?;
    output::show(&report, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn readable(report: &ExportReport) -> String {
    let mut lines = vec![format!(
        "{} items, {} of {} spans written, read back and compared",
        report.items, report.spans_written, report.spans
    )];
    if report.spans_written < report.spans {
        lines.push(format!(
            "{} spans could not be held; losses.csv names each",
            report.spans - report.spans_written
        ));
    }
    lines.extend(report.files.iter().map(|file| file.display().to_string()));
    lines.join("\n")
}
