//! `swingtag annotate`

use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;
use swingtag_workbench::{AcceptReport, AcceptRequest, Access, AnnotateReport, AnnotateRequest, Workbench};

use super::{Computing, Outcome};
use crate::{output, terminal::Terminal};

/// Example: swingtag annotate shop.swingtag --accept --precision 98
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
    /// Then turn predictions into labels, each marked, where their precision is proved on the holdout
    #[arg(long)]
    accept: bool,
    /// Precision in per cent that is asked of every attribute; by default what the project has switched on
    #[arg(long, requires = "accept")]
    precision: Option<f32>,
    #[command(flatten)]
    common: Computing,
}

/// What was predicted, and what was accepted of it.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    predicted: AnnotateReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<AcceptReport>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Write)?.on_device(&arguments.common.device);
    let request = AnnotateRequest { model: arguments.model.clone(), limit: arguments.limit };
    let predicted = workbench.annotate(&request, &Terminal::new())?;
    let request = AcceptRequest { precision: arguments.precision };
    let accept = || workbench.accept_unasked(&request, &Terminal::new());
    let accepted = arguments.accept.then(accept).transpose()?;
    output::show(&Report { predicted, accepted }, arguments.common.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn readable(report: &Report) -> String {
    let AnnotateReport { items, model, spans } = &report.predicted;
    let mut text = format!("{items} items predicted by {model}, {spans} spans");
    if let Some(accepted) = &report.accepted {
        text.push_str(&format!("\n{} labels accepted without asking", accepted.labels));
        for (attribute, threshold) in &accepted.attributes {
            text.push_str(&format!("\n{attribute} from {threshold:.2}"));
        }
    }
    text
}
