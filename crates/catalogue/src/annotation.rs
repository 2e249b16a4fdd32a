//! What people have said about an item.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::item::Values;
use crate::span::Span;

/// The labels of one item. "Absent" and "looked and found nothing" are statements of their own,
/// apart from "not yet looked at" (see [`ItemStatus`]).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Annotation {
    /// Marked words.
    pub spans: Vec<Span>,
    /// Values for the whole item.
    pub values: Values,
    /// Attributes that were looked for and are not there.
    pub absent: BTreeSet<String>,
    /// Normalised values, where the source gives them.
    pub normalized: Values,
    /// Intents of a query.
    pub intents: Vec<String>,
    /// Predicted spans that a person refused.
    pub rejected: Vec<Span>,
    /// A remark for colleagues.
    pub note: String,
}

impl Annotation {
    /// Whether nobody has said anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How far the work on an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemStatus {
    /// Nobody has looked at it.
    #[default]
    New,
    /// Somebody began.
    Started,
    /// Labelled; also when there was nothing to mark.
    Done,
    /// Looked at and put off.
    Skipped,
    /// Sent to review.
    Review,
}

impl ItemStatus {
    /// The word used in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Started => "started",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Review => "review",
        }
    }

    /// Reads the word used in files.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::New, Self::Started, Self::Done, Self::Skipped, Self::Review]
            .into_iter()
            .find(|s| s.word() == word)
    }
}
