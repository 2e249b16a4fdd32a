//! Items: import, reading, paging, counting, search, the holdout.
//!
//! Items are never deleted and their numbers are dense from 1, so that an item's row in file order
//! is its number less one; in a slice of a project, items keep the numbers they had. A stored text is never changed; an import that brings another text for a
//! known item is refused for that item.

mod body;
mod brief;
mod chunk;
mod counts;
mod each;
mod facts;
mod filter;
mod holdout;
mod import;
mod label;
mod many;
mod merge;
mod page;
mod photos;
mod prepare;
mod read;
mod row;
mod search;
pub(crate) mod table;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Annotation, Item, ItemId, ItemStatus, PhotoHash, Prediction, VerticalId};

use crate::photo::{PhotoFile, PhotoProblem, StoredPhoto};

pub(crate) use body::{ItemDoc, body_hash, item_of};
pub use brief::BriefItem;
pub(crate) use facts::{refresh, refresh_all, refresh_vertical};
pub(crate) use many::{picked, put_picks};
pub(crate) use row::{COLUMNS, STATUSES, code_of_status, item_row, role_of_code, status_of_code};
pub(crate) use search::put_in_search;

/// Where a chunk of items comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSource {
    /// File name, for people.
    pub name: String,
    /// blake3 of the file in hexadecimal, or anything else that names its content.
    pub hash: String,
}

/// An item to import, with what came along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewItem {
    /// The item.
    pub item: Item,
    /// Its labels, where the source has some.
    pub annotation: Option<Annotation>,
    /// A prediction, where the source has one.
    pub prediction: Option<Prediction>,
    /// How far the work on it is.
    pub status: ItemStatus,
    /// Photos that were found; each belongs to the path of the same text in [`Item::photos`].
    pub photos: Vec<PhotoFile>,
}

/// What a chunk did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChunkCounts {
    /// Items that are new.
    pub added: usize,
    /// Known items that gained something: labels, a prediction, a photo, seller's values.
    pub changed: usize,
    /// Known items that brought nothing new.
    pub unchanged: usize,
    /// Items that were refused, and labels that were not taken, with the reason.
    pub conflicts: Vec<Conflict>,
    /// Photos that were refused; their items stay.
    pub photo_problems: Vec<PhotoProblem>,
    /// Photos that the items name and that are not there.
    pub photos_missing: usize,
}

/// A row of a chunk that was refused as a whole or in part.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Index in the chunk, from 0.
    pub row: usize,
    /// The owner's id of the item.
    pub id: String,
    /// Why.
    pub reason: ConflictReason,
}

/// Why a row of a chunk was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ConflictReason {
    /// The item has no id.
    #[error("the item has no id; give it one that is unique in the project")]
    NoId,
    /// The project does not know the vertical.
    #[error("the project has no vertical “{0}”; add it to the schema first")]
    UnknownVertical(String),
    /// The project knows the item in another vertical.
    #[error("the item is already in vertical “{was}”; it keeps it. Import it under another id")]
    VerticalChanged {
        /// Vertical it is in.
        was: String,
    },
    /// The project knows the item with another text.
    #[error(
        "the text of field “{field}” is not the one already imported; text is never changed, since \
         labels point into it. Import the item under another id"
    )]
    TextChanged {
        /// First field that differs.
        field: String,
    },
    /// The item has labels already; the rest of the row was taken.
    #[error(
        "the item already has labels, or a person worked on it; those are kept, the file’s were not taken"
    )]
    LabelsKept,
    /// A label, prediction or intent that does not fit the item or the schema.
    #[error("{0}")]
    Labels(String),
}

impl ConflictReason {
    /// Stable name for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoId => "no_id",
            Self::UnknownVertical(_) => "unknown_vertical",
            Self::VerticalChanged { .. } => "vertical_changed",
            Self::TextChanged { .. } => "text_changed",
            Self::LabelsKept => "labels_kept",
            Self::Labels(_) => "bad_labels",
        }
    }

    /// Whether nothing of the row was taken.
    #[must_use]
    pub fn refuses_item(&self) -> bool {
        !matches!(self, Self::LabelsKept)
    }
}

