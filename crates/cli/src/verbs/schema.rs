//! `swingtag schema`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::desk::{Desk, Shared};
use swingtag_workbench::view::SchemaEdit;
use swingtag_workbench::{Access, Schema, Workbench, WorkbenchError};

use super::{Outcome, wrong_use};
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
    /// Say that every item of a vertical shall have a value for an attribute
    #[arg(long, value_name = "VERTICAL/ATTRIBUTE")]
    require: Vec<String>,
    /// Take that back
    #[arg(long, value_name = "VERTICAL/ATTRIBUTE")]
    no_require: Vec<String>,
    /// Who says so
    #[arg(long, default_value = "command line")]
    who: String,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let writes =
        arguments.extend.is_some() || !arguments.require.is_empty() || !arguments.no_require.is_empty();
    let workbench = Workbench::open(&arguments.project, if writes { Access::Write } else { Access::Read })?;
    if let Some(file) = &arguments.extend {
        workbench.extend_schema_from(file)?;
    }
    let said = arguments.require.iter().map(|name| (name, true));
    for (name, required) in said.chain(arguments.no_require.iter().map(|name| (name, false))) {
        require(&workbench, name, required, &arguments.who)?;
    }
    output::show(&workbench.schema()?, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

/// Both names may hold a slash: the first split whose vertical and attribute are there is meant.
fn require(workbench: &Workbench, name: &str, required: bool, who: &str) -> Result<(), WorkbenchError> {
    let schema = workbench.schema()?;
    let splits = name.match_indices('/').map(|(at, _)| (&name[..at], &name[at + 1..]));
    let known = |(vertical, attribute): &(&str, &str)| {
        schema.vertical(vertical).is_some_and(|vertical| vertical.attribute(attribute).is_some())
    };
    let Some((vertical, attribute)) = splits.into_iter().find(known) else {
        return Err(wrong_use(&format!(
            "{name}: expected a vertical and one of its attributes, as in Jeans/Fit"
        )));
    };
    let edit = SchemaEdit::ChangeAttribute {
        vertical: vertical.to_owned(),
        attribute: attribute.to_owned(),
        name: None,
        short: None,
        description: None,
        of: None,
        key: None,
        slot: None,
        required: Some(required),
    };
    let shared = Shared::default();
    Desk::new(workbench.store(), &shared).edit_schema(&edit, who)?;
    Ok(())
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
            let required = if attribute.required { ", required" } else { "" };
            lines.push(format!("  {}{required}{values}", attribute.name));
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
