//! `swingtag export`

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_catalogue::ItemStatus;
use swingtag_workbench::{Access, ExportReport, ExportRequest, Workbench, WorkbenchError};

use super::{Outcome, settings};
use crate::{output, terminal::Terminal};

/// Example: swingtag export shop.swingtag --format conll --scheme iob2 --split 80/10/10 --out bio
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// `native`, `conll`, `label-studio`, `doccano`, `prodigy`, `brat`, `w3c`, `spacy`, `parquet`, `mrc`, `csv` or `xlsx`
    #[arg(long)]
    format: String,
    /// Folder to write into; made when missing
    #[arg(long)]
    out: PathBuf,
    /// Tags of CoNLL and Parquet: `iob2` unless given, `iob1`, `bioes` or `bilou`
    #[arg(long)]
    scheme: Option<String>,
    /// Tokens, where the format has them: `words` unless given, `chars`, or `pieces` of the installed encoder
    #[arg(long)]
    tokens: Option<String>,
    /// Shares of train, dev and test; groups and equal texts stay together
    #[arg(long, value_name = "80/10/10")]
    split: Option<String>,
    /// Seed of the split: the same seed splits the same way
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// CoNLL: one sentence an item, its fields joined, instead of one a field
    #[arg(long)]
    joined: bool,
    /// What else the format lets one choose, such as `comments=yes` or `separator=tab`
    #[arg(long = "set", value_name = "KEY=VALUE")]
    options: Vec<String>,
    /// Only this vertical; may be given several times
    #[arg(long)]
    vertical: Vec<String>,
    /// Only labels and values of this attribute; may be given several times
    #[arg(long)]
    attribute: Vec<String>,
    /// `done`, `begun` or `all`; forms to train with take items that are done, the others all of them
    #[arg(long, conflicts_with = "status")]
    items: Option<String>,
    /// Only items of exactly this status: `new`, `started`, `done`, `skipped` or `review`; may be given several times
    #[arg(long, value_parser = status)]
    status: Vec<ItemStatus>,
    /// Only items whose labels are this person's decision; "" for labels that came with a file; may be given
    /// several times
    #[arg(long, value_name = "NAME")]
    annotator: Vec<String>,
    /// Leave out labels that a threshold confirmed and no person
    #[arg(long)]
    without_unasked: bool,
    /// Leave out labels that a person confirmed
    #[arg(long)]
    without_confirmed: bool,
    /// Write predictions beside labels, marked as such
    #[arg(long)]
    predicted: bool,
    /// Predictions of at least this confidence in per cent
    #[arg(long, value_name = "PER_CENT", requires = "predicted")]
    confidence: Option<u8>,
    /// Write the photos as well, into the folder `photos` beside the files, which refer to them by relative names
    #[arg(long)]
    photos: bool,
    /// Leave the place where a photo was taken in it
    #[arg(long, requires = "photos")]
    photo_places: bool,
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
        attributes: arguments.attribute.clone(),
        confidence: arguments.confidence,
        annotators: arguments.annotator.clone(),
        statuses: arguments.status.clone(),
        chosen: None,
        items: arguments.items.clone(),
        photos: arguments.photos,
        places: arguments.photo_places,
        split: arguments.split.clone(),
        seed: arguments.seed,
        overwrite: arguments.overwrite,
    };
    let report = workbench.export(&request, &Terminal::new())?;
    output::show(&report, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn status(word: &str) -> Result<ItemStatus, String> {
    ItemStatus::from_word(word).ok_or_else(|| "choose new, started, done, skipped or review".to_owned())
}

/// How many a filter left out, in one line.
fn left_out(sums: &BTreeMap<String, u64>, what: &str) -> Option<String> {
    let reasons: Vec<String> = sums.iter().map(|(reason, count)| format!("{count} by {reason}")).collect();
    (!reasons.is_empty())
        .then(|| format!("{} {what} left out: {}", sums.values().sum::<u64>(), reasons.join(", ")))
}

/// What was chosen about the format. The native form has nothing to choose, and the older arguments of CoNLL
/// are passed over with it.
fn options(arguments: &Arguments) -> Result<BTreeMap<String, String>, WorkbenchError> {
    let mut options: BTreeMap<String, String> = settings(&arguments.options)?.into_iter().collect();
    if arguments.format == "native" {
        return Ok(options);
    }
    let given = [("scheme", arguments.scheme.clone()), ("tokens", arguments.tokens.clone())];
    options.extend(given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    if arguments.joined {
        options.insert("sentences".to_owned(), "items".to_owned());
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
    if let Some(photos) = report.photos {
        lines.push(format!(
            "{} photos beside the files, {} missing; photos.csv names each",
            photos.written, photos.missing
        ));
    }
    lines.extend(left_out(&report.left_out.items, "items"));
    lines.extend(left_out(&report.left_out.spans, "spans of these items"));
    lines.extend(report.files.iter().map(|file| file.display().to_string()));
    lines.join("\n")
}
