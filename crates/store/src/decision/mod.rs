//! The log of what people did: append-only, chained by hashes, the source of undo and redo.
//!
//! One entry is one act on one item, on disk before the call returns. Entries are never changed or
//! deleted; undo and redo are entries of their own.

mod append;
mod chain;
mod clock;
mod decide;
mod deciders;
mod history;
mod log;
mod pace;
mod timings;
mod undo;

use swingtag_catalogue::{Annotation, DecisionId, ItemId, ItemStatus, ModelId};

pub(crate) use append::{Entry, ImportRecord, append, append_import, insert};
pub(crate) use chain::{HELD_COLUMNS, LINK_COLUMNS, Link, link_of_row, walk};
pub(crate) use clock::{hear_clock, wall_time};
pub(crate) use decide::{decided, set_status, status};
pub use deciders::Deciders;
pub use log::{LogEntry, LogQuery};
pub(crate) use undo::forget_redo;

/// An act of a person on an item.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDecision {
    /// The item.
    pub item: ItemId,
    /// Kind of act: `accept`, `reject`, `add`, `done`, …
    pub kind: String,
    /// The act in words, for undo: “Tiers kept”.
    pub said: String,
    /// Who did it.
    pub who: String,
    /// Seconds spent on it.
    pub seconds: f64,
    /// Model version in view.
    pub model: Option<ModelId>,
    /// Labels after it.
    pub after: Annotation,
    /// Status after it.
    pub status: ItemStatus,
}

/// What a decision replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// Its number in the log.
    pub decision: DecisionId,
    /// Labels before it.
    pub before: Annotation,
    /// Status before it.
    pub status_before: ItemStatus,
}

/// What an undo or redo led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reverted {
    /// The new entry of the log.
    pub decision: DecisionId,
    /// The item it touched; none for a change of the schema or of many items.
    pub item: Option<ItemId>,
    /// Kind of the act taken back or done again.
    pub kind: String,
    /// That act in words.
    pub said: String,
}

/// What undo and redo would touch, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoState {
    /// The act that undo would take back.
    pub undo: Option<String>,
    /// The act that redo would do again.
    pub redo: Option<String>,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its number.
    pub id: DecisionId,
    /// Kind of act; `undo` and `redo` for those.
    pub kind: String,
    /// The act in words.
    pub said: String,
    /// The item.
    pub item: ItemId,
    /// Who did it.
    pub who: String,
    /// When, in Unix milliseconds.
    pub at: i64,
    /// Seconds spent.
    pub seconds: f64,
    /// Model version in view.
    pub model: Option<ModelId>,
    /// Labels before it.
    pub before: Annotation,
    /// Labels after it.
    pub after: Annotation,
    /// Status before it.
    pub status_before: ItemStatus,
    /// Status after it.
    pub status_after: ItemStatus,
    /// The entry it takes back or does again.
    pub reverts: Option<DecisionId>,
}
