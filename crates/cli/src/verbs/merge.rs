//! `swingtag merge`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, MergeReport, MergeRequest, Workbench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag merge shop.swingtag mira.swingtag --dry-run
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// A slice or a copy of the project, in which others have worked
    part: PathBuf,
    /// Say what would happen and change nothing
    #[arg(long)]
    dry_run: bool,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

/// Exit status: 3 when decisions were held back.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Write)?;
    let request = MergeRequest { part: arguments.part.clone(), dry_run: arguments.dry_run };
    let report = workbench.merge(&request, &Terminal::new())?;
    output::show(&report, arguments.json, readable)?;
    Ok(if report.held_back.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

fn readable(report: &MergeReport) -> String {
    let mut lines = vec![report.said()];
    lines.extend(report.differences.iter().map(|told| format!("differs: {told}")));
    lines.extend(report.held_back.iter().map(|held| {
        let item = held.item.as_deref().unwrap_or("many items");
        format!("held back: {}, {} on {item}: {}", held.who, held.said, held.why)
    }));
    lines.join("\n")
}
