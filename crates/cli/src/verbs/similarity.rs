//! `swingtag similarity`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::view::EvidenceKind;
use swingtag_workbench::{Access, SimilarityReport, SimilarityRequest, Workbench, WorkbenchError};

use super::{Computing, Outcome, wrong_use};
use crate::{output, terminal::Terminal};

/// Attributes shown for each row.
const SHOWN: usize = 3;

/// Example: swingtag similarity shop.swingtag --verticals Tea,Coffee --out tea-coffee.svg
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Two verticals, separated by a comma
    #[arg(long, value_delimiter = ',', required = true)]
    verticals: Vec<String>,
    /// What to compare by: attention of a coupled model, or without training all, name, values, around or place
    #[arg(long, value_name = "KIND", default_value = "attention")]
    evidence: String,
    /// A setting of the recipe `bilstm-crf-coupled`, where a model has to be trained; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    settings: Vec<String>,
    /// Everything random comes from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Also draw a heat map into this SVG file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    common: Computing,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let [first, second] = arguments.verticals.as_slice() else {
        return Err(wrong_use("--verticals takes two names, such as Tea,Coffee"));
    };
    let workbench = Workbench::open(&arguments.project, Access::Read)?.on_device(&arguments.common.device);
    let request = SimilarityRequest {
        verticals: (first.clone(), second.clone()),
        evidence: evidence(&arguments.evidence)?,
        settings: super::settings(&arguments.settings)?,
        seed: arguments.seed,
        out: arguments.out.clone(),
    };
    let report = workbench.similarity(&request, &Terminal::new())?;
    output::show(&report, arguments.common.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn evidence(word: &str) -> Result<EvidenceKind, WorkbenchError> {
    Ok(match word {
        "all" => EvidenceKind::All,
        "name" => EvidenceKind::Name,
        "values" => EvidenceKind::Values,
        "around" => EvidenceKind::Around,
        "place" => EvidenceKind::Place,
        "attention" => EvidenceKind::Attention,
        _ => return Err(wrong_use("--evidence is one of attention, all, name, values, around, place")),
    })
}

fn readable(report: &SimilarityReport) -> String {
    let width = report.attributes.0.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let mut lines = vec![format!("{} → {}, from {}", report.verticals.0, report.verticals.1, report.source)];
    for (name, shares) in report.attributes.0.iter().zip(&report.onwards) {
        let mut ranked: Vec<(&String, f64)> = report
            .attributes
            .1
            .iter()
            .zip(shares.iter().copied())
            .filter_map(|(other, score)| Some((other, score.filter(|score| *score > 0.0)?)))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let best: Vec<String> =
            ranked.iter().take(SHOWN).map(|(other, share)| format!("{other} {share:.2}")).collect();
        let best = if best.is_empty() { "nothing".to_owned() } else { best.join(", ") };
        lines.push(format!("  {name:<width$}  {best}"));
    }
    if let Some(file) = &report.file {
        lines.push(format!("written: {}", file.display()));
    }
    lines.join("\n")
}
