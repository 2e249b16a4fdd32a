//! `swingtag label`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, LabelRequest, Workbench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag label shop.swingtag --from gold.jsonl --batch
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Labelled items in the native form; items that the project lacks are passed over
    #[arg(long)]
    from: PathBuf,
    /// Only the items of the current batch
    #[arg(long)]
    batch: bool,
    /// At most this many items
    #[arg(long)]
    limit: Option<usize>,
    /// Name written into the decisions
    #[arg(long, default_value = "gold")]
    who: String,
    /// Write the id of each item as soon as its decision is on disk
    #[arg(long)]
    tell: bool,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Write)?;
    let request = LabelRequest {
        from: arguments.from.clone(),
        batch: arguments.batch,
        limit: arguments.limit,
        who: arguments.who.clone(),
    };
    let mut tell = |id: &str| if arguments.tell { output::line(id) } else { Ok(()) };
    let report = workbench.label(&request, &Terminal::new(), &mut tell)?;
    output::show(&report, arguments.json, |report| {
        format!("{} items labelled, {} rows passed over", report.labelled, report.passed)
    })?;
    Ok(ExitCode::SUCCESS)
}
