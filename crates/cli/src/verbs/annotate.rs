//! `swingtag annotate`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, AnnotateRequest, Workbench};

use super::{Computing, Outcome};
use crate::{output, terminal::Terminal};

/// Example: swingtag annotate shop.swingtag
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Model version, such as v12; by default the one in use
    #[arg(long)]
    model: Option<String>,
    /// At most this many items
    #[arg(long)]
    limit: Option<usize>,
    #[command(flatten)]
    common: Computing,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Write)?.on_device(&arguments.common.device);
    let request = AnnotateRequest { model: arguments.model.clone(), limit: arguments.limit };
    let report = workbench.annotate(&request, &Terminal::new())?;
    output::show(&report, arguments.common.json, |report| {
        format!("{} items predicted by {}, {} spans", report.items, report.model, report.spans)
    })?;
    Ok(ExitCode::SUCCESS)
}
