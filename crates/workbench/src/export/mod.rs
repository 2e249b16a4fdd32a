//! Labels leave the project; every file is read back and compared before it gets its name.

use std::path::PathBuf;

use serde::Serialize;
use swingtag_catalogue::ItemStatus;
use swingtag_catalogue::bio::Scheme;
use swingtag_catalogue::partition::{Part, Partition, Proportions};
use swingtag_formats::conll::{ConllExport, ConllOptions, Tokens};
use swingtag_formats::export::NativeExport;
use swingtag_formats::native::Outgoing;
use swingtag_learn::Watch;
use swingtag_store::{ItemFilter, StoredItem};

use crate::error::{AtPath, WorkbenchError};
use crate::workbench::Workbench;

/// Seed of the split, so that the same project is always split the same way.
const SPLIT_SEED: u64 = 1;

/// What to write, and how.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ExportRequest {
    /// `native` or `conll`.
    pub format: String,
    /// Folder.
    pub out: PathBuf,
    /// Tag scheme.
    pub scheme: String,
    /// `words` or `chars`.
    pub tokens: String,
    /// Shares such as `80/10/10`.
    pub split: Option<String>,
    /// One sentence an item.
    pub joined: bool,
    /// Only this vertical.
    pub vertical: Option<String>,
    /// Replace files that are there.
    pub overwrite: bool,
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
    /// Files written.
    pub files: Vec<PathBuf>,
}

impl Workbench {
    /// Writes the project's items. The native form holds all of them; CoNLL those that are done.
    ///
    /// # Errors
    /// An unknown format or scheme, a file that is there already, a full disk, or a stop; a file
    /// that was not finished is not there.
    pub fn export(&self, request: &ExportRequest, watch: &dyn Watch) -> Result<ExportReport, WorkbenchError> {
        self.job("export", request, watch, |watch| match request.format.as_str() {
            "native" => self.export_native(request, watch),
            "conll" => self.export_conll(request, watch),
            other => Err(usage("format", other, "native or conll")),
        })
    }

    fn export_native(
        &self,
        request: &ExportRequest,
        watch: &dyn Watch,
    ) -> Result<ExportReport, WorkbenchError> {
        std::fs::create_dir_all(&request.out).at("make", &request.out)?;
        let filter = ItemFilter { vertical: request.vertical.clone(), ..ItemFilter::default() };
        let parts = self.parts(request, &filter)?;
        let mut files = Vec::new();
        for part in if parts.is_some() { Part::ALL.map(Some).to_vec() } else { vec![None] } {
            let name = part.map_or("items", Part::word);
            let path = request.out.join(format!("{name}.jsonl"));
            files.push((part, NativeExport::create(&path, request.overwrite)?, path));
        }
        let mut report = ExportReport::default();
        self.each(&filter, watch, |place, stored| {
            let part = parts.as_ref().map(|parts| parts[place]);
            let Some((_, file, _)) = files.iter_mut().find(|(of, _, _)| *of == part) else { return Ok(()) };
            let annotation = stored.annotation.as_ref();
            file.write(Outgoing { item: &stored.item, annotation, status: stored.status })?;
            Ok(())
        })?;
        for (_, file, path) in files {
            let written = file.finish()?;
            report.items += written.items;
            report.spans += written.spans;
            report.files.push(path);
        }
        report.spans_written = report.spans;
        Ok(report)
    }

    fn export_conll(
        &self,
        request: &ExportRequest,
        watch: &dyn Watch,
    ) -> Result<ExportReport, WorkbenchError> {
        let filter = ItemFilter {
            vertical: request.vertical.clone(),
            status: Some(ItemStatus::Done),
            ..ItemFilter::default()
        };
        let parts = self.parts(request, &filter)?;
        let mut conll = ConllExport::create(&request.out, conll_options(request)?)?;
        let mut report = ExportReport::default();
        self.each(&filter, watch, |place, stored| {
            let part = parts.as_ref().map_or(Part::Train, |parts| parts[place]);
            let annotation = stored.annotation.unwrap_or_default();
            report.items += 1;
            report.spans += annotation.spans.len() as u64;
            conll.write(&stored.item, &annotation, part)?;
            Ok(())
        })?;
        let written = conll.finish()?;
        report.spans_written = written.files.values().map(|file| file.spans).sum();
        report.files = written.files.keys().map(|name| request.out.join(name)).collect();
        report.files.extend(["tokens.jsonl", "losses.csv", "report.json"].map(|name| request.out.join(name)));
        Ok(report)
    }

    /// The part of each item, where a split is asked for.
    fn parts(
        &self,
        request: &ExportRequest,
        filter: &ItemFilter,
    ) -> Result<Option<Vec<Part>>, WorkbenchError> {
        let Some(shares) = &request.split else { return Ok(None) };
        let shares =
            Proportions::parse(shares).ok_or_else(|| usage("split", shares, "shares such as 80/10/10"))?;
        let mut partition = Partition::new(SPLIT_SEED, shares);
        self.store().each_item(filter, |stored| {
            partition.add(&stored.item);
            Ok::<(), WorkbenchError>(())
        })?;
        Ok(Some(partition.finish().parts))
    }

    fn each(
        &self,
        filter: &ItemFilter,
        watch: &dyn Watch,
        mut write: impl FnMut(usize, StoredItem) -> Result<(), WorkbenchError>,
    ) -> Result<(), WorkbenchError> {
        let total = self.store().counts()?.items;
        let mut place = 0;
        self.store().each_item(filter, |stored| {
            if place % 256 == 0 {
                watch.tick("Writing", place as u64, total)?;
            }
            write(place, stored)?;
            place += 1;
            Ok(())
        })
    }
}

fn conll_options(request: &ExportRequest) -> Result<ConllOptions, WorkbenchError> {
    let scheme = Scheme::from_word(&request.scheme)
        .ok_or_else(|| usage("scheme", &request.scheme, "iob2, iob1, bioes or bilou"))?;
    let tokens = match request.tokens.as_str() {
        "words" => Tokens::Words,
        "chars" => Tokens::Characters,
        other => return Err(usage("tokens", other, "words or chars")),
    };
    Ok(ConllOptions {
        scheme,
        tokens,
        joined: request.joined,
        parts: request.split.is_some(),
        overwrite: request.overwrite,
        ..ConllOptions::default()
    })
}

fn usage(what: &str, value: &str, known: &str) -> WorkbenchError {
    WorkbenchError::new("usage", format!("there is no {what} “{value}”"), format!("choose {known}"))
}
