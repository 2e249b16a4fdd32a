//! `swingtag evaluate`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{
    Access, Awareness, EvaluateRequest, Evaluation, OtherPhotos, PhotosShown, Workbench,
};

use super::{Computing, Outcome};
use crate::{output, terminal::Terminal};

/// Example: swingtag evaluate shop.swingtag --on test.jsonl --json
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Model version, such as v12; by default the one in use
    #[arg(long)]
    model: Option<String>,
    /// `holdout`, `split:NAME`, or a file of labelled items that is not imported
    #[arg(long, default_value = "holdout")]
    on: String,
    /// Photos that items are shown with: their `own`, `shuffled` (another item's), or `none`
    #[arg(long, default_value_t)]
    photos: PhotosShown,
    #[command(flatten)]
    common: Computing,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?.on_device(&arguments.common.device);
    let request = EvaluateRequest {
        model: arguments.model.clone(),
        on: arguments.on.clone(),
        photos: arguments.photos,
    };
    let evaluation = workbench.evaluate(&request, &Terminal::new())?;
    output::show(&evaluation, arguments.common.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

/// One line: the figure, its interval and its base.
pub(super) fn figures(evaluation: &Evaluation) -> String {
    let report = &evaluation.report;
    let interval = evaluation
        .interval
        .map_or(String::new(), |(low, high)| format!(" ({:.1} to {:.1})", low * 100.0, high * 100.0));
    format!(
        "micro F1 {:.1}{interval}, precision {:.1}, recall {:.1}, macro F1 {:.1}, exact items {:.1}; {}",
        report.micro.f1 * 100.0,
        report.micro.precision * 100.0,
        report.micro.recall * 100.0,
        report.macro_average.f1 * 100.0,
        report.exact_match * 100.0,
        evaluation.base
    )
}

fn readable(evaluation: &Evaluation) -> String {
    let mut lines = vec![format!("{} ({})", evaluation.model, evaluation.recipe), figures(evaluation)];
    lines.extend(evaluation.photos.as_ref().map(awareness));
    lines.push(String::new());
    lines
        .push(format!("{:<28} {:>9} {:>7} {:>7} {:>8}", "attribute", "precision", "recall", "F1", "support"));
    for (name, scores) in &evaluation.report.attributes {
        lines.push(format!(
            "{name:<28} {:>9.1} {:>7.1} {:>7.1} {:>8}",
            scores.precision * 100.0,
            scores.recall * 100.0,
            scores.f1 * 100.0,
            scores.support
        ));
    }
    lines.join("\n")
}

/// What an item loses when it is not shown with its own photos.
fn awareness(photos: &OtherPhotos) -> String {
    let of = |name: &str, figures: &Awareness| {
        format!("{name} {:.1} ({:+.1} an item)", figures.own * 100.0, figures.difference * 100.0)
    };
    let all = &photos.awareness;
    let mut parts = vec![of("spans", &all.spans), of("attributes present", &all.presence)];
    parts.extend(all.values.as_ref().map(|values| of("values", values)));
    format!("photos: {}; F1 with their own: {}", photos.shown, parts.join(", "))
}
