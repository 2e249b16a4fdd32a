//! An item as it lies in the file: one JSON document without id and vertical, and a hash.

use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use swingtag_catalogue::{Field, Item, Values};

use crate::error::{Result, StoreError};
use crate::schema::Names;

/// An [`Item`] without its id and vertical, which are columns. Keys are one letter long.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ItemDoc {
    /// (name, text)
    #[serde(rename = "f")]
    pub(crate) fields: Vec<(String, String)>,
    #[serde(rename = "p", skip_serializing_if = "Vec::is_empty")]
    pub(crate) photos: Vec<String>,
    #[serde(rename = "s", skip_serializing_if = "Values::is_empty")]
    seller: Values,
    #[serde(rename = "g", skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    #[serde(rename = "d", skip_serializing_if = "Option::is_none")]
    split: Option<String>,
    #[serde(rename = "x", skip_serializing_if = "Map::is_empty")]
    extra: Map<String, Value>,
}

/// The same by reference, so that an import copies no text twice.
#[derive(Serialize)]
struct ItemDocRef<'a> {
    #[serde(rename = "f")]
    fields: Vec<(&'a str, &'a str)>,
    #[serde(rename = "p", skip_serializing_if = "<[String]>::is_empty")]
    photos: &'a [String],
    #[serde(rename = "s", skip_serializing_if = "is_empty")]
    seller: &'a Values,
    #[serde(rename = "g", skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(rename = "d", skip_serializing_if = "Option::is_none")]
    split: Option<&'a str>,
    #[serde(rename = "x", skip_serializing_if = "no_extra")]
    extra: &'a Map<String, Value>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference to the field")]
fn is_empty(values: &&Values) -> bool {
    values.is_empty()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference to the field")]
fn no_extra(extra: &&Map<String, Value>) -> bool {
    extra.is_empty()
}

impl ItemDoc {
    /// The text that is stored and hashed.
    pub(crate) fn text(item: &Item) -> Result<String> {
        let doc = ItemDocRef {
            fields: item.fields.iter().map(|f| (f.name.as_str(), f.text.as_str())).collect(),
            photos: &item.photos,
            seller: &item.seller,
            group: item.group.as_deref(),
            split: item.split.as_deref(),
            extra: &item.extra,
        };
        serde_json::to_string(&doc).map_err(|source| StoreError::Document { what: "item", source })
    }

    /// Reads a stored text.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|source| StoreError::Document { what: "item", source })
    }

    /// The item again.
    pub(crate) fn item(self, id: String, vertical: String) -> Item {
        Item {
            id,
            vertical,
            fields: self.fields.into_iter().map(|(name, text)| Field { name, text }).collect(),
            photos: self.photos,
            seller: self.seller,
            group: self.group,
            split: self.split,
            extra: self.extra,
        }
    }

    /// The title, or the first text, or nothing.
    pub(crate) fn into_title(mut self) -> String {
        let title = self.fields.iter().position(|(name, _)| name == "title").unwrap_or(0);
        if title < self.fields.len() { self.fields.swap_remove(title).1 } else { String::new() }
    }
}

/// Binds a document to the owner's id, so that a changed byte or a swapped row is noticed.
pub(crate) fn body_hash(external_id: &str, text: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(external_id.len() as u64).to_le_bytes());
    hasher.update(external_id.as_bytes()).update(text.as_bytes());
    *hasher.finalize().as_bytes()
}

/// Reads an item; none when it is not there.
pub(crate) fn item_of(connection: &Connection, id: i64, names: &Names) -> Result<Option<Item>> {
    let row: Option<(String, i64, String)> = connection
        .prepare_cached(include_str!("item.sql"))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    row.map(|(external, vertical, doc)| {
        Ok(ItemDoc::parse(&doc)?.item(external, names.vertical_of(vertical)?.name.clone()))
    })
    .transpose()
}
