//! The project, its schema, its queue and its model in use.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{AttributeKind, ItemStatus, VerticalKind};
use ts_rs::TS;

/// An open project.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjectView {
    /// Name shown in the title bar.
    pub name: String,
    /// Full path of the project file.
    pub path: String,
    /// Opened for reading only, and why.
    pub read_only: Option<String>,
    /// Verticals in display order.
    pub verticals: Vec<VerticalView>,
    /// All items.
    #[ts(type = "number")]
    pub items: u64,
    /// Items with status done.
    #[ts(type = "number")]
    pub done: u64,
    /// Items sent to review.
    #[ts(type = "number")]
    pub review: u64,
    /// The model in use.
    pub model: Option<ModelView>,
    /// What Ctrl Z would take back, in words.
    pub undo: Option<String>,
    /// What Ctrl ⇧ Z would do again, in words.
    pub redo: Option<String>,
}

/// A vertical and its attributes.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerticalView {
    /// Unique name.
    pub name: String,
    /// Products or queries.
    #[ts(type = "\"products\" | \"queries\"")]
    pub kind: VerticalKind,
    /// Attributes in display order.
    pub attributes: Vec<AttributeView>,
    /// Intents, for queries.
    pub intents: Vec<String>,
    /// What is meant by an intent, where somebody has written it down.
    #[ts(type = "Record<string, string>")]
    pub intent_about: BTreeMap<String, String>,
}

/// An attribute as the palette shows it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttributeView {
    /// Unique within the vertical.
    pub name: String,
    /// A shorter name for narrow tags.
    pub short: Option<String>,
    /// The guideline's first line.
    pub description: String,
    /// Where its answer is written down.
    #[ts(type = "\"span\" | \"choice\" | \"both\"")]
    pub kind: AttributeKind,
    /// Closed list of values.
    pub values: Vec<String>,
    /// Other words for them, by which the attribute is found too.
    pub synonyms: Vec<String>,
    /// The key that sets it: as in the schema, else by position.
    pub key: Option<String>,
    /// Colour slot.
    pub slot: u16,
}

/// A model version.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelView {
    /// Its number, shown as `v12`.
    #[ts(type = "number")]
    pub version: i64,
    /// Recipe that made it.
    pub recipe: String,
    /// Micro F1 in per cent, where it was measured.
    pub f1: Option<f32>,
    /// What the figure was measured on: “64 holdout items”, “5-fold cross-validation of 300 items”.
    pub base: String,
    /// Change against the model before, in points, on the same base.
    pub gain: Option<f32>,
}

/// The list on the left of Annotate.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueueView {
    /// The batch being worked on; without one the queue is in file order.
    pub batch: Option<BatchView>,
    /// Rows of this page.
    pub rows: Vec<QueueRow>,
    /// Row number of the first row of this page in the whole queue.
    #[ts(type = "number")]
    pub offset: u64,
    /// Rows of the whole queue.
    #[ts(type = "number")]
    pub total: u64,
    /// Rows that are done or skipped.
    #[ts(type = "number")]
    pub finished: u64,
    /// Estimated minutes for the rest, from this project's own decisions; none when too few.
    pub minutes_left: Option<u32>,
    /// Products and queries apart, where the project has both.
    pub tabs: Option<QueueTabs>,
}

/// What the items of a queue are, or whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QueueKind {
    /// Things for sale.
    Products,
    /// What people type into the search box.
    Queries,
    /// What the person at this window was given.
    Mine,
}

/// Two queues side by side.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueueTabs {
    /// The one that is shown.
    pub kind: QueueKind,
    /// Products in their queue.
    #[ts(type = "number")]
    pub products: u64,
    /// Queries in their queue.
    #[ts(type = "number")]
    pub queries: u64,
    /// Items given to the person at this window.
    #[ts(type = "number")]
    pub mine: u64,
}

/// A batch.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BatchView {
    /// Its number.
    #[ts(type = "number")]
    pub number: i64,
    /// Strategy that chose it, in words: “Least sure first”.
    pub strategy: String,
}

/// Which neighbour in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The row below.
    Next,
    /// The row above.
    Previous,
    /// The first row below, then from the top, that nobody has finished or put off.
    NextOpen,
}

/// One row of the queue.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueueRow {
    /// Item.
    #[ts(type = "number")]
    pub item: i64,
    /// Its title.
    pub title: String,
    /// Its vertical.
    pub vertical: String,
    /// How far the work is.
    #[ts(type = "\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\" | \"removed\"")]
    pub status: ItemStatus,
    /// Lowest confidence of its predicted spans.
    pub lowest: Option<u8>,
    /// Confidences of its predicted spans in text order, for the bars; at most six.
    pub confidences: Vec<u8>,
    /// First photo.
    pub photo: Option<String>,
    /// Chosen at random, as a control.
    pub random: bool,
}

/// What an operation or a job changed; the window refreshes by it and does not guess.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// Items whose labels or predictions changed; empty together with `items` means none.
    #[ts(type = "number[]")]
    pub item_ids: Vec<i64>,
    /// More items changed than are listed.
    pub many_items: bool,
    /// The queue is another.
    pub queue: bool,
    /// Schema, counts or undo state.
    pub project: bool,
    /// Another model is in use.
    pub model: bool,
    /// A job moved.
    pub job: Option<crate::view::JobView>,
}
