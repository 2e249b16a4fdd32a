//! `swingtag guideline`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, GuidelineRequest, Workbench};

use super::Outcome;
use crate::output;

/// Example: swingtag guideline shop.swingtag --out guideline.html --examples 8
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// File to write: .html, or .md for Markdown
    #[arg(long)]
    out: PathBuf,
    /// Only this vertical
    #[arg(long)]
    vertical: Option<String>,
    /// Examples of an attribute at most, from the labels
    #[arg(long, default_value_t = 5)]
    examples: usize,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?;
    let report = workbench.guideline(&GuidelineRequest {
        out: arguments.out.clone(),
        vertical: arguments.vertical.clone(),
        examples: arguments.examples,
    })?;
    output::show(&report, arguments.json, |report| {
        let (out, attributes, examples) = (report.out.display(), report.attributes, report.examples);
        format!("{out}: {attributes} attributes with {examples} examples")
    })?;
    Ok(ExitCode::SUCCESS)
}
