//! An item as it came: texts, photos, what the seller says. Labels live in [`crate::Annotation`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Attribute name to its values, in the order given.
pub type Values = BTreeMap<String, Vec<String>>;

/// One product (or one search query). Text is kept exactly as it came and never changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The id its owner gave it; unique in a project.
    pub id: String,
    /// Name of the vertical.
    pub vertical: String,
    /// Texts, title first.
    pub fields: Vec<Field>,
    /// Photo paths as written in the source, relative to it.
    pub photos: Vec<String>,
    /// What the seller claims, attribute by attribute.
    pub seller: Values,
    /// Items of one group are the same product and stay on one side of every split.
    pub group: Option<String>,
    /// The split the item brought along, as written.
    pub split: Option<String>,
    /// Keys of the source that Swingtag has no word for; they leave again as they came.
    pub extra: Map<String, Value>,
}

impl Item {
    /// The text of a field.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.name == field).map(|f| f.text.as_str())
    }

    /// The title, or the first field, or nothing.
    #[must_use]
    pub fn title(&self) -> &str {
        self.text("title").or_else(|| self.fields.first().map(|f| f.text.as_str())).unwrap_or_default()
    }

    /// The seller's values of an attribute. Feeds write “colour” where the schema says “Colour”.
    #[must_use]
    pub fn claimed(&self, attribute: &str) -> Vec<String> {
        let claims = self.seller.iter().filter(|(name, _)| is_same_name(name, attribute));
        claims.flat_map(|(_, values)| values).cloned().collect()
    }

    /// What the item's split says about its use.
    #[must_use]
    pub fn role(&self) -> SplitRole {
        SplitRole::of(self.split.as_deref())
    }
}

/// The same but for case. An import asks this for every attribute of every item, hence the short way.
fn is_same_name(one: &str, other: &str) -> bool {
    match one.is_ascii() && other.is_ascii() {
        true => one.eq_ignore_ascii_case(other),
        false => one.to_lowercase() == other.to_lowercase(),
    }
}

/// A named text of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// `title`, `description`, or a name of the source.
    pub name: String,
    /// The text as it came.
    pub text: String,
}

/// The use that a split name claims for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SplitRole {
    /// No split: the item may be drawn into the holdout.
    Open,
    /// `train…`: never enters the holdout.
    Train,
    /// `dev`, `val…`: thresholds and calibration.
    Dev,
    /// `test…`, `holdout`: measured, never trained on.
    Holdout,
}

impl SplitRole {
    /// Reads a split name; a name of another kind (`iconic`, say) claims nothing.
    #[must_use]
    pub fn of(split: Option<&str>) -> Self {
        let Some(name) = split.map(str::to_ascii_lowercase) else { return Self::Open };
        match name.as_str() {
            "test" | "holdout" => Self::Holdout,
            "dev" | "val" | "valid" | "validation" => Self::Dev,
            name if name.starts_with("train") => Self::Train,
            _ => Self::Open,
        }
    }
}
