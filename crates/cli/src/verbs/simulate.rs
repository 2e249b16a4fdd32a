//! `swingtag simulate`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, Needed, SimulateReport, SimulateRequest, Workbench};

use super::{Computing, Outcome};
use crate::{output, terminal::Terminal};

/// Example: swingtag simulate shop.swingtag --strategies least-confidence,random --rounds 8 --size 50 --seeds 1,2 --out curve
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file; its labelled items play the person
    project: PathBuf,
    /// Strategies to compare, with their modifiers: `mnlp,badge,mnlp+cost,random`; see `swingtag batch --help`
    #[arg(long, value_delimiter = ',', default_value = "default,random")]
    strategies: Vec<String>,
    /// Rounds of labelling
    #[arg(long, default_value_t = 8)]
    rounds: usize,
    /// Items a round
    #[arg(long, default_value_t = 50)]
    size: usize,
    /// Seeds; every strategy runs once with each
    #[arg(long, value_delimiter = ',', default_value = "1,2,3")]
    seeds: Vec<u64>,
    /// Recipe trained in every round
    #[arg(long)]
    recipe: Option<String>,
    /// A setting of the recipe; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    settings: Vec<String>,
    /// Folder for curve.csv, curve.json and curve.svg
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    common: Computing,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?.on_device(&arguments.common.device);
    let request = SimulateRequest {
        strategies: arguments.strategies.clone(),
        rounds: arguments.rounds,
        size: arguments.size,
        seeds: arguments.seeds.clone(),
        recipe: arguments.recipe.clone(),
        settings: super::settings(&arguments.settings)?,
        out: arguments.out.clone(),
    };
    let report = workbench.simulate(&request, &Terminal::new())?;
    output::show(&report, arguments.common.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn readable(report: &SimulateReport) -> String {
    let mut lines = vec![format!(
        "{:<18} {:>5} {:>6} {:>7} {:>7} {:>9}",
        "strategy", "seed", "round", "labels", "F1", "macro F1"
    )];
    lines.extend(report.rows.iter().map(|row| {
        format!(
            "{:<18} {:>5} {:>6} {:>7} {:>7.1} {:>9.1}",
            row.strategy,
            row.seed,
            row.round,
            row.labels,
            row.f1 * 100.0,
            row.macro_f1 * 100.0
        )
    }));
    lines.extend(report.needed.iter().map(needed));
    lines.push(format!("written: {}", report.files.join(", ")));
    lines.join("\n")
}

/// What a strategy needs to come close to all labels.
fn needed(needed: &Needed) -> String {
    let Needed { strategy, reached, seeds, .. } = needed;
    let Some((labels, seconds)) = needed.labels.zip(needed.seconds) else {
        return format!("{strategy}: does not reach 95 % of the F1 of all labels");
    };
    let against = needed.labels_of_random.map_or_else(String::new, |part| {
        let range = part.low.zip(part.high).map_or_else(String::new, |(a, b)| format!(" ({a:.2} to {b:.2})"));
        format!(", {:.2}{range} of the labels of random", part.mean)
    });
    let (labels, minutes) = (labels.mean, seconds.mean / 60.0);
    format!(
        "{strategy}: 95 % of the F1 of all labels with {labels:.0} labels, {minutes:.0} min{against}; \
         {reached} of {seeds} seeds"
    )
}
