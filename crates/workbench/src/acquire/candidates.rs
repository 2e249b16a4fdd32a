//! The items that may be chosen, as far as lists know them.

use swingtag_catalogue::segment::{Segmentation, words};
use swingtag_catalogue::{ItemId, Prediction, SplitRole};
use swingtag_learn::Watch;
use swingtag_learn::acquire::PoolItem;
use swingtag_store::StoredItem;

use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// Items read at a time.
const PAGE: usize = 5_000;

/// An item that may be chosen. Its prediction holds the certainty alone: the spans are read for
/// the few that are chosen.
pub(super) struct Candidate {
    pub(super) item: ItemId,
    pub(super) external: String,
    pub(super) title: String,
    vertical: String,
    group: Option<String>,
    pub(super) attributes: u64,
    never_held: bool,
    /// Words of its texts, where they were counted.
    pub(super) words: usize,
    pub(super) seconds: Option<f64>,
    prediction: Option<Prediction>,
}

impl Workbench {
    /// All items that are new or started and not in the holdout; their words are counted where that is
    /// wanted.
    pub(super) fn candidates(
        &self,
        vertical: Option<&str>,
        count: bool,
        watch: &dyn Watch,
    ) -> Result<Vec<Candidate>, WorkbenchError> {
        let mut candidates = Vec::new();
        let mut after = None;
        loop {
            let page = self.store().pool(vertical, after, PAGE)?;
            let Some(last) = page.last() else { return Ok(candidates) };
            after = Some(last.id);
            watch.tick("Looking through the pool", candidates.len() as u64, 0)?;
            let open: Vec<_> = page.into_iter().filter(|p| !p.holdout).collect();
            let ids: Vec<ItemId> = open.iter().map(|p| p.id).collect();
            let stored = self.store().items(&ids)?;
            let pairs = open.into_iter().zip(stored);
            candidates.extend(pairs.map(|(pool, stored)| Candidate::new(pool, stored, count)));
        }
    }
}

impl Candidate {
    fn new(pool: swingtag_store::PoolItem, stored: StoredItem, count: bool) -> Self {
        let prediction = pool.certainty.map(|certainty| Prediction { certainty, ..Prediction::default() });
        Self {
            item: pool.id,
            title: stored.item.title().to_owned(),
            vertical: pool.vertical,
            group: pool.group.filter(|group| !group.trim().is_empty()),
            attributes: pool.predicted,
            never_held: matches!(pool.role, SplitRole::Train | SplitRole::Dev),
            words: if count { word_count(&stored) } else { 0 },
            seconds: None,
            prediction,
            external: stored.item.id,
        }
    }

    pub(super) fn as_pool_item(&self) -> PoolItem<'_> {
        PoolItem {
            id: &self.external,
            text: &self.title,
            vertical: &self.vertical,
            group: self.group.as_deref(),
            attributes: self.attributes,
            never_held: self.never_held,
            seconds: self.seconds,
            prediction: self.prediction.as_ref(),
        }
    }
}

/// Words of all texts of an item.
pub(super) fn word_count(stored: &StoredItem) -> usize {
    stored.item.fields.iter().map(|field| words(&field.text, Segmentation::Words).len()).sum()
}
