//! `swingtag bench`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::bench::{BenchRequest, Figure, bench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag bench --items 1000,10000
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Sizes of project to measure
    #[arg(long, value_delimiter = ',', default_value = "1000,10000,100000")]
    items: Vec<usize>,
    /// Folder for the projects that are measured; by default a temporary one, removed afterwards
    #[arg(long)]
    folder: Option<PathBuf>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let temporary = std::env::temp_dir().join(format!("swingtag-bench-{}", std::process::id()));
    let folder = arguments.folder.clone().unwrap_or_else(|| temporary.clone());
    let request = BenchRequest { items: arguments.items.clone(), folder };
    let mut tell = |figure: &Figure| {
        if !arguments.json {
            // A closed pipe ends the output, not the measuring.
            let _ = output::line(&line(figure));
        }
    };
    let figures = bench(&request, &Terminal::new(), &mut tell);
    if arguments.folder.is_none() {
        let _ = std::fs::remove_dir_all(&temporary);
    }
    let figures = figures?;
    if arguments.json {
        output::show(&figures, true, |_| String::new())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn line(figure: &Figure) -> String {
    format!(
        "{:<28} {:>7} items {:>10.3} {:<6} {:>7.1} × {} ({:.3})",
        figure.what,
        figure.items,
        figure.value,
        figure.unit,
        figure.ratio(),
        figure.reference,
        figure.reference_value
    )
}
