//! Labels taken from a file, as if a person had decided: one durable decision an item.

use std::path::PathBuf;

use serde::Serialize;
use swingtag_catalogue::{ItemId, ItemStatus};
use swingtag_learn::Watch;
use swingtag_store::{NewDecision, Queue, Share};

use crate::error::WorkbenchError;
use crate::examples::gold_by_id;
use crate::import::schema_of;
use crate::workbench::Workbench;

/// Where labels come from and where they go.
#[derive(Clone, Debug, Serialize)]
pub struct LabelRequest {
    /// Labelled items in the native form.
    pub from: PathBuf,
    /// Only items of the current batch.
    pub batch: bool,
    /// At most this many.
    pub limit: Option<usize>,
    /// Name written into the decisions.
    pub who: String,
}

/// What was labelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LabelReport {
    /// Items that are done now.
    pub labelled: usize,
    /// Rows that were not used: not in the project, not in the batch, done already, or beyond the limit.
    pub passed: usize,
}

impl Workbench {
    /// Labels items from a file of labelled ones, taking new attributes into the schema; `tell` hears each id once its decision is on disk.
    ///
    /// # Errors
    /// An unreadable file, no batch, labels that do not fit, or a stop; decided items stay decided.
    pub fn label(
        &self,
        request: &LabelRequest,
        watch: &dyn Watch,
        tell: &mut dyn FnMut(&str) -> Result<(), WorkbenchError>,
    ) -> Result<LabelReport, WorkbenchError> {
        let mut gold = gold_by_id(&request.from)?;
        let rows = gold.len();
        let wanted = self.wanted(request, gold.keys())?;
        let named = wanted.iter().filter_map(|(_, id)| gold.get(id)).map(|row| (&row.item, Some(&row.gold)));
        self.store().extend_schema(&schema_of(named))?;
        let total = wanted.len().min(request.limit.unwrap_or(usize::MAX));
        let mut report = LabelReport::default();
        for (item, external) in wanted.into_iter().take(total) {
            watch.tick("Labelling", report.labelled as u64, total as u64)?;
            let Some(row) = gold.remove(&external) else { continue };
            self.store().decide(&NewDecision {
                item,
                kind: "done".to_owned(),
                said: "Done".to_owned(),
                who: request.who.clone(),
                seconds: 0.0,
                model: None,
                after: row.gold,
                status: ItemStatus::Done,
            })?;
            tell(&external)?;
            report.labelled += 1;
        }
        report.passed = rows - report.labelled;
        Ok(report)
    }

    /// Open items to label, in the order of the batch or else of the file.
    fn wanted<'a>(
        &self,
        request: &LabelRequest,
        ids: impl Iterator<Item = &'a String>,
    ) -> Result<Vec<(ItemId, String)>, WorkbenchError> {
        let mut wanted = Vec::new();
        if request.batch {
            let none =
                || WorkbenchError::new("no_batch", "there is no batch", "choose one with `swingtag batch`");
            let batch = self.store().current_batch()?.ok_or_else(none)?;
            let size = usize::try_from(batch.size).unwrap_or(usize::MAX);
            let rows = self.store().queue_page(Queue::Batch(batch.id), 0, size)?.rows;
            for row in rows {
                if self.is_open_for(row.row.id, &request.who)? {
                    wanted.push((row.row.id, row.row.external_id));
                }
            }
            return Ok(wanted);
        }
        for id in ids {
            let Some(item) = self.store().find(id)? else { continue };
            if self.is_open_for(item, &request.who)? {
                wanted.push((item, id.clone()));
            }
        }
        wanted.sort();
        Ok(wanted)
    }

    /// Whether a person has still to label an item; what others label apart is none of this person's.
    fn is_open_for(&self, item: ItemId, who: &str) -> Result<bool, WorkbenchError> {
        Ok(match self.store().share(item, who)? {
            Share::Common => is_open(self.store().item(item)?.status),
            Share::Own { status, .. } => is_open(status),
            Share::Others { .. } => false,
        })
    }
}

fn is_open(status: ItemStatus) -> bool {
    matches!(status, ItemStatus::New | ItemStatus::Started)
}
