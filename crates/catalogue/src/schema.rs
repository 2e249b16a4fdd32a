//! Verticals and their attributes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::item::Values;

/// Everything a project asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    /// Verticals in display order.
    pub verticals: Vec<Vertical>,
}

impl Schema {
    /// A vertical by its name.
    #[must_use]
    pub fn vertical(&self, name: &str) -> Option<&Vertical> {
        self.verticals.iter().find(|v| v.name == name)
    }
}

/// A kind of product with its own attributes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Vertical {
    /// Unique name.
    pub name: String,
    /// Products or search queries.
    pub kind: VerticalKind,
    /// Attributes in display order.
    pub attributes: Vec<Attribute>,
    /// Intents, for queries.
    pub intents: Vec<String>,
    /// What people mean by an intent, where somebody has written it down.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub intent_about: BTreeMap<String, String>,
}

impl Vertical {
    /// An attribute by its name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|a| a.name == name)
    }
}

/// What a vertical's items are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerticalKind {
    /// Things for sale.
    #[default]
    Products,
    /// What people type into the search box.
    Queries,
}

/// Something to find out about an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attribute {
    /// Unique within the vertical.
    pub name: String,
    /// A shorter name for narrow tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// The question asked of the model and the guideline's first line.
    pub description: String,
    /// Marked in text, chosen from a list, or both.
    pub kind: AttributeKind,
    /// Closed list of values; empty for a free span.
    pub values: Vec<String>,
    /// Other words for values of the list.
    #[serde(skip_serializing_if = "Values::is_empty")]
    pub synonyms: Values,
    /// The key that sets it, lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<char>,
    /// Colour slot, kept for life.
    pub slot: u16,
    /// Every item of the vertical shall have a value for it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
}

/// Where the answer of an attribute is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeKind {
    /// Words marked in a text.
    #[default]
    Span,
    /// One or several values of a closed list, for the whole item.
    Choice,
    /// Both.
    Both,
}
