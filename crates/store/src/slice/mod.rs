//! Hands a part of a project out as a file of its own, to be worked on anywhere and merged back.
//!
//! Items, schema, photos and assignments come along under the numbers they have here, predictions as imported
//! ones. The log does not, nor do other people's answers where the slice is for one person: who labels blind
//! finds nothing to look at. The file is read through before it gets its name.

mod chosen;
mod fill;
mod make;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{BatchId, ItemId};

/// Which items are handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SliceOf {
    /// These.
    Items(Vec<ItemId>),
    /// All of a vertical.
    Vertical(String),
    /// All that were given to a person, for this person: answers of others stay here.
    Assigned(String),
    /// A batch.
    Batch(BatchId),
}

/// What was handed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sliced {
    /// Items.
    pub items: u64,
    /// Photos.
    pub photos: u64,
}

/// Where a slice comes from, as it lies in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SliceOrigin {
    /// Name of the project.
    pub project: String,
    /// The copy of the project that it was cut from.
    pub installation: String,
    /// How many decisions of this copy there were.
    pub sequence: i64,
    /// The hash of the last of them, in hexadecimal digits; empty when there were none.
    pub hash: String,
    /// When it was cut, in Unix milliseconds.
    pub at: i64,
}

/// The key of [`SliceOrigin`] in `meta`.
const KEY: &str = "slice";

/// The operation in words.
const DOING: &str = "making a slice";
