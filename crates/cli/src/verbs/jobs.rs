//! `swingtag jobs`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, Workbench};

use super::Outcome;
use crate::output;

/// Example: swingtag jobs shop.swingtag
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// At most this many, newest first
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let jobs = Workbench::open(&arguments.project, Access::Read)?.jobs(arguments.limit)?;
    output::show(&jobs, arguments.json, |jobs| {
        let lines: Vec<String> = jobs
            .iter()
            .map(|job| format!("{:>5} {:<9} {:<9} {}", job.id, job.kind, job.state, job.said))
            .collect();
        if lines.is_empty() { "no jobs yet".to_owned() } else { lines.join("\n") }
    })?;
    Ok(ExitCode::SUCCESS)
}
