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
    /// What holds for the whole item, in one form: as the source gives it, or as a person has settled it
    /// where seller, text and photo differ.
    pub normalized: Values,
    /// Attributes of [`Self::normalized`] whose values a person has kept from the photo. They hold whatever a later
    /// model reads off it.
    pub from_photo: BTreeSet<String>,
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

    /// Whether a predicted span has been answered: labelled, refused, or overlapped by a label of the same
    /// attribute (whoever marked “36″ × 22″” has answered “36″”).
    #[must_use]
    pub fn answers(&self, span: &Span) -> bool {
        let labelled = |label: &Span| label.attribute == span.attribute && label.overlaps(span);
        self.spans.iter().any(labelled) || self.rejected.iter().any(|refused| refused.key() == span.key())
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
    /// Taken out of the project's work; it can come back.
    Removed,
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
            Self::Removed => "removed",
        }
    }

    /// Reads the word used in files.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::New, Self::Started, Self::Done, Self::Skipped, Self::Review, Self::Removed]
            .into_iter()
            .find(|s| s.word() == word)
    }
}
