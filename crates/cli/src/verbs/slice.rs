//! `swingtag slice`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, SliceRequest, Workbench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag slice shop.swingtag --assigned Mira --out mira.swingtag
#[derive(clap::Args)]
#[command(verbatim_doc_comment, group(clap::ArgGroup::new("of").required(true)))]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// File to make: a project of its own, to be worked on anywhere and merged back
    #[arg(long)]
    out: PathBuf,
    /// Items whose ids this file lists, one a line
    #[arg(long, group = "of")]
    items: Option<PathBuf>,
    /// All items of this vertical
    #[arg(long, group = "of")]
    vertical: Option<String>,
    /// What this person was given; answers of others are left out
    #[arg(long, group = "of")]
    assigned: Option<String>,
    /// The items of this batch, by number
    #[arg(long, group = "of")]
    batch: Option<i64>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?;
    let request = SliceRequest {
        out: arguments.out.clone(),
        items: arguments.items.clone(),
        vertical: arguments.vertical.clone(),
        assigned: arguments.assigned.clone(),
        batch: arguments.batch,
        ..SliceRequest::default()
    };
    let report = workbench.slice(&request, &Terminal::new())?;
    output::show(&report, arguments.json, |report| {
        format!("{}: {} items, {} photos", report.out.display(), report.items, report.photos)
    })?;
    Ok(ExitCode::SUCCESS)
}
