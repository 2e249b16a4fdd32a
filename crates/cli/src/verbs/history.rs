//! `swingtag history`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::desk::{Desk, Shared, write_log};
use swingtag_workbench::view::{HistoryQuery, HistoryRow, HistoryView};
use swingtag_workbench::{Access, Workbench, WorkbenchError};

use super::Outcome;
use crate::output;

/// Example: swingtag history shop.swingtag --search settled --csv log.csv
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Only what happened to the item of this id
    #[arg(long, value_name = "ID")]
    item: Option<String>,
    /// Only what this person did
    #[arg(long)]
    who: Option<String>,
    /// Only entries that hold these words: of the act, its kind, the person or the item’s id
    #[arg(long, default_value = "")]
    search: String,
    /// Entries that are shown
    #[arg(long, default_value_t = 50)]
    limit: u32,
    /// Write all of them into this CSV file instead
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?;
    let store = workbench.store();
    let item = match &arguments.item {
        Some(id) => Some(store.find(id)?.ok_or_else(|| no_item(id))?.0),
        None => None,
    };
    let query = HistoryQuery {
        item,
        who: arguments.who.clone(),
        search: arguments.search.clone(),
        before: None,
        limit: arguments.limit,
    };
    if let Some(file) = &arguments.csv {
        let report = write_log(store, &query, file)?;
        output::show(&report, arguments.json, |report| {
            format!("{} entries written to {}", report.rows, report.path)
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    let shared = Shared::default();
    let view = Desk::new(store, &shared).history(&query)?;
    output::show(&view, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn no_item(id: &str) -> WorkbenchError {
    WorkbenchError::new("no_such_row", format!("the project has no item “{id}”"), "check the id")
}

fn readable(view: &HistoryView) -> String {
    let mut lines: Vec<String> = view.rows.iter().map(line).collect();
    if view.more {
        lines.push("there is more: raise --limit, or write all of it with --csv".to_owned());
    }
    if lines.is_empty() { "nothing found".to_owned() } else { lines.join("\n") }
}

fn line(row: &HistoryRow) -> String {
    let item = row.external_id.as_deref().unwrap_or("–");
    let labels = row.changes.iter().map(|change| {
        format!("{}{} {}", if change.came { "+" } else { "−" }, change.attribute, change.words)
    });
    let labels = labels.collect::<Vec<_>>().join(", ");
    format!("{:>7} {} {item} {}: {} {labels}", row.decision, row.who, row.kind, row.said)
        .trim_end()
        .to_owned()
}
