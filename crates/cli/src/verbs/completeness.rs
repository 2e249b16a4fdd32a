//! `swingtag completeness`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::desk::{Desk, Shared};
use swingtag_workbench::view::CompletenessView;
use swingtag_workbench::{Access, Workbench, WorkbenchError};

use super::Outcome;
use crate::output;

/// Example: swingtag completeness shop.swingtag --vertical Jeans --days
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Only this vertical
    #[arg(long)]
    vertical: Option<String>,
    /// Also how it stood at the end of every day on which something changed
    #[arg(long)]
    days: bool,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?;
    let shared = Shared::default();
    let mut views = Desk::new(workbench.store(), &shared).completeness()?;
    if let Some(name) = &arguments.vertical {
        if workbench.schema()?.vertical(name).is_none() {
            let remedy = "`swingtag schema` lists the verticals";
            return Err(WorkbenchError::new("unknown", format!("there is no vertical “{name}”"), remedy));
        }
        views.retain(|view| view.vertical == *name);
    }
    output::show(&views, arguments.json, |views| readable(views, arguments.days))?;
    Ok(ExitCode::SUCCESS)
}

fn readable(views: &[CompletenessView], days: bool) -> String {
    if views.is_empty() {
        return "nothing is required; say in Schema, or with `\"required\": true` in a schema file, what is"
            .to_owned();
    }
    views.iter().map(|view| of_vertical(view, days)).collect::<Vec<_>>().join("\n")
}

fn of_vertical(view: &CompletenessView, days: bool) -> String {
    let mut lines = vec![format!(
        "{}: {} of the required values, {} of {} items have all",
        view.vertical,
        share(view.share),
        view.whole,
        view.items
    )];
    lines.extend(view.required.iter().map(|one| {
        let back = if view.held_back_by.as_ref() == Some(&one.name) { ", holds it back most" } else { "" };
        format!("  {}: {} of {} items{back}", one.name, one.items, view.items)
    }));
    if days {
        let day = view.days.iter();
        lines
            .extend(day.map(|day| format!("  {}  {:>7} of {} items", day.date, share(day.share), day.items)));
    }
    lines.join("\n")
}

fn share(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}
