//! Verticals, attributes, values and intents of a project.
//!
//! Documents hold attribute numbers instead of names, so that renaming an attribute changes one
//! row. Nothing of a schema is ever deleted, and a colour slot stays with its attribute for life.

mod extend;
mod names;
mod read;
mod rename;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Attribute, AttributeId, VerticalId};

pub(crate) use extend::extend;
pub(crate) use names::{Names, NamesCache, VerticalNames};

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
