//! Verticals, attributes, values and intents of a project.
//!
//! Documents hold attribute numbers instead of names, so that renaming an attribute changes one
//! row. What is taken away stays in the file, marked as removed, so that it can come back with all that
//! refers to it.

mod edit;
mod extend;
mod names;
mod read;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Attribute, AttributeId, VerticalId};

pub use edit::{AttributeChange, LabelEffect, NewIntent, NewValue};
pub(crate) use edit::{relabel, relabel_answers};
pub(crate) use extend::{extend, next_serial, synonyms_text};
pub(crate) use names::{LiveAttribute, Names, NamesCache, VerticalNames};
pub(crate) use read::listed_values;

/// What [`crate::Store::extend_schema`] added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaChanges {
    /// New verticals.
    pub verticals: Vec<String>,
    /// New attributes as (vertical, attribute).
    pub attributes: Vec<(String, String)>,
    /// New values as (vertical, attribute, value).
    pub values: Vec<(String, String, String)>,
    /// New intents as (vertical, intent).
    pub intents: Vec<(String, String)>,
}

impl SchemaChanges {
    /// Whether everything was there already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An attribute with its numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributeRef {
    /// Its number.
    pub id: AttributeId,
    /// Number of its vertical.
    pub vertical: VerticalId,
    /// What the schema says.
    pub attribute: Attribute,
}
