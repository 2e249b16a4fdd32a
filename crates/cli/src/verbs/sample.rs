//! `swingtag sample`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::sample;

use super::Outcome;
use crate::output;

/// Example: swingtag sample --out sample
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Folder for schema.json, items.jsonl, gold.jsonl and images/
    #[arg(long)]
    out: PathBuf,
    /// The catalogue drawn up from this seed is always the same
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let sample = sample::generate(arguments.seed);
    let files = sample::write(&sample, &arguments.out)?;
    output::line(&format!(
        "{}: {} items in {} verticals, {} photos",
        arguments.out.display(),
        files.count,
        sample.schema.verticals.len(),
        files.photos
    ))?;
    Ok(ExitCode::SUCCESS)
}
