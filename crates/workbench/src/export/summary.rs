//! What would leave, counted over all items, and what the last export wrote.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use swingtag_catalogue::partition::Part;
use swingtag_catalogue::{ItemId, SplitRole, without_overlaps};

use super::chosen::Chosen;
use super::leaving::Stop;
use super::selection::Selection;
use super::{ExportReport, ExportRequest, formats, partition};
use crate::error::WorkbenchError;
use crate::view::{
    Counted, ExportDone, ExportFacets, ExportLoss, ExportPlan, ExportSummary, ExportedFile, ExportedPhotos,
    SplitSummary,
};
use crate::workbench::Workbench;

/// Items of each part whose lines a preview may need.
pub(super) const FIRST: usize = 8;

/// What the Export screen has looked at, kept while the project is open.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    count: AtomicU64,
    first: Mutex<Option<First>>,
    done: Mutex<Option<ExportDone>>,
    pub(super) chosen: Mutex<Chosen>,
}

/// The first items of each part of a split.
#[derive(Clone, Debug)]
struct First {
    selection: Selection,
    split: Option<String>,
    seed: u64,
    parts: [Vec<ItemId>; 3],
}

impl Looks {
    /// An export has ended.
    pub(super) fn exported(&self, request: &ExportRequest, report: &ExportReport) {
        let file = |path: &std::path::PathBuf| ExportedFile {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            bytes: std::fs::metadata(path).map_or(0, |meta| meta.len()),
        };
        let counted = |(name, count): (&String, &u64)| Counted { name: name.clone(), count: *count };
        let loss = |(reason, spans): (&String, &u64)| ExportLoss { reason: reason.clone(), spans: *spans };
        *lock(&self.done) = Some(ExportDone {
            folder: request.out.display().to_string(),
            items: report.items,
            spans: report.spans,
            written: report.spans_written,
            losses: report.losses.iter().map(loss).collect(),
            items_left_out: report.left_out.items.iter().map(counted).collect(),
            spans_left_out: report.left_out.spans.iter().map(counted).collect(),
            photos: report.photos.map(|photos| ExportedPhotos {
                written: photos.written,
                bytes: photos.bytes,
                missing: photos.missing,
            }),
            files: report.files.iter().map(file).collect(),
        });
    }

    /// The first items of a part, where such a split has been counted.
    pub(super) fn first(
        &self,
        request: &ExportRequest,
        selection: &Selection,
        part: Part,
    ) -> Option<Vec<ItemId>> {
        let first = lock(&self.first).clone()?;
        let same =
            first.selection == *selection && first.split == request.split && first.seed == request.seed;
        same.then(|| first.parts[part as usize].clone())
    }
}

impl Workbench {
    /// Counts what a plan would write. A count that runs already is stopped.
    ///
    /// # Errors
    /// An unknown format, option or vertical; `stopped` when another count began.
    pub fn export_summary(&self, plan: &ExportPlan) -> Result<ExportSummary, WorkbenchError> {
        let request = ExportRequest::from(plan);
        let form = formats::form(&request)?;
        let selection = self.selection(&request, form)?;
        let mut partition = partition(&request)?;
        let number = self.looks().count.fetch_add(1, Ordering::SeqCst) + 1;
        let mut summary = ExportSummary { facets: self.facets(&selection)?, ..ExportSummary::default() };
        let mut attributes: BTreeMap<String, u64> = BTreeMap::new();
        let (mut ids, mut brought, mut predicted) = (Vec::new(), 0, 0);
        let walked = self.each_stored(&selection, |stored| {
            if self.looks().count.load(Ordering::SeqCst) != number {
                return Err(Stop::Enough);
            }
            summary.items += 1;
            summary.photos += stored.photos.iter().filter(|photo| photo.hash.is_some()).count() as u64;
            if let Some(partition) = &mut partition {
                partition.add(&stored.item);
                brought += u64::from(stored.item.role() != SplitRole::Open);
                ids.push(stored.id);
            }
            if let Some(annotation) = &stored.annotation {
                for span in &annotation.spans {
                    *attributes.entry(span.attribute.clone()).or_default() += 1;
                }
                let unasked = annotation.spans.iter().filter(|span| span.unasked).count() as u64;
                summary.unasked += unasked;
                summary.confirmed += annotation.spans.len() as u64 - unasked;
                summary.values += annotation.values.values().map(|values| values.len() as u64).sum::<u64>();
            }
            let leaving = self.leaving(&selection, stored)?;
            predicted += leaving.predicted.len() as u64;
            summary.overlapping += without_overlaps(&leaving.together().spans).1.len() as u64;
            Ok(())
        });
        match walked {
            Err(Stop::Failed(error)) => return Err(error),
            Err(Stop::Enough) => return Err(swingtag_learn::Stopped.into()),
            Ok(()) => {}
        }
        summary.facets.attributes = by_count(attributes);
        summary.predicted = plan.predicted.then_some(predicted);
        summary.split = partition.map(|partition| {
            let parts = partition.finish();
            let mut split = SplitSummary {
                families: parts.families as u64,
                divided: parts.divided.len() as u64,
                brought,
                ..SplitSummary::default()
            };
            let mut first: [Vec<ItemId>; 3] = Default::default();
            for (part, id) in parts.parts.iter().zip(ids) {
                split.parts[*part as usize] += 1;
                if first[*part as usize].len() < FIRST {
                    first[*part as usize].push(id);
                }
            }
            let (split_of, seed) = (request.split.clone(), request.seed);
            *lock(&self.looks().first) = Some(First { selection, split: split_of, seed, parts: first });
            split
        });
        Ok(summary)
    }

    fn facets(&self, selection: &Selection) -> Result<ExportFacets, WorkbenchError> {
        let deciders = self.store().deciders()?;
        Ok(self.tally(selection, Some(&deciders))?.facets(&self.schema()?))
    }

    /// What the last export of this session wrote.
    #[must_use]
    pub fn export_done(&self) -> Option<ExportDone> {
        lock(&self.looks().done).clone()
    }
}

/// The most frequent first.
fn by_count(sums: BTreeMap<String, u64>) -> Vec<Counted> {
    let mut counted: Vec<Counted> = sums.into_iter().map(|(name, count)| Counted { name, count }).collect();
    counted.sort_by_key(|counted| Reverse(counted.count));
    counted
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