/// An item as the project holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredItem {
    /// Row number.
    pub id: ItemId,
    /// The item as it came.
    pub item: Item,
    /// What people said; none when nobody said anything.
    pub annotation: Option<Annotation>,
    /// How far the work is.
    pub status: ItemStatus,
    /// Set apart for measuring.
    pub holdout: bool,
    /// Its photos in order.
    pub photos: Vec<StoredPhoto>,
}

/// Which items a list shows. Everything given must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemFilter {
    /// Only this vertical.
    pub vertical: Option<String>,
    /// Only this status.
    pub status: Option<ItemStatus>,
    /// Words or beginnings of words that the id or the texts hold, in any script; all of them.
    pub search: Option<String>,
    /// Only items whose lowest confidence lies below this, 0 to 1.
    pub lowest_below: Option<f32>,
    /// Only items inside or only items outside the holdout.
    pub holdout: Option<bool>,
}

/// Order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemOrder {
    /// As imported.
    #[default]
    File,
    /// Lowest confidence first; items without a prediction are left out.
    LeastSure,
}

/// Where the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageKey {
    /// Last item of the page before.
    pub item: ItemId,
    /// Its lowest confidence.
    pub lowest: Option<f64>,
}

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemsPage {
    /// Rows in order.
    pub rows: Vec<ItemRow>,
    /// Where the next page begins; none at the end.
    pub next: Option<PageKey>,
}

/// One item in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemRow {
    /// Row number.
    pub id: ItemId,
    /// The owner's id.
    pub external_id: String,
    /// Title, or the first text.
    pub title: String,
    /// Vertical.
    pub vertical: String,
    /// How far the work is.
    pub status: ItemStatus,
    /// Set apart for measuring.
    pub holdout: bool,
    /// Lowest confidence of the prediction shown, 0 to 1.
    pub lowest: Option<f32>,
    /// Confidences of its predicted spans in text order, 0 to 1; at most six.
    pub confidences: Vec<f32>,
    /// First photo that is there.
    pub photo: Option<PhotoHash>,
}

/// Sums of a project, read from counters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectCounts {
    /// All items.
    pub items: u64,
    /// Items of the holdout.
    pub holdout: u64,
    /// By vertical, in schema order.
    pub verticals: Vec<VerticalCount>,
    /// By attribute, in schema order.
    pub attributes: Vec<AttributeCount>,
    /// Records of the decision log.
    pub decisions: u64,
}

impl ProjectCounts {
    /// Items of a status in all verticals.
    #[must_use]
    pub fn of(&self, status: ItemStatus) -> u64 {
        self.verticals.iter().map(|v| v.of(status)).sum()
    }
}

/// Items of one vertical by status.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VerticalCount {
    /// Its number.
    pub id: Option<VerticalId>,
    /// Its name.
    pub vertical: String,
    /// Items by status, in the order new, started, done, skipped, review.
    pub by_status: [u64; 5],
    /// Items of the holdout by status, in the same order.
    pub holdout: [u64; 5],
}

impl VerticalCount {
    /// Items of a status.
    #[must_use]
    pub fn of(&self, status: ItemStatus) -> u64 {
        self.by_status[row::code_of_status(status) as usize]
    }

    /// All items.
    #[must_use]
    pub fn items(&self) -> u64 {
        self.by_status.iter().sum()
    }
}

/// Labels of one attribute.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttributeCount {
    /// Vertical.
    pub vertical: String,
    /// Attribute.
    pub attribute: String,
    /// Marked spans.
    pub spans: u64,
    /// Whole-item values.
    pub values: u64,
    /// Items where it was looked for and is absent.
    pub absent: u64,
}
