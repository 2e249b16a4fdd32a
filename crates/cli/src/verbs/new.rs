//! `swingtag new`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{NewProject, Workbench};

use super::Outcome;
use crate::output;

/// Example: swingtag new shop.swingtag --schema schema.json
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file to make
    project: PathBuf,
    /// Verticals and attributes as JSON, in the form that `swingtag schema` prints
    #[arg(long, conflicts_with = "taxonomy")]
    schema: Option<PathBuf>,
    /// Category id or name of a taxonomy file, see --taxonomy-file; may be repeated
    #[arg(long, value_name = "CATEGORY", requires = "taxonomy_file")]
    taxonomy: Vec<String>,
    /// JSON lines of categories: id, path, attributes with name and values
    #[arg(long, value_name = "FILE")]
    taxonomy_file: Option<PathBuf>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let request = NewProject {
        path: arguments.project.clone(),
        schema: arguments.schema.clone(),
        taxonomy: arguments.taxonomy_file.clone().map(|file| (arguments.taxonomy.clone(), file)),
    };
    let workbench = Workbench::create(&request)?;
    let schema = workbench.schema()?;
    output::show(&schema, arguments.json, |schema| {
        format!("{}: new project, {} verticals", arguments.project.display(), schema.verticals.len())
    })?;
    Ok(ExitCode::SUCCESS)
}
