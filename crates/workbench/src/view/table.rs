//! The Items screen: a list of items with what is known of each, counts beside it, acts on many.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::ItemStatus;
use ts_rs::TS;

use super::{Side, SpanState};

/// Which items a list shows, and in which order. Everything given must hold; inside a list any may.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemsQuery {
    /// Words or beginnings of words of id or texts, in any script; all of them.
    pub search: String,
    /// Verticals; all when empty.
    pub verticals: Vec<String>,
    /// Statuses; all but removed when empty.
    #[ts(type = "(\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\" | \"removed\")[]")]
    pub statuses: Vec<ItemStatus>,
    /// Lowest confidence from and to, 0–99, both inclusive; items without a prediction are left out then.
    pub lowest: Option<(u8, u8)>,
    /// Attributes of which neither a person nor the model has found anything.
    pub missing: Vec<String>,
    /// How the seller's values stand to the text.
    pub marks: Vec<SellerMark>,
    /// Whom the items are for; an empty name means nobody.
    pub assignees: Vec<String>,
    /// Order.
    pub order: ItemsOrder,
}

/// How a seller's value stands to what the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SellerMark {
    /// They contradict each other.
    Conflict,
    /// A part of the seller's values is not in the text.
    Partly,
    /// Only the text says it.
    OnlyText,
}

/// Order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemsOrder {
    /// Changed last first.
    #[default]
    Newest,
    /// As imported.
    File,
    /// Lowest confidence first; items without a prediction last.
    LeastSure,
    /// Highest of the lowest confidences first.
    MostSure,
    /// Fewest attributes known first.
    LeastComplete,
    /// Most attributes known first.
    MostComplete,
}

/// The outcome of a query: a list that can be read by place, and counts for the filters.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemsList {
    /// Number by which rows and acts refer to the list; a later query makes another.
    #[ts(type = "number")]
    pub list: i64,
    /// Items in it.
    #[ts(type = "number")]
    pub total: u64,
    /// Items of the project, removed ones not counted.
    #[ts(type = "number")]
    pub all: u64,
    /// Milliseconds it took.
    pub milliseconds: f64,
    /// Counts for the filters.
    pub facets: Facets,
}

/// Counts for the filters. Each counts what would be in the list with that filter given, all other filters
/// holding.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Facets {
    /// By vertical, in schema order.
    pub verticals: Vec<NameCount>,
    /// By status.
    pub statuses: Vec<StatusCount>,
    /// By lowest confidence, twenty steps of five from 0 to 99.
    #[ts(type = "number[]")]
    pub lowest: Vec<u64>,
    /// Items without a prediction.
    #[ts(type = "number")]
    pub unpredicted: u64,
    /// By missing attribute, of the verticals in the filter; most frequent first.
    pub missing: Vec<MissingCount>,
    /// Items where the text contradicts the seller, or the photo does where the text is silent.
    #[ts(type = "number")]
    pub conflict: u64,
    /// Items where the text says a part.
    #[ts(type = "number")]
    pub partly: u64,
    /// Items where only the text says something.
    #[ts(type = "number")]
    pub only_text: u64,
    /// By person; an empty name means nobody. Empty when no item is assigned.
    pub assignees: Vec<NameCount>,
}

/// A name and how many items.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NameCount {
    /// Name.
    pub name: String,
    /// Items.
    #[ts(type = "number")]
    pub count: u64,
}

/// A status and how many items.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusCount {
    /// Status.
    #[ts(type = "\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\" | \"removed\"")]
    pub status: ItemStatus,
    /// Items.
    #[ts(type = "number")]
    pub count: u64,
}

/// An attribute and in how many items it is missing.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingCount {
    /// Attribute.
    pub attribute: String,
    /// Its colour slot in the first vertical that has it.
    pub slot: u16,
    /// Items.
    #[ts(type = "number")]
    pub count: u64,
}

/// One row of the list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableRow {
    /// Item.
    #[ts(type = "number")]
    pub item: i64,
    /// The owner's id.
    pub external_id: String,
    /// Title.
    pub title: String,
    /// Vertical.
    pub vertical: String,
    /// How far the work is.
    #[ts(type = "\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\" | \"removed\"")]
    pub status: ItemStatus,
    /// Set apart for measuring.
    pub holdout: bool,
    /// First photo.
    pub photo: Option<String>,
    /// Every attribute of the vertical in schema order.
    pub attributes: Vec<AttributeCell>,
    /// Share of the required attributes that have a value, 0–100; where the vertical requires none, of the attributes
    /// of which something is known.
    pub complete: u8,
    /// Required attributes with a value, and required ones; none where the vertical requires none.
    pub required: Option<(u32, u32)>,
    /// Lowest confidence of its predicted spans, 0–99.
    pub lowest: Option<u8>,
    /// Whether that lies below the ask limit.
    pub unsure: bool,
    /// Attributes where the text contradicts the seller, or the photo does where the text is silent.
    pub conflicts: Vec<String>,
    /// When it was changed last, Unix milliseconds.
    #[ts(type = "number")]
    pub changed: i64,
    /// Whom it is for.
    pub assignee: Option<String>,
    /// In the batch being worked on.
    pub in_batch: bool,
}

/// An attribute of a row.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttributeCell {
    /// Its name.
    pub name: String,
    /// Its colour slot.
    pub slot: u16,
    /// Confirmed, predicted, or nothing known.
    pub state: Option<SpanState>,
}

/// Rows of a list that were chosen in one go. They are held where the list is; the window knows where they
/// lie and no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Stretch {
    /// Its number.
    #[ts(type = "number")]
    pub number: i64,
    /// Items in it.
    #[ts(type = "number")]
    pub items: u64,
    /// Where they lie in the list: first and last rows.
    #[ts(type = "[number, number][]")]
    pub runs: Vec<(u64, u64)>,
}

/// Items of a list.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Selection {
    /// All items of the list but those named.
    pub all: bool,
    /// All items of a stretch but those of it that are named, and those that are named beside it.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub stretch: Option<i64>,
    /// The items, or the exceptions.
    #[ts(type = "number[]")]
    pub items: Vec<i64>,
}

/// What is done with many items, as one step that undo takes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BulkAct {
    /// They go into the batch being worked on, or make a new one.
    AddToBatch,
    /// They get another vertical. Labels whose attribute it lacks go.
    SetVertical {
        /// The vertical.
        vertical: String,
    },
    /// They are for somebody, or for nobody.
    Assign {
        /// Name.
        who: Option<String>,
    },
    /// They go to review.
    SendToReview,
    /// Their predictions at or above a confidence become labels.
    AcceptAll {
        /// Lowest confidence taken, 0–99.
        at_least: u8,
    },
    /// Where the seller differs from text or photo, one of them is right.
    Settle {
        /// About this attribute alone; about all without one.
        attribute: Option<String>,
        /// Whose values hold.
        keep: Side,
    },
    /// They are taken out of the project's work.
    Remove,
    /// They come back as they were before.
    Restore,
}

/// What an act would do, before it is done.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// Items it changes.
    #[ts(type = "number")]
    pub items: u64,
    /// Labels it takes away.
    #[ts(type = "number")]
    pub labels_lost: u64,
    /// Labels it changes otherwise.
    #[ts(type = "number")]
    pub labels_changed: u64,
    /// The same in words, one line a fact.
    pub says: Vec<String>,
}
