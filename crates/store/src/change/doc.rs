//! The rows of a change as they lie in the log.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::AnswerRow;
use crate::error::{Result, StoreError};
use crate::review::VerdictDoc;

/// Rows of one side of a change, each in full.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ChangeDoc {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) verticals: Vec<VerticalRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) attributes: Vec<AttributeRow>,
    /// Whole lists of values with their synonyms, by attribute.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) values: BTreeMap<i64, Vec<(String, Vec<String>)>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) intents: Vec<IntentRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) items: Vec<ItemState>,
    /// Batches and whether they are open.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) batches: BTreeMap<i64, bool>,
    /// Items of batches and whether they are in them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) picks: BTreeMap<i64, Vec<(i64, bool)>>,
    /// Items and everybody they are given to.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) people: BTreeMap<i64, Vec<String>>,
    /// Items that are labelled apart and all answers to them; labels and status follow from these.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) answers: BTreeMap<i64, Vec<AnswerRow>>,
    /// Items that are labelled apart and the verdicts on them: decision, place, document.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) verdicts: BTreeMap<i64, Vec<(i64, i64, VerdictDoc)>>,
}

/// A row of `vertical`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct VerticalRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) position: i64,
    pub(crate) removed: bool,
}

/// A row of `attribute` without its counters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct AttributeRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) short: Option<String>,
    pub(crate) description: String,
    pub(crate) kind: String,
    pub(crate) key: Option<String>,
    pub(crate) slot: u16,
    pub(crate) position: i64,
    pub(crate) removed: bool,
    /// Entries of older formats do not say it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) required: bool,
}

/// A row of `intent`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct IntentRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) position: i64,
    pub(crate) removed: bool,
}

/// What a change of many items may touch of one, as a short list: number, vertical, status, person, labels
/// (none when the change leaves them alone).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ItemState(
    pub(crate) i64,
    pub(crate) i64,
    pub(crate) u8,
    pub(crate) Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")] pub(crate) Option<String>,
);

impl ChangeDoc {
    /// The text that is stored and hashed.
    pub(crate) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|source| StoreError::Document { what: "change", source })
    }

    /// Reads a stored text.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|source| StoreError::Document { what: "change", source })
    }

    /// Whether names, order or values of the schema are part of it.
    pub(crate) fn is_about_schema(&self) -> bool {
        !(self.verticals.is_empty()
            && self.attributes.is_empty()
            && self.values.is_empty()
            && self.intents.is_empty())
    }
}
