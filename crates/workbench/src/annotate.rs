//! Predicting items with a model and keeping the answers.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Item, ItemId};
use swingtag_learn::{Tagger, Watch};
use swingtag_store::Model;

use crate::error::WorkbenchError;
use crate::models::version;
use crate::workbench::Workbench;

/// Items predicted and saved at a time: what a stop loses at most.
const CHUNK: usize = 64;

/// What to predict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnnotateRequest {
    /// Version such as `v12`; by default the one in use.
    pub model: Option<String>,
    /// At most this many items.
    pub limit: Option<usize>,
}

/// What was predicted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnnotateReport {
    /// Version that predicted.
    pub model: String,
    /// Items predicted now.
    pub items: usize,
    /// Spans in them.
    pub spans: usize,
}

impl Workbench {
    /// Predicts the items that are not labelled and that this version has not seen.
    ///
    /// # Errors
    /// No model, or a stop; what was predicted so far is kept.
    pub fn annotate(
        &self,
        request: &AnnotateRequest,
        watch: &dyn Watch,
    ) -> Result<AnnotateReport, WorkbenchError> {
        self.job("annotate", request, watch, |watch| {
            let model = self.model_asked(request.model.as_deref())?;
            let artefact = self.artefact(&model)?;
            let resources = self.resources_of(&artefact)?;
            let tagger = swingtag_learn::open(&artefact, &resources)?;
            self.annotate_open(&model, tagger.as_ref(), request.limit.unwrap_or(usize::MAX), watch)
        })
    }

    /// The current batch first, least sure first, so that who works meets the new answers soonest.
    fn annotate_open(
        &self,
        model: &Model,
        tagger: &dyn Tagger,
        limit: usize,
        watch: &dyn Watch,
    ) -> Result<AnnotateReport, WorkbenchError> {
        watch.tick("Looking for items", 0, 0)?;
        let pending = self.store().pending(model.id, limit)?;
        let mut report = AnnotateReport { model: version(model.id), ..AnnotateReport::default() };
        for ids in pending.chunks(CHUNK) {
            let stored = self.store().items(ids)?;
            let chunk = stored.into_iter().map(|stored| (stored.id, stored.item)).collect();
            let total = pending.len() as u64;
            report.spans += self.annotate_chunk(model, tagger, chunk, &mut report.items, total, watch)?;
        }
        Ok(report)
    }

    fn annotate_chunk(
        &self,
        model: &Model,
        tagger: &dyn Tagger,
        chunk: Vec<(ItemId, Item)>,
        done: &mut usize,
        total: u64,
        watch: &dyn Watch,
    ) -> Result<usize, WorkbenchError> {
        let (ids, items): (Vec<_>, Vec<_>) = chunk.into_iter().unzip();
        let watch = Whole { watch, done: *done as u64, total };
        watch.tick("", 0, 0)?;
        let predictions = tagger.predict(&items, &watch)?;
        let spans = predictions.iter().map(|p| p.spans.len()).sum();
        *done += ids.len();
        let rows: Vec<_> = ids.into_iter().zip(predictions).collect();
        self.store().save_predictions(model.id, &rows)?;
        Ok(spans)
    }
}

/// Tells of the whole work, whatever the steps inside a chunk are called, and passes on the wish
/// to stop.
struct Whole<'a> {
    watch: &'a dyn Watch,
    done: u64,
    total: u64,
}

impl Watch for Whole<'_> {
    fn tick(&self, _step: &str, _done: u64, _total: u64) -> Result<(), swingtag_learn::Stopped> {
        self.watch.tick("Predicting", self.done, self.total)
    }
}
