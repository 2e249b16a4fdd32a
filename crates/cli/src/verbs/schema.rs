//! `swingtag schema`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, Schema, Workbench};

use super::Outcome;
use crate::output;

/// Example: swingtag schema shop.swingtag --json > schema.json
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Add the verticals, attributes and values of this file that the project lacks
    #[arg(long, value_name = "FILE")]
    extend: Option<PathBuf>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let schema = match &arguments.extend {
        None => Workbench::open(&arguments.project, Access::Read)?.schema()?,
        Some(file) => {
            let workbench = Workbench::open(&arguments.project, Access::Write)?;
            workbench.extend_schema_from(file)?;
            workbench.schema()?
        }
    };
    output::show(&schema, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn readable(schema: &Schema) -> String {
    let mut lines = Vec::new();
    for vertical in &schema.verticals {
        lines.push(vertical.name.clone());
        for attribute in &vertical.attributes {
            let values = if attribute.values.is_empty() {
                String::new()
            } else {
                format!(": {}", attribute.values.join(", "))
            };
            lines.push(format!("  {}{values}", attribute.name));
        }
        if !vertical.intents.is_empty() {
            lines.push(format!("  intents: {}", vertical.intents.join(", ")));
        }
    }
    if lines.is_empty() {
        "no verticals yet; import items, or add some with --extend FILE".to_owned()
    } else {
        lines.join("\n")
    }
}
