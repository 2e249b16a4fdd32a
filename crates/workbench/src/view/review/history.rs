//! Who did what, when.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::ItemStatus;
use ts_rs::TS;

/// Which entries of the log, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct HistoryQuery {
    /// Only this item; none means the whole project.
    #[ts(type = "number | null")]
    pub item: Option<i64>,
    /// Only this person's.
    pub who: Option<String>,
    /// Words of the entry, the kind of act or the item's id.
    pub search: String,
    /// Only entries before this one; none begins at the newest.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// Rows at most, 1 to 500.
    pub limit: u32,
}

/// A stretch of the log.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryView {
    /// Entries, newest first.
    pub rows: Vec<HistoryRow>,
    /// There are older ones: ask again with the last row's number as `before`.
    pub more: bool,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryRow {
    /// Its number.
    #[ts(type = "number")]
    pub decision: i64,
    /// The item; none for changes of the schema or of many items.
    #[ts(type = "number | null")]
    pub item: Option<i64>,
    /// The owner's id of the item.
    pub external_id: Option<String>,
    /// Kind of act: `accept`, `settle`, `undo`, …
    pub kind: String,
    /// The act in words.
    pub said: String,
    /// Who did it.
    pub who: String,
    /// When, in Unix milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// Seconds spent.
    pub seconds: f64,
    /// Status of the item before.
    #[ts(type = "\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\" | \"removed\" | null")]
    pub status_before: Option<ItemStatus>,
    /// Status of the item after.
    #[ts(type = "\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\" | \"removed\" | null")]
    pub status_after: Option<ItemStatus>,
    /// Labels that came and went.
    pub changes: Vec<HistoryChange>,
    /// It can be reverted: it changed labels of one item.
    pub revertible: bool,
    /// The entry that it takes back, does again or reverts.
    #[ts(type = "number | null")]
    pub reverts: Option<i64>,
}

/// A label that came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryChange {
    /// It came; else it went.
    pub came: bool,
    /// Attribute; empty for an intent.
    pub attribute: String,
    /// Words with their place, a value or an intent, as they are shown.
    pub words: String,
}
