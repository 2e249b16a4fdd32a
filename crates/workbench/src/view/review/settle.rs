//! Settling a difference, and what helps with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What becomes the final label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Pick {
    /// What a lane says, a person's or the model's.
    Lane {
        /// Its place among the lanes.
        lane: u32,
    },
    /// No label.
    None,
    /// What all people say, side by side.
    Both,
    /// Nobody can say: a question for the guideline. The difference stays open.
    Unclear {
        /// The question; may be empty.
        question: String,
    },
    /// Labels of one's own.
    Own {
        /// Marked words, of a difference in spans.
        spans: Vec<OwnSpan>,
        /// Values or intents, of a difference in those.
        values: Vec<String>,
        /// The attribute is absent, of a difference in presence.
        #[serde(default)]
        absent: bool,
    },
}

/// Words that a person marks while settling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnSpan {
    /// Field.
    pub field: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Attribute.
    pub attribute: String,
}

/// How a difference was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettledView {
    /// What was picked; a lane that is gone is shown as own labels.
    pub pick: Pick,
    /// Who settled it.
    pub who: String,
    /// When, in Unix milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}

/// What helps to settle a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewContext {
    /// Guidelines of the attributes at hand.
    pub guidelines: Vec<GuidelineView>,
    /// Equal words that were settled before, newest first.
    pub before: Vec<SettledBefore>,
}

/// The guideline of an attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuidelineView {
    /// Attribute.
    pub attribute: String,
    /// Its text.
    pub text: String,
    /// Examples: words that people marked so.
    pub examples: Vec<String>,
}

/// Equal words that were settled in another item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettledBefore {
    /// The words.
    pub words: String,
    /// The words with what stands around them.
    pub context: String,
    /// What they were labelled in the end; none for no label.
    pub attribute: Option<String>,
    /// Who settled it.
    pub who: String,
    /// When, in Unix milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// The item.
    #[ts(type = "number")]
    pub item: i64,
}
