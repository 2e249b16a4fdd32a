//! What a person does to an item, and what comes of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ItemView, ProjectView};

/// One act of a person on one item.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionRequest {
    /// The item.
    #[ts(type = "number")]
    pub item: i64,
    /// What is done.
    pub act: Act,
    /// Seconds since the item was shown or the last act on it.
    pub seconds: f64,
    /// Model version in view.
    #[ts(type = "number | null")]
    pub model: Option<i64>,
}

/// The item that somebody has in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InView {
    /// The item.
    #[ts(type = "number")]
    pub item: i64,
    /// Model version whose answer it shows.
    #[ts(type = "number | null")]
    pub model: Option<i64>,
}

/// The acts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Act {
    /// A predicted span is right.
    Accept {
        /// Field.
        field: String,
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
        /// Attribute.
        attribute: String,
    },
    /// Every open prediction at or above a confidence is right.
    AcceptAll {
        /// Lowest confidence taken, 0–99.
        at_least: u8,
    },
    /// A predicted span is wrong.
    Reject {
        /// Field.
        field: String,
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
        /// Attribute.
        attribute: String,
    },
    /// These words carry this attribute.
    Add {
        /// Field.
        field: String,
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
        /// Attribute.
        attribute: String,
    },
    /// A span, predicted or confirmed, gets other ends or another attribute and is confirmed.
    Change {
        /// Field.
        field: String,
        /// First code point before.
        start: usize,
        /// One past the last before.
        end: usize,
        /// Attribute before.
        attribute: String,
        /// First code point after.
        new_start: usize,
        /// One past the last after.
        new_end: usize,
        /// Attribute after.
        new_attribute: String,
    },
    /// A confirmed span is taken away.
    Remove {
        /// Field.
        field: String,
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
        /// Attribute.
        attribute: String,
    },
    /// A whole-item value is set or cleared.
    SetValue {
        /// Attribute.
        attribute: String,
        /// Value.
        value: String,
        /// Set or cleared.
        on: bool,
    },
    /// An intent is set or cleared.
    SetIntent {
        /// Intent.
        intent: String,
        /// Set or cleared.
        on: bool,
    },
    /// A person's word on what holds for the whole item where seller, text and photo differ.
    Settle {
        /// Attribute.
        attribute: String,
        /// Whose value holds; none takes the word back.
        keep: Option<Side>,
    },
    /// The remark is replaced.
    Note {
        /// Its text.
        text: String,
    },
    /// The item is finished; also when nothing was to be marked.
    Done,
    /// The item is put off.
    Skip,
    /// The item goes to review.
    SendToReview,
}

/// Whose value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// What the text says.
    Text,
    /// What the seller says.
    Seller,
    /// What a model reads off the photo.
    Photo,
}

/// What an act, an undo or a redo led to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The item it touched, as it now is; none when it was none or many.
    pub item: Option<ItemView>,
    /// It touched the schema or many items: lists and what is in view are to be read again.
    pub many: bool,
    /// Counts and undo state after it.
    pub project: ProjectView,
    /// What happened, in words: “Tiers kept”.
    pub said: String,
}
