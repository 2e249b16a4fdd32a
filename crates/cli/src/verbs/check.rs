//! `swingtag check`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, Workbench};

use super::Outcome;
use crate::output;

/// Example: swingtag check shop.swingtag
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let report = Workbench::open(&arguments.project, Access::Read)?.check()?;
    output::show(&report, arguments.json, |report| {
        if report.problems.is_empty() {
            format!("clean: {} items, {} decisions, {} photos", report.items, report.decisions, report.photos)
        } else {
            report.problems.join("\n")
        }
    })?;
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
