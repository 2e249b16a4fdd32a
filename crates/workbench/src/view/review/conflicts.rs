//! The queue of conflicts: where the seller differs from text or photo, attribute by attribute.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::view::SellerRow;

/// Which conflicts. Everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictsQuery {
    /// Only of this vertical.
    pub vertical: Option<String>,
    /// Only of this attribute.
    pub attribute: Option<String>,
    /// Also where a part of what the seller says is not in the text, or not in the photo where the text is silent.
    pub partly: bool,
}

/// The outcome of a query: a list that can be read by place, and counts for the choice of an attribute.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictsList {
    /// Number by which rows refer to the list; later queries make others.
    #[ts(type = "number")]
    pub list: i64,
    /// Conflicts in it, those that were settled since included.
    #[ts(type = "number")]
    pub total: u64,
    /// Attributes with open conflicts in the verticals asked for, most first; which attribute was asked for plays no
    /// part.
    pub attributes: Vec<ConflictCount>,
    /// The seller says something about some item of the project.
    pub seller_values: bool,
}

/// How many conflicts about an attribute are open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictCount {
    /// The attribute.
    pub attribute: String,
    /// Its colour slot in the first vertical that has it.
    pub slot: u16,
    /// Items where the two contradict each other.
    #[ts(type = "number")]
    pub conflict: u64,
    /// Items where a part of what the seller says is not there.
    #[ts(type = "number")]
    pub partly: u64,
}

/// One attribute of one item.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictRow {
    /// The item.
    #[ts(type = "number")]
    pub item: i64,
    /// The owner's id of the item.
    pub external_id: String,
    /// Its title.
    pub title: String,
    /// Its vertical.
    pub vertical: String,
    /// Its first photo, by the name for the image protocol.
    pub photo: Option<String>,
    /// Several people label the item apart; it is left to them.
    pub apart: bool,
    /// What seller, text and photo say, and how they stand to each other.
    pub claim: SellerRow,
    /// Model version behind what is predicted.
    #[ts(type = "number | null")]
    pub model: Option<i64>,
}

/// What settling many conflicts would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictsEffect {
    /// Conflicts that are settled.
    #[ts(type = "number")]
    pub conflicts: u64,
    /// Items that they are about.
    #[ts(type = "number")]
    pub items: u64,
    /// Items that are left out, because several people label them apart.
    #[ts(type = "number")]
    pub apart: u64,
    /// Conflicts that are left out, because the side that shall be right says nothing there.
    #[ts(type = "number")]
    pub silent: u64,
}
