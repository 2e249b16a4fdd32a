//! `swingtag batch`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, BatchReport, BatchRequest, SecondLookRequest, Workbench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag batch shop.swingtag --size 50 --strategy badge
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Items to choose
    #[arg(long)]
    size: usize,
    /// `default`, `random`, `least-confidence`, `margin`, `token-entropy`, `mnlp`, `bald`, `disagreement`,
    /// `core-set`, `badge` or `density`; `+cost` holds the gain against the time an item will take,
    /// `+verticals` and `+attributes` give these equal parts: `mnlp+cost`
    #[arg(long, default_value = "default")]
    strategy: String,
    /// Choose only from this vertical
    #[arg(long)]
    vertical: Option<String>,
    /// Share of items picked at random, as a control
    #[arg(long, default_value_t = 0.1)]
    random_share: f64,
    /// Share of items picked at random for the holdout: labelled blind, never learnt from
    #[arg(long, default_value_t = 0.1)]
    holdout_share: f64,
    /// Whose pace `+cost` goes by; everybody's without a name
    #[arg(long)]
    person: Option<String>,
    /// Instead of open items those whose labels are perhaps wrong, for a second look
    #[arg(long, conflicts_with_all = ["strategy", "random_share", "holdout_share", "person"])]
    suspects: bool,
    /// Everything random comes from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Write)?;
    if arguments.suspects {
        return suspects(&workbench, arguments);
    }
    let request = BatchRequest {
        size: arguments.size,
        strategy: arguments.strategy.clone(),
        vertical: arguments.vertical.clone(),
        random_share: arguments.random_share,
        holdout_share: arguments.holdout_share,
        person: arguments.person.clone(),
        seed: arguments.seed,
    };
    let report = workbench.batch(&request, &Terminal::new())?;
    output::show(&report, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn suspects(workbench: &Workbench, arguments: &Arguments) -> Outcome {
    let request =
        SecondLookRequest { size: arguments.size, verticals: arguments.vertical.iter().cloned().collect() };
    let report = workbench.second_look(&request, &Terminal::new())?;
    output::show(&report, arguments.json, |report| match report.batch {
        Some(batch) => format!(
            "batch {batch}: {} of {} items are worth a second look; {}",
            report.items, report.of, report.how
        ),
        None => format!("nothing suspicious in {} items; {}", report.of, report.how),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn readable(report: &BatchReport) -> String {
    let mut lines =
        vec![format!("batch {}: {} items by {}", report.batch, report.items.len(), report.strategy)];
    lines.extend(report.items.iter().map(|pick| format!("{}\t{}", pick.id, pick.reason)));
    lines.extend(report.note.clone());
    lines.join("\n")
}
