//! The list of items to settle.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which items to settle, and in which order. Settled ones come last, whatever the order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewQuery {
    /// Order.
    pub order: ReviewOrder,
    /// Only this vertical; none means all.
    pub vertical: Option<String>,
    /// Rows passed over.
    #[ts(type = "number")]
    pub offset: u64,
    /// Rows at most, 1 to 500.
    pub limit: u32,
}

/// Orders of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewOrder {
    /// Most open differences first.
    #[default]
    MostDifferences,
    /// Vertical by vertical, most open differences first.
    Vertical,
    /// Changed last first.
    Newest,
}

/// A page of the list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewList {
    /// Rows.
    pub rows: Vec<ReviewRow>,
    /// Place of the first row.
    #[ts(type = "number")]
    pub offset: u64,
    /// Rows of the query, settled ones too.
    #[ts(type = "number")]
    pub total: u64,
    /// Items to settle.
    #[ts(type = "number")]
    pub items: u64,
    /// Differences that are not settled in them.
    #[ts(type = "number")]
    pub differences: u64,
    /// Items that several people are still labelling apart from one another.
    #[ts(type = "number")]
    pub waiting: u64,
}

/// An item that people differed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewRow {
    /// The item.
    #[ts(type = "number")]
    pub item: i64,
    /// Its title.
    pub title: String,
    /// Its first photo, by the name for the image protocol.
    pub photo: Option<String>,
    /// Differences that are not settled.
    pub differences: u32,
    /// Nothing is left to settle.
    pub settled: bool,
}
