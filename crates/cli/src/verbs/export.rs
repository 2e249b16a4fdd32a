//! `swingtag export`

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::{Access, ExportReport, ExportRequest, Workbench, WorkbenchError};

use super::{Outcome, settings};
use crate::{output, terminal::Terminal};

/// Example: swingtag export shop.swingtag --format conll --scheme iob2 --split 80/10/10 --out bio
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// `native` or `conll`
    #[arg(long)]
    format: String,
    /// Folder to write into; made when missing
    #[arg(long)]
    out: PathBuf,
    /// Tags of CoNLL: `iob2` unless given, `iob1`, `bioes` or `bilou`
    #[arg(long)]
    scheme: Option<String>,
    /// Tokens of CoNLL: `words` unless given, or `chars`
    #[arg(long)]
    tokens: Option<String>,
    /// Shares of train, dev and test; groups and equal texts stay together
    #[arg(long, value_name = "80/10/10")]
    split: Option<String>,
    /// Seed of the split: the same seed splits the same way
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// One sentence an item, its fields joined, instead of one a field
    #[arg(long)]
    joined: bool,
    /// What else the format lets one choose, such as `comments=yes` or `separator=tab`
    #[arg(long = "set", value_name = "KEY=VALUE")]
    options: Vec<String>,
    /// Only this vertical; may be given several times
    #[arg(long)]
    vertical: Vec<String>,
    /// `done`, `begun` or `all`; CoNLL takes items that are done, the native form all of them
    #[arg(long)]
    items: Option<String>,
    /// Leave out labels that a threshold confirmed and no person
    #[arg(long)]
    without_unasked: bool,
    /// Leave out labels that a person confirmed
    #[arg(long)]
    without_confirmed: bool,
    /// Write predictions beside labels, marked as such
    #[arg(long)]
    predicted: bool,
    /// Write values of the whole item as comment lines
    #[arg(long)]
    values: bool,
    /// Replace files that are there
    #[arg(long)]
    overwrite: bool,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?;
    let request = ExportRequest {
        format: arguments.format.clone(),
        out: arguments.out.clone(),
        options: options(arguments)?,
        confirmed: !arguments.without_confirmed,
        unasked: !arguments.without_unasked,
        predicted: arguments.predicted,
        values: arguments.values,
        verticals: arguments.vertical.clone(),
        chosen: None,
        items: arguments.items.clone(),
        split: arguments.split.clone(),
        seed: arguments.seed,
        overwrite: arguments.overwrite,
    };
    let report = workbench.export(&request, &Terminal::new())?;
    output::show(&report, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

/// What was chosen about the format. The native form has nothing to choose, and the older arguments of CoNLL
/// are passed over with it.
fn options(arguments: &Arguments) -> Result<BTreeMap<String, String>, WorkbenchError> {
    let mut options: BTreeMap<String, String> = settings(&arguments.options)?.into_iter().collect();
    if arguments.format == "conll" {
        let given = [("scheme", arguments.scheme.clone()), ("tokens", arguments.tokens.clone())];
        let joined = arguments.joined.then(|| ("sentences".to_owned(), "items".to_owned()));
        let given = given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        options.extend(given.chain(joined));
    }
    Ok(options)
}

fn readable(report: &ExportReport) -> String {
    let mut lines = vec![format!(
        "{} items, {} of {} spans written, read back and compared",
        report.items, report.spans_written, report.spans
    )];
    if report.spans_written < report.spans {
        lines.push(format!(
            "{} spans could not be held; losses.csv names each",
            report.spans - report.spans_written
        ));
    }
    lines.extend(report.files.iter().map(|file| file.display().to_string()));
    lines.join("\n")
}
