//! `swingtag predict`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{PredictRequest, PredictSource};

use super::Outcome;
use crate::terminal::Terminal;

/// Example: swingtag predict --project shop.swingtag < items.jsonl > predictions.jsonl
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
#[group(id = "source", required = true)]
pub(crate) struct Arguments {
    /// Project whose model predicts
    #[arg(long, conflicts_with = "bundle")]
    project: Option<PathBuf>,
    /// Model file written by `swingtag models bundle`
    #[arg(long)]
    bundle: Option<PathBuf>,
    /// Model version, such as v12; by default the one in use
    #[arg(long, requires = "project")]
    model: Option<String>,
    /// Folder that photo paths are relative to; by default the current one
    #[arg(long, value_name = "DIR")]
    images: Option<PathBuf>,
    /// `auto`, `cpu`, `cuda` or `metal`
    #[arg(long, default_value = "auto")]
    device: String,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let source = match (&arguments.project, &arguments.bundle) {
        (Some(project), _) => {
            PredictSource::Project { path: project.clone(), model: arguments.model.clone() }
        }
        (None, Some(bundle)) => PredictSource::Bundle(bundle.clone()),
        (None, None) => return Err(super::wrong_use("give --project P or --bundle FILE")),
    };
    let request =
        PredictRequest { source, images: arguments.images.clone(), device: arguments.device.clone() };
    let input = std::io::stdin().lock();
    let output = std::io::BufWriter::new(std::io::stdout().lock());
    let report = swingtag_workbench::predict(&request, input, output, &Terminal::new())?;
    for problem in &report.problems {
        eprintln!("refused: {problem}");
    }
    Ok(if report.rejected > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}
