//! Opening and making project files.
#![allow(clippy::allow_attributes, clippy::todo, unused_variables)]

use std::path::Path;

use swingtag_catalogue::*;

use crate::*;

/// Format of the project file that this version writes.
pub const SCHEMA_VERSION: i64 = 1;

/// What a project is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Changes; one process at a time.
    Write,
    /// Looking only; any number of processes.
    Read,
}

/// An open project file. Shared between threads by reference; one writes, several read.
#[derive(Debug)]
pub struct Store {}

/// Signatures.
#[allow(clippy::missing_errors_doc, missing_docs)]
impl Store {
    pub fn create(path: &Path, name: &str, schema: &Schema) -> Result<Self> { todo!() }
    pub fn open(path: &Path, access: Access) -> Result<Self> { todo!() }
    pub fn name(&self) -> &str { todo!() }
    pub fn path(&self) -> &Path { todo!() }
    pub fn read_only_reason(&self) -> Option<&str> { todo!() }
    pub fn installation(&self) -> &str { todo!() }
    /// Writes a verified copy of the project.
    pub fn copy_to(&self, path: &Path) -> Result<()> { todo!() }

    pub fn schema(&self) -> Result<Schema> { todo!() }
    pub fn extend_schema(&self, schema: &Schema) -> Result<SchemaChanges> { todo!() }
    pub fn vertical_id(&self, name: &str) -> Result<Option<VerticalId>> { todo!() }
    pub fn vertical_name(&self, id: VerticalId) -> Result<String> { todo!() }
    pub fn attribute_id(&self, vertical: VerticalId, name: &str) -> Result<Option<AttributeId>> { todo!() }
    pub fn attribute(&self, id: AttributeId) -> Result<AttributeRef> { todo!() }
    /// Names used so far keep leading to the attribute (models were trained with them).
    pub fn rename_attribute(&self, id: AttributeId, name: &str) -> Result<()> { todo!() }

    pub fn import_chunk(&self, source: &ImportSource, items: &[NewItem]) -> Result<ChunkCounts> { todo!() }
    pub fn item(&self, id: ItemId) -> Result<StoredItem> { todo!() }
    pub fn items(&self, ids: &[ItemId]) -> Result<Vec<StoredItem>> { todo!() }
    pub fn find(&self, external_id: &str) -> Result<Option<ItemId>> { todo!() }
    pub fn items_page(&self, filter: &ItemFilter, order: ItemOrder, after: Option<PageKey>, limit: usize) -> Result<ItemsPage> { todo!() }
    pub fn counts(&self) -> Result<ProjectCounts> { todo!() }
    /// Items that are done, in import order.
    pub fn labelled(&self, after: Option<ItemId>, limit: usize) -> Result<Vec<StoredItem>> { todo!() }
    /// Every item of the filter in import order, over one snapshot.
    pub fn each_item<E: From<StoreError>>(&self, filter: &ItemFilter, visit: impl FnMut(StoredItem) -> Result<(), E>) -> Result<(), E> { todo!() }
    /// Adds items to the holdout; returns how many were not in it.
    pub fn set_holdout(&self, items: &[ItemId]) -> Result<usize> { todo!() }
    pub fn holdout(&self) -> Result<Vec<ItemId>> { todo!() }

    pub fn decide(&self, decision: &NewDecision) -> Result<Applied> { todo!() }
    pub fn undo(&self, who: &str) -> Result<Option<Reverted>> { todo!() }
    pub fn redo(&self, who: &str) -> Result<Option<Reverted>> { todo!() }
    pub fn undo_state(&self) -> Result<UndoState> { todo!() }
    pub fn history(&self, item: ItemId) -> Result<Vec<Decision>> { todo!() }
    /// Mean seconds per finished item over the last decisions; none when too few.
    pub fn pace(&self) -> Result<Option<f64>> { todo!() }

    pub fn save_predictions(&self, model: ModelId, predictions: &[(ItemId, Prediction)]) -> Result<()> { todo!() }
    pub fn prediction(&self, item: ItemId, model: ModelId) -> Result<Option<Prediction>> { todo!() }
    /// Of the model in use, else the newest (imported ones are [`IMPORTED`]).
    pub fn shown_prediction(&self, item: ItemId) -> Result<Option<(ModelId, Prediction)>> { todo!() }
    pub fn unpredicted(&self, model: ModelId, which: Unpredicted, after: Option<ItemId>, limit: usize) -> Result<Vec<(ItemId, Item)>> { todo!() }
    pub fn pool(&self, vertical: Option<&str>, after: Option<ItemId>, limit: usize) -> Result<Vec<PoolItem>> { todo!() }

    pub fn new_batch(&self, batch: &NewBatch) -> Result<BatchId> { todo!() }
    pub fn batch(&self, id: BatchId) -> Result<Batch> { todo!() }
    /// The newest batch that was not closed.
    pub fn current_batch(&self) -> Result<Option<Batch>> { todo!() }
    pub fn close_batch(&self, id: BatchId) -> Result<()> { todo!() }
    pub fn queue_page(&self, queue: Queue, offset: u64, limit: usize) -> Result<QueuePage> { todo!() }
    /// Place of an item in the queue, from 0.
    pub fn queue_position(&self, queue: Queue, item: ItemId) -> Result<Option<u64>> { todo!() }
    /// First item after this one (or of all) that is new or started.
    pub fn next_open(&self, queue: Queue, after: Option<ItemId>) -> Result<Option<ItemId>> { todo!() }
    pub fn previous_open(&self, queue: Queue, before: Option<ItemId>) -> Result<Option<ItemId>> { todo!() }
    /// Why the item was picked into the newest batch that holds it.
    pub fn pick_reason(&self, item: ItemId) -> Result<Option<String>> { todo!() }

    pub fn add_model(&self, model: &NewModel<'_>) -> Result<ModelId> { todo!() }
    pub fn models(&self) -> Result<Vec<Model>> { todo!() }
    pub fn model(&self, id: ModelId) -> Result<Model> { todo!() }
    pub fn artefact(&self, id: ModelId) -> Result<Vec<u8>> { todo!() }
    pub fn promote(&self, id: ModelId, why: &str) -> Result<Promotion> { todo!() }
    /// Back to the model in use before; none when there is nothing to go back to.
    pub fn rollback(&self, why: &str) -> Result<Option<Promotion>> { todo!() }
    pub fn current_model(&self) -> Result<Option<Model>> { todo!() }
    pub fn promotions(&self) -> Result<Vec<Promotion>> { todo!() }
    pub fn prune(&self) -> Result<Pruned> { todo!() }

    pub fn start_job(&self, kind: &str, request: &serde_json::Value) -> Result<JobId> { todo!() }
    pub fn update_job(&self, id: JobId, state: JobState, step: Option<&JobStep>) -> Result<()> { todo!() }
    pub fn log_job(&self, id: JobId, line: &str) -> Result<()> { todo!() }
    pub fn finish_job(&self, id: JobId, state: JobState, said: &str) -> Result<()> { todo!() }
    pub fn job(&self, id: JobId) -> Result<Job> { todo!() }
    pub fn jobs(&self, limit: usize) -> Result<Vec<Job>> { todo!() }
    pub fn interrupted_jobs(&self) -> Result<Vec<Job>> { todo!() }

    pub fn photo(&self, hash: &PhotoHash) -> Result<Option<Photo>> { todo!() }
    pub fn thumbnail(&self, hash: &PhotoHash) -> Result<Option<Vec<u8>>> { todo!() }

    pub fn check(&self) -> Result<CheckReport> { todo!() }
}
