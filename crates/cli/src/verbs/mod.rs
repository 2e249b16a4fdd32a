//! One file per verb: its arguments, how they resolve, and how its result is written.

mod agreement;
mod annotate;
mod assign;
mod batch;
mod bench;
mod check;
mod completeness;
mod conflicts;
mod evaluate;
mod export;
mod guideline;
mod history;
mod import;
mod jobs;
mod label;
mod merge;
mod models;
mod new;
mod predict;
mod sample;
mod schema;
mod similarity;
mod simulate;
mod slice;
mod train;

use std::process::ExitCode;

use clap::Subcommand;
use swingtag_workbench::WorkbenchError;

/// What every verb returns: an exit status, or an error told to the person.
pub(crate) type Outcome = Result<ExitCode, WorkbenchError>;

/// Arguments of verbs that compute with a model.
#[derive(clap::Args)]
pub(crate) struct Computing {
    /// `auto`, `cpu`, `cuda` or `metal`
    #[arg(long, default_value = "auto")]
    device: String,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Make a project
    New(new::Arguments),
    /// Show or extend the verticals and attributes
    Schema(schema::Arguments),
    /// Write the guideline as one page, with examples from the labels
    Guideline(guideline::Arguments),
    /// Read items, and the labels or predictions they carry
    Import(import::Arguments),
    /// Predict items with the model in use
    Annotate(annotate::Arguments),
    /// Fit a model on the labels
    Train(train::Arguments),
    /// Score a model
    Evaluate(evaluate::Arguments),
    /// Choose the items to label next
    Batch(batch::Arguments),
    /// Take labels from a file of labelled items
    Label(label::Arguments),
    /// Give open items to people, a share of them to two
    Assign(assign::Arguments),
    /// Show how far people agree
    Agreement(agreement::Arguments),
    /// Show how far the values that verticals require are there
    Completeness(completeness::Arguments),
    /// Show who did what when
    History(history::Arguments),
    /// Play active learning on labelled items and draw the curve
    Simulate(simulate::Arguments),
    /// Show which attributes of two verticals are alike
    Similarity(similarity::Arguments),
    /// Write labels for trainers
    Export(export::Arguments),
    /// List and settle what seller, text and photo say differently
    Conflicts(conflicts::Arguments),
    /// Hand out a part of the project as a file
    Slice(slice::Arguments),
    /// Take in what others decided in a slice or a copy
    Merge(merge::Arguments),
    /// Look for damage
    Check(check::Arguments),
    /// List, promote and bundle models; fetch, add and remove encoders
    Models(models::Arguments),
    /// Predict items from standard input
    Predict(predict::Arguments),
    /// List background work
    Jobs(jobs::Arguments),
    /// Write the sample catalogue
    Sample(sample::Arguments),
    /// Measure speed against references
    Bench(bench::Arguments),
}

/// Runs a verb.
pub(crate) fn run(verb: Verb) -> Outcome {
    match verb {
        Verb::New(a) => new::run(&a),
        Verb::Schema(a) => schema::run(&a),
        Verb::Guideline(a) => guideline::run(&a),
        Verb::Import(a) => import::run(&a),
        Verb::Annotate(a) => annotate::run(&a),
        Verb::Train(a) => train::run(&a),
        Verb::Evaluate(a) => evaluate::run(&a),
        Verb::Batch(a) => batch::run(&a),
        Verb::Label(a) => label::run(&a),
        Verb::Assign(a) => assign::run(&a),
        Verb::Agreement(a) => agreement::run(&a),
        Verb::Completeness(a) => completeness::run(&a),
        Verb::History(a) => history::run(&a),
        Verb::Simulate(a) => simulate::run(&a),
        Verb::Similarity(a) => similarity::run(&a),
        Verb::Export(a) => export::run(&a),
        Verb::Slice(a) => slice::run(&a),
        Verb::Merge(a) => merge::run(&a),
        Verb::Check(a) => check::run(&a),
        Verb::Conflicts(a) => conflicts::run(&a),
        Verb::Models(a) => models::run(&a),
        Verb::Predict(a) => predict::run(&a),
        Verb::Jobs(a) => jobs::run(&a),
        Verb::Sample(a) => sample::run(&a),
        Verb::Bench(a) => bench::run(&a),
    }
}

/// A mistake in the arguments: exit status 2.
pub(crate) fn wrong_use(message: &str) -> WorkbenchError {
    WorkbenchError::new(
        "usage",
        message,
        "`swingtag help` lists the verbs, `swingtag VERB --help` their arguments",
    )
}

/// Splits `key=value` arguments.
pub(crate) fn settings(given: &[String]) -> Result<swingtag_workbench::Settings, WorkbenchError> {
    given
        .iter()
        .map(|pair| match pair.split_once('=') {
            Some((key, value)) => Ok((key.trim().to_owned(), value.trim().to_owned())),
            None => Err(wrong_use(&format!("--set {pair}: expected KEY=VALUE"))),
        })
        .collect()
}
