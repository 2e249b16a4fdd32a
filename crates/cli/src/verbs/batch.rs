//! `swingtag batch`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, BatchReport, BatchRequest, Workbench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag batch shop.swingtag --size 50 --strategy mnlp
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Items to choose
    #[arg(long)]
    size: usize,
    /// `default`, `random`, `least-confidence` or `mnlp`
    #[arg(long, default_value = "default")]
    strategy: String,
    /// Choose only from this vertical
    #[arg(long)]
    vertical: Option<String>,
    /// Share of items picked at random, as a control
    #[arg(long, default_value_t = 0.1)]
    random_share: f64,
    /// Everything random comes from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Write)?;
    let request = BatchRequest {
        size: arguments.size,
        strategy: arguments.strategy.clone(),
        vertical: arguments.vertical.clone(),
        random_share: arguments.random_share,
        seed: arguments.seed,
    };
    let report = workbench.batch(&request, &Terminal::new())?;
    output::show(&report, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn readable(report: &BatchReport) -> String {
    let mut lines =
        vec![format!("batch {}: {} items by {}", report.batch, report.items.len(), report.strategy)];
    lines.extend(report.items.iter().map(|pick| format!("{}\t{}", pick.id, pick.reason)));
    lines.join("\n")
}
