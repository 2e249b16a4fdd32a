//! `swingtag conflicts`

use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;
use swingtag_workbench::desk::conflicts::{Conflict, ConflictQuery, Corrections};
use swingtag_workbench::desk::{Desk, Shared};
use swingtag_workbench::view::Side;
use swingtag_workbench::{Access, Workbench, WorkbenchError};

use super::{Outcome, wrong_use};
use crate::output;

/// Example: swingtag conflicts shop.swingtag --attribute Colour --settle text --csv corrections.csv
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Only of this vertical
    #[arg(long)]
    vertical: Option<String>,
    /// Only of this attribute
    #[arg(long)]
    attribute: Option<String>,
    /// Only where the seller says this
    #[arg(long, value_name = "VALUE")]
    seller_says: Option<String>,
    /// Also where a part of what the seller says is not in the text, or not in the photo where the text is silent
    #[arg(long)]
    partly: bool,
    /// Whose values hold in all of them: `text`, `seller` or `photo`
    #[arg(long, value_name = "SIDE")]
    settle: Option<String>,
    /// Who settles them
    #[arg(long, default_value = "command line", requires = "settle")]
    who: String,
    /// Write what a catalogue system has to change: values kept from text or photo against the seller
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    settled: Option<String>,
    conflicts: Vec<Conflict>,
    corrections: Option<Corrections>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let keep = arguments.settle.as_deref().map(side).transpose()?;
    let access = if keep.is_some() { Access::Write } else { Access::Read };
    let workbench = Workbench::open(&arguments.project, access)?;
    let shared = Shared::default();
    let desk = Desk::new(workbench.store(), &shared);
    let query = ConflictQuery {
        vertical: arguments.vertical.clone(),
        attribute: arguments.attribute.clone(),
        seller_says: arguments.seller_says.clone(),
        partly: arguments.partly,
    };
    let settled = keep.map(|keep| desk.settle_conflicts(&query, keep, &arguments.who)).transpose()?;
    let conflicts = desk.conflicts(&query)?;
    let corrections =
        arguments.csv.as_deref().map(|file| desk.write_corrections(&query, file)).transpose()?;
    output::show(&Report { settled, conflicts, corrections }, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn side(word: &str) -> Result<Side, WorkbenchError> {
    match word {
        "text" => Ok(Side::Text),
        "seller" => Ok(Side::Seller),
        "photo" => Ok(Side::Photo),
        _ => Err(wrong_use(&format!("--settle {word}: expected text, seller or photo"))),
    }
}

fn readable(report: &Report) -> String {
    let mut lines: Vec<String> = report.settled.iter().cloned().collect();
    lines.extend(report.conflicts.iter().map(|conflict| {
        let Conflict { item, attribute, seller, text, photo, says, .. } = conflict;
        let (other, values) = if text.is_empty() { ("photo", photo) } else { ("text", text) };
        format!("{item}  {attribute}: seller {}, {other} {}  ({says})", seller.join(", "), values.join(", "))
    }));
    if report.conflicts.is_empty() {
        lines.push("no open conflicts".to_owned());
    }
    if let Some(Corrections { file, values }) = &report.corrections {
        lines.push(format!("{values} corrections written: {file}"));
    }
    lines.join("\n")
}
