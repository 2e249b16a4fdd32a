//! Labels leave the project; every file is read back and compared before it gets its name.

mod by_attribute;
mod chosen;
mod conll;
mod formats;
mod leaving;
mod native;
mod other;
mod photos;
mod pieces;
mod plan;
mod preview;
mod selection;
mod summary;
mod tally;
#[cfg(test)]
mod tests;

pub(crate) use summary::Looks;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::ItemStatus;
use swingtag_catalogue::partition::{Part, Partition, Parts, Proportions};
use swingtag_formats::conll::NO_WORDS;
use swingtag_formats::export::{LeftOut, PhotoCounts};
use swingtag_learn::Watch;

use crate::error::WorkbenchError;
use crate::workbench::Workbench;
use leaving::Leaving;
use photos::Photos;
use selection::Selection;

/// Seed of the split, so that the same project is always split the same way.
const SPLIT_SEED: u64 = 1;

/// What to write, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportRequest {
    /// Word of the format: `native`, `conll`, `doccano` and so on, as [`Workbench::export_formats`] lists them.
    pub format: String,
    /// Folder.
    pub out: PathBuf,
    /// What was chosen about the format, by the words of [`crate::view::ExportOption`]: `scheme`, `tokens` …
    pub options: BTreeMap<String, String>,
    /// Labels that a person confirmed leave.
    pub confirmed: bool,
    /// Labels that a threshold confirmed leave.
    pub unasked: bool,
    /// What a model predicts, and nobody has said anything about, leaves as well, marked as such.
    pub predicted: bool,
    /// Values of the whole item leave as comment lines, where a format does not hold them anyway.
    pub values: bool,
    /// Only these verticals; empty for all.
    pub verticals: Vec<String>,
    /// Only labels and values of these attributes; empty for all.
    pub attributes: Vec<String>,
    /// Predictions of at least this confidence.
    pub confidence: Option<u8>,
    /// Only items whose labels are the decision of one of these people; an empty name stands for nobody, which is
    /// whose those are that came with a file. Empty for all.
    pub annotators: Vec<String>,
    /// Only items of exactly these statuses, whatever `items` says; empty for that.
    pub statuses: Vec<ItemStatus>,
    /// Only items that were chosen in this session, by the number of the choice.
    pub chosen: Option<u64>,
    /// `done`, `begun` or `all`; as the format has it when not given.
    pub items: Option<String>,
    /// Photos leave as well, into a folder beside the files.
    pub photos: bool,
    /// Photos keep the place where they were taken, where they say it.
    pub places: bool,
    /// Shares such as `80/10/10`.
    pub split: Option<String>,
    /// Seed of the split.
    pub seed: u64,
    /// Replace files that are there.
    pub overwrite: bool,
}

impl Default for ExportRequest {
    fn default() -> Self {
        Self {
            format: String::new(),
            out: PathBuf::new(),
            options: BTreeMap::new(),
            confirmed: true,
            unasked: true,
            predicted: false,
            values: false,
            verticals: Vec::new(),
            attributes: Vec::new(),
            confidence: None,
            annotators: Vec::new(),
            statuses: Vec::new(),
            chosen: None,
            items: None,
            photos: false,
            places: false,
            split: None,
            seed: SPLIT_SEED,
            overwrite: false,
        }
    }
}

/// What was written.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ExportReport {
    /// Items written.
    pub items: u64,
    /// Spans of those items.
    pub spans: u64,
    /// Spans that the format holds.
    pub spans_written: u64,
    /// Spans left out or trimmed, by reason; the format's list of losses names each.
    pub losses: BTreeMap<String, u64>,
    /// Items and spans that were not asked for, by the filter, and items that the format has nothing to write of.
    pub left_out: LeftOut,
    /// Photos beside the files, where they were asked for.
    pub photos: Option<PhotoCounts>,
    /// Files written.
    pub files: Vec<PathBuf>,
}

impl Workbench {
    /// Writes the project's items: all of them, or those that are done, as the format has it unless the request
    /// says otherwise.
    ///
    /// # Errors
    /// An unknown format or option, a file that is there already, a full disk, or a stop; a file
    /// that was not finished is not there.
    pub fn export(&self, request: &ExportRequest, watch: &dyn Watch) -> Result<ExportReport, WorkbenchError> {
        self.job("export", request, watch, |watch| {
            let form = formats::form(request)?;
            let selection = self.selection(request, form)?;
            let parts = self.parts(request, &selection)?.map(|parts| parts.parts);
            let mut writing = form.begin(request, &self.schema()?)?;
            let mut photos = Photos::begin(request)?;
            let mut report = ExportReport::default();
            let total = selection.at_most(self.store())?;
            let items = self.tally(&selection, None)?.left_out();
            let mut left_out = LeftOut { items, ..LeftOut::default() };
            let mut place = 0;
            self.each_leaving(&selection, |leaving| {
                if place % 64 == 0 {
                    watch.tick("Writing", place as u64, total)?;
                }
                report.items += 1;
                report.spans += leaving.annotation.as_ref().map_or(0, |a| a.spans.len() as u64);
                report.spans += leaving.predicted.len() as u64;
                leaving.left_out.add_to(&mut left_out.spans);
                let part = parts.as_ref().and_then(|parts| parts.get(place).copied());
                place += 1;
                photos.take(self.store(), &leaving)?;
                writing.write(&leaving, part)
            })?;
            watch.tick("Reading back", total, total)?;
            photos.commit()?;
            let written = writing.finish(left_out)?;
            report.items -= written.left_out.items.get(NO_WORDS).copied().unwrap_or_default();
            (report.spans_written, report.losses, report.files) =
                (written.spans, written.losses, written.files);
            report.left_out = written.left_out;
            report.photos = photos.keep(&mut report.files)?;
            self.looks().exported(request, &report);
            Ok(report)
        })
    }

    /// The part of each item that leaves, where a split is asked for.
    fn parts(&self, request: &ExportRequest, selection: &Selection) -> Result<Option<Parts>, WorkbenchError> {
        let Some(mut partition) = partition(request)? else { return Ok(None) };
        self.each_stored(selection, |stored| {
            partition.add(&stored.item);
            Ok::<(), WorkbenchError>(())
        })?;
        Ok(Some(partition.finish()))
    }
}

/// An empty partition, where a split is asked for.
fn partition(request: &ExportRequest) -> Result<Option<Partition>, WorkbenchError> {
    let Some(shares) = &request.split else { return Ok(None) };
    let shares =
        Proportions::parse(shares).ok_or_else(|| usage("split", shares, "shares such as 80/10/10"))?;
    Ok(Some(Partition::new(request.seed, shares)))
}

/// A format that is being written.
trait Writing {
    /// Adds an item; the part counts when the export is in parts.
    fn write(&mut self, leaving: &Leaving, part: Option<Part>) -> Result<(), WorkbenchError>;

    /// Reads back, compares, and gives the files their names; the report names what was left out before.
    fn finish(self: Box<Self>, left_out: LeftOut) -> Result<Written, WorkbenchError>;
}

/// What a format wrote.
#[derive(Debug, Default)]
struct Written {
    /// Spans that the files hold.
    spans: u64,
    /// Spans left out or trimmed, by reason.
    losses: BTreeMap<String, u64>,
    /// What was left out before, and items that the format has nothing to write of.
    left_out: LeftOut,
    /// Files.
    files: Vec<PathBuf>,
}

fn usage(what: &str, value: &str, known: &str) -> WorkbenchError {
    WorkbenchError::new("usage", format!("there is no {what} “{value}”"), format!("choose {known}"))
}
