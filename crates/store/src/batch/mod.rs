//! Batches of items chosen together, and the queue a person works through.

mod create;
mod part;
mod queue;
mod read;
mod step;

use swingtag_catalogue::{BatchId, ItemId};

use crate::item::ItemRow;

pub use part::Step;

/// Items chosen together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewBatch {
    /// Strategy that chose them.
    pub strategy: String,
    /// Seed of everything random in it.
    pub seed: u64,
    /// Items in the order to be worked on.
    pub picks: Vec<Pick>,
}

/// An item and why it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The item.
    pub item: ItemId,
    /// Why, in words: “Tiers 48, Width 44”.
    pub reason: String,
    /// Chosen at random, as a control.
    pub random: bool,
}

/// A batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its number.
    pub id: BatchId,
    /// Strategy that chose it.
    pub strategy: String,
    /// Seed.
    pub seed: u64,
    /// When it was chosen, in Unix milliseconds.
    pub at: i64,
    /// Items in it.
    pub size: u64,
    /// Items of it that are done, skipped or in review.
    pub finished: u64,
}

/// An order of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queue {
    /// The items of a batch.
    Batch(BatchId),
    /// All items as imported.
    File,
}

/// A stretch of the queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueuePage {
    /// Rows in order.
    pub rows: Vec<QueueRow>,
    /// Place of the first row in the whole queue, from 0.
    pub offset: u64,
    /// Rows of the whole queue.
    pub total: u64,
    /// Rows that are done, skipped or in review.
    pub finished: u64,
}

/// One row of the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueRow {
    /// The item.
    pub row: ItemRow,
    /// Why it was chosen; none in file order.
    pub reason: Option<String>,
    /// Chosen at random, as a control.
    pub random: bool,
}
