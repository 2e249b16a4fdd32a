//! `swingtag train`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, TrainReport, TrainRequest, Workbench};

use super::evaluate::figures;
use super::{Computing, Outcome};
use crate::{output, terminal::Terminal};

/// Example: swingtag train shop.swingtag --recipe bert-crf --seed 7
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Recipe; by default chosen by what the project has
    #[arg(long)]
    recipe: Option<String>,
    /// Verticals to learn from, separated by commas; by default all
    #[arg(long, value_delimiter = ',')]
    verticals: Vec<String>,
    /// Also learn from other verticals: those named, or without names those that look most alike
    #[arg(long, value_delimiter = ',', num_args = 0..=1, default_missing_value = "auto", requires = "verticals")]
    borrow: Vec<String>,
    /// Installed encoder of texts, or word vectors; `swingtag models encoders` lists them
    #[arg(long, value_name = "NAME")]
    encoder: Option<String>,
    /// Installed encoder of photos
    #[arg(long, value_name = "NAME")]
    photo_encoder: Option<String>,
    /// A setting of the recipe, such as `frozen=true`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    settings: Vec<String>,
    /// Everything random comes from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Use the new version even when it is worse on the holdout
    #[arg(long)]
    promote: bool,
    #[command(flatten)]
    common: Computing,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Write)?.on_device(&arguments.common.device);
    let request = TrainRequest {
        recipe: arguments.recipe.clone(),
        verticals: arguments.verticals.clone(),
        borrow: arguments.borrow.clone(),
        encoder: arguments.encoder.clone(),
        photo_encoder: arguments.photo_encoder.clone(),
        settings: super::settings(&arguments.settings)?,
        seed: arguments.seed,
        promote: arguments.promote,
        ..TrainRequest::default()
    };
    let report = workbench.train(&request, &Terminal::new())?;
    output::show(&report, arguments.common.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn readable(report: &TrainReport) -> String {
    let mut lines = vec![format!(
        "{}: {} on {} items in {:.1} CPU s. {}",
        report.model, report.recipe, report.examples, report.cpu_seconds, report.why
    )];
    lines.extend(report.outcome.lines());
    match &report.evaluation {
        Some(evaluation) => lines.push(figures(evaluation)),
        None => lines.push("no holdout to measure on yet; `swingtag evaluate` cross-validates".to_owned()),
    }
    lines.push(report.promotion.clone());
    lines.join("\n")
}
